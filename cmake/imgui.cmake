# Dear ImGui 1.92 or newer with its GLFW and OpenGL 3 backends, compiled with our flags from a folder
# of its sources: FV_IMGUI_SOURCE, else what scripts/get-imgui has fetched, else its release archive.
# (A system's own library is no help: we need it compiled a second time, with its hooks.)
#
# fv_imgui is what people run. fv_imgui_hooked has Dear ImGui's test hooks: whoever links it defines
# the four ImGuiTestEngineHook_ functions, so that a test can find a widget by its label.
set(FV_IMGUI_SOURCE "" CACHE PATH "A folder with the sources of Dear ImGui 1.92 or newer (else: what scripts/get-imgui fetched)")

# fv_imgui_folder(<variable>): the newest source folder in the cache that scripts/get-imgui fills.
function(fv_imgui_folder result)
    if(DEFINED ENV{XDG_CACHE_HOME})
        set(cache $ENV{XDG_CACHE_HOME})
    else()
        set(cache $ENV{HOME}/.cache)
    endif()
    file(GLOB folders LIST_DIRECTORIES true ${cache}/first-visit/imgui-*)
    list(SORT folders COMPARE NATURAL ORDER DESCENDING)
    set(newest "")
    foreach(folder ${folders})
        if(NOT newest AND EXISTS ${folder}/imgui.h)
            set(newest ${folder})
        endif()
    endforeach()
    set(${result} "${newest}" PARENT_SCOPE)
endfunction()

function(fv_imgui_library name)
    list(TRANSFORM FV_IMGUI_FILES PREPEND ${FV_IMGUI_FOLDER}/ OUTPUT_VARIABLE sources)
    add_library(${name} STATIC EXCLUDE_FROM_ALL ${sources})
    target_include_directories(${name} SYSTEM PUBLIC ${FV_IMGUI_FOLDER} ${FV_IMGUI_FOLDER}/backends)
    target_compile_definitions(${name} PUBLIC ${ARGN})
    target_link_libraries(${name} PRIVATE fv_glfw fv_opengl ${CMAKE_DL_LIBS})
endfunction()

fv_wanted_from_system(fv_from_system imgui)
set(FV_IMGUI_FOLDER "${FV_IMGUI_SOURCE}")
if(NOT FV_IMGUI_FOLDER)
    fv_imgui_folder(FV_IMGUI_FOLDER)
endif()
if(NOT FV_IMGUI_FOLDER OR NOT fv_from_system)
    fv_unpack(imgui)
    set(FV_IMGUI_FOLDER ${imgui_SOURCE_DIR})
endif()
if(NOT EXISTS "${FV_IMGUI_FOLDER}/imgui.h")
    message(FATAL_ERROR "There is no imgui.h in ${FV_IMGUI_FOLDER}: scripts/get-imgui fetches Dear ImGui.")
endif()
file(STRINGS ${FV_IMGUI_FOLDER}/imgui.h number REGEX "^#define IMGUI_VERSION_NUM ")
string(REGEX MATCH "[0-9]+" number "${number}")
if(number LESS 19200)
    message(FATAL_ERROR "Dear ImGui in ${FV_IMGUI_FOLDER} is too old (${number}): 1.92 has the dynamic fonts that we draw with.")
endif()
message(STATUS "Dear ImGui ${number}: ${FV_IMGUI_FOLDER}")

set(FV_IMGUI_FILES imgui.cpp imgui_draw.cpp imgui_tables.cpp imgui_widgets.cpp
    backends/imgui_impl_glfw.cpp backends/imgui_impl_opengl3.cpp)
fv_imgui_library(fv_imgui)
fv_imgui_library(fv_imgui_hooked IMGUI_ENABLE_TEST_ENGINE)
