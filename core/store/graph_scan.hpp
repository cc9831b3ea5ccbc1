// From tables to GraphRows, and the words of evidence.
#pragma once

#include "core/store/graph_rows.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

/// Reads the rows of the graph in scans over whole tables, a fixed number of statements. Needs about 300
/// bytes an attribution.
GraphRows scan_graph(const Store::Impl& impl, const GraphFilter& filter);

/// Puts the words (exact, prefix, suffix, code points) into all evidence of `graph` that has a place in a
/// text; narrows "about" edges to the first mention. One article is read at a time, and only those that are
/// cited.
void fetch_evidence(const Store::Impl& impl, GraphData& graph);

}  // namespace claimgraph
