// The part of the graph around something. It is found step by step: the articles that have an edge of what is
// known to lie near are read, and their part of the graph is asked what lies one step further. At last come
// the articles that have an edge between two nodes of what was found.
#include <algorithm>
#include <map>
#include <set>

#include "claimgraph/error.hpp"
#include "claimgraph/queries.hpp"

namespace claimgraph {

namespace {

using Ids = std::set<std::string>;

std::vector<std::string> ids_of(const Store& store, const std::string& what) {
  if (const auto id = find_id(store, what)) return {*id};
  std::vector<std::string> ids;
  for (const EntityRef& entity : find_named(store, what)) ids.push_back(entity.id);
  if (!ids.empty()) return ids;
  bool some_words_only = false;
  ids = find_claims(store, what, 1, some_words_only);
  if (ids.empty() || some_words_only) {
    throw NotFoundError("nothing here is called '" + what +
                        "' and no claim has these words; 'claimgraph search' finds ids and names");
  }
  return ids;
}

bool is_entity(const std::string& id) {
  for (const char* kind : {"art-", "clm-", "att-", "rev-"}) {
    if (id.starts_with(kind)) return false;
  }
  return true;
}

class Neighbourhood {
 public:
  Neighbourhood(const Store& store, const GraphFilter& filter, std::vector<std::string> starts, unsigned hops)
      : m_store(store), m_filter(filter), m_starts(std::move(starts)), m_hops(hops) {}

  GraphData find() {
    for (unsigned step = 0; step < m_hops; ++step) {
      std::map<std::string, std::string> near;
      if (step > 0) near = nodes_within(step);
      for (const std::string& id : m_starts) near.try_emplace(id);
      std::erase_if(near, [&](const auto& node) { return !m_seen.insert(node.first).second; });
      read(m_store.articles_at(near));
      for (const auto& [id, label] : near) same_as(id);
    }
    read(m_store.articles_between(m_starts));
    for (const std::string& id : m_starts) {
      if (is_entity(id)) first_place(id);  // somebody who is only mentioned is there too
    }
    std::vector<std::string> ids;
    const std::map<std::string, std::string> shown = nodes_within(m_hops);
    for (const auto& [id, label] : shown) ids.push_back(id);
    read(m_store.articles_between(ids));
    for (const std::string& id : ids) {
      if (!is_entity(id)) continue;
      const std::vector<std::string> others = m_store.same_entities(id);
      if (std::any_of(others.begin(), others.end(),
                      [&](const std::string& one) { return shown.contains(one); }))
        first_place(id);
    }
    GraphFilter places = m_filter;
    places.words = false;  // only what lies around is shown: the words of the rest are not needed
    GraphData out = ClaimGraph(load_part(m_store, places, {m_articles.begin(), m_articles.end()}))
                        .neighbourhood(m_starts, m_hops);
    if (m_filter.evidence && m_filter.words) m_store.fetch_evidence(out);
    return out;
  }

 private:
  void read(const std::vector<std::string>& articles) { m_articles.insert(articles.begin(), articles.end()); }

  /// Ids and labels.
  std::map<std::string, std::string> nodes_within(unsigned hops) const {
    GraphFilter bare = m_filter;
    bare.evidence = false;
    std::map<std::string, std::string> out;
    const ClaimGraph graph(load_part(m_store, bare, {m_articles.begin(), m_articles.end()}));
    for (const Node& node : graph.neighbourhood(m_starts, hops).nodes) out.emplace(node.id, node.label);
    return out;
  }

  /// Names of one lie beside each other, also where no article has both.
  void same_as(const std::string& id) {
    if (!is_entity(id)) return;
    const std::vector<std::string> others = m_store.same_entities(id);
    for (const std::string& other : others) first_place(other);
    if (!others.empty()) first_place(id);
  }

  /// The first article, by id, that the graph has an edge of it from: the evidence that two names are one.
  void first_place(const std::string& id) {
    constexpr std::size_t kAtOnce = 8;
    if (!m_placed.insert(id).second) return;
    const std::vector<std::string> articles = m_store.articles_naming(id);
    GraphFilter places = m_filter;
    places.evidence = true;
    places.words = false;
    std::vector<std::string> present;  // where it is a node, if one without edges
    for (std::size_t at = 0; at < articles.size(); at += kAtOnce) {
      const std::vector<std::string> some(
          articles.begin() + static_cast<std::ptrdiff_t>(at),
          articles.begin() + static_cast<std::ptrdiff_t>(std::min(at + kAtOnce, articles.size())));
      const ClaimGraph part(load_part(m_store, places, some));
      const GraphData& graph = part.data();
      if (present.empty() && part.find(id)) present = some;
      std::string first;
      for (const Edge& e : graph.edges) {
        if (graph.nodes[e.source].id != id && graph.nodes[e.target].id != id) continue;
        for (const Evidence& one : e.evidence) {
          if (first.empty() || one.article < first) first = one.article;
        }
      }
      if (first.empty()) continue;
      m_articles.insert(first);
      return;
    }
    read(present);
  }

  const Store& m_store;
  const GraphFilter& m_filter;
  std::vector<std::string> m_starts;
  unsigned m_hops;
  Ids m_seen, m_placed, m_articles;
};

}  // namespace

GraphData load_part(const Store& store, GraphFilter filter, const std::vector<std::string>& articles) {
  std::vector<std::string> part = articles;
  if (!filter.articles.empty()) {
    const Ids wanted(filter.articles.begin(), filter.articles.end());
    std::erase_if(part, [&](const std::string& id) { return !wanted.contains(id); });
  }
  if (part.empty()) return {};
  filter.articles = std::move(part);
  return store.load_graph(filter);
}

GraphData query_around(const Store& store, const GraphFilter& filter, const std::vector<std::string>& around,
                       unsigned hops) {
  if (around.empty()) return store.load_graph(filter);
  std::vector<std::string> ids;
  for (const std::string& what : around) {
    const std::vector<std::string> found = ids_of(store, what);
    ids.insert(ids.end(), found.begin(), found.end());
  }
  return Neighbourhood(store, filter, std::move(ids), hops).find();
}

}  // namespace claimgraph
