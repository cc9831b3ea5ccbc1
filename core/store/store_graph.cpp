// load_graph: scan, fold, words.
#include "core/store/graph_scan.hpp"

namespace claimgraph {

GraphData Store::load_graph(const GraphFilter& filter) const {
  return m_impl->read([&] {
    GraphData graph = fold_graph(scan_graph(*m_impl, filter), filter);
    if (filter.evidence && filter.words) claimgraph::fetch_evidence(*m_impl, graph);
    return graph;
  });
}

void Store::fetch_evidence(GraphData& graph) const {
  m_impl->read([&] { claimgraph::fetch_evidence(*m_impl, graph); });
}

}  // namespace claimgraph
