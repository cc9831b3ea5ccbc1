// The graph that a file is made of. A format that shows each act of saying gets it as a node of its own; the
// part is chosen before, in the graph that people look at, so that hops mean the same for every format.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "claimgraph/queries.hpp"

namespace claimgraph {

namespace {

/// Which nodes of a graph with attribution nodes show the claims of `shown`: every act of saying about these,
/// and what it is tied to.
std::vector<bool> nodes_about(const GraphData& whole, const GraphData& shown) {
  std::set<std::string> ids;
  for (const Node& node : shown.nodes) ids.insert(node.id);
  const auto is = [&](std::uint32_t node, NodeKind kind) { return whole.nodes[node].kind == kind; };
  std::vector<bool> chosen(whole.nodes.size());
  for (std::size_t i = 0; i < chosen.size(); ++i) chosen[i] = ids.contains(whole.nodes[i].id);
  for (const Edge& e : whole.edges) {
    if (is(e.source, NodeKind::claim) && is(e.target, NodeKind::attribution) && chosen[e.source])
      chosen[e.target] = true;
    if (is(e.source, NodeKind::attribution) && is(e.target, NodeKind::claim) && chosen[e.target])
      chosen[e.source] = true;
  }
  std::vector<bool> out = chosen;
  for (const Edge& e : whole.edges) {
    if (is(e.source, NodeKind::attribution) && chosen[e.source] && !is(e.target, NodeKind::claim))
      out[e.target] = true;
    if (is(e.target, NodeKind::attribution) && chosen[e.target] && !is(e.source, NodeKind::claim))
      out[e.source] = true;
  }
  return out;
}

/// Articles that have this entity as a node: one that stands alone has no edge by which to find any.
std::vector<std::string> places_of(const Store& store, const GraphFilter& filter, const std::string& id) {
  constexpr std::size_t kAtOnce = 8;
  const std::vector<std::string> articles = store.articles_naming(id);
  for (std::size_t at = 0; at < articles.size(); at += kAtOnce) {
    const std::size_t end = std::min(at + kAtOnce, articles.size());
    const std::vector<std::string> some(articles.begin() + static_cast<std::ptrdiff_t>(at),
                                        articles.begin() + static_cast<std::ptrdiff_t>(end));
    for (const Node& node : load_part(store, filter, some).nodes) {
      if (node.id == id) return some;
    }
  }
  return {};
}

/// The articles that have what nodes_about() chooses, and every edge between two of them.
std::vector<std::string> articles_about(const Store& store, GraphFilter filter, const GraphData& shown) {
  std::vector<std::string> ids;
  for (const Node& node : shown.nodes) ids.push_back(node.id);
  filter.attribution_nodes = true;
  filter.evidence = false;
  const GraphData near = load_part(store, filter, store.articles_between(ids));
  const std::vector<bool> chosen = nodes_about(near, shown);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) ids.push_back(near.nodes[i].id);
  }
  std::set<std::string> out;
  const auto add = [&](std::vector<std::string> articles) { out.insert(articles.begin(), articles.end()); };
  add(store.articles_between(ids));
  std::vector<bool> tied(shown.nodes.size());
  for (const Edge& e : shown.edges) tied[e.source] = tied[e.target] = true;
  for (std::size_t i = 0; i < tied.size(); ++i) {
    if (!tied[i]) add(places_of(store, filter, shown.nodes[i].id));
  }
  return {out.begin(), out.end()};
}

/// `shown`, or when it is null the whole database, with the acts of saying as nodes, and still with the
/// places of the claims in their articles. The part is chosen before, so that --hops means the same for every
/// format.
GraphData with_attributions(const Store& store, GraphFilter filter, const GraphData* shown) {
  filter.words = false;
  const std::vector<std::string> articles =
      shown == nullptr ? filter.articles : articles_about(store, filter, *shown);
  const auto load = [&](bool attribution_nodes) {
    filter.attribution_nodes = attribution_nodes;
    return shown == nullptr ? store.load_graph(filter) : load_part(store, filter, articles);
  };
  const GraphData folded = load(false);
  GraphData whole = load(true);
  std::vector<bool> wanted(whole.nodes.size(), true);
  if (shown != nullptr) wanted = nodes_about(whole, *shown);
  GraphData out;
  std::map<std::string, std::uint32_t> place;
  std::vector<std::uint32_t> moved(whole.nodes.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i]) continue;
    moved[i] = static_cast<std::uint32_t>(out.nodes.size());
    place.emplace(whole.nodes[i].id, moved[i]);
    out.nodes.push_back(std::move(whole.nodes[i]));
  }
  std::set<std::string> known;
  for (Edge& e : whole.edges) {
    if (!wanted[e.source] || !wanted[e.target]) continue;
    known.insert(e.id);
    e.source = moved[e.source];
    e.target = moved[e.target];
    out.edges.push_back(std::move(e));
  }
  for (const Edge& e : folded.edges) {
    const auto from = place.find(folded.nodes[e.source].id);
    const auto to = place.find(folded.nodes[e.target].id);
    if (e.kind != EdgeKind::reported_in || from == place.end() || to == place.end()) continue;
    if (!known.insert(e.id).second) continue;  // that of a fact-check is in both
    out.edges.push_back(e);
    out.edges.back().source = from->second;
    out.edges.back().target = to->second;
  }
  store.fetch_evidence(out);
  return out;
}

}  // namespace

GraphData query_export(const Store& store, GraphFilter filter, const std::vector<std::string>& around,
                       unsigned hops, bool wants_attributions) {
  if (!wants_attributions) return query_around(store, filter, around, hops);
  if (around.empty()) return with_attributions(store, filter, nullptr);
  filter.attribution_nodes = false;
  const GraphData shown = query_around(store, filter, around, hops);
  return with_attributions(store, filter, &shown);
}

}  // namespace claimgraph
