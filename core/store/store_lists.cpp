// Lists and single records of entities.
#include <algorithm>
#include <set>

#include "core/model/identity.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

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
      "SELECT e.key, coalesce(s.type, e.type), e.anonymous, coalesce(s.name, n.name) FROM entity e LEFT JOIN "
      "entity_shown s ON s.entity = e.id LEFT JOIN entity_name n ON n.id = e.name WHERE e.id = "
      "coalesce((SELECT node "
      "FROM entity_shown WHERE entity = ?1), ?1)");
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
      "SELECT e.key, e.type, e.anonymous, n.name FROM entity_shown s JOIN entity e ON e.id = s.entity LEFT "
      "JOIN "
      "entity_name n ON n.id = e.name WHERE s.node = ?1 AND s.entity <> ?1 ORDER BY e.key");
  merged.bind(row);
  while (merged.step()) {
    info.merged.push_back({merged.text(0), merged.text(3),
                           entity_type_from(term_name(merged.integer(1))).value_or(EntityType::other),
                           merged.flag(2)});
  }
  auto description = query(
      "SELECT d.text FROM entity_member m JOIN entity_description d ON d.entity = m.entity WHERE m.node = ? "
      "GROUP BY "
      "d.text ORDER BY sum(d.uses) DESC, d.text LIMIT 1");
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
          "SELECT DISTINCT coalesce(s.node, nullif(a.organization, 0)), a.title, a.former FROM entity_member "
          "m JOIN "
          "entity_place a ON a.entity = m.entity LEFT JOIN entity_shown s ON s.entity = a.organization WHERE "
          "m.node = ?"),
      info.affiliations);
  affiliations(
      query(
          "SELECT DISTINCT coalesce(s.node, a.entity), a.title, a.former FROM entity_member m JOIN "
          "entity_place a ON a.organization = m.entity LEFT JOIN entity_shown s ON s.entity = a.entity WHERE "
          "m.node = ?"),
      info.members);
  auto counts = query("SELECT articles, mentions, said, about FROM entity_count WHERE entity = ?");
  if (counts.bind(row).step()) {
    info.articles = counts.offset(0);
    info.mentions = counts.offset(1);
    info.said = counts.offset(2);
    info.about = counts.offset(3);
  }
  return info;
}

std::vector<EntityInfo> Store::entities(bool anonymous, std::size_t limit) const {
  return m_impl->read([&] {
    std::vector<EntityInfo> out;
    auto rows = m_impl->query(
        "SELECT q.entity FROM entity_count q CROSS JOIN entity e ON e.id = q.entity LEFT JOIN entity_shown s "
        "ON "
        "s.entity = e.id LEFT JOIN entity_name n ON n.id = e.name WHERE q.anonymous <= ?1 ORDER BY q.said "
        "DESC, "
        "q.mentions DESC, coalesce(s.name, n.name), e.key LIMIT ?2");
    rows.bind(anonymous, limit == 0 ? -1 : static_cast<std::int64_t>(limit));
    while (rows.step()) out.push_back(m_impl->entity_info(rows.integer(0)));
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

}  // namespace claimgraph
