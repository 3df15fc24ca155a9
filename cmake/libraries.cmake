# Third-party libraries, each behind a target of our own, so that a layer names what it needs and
# nothing else. The system's packages come first; cmake/downloads.cmake has a pinned and hashed
# archive of each for machines that have none. docs/dependencies.md tells what each is for.
#
# Their headers are SYSTEM everywhere: our warnings are for our own code.
find_package(PkgConfig QUIET)
find_package(Threads REQUIRED)

find_package(fmt REQUIRED)

pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
add_library(fv_sodium INTERFACE)
target_link_libraries(fv_sodium INTERFACE PkgConfig::sodium)

find_package(yaml-cpp REQUIRED)
add_library(fv_yaml INTERFACE)
target_link_libraries(fv_yaml INTERFACE yaml-cpp)

find_package(nlohmann_json REQUIRED)
add_library(fv_json INTERFACE)
target_link_libraries(fv_json INTERFACE nlohmann_json::nlohmann_json)

find_package(SQLite3 REQUIRED)
add_library(fv_sqlite3 INTERFACE)
target_link_libraries(fv_sqlite3 INTERFACE SQLite::SQLite3)

find_package(CLI11 REQUIRED)
add_library(fv_cli INTERFACE)
target_link_libraries(fv_cli INTERFACE CLI11::CLI11)

find_package(glfw3 REQUIRED)
add_library(fv_glfw INTERFACE)
target_link_libraries(fv_glfw INTERFACE glfw)

set(OpenGL_GL_PREFERENCE GLVND)
find_package(OpenGL REQUIRED)
add_library(fv_opengl INTERFACE)
target_link_libraries(fv_opengl INTERFACE OpenGL::GL)

include(imgui)
