#include <algorithm>

#include "core/store/graph_scan.hpp"
#include "core/store/passages.hpp"

namespace claimgraph {

namespace {

struct Cited {
  Edge* edge;
  std::size_t evidence;
};

struct MentionPlace {
  std::string entity;
  Span span;
};

/// By entity, then place.
std::vector<MentionPlace> mentions_of(const Store::Impl& impl, RowId article) {
  std::vector<MentionPlace> out;
  auto rows = impl.query(
      "SELECT e.key, m.text_begin, m.text_end FROM mention m LEFT JOIN entity_shown s ON s.entity = m.entity "
      "JOIN "
      "entity e ON e.id = coalesce(s.node, m.entity) WHERE m.article = ? ORDER BY e.key, m.text_begin, "
      "m.position");
  rows.bind(article);
  while (rows.step()) out.push_back({rows.text(0), Span{rows.offset(1), rows.offset(2)}});
  return out;
}

/// The first mention of `entity` inside `where`, else all of `where`.
Span mention_in(const std::vector<MentionPlace>& mentions, const std::string& entity, Span where) {
  auto at = std::lower_bound(
      mentions.begin(), mentions.end(), std::tie(entity, where.begin),
      [](const MentionPlace& m, const auto& wanted) { return std::tie(m.entity, m.span.begin) < wanted; });
  for (; at != mentions.end() && at->entity == entity && at->span.begin < where.end; ++at) {
    if (at->span.end <= where.end) return at->span;
  }
  return where;
}

}  // namespace

void fetch_evidence(const Store::Impl& impl, GraphData& graph) {
  std::map<std::string_view, std::vector<Cited>> cited;
  for (Edge& edge : graph.edges) {
    for (std::size_t i = 0; i < edge.evidence.size(); ++i) {
      if (!edge.evidence[i].bytes.empty()) cited[edge.evidence[i].article].push_back({&edge, i});
    }
  }
  const auto names_entity = [&](const Edge& edge) {
    return edge.kind == EdgeKind::about && graph.nodes[edge.source].kind == NodeKind::claim;
  };
  auto article = impl.query("SELECT id, text FROM article WHERE key = ?");
  for (const auto& [key, places] : cited) {
    const std::string id(key);
    if (!article.bind(id).step()) continue;
    const std::string text = article.text(1);
    const CodePointIndex index(text);
    std::vector<MentionPlace> mentions;
    if (std::any_of(places.begin(), places.end(), [&](const Cited& c) { return names_entity(*c.edge); }))
      mentions = mentions_of(impl, article.integer(0));
    for (const Cited& place : places) {
      Evidence& one = place.edge->evidence[place.evidence];
      if (names_entity(*place.edge))
        one.bytes = mention_in(mentions, graph.nodes[place.edge->target].id, one.bytes);
      if (one.bytes.end > text.size()) continue;
      Passage p = make_passage(id, text, index, one.bytes);
      one.start = p.start;
      one.end = p.end;
      one.exact = std::move(p.exact);
      one.prefix = std::move(p.prefix);
      one.suffix = std::move(p.suffix);
    }
  }
  cited.clear();
  for (Edge& edge : graph.edges) {
    if (names_entity(edge)) order_evidence(edge);  // two uses of a claim may share the mention
  }
}

}  // namespace claimgraph
