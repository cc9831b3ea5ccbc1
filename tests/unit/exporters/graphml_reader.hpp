// Reads GraphML, ours whole and others' as far as they use our keys (schemas/graphml/keys.tsv).
#pragma once

#include <istream>
#include <string_view>

#include "claimgraph/diagnostic.hpp"
#include "claimgraph/graph_data.hpp"

namespace claimgraph {

/// Linear in the input, without recursion; unlike others it keeps white space, never invents a node for an
/// edge that leads nowhere (a diagnostic says how many were dropped) and reads no external entity. Keys that
/// are not ours are skipped, with one note. Byte offsets of evidence are not in the file and stay 0.
/// Throws DataError naming the line when the input is not well-formed or not GraphML.
GraphData read_graphml(std::string_view xml, Diagnostics& diagnostics);
GraphData read_graphml(std::istream& in, Diagnostics& diagnostics);

}  // namespace claimgraph
