# A release archive of each library, for machines whose system has none: pinned, and verified by its
# hash whatever it comes from. FV_DOWNLOADS_FROM names a folder that is looked into first, for
# machines without a network: the archive under the name that stands before its address below.
set(FV_DOWNLOADS_FROM "" CACHE PATH "A folder with release archives, looked into before the network")
include(FetchContent)
include(ExternalProject)

# fv_archive(<name> <file> <address> <hash>): declares it; nothing is fetched before fv_unpack(<name>).
function(fv_archive name file address hash)
    set(address "${address}")
    if(FV_DOWNLOADS_FROM AND EXISTS ${FV_DOWNLOADS_FROM}/${file})
        set(address ${FV_DOWNLOADS_FROM}/${file})
    endif()
    FetchContent_Declare(${name} URL ${address} URL_HASH ${hash} DOWNLOAD_NAME ${file}
        DOWNLOAD_EXTRACT_TIMESTAMP OFF SYSTEM EXCLUDE_FROM_ALL ${ARGN})
    set_property(GLOBAL PROPERTY FV_ARCHIVE_${name} "${address}")
    set_property(GLOBAL PROPERTY FV_ARCHIVE_HASH_${name} "${hash}")
endfunction()

fv_archive(fmt fmt-10.2.1.tar.gz https://github.com/fmtlib/fmt/archive/refs/tags/10.2.1.tar.gz
    SHA256=1250e4cc58bf06ee631567523f48848dc4596133e163f02615c97f78bab6c811)
fv_archive(yaml-cpp yaml-cpp-0.8.0.tar.gz https://github.com/jbeder/yaml-cpp/archive/refs/tags/0.8.0.tar.gz
    SHA256=fbe74bbdcee21d656715688706da3c8becfd946d92cd44705cc6098bb23b3a16)
fv_archive(nlohmann_json json-3.11.3.tar.gz https://github.com/nlohmann/json/archive/refs/tags/v3.11.3.tar.gz
    SHA256=0d8ef5af7f9794e3263480193c491549b2ba6cc74bb018906202ada498a79406)
fv_archive(cli11 cli11-2.4.2.tar.gz https://github.com/CLIUtils/CLI11/archive/v2.4.2.tar.gz
    SHA256=f2d893a65c3b1324c50d4e682c0cdc021dd0477ae2c048544f39eed6654b699a)
fv_archive(glfw glfw-3.4.tar.gz https://github.com/glfw/glfw/archive/refs/tags/3.4.tar.gz
    SHA256=c038d34200234d071fae9345bc455e4a8f2f544ab60150765d7704e08f3dac01)
fv_archive(catch2 catch2-3.7.1.tar.gz https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz
    SHA256=c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c)
# These three have no CMakeLists.txt of their own that we use: SOURCE_SUBDIR names a folder without one.
fv_archive(sqlite sqlite-amalgamation-3460100.zip https://sqlite.org/2024/sqlite-amalgamation-3460100.zip
    SHA256=77823cb110929c2bcb0f5d48e4833b5c59a8a6e40cdea3936b99e199dbbe5784 SOURCE_SUBDIR none)
fv_archive(imgui imgui-1.92.5.zip https://github.com/ocornut/imgui/archive/refs/tags/v1.92.5.zip
    SHA512=689338deecfa75d94d5796a42872f2d807eb853a3b9b3e4c2904e2a36a53bdce5de2e74b7812e38548ebdc02cfd70652d49d8c7aa1d20fd46193eb912e10b826
    SOURCE_SUBDIR none)
fv_archive(sodium libsodium-1.0.18.tar.gz
    https://github.com/jedisct1/libsodium/releases/download/1.0.18-RELEASE/libsodium-1.0.18.tar.gz
    SHA256=6f504490b342a4f8a4c4a02fc9b866cbef8622d5df4e5452b46be121e46636c1)

# fv_unpack(<name>): fetches, verifies and unpacks it; adds its targets where it has a CMake project.
macro(fv_unpack name)
    get_property(fv_address GLOBAL PROPERTY FV_ARCHIVE_${name})
    message(STATUS "${name} is not on this system: ${fv_address}")
    set(BUILD_SHARED_LIBS OFF)
    set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)  # so that the plain settings below are theirs
    FetchContent_MakeAvailable(${name})
endmacro()

# libsodium is built by its own configure script, as a step of our build.
function(fv_download_sodium)
    get_property(address GLOBAL PROPERTY FV_ARCHIVE_sodium)
    get_property(hash GLOBAL PROPERTY FV_ARCHIVE_HASH_sodium)
    message(STATUS "libsodium is not on this system: ${address}")
    set(place ${PROJECT_BINARY_DIR}/_deps/sodium-install)
    file(MAKE_DIRECTORY ${place}/include)
    ExternalProject_Add(sodium_archive URL ${address} URL_HASH ${hash} DOWNLOAD_EXTRACT_TIMESTAMP OFF
        CONFIGURE_COMMAND <SOURCE_DIR>/configure --prefix=${place} --disable-shared --enable-static --with-pic --quiet
        BUILD_COMMAND make -s INSTALL_COMMAND make -s install BUILD_BYPRODUCTS ${place}/lib/libsodium.a)
    add_library(fv_sodium_archive STATIC IMPORTED GLOBAL)
    set_target_properties(fv_sodium_archive PROPERTIES IMPORTED_LOCATION ${place}/lib/libsodium.a
        INTERFACE_INCLUDE_DIRECTORIES ${place}/include)
    add_dependencies(fv_sodium_archive sodium_archive)
endfunction()

# fv_download_sqlite(): the amalgamation, compiled as it is.
function(fv_download_sqlite)
    enable_language(C)
    fv_unpack(sqlite)
    add_library(fv_sqlite_archive STATIC EXCLUDE_FROM_ALL ${sqlite_SOURCE_DIR}/sqlite3.c)
    target_include_directories(fv_sqlite_archive SYSTEM PUBLIC ${sqlite_SOURCE_DIR})
    target_link_libraries(fv_sqlite_archive PUBLIC Threads::Threads ${CMAKE_DL_LIBS})
endfunction()
