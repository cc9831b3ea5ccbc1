#include "core/graph/claim_graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/property_map/property_map.hpp>
#include <queue>
#include <set>
#include <tuple>
#include <unordered_map>

namespace claimgraph {

namespace {

using Links =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, std::uint32_t>;
using BothWays = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
using Link = boost::graph_traits<Links>::edge_descriptor;

bool leads_to_origin(EdgeKind kind) {
  return kind == EdgeKind::said_by || kind == EdgeKind::relays || kind == EdgeKind::derived_from ||
         kind == EdgeKind::cites || kind == EdgeKind::reported_in || kind == EdgeKind::variant_of;
}

/// Keeps the steps of a breadth-first search in the order in which nodes are found.
class StepRecorder : public boost::default_bfs_visitor {
 public:
  StepRecorder(std::vector<TraceStep>& steps, std::vector<std::uint32_t>& depth)
      : m_steps(&steps), m_depth(&depth) {}
  template <typename Graph>
  void tree_edge(Link link, const Graph& graph) const {
    const auto from = static_cast<std::uint32_t>(source(link, graph));
    const auto to = static_cast<std::uint32_t>(target(link, graph));
    (*m_depth)[to] = (*m_depth)[from] + 1;
    m_steps->push_back({graph[link], from, to, (*m_depth)[to]});
  }

 private:
  std::vector<TraceStep>* m_steps;
  std::vector<std::uint32_t>* m_depth;
};

struct TowardsOrigin {
  const GraphData* data = nullptr;
  const Links* links = nullptr;
  bool operator()(const Link& link) const {
    const Edge& edge = data->edges[(*links)[link]];
    if (!leads_to_origin(edge.kind)) return false;
    if (edge.kind != EdgeKind::variant_of) return true;
    // A variant leads back only to the wording that appeared before it.
    const std::string& from = data->nodes[source(link, *links)].first_appearance;
    const std::string& to = data->nodes[target(link, *links)].first_appearance;
    return !to.empty() && (from.empty() || to < from);
  }
};

}  // namespace

struct ClaimGraph::Impl {
  GraphData data;
  Links links;
  std::unordered_map<std::string, std::uint32_t> index;
};

ClaimGraph::ClaimGraph(GraphData data) : m_impl(std::make_unique<Impl>()) {
  std::erase_if(data.edges, [&](const Edge& edge) {
    return edge.source >= data.nodes.size() || edge.target >= data.nodes.size();
  });
  m_impl->data = std::move(data);
  m_impl->links = Links(m_impl->data.nodes.size());
  for (std::uint32_t i = 0; i < m_impl->data.nodes.size(); ++i)
    m_impl->index.emplace(m_impl->data.nodes[i].id, i);
  for (std::uint32_t i = 0; i < m_impl->data.edges.size(); ++i) {
    const Edge& edge = m_impl->data.edges[i];
    add_edge(edge.source, edge.target, i, m_impl->links);
    // variantOf has no direction of its own: the filter picks the one that leads back in time.
    if (edge.kind == EdgeKind::variant_of) add_edge(edge.target, edge.source, i, m_impl->links);
  }
}

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

std::vector<TraceStep> ClaimGraph::trace(std::uint32_t start) const {
  std::vector<TraceStep> steps;
  if (start >= m_impl->data.nodes.size()) return steps;
  std::vector<std::uint32_t> depth(m_impl->data.nodes.size());
  const boost::filtered_graph<Links, TowardsOrigin> back(m_impl->links,
                                                         TowardsOrigin{&m_impl->data, &m_impl->links});
  boost::breadth_first_search(back, start, boost::visitor(StepRecorder(steps, depth)));
  return steps;
}

GraphData ClaimGraph::neighbourhood(const std::vector<std::string>& around, unsigned hops) const {
  const GraphData& all = m_impl->data;
  constexpr unsigned kFar = UINT32_MAX;
  std::vector<unsigned> distance(all.nodes.size(), kFar);
  std::queue<std::uint32_t> queue;
  for (const auto& id : around) {
    const auto node = find(id);
    if (!node || distance[*node] == 0) continue;
    distance[*node] = 0;
    queue.push(*node);
  }
  const auto reach = [&](std::uint32_t from, std::uint32_t to) {
    if (distance[to] != kFar) return;
    distance[to] = distance[from] + 1;
    queue.push(to);
  };
  while (!queue.empty()) {
    const std::uint32_t at = queue.front();
    queue.pop();
    if (distance[at] >= hops || (all.nodes[at].kind == NodeKind::article && distance[at] > 0)) continue;
    for (const auto& link : boost::make_iterator_range(out_edges(at, m_impl->links))) {
      reach(at, static_cast<std::uint32_t>(target(link, m_impl->links)));
    }
    for (const auto& link : boost::make_iterator_range(in_edges(at, m_impl->links))) {
      reach(at, static_cast<std::uint32_t>(source(link, m_impl->links)));
    }
  }
  GraphData part;
  std::vector<std::uint32_t> moved(all.nodes.size());
  for (std::uint32_t i = 0; i < all.nodes.size(); ++i) {
    if (distance[i] == kFar) continue;
    moved[i] = static_cast<std::uint32_t>(part.nodes.size());
    part.nodes.push_back(all.nodes[i]);
  }
  for (const Edge& edge : all.edges) {
    if (distance[edge.source] == kFar || distance[edge.target] == kFar) continue;
    part.edges.push_back(edge);
    part.edges.back().source = moved[edge.source];
    part.edges.back().target = moved[edge.target];
  }
  return part;
}

std::vector<std::uint32_t> ClaimGraph::components() const {
  BothWays both(m_impl->data.nodes.size());
  for (const Edge& edge : m_impl->data.edges) add_edge(edge.source, edge.target, both);
  std::vector<std::uint32_t> component(m_impl->data.nodes.size());
  if (component.empty()) return component;
  boost::connected_components(
      both, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, both)));
  return component;
}

std::uint32_t ClaimGraph::degree(std::uint32_t node) const {
  std::uint32_t count = 0;
  for (const auto& link : boost::make_iterator_range(out_edges(node, m_impl->links))) {
    if (m_impl->data.edges[m_impl->links[link]].source == node) ++count;
  }
  for (const auto& link : boost::make_iterator_range(in_edges(node, m_impl->links))) {
    if (m_impl->data.edges[m_impl->links[link]].target == node) ++count;
  }
  return count;
}

std::vector<DisputeCount> ClaimGraph::most_disputed(std::size_t limit) const {
  const GraphData& all = m_impl->data;
  std::vector<std::set<std::uint32_t>> against(all.nodes.size());
  std::vector<std::set<std::uint32_t>> favour(all.nodes.size());
  std::vector<std::uint32_t> contradictions(all.nodes.size());
  for (const Edge& edge : all.edges) {
    switch (edge.kind) {
      case EdgeKind::disputes:
      case EdgeKind::denies:
      case EdgeKind::questions:
        against[edge.target].insert(edge.source);
        break;
      case EdgeKind::supports:
        favour[edge.target].insert(edge.source);
        break;
      case EdgeKind::contradicts:
        ++contradictions[edge.source];
        ++contradictions[edge.target];
        break;
      default:
        break;
    }
  }
  std::vector<DisputeCount> out;
  for (std::uint32_t i = 0; i < all.nodes.size(); ++i) {
    if (all.nodes[i].kind != NodeKind::claim || (against[i].empty() && contradictions[i] == 0)) continue;
    out.push_back({i, static_cast<std::uint32_t>(against[i].size()),
                   static_cast<std::uint32_t>(favour[i].size()), contradictions[i]});
  }
  std::sort(out.begin(), out.end(), [&](const DisputeCount& a, const DisputeCount& b) {
    return std::tie(b.disputers, b.contradictions, all.nodes[a.claim].id) <
           std::tie(a.disputers, a.contradictions, all.nodes[b.claim].id);
  });
  if (limit > 0 && out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace claimgraph
