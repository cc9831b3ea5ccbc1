// What one article adds to the counts or takes away, and what a decision or a new link changes in them.
#include <fmt/format.h>

#include <set>

#include "core/model/identity.hpp"
#include "core/store/count_sql.hpp"
#include "core/store/counts.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

class ArticleCounter {
 public:
  ArticleCounter(Store::Impl& impl, RowId article, int sign)
      : m_impl(impl), m_article(article), m_sign(sign) {}

  void count() {
    names();
    lists();
    entities();
    totals();
    outlet();
    stands();
    if (m_sign > 0) claims();
  }

 private:
  void names() {
    m_impl
        .query(
            "UPDATE entity_name SET uses = uses + ?2 * g.n FROM (SELECT name, count(*) AS n FROM entity_use "
            "WHERE "
            "article = ?1 GROUP BY name) g WHERE id = g.name")
        .run(m_article, m_sign);
    static const std::string sql = std::string("UPDATE entity SET name = ") + kNameOfEntity +
                                   " WHERE id IN (SELECT entity FROM entity_use WHERE article = ?1)";
    m_impl.query(sql).run(m_article);
  }

  void lists() {
    m_impl
        .query(
            "INSERT INTO entity_description SELECT entity, description, ?2 * count(*) FROM entity_use WHERE "
            "article = "
            "?1 AND description <> '' GROUP BY 1, 2 ON CONFLICT DO UPDATE SET uses = uses + excluded.uses")
        .run(m_article, m_sign);
    m_impl
        .query(
            "INSERT INTO entity_place SELECT entity, coalesce(organization, 0), title, former, ?2 * count(*) "
            "FROM "
            "affiliation WHERE article = ?1 GROUP BY 1, 2, 3, 4 ON CONFLICT DO UPDATE SET uses = uses + "
            "excluded.uses")
        .run(m_article, m_sign);
    if (m_sign > 0) return;
    m_impl
        .query(
            "DELETE FROM entity_description WHERE uses = 0 AND entity IN (SELECT entity FROM entity_use "
            "WHERE article "
            "= ?)")
        .run(m_article);
    m_impl
        .query(
            "DELETE FROM entity_place WHERE uses = 0 AND entity IN (SELECT entity FROM entity_use WHERE "
            "article = ?)")
        .run(m_article);
  }

  void entities() {
    m_impl
        .query(
            "INSERT OR IGNORE INTO entity_count SELECT DISTINCT n.id, n.anonymous, 0, 0, 0, 0 FROM "
            "entity_use u LEFT "
            "JOIN entity_shown h ON h.entity = u.entity JOIN entity n ON n.id = coalesce(h.node, u.entity) "
            "WHERE "
            "u.article = ?1")
        .run(m_article);
    // Of one in several articles the claim is no new one: mostly the first other use says so.
    m_impl
        .query(
            "UPDATE entity_count AS q SET said = q.said + ?2 * g.said, mentions = q.mentions + ?2 * "
            "g.mentions, articles "
            "= q.articles + ?2, about = q.about + ?2 * g.about FROM (SELECT node, sum(said) AS said, "
            "sum(mentions) AS "
            "mentions, sum(about) AS about FROM ("
            "SELECT coalesce(h.node, u.entity) AS node, 0 AS said, 0 AS mentions, 0 AS about FROM entity_use "
            "u LEFT "
            "JOIN entity_shown h ON h.entity = u.entity WHERE u.article = ?1 "
            "UNION ALL SELECT coalesce(h.node, m.entity), 0, count(*), 0 FROM mention m LEFT JOIN "
            "entity_shown h ON "
            "h.entity = m.entity WHERE m.article = ?1 AND m.entity IS NOT NULL GROUP BY 1 "
            "UNION ALL SELECT coalesce(h.node, s.entity), count(DISTINCT s.attribution), 0, 0 FROM "
            "attribution a JOIN "
            "speaker s ON s.attribution = a.id LEFT JOIN entity_shown h ON h.entity = s.entity WHERE "
            "a.article = ?1 "
            "AND a.confidence >= 0 GROUP BY 1 "
            "UNION ALL SELECT coalesce(h.node, b.entity), 0, 0, count(DISTINCT u.claim) FROM claim_use u "
            "JOIN "
            "claim_about b ON b.claim_use = u.id LEFT JOIN entity_shown h ON h.entity = b.entity WHERE "
            "u.article = ?1 "
            "AND NOT EXISTS (SELECT 1 FROM claim_use v CROSS JOIN claim_about c ON c.claim_use = v.id LEFT "
            "JOIN "
            "entity_shown k ON k.entity = c.entity WHERE v.claim = u.claim AND v.article <> ?1 AND "
            "coalesce(k.node, "
            "c.entity) = coalesce(h.node, b.entity)) GROUP BY 1) GROUP BY node) g WHERE q.entity = g.node")
        .run(m_article, m_sign);
  }

  void totals() {
    m_impl
        .query(
            "UPDATE total SET value = value + ?2 * CASE name WHEN 'mentions' THEN (SELECT count(*) FROM "
            "mention WHERE "
            "article = ?1) WHEN 'quantities' THEN (SELECT count(*) FROM quantity WHERE article = ?1) WHEN "
            "'times' THEN "
            "(SELECT count(*) FROM time_expression WHERE article = ?1) ELSE (SELECT count(*) FROM "
            "attribution WHERE "
            "article = ?1 AND confidence >= 0) END WHERE name IN ('mentions', 'quantities', 'times', "
            "'attributions')")
        .run(m_article, m_sign);
  }

  void outlet() {
    auto publisher = m_impl.query("SELECT publisher_name FROM article WHERE id = ?");
    if (!publisher.bind(m_article).step() || publisher.text(0).empty()) return;
    const std::string name = normalise_name(publisher.text(0));
    m_impl
        .query(
            "INSERT INTO outlet VALUES (?, ?) ON CONFLICT DO UPDATE SET articles = articles + "
            "excluded.articles")
        .run(name, m_sign);
    m_impl.query("DELETE FROM outlet WHERE name = ? AND articles = 0").run(name);
  }

  void claims() {
    auto rows = m_impl.query(
        "SELECT u.claim, max(u.worth), (SELECT max(a.confidence) FROM claim_use v JOIN stated_claim s ON "
        "s.claim_use = "
        "v.id JOIN attribution a ON a.id = s.attribution WHERE v.article = ?1 AND v.claim = u.claim) FROM "
        "claim_use u "
        "WHERE u.article = ?1 GROUP BY u.claim");
    rows.bind(m_article);
    while (rows.step()) {
      const RowId claim = rows.integer(0);
      auto known = m_impl.query("SELECT 1 FROM claim_count WHERE claim = ?");
      if (!known.bind(claim).step()) {
        m_impl.recount_claim(claim);
        continue;
      }
      // Only what is here now can be better than what was best before.
      m_impl
          .query(
              "UPDATE claim_count SET worth = max(worth, ?3), stated = coalesce(max(stated, ?4), stated, "
              "?4), "
              "main = (SELECT v.id FROM claim_use v JOIN article d ON d.id = v.article JOIN claim c ON c.id "
              "= v.claim "
              "WHERE v.id IN (SELECT claim_count.main UNION ALL SELECT id FROM claim_use WHERE article = ?2 "
              "AND claim "
              "= ?1) ORDER BY coalesce(v.text, c.text), d.key, v.position LIMIT 1), "
              "first = (SELECT d.id FROM article d WHERE d.id IN (claim_count.first, ?2) ORDER BY "
              "d.published_at NULLS "
              "LAST, d.key LIMIT 1), "
              "first_at = min(first_at, (SELECT coalesce(published_at, 9223372036854775807) FROM article "
              "WHERE id = "
              "?2)) WHERE claim = ?1")
          .run(claim, m_article, rows.real(1), rows.is_null(2) ? std::nullopt : std::optional(rows.real(2)));
    }
  }

  /// How its sayings stand to claims. Those of other articles too, when it goes.
  void stands() {
    if (m_sign > 0) {
      static const std::string sql = "INSERT INTO stand " + stand_rows(kPairsOfArticle);
      m_impl.query(sql).run(m_article);
      static const std::string counted =
          std::string("INSERT OR IGNORE INTO touched SELECT p.claim, 0 FROM (") + kPairsOfArticle +
          ") p CROSS JOIN stand x ON x.claim = p.claim AND x.attribution = p.attribution WHERE x.against IS "
          "NOT NULL";
      m_impl.query(counted).run(m_article);
      return;
    }
    static const std::string gone =
        std::string("DELETE FROM stand WHERE (claim, attribution) IN (SELECT claim, attribution FROM (") +
        kPairsOfArticle + "))";  // bare, SQLite would read the whole table
    static const std::string counted =
        std::string("INSERT OR IGNORE INTO touched SELECT claim, 0 FROM (") + kPairsOfArticle + ")";
    m_impl.query(counted).run(m_article);
    m_impl.query(gone).run(m_article);
  }

  Store::Impl& m_impl;
  RowId m_article;
  int m_sign;
};

}  // namespace

void Store::Impl::count_article(RowId article, int sign) {
  ArticleCounter(*this, article, sign).count();
}

void Store::Impl::recount_claim(RowId claim) {
  query("DELETE FROM claim_count WHERE claim = ?").run(claim);
  static const std::string sql = "INSERT INTO claim_count " + claim_rows() + " AND c.id = ?";
  query(sql).run(claim);
}

void Store::Impl::recount_entity(RowId node) {
  query("DELETE FROM entity_count WHERE entity = ?").run(node);
  static const std::string sql = std::string("INSERT INTO entity_count ") + kEntities + " AND e.id = ?";
  query(sql).run(node);
}

std::map<RowId, RowId> Store::Impl::shown_entities() const {
  std::map<RowId, RowId> out;
  auto rows = query("SELECT entity, node FROM entity_shown");
  rows.bind();
  while (rows.step()) out.emplace(rows.integer(0), rows.integer(1));
  return out;
}

void Store::Impl::recount_shown(const std::map<RowId, RowId>& before) {
  const std::map<RowId, RowId> now = shown_entities();
  std::set<RowId> changed;
  for (const auto* one : {&before, &now}) {
    const auto& other = one == &now ? before : now;
    for (const auto& [entity, node] : *one) {
      const auto found = other.find(entity);
      if ((found == other.end() ? entity : found->second) == node) continue;
      for (const RowId row : {entity, node, found == other.end() ? entity : found->second})
        changed.insert(row);
    }
  }
  for (const RowId row : changed) recount_entity(row);
}

void Store::Impl::settle_touched() {
  struct Pair {
    RowId claim, attribution;
  };
  std::vector<Pair> pairs;
  {
    auto rows = query("SELECT claim, attribution FROM touched ORDER BY claim, attribution");
    rows.bind();
    while (rows.step()) pairs.push_back({rows.integer(0), rows.integer(1)});
  }
  if (pairs.empty()) return;
  static const std::string stands =
      "INSERT INTO stand " +
      stand_rows(
          "SELECT ?1 AS claim, ?2 AS attribution WHERE EXISTS (SELECT 1 FROM claim WHERE id = "
          "?1) AND (EXISTS (SELECT 1 FROM stated_claim s JOIN claim_use u ON u.id = "
          "s.claim_use WHERE s.attribution = ?2 AND u.claim = ?1) OR EXISTS (SELECT 1 FROM aim "
          "WHERE attribution = ?2 AND claim = ?1))");
  static const std::string stated = std::string("UPDATE claim_count SET stated = (SELECT ") + kStatedOf +
                                    " FROM claim c WHERE c.id = ?1) WHERE claim = ?1";
  static const std::string counted =
      "UPDATE claim_count SET against = (SELECT max(x.against) FROM stand x WHERE x.claim = ?1), "
      "disputers = " +
      disputers_of("?1") + " WHERE claim = ?1";
  RowId last = 0;
  for (const Pair& pair : pairs) {
    if (pair.attribution == -1) query(stated).run(pair.claim);
    if (pair.attribution > 0) {
      query("DELETE FROM stand WHERE claim = ? AND attribution = ?").run(pair.claim, pair.attribution);
      query(stands).run(pair.claim, pair.attribution);
    }
    if (last != 0 && last != pair.claim) query(counted).run(last);
    last = pair.claim;
  }
  query(counted).run(last);
  query("DELETE FROM touched").run();
}

}  // namespace claimgraph
