# cmake -DBUILD=… -DSOURCE=… -DWORK=… -P test_install.cmake: installs into an empty folder, checks the list of files,
# builds and runs a consumer.
file(REMOVE_RECURSE "${WORK}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/usr" OUTPUT_QUIET
                COMMAND_ERROR_IS_FATAL ANY)
foreach(name bin/claimgraph include/claimgraph-0/claimgraph/claimgraph.hpp include/claimgraph-0/claimgraph/article.hpp
             share/claimgraph/models/accurate.cgm share/claimgraph/models/news.cgm share/claimgraph/models/page.cgm share/claimgraph/schemas/json/article.schema.json
             share/man/man1/claimgraph.1 share/man/man1/claimgraph-trace.1
             share/bash-completion/completions/claimgraph share/doc/claimgraph/LICENSE share/claimgraph/schemas/datasette/metadata.json)
  if(NOT EXISTS "${WORK}/usr/${name}")
    message(FATAL_ERROR "not installed: ${name}")
  endif()
endforeach()
# Nothing in the program depends on where it was built.
string(REGEX REPLACE "([][+.*^$()|?\\\\])" "\\\\\\1" pattern "${SOURCE}/")
file(STRINGS "${WORK}/usr/bin/claimgraph" built_at REGEX "${pattern}")
if(built_at)
  message(FATAL_ERROR "the program holds the path of the source tree: ${built_at}")
endif()
file(GLOB_RECURSE stray RELATIVE "${WORK}/usr" "${WORK}/usr/*.cpp" "${WORK}/usr/*CMakeLists.txt" "${WORK}/usr/*.o")
file(GLOB_RECURSE headers RELATIVE "${WORK}/usr" "${WORK}/usr/include/*")
list(FILTER headers EXCLUDE REGEX "^include/claimgraph-0/claimgraph/[a-z0-9_]+\\.hpp$")
file(GLOB folders RELATIVE "${WORK}/usr" "${WORK}/usr/*")
list(REMOVE_ITEM folders bin include lib share)
if(stray OR headers OR folders)
  message(FATAL_ERROR "installed, but should not be: ${stray} ${headers} ${folders}")
endif()
execute_process(COMMAND "${CMAKE_COMMAND}" -S "${SOURCE}/tests/install/consumer" -B "${WORK}/build" -G Ninja
                        "-DCMAKE_PREFIX_PATH=${WORK}/usr" "-DCMAKE_CXX_FLAGS=${FLAGS}" OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${WORK}/build" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${WORK}/build/consumer" OUTPUT_VARIABLE line COMMAND_ERROR_IS_FATAL ANY)
foreach(wanted "2 articles" "Kestrel Foods" "GraphML written" "refused: no/such/folder/claims.db")
  if(NOT line MATCHES "${wanted}")
    message(FATAL_ERROR "the consumer printed, without '${wanted}': ${line}")
  endif()
endforeach()
file(REMOVE_RECURSE "${WORK}")
