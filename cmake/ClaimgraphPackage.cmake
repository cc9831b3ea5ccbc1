# cpack --config build/release/CPackConfig.cmake: two Debian packages, claimgraph (program, models, man pages, completion)
# and libclaimgraph-dev (library, headers). What the first depends on is read from the program by dpkg-shlibdeps
# (dpkg-dev) and file. Where they are missing, or with -G TXZ, an archive of both: never a package that lies about what
# it needs.
set(CPACK_PACKAGE_NAME claimgraph)
set(CPACK_PACKAGE_VENDOR claimgraph)
set(CPACK_PACKAGE_CONTACT "claimgraph <maintainers@claimgraph.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_RESOURCE_FILE_README "${PROJECT_SOURCE_DIR}/README.md")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_ARCHIVE_COMPONENT_INSTALL OFF)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME claimgraph)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION
    "claimgraph reads news articles and keeps in one file who said what, who
disputes it and where each claim came from, with the passage behind each
edge. It runs offline and passes no verdict.")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "graphviz, fonts-dejavu-core")  # run as programs: no library shows it
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS poppler-utils)

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libclaimgraph-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION
    "The C++20 library behind claimgraph, with headers and the configuration
for find_package(claimgraph).")
# What the build needs is what a program that links the archive needs, but for what the command alone uses.
file(STRINGS scripts/packages.txt cg_packages REGEX "^z?lib[a-z0-9.+-]*-dev ")
list(FILTER cg_packages EXCLUDE REGEX "\\[(test|fuzz)\\]|^libcxxopts-dev")
list(TRANSFORM cg_packages REPLACE " .*" "")
list(JOIN cg_packages ", " cg_packages)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "claimgraph (= ${PROJECT_VERSION}), ${cg_packages}")

find_program(CLAIMGRAPH_SHLIBDEPS dpkg-shlibdeps)
find_program(CLAIMGRAPH_FILE file)
mark_as_advanced(CLAIMGRAPH_SHLIBDEPS CLAIMGRAPH_FILE)
if(CLAIMGRAPH_SHLIBDEPS AND CLAIMGRAPH_FILE)
  set(CPACK_GENERATOR DEB)
  set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
else()
  set(CPACK_GENERATOR TXZ)
endif()
include(CPack)
