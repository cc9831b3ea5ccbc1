# Installation: cmake --install, find_package(claimgraph).
