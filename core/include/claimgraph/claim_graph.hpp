// The claims graph as a Boost graph: neighbourhoods and ways back to an origin. Boost.Graph itself
// stays inside core/graph/*.cpp; callers see GraphData and indices into it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/graph_data.hpp"

namespace claimgraph {

/// One edge on the way back from a claim: `edge` and the nodes at its ends are indices into
/// ClaimGraph::data().
struct TraceEdge {
  std::uint32_t edge = 0;
  std::uint32_t from = 0, to = 0;
  std::uint32_t depth = 0;  ///< 1 = starts at the claim
};

/// Owns a GraphData and a compressed (CSR) Boost graph over it, both directions. Immutable after
/// construction; any number of threads may ask. About 30 bytes an edge besides the data; building is linear.
class ClaimGraph {
 public:
  /// Edges whose ends are not in `data.nodes` are left out.
  explicit ClaimGraph(GraphData data);
  ~ClaimGraph();
  ClaimGraph(ClaimGraph&&) noexcept;
  ClaimGraph& operator=(ClaimGraph&&) noexcept;

  const GraphData& data() const;
  /// Index of the node with this id.
  std::optional<std::uint32_t> find(std::string_view id) const;

  /// All that lies within `hops` edges of the nodes `ids`, in either direction, and the edges between what
  /// was found (boost::breadth_first_search with a depth limit). Unknown ids are passed over. Order as in
  /// data().
  GraphData neighbourhood(const std::vector<std::string>& ids, unsigned hops) const;

  /// The edges that lead from a node back to where it came from, nearest first: saidBy, reportedIn, relays,
  /// derivedFrom, cites, revisionOf, followed in their own direction from `id` (boost::breadth_first_visit
  /// over those edges). Each edge once, so cycles end.
  std::vector<TraceEdge> trace_back(std::string_view id) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace claimgraph
