// A graph as the JSON exporter writes it, to compare two of them.
#pragma once

#include <sstream>
#include <string>

#include "claimgraph/exporter.hpp"

namespace claimgraph::test {

inline std::string as_json(const GraphData& graph) {
  std::ostringstream out;
  Diagnostics none;
  find_exporter("json")->write(graph, {}, out, none);
  return out.str();
}

}  // namespace claimgraph::test
