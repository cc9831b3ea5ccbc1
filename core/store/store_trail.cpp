// The part of the unfolded graph that a trace walks: from claims to the acts of saying them, to the articles,
// and to those from which they have it. Point questions along indexes; what an edge is, is said in
// graph_fold.cpp, and a test holds both against each other.
#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "claimgraph/stance.hpp"
#include "core/base/hash.hpp"
#include "core/model/identity.hpp"
#include "core/store/graph_rows.hpp"
#include "core/store/graph_words.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

class TrailLoader {
 public:
  TrailLoader(const Store::Impl& impl, double min_confidence)
      : m_impl(impl), m_min_confidence(min_confidence) {}

  GraphData load(const std::vector<std::string>& claims) {
    for (const std::string& id : claims) claim(id);
    while (!m_waiting.empty()) {
      const RowId row = m_waiting.front();
      m_waiting.pop_front();
      leave(row);
    }
    order_graph(m_graph);
    return std::move(m_graph);
  }

 private:
  struct Saying {
    RowId row = 0;
    std::string key;
    std::uint32_t position = 0, relays = kNone;
    StanceKind stance = StanceKind::asserts;
    Realis realis = Realis::said;
    std::uint32_t node = kNone;
    bool followed = false;
  };
  struct Page {
    std::uint32_t node = 0;
    std::string group;  // what its versions share
    bool current = true;
    bool has_sayings = false;
    std::vector<Saying> sayings;  // those that are shown, by position
  };
  using Signature = std::tuple<std::vector<RowId>, RowId, int, std::vector<RowId>>;

  std::uint32_t node(const std::string& id, NodeKind kind, std::string label) {
    const auto [it, fresh] = m_nodes.try_emplace(id, static_cast<std::uint32_t>(m_graph.nodes.size()));
    if (fresh) {
      m_graph.nodes.emplace_back();
      m_graph.nodes.back().id = id;
      m_graph.nodes.back().kind = kind;
      m_graph.nodes.back().label = std::move(label);
    }
    return it->second;
  }

  Edge& edge(EdgeKind kind, std::uint32_t source, std::uint32_t target, std::string_view which = {}) {
    const std::string id =
        content_id("edg", {edge_kind_name(kind), m_graph.nodes[source].id, m_graph.nodes[target].id, which});
    const auto [it, fresh] = m_edges.try_emplace(id, m_graph.edges.size());
    if (fresh) {
      m_graph.edges.emplace_back();
      m_graph.edges.back().id = id;
      m_graph.edges.back().kind = kind;
      m_graph.edges.back().source = source;
      m_graph.edges.back().target = target;
    }
    return m_graph.edges[it->second];
  }

  // ---- claims and acts of saying ----

  void claim(const std::string& id) {
    auto find = m_impl.query("SELECT id, text FROM claim WHERE key = ?");
    if (!find.bind(id).step()) return;
    std::map<RowId, std::set<RowId>> sayings;  // of each article
    auto rows = m_impl.query(
        "SELECT u.article, s.attribution FROM claim_use u JOIN stated_claim s ON s.claim_use = u.id WHERE "
        "u.claim = ?");
    rows.bind(find.integer(0));
    while (rows.step()) sayings[rows.integer(0)].insert(rows.integer(1));
    if (sayings.empty()) return;
    const std::uint32_t from = node(id, NodeKind::claim, find.text(1));
    for (const auto& [article, wanted] : sayings) {
      Page& place = page(article);
      for (Saying& saying : sayings_of(place, article)) {
        if (!wanted.contains(saying.row) || !says_own_claim(saying.stance, saying.realis)) continue;
        edge(EdgeKind::said_by, from, saying_node(saying), saying.key);
        follow(place, article, saying);
      }
    }
  }

  std::uint32_t saying_node(Saying& saying) {
    if (saying.node == kNone) saying.node = node(saying.key, NodeKind::attribution, {});
    return saying.node;
  }

  /// Where it is reported, what it relays, what that relays, and what relays any of them: all in one article.
  void follow(Page& place, RowId article, Saying& start) {
    for (Saying* saying = &start; saying != nullptr && !saying->followed;) {
      saying->followed = true;
      edge(EdgeKind::reported_in, saying_node(*saying), place.node, saying->key);
      visit(article);
      Saying* inner = nullptr;
      for (Saying& other : place.sayings) {
        if (&other == saying) continue;
        if (other.position == saying->relays) inner = &other;
        if (other.relays == saying->position)
          edge(EdgeKind::relays, saying_node(other), saying_node(*saying));
      }
      if (inner != nullptr) edge(EdgeKind::relays, saying_node(*saying), saying_node(*inner));
      saying = inner;
    }
  }

  Page& page(RowId article) {
    const auto [it, fresh] = m_pages.try_emplace(article);
    Page& place = it->second;
    if (!fresh) return place;
    auto rows = m_impl.query("SELECT key, headline, revision_key, is_current FROM article WHERE id = ?");
    rows.bind(article).step();
    std::string label = rows.text(1);
    if (label.empty()) {
      auto text = m_impl.query("SELECT text FROM article WHERE id = ?");
      text.bind(article).step();
      label = first_words_of(text.text(0));
    }
    place.node = node(rows.text(0), NodeKind::article, std::move(label));
    place.group = rows.text(2);
    place.current = rows.flag(3);
    return place;
  }

  std::vector<Saying>& sayings_of(Page& place, RowId article) {
    if (place.has_sayings) return place.sayings;
    place.has_sayings = true;
    std::set<Signature> known;  // what the current version says too
    if (!place.current) {
      auto current = m_impl.query("SELECT id FROM article WHERE revision_key = ? AND is_current = 1");
      if (current.bind(place.group).step()) known = signatures(current.integer(0));
    }
    auto rows = m_impl.query(
        "SELECT id, key, position, relays, stance, realis FROM attribution WHERE article = ? AND confidence "
        ">= ? ORDER "
        "BY position");
    rows.bind(article, m_min_confidence);
    while (rows.step()) {
      if (!known.empty() && known.contains(signature(rows.integer(0), rows.integer(4), rows.small(5))))
        continue;
      place.sayings.push_back({rows.integer(0), rows.text(1), rows.offset(2),
                               rows.is_null(3) ? kNone : rows.offset(3),
                               stance_from(m_impl.term_name(rows.integer(4))).value_or(StanceKind::asserts),
                               rows.enumerator<Realis>(5)});
    }
    return place.sayings;
  }

  Signature signature(RowId attribution, RowId stance, int realis) const {
    std::vector<RowId> claims, speakers;
    auto stated = m_impl.query(
        "SELECT u.claim FROM stated_claim s JOIN claim_use u ON u.id = s.claim_use WHERE s.attribution = ? "
        "ORDER BY "
        "s.position");
    stated.bind(attribution);
    while (stated.step()) claims.push_back(stated.integer(0));
    auto spoken = m_impl.query(
        "SELECT coalesce(h.node, s.entity) FROM speaker s JOIN entity e ON e.id = s.entity LEFT JOIN "
        "entity_shown h ON "
        "h.entity = s.entity WHERE s.attribution = ? AND NOT (s.implied AND e.anonymous) ORDER BY 1");
    spoken.bind(attribution);
    while (spoken.step()) speakers.push_back(spoken.integer(0));
    return {std::move(claims), stance, realis, std::move(speakers)};
  }

  std::set<Signature> signatures(RowId article) const {
    std::set<Signature> out;
    auto rows = m_impl.query("SELECT id, stance, realis FROM attribution WHERE article = ?");
    rows.bind(article);
    while (rows.step()) out.insert(signature(rows.integer(0), rows.integer(1), rows.small(2)));
    return out;
  }

  // ---- articles ----

  void visit(RowId article) {
    if (m_visited.insert(article).second) m_waiting.push_back(article);
  }

  std::optional<RowId> row_of(const std::string& key) const {
    auto find = m_impl.query("SELECT id FROM article WHERE key = ?");
    return find.bind(key).step() ? std::optional(find.integer(0)) : std::nullopt;
  }

  void leave(RowId article) {
    const std::uint32_t from = page(article).node;
    for (const ArticleRelation& r : m_impl.article_relations(article)) {
      std::uint32_t to = kNone;
      if (r.target.empty()) {
        to = publisher_node(r.publisher);
      } else if (const auto target = row_of(r.target)) {
        to = page(*target).node;
        visit(*target);
      }
      if (to == kNone) continue;
      Edge& out = edge(r.kind, from, to);
      if (out.label.empty()) out.label = r.label.empty() ? "from" : r.label;
    }
    auto versions =
        m_impl.query("SELECT id FROM article WHERE revision_key = ? ORDER BY " CG_LATEST_VERSION_FIRST);
    versions.bind(page(article).group);
    while (versions.step() && versions.integer(0) != article) {
    }
    if (!versions.step()) return;
    const RowId before = versions.integer(0);
    edge(EdgeKind::revision_of, from, page(before).node).label = "new version of";
    visit(before);
  }

  std::uint32_t publisher_node(const std::string& name) {
    const std::string id = entity_id(EntityType::organization, name);
    auto find = m_impl.query("SELECT id FROM entity WHERE key = ?");
    if (!find.bind(id).step()) return node(id, NodeKind::organization, name);
    const EntityRef shown = m_impl.entity_ref(find.integer(0));
    return node(shown.id, node_kind_of(shown.type), shown.name);
  }

  const Store::Impl& m_impl;
  double m_min_confidence;
  GraphData m_graph;
  std::unordered_map<std::string, std::uint32_t> m_nodes;
  std::unordered_map<std::string, std::size_t> m_edges;
  std::map<RowId, Page> m_pages;
  std::set<RowId> m_visited;
  std::deque<RowId> m_waiting;
};

}  // namespace

GraphData Store::load_trail(const std::vector<std::string>& claims, double min_confidence) const {
  return m_impl->read([&] { return TrailLoader(*m_impl, min_confidence).load(claims); });
}

}  // namespace claimgraph
