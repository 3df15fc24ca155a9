# The language and the warnings, for our own code only.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(FV_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
if(FV_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

option(FV_FUZZ "Build the fuzzers (clang)" OFF)
if(FV_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

add_library(fv_compiler INTERFACE)
target_compile_options(fv_compiler INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -Wno-missing-field-initializers)  # designated initialisers name what matters; the rest keeps its default
# g++ 12 sees overlapping copies and unset members in std::string's own code where there are none
# (GCC bug 105651 and its kin). Other compilers and newer versions keep both warnings.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(fv_compiler INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
# Messages name the folder a person edits, not the link they were found through.
add_compile_options(-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
