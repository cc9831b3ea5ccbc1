// DOT as data instead of a picture: every node and edge at the top level with plain attributes.
#pragma once

#include <ostream>

#include "claimgraph/diagnostic.hpp"
#include "claimgraph/graph_data.hpp"

namespace claimgraph::detail {

/// What pydot and networkx.nx_pydot read whole; they look into no cluster. Linear.
void write_dot_data(const GraphData& graph, std::ostream& out, Diagnostics& diagnostics);

}  // namespace claimgraph::detail
