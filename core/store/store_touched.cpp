// Which articles have to be read for a part of the graph: those that have an edge of a node, or between two
// nodes. Each may name more articles than it must, never fewer.
#include <map>
#include <set>

#include "core/model/identity.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

class Touched {
 public:
  explicit Touched(const Store::Impl& impl) : m_impl(impl) {}

  std::vector<std::string> keys() {
    std::set<std::string> out;
    auto key = m_impl.query("SELECT key FROM article WHERE id = ?");
    for (const RowId row : m_articles) {
      if (key.bind(row).step()) out.insert(key.text(0));
    }
    return {out.begin(), out.end()};
  }

  template <typename... Args>
  void add(std::string_view sql, const Args&... args) {
    auto rows = m_impl.query(sql);
    rows.bind(args...);
    while (rows.step()) m_articles.insert(rows.integer(0));
  }

  void article(const std::string& key) { add("SELECT id FROM article WHERE key = ?", key); }

  /// Its versions, and what it has from others or they from it.
  void around_article(const std::string& key) {
    add("SELECT b.id FROM article a JOIN article b ON b.revision_key = a.revision_key WHERE a.key = ?", key);
    add("SELECT r.target FROM article a JOIN article_relation r ON r.source = a.id WHERE a.key = ? AND "
        "r.target IS NOT "
        "NULL UNION ALL SELECT r.source FROM article a JOIN article_relation r ON r.target = a.id WHERE "
        "a.key = ?1",
        key);
  }

  /// Where somebody says it, is aimed at it, or reviews it.
  void claim(const std::string& key) {
    add("SELECT article FROM claim_review WHERE claim = ?", key);
    if (const auto row = row_of("SELECT id FROM claim WHERE key = ?", key)) claim_row(*row);
  }

  void around_claim(const std::string& key) {
    claim(key);
    const auto row = row_of("SELECT id FROM claim WHERE key = ?", key);
    if (!row) return;
    auto others = m_impl.query(
        "SELECT c.key FROM claim_relation r JOIN claim c ON c.id = r.target WHERE r.source = ?1 UNION SELECT "
        "c.key FROM "
        "claim_relation r JOIN claim c ON c.id = r.source WHERE r.target = ?1");
    others.bind(*row);
    while (others.step()) claim(others.text(0));
  }

  /// Where it speaks, is spoken of, or has a place.
  void around_entity(const std::string& key, const std::string& label) {
    for (const RowId member : members(key)) {
      add("SELECT a.article FROM speaker s JOIN attribution a ON a.id = s.attribution WHERE s.entity = ?",
          member);
      add("SELECT u.article FROM claim_about b JOIN claim_use u ON u.id = b.claim_use WHERE b.entity = ?",
          member);
      add("SELECT article FROM affiliation WHERE entity = ?", member);
      add("SELECT article FROM affiliation WHERE organization = ?", member);
    }
    named(key, label);
  }

  /// Where it is only a name: of a publisher that is cited, of a reviewer, of somebody whose claim is
  /// reviewed.
  void named(const std::string& key, const std::string& label = {}) {
    for (const std::string& name : names(key, label)) {
      add("SELECT source FROM article_relation WHERE publisher = ? AND target IS NULL", name);
      add("SELECT article FROM claim_review WHERE reviewer = ?", name);
      add("SELECT article FROM claim_review WHERE claimant = ?", name);
    }
  }

  /// Where one of these has a place in another, or passes on what another says.
  void between_entities(const std::vector<std::string>& keys) {
    std::set<RowId> all;
    for (const std::string& key : keys) {
      for (const RowId member : members(key)) all.insert(member);
    }
    auto places = m_impl.query("SELECT DISTINCT organization FROM entity_place WHERE entity = ?");
    auto relayed = m_impl.query(
        "SELECT a.article, t.entity FROM speaker s CROSS JOIN attribution a ON a.id = s.attribution CROSS "
        "JOIN "
        "attribution b ON b.article = a.article AND b.position = a.relays CROSS JOIN speaker t ON "
        "t.attribution = b.id "
        "WHERE s.entity = ? AND a.relays IS NOT NULL");
    for (const RowId entity : all) {
      places.bind(entity);
      while (places.step()) {
        if (all.contains(places.integer(0)))
          add("SELECT article FROM affiliation WHERE entity = ? AND organization = ?", entity,
              places.integer(0));
      }
      relayed.bind(entity);
      while (relayed.step()) {
        if (all.contains(relayed.integer(1))) m_articles.insert(relayed.integer(0));
      }
    }
  }

  std::vector<RowId> members(const std::string& key) const {
    std::vector<RowId> out;
    const auto row = row_of("SELECT id FROM entity WHERE key = ?", key);
    if (!row) return out;
    auto rows = m_impl.query("SELECT entity FROM entity_member WHERE node = ?");
    rows.bind(m_impl.node_row(*row));
    while (rows.step()) out.push_back(rows.integer(0));
    return out;
  }

 private:
  std::optional<RowId> row_of(std::string_view sql, const std::string& key) const {
    auto find = m_impl.query(sql);
    return find.bind(key).step() ? std::optional(find.integer(0)) : std::nullopt;
  }

  void claim_row(RowId row) {
    add("SELECT article FROM claim_use WHERE claim = ?", row);
    add("SELECT a.article FROM stance_target t JOIN attribution a ON a.id = t.attribution WHERE t.claim = ?",
        row);
    add("SELECT article FROM review_target WHERE claim = ?", row);
  }

  /// All that it is called, also as something of another type: a publisher is cited by name.
  std::set<std::string> names(const std::string& key, const std::string& label) const {
    std::set<std::string> out;
    if (!label.empty()) out.insert(label);
    auto rows = m_impl.query("SELECT name FROM entity_name WHERE entity = ?");
    const auto collect = [&](RowId entity) {
      rows.bind(entity);
      while (rows.step()) out.insert(rows.text(0));
    };
    for (const RowId member : members(key)) collect(member);
    for (const std::string& name : std::set<std::string>(out)) {
      for (const EntityType type : {EntityType::person, EntityType::organization, EntityType::place,
                                    EntityType::group, EntityType::other}) {
        if (const auto row = row_of("SELECT id FROM entity WHERE key = ?", entity_id(type, name)))
          collect(*row);
      }
    }
    return out;
  }

  const Store::Impl& m_impl;
  std::set<RowId> m_articles;
};

bool is_kind(const std::string& id, std::string_view kind) {
  return id.starts_with(kind);
}

bool is_entity(const std::string& id) {
  return !is_kind(id, "art-") && !is_kind(id, "clm-") && !is_kind(id, "att-") && !is_kind(id, "rev-");
}

}  // namespace

std::vector<std::string> Store::articles_at(const std::map<std::string, std::string>& nodes) const {
  return m_impl->read([&] {
    Touched touched(*m_impl);
    for (const auto& [id, label] : nodes) {
      if (is_kind(id, "art-")) touched.around_article(id);
      if (is_kind(id, "clm-")) touched.around_claim(id);
      if (is_kind(id, "att-")) touched.add("SELECT article FROM attribution WHERE key = ?", id);
      if (is_entity(id)) touched.around_entity(id, label);
    }
    return touched.keys();
  });
}

std::vector<std::string> Store::articles_between(const std::vector<std::string>& ids) const {
  return m_impl->read([&] {
    Touched touched(*m_impl);
    std::vector<std::string> entities;
    for (const std::string& id : ids) {
      if (is_kind(id, "art-")) touched.article(id);
      if (is_kind(id, "clm-")) touched.claim(id);
      if (is_kind(id, "att-")) touched.add("SELECT article FROM attribution WHERE key = ?", id);
      if (is_entity(id)) entities.push_back(id);
    }
    touched.between_entities(entities);
    return touched.keys();
  });
}

std::vector<std::string> Store::articles_naming(const std::string& entity) const {
  return m_impl->read([&] {
    Touched touched(*m_impl);
    for (const RowId member : touched.members(entity))
      touched.add("SELECT article FROM entity_use WHERE entity = ?", member);
    touched.named(entity);
    return touched.keys();
  });
}

std::vector<std::string> Store::same_entities(const std::string& entity) const {
  return m_impl->read([&] {
    std::set<std::string> out;
    auto rows = m_impl->query(
        "SELECT coalesce(n.key, e.key) FROM (SELECT target AS other FROM entity_relation WHERE source = ?1 "
        "UNION SELECT "
        "source FROM entity_relation WHERE target = ?1) r CROSS JOIN entity e ON e.id = r.other LEFT JOIN "
        "entity_shown s "
        "ON s.entity = e.id LEFT JOIN entity n ON n.id = s.node");
    for (const RowId member : Touched(*m_impl).members(entity)) {
      rows.bind(member);
      while (rows.step()) out.insert(rows.text(0));
    }
    out.erase(entity);
    return std::vector<std::string>(out.begin(), out.end());
  });
}

std::vector<std::string> Store::same_claims(const std::string& claim) const {
  return m_impl->read([&] {
    std::set<std::string> out{claim};
    auto rows = m_impl->query(
        "SELECT b.key FROM claim a JOIN claim_family f ON f.claim = a.id JOIN claim_family g ON g.family = "
        "f.family JOIN "
        "claim b ON b.id = g.claim WHERE a.key = ?");
    rows.bind(claim);
    while (rows.step()) out.insert(rows.text(0));
    return std::vector<std::string>(out.begin(), out.end());
  });
}

bool Store::is_outlet(const std::string& name) const {
  return m_impl->read([&] {
    const std::string folded = normalise_name(name);
    return m_impl->query("SELECT 1 FROM outlet WHERE name = ?").bind(folded).step();
  });
}

}  // namespace claimgraph
