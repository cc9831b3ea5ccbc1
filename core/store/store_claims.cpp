// Lists and single records of claims. Lists are filtered, ordered and cut in SQL, along the indexes of
// claim_count.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/store/dates.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

template <typename... Args>
std::uint32_t count(Query&& query, RowId row, const Args&... args) {
  query.bind(row, args...).step();
  return query.offset(0);
}

template <typename... Args>
std::set<RowId> rows_of(Query&& rows, const Args&... args) {
  std::set<RowId> out;
  rows.bind(args...);
  while (rows.step()) out.insert(rows.integer(0));
  return out;
}

// Different speakers against the claim q.claim with a confidence of ?1 or more.
#define CG_DISPUTERS                                                                                         \
  "(SELECT count(DISTINCT coalesce(f.family, x.entity)) FROM stand x LEFT JOIN entity_family f ON f.entity " \
  "= x.entity "                                                                                              \
  "WHERE x.claim = q.claim AND x.against >= ?1)"

// Another claim contradicts q.claim.
#define CG_CONTRADICTED                                                                                  \
  "(EXISTS (SELECT 1 FROM claim_relation r WHERE r.source = q.claim AND r.kind IN (SELECT id FROM term " \
  "WHERE "                                                                                               \
  "kind = 'edge' AND name = 'contradicts')) OR EXISTS (SELECT 1 FROM claim_relation r WHERE r.target = " \
  "q.claim AND r.kind IN (SELECT id FROM term WHERE kind = 'edge' AND name = 'contradicts')))"

// It was said, or first appeared where nobody says when, at ?3 or later; sayings below ?1 do not count.
#define CG_SINCE                                                                                            \
  "EXISTS (SELECT 1 FROM claim_use u CROSS JOIN article a ON a.id = u.article LEFT JOIN stated_claim s ON " \
  "s.claim_use = u.id LEFT JOIN attribution t ON t.id = s.attribution AND t.confidence >= ?1 LEFT JOIN "    \
  "speaker w "                                                                                              \
  "ON w.attribution = t.id AND w.position = 0 WHERE u.claim = q.claim AND coalesce(nullif(w.at, "           \
  "9223372036854775807), CASE WHEN t.id IS NULL THEN a.published_at END) >= ?3)"

// The claim q.claim states something, or names what somebody states.
std::string statement_sql() {
  std::string out = " AND EXISTS (SELECT 1 FROM claim_use u WHERE u.id = q.main AND (u.form <> 1";
  for (const char* noun :
       {"accusation", "allegation", "claim",     "assertion",  "report",   "charge", "suggestion",
        "notion",     "idea",       "theory",    "theories",   "rumour",   "rumor",  "statement",
        "account",    "finding",    "criticism", "conclusion", "argument", "ruling"}) {
    for (const char* plural : {"", "s"})
      out += fmt::format(" OR ' ' || lower(u.label) || ' ' GLOB '*[^a-z]{}{}[^a-z]*'", noun, plural);
  }
  return out + "))";
}

std::string json_of(const std::set<RowId>& rows) {
  return fmt::format("[{}]", fmt::join(rows, ","));
}

/// What a list of claims is made from: ?1 the confidence, ?2 the rows to choose from, ?3 the instant, ?4 how
/// many.
struct Selection {
  std::string conditions;
  std::optional<std::set<RowId>> rows;  ///< only these
  std::optional<std::int64_t> since;

  std::string from() const {
    return rows ? "json_each(?2) j CROSS JOIN claim_count q ON q.claim = j.value" : "claim_count q";
  }
};

class Selector {
 public:
  Selector(const Store::Impl& impl, const ClaimFilter& filter) : m_impl(impl), m_filter(filter) {}

  Selection select() {
    if (!m_filter.since.empty()) {
      m_out.since = instant_of(m_filter.since);
      if (!m_out.since)
        throw UsageError(
            fmt::format("{} is not a date; write it as 2025-02-03, 2025-02 or 2025", m_filter.since));
      m_out.conditions += " AND " CG_SINCE;
    }
    about();
    by();
    if (!m_filter.article.empty()) {
      const auto article = m_impl.article_row(m_filter.article);
      keep(article ? rows_of(m_impl.query("SELECT claim FROM claim_use WHERE article = ?"), *article)
                   : std::set<RowId>());
    }
    if (m_filter.disputed) m_out.conditions += " AND (q.against >= ?1 OR " CG_CONTRADICTED ")";
    if (m_filter.statements) m_out.conditions += statement_sql();
    if (m_filter.min_confidence > 0) m_out.conditions += " AND q.stated >= ?1";
    if (m_filter.min_confidence >= 0)
      m_out.conditions += " AND q.claim NOT IN (SELECT claim FROM claim_hidden)";
    return std::move(m_out);
  }

 private:
  void keep(std::set<RowId> rows) {
    if (m_out.rows) std::erase_if(rows, [&](RowId row) { return !m_out.rows->contains(row); });
    m_out.rows = std::move(rows);
  }

  void about() {
    if (m_filter.about.empty()) return;
    std::set<RowId> rows;
    for (const RowId entity : m_impl.entity_families(m_filter.about)) {
      rows.merge(rows_of(m_impl.query("SELECT u.claim FROM claim_about a JOIN claim_use u ON u.id = "
                                      "a.claim_use WHERE a.entity = ?"),
                         entity));
    }
    keep(std::move(rows));
  }

  void by() {
    if (m_filter.by.empty()) return;
    std::set<RowId> rows;
    for (const RowId entity : m_impl.entity_families(m_filter.by)) {
      rows.merge(rows_of(m_impl.query("SELECT u.claim FROM speaker s JOIN attribution a ON a.id = "
                                      "s.attribution JOIN stated_claim c ON c.attribution = a.id JOIN "
                                      "claim_use u ON u.id = c.claim_use WHERE s.entity = ? AND "
                                      "a.confidence >= ?"),
                         entity, m_filter.min_confidence));
    }
    keep(std::move(rows));
  }

  const Store::Impl& m_impl;
  const ClaimFilter& m_filter;
  Selection m_out;
};

std::vector<ClaimInfo> listed(const Store::Impl& impl, const ClaimFilter& filter, const Selection& selection,
                              const std::string& sql) {
  const std::string rows_text = selection.rows ? json_of(*selection.rows) : std::string();
  auto rows = impl.query(impl.lasting(sql));
  const std::int64_t limit = filter.limit == 0 ? -1 : static_cast<std::int64_t>(filter.limit);
  rows.bind(filter.min_confidence, rows_text, selection.since, limit);
  std::vector<RowId> found;
  while (rows.step()) found.push_back(rows.integer(0));
  std::vector<ClaimInfo> out;
  out.reserve(found.size());
  for (const RowId row : found) out.push_back(impl.claim_info(row, filter.min_confidence));
  return out;
}

}  // namespace

ClaimInfo Store::Impl::claim_info(RowId row, double min_confidence) const {
  ClaimInfo info;
  auto main = query(
      "SELECT c.key, c.text, u.id, u.label, u.subject, u.polarity, u.modality, u.valid_time, u.article, "
      "u.form, u.unresolved, q.worth, c.id IN (SELECT claim FROM claim_hidden), a.date_published, a.key "
      "FROM claim c JOIN claim_count q ON q.claim = c.id JOIN claim_use u ON u.id = q.main JOIN article a ON "
      "a.id = "
      "q.first WHERE c.id = ?");
  if (!main.bind(row).step()) return info;
  info.id = main.text(0);
  info.text = main.text(1);
  info.label = main.text(3);
  if (!main.is_null(4)) info.subject = entity_ref(main.integer(4));
  info.polarity = main.enumerator<Polarity>(5);
  info.modality = main.enumerator<Modality>(6);
  info.valid_time = main.text(7);
  info.form = main.enumerator<ClaimForm>(9);
  info.unresolved = main.flag(10);
  info.worth = main.real(11);
  info.rejected = main.flag(12);
  info.first_appearance = main.text(13);
  info.first_article = main.text(14);
  auto quantities = query(
      "SELECT q.text_begin, q.text_end, q.value, q.low, q.high, q.value_text, q.kind, q.unit, q.currency, "
      "q.approximate, q.significant_digits FROM claim_quantity c JOIN quantity q ON q.article = ? AND "
      "q.position = c.quantity WHERE c.claim_use = ? ORDER BY c.position");
  quantities.bind(main.integer(8), main.integer(2));
  while (quantities.step()) info.quantities.push_back(quantity_of(quantities, 0));
  count_claim(row, min_confidence, info);
  return info;
}

void Store::Impl::count_claim(RowId row, double min_confidence, ClaimInfo& info) const {
  auto about = query(
      "SELECT e.id FROM (SELECT a.entity AS entity, min(a.position) AS position FROM claim_use u JOIN "
      "claim_about a ON "
      "a.claim_use = u.id WHERE u.claim = ? GROUP BY a.entity) b LEFT JOIN entity_shown s ON s.entity = "
      "b.entity JOIN "
      "entity e ON e.id = coalesce(s.node, b.entity) GROUP BY e.id ORDER BY min(b.position), e.key");
  about.bind(row);
  while (about.step()) info.about.push_back(entity_ref(about.integer(0)));
  info.articles = count(query("SELECT count(DISTINCT article) FROM claim_use WHERE claim = ?"), row);
  info.speakers = count(query("SELECT count(DISTINCT coalesce(f.family, x.entity)) FROM stand x LEFT JOIN "
                              "entity_family f ON f.entity = "
                              "x.entity WHERE x.claim = ? AND x.says = 1 AND x.confidence >= ?"),
                        row, min_confidence);
  auto disputers = query("SELECT " CG_DISPUTERS " FROM (SELECT ?2 AS claim) q");
  disputers.bind(min_confidence, row).step();
  info.disputers = disputers.offset(0);
  const auto relations = [&](EdgeKind kind) {
    auto rows = query(
        "SELECT count(*) FROM claim_relation r WHERE (source = ?1 OR target = ?1) AND "
        "kind = (SELECT id FROM term WHERE kind = 'edge' AND name = ?2)");
    rows.bind(row, edge_kind_name(kind)).step();
    return rows.offset(0);
  };
  info.contradictions = relations(EdgeKind::contradicts);
  info.variants = relations(EdgeKind::variant_of);
}

std::string_view Store::Impl::lasting(const std::string& sql) const {
  return *m_texts.insert(sql).first;
}

std::optional<ClaimInfo> Store::claim(std::string_view id, double min_confidence) const {
  return m_impl->read([&]() -> std::optional<ClaimInfo> {
    const auto row = m_impl->claim_row(id);
    if (!row) return std::nullopt;
    return m_impl->claim_info(*row, min_confidence);
  });
}

std::vector<ClaimInfo> Store::claims(const ClaimFilter& filter) const {
  return m_impl->read([&] {
    const Selection selection = Selector(*m_impl, filter).select();
    return listed(*m_impl, filter, selection,
                  "SELECT q.claim FROM " + selection.from() +
                      " CROSS JOIN claim c ON c.id = q.claim WHERE 1" + selection.conditions +
                      " ORDER BY q.worth DESC, q.first_at, c.text, c.key LIMIT ?4");
  });
}

std::vector<ClaimInfo> Store::disputed_claims(const ClaimFilter& filter) const {
  return m_impl->read([&] {
    const Selection selection = Selector(*m_impl, filter).select();
    const bool kept = filter.min_confidence == kTooUnsure;  // what is counted already
    const std::string disputers = kept ? "q.disputers" : CG_DISPUTERS;
    const std::string against = kept ? " AND q.disputers > 0" : " AND q.against >= ?1";
    return listed(*m_impl, filter, selection,
                  "SELECT q.claim FROM " + selection.from() +
                      " CROSS JOIN claim c ON c.id = q.claim WHERE 1" + against + selection.conditions +
                      " ORDER BY " + disputers + " DESC, q.worth DESC, q.first_at, c.text, c.key LIMIT ?4");
  });
}

void Store::each_conflict(const ClaimFilter& filter,
                          const std::function<bool(const ClaimRelation&)>& visit) const {
  m_impl->read([&] {
    const Selection selection = Selector(*m_impl, filter).select();
    const auto is_meant = [&](const char* end) {
      return fmt::format("EXISTS (SELECT 1 FROM claim_count q WHERE q.claim = k.{}{}{})", end,
                         selection.rows ? " AND q.claim IN (SELECT value FROM json_each(?2))" : "",
                         selection.conditions);
    };
    // ?3 and ?4 are no part of it, but must stand in it.
    const std::string sql =
        "SELECT k.rank, a.key, b.key, r.label, r.detail, r.confidence, r.by FROM conflict k CROSS JOIN "
        "claim_relation "
        "r ON r.source = k.source AND r.target = k.target AND r.kind = (SELECT id FROM term WHERE kind = "
        "'edge' AND "
        "name = CASE k.rank WHEN 0 THEN 'contradicts' ELSE 'variantOf' END) CROSS JOIN claim a ON a.id = "
        "k.source "
        "CROSS JOIN claim b ON b.id = k.target WHERE (" +
        is_meant("source") + " OR " + is_meant("target") +
        ") ORDER BY k.rank, k.source_key, k.target_key LIMIT ?4";
    const std::string rows_text = selection.rows ? json_of(*selection.rows) : std::string();
    auto rows = m_impl->query(m_impl->lasting(sql));
    rows.bind(filter.min_confidence, rows_text, selection.since, -1);
    while (rows.step()) {
      const EdgeKind kind = rows.integer(0) == 0 ? EdgeKind::contradicts : EdgeKind::variant_of;
      if (!visit({kind, rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.real(5),
                  m_impl->term_name(rows.integer(6))}))
        return;
    }
  });
}

}  // namespace claimgraph
