// Lists and single records of entities and claims.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/model/identity.hpp"
#include "core/store/dates.hpp"
#include "core/store/passages.hpp"
#include "core/store/stance_sql.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

template <typename... Args>
std::uint32_t count(Query&& query, RowId row, const Args&... args) {
  query.bind(row, args...).step();
  return query.offset(0);
}

/// The folded words of `text`, split at blanks.
std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = normalise_name(text);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < folded.size();) {
    const auto end = std::min(folded.find(' ', at), folded.size());
    if (end > at) out.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

RowId Store::Impl::node_row(RowId entity) const {
  auto find = query("SELECT node FROM entity_shown WHERE entity = ?");
  return find.bind(entity).step() ? find.integer(0) : entity;
}

EntityRef Store::Impl::entity_ref(RowId row) const {
  auto find = query(
      "SELECT e.key, coalesce(s.type, e.type), e.anonymous, coalesce(s.name, (SELECT n.name FROM entity_use "
      "u JOIN "
      "entity_name n ON n.id = u.name WHERE u.entity = e.id GROUP BY n.id ORDER BY count(*) DESC, n.name "
      "DESC LIMIT "
      "1)) FROM entity e LEFT JOIN entity_shown s ON s.entity = e.id WHERE e.id = coalesce((SELECT node FROM "
      "entity_shown WHERE entity = ?1), ?1)");
  EntityRef out;
  if (!find.bind(row).step()) return out;
  out.id = find.text(0);
  out.type = entity_type_from(term_name(find.integer(1))).value_or(EntityType::other);
  out.anonymous = find.flag(2);
  out.name = find.text(3);
  return out;
}

EntityInfo Store::Impl::entity_info(RowId member) const {
  const RowId row = node_row(member);
  const EntityRef ref = entity_ref(row);
  EntityInfo info;
  info.id = ref.id;
  info.name = ref.name;
  info.type = ref.type;
  info.anonymous = ref.anonymous;
  auto names = query(
      "SELECT DISTINCT n.name FROM entity_member m JOIN entity_name n ON n.entity = m.entity WHERE m.node = "
      "? AND n.id "
      "NOT IN (SELECT name FROM name_rejected) ORDER BY n.name");
  names.bind(row);
  while (names.step()) {
    std::string name = names.text(0);
    if (name != info.name) info.alternate_names.push_back(std::move(name));
  }
  auto family = query(
      "SELECT b.entity FROM entity_family a JOIN entity_family b ON b.family = a.family JOIN entity e ON "
      "e.id = "
      "b.entity WHERE a.entity = ?1 AND b.entity <> ?1 AND NOT EXISTS (SELECT 1 FROM entity_shown s WHERE "
      "s.entity = "
      "b.entity AND (s.node = ?1 OR s.node <> s.entity)) ORDER BY e.key");
  family.bind(row);
  while (family.step()) info.same_as.push_back(entity_ref(family.integer(0)));
  auto merged = query(
      "SELECT e.key, e.type, e.anonymous, (SELECT n.name FROM entity_use u JOIN entity_name n ON n.id = "
      "u.name WHERE "
      "u.entity = e.id GROUP BY n.id ORDER BY count(*) DESC, n.name DESC LIMIT 1) FROM entity_shown s JOIN "
      "entity e ON "
      "e.id = s.entity WHERE s.node = ?1 AND s.entity <> ?1 ORDER BY e.key");
  merged.bind(row);
  while (merged.step()) {
    info.merged.push_back({merged.text(0), merged.text(3),
                           entity_type_from(term_name(merged.integer(1))).value_or(EntityType::other),
                           merged.flag(2)});
  }
  auto description = query(
      "SELECT u.description FROM entity_member m JOIN entity_use u ON u.entity = m.entity WHERE m.node = ? "
      "AND "
      "u.description <> '' GROUP BY u.description ORDER BY count(*) DESC, u.description LIMIT 1");
  if (description.bind(row).step()) info.description = description.text(0);
  const auto affiliations = [&](Query&& rows, std::vector<AffiliationInfo>& out) {
    rows.bind(row);
    while (rows.step()) {
      AffiliationInfo one;
      if (!rows.is_null(0)) one.organization = entity_ref(rows.integer(0));
      one.title = rows.text(1);
      one.former = rows.flag(2);
      out.push_back(std::move(one));
    }
    std::sort(out.begin(), out.end(), [](const AffiliationInfo& a, const AffiliationInfo& b) {
      return std::tie(a.former, a.organization.name, a.title, a.organization.id) <
             std::tie(b.former, b.organization.name, b.title, b.organization.id);
    });
  };
  affiliations(
      query(
          "SELECT DISTINCT coalesce(s.node, a.organization), a.title, a.former FROM entity_member m JOIN "
          "affiliation a ON a.entity = m.entity LEFT JOIN entity_shown s ON s.entity = a.organization WHERE "
          "m.node = ?"),
      info.affiliations);
  affiliations(
      query(
          "SELECT DISTINCT coalesce(s.node, a.entity), a.title, a.former FROM entity_member m JOIN "
          "affiliation a ON a.organization = m.entity LEFT JOIN entity_shown s ON s.entity = a.entity WHERE "
          "m.node = ?"),
      info.members);
  info.articles =
      count(query("SELECT count(DISTINCT u.article) FROM entity_member m JOIN entity_use u ON u.entity = "
                  "m.entity WHERE m.node = ?"),
            row);
  info.mentions = count(
      query("SELECT count(*) FROM entity_member m JOIN mention n ON n.entity = m.entity WHERE m.node = ?"),
      row);
  info.said = count(
      query("SELECT count(DISTINCT s.attribution) FROM entity_member m JOIN speaker s ON s.entity = "
            "m.entity JOIN attribution a ON a.id = s.attribution WHERE m.node = ? AND a.confidence >= 0"),
      row);
  info.about =
      count(query("SELECT count(DISTINCT u.claim) FROM entity_member m JOIN claim_about a ON a.entity = "
                  "m.entity JOIN claim_use u ON u.id = a.claim_use WHERE m.node = ?"),
            row);
  return info;
}

std::vector<EntityInfo> Store::entities(bool anonymous) const {
  return m_impl->read([&] {
    std::vector<EntityInfo> out;
    auto rows = m_impl->query(
        "SELECT id FROM entity WHERE anonymous <= ? AND id NOT IN (SELECT entity FROM entity_shown WHERE "
        "node <> "
        "entity)");
    rows.bind(anonymous);
    while (rows.step()) out.push_back(m_impl->entity_info(rows.integer(0)));
    std::sort(out.begin(), out.end(), [](const EntityInfo& a, const EntityInfo& b) {
      return std::tie(b.said, b.mentions, a.name, a.id) < std::tie(a.said, a.mentions, b.name, b.id);
    });
    return out;
  });
}

std::optional<RowId> Store::Impl::entity_row(std::string_view id) const {
  if (id.size() < 4 || id[3] != '-') return std::nullopt;
  const auto full = full_id(id, id.substr(0, 4));
  if (!full) return std::nullopt;
  auto find = query("SELECT id FROM entity WHERE key = ?");
  return find.bind(*full).step() ? std::optional(find.integer(0)) : std::nullopt;
}

std::optional<RowId> Store::Impl::claim_row(std::string_view id) const {
  const auto full = full_id(id, "clm-");
  if (!full) return std::nullopt;
  auto find = query("SELECT id FROM claim WHERE key = ?");
  return find.bind(*full).step() ? std::optional(find.integer(0)) : std::nullopt;
}

std::optional<EntityInfo> Store::entity(std::string_view id) const {
  return m_impl->read([&]() -> std::optional<EntityInfo> {
    const auto row = m_impl->entity_row(id);
    if (!row) return std::nullopt;
    return m_impl->entity_info(*row);
  });
}

std::vector<RowId> Store::Impl::entity_rows(std::string_view words) const {
  if (const auto row = entity_row(words)) return {node_row(*row)};
  const std::vector<std::string> wanted = words_of(words);
  const std::string match = fts_query(words, false);
  if (wanted.empty() || match.empty()) return {};
  const std::string whole = normalise_name(words);
  struct Found {
    bool other = true, anonymous = false;
    std::int64_t said = 0;
    std::string key;
    RowId row = 0;
    auto operator<=>(const Found&) const = default;
  };
  std::map<RowId, Found> found;
  auto rows = query(
      "SELECT e.id, n.name, e.anonymous, e.key, -(SELECT count(*) FROM speaker WHERE entity = e.id) "
      "FROM entity_search s JOIN entity_name n ON n.id = s.rowid LEFT JOIN entity_shown m ON m.entity = "
      "n.entity JOIN "
      "entity e ON e.id = coalesce(m.node, n.entity) "
      "WHERE entity_search MATCH ? AND n.id NOT IN (SELECT name FROM name_rejected)");
  rows.bind(match);
  while (rows.step()) {
    const bool other = normalise_name(rows.text(1)) != whole;
    const RowId row = rows.integer(0);
    const auto [it, fresh] =
        found.try_emplace(row, Found{other, rows.flag(2), rows.integer(4), rows.text(3), row});
    if (!fresh) it->second.other = it->second.other && other;
  }
  std::vector<Found> order;
  for (auto& [row, one] : found) order.push_back(std::move(one));
  std::sort(order.begin(), order.end());
  std::vector<RowId> out;
  for (const Found& one : order) out.push_back(one.row);
  return out;
}

std::vector<RowId> Store::Impl::entity_families(std::string_view words) const {
  std::vector<RowId> out;
  std::set<RowId> seen;
  const auto add = [&](RowId row) {
    if (seen.insert(row).second) out.push_back(row);
  };
  for (const RowId row : entity_rows(words)) {
    add(row);
    auto others = query(
        "SELECT b.entity FROM entity_family a JOIN entity_family b ON b.family = a.family WHERE a.entity = "
        "?");
    others.bind(row);
    while (others.step()) add(others.integer(0));
  }
  return out;
}

std::vector<EntityRef> Store::find_entities(std::string_view words) const {
  return m_impl->read([&] {
    std::vector<EntityRef> out;
    for (const RowId row : m_impl->entity_rows(words)) out.push_back(m_impl->entity_ref(row));
    return out;
  });
}

std::vector<std::string> Store::names_starting_with(std::string_view start, std::size_t limit) const {
  return m_impl->read([&] {
    const std::string letters(start);
    std::vector<std::string> out;
    auto rows = m_impl->query(
        "SELECT DISTINCT n.name FROM entity_name n JOIN entity e ON e.id = n.entity WHERE e.anonymous = 0 "
        "AND n.id NOT IN (SELECT name FROM name_rejected) AND lower(substr(n.name, 1, length(?1))) = "
        "lower(?1) ORDER BY n.name LIMIT ?2");
    rows.bind(letters, limit);
    while (rows.step()) out.push_back(rows.text(0));
    return out;
  });
}

ClaimInfo Store::Impl::claim_info(RowId row, double min_confidence) const {
  ClaimInfo info;
  auto main = query(
      "SELECT c.key, c.text, u.id, u.label, u.subject, u.polarity, u.modality, u.valid_time, u.article, "
      "u.form, u.unresolved, (SELECT max(worth) FROM claim_use WHERE claim = c.id), c.id IN (SELECT claim "
      "FROM "
      "claim_hidden) "
      "FROM claim c JOIN claim_use u ON u.claim = c.id JOIN article a ON a.id = u.article "
      "WHERE c.id = ? ORDER BY coalesce(u.text, c.text), a.key, u.position LIMIT 1");
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
  auto quantities = query(
      "SELECT q.text_begin, q.text_end, q.value, q.low, q.high, q.value_text, q.kind, q.unit, q.currency, "
      "q.approximate, q.significant_digits FROM claim_quantity c JOIN quantity q ON q.article = ? AND "
      "q.position = c.quantity WHERE c.claim_use = ? ORDER BY c.position");
  quantities.bind(main.integer(8), main.integer(2));
  while (quantities.step()) info.quantities.push_back(quantity_of(quantities, 0));
  auto first = query(
      "SELECT a.date_published, a.key FROM claim_use u JOIN article a ON a.id = u.article WHERE u.claim = ? "
      "ORDER BY a.published_at NULLS LAST, a.key LIMIT 1");
  if (first.bind(row).step()) {
    info.first_appearance = first.text(0);
    info.first_article = first.text(1);
  }
  count_claim(row, min_confidence, info);
  return info;
}

void Store::Impl::count_claim(RowId row, double min_confidence, ClaimInfo& info) const {
  auto about = query(
      "SELECT e.id FROM claim_use u JOIN claim_about a ON a.claim_use = u.id LEFT JOIN entity_shown s ON "
      "s.entity = "
      "a.entity JOIN entity e ON e.id = coalesce(s.node, a.entity) WHERE u.claim = ? GROUP BY e.id ORDER BY "
      "min(a.position), e.key");
  about.bind(row);
  while (about.step()) info.about.push_back(entity_ref(about.integer(0)));
  info.articles = count(query("SELECT count(DISTINCT article) FROM claim_use WHERE claim = ?"), row);
  static const std::string speakers =
      "SELECT count(DISTINCT coalesce(f.family, s.entity)) FROM claim_use u JOIN stated_claim c ON "
      "c.claim_use = u.id JOIN attribution a ON a.id = c.attribution JOIN speaker s ON s.attribution = a.id "
      "LEFT JOIN entity_family f ON f.entity = s.entity WHERE u.claim = ?1 AND "
      "a.confidence >= ?2 "
      "AND " +
      says_sql();
  info.speakers = count(query(speakers), row, min_confidence);
  static const std::string disputers =
      "SELECT count(DISTINCT coalesce(f.family, s.entity)) FROM (SELECT a.id FROM claim_use u JOIN "
      "stated_claim c ON c.claim_use "
      "= u.id JOIN attribution a ON a.id = c.attribution WHERE u.claim = ?1 AND a.confidence >= ?2 AND " +
      against_sql(ClaimTie::own) +
      " UNION SELECT a.attribution FROM aim a WHERE a.claim = ?1 AND a.confidence >= ?2 AND " +
      against_sql(ClaimTie::target) +
      ") x CROSS JOIN speaker s ON s.attribution = x.id LEFT JOIN entity_family f ON f.entity = s.entity";
  info.disputers = count(query(disputers), row, min_confidence);
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

std::optional<ClaimInfo> Store::claim(std::string_view id, double min_confidence) const {
  return m_impl->read([&]() -> std::optional<ClaimInfo> {
    const auto row = m_impl->claim_row(id);
    if (!row) return std::nullopt;
    return m_impl->claim_info(*row, min_confidence);
  });
}

namespace {

template <typename... Args>
std::set<RowId> rows_of(Query&& rows, const Args&... args) {
  std::set<RowId> out;
  rows.bind(args...);
  while (rows.step()) out.insert(rows.integer(0));
  return out;
}

/// Claims that somebody counts against, or that another one contradicts.
std::set<RowId> disputed_claims(const Store::Impl& impl, double min_confidence) {
  static const std::string sql =
      disputed_claims_sql() +
      " UNION SELECT source FROM claim_relation WHERE kind IN (SELECT id FROM term WHERE kind = 'edge' AND "
      "name "
      "= 'contradicts') UNION SELECT target FROM claim_relation WHERE kind IN (SELECT id FROM term WHERE "
      "kind = "
      "'edge' AND name = 'contradicts')";
  return rows_of(impl.query(sql), min_confidence);
}

/// Claims that were said, or first appeared, at or after an instant.
std::set<RowId> claims_since(const Store::Impl& impl, std::int64_t since, double min_confidence) {
  std::set<RowId> out;
  auto rows = impl.query(
      "SELECT u.claim, a.published_at, t.said_at FROM claim_use u JOIN article a ON a.id = u.article "
      "LEFT JOIN stated_claim s ON s.claim_use = u.id LEFT JOIN attribution t ON t.id = s.attribution "
      "AND t.confidence >= ?");
  rows.bind(min_confidence);
  while (rows.step()) {
    const auto published = rows.maybe_integer(1);
    const auto said = rows.is_null(2) ? std::nullopt : instant_of(rows.text(2));
    const auto when = said ? said : published;
    if (when && *when >= since) out.insert(rows.integer(0));
  }
  return out;
}

}  // namespace

std::vector<ClaimInfo> Store::claims(const ClaimFilter& filter) const {
  std::optional<std::int64_t> since;
  if (!filter.since.empty()) {
    since = instant_of(filter.since);
    if (!since)
      throw UsageError(
          fmt::format("{} is not a date; write it as 2025-02-03, 2025-02 or 2025", filter.since));
  }
  return m_impl->read([&] {
    std::optional<std::set<RowId>> kept;
    const auto keep = [&kept](std::set<RowId> rows) {
      if (!kept) {
        kept = std::move(rows);
        return;
      }
      std::erase_if(*kept, [&rows](RowId row) { return !rows.contains(row); });
    };
    if (!filter.about.empty()) {
      std::set<RowId> rows;
      for (const RowId entity : m_impl->entity_families(filter.about)) {
        rows.merge(rows_of(m_impl->query("SELECT u.claim FROM claim_about a JOIN claim_use u ON u.id = "
                                         "a.claim_use WHERE a.entity = ?"),
                           entity));
      }
      keep(std::move(rows));
    }
    if (!filter.by.empty()) {
      std::set<RowId> rows;
      for (const RowId entity : m_impl->entity_families(filter.by)) {
        rows.merge(rows_of(m_impl->query("SELECT u.claim FROM speaker s JOIN attribution a ON a.id = "
                                         "s.attribution JOIN stated_claim c ON c.attribution = a.id JOIN "
                                         "claim_use u ON u.id = c.claim_use WHERE s.entity = ? AND "
                                         "a.confidence >= ?"),
                           entity, filter.min_confidence));
      }
      keep(std::move(rows));
    }
    if (!filter.article.empty()) {
      const auto article = m_impl->article_row(filter.article);
      keep(article ? rows_of(m_impl->query("SELECT claim FROM claim_use WHERE article = ?"), *article)
                   : std::set<RowId>());
    }
    if (filter.disputed) keep(disputed_claims(*m_impl, filter.min_confidence));
    if (since) keep(claims_since(*m_impl, *since, filter.min_confidence));
    if (filter.min_confidence > 0) {
      keep(rows_of(
          m_impl->query("SELECT u.claim FROM attribution a JOIN stated_claim c ON c.attribution = a.id "
                        "JOIN claim_use u ON u.id = c.claim_use WHERE a.confidence >= ?"),
          filter.min_confidence));
    }
    if (!kept) kept = rows_of(m_impl->query("SELECT id FROM claim"));
    if (filter.min_confidence >= 0) {
      const std::set<RowId> hidden = rows_of(m_impl->query("SELECT claim FROM claim_hidden"));
      std::erase_if(*kept, [&](RowId row) { return hidden.contains(row); });
    }
    std::vector<ClaimInfo> out;
    for (const RowId row : *kept) out.push_back(m_impl->claim_info(row, filter.min_confidence));
    const auto key = [](const ClaimInfo& claim) {
      return std::tuple(-claim.worth, instant_of(claim.first_appearance).value_or(INT64_MAX), claim.text,
                        claim.id);
    };
    std::sort(out.begin(), out.end(),
              [&](const ClaimInfo& a, const ClaimInfo& b) { return key(a) < key(b); });
    if (filter.limit > 0 && out.size() > filter.limit) out.resize(filter.limit);
    return out;
  });
}

}  // namespace claimgraph
