// The main() of every test program; compiled once, because Catch2 v2 takes long.
#ifdef FV_CATCH2_V2
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
