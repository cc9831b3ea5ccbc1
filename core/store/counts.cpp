#include "core/store/counts.hpp"

#include <fmt/format.h>

#include <set>

#include "core/model/identity.hpp"
#include "core/store/dates.hpp"
#include "core/store/stance_sql.hpp"

namespace claimgraph {

namespace {

constexpr std::int64_t kNever = INT64_MAX;  // speaker.at, claim_count.first_at: not known

// ---- what each kept table says, over the others ----

constexpr const char* kDescriptions =
    "SELECT entity, description, count(*) FROM entity_use WHERE description <> '' GROUP BY entity, "
    "description";

constexpr const char* kPlaces =
    "SELECT entity, coalesce(organization, 0), title, former, count(*) FROM affiliation GROUP BY 1, 2, 3, 4";

// Those that are shown as the entity e, itself among them. Not the view entity_member: the condition on a row
// of another table is not pushed into it, and it would be read whole for each.
#define CG_MEMBERS "(SELECT e.id UNION ALL SELECT entity FROM entity_shown WHERE node = e.id)"

/// Of the entities that are shown.
constexpr const char* kEntities =
    "SELECT e.id, e.anonymous, "
    "(SELECT count(DISTINCT s.attribution) FROM speaker s JOIN attribution a ON a.id = s.attribution WHERE "
    "s.entity IN " CG_MEMBERS
    " AND a.confidence >= 0), "
    "(SELECT count(*) FROM mention n WHERE n.entity IN " CG_MEMBERS
    "), "
    "(SELECT count(DISTINCT u.article) FROM entity_use u WHERE u.entity IN " CG_MEMBERS
    "), "
    "(SELECT count(DISTINCT u.claim) FROM claim_about b JOIN claim_use u ON u.id = b.claim_use WHERE "
    "b.entity IN " CG_MEMBERS
    ") "
    "FROM entity e WHERE e.id NOT IN (SELECT entity FROM entity_shown WHERE node <> entity)";

/// The rows of `stand` of the pairs (claim, attribution) that `pairs` selects.
std::string stand_rows(const std::string& pairs) {
  const auto side = [](ClaimTie tie) {
    return "CASE WHEN " + against_sql(tie) + " THEN 2 WHEN " + in_favour_sql(tie) + " THEN 1 ELSE 0 END";
  };
  // What a saying is aimed at is asked of the tables, not of the view aim, which would be read whole for
  // each.
  const std::string answers =
      "answer w JOIN claim_use u ON u.id = w.claim_use WHERE w.attribution = p.attribution AND u.claim = "
      "p.claim";
  const std::string aimed =
      "(SELECT max(c) FROM (SELECT b.confidence AS c FROM stance_target t WHERE t.attribution = "
      "p.attribution AND t.claim = "
      "p.claim UNION ALL SELECT min(b.confidence, w.confidence) FROM " +
      answers + "))";
  const std::string against =
      "(SELECT max(c) FROM (SELECT a.confidence AS c FROM attribution a WHERE a.id = p.attribution AND p.own "
      "AND " +
      against_sql(ClaimTie::own) +
      " UNION ALL SELECT a.confidence FROM attribution a JOIN stance_target t ON t.attribution = a.id AND "
      "t.claim = p.claim "
      "WHERE a.id = p.attribution AND " +
      against_sql(ClaimTie::target) +
      " UNION ALL SELECT a.confidence FROM (SELECT w.stance AS stance, b.realis AS realis, min(b.confidence, "
      "w.confidence) "
      "AS confidence FROM " +
      answers + ") a WHERE " + against_sql(ClaimTie::target) + "))";
  const std::string stance = "coalesce((SELECT w.stance FROM " + answers +
                             " AND w.confidence >= 0 ORDER BY w.position DESC LIMIT 1), b.stance)";
  return "SELECT a.claim, CASE WHEN a.own THEN " + side(ClaimTie::own) + " ELSE " + side(ClaimTie::target) +
         " END, s.at, a.attribution, s.entity, a.own AND " + says_sql() +
         ", a.confidence, a.against FROM (SELECT p.claim AS claim, p.attribution AS attribution, p.own AS "
         "own, b.realis AS "
         "realis, CASE WHEN p.own THEN b.stance ELSE " +
         stance + " END AS stance, CASE WHEN p.own THEN b.confidence ELSE " + aimed + " END AS confidence, " +
         against +
         " AS against FROM (SELECT claim, attribution, EXISTS (SELECT 1 FROM stated_claim t JOIN claim_use u "
         "ON u.id = "
         "t.claim_use WHERE t.attribution = q.attribution AND u.claim = q.claim) AS own FROM (" +
         pairs +
         ") q) p CROSS JOIN attribution b ON b.id = p.attribution) a CROSS JOIN speaker s ON s.attribution = "
         "a.attribution "
         "GROUP BY a.claim, a.attribution, s.entity";
}

constexpr const char* kPairs =
    "SELECT u.claim AS claim, s.attribution AS attribution FROM stated_claim s JOIN claim_use u ON u.id = "
    "s.claim_use "
    "UNION SELECT claim, attribution FROM aim";
constexpr const char* kPairsOfArticle =
    "SELECT u.claim AS claim, a.id AS attribution FROM attribution a CROSS JOIN stated_claim s ON "
    "s.attribution = a.id "
    "CROSS JOIN claim_use u ON u.id = s.claim_use WHERE a.article = ?1 UNION SELECT u.claim, a.id FROM "
    "attribution a CROSS "
    "JOIN answer w ON w.attribution = a.id CROSS JOIN claim_use u ON u.id = w.claim_use WHERE a.article = ?1 "
    "UNION SELECT "
    "t.claim, a.id FROM attribution a CROSS JOIN stance_target t ON t.attribution = a.id WHERE a.article = "
    "?1";

/// Different speakers who are half sure to be against the claim.
std::string disputers_of(const char* claim) {
  return fmt::format(
      "(SELECT count(DISTINCT coalesce(f.family, x.entity)) FROM stand x LEFT JOIN entity_family f ON "
      "f.entity = x.entity "
      "WHERE x.claim = {} AND x.against >= {})",
      claim, kTooUnsure);
}

constexpr const char* kStatedOf =
    "(SELECT max(a.confidence) FROM claim_use v JOIN stated_claim s ON s.claim_use = v.id JOIN attribution a "
    "ON a.id = "
    "s.attribution WHERE v.claim = c.id)";

std::string claim_rows() {
  return fmt::format(
      "SELECT c.id, (SELECT max(v.worth) FROM claim_use v WHERE v.claim = c.id), "
      "coalesce((SELECT min(d.published_at) FROM claim_use v JOIN article d ON d.id = v.article WHERE "
      "v.claim = c.id), "
      "{0}), "
      "(SELECT v.id FROM claim_use v JOIN claim b ON b.id = v.claim JOIN article d ON d.id = v.article WHERE "
      "v.claim = "
      "c.id ORDER BY coalesce(v.text, b.text), d.key, v.position LIMIT 1), "
      "(SELECT v.article FROM claim_use v JOIN article d ON d.id = v.article WHERE v.claim = c.id ORDER BY "
      "d.published_at NULLS LAST, d.key LIMIT 1), "
      "{1}, (SELECT max(against) FROM stand WHERE claim = c.id), {2} FROM claim c WHERE EXISTS (SELECT "
      "1 FROM "
      "claim_use v WHERE v.claim = c.id)",
      kNever, kStatedOf, disputers_of("c.id"));
}

constexpr const char* kConflicts =
    "SELECT r.source, r.target, y.name = 'variantOf', s.key, t.key FROM claim_relation r JOIN term y ON y.id "
    "= r.kind "
    "JOIN claim s ON s.id = r.source JOIN claim t ON t.id = r.target WHERE y.name IN ('contradicts', "
    "'variantOf')";

constexpr const char* kTotals =
    "SELECT 'articles', count(*) FROM article UNION ALL SELECT 'superseded', count(*) FROM article WHERE "
    "is_current = "
    "0 UNION ALL SELECT 'named', count(*) FROM entity WHERE anonymous = 0 UNION ALL SELECT 'unnamed', "
    "count(*) FROM "
    "entity WHERE anonymous <> 0 UNION ALL SELECT 'claims', count(*) FROM claim UNION ALL SELECT 'mentions', "
    "count(*) "
    "FROM mention UNION ALL SELECT 'quantities', count(*) FROM quantity UNION ALL SELECT 'times', count(*) "
    "FROM "
    "time_expression UNION ALL SELECT 'attributions', count(*) FROM attribution WHERE confidence >= 0 UNION "
    "ALL SELECT "
    "'disputes', count(*) FROM claim_count WHERE against >= 0 UNION ALL SELECT 'contradictions', count(*) "
    "FROM conflict "
    "WHERE rank = 0 UNION ALL SELECT 'variants', count(*) FROM conflict WHERE rank = 1";

struct Kept {
  const char* table;
  std::string rows;
};

/// In an order in which each needs only those before it.
const std::vector<Kept>& kept_tables() {
  static const std::vector<Kept> tables = {{"entity_description", kDescriptions},
                                           {"entity_place", kPlaces},
                                           {"entity_count", kEntities},
                                           {"stand", stand_rows(kPairs)},
                                           {"claim_count", claim_rows()},
                                           {"conflict", kConflicts},
                                           {"total", kTotals}};
  return tables;
}

constexpr const char* kNameOfEntity =
    "(SELECT n.id FROM entity_name n WHERE n.entity = entity.id AND n.uses > 0 ORDER BY n.uses DESC, n.name "
    "DESC LIMIT "
    "1)";

std::map<std::string, std::int64_t> outlets(SQLite::Database& database) {
  std::map<std::string, std::int64_t> out;
  SQLite::Statement rows(
      database, "SELECT publisher_name, count(*) FROM article WHERE publisher_name <> '' GROUP BY 1");
  while (rows.executeStep())
    out[normalise_name(rows.getColumn(0).getString())] += rows.getColumn(1).getInt64();
  return out;
}

void fill_times(SQLite::Database& database) {
  database.exec(
      fmt::format("UPDATE speaker SET at = coalesce((SELECT d.published_at FROM attribution t JOIN article d "
                  "ON d.id = t.article "
                  "WHERE t.id = speaker.attribution), {})",
                  kNever));
  SQLite::Statement rows(database, "SELECT id, said_at FROM attribution WHERE said_at <> ''");
  SQLite::Statement set(database, "UPDATE speaker SET at = ? WHERE attribution = ?");
  while (rows.executeStep()) {
    const auto said = instant_of(rows.getColumn(1).getString());
    if (!said) continue;
    set.reset();
    set.bind(1, *said);
    set.bind(2, rows.getColumn(0).getInt64());
    set.exec();
  }
}

bool fit_times(SQLite::Database& database) {
  SQLite::Statement rows(database,
                         "SELECT t.said_at, d.published_at, w.at FROM speaker w JOIN attribution t ON t.id = "
                         "w.attribution JOIN article d ON d.id = t.article");
  while (rows.executeStep()) {
    const auto said = instant_of(rows.getColumn(0).getString());
    const std::int64_t published = rows.getColumn(1).isNull() ? kNever : rows.getColumn(1).getInt64();
    if (rows.getColumn(2).getInt64() != said.value_or(published)) return false;
  }
  return true;
}

bool fit_reviews(SQLite::Database& database) {
  SQLite::Statement rows(database, "SELECT claim_reviewed, claim FROM claim_review");
  while (rows.executeStep()) {
    if (rows.getColumn(1).getString() != reviewed_claim(rows.getColumn(0).getString())) return false;
  }
  return true;
}

void fill_reviews(SQLite::Database& database) {
  SQLite::Statement rows(database, "SELECT article, position, claim_reviewed FROM claim_review");
  SQLite::Statement set(database, "UPDATE claim_review SET claim = ? WHERE article = ? AND position = ?");
  while (rows.executeStep()) {
    set.reset();
    set.bind(1, reviewed_claim(rows.getColumn(2).getString()));
    set.bind(2, rows.getColumn(0).getInt64());
    set.bind(3, rows.getColumn(1).getInt64());
    set.exec();
  }
}

}  // namespace

std::string reviewed_claim(const std::string& text) {
  return text.empty() ? std::string() : claim_id(text, {}, Polarity::positive);
}

void fill_counts(SQLite::Database& database) {
  database.exec(
      "UPDATE entity_name SET uses = (SELECT count(*) FROM entity_use u WHERE u.name = entity_name.id)");
  database.exec(std::string("UPDATE entity SET name = ") + kNameOfEntity);
  fill_times(database);
  fill_reviews(database);
  for (const Kept& table : kept_tables()) {
    database.exec(std::string("DELETE FROM ") + table.table);  // totals that triggers made meanwhile
    database.exec(fmt::format("INSERT INTO {} {}", table.table, table.rows));
  }
  SQLite::Statement outlet(database, "INSERT INTO outlet VALUES (?, ?)");
  for (const auto& [name, articles] : outlets(database)) {
    outlet.reset();
    outlet.bind(1, name);
    outlet.bind(2, articles);
    outlet.exec();
  }
  database.exec("DELETE FROM touched");
}

std::vector<std::string> wrong_counts(SQLite::Database& database) {
  std::vector<std::string> out;
  const auto any = [&](const std::string& sql) {
    return database.execAndGet("SELECT EXISTS (" + sql + ")").getInt() != 0;
  };
  for (const Kept& table : kept_tables()) {
    const std::string kept = std::string("SELECT * FROM ") + table.table;
    if (any("SELECT * FROM (" + table.rows + ") EXCEPT " + kept) ||
        any(kept + " EXCEPT SELECT * FROM (" + table.rows + ")"))
      out.emplace_back(table.table);
  }
  if (any("SELECT 1 FROM entity_name WHERE uses <> (SELECT count(*) FROM entity_use u WHERE u.name = "
          "entity_name.id)") ||
      any(std::string("SELECT 1 FROM entity WHERE name IS NOT ") + kNameOfEntity))
    out.emplace_back("entity_name");
  std::map<std::string, std::int64_t> kept;
  SQLite::Statement rows(database, "SELECT name, articles FROM outlet");
  while (rows.executeStep()) kept[rows.getColumn(0).getString()] = rows.getColumn(1).getInt64();
  if (kept != outlets(database)) out.emplace_back("outlet");
  if (!fit_times(database)) out.emplace_back("speaker");
  if (!fit_reviews(database)) out.emplace_back("claim_review");
  return out;
}

// ---- what one article adds or takes away ----

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
