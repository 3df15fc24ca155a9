// The main() of every test program; compiled once, because Catch2 v2 takes long.
#ifdef FV_CATCH2_V2
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif

#ifdef __SANITIZE_ADDRESS__
// fontconfig keeps a pattern of its first reading for the life of a program, where LeakSanitizer can't see it.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
#endif
