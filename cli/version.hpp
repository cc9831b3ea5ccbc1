// The program's version, from CMake.
#pragma once

namespace claimgraph::cli {
#ifndef CLAIMGRAPH_VERSION
#define CLAIMGRAPH_VERSION "0.0.0"
#endif
inline constexpr const char* kVersion = CLAIMGRAPH_VERSION;
}  // namespace claimgraph::cli
