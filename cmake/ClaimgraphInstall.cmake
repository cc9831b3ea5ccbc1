# cmake --install: program, library, headers, models, schemas, man pages, completion, and the package configuration
# for find_package(claimgraph). tests/install checks the list and builds a consumer. Component "program" is what a user
# needs, "development" the library; ClaimgraphPackage.cmake makes a Debian package of each.
include(CMakePackageConfigHelpers)

set(cg_headers "${CMAKE_INSTALL_INCLUDEDIR}/claimgraph-${PROJECT_VERSION_MAJOR}")
install(TARGETS claimgraph_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT program)
install(TARGETS claimgraph EXPORT claimgraphTargets ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
        COMPONENT development)
install(DIRECTORY core/include/claimgraph DESTINATION "${cg_headers}" COMPONENT development FILES_MATCHING PATTERN "*.hpp")
file(GLOB cg_models CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/core/models/*.cgm")
install(FILES ${cg_models} core/models/MODELS.md DESTINATION "${CMAKE_INSTALL_DATADIR}/claimgraph/models"
        COMPONENT program)
install(DIRECTORY schemas/ DESTINATION "${CMAKE_INSTALL_DATADIR}/claimgraph/schemas" COMPONENT program)
install(FILES LICENSE THIRD_PARTY.md README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
install(FILES cmake/debian-copyright DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright COMPONENT program)
install(FILES cmake/debian-copyright DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/libclaimgraph-dev" RENAME copyright
        COMPONENT development)

# Man pages and completion come from the command table, through the program itself.
install(CODE "
  set(program \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/claimgraph\")
  set(man \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_MANDIR}/man1\")
  set(share \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}\")
  file(MAKE_DIRECTORY \"\${man}\" \"\${share}/bash-completion/completions\" \"\${share}/zsh/site-functions\"
       \"\${share}/fish/vendor_completions.d\")
  execute_process(COMMAND \"\${program}\" man OUTPUT_FILE \"\${man}/claimgraph.1\" COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND \"\${program}\" --commands OUTPUT_VARIABLE names COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL \"[^\\n]+\" names \"\${names}\")
  foreach(name IN LISTS names)
    execute_process(COMMAND \"\${program}\" man \${name} OUTPUT_FILE \"\${man}/claimgraph-\${name}.1\"
                    COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
  execute_process(COMMAND \"\${program}\" completion bash
                  OUTPUT_FILE \"\${share}/bash-completion/completions/claimgraph\" COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND \"\${program}\" completion zsh
                  OUTPUT_FILE \"\${share}/zsh/site-functions/_claimgraph\" COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND \"\${program}\" completion fish
                  OUTPUT_FILE \"\${share}/fish/vendor_completions.d/claimgraph.fish\" COMMAND_ERROR_IS_FATAL ANY)
" COMPONENT program)

set(cg_package "${CMAKE_INSTALL_LIBDIR}/cmake/claimgraph")
install(EXPORT claimgraphTargets NAMESPACE claimgraph:: DESTINATION "${cg_package}" COMPONENT development)
configure_package_config_file(cmake/claimgraphConfig.cmake.in "${PROJECT_BINARY_DIR}/claimgraphConfig.cmake"
                              INSTALL_DESTINATION "${cg_package}" PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/claimgraphConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/claimgraphConfig.cmake" "${PROJECT_BINARY_DIR}/claimgraphConfigVersion.cmake"
        DESTINATION "${cg_package}" COMPONENT development)
