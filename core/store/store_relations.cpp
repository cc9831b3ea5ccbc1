// What was found by comparing articles and claims.
#include <algorithm>
#include <tuple>

#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

std::optional<RowId> row_of(Query&& query, const std::string& key) {
  return query.bind(key).step() ? std::optional(query.integer(0)) : std::nullopt;
}

}  // namespace

void sort_relations(std::vector<ArticleRelation>& relations) {
  std::sort(relations.begin(), relations.end(), [](const ArticleRelation& a, const ArticleRelation& b) {
    return std::tie(a.kind, a.source, a.target, a.publisher, a.passage, a.label) <
           std::tie(b.kind, b.source, b.target, b.publisher, b.passage, b.label);
  });
}

bool Store::replace_relations(const Relations& relations, const Decided& decided,
                              std::optional<std::uint64_t> stamp) {
  return m_impl->write([&] {
    if (stamp && change_stamp() != *stamp) return false;
    const auto article_row = [&](const std::string& key) {
      return row_of(m_impl->query("SELECT id FROM article WHERE key = ?"), key);
    };
    const auto claim_row = [&](const std::string& key) {
      return row_of(m_impl->query("SELECT id FROM claim WHERE key = ?"), key);
    };
    for (const char* sql :
         {"DELETE FROM claim_relation", "DELETE FROM stance_target", "DELETE FROM article_relation",
          "DELETE FROM entity_relation", "DELETE FROM entity_family", "DELETE FROM claim_family",
          "DELETE FROM review_target"}) {
      m_impl->query(sql).run();
    }
    auto claim = m_impl->query("INSERT OR IGNORE INTO claim_relation VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const ClaimRelation& r : relations.claims) {
      const auto source = claim_row(r.source);
      const auto target = claim_row(r.target);
      if (!source || !target) continue;
      claim.run(m_impl->term("edge", edge_kind_name(r.kind)), *source, *target, r.label, r.detail,
                r.confidence, m_impl->term("by", r.by));
    }
    auto stance = m_impl->query("INSERT OR IGNORE INTO stance_target VALUES (?, ?, ?, ?, ?)");
    for (const StanceTarget& t : relations.stances) {
      const auto attribution =
          row_of(m_impl->query("SELECT id FROM attribution WHERE key = ?"), t.attribution);
      const auto target = claim_row(t.claim);
      if (attribution && target)
        stance.run(*attribution, *target, t.detail, t.confidence, m_impl->term("by", t.by));
    }
    auto article = m_impl->query("INSERT INTO article_relation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const ArticleRelation& r : relations.articles) {
      const auto source = article_row(r.source);
      const auto target = r.target.empty() ? std::nullopt : article_row(r.target);
      if (!source || (!target && r.publisher.empty())) continue;
      article.run(m_impl->term("edge", edge_kind_name(r.kind)), *source, target, r.publisher, r.label,
                  r.detail, r.passage.begin, r.passage.end, r.target_passage.begin, r.target_passage.end,
                  r.confidence, m_impl->term("by", r.by));
    }
    m_impl->replace_families(relations);
    m_impl->write_decided(decided);
    m_impl->set_state("relations", "fresh");
    m_impl->note_change("relations", {});
    return true;
  });
}

void Store::Impl::replace_families(const Relations& relations) {
  const auto entity = [&](const std::string& key) {
    return row_of(query("SELECT id FROM entity WHERE key = ?"), key);
  };
  auto relation = query("INSERT OR IGNORE INTO entity_relation VALUES (?, ?, ?, ?, ?)");
  for (const EntityRelation& r : relations.entities) {
    const auto source = entity(r.source);
    const auto target = entity(r.target);
    if (source && target) relation.run(*source, *target, r.detail, r.confidence, term("by", r.by));
  }
  auto family = query("INSERT OR IGNORE INTO entity_family VALUES (?, ?, ?)");
  for (const EntityFamily& f : relations.entity_families) {
    const auto member = entity(f.entity);
    const auto first = entity(f.family);
    if (member && first) family.run(*member, *first, term("entity-type", entity_type_name(f.type)));
  }
  auto same = query("INSERT OR IGNORE INTO claim_family VALUES (?, ?)");
  for (const ClaimFamily& f : relations.claim_families) {
    const auto member = row_of(query("SELECT id FROM claim WHERE key = ?"), f.claim);
    const auto first = row_of(query("SELECT id FROM claim WHERE key = ?"), f.family);
    if (member && first) same.run(*member, *first);
  }
  auto review = query("INSERT OR IGNORE INTO review_target VALUES (?, ?, ?, ?, ?)");
  for (const ReviewTarget& t : relations.reviews) {
    const auto article = row_of(query("SELECT id FROM article WHERE key = ?"), t.article);
    const auto claim = row_of(query("SELECT id FROM claim WHERE key = ?"), t.claim);
    if (article && claim) review.run(*article, t.position, *claim, t.confidence, term("by", t.by));
  }
}

std::vector<EntityRelation> Store::Impl::entity_relations() const {
  std::vector<EntityRelation> out;
  auto rows = query(
      "SELECT a.key, b.key, r.detail, r.confidence, r.by FROM entity_relation r JOIN entity a ON a.id = "
      "r.source JOIN entity b ON b.id = r.target ORDER BY a.key, b.key");
  rows.bind();
  while (rows.step())
    out.push_back({rows.text(0), rows.text(1), rows.text(2), rows.real(3), term_name(rows.integer(4))});
  return out;
}

bool Store::relations_fresh() const {
  return m_impl->read([&] { return m_impl->state("relations") != "stale"; });
}

std::vector<ClaimRelation> Store::Impl::claim_relations(std::optional<RowId> claim) const {
  std::vector<ClaimRelation> out;
#define CG_CLAIM_RELATIONS                                                                                 \
  "SELECT r.kind, a.key, b.key, r.label, r.detail, r.confidence, r.by FROM claim_relation r JOIN claim a " \
  "ON "                                                                                                    \
  "a.id = r.source JOIN claim b ON b.id = r.target "
  auto rows = claim ? query(CG_CLAIM_RELATIONS "WHERE r.source = ?1 UNION ALL " CG_CLAIM_RELATIONS
                                               "WHERE r.target = ?1 AND r.source <> ?1")
                    : query(CG_CLAIM_RELATIONS);
  if (claim) rows.bind(*claim);
  while (rows.step()) {
    const auto kind = edge_kind_from(term_name(rows.integer(0)));
    out.push_back({kind.value_or(EdgeKind::variant_of), rows.text(1), rows.text(2), rows.text(3),
                   rows.text(4), rows.real(5), term_name(rows.integer(6))});
  }
  std::sort(out.begin(), out.end(), [](const ClaimRelation& a, const ClaimRelation& b) {
    return std::tie(a.kind, a.source, a.target) < std::tie(b.kind, b.source, b.target);
  });
  return out;
}

std::vector<ArticleRelation> Store::Impl::article_relations(std::optional<RowId> source) const {
  std::vector<ArticleRelation> out;
#define CG_ARTICLE_RELATIONS                                                                              \
  "SELECT r.kind, a.key, coalesce(b.key, ''), r.publisher, r.label, r.detail, r.text_begin, r.text_end, " \
  "r.target_begin, r.target_end, r.confidence, r.by FROM article_relation r JOIN article a ON a.id = "    \
  "r.source "                                                                                             \
  "LEFT JOIN article b ON b.id = r.target "
  auto rows = source ? query(CG_ARTICLE_RELATIONS "WHERE r.source = ?") : query(CG_ARTICLE_RELATIONS);
  if (source) rows.bind(*source);
  while (rows.step()) {
    const auto kind = edge_kind_from(term_name(rows.integer(0)));
    out.push_back({kind.value_or(EdgeKind::cites), rows.text(1), rows.text(2), rows.text(3), rows.text(4),
                   rows.text(5), Span{rows.offset(6), rows.offset(7)}, Span{rows.offset(8), rows.offset(9)},
                   rows.real(10), term_name(rows.integer(11))});
  }
  sort_relations(out);
  return out;
}

std::vector<ClaimRelation> Store::relations_of_claim(std::string_view claim_id) const {
  return m_impl->read([&] {
    const auto row = m_impl->claim_row(claim_id);
    return row ? m_impl->claim_relations(row) : std::vector<ClaimRelation>();
  });
}

}  // namespace claimgraph
