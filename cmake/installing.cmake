# What `cmake --install` puts where. The program looks for its data in share/first-visit beside its
# own folder, so that an installed tree can be moved as a whole; in a build it reads the source tree.
include(GNUInstallDirs)
set(FV_SHARE ${CMAKE_INSTALL_DATADIR}/first-visit)

# For the program's main(): the folder to fall back on, and what `first-visit version` says.
add_library(fv_paths INTERFACE)
target_compile_definitions(fv_paths INTERFACE
    FV_DATA_SOURCE_DIR="${PROJECT_SOURCE_DIR}" FV_VERSION="${PROJECT_VERSION}")

if(TARGET first-visit)
    install(TARGETS first-visit RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(DIRECTORY scenarios/packs scoring/frameworks assets/language docs/diagnostics DESTINATION ${FV_SHARE})
install(DIRECTORY ${FV_FONTS} DESTINATION ${FV_SHARE})
