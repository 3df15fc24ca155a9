// Catch2, version 2 or 3: the tests are written for what both have.
#pragma once

#ifdef FV_CATCH2_V2
#include <catch2/catch.hpp>
#else
#include <catch2/catch_all.hpp>
using Catch::Approx;
#endif
