# What `cmake --install` puts where. The program looks for its data in share/first-visit beside its
# own folder, so that an installed tree can be moved as a whole; in a build it reads the source tree.
include(GNUInstallDirs)
set(FV_SHARE ${CMAKE_INSTALL_DATADIR}/first-visit)

install(TARGETS first-visit RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY scenarios/packs scoring/frameworks facilitator/programmes assets/language docs/diagnostics DESTINATION ${FV_SHARE})
install(DIRECTORY ${FV_FONTS} DESTINATION ${FV_SHARE})
