// The claims graph ready for questions: Boost.Graph behind a plain interface.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/graph_data.hpp"

namespace claimgraph {

/// One step of a trace: from `from` over `edge` to `to` (indices into data()).
struct TraceStep {
  std::uint32_t edge = 0, from = 0, to = 0;
  std::uint32_t depth = 0;  ///< 1 = leaves the start
};

struct DisputeCount {
  std::uint32_t claim = 0;  ///< node
  std::uint32_t disputers = 0, supporters = 0, contradictions = 0;
};

/// Owns its data; immutable, so any number of threads may ask. Building costs O(nodes + edges).
class ClaimGraph {
 public:
  /// Edges whose ends are not nodes are left out.
  explicit ClaimGraph(GraphData data);
  ~ClaimGraph();
  ClaimGraph(ClaimGraph&&) noexcept;
  ClaimGraph& operator=(ClaimGraph&&) noexcept;

  const GraphData& data() const;
  /// The node with that id.
  std::optional<std::uint32_t> find(std::string_view id) const;

  /// Breadth first from a claim or attribution towards its origin, over saidBy, relays, derivedFrom, cites
  /// and variantOf (towards the node that appeared earlier), and reportedIn to the articles. Each node once.
  std::vector<TraceStep> trace(std::uint32_t start) const;

  /// The subgraph of all nodes within `hops` edges (either way) of the nodes with these ids, with every edge
  /// between them; order as in data(). Hops never pass through an article: it links all that it reports.
  /// Unknown ids are passed over.
  GraphData neighbourhood(const std::vector<std::string>& around, unsigned hops) const;

  /// Component number of each node, edges taken both ways; numbers by first node.
  std::vector<std::uint32_t> components() const;

  /// Edges in and out of a node.
  std::uint32_t degree(std::uint32_t node) const;

  /// Claims that somebody disputes, denies or questions or that another contradicts, most disputed first
  /// (by disputers, contradictions, then id). `limit` 0 = all.
  std::vector<DisputeCount> most_disputed(std::size_t limit = 0) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace claimgraph
