// The order of exports.
#include <algorithm>
#include <tuple>

#include "core/store/graph_rows.hpp"

namespace claimgraph {

void order_evidence(Edge& edge) {
  std::sort(edge.evidence.begin(), edge.evidence.end(), [](const Evidence& a, const Evidence& b) {
    return std::tie(a.article, a.bytes, a.exact, a.by) < std::tie(b.article, b.bytes, b.exact, b.by);
  });
  const auto same = [](const Evidence& a, const Evidence& b) {
    return a.article == b.article && a.bytes == b.bytes && a.exact == b.exact;
  };
  edge.evidence.erase(std::unique(edge.evidence.begin(), edge.evidence.end(), same), edge.evidence.end());
}

void order_graph(GraphData& graph) {
  std::vector<std::uint32_t> order(graph.nodes.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(graph.nodes[a].kind, graph.nodes[a].id) <
           std::tie(graph.nodes[b].kind, graph.nodes[b].id);
  });
  std::vector<std::uint32_t> place(order.size());
  std::vector<Node> nodes;
  nodes.reserve(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    nodes.push_back(std::move(graph.nodes[order[i]]));
  }
  graph.nodes = std::move(nodes);
  for (Edge& edge : graph.edges) {
    edge.source = place[edge.source];
    edge.target = place[edge.target];
    order_evidence(edge);
  }
  std::sort(graph.edges.begin(), graph.edges.end(),
            [](const Edge& a, const Edge& b) { return std::tie(a.kind, a.id) < std::tie(b.kind, b.id); });
}

}  // namespace claimgraph
