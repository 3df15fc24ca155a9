# A layer is a folder that is a target with an include root of its own.
#
# `build/layers/<name>/` holds one symbolic link, at the folder's own path, and nothing else. So
# `#include "scenarios/engine/visit.h"` reads the same everywhere and works only for a target that
# links fv_engine: what is not linked cannot be included.

define_property(GLOBAL PROPERTY FV_LAYERS BRIEF_DOCS "Every layer's name, in the order of declaration")

# fv_layer(<name> [HEADERS …] [SOURCES …] [PUBLIC …] [PRIVATE …])
function(fv_layer name)
    cmake_parse_arguments(L "" "" "HEADERS;SOURCES;PUBLIC;PRIVATE" ${ARGN})
    file(RELATIVE_PATH path ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    set(root ${PROJECT_BINARY_DIR}/layers/${name})
    cmake_path(GET path PARENT_PATH parent)
    file(MAKE_DIRECTORY ${root}/${parent})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${path} SYMBOLIC)

    list(TRANSFORM L_HEADERS PREPEND ${root}/${path}/ OUTPUT_VARIABLE headers)
    if(L_SOURCES)
        add_library(fv_${name} STATIC ${L_SOURCES})
        set(visibility PUBLIC)
        target_link_libraries(fv_${name} PUBLIC ${L_PUBLIC} PRIVATE ${L_PRIVATE} fv_compiler)
    else()
        add_library(fv_${name} INTERFACE)
        set(visibility INTERFACE)
        target_link_libraries(fv_${name} INTERFACE ${L_PUBLIC})
    endif()
    target_sources(fv_${name} ${visibility}
        FILE_SET headers TYPE HEADERS BASE_DIRS ${root} FILES ${headers})
    # Headers that are verified alone are compiled with the same warnings as sources.
    set_target_properties(fv_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    set_property(GLOBAL APPEND PROPERTY FV_LAYERS ${name})
    set_property(TARGET fv_${name} PROPERTY FV_LISTED "${L_HEADERS};${L_SOURCES}")
    set_property(TARGET fv_${name} PROPERTY FV_PATH "${path}")
endfunction()

# fv_layer_tests(<name> SOURCES … [LINK …]): the test program of one layer. It links that layer, Catch2
# and tests/support, so that a dependency which the layer forgot to name fails here, at link time.
function(fv_layer_tests name)
    cmake_parse_arguments(T "" "" "SOURCES;LINK" ${ARGN})
    add_executable(test_${name} ${T_SOURCES})
    target_link_libraries(test_${name} PRIVATE fv_${name} ${T_LINK} fv_catch fv_compiler)
    target_compile_definitions(test_${name} PRIVATE FV_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND test_${name})
    set_property(GLOBAL APPEND PROPERTY FV_TEST_PROGRAMS test_${name})
endfunction()

# fv_drawing_layer(<name> …): a layer that draws, in two flavours from one list: fv_<name> with the
# Dear ImGui that people run, fv_<name>_hooked with its test hooks. Layers named in DRAWING are linked
# in the same flavour.
function(fv_drawing_layer name)
    cmake_parse_arguments(L "" "" "HEADERS;SOURCES;PUBLIC;PRIVATE;DRAWING" ${ARGN})
    list(TRANSFORM L_DRAWING PREPEND fv_ OUTPUT_VARIABLE drawing)
    fv_layer(${name} HEADERS ${L_HEADERS} SOURCES ${L_SOURCES} PUBLIC fv_imgui ${drawing} ${L_PUBLIC} PRIVATE ${L_PRIVATE})
    list(TRANSFORM drawing APPEND _hooked)
    add_library(fv_${name}_hooked STATIC EXCLUDE_FROM_ALL ${L_SOURCES})
    target_include_directories(fv_${name}_hooked PUBLIC ${PROJECT_BINARY_DIR}/layers/${name})
    target_link_libraries(fv_${name}_hooked PUBLIC fv_imgui_hooked ${drawing} ${L_PUBLIC} PRIVATE ${L_PRIVATE} fv_compiler)
endfunction()
