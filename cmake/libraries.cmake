# Third-party libraries, each behind a target of our own, so that a layer names what it needs and
# nothing else. The system's packages come first; cmake/downloads.cmake has a pinned and hashed
# archive of each for machines that have none. docs/dependencies.md tells what each is for.
#
# Their headers are SYSTEM everywhere: our warnings are for our own code.
include(downloads)
set(FV_NOT_FROM_SYSTEM "" CACHE STRING "Libraries to download though the system may have them, `all` for every one")
find_package(PkgConfig QUIET)
find_package(Threads REQUIRED)

# fv_wanted_from_system(<result> <name>)
macro(fv_wanted_from_system result name)
    set(${result} TRUE)
    if("${name}" IN_LIST FV_NOT_FROM_SYSTEM OR "all" IN_LIST FV_NOT_FROM_SYSTEM)
        set(${result} FALSE)
    endif()
endmacro()

# fv_library(<our target> <name in downloads> <target that both ways give> <package>)
macro(fv_library target name gives package)
    fv_wanted_from_system(fv_from_system ${name})
    if(fv_from_system)
        find_package(${package} QUIET)
    endif()
    if(NOT TARGET ${gives})
        fv_unpack(${name})
    endif()
    if(NOT TARGET ${target})
        add_library(${target} INTERFACE)
        target_link_libraries(${target} INTERFACE ${gives})
    endif()
endmacro()

set(YAML_CPP_BUILD_TESTS OFF)
set(YAML_CPP_BUILD_TOOLS OFF)
set(JSON_BuildTests OFF)
set(CLI11_BUILD_TESTS OFF)
set(CLI11_BUILD_EXAMPLES OFF)
set(GLFW_BUILD_EXAMPLES OFF)
set(GLFW_BUILD_TESTS OFF)
set(GLFW_BUILD_DOCS OFF)
set(GLFW_BUILD_WAYLAND OFF)  # as Debian 12 builds it: a Wayland desktop shows it through XWayland
set(GLFW_INSTALL OFF)
fv_library(fmt::fmt fmt           fmt::fmt                     fmt)
fv_library(fv_yaml  yaml-cpp      yaml-cpp                     yaml-cpp)
fv_library(fv_json  nlohmann_json nlohmann_json::nlohmann_json nlohmann_json)
fv_library(fv_cli   cli11         CLI11::CLI11                 CLI11)
fv_library(fv_glfw  glfw          glfw                         glfw3)

fv_wanted_from_system(fv_from_system sqlite)
if(fv_from_system)
    find_package(SQLite3 QUIET)
endif()
add_library(fv_sqlite3 INTERFACE)
if(TARGET SQLite::SQLite3)
    target_link_libraries(fv_sqlite3 INTERFACE SQLite::SQLite3)
else()
    fv_download_sqlite()
    target_link_libraries(fv_sqlite3 INTERFACE fv_sqlite_archive)
endif()

# The system's always: it comes with the system's TLS and Kerberos.
if(PkgConfig_FOUND)
    pkg_check_modules(libpq QUIET IMPORTED_TARGET libpq)
endif()
if(NOT TARGET PkgConfig::libpq)
    message(FATAL_ERROR "libpq is not here: it brings records to a PostgreSQL server. Install it (Debian: libpq-dev).")
endif()
add_library(fv_libpq INTERFACE)
target_link_libraries(fv_libpq INTERFACE PkgConfig::libpq)

fv_wanted_from_system(fv_from_system sodium)
if(fv_from_system AND PkgConfig_FOUND)
    pkg_check_modules(sodium QUIET IMPORTED_TARGET libsodium)
endif()
add_library(fv_sodium INTERFACE)
if(TARGET PkgConfig::sodium)
    target_link_libraries(fv_sodium INTERFACE PkgConfig::sodium)
else()
    fv_download_sodium()
    target_link_libraries(fv_sodium INTERFACE fv_sodium_archive)
endif()

# What draws a PDF: the system's always, since each of them stands on a dozen more (docs/dependencies.md).
if(NOT PkgConfig_FOUND)
    message(FATAL_ERROR "pkg-config finds Pango, cairo, fontconfig and qpdf. Install it (Debian: pkg-config).")
endif()
pkg_check_modules(pdf REQUIRED QUIET IMPORTED_TARGET pangocairo>=1.50 pangoft2 harfbuzz gobject-2.0 cairo-pdf>=1.16 fontconfig libqpdf>=11)
add_library(fv_pdf INTERFACE)
target_link_libraries(fv_pdf INTERFACE PkgConfig::pdf)
target_compile_definitions(fv_pdf INTERFACE POINTERHOLDER_TRANSITION=4)  # qpdf 11: std::shared_ptr, no older kind

# What makes a workbook, and what sends to a server: the system's always, too.
pkg_check_modules(xlsxwriter REQUIRED QUIET IMPORTED_TARGET xlsxwriter>=1.1)
add_library(fv_xlsxwriter INTERFACE)
target_link_libraries(fv_xlsxwriter INTERFACE PkgConfig::xlsxwriter)
pkg_check_modules(curl REQUIRED QUIET IMPORTED_TARGET libcurl>=7.85)
add_library(fv_curl INTERFACE)
target_link_libraries(fv_curl INTERFACE PkgConfig::curl)

# What makes a QR code: small, and the system's always.
pkg_check_modules(qrencode REQUIRED QUIET IMPORTED_TARGET libqrencode>=4.1)
add_library(fv_qrencode INTERFACE)
target_link_libraries(fv_qrencode INTERFACE PkgConfig::qrencode)

set(OpenGL_GL_PREFERENCE GLVND)
find_package(OpenGL REQUIRED)  # the system's always: it comes with the graphics driver
add_library(fv_opengl INTERFACE)
target_link_libraries(fv_opengl INTERFACE OpenGL::GL)

include(imgui)
