// Somebody and something in the graph: who is shown as whom, under which names, in which family.
#include <algorithm>
#include <tuple>

#include "core/model/identity.hpp"
#include "core/store/graph_scanner.hpp"

namespace claimgraph {

/// All that the articles use, and those whom a citation or a review only names.
void GraphScanner::choose_entities() {
  std::set<RowId> nodes;
  const auto add = [&](RowId entity) { nodes.insert(m_impl.node_row(entity)); };
  auto used = m_impl.query("SELECT DISTINCT entity FROM entity_use WHERE article = ?");
  for (const RowId article : m_article_rows) {
    used.bind(article);
    while (used.step()) add(used.integer(0));
  }
  auto find = m_impl.query("SELECT id FROM entity WHERE key = ?");
  const auto add_named = [&](EntityType type, const std::string& name) {
    if (name.empty()) return;
    const std::string id = entity_id(type, name);
    if (find.bind(id).step()) add(find.integer(0));
  };
  auto cited = m_impl.query("SELECT publisher FROM article_relation WHERE source = ? AND target IS NULL");
  auto reviews = m_impl.query("SELECT reviewer, claimant FROM claim_review WHERE article = ?");
  for (const RowId article : m_wanted_rows) {
    cited.bind(article);
    while (cited.step()) add_named(EntityType::organization, cited.text(0));
    reviews.bind(article);
    while (reviews.step()) {
      add_named(EntityType::organization, reviews.text(0));
      for (const EntityType type : {EntityType::person, EntityType::organization, EntityType::group})
        add_named(type, reviews.text(1));
    }
  }
  std::map<std::string, RowId> shown, merged;
  auto key = m_impl.query("SELECT key FROM entity WHERE id = ?");
  auto members = m_impl.query(
      "SELECT e.key, e.id FROM entity_shown s JOIN entity e ON e.id = s.entity WHERE s.node = ?1 AND "
      "s.entity <> ?1");
  for (const RowId node : nodes) {
    if (key.bind(node).step()) shown.emplace(key.text(0), node);
    members.bind(node);
    while (members.step()) merged.emplace(members.text(0), members.integer(1));
  }
  for (const auto& [id, row] : shown) m_entity_rows.push_back(row);
  for (const auto& [id, row] : merged) m_merged_rows.push_back(row);
}

/// A merged one has no row of its own, and the index of the one into which it was merged.
void GraphScanner::entities() {
#define CG_ENTITIES                                                                                         \
  "SELECT e.id, e.key, coalesce(s.type, e.type), e.anonymous, coalesce(s.name, n.name) FROM entity e LEFT " \
  "JOIN "                                                                                                   \
  "entity_shown s ON s.entity = e.id LEFT JOIN entity_name n ON n.id = e.name "
  each(CG_ENTITIES "WHERE s.node IS NULL OR s.node = e.id ORDER BY e.key", CG_ENTITIES "WHERE e.id = ?",
       m_entity_rows, [&](const Query& rows) {
         GraphRows::EntityRow e;
         e.id = rows.text(1);
         e.type = entity_type_from(m_impl.term_name(rows.integer(2))).value_or(EntityType::other);
         e.anonymous = rows.flag(3);
         e.name = rows.text(4);
         m_entities.emplace(rows.integer(0), static_cast<std::uint32_t>(m_out.entities.size()));
         m_out.entities.push_back(std::move(e));
       });
  each(
      "SELECT s.entity, e.key, s.node FROM entity_shown s JOIN entity e ON e.id = s.entity WHERE s.node <> "
      "s.entity "
      "ORDER BY e.key",
      "SELECT s.entity, e.key, s.node FROM entity_shown s JOIN entity e ON e.id = s.entity WHERE s.entity = "
      "?",
      m_merged_rows, [&](const Query& rows) {
        const std::uint32_t index = m_entities.at(rows.integer(2));
        m_out.merged.emplace_back(rows.text(1), index);
        m_entities.emplace(rows.integer(0), index);
        m_merged.insert(rows.integer(0));
      });
  m_entity_rows.insert(m_entity_rows.end(), m_merged_rows.begin(), m_merged_rows.end());
}

void GraphScanner::entity_names() {
  each(
      "SELECT entity, name FROM entity_name WHERE id NOT IN (SELECT name FROM name_rejected) ORDER BY "
      "entity, name",
      "SELECT entity, name FROM entity_name WHERE entity = ? AND id NOT IN (SELECT name FROM name_rejected) "
      "ORDER BY "
      "name",
      m_entity_rows, [&](const Query& rows) {
        GraphRows::EntityRow& e = m_out.entities[m_entities.at(rows.integer(0))];
        std::string name = rows.text(1);
        if (name != e.name) e.other_names.push_back(std::move(name));
      });
  for (const auto& [id, index] : m_out.merged) {
    std::vector<std::string>& names = m_out.entities[index].other_names;
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
  }
}

/// The most frequent one; entity_places() knows better of those who have a place.
void GraphScanner::entity_descriptions() {
  std::uint32_t last = kNone;
  each(
      "SELECT coalesce(s.node, d.entity) AS shown, d.text FROM entity_description d LEFT JOIN entity_shown s "
      "ON "
      "s.entity = d.entity GROUP BY shown, d.text ORDER BY shown, sum(d.uses) DESC, d.text",
      "SELECT m.node, d.text FROM entity_member m JOIN entity_description d ON d.entity = m.entity WHERE "
      "m.node = ? "
      "GROUP BY d.text ORDER BY sum(d.uses) DESC, d.text LIMIT 1",
      m_entity_rows, [&](const Query& rows) {
        const std::uint32_t entity = m_entities.at(rows.integer(0));
        if (entity != last) m_out.entities[entity].description = rows.text(1);
        last = entity;
      });
}

/// "CEO, OpenAI" where a person has a place now.
void GraphScanner::entity_places() {
  using Place = std::tuple<std::string, std::string, std::string>;  // organisation, title, its id
  std::unordered_map<std::uint32_t, Place> places;
  each("SELECT entity, organization, title FROM entity_place WHERE former = 0 AND organization <> 0",
       "SELECT entity, organization, title FROM entity_place WHERE entity = ? AND former = 0 AND "
       "organization <> 0",
       m_entity_rows, [&](const Query& rows) {
         Place place{std::string(), rows.text(2), std::string()};
         if (const auto known = m_entities.find(rows.integer(1)); known != m_entities.end()) {
           std::get<0>(place) = m_out.entities[known->second].name;
           std::get<2>(place) = m_out.entities[known->second].id;
         } else {
           const EntityRef organization = m_impl.entity_ref(rows.integer(1));
           std::get<0>(place) = organization.name;
           std::get<2>(place) = organization.id;
         }
         if (std::get<0>(place).empty()) return;
         const auto [known, fresh] = places.try_emplace(m_entities.at(rows.integer(0)), place);
         if (!fresh && place < known->second) known->second = std::move(place);
       });
  for (const auto& [entity, place] : places) {
    const auto& [organization, title, id] = place;
    m_out.entities[entity].description = title.empty() ? organization : title + ", " + organization;
  }
}

void GraphScanner::entity_relations() {
  if (!m_part) {
    m_out.entity_relations = m_impl.entity_relations();
    return;
  }
  auto rows = m_impl.query(
      "SELECT a.key, b.key, r.detail, r.confidence, r.by, r.target FROM entity_relation r JOIN entity a ON "
      "a.id = "
      "r.source JOIN entity b ON b.id = r.target WHERE r.source = ?");
  for (const RowId entity : m_entity_rows) {
    rows.bind(entity);
    while (rows.step()) {
      if (m_entities.contains(rows.integer(5)))
        m_out.entity_relations.push_back(
            {rows.text(0), rows.text(1), rows.text(2), rows.real(3), m_impl.term_name(rows.integer(4))});
    }
  }
  std::sort(m_out.entity_relations.begin(), m_out.entity_relations.end(),
            [](const EntityRelation& a, const EntityRelation& b) {
              return std::tie(a.source, a.target) < std::tie(b.source, b.target);
            });
}

void GraphScanner::families() {
  each(
      "SELECT f.entity, e.key, f.type FROM entity_family f JOIN entity e ON e.id = f.family ORDER BY "
      "f.entity",
      [&](const Query& rows) {
        GraphRows::EntityRow& member = m_out.entities[m_entities.at(rows.integer(0))];
        member.family = rows.text(1);
        member.type = entity_type_from(m_impl.term_name(rows.integer(2))).value_or(EntityType::other);
      });
  if (!m_out.merged.empty()) name_families();
  each("SELECT entity, type FROM entity_shown WHERE type IS NOT NULL", [&](const Query& rows) {
    m_out.entities[m_entities.at(rows.integer(0))].type =
        entity_type_from(m_impl.term_name(rows.integer(1))).value_or(EntityType::other);
  });
}

/// By the least id of the nodes that are left; one of which a single node is left is none.
void GraphScanner::name_families() {
  std::map<std::string, std::vector<std::uint32_t>> members;
  for (std::uint32_t i = 0; i < m_out.entities.size(); ++i) {
    if (!m_out.entities[i].family.empty()) members[m_out.entities[i].family].push_back(i);
  }
  for (const auto& [family, nodes] : members) {
    for (const std::uint32_t node : nodes)
      m_out.entities[node].family = nodes.size() == 1 ? std::string() : m_out.entities[nodes.front()].id;
  }
}

/// The family of a node is that of its last member in one (as families()).
std::string GraphScanner::node_family(RowId node, std::string* type) const {
  auto rows = m_impl.query(
      "SELECT e.key, f.type FROM entity_member m CROSS JOIN entity_family f ON f.entity = m.entity CROSS "
      "JOIN entity e "
      "ON e.id = f.family WHERE m.node = ? ORDER BY m.entity DESC LIMIT 1");
  if (!rows.bind(node).step()) return {};
  if (type != nullptr) *type = m_impl.term_name(rows.integer(1));
  return rows.text(0);
}

/// Of each node of the part: what families() finds among all.
void GraphScanner::part_families() {
  auto merges = m_impl.query("SELECT EXISTS (SELECT 1 FROM entity_shown WHERE node <> entity)");
  merges.bind().step();
  const bool merged = merges.flag(0);
  auto shown = m_impl.query("SELECT type FROM entity_shown WHERE entity = ? AND type IS NOT NULL");
  auto others = m_impl.query(
      "SELECT DISTINCT n.key, n.id FROM entity f CROSS JOIN entity_family m ON m.family = f.id LEFT JOIN "
      "entity_shown s "
      "ON s.entity = m.entity CROSS JOIN entity n ON n.id = coalesce(s.node, m.entity) WHERE f.key = ? ORDER "
      "BY n.key");
  for (const RowId row : m_entity_rows) {
    if (m_merged.contains(row)) continue;
    GraphRows::EntityRow& e = m_out.entities[m_entities.at(row)];
    std::string type;
    e.family = node_family(row, &type);
    if (!type.empty()) e.type = entity_type_from(type).value_or(EntityType::other);
    if (shown.bind(row).step())
      e.type = entity_type_from(m_impl.term_name(shown.integer(0))).value_or(EntityType::other);
    if (!merged || e.family.empty()) continue;
    std::vector<std::string> nodes;
    const std::string family = e.family;
    others.bind(family);
    while (others.step()) {
      if (node_family(others.integer(1), nullptr) == family) nodes.push_back(others.text(0));
    }
    e.family = nodes.size() < 2 ? std::string() : nodes.front();
  }
}

}  // namespace claimgraph
