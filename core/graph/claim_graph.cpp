#include "claimgraph/claim_graph.hpp"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <limits>
#include <unordered_map>
#include <utility>

namespace claimgraph {

namespace {

struct EdgeNumber {
  std::uint32_t number = 0;  // index into GraphData::edges
};

using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, EdgeNumber,
                                               boost::no_property, std::uint32_t, std::uint32_t>;
using CsrEdge = boost::graph_traits<Csr>::edge_descriptor;

bool leads_back(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::said_by:
    case EdgeKind::reported_in:
    case EdgeKind::relays:
    case EdgeKind::derived_from:
    case EdgeKind::cites:
    case EdgeKind::revision_of:
      return true;
    default:
      return false;
  }
}

/// Keeps the edges that lead back to an origin.
struct LeadsBack {
  const Csr* graph = nullptr;
  const GraphData* data = nullptr;
  bool operator()(const CsrEdge& edge) const { return leads_back(data->edges[(*graph)[edge].number].kind); }
};

/// Notes every examined edge with the depth of its start.
class TraceVisitor : public boost::default_bfs_visitor {
 public:
  TraceVisitor(std::vector<TraceEdge>& found, std::vector<std::uint32_t>& depth)
      : m_found(&found), m_depth(&depth) {}

  template <typename Graph>
  void examine_edge(const boost::graph_traits<Csr>::edge_descriptor& edge, const Graph& graph) {
    const auto from = static_cast<std::uint32_t>(boost::source(edge, graph));
    const auto to = static_cast<std::uint32_t>(boost::target(edge, graph));
    m_found->push_back({graph[edge].number, from, to, (*m_depth)[from] + 1});
  }
  template <typename Graph>
  void tree_edge(const boost::graph_traits<Csr>::edge_descriptor& edge, const Graph& graph) {
    (*m_depth)[boost::target(edge, graph)] = (*m_depth)[boost::source(edge, graph)] + 1;
  }

 private:
  std::vector<TraceEdge>* m_found;
  std::vector<std::uint32_t>* m_depth;
};

/// Thrown to leave a breadth-first search at its depth limit; never leaves this file.
struct DepthReached {};

class LimitVisitor : public boost::default_bfs_visitor {
 public:
  LimitVisitor(std::vector<std::uint32_t>& depth, std::uint32_t limit) : m_depth(&depth), m_limit(limit) {}
  template <typename Vertex, typename Graph>
  void examine_vertex(Vertex vertex, const Graph&) {
    if ((*m_depth)[vertex] >= m_limit) throw DepthReached{};
  }
  template <typename Graph>
  void tree_edge(const boost::graph_traits<Csr>::edge_descriptor& edge, const Graph& graph) {
    (*m_depth)[boost::target(edge, graph)] = (*m_depth)[boost::source(edge, graph)] + 1;
  }

 private:
  std::vector<std::uint32_t>* m_depth;
  std::uint32_t m_limit;
};

constexpr std::uint32_t kFar = std::numeric_limits<std::uint32_t>::max();

}  // namespace

struct ClaimGraph::Impl {
  explicit Impl(GraphData input) : data(std::move(input)) {
    for (std::uint32_t i = 0; i < data.nodes.size(); ++i) index.emplace(data.nodes[i].id, i);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends, both;
    std::vector<EdgeNumber> numbers, both_numbers;
    for (std::uint32_t i = 0; i < data.edges.size(); ++i) {
      const Edge& edge = data.edges[i];
      if (edge.source >= data.nodes.size() || edge.target >= data.nodes.size()) continue;
      ends.emplace_back(edge.source, edge.target);
      numbers.push_back({i});
      // What one article only names lies near nothing else.
      if (edge.kind == EdgeKind::mentions) continue;
      both.emplace_back(edge.source, edge.target);
      both.emplace_back(edge.target, edge.source);
      both_numbers.push_back({i});
      both_numbers.push_back({i});
    }
    const auto count = static_cast<std::uint32_t>(data.nodes.size());
    forward = Csr(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), numbers.begin(), count);
    undirected =
        Csr(boost::edges_are_unsorted_multi_pass, both.begin(), both.end(), both_numbers.begin(), count);
  }

  GraphData data;
  std::unordered_map<std::string, std::uint32_t> index;
  Csr forward;     // along each edge's own direction
  Csr undirected;  // every edge both ways
};

ClaimGraph::ClaimGraph(GraphData data) : m_impl(std::make_unique<Impl>(std::move(data))) {}
ClaimGraph::~ClaimGraph() = default;
ClaimGraph::ClaimGraph(ClaimGraph&&) noexcept = default;
ClaimGraph& ClaimGraph::operator=(ClaimGraph&&) noexcept = default;

const GraphData& ClaimGraph::data() const {
  return m_impl->data;
}

std::optional<std::uint32_t> ClaimGraph::find(std::string_view id) const {
  const auto found = m_impl->index.find(std::string(id));
  if (found == m_impl->index.end()) return std::nullopt;
  return found->second;
}

GraphData ClaimGraph::neighbourhood(const std::vector<std::string>& ids, unsigned hops) const {
  const GraphData& all = m_impl->data;
  std::vector<bool> keep(all.nodes.size(), false);
  for (const std::string& id : ids) {
    const auto start = find(id);
    if (!start) continue;
    std::vector<std::uint32_t> depth(all.nodes.size(), kFar);
    depth[*start] = 0;
    try {
      boost::breadth_first_search(m_impl->undirected, *start, boost::visitor(LimitVisitor(depth, hops)));
    } catch (const DepthReached&) {
    }
    for (std::uint32_t node = 0; node < depth.size(); ++node) {
      if (depth[node] <= hops) keep[node] = true;
    }
  }
  GraphData part;
  std::vector<std::uint32_t> renumber(all.nodes.size(), kFar);
  for (std::uint32_t node = 0; node < all.nodes.size(); ++node) {
    if (!keep[node]) continue;
    renumber[node] = static_cast<std::uint32_t>(part.nodes.size());
    part.nodes.push_back(all.nodes[node]);
  }
  for (const Edge& edge : all.edges) {
    if (edge.source >= keep.size() || edge.target >= keep.size() || !keep[edge.source] || !keep[edge.target])
      continue;
    part.edges.push_back(edge);
    part.edges.back().source = renumber[edge.source];
    part.edges.back().target = renumber[edge.target];
  }
  return part;
}

std::vector<TraceEdge> ClaimGraph::trace_back(std::string_view id) const {
  std::vector<TraceEdge> found;
  const auto start = find(id);
  if (!start) return found;
  const LeadsBack filter{&m_impl->forward, &m_impl->data};
  const boost::filtered_graph<Csr, LeadsBack> back(m_impl->forward, filter);
  std::vector<std::uint32_t> depth(m_impl->data.nodes.size(), 0);
  std::vector<boost::default_color_type> colour(m_impl->data.nodes.size(), boost::white_color);
  boost::queue<std::uint32_t> queue;
  boost::breadth_first_visit(
      back, *start, queue, TraceVisitor(found, depth),
      boost::make_iterator_property_map(colour.begin(), boost::get(boost::vertex_index, m_impl->forward)));
  std::stable_sort(found.begin(), found.end(), [&](const TraceEdge& a, const TraceEdge& b) {
    return std::tie(a.depth, m_impl->data.edges[a.edge].id) <
           std::tie(b.depth, m_impl->data.edges[b.edge].id);
  });
  return found;
}

}  // namespace claimgraph
