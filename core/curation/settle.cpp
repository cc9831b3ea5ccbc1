#include "core/curation/settle.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "claimgraph/graph_data.hpp"
#include "core/model/identity.hpp"

namespace claimgraph {

namespace {

bool is_claim(const std::string& id) {
  return id.starts_with("clm-");
}

std::string person(const std::string& by) {
  return "person:" + by;
}

/// Says that two things are one, or that they are not.
bool is_identity(const Decision& d) {
  if (d.kind == DecisionKind::merge || d.kind == DecisionKind::split) return true;
  const bool verdict = d.kind == DecisionKind::confirm || d.kind == DecisionKind::reject;
  return verdict &&
         (d.aspect == edge_kind_name(EdgeKind::same_claim) || d.aspect == edge_kind_name(EdgeKind::same_as));
}
bool joins(const Decision& d) {
  return d.kind == DecisionKind::merge || d.kind == DecisionKind::confirm;
}

LinkKey link_key(const Decision& d) {
  if (d.aspect == kAspectStance) return {d.aspect, d.subject, d.object};
  return {d.aspect, std::min(d.subject, d.object), std::max(d.subject, d.object)};
}

/// Decisions that answer the same question: of these the last one holds.
using Question = std::tuple<std::string, std::string, std::string>;
Question question_of(const Decision& d) {
  if (d.kind == DecisionKind::rename) return {"name", d.subject, {}};
  if (d.kind == DecisionKind::annotate) return {"note", d.subject, d.text};
  if (d.aspect == kAspectAlias) return {d.aspect, d.subject, normalise_name(d.text)};
  if (d.object.empty()) return {d.aspect, d.subject, {}};
  return link_key(d);
}

/// Joins and splits, the latest first: one that does not go together with later ones gives way to them.
class Identities {
 public:
  /// Empty, or the id of the later decision that it gives way to.
  std::string take(const DecisionRecord& d) {
    const std::string a = top(d.subject);
    const std::string b = top(d.object);
    if (!joins(d)) {
      if (a == b) return latest_between(d.subject, d.object);
      m_apart.push_back({d.subject, d.object, d.id});
      return {};
    }
    if (a == b) return {};
    for (const Apart& apart : m_apart) {
      const std::string x = top(apart.one);
      const std::string y = top(apart.other);
      if ((x == a && y == b) || (x == b && y == a)) return apart.decision;
    }
    m_top[std::max(a, b)] = std::min(a, b);
    m_ways[d.subject].push_back({d.object, d.id, d.at});
    m_ways[d.object].push_back({d.subject, d.id, d.at});
    return {};
  }

 private:
  struct Apart {
    std::string one, other, decision;
  };
  struct Way {
    std::string to, decision, at;
  };

  std::string top(std::string id) const {
    for (auto found = m_top.find(id); found != m_top.end(); found = m_top.find(id)) id = found->second;
    return id;
  }

  /// Of the joins on the way from one to the other, the one that was made last. There is one way only.
  std::string latest_between(const std::string& one, const std::string& other) const {
    struct Step {
      std::string id, came_from, decision, at;
    };
    std::vector<Step> steps{{one, {}, {}, {}}};
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const Step here = steps[i];
      if (here.id == other) return here.decision;
      const auto ways = m_ways.find(here.id);
      if (ways == m_ways.end()) continue;
      for (const Way& way : ways->second) {
        if (way.to == here.came_from) continue;
        const bool later = std::tie(way.at, way.decision) > std::tie(here.at, here.decision);
        steps.push_back({way.to, here.id, later ? way.decision : here.decision, later ? way.at : here.at});
      }
    }
    return {};
  }

  std::map<std::string, std::string> m_top;
  std::vector<Apart> m_apart;
  std::map<std::string, std::vector<Way>> m_ways;
};

/// Sets `holds` and `ended_by`.
void judge(std::vector<DecisionRecord>& list) {
  std::map<std::string, std::string> taken_back;  // decision → undo
  std::map<Question, std::string> answered;
  Identities identities;
  for (auto d = list.rbegin(); d != list.rend(); ++d) {
    d->holds = false;
    d->ended_by.clear();
    if (const auto undo = taken_back.find(d->id); undo != taken_back.end()) {
      d->ended_by = undo->second;
    } else if (d->kind == DecisionKind::undo) {
      taken_back.emplace(d->subject, d->id);
    } else if (is_identity(*d)) {
      d->ended_by = identities.take(*d);
    } else if (const auto [later, fresh] = answered.emplace(question_of(*d), d->id); !fresh) {
      d->ended_by = later->second;
    }
    d->holds = d->ended_by.empty();
  }
}

/// Groups of what is one, in the order in which they were named.
class Groups {
 public:
  void join(const DecisionRecord& d) {
    const std::size_t one = group_of(d.subject);
    const std::size_t other = group_of(d.object);
    m_groups[one].by = person(d.by);
    if (one == other) return;
    for (std::string& id : m_groups[other].ids) {
      m_place[id] = one;
      m_groups[one].ids.push_back(std::move(id));
    }
    m_groups[other].ids.clear();
  }
  /// The group of an id, made when there is none.
  std::size_t group_of(const std::string& id) {
    const auto [place, fresh] = m_place.emplace(id, m_groups.size());
    if (fresh) m_groups.push_back({{id}, {}});
    return place->second;
  }
  const std::vector<LinkRules::Joined>& all() const { return m_groups; }

 private:
  std::map<std::string, std::size_t> m_place;
  std::vector<LinkRules::Joined> m_groups;
};

void note_verdict(const DecisionRecord& d, Settled& out) {
  const bool right = d.kind == DecisionKind::confirm;
  if (d.aspect == kAspectSaying) {
    if (!right) out.rules.rejected_sayings.insert(d.subject);
  } else if (d.aspect == kAspectType) {
    const auto type = right ? entity_type_from(d.text) : EntityType::other;
    out.rules.types[d.subject] = type.value_or(EntityType::other);
  } else if (d.aspect == kAspectAlias) {
    if (!right) out.rules.rejected_names.emplace(d.subject, d.text);
  } else {
    out.rules.links[link_key(d)] = {right, person(d.by), d.subject, d.object};
  }
}

/// How entities are shown: the later name and type of a group wins, and every name that was given stays.
std::vector<DecidedEntity> shown(const std::vector<DecisionRecord>& list, Groups& groups) {
  std::map<std::size_t, DecidedEntity> out;
  for (const DecisionRecord& d : list) {
    if (!d.holds || is_identity(d) || is_claim(d.subject)) continue;
    const bool typed = d.aspect == kAspectType;
    const bool named = d.aspect == kAspectAlias && d.kind == DecisionKind::confirm;
    if (d.kind != DecisionKind::rename && !typed && !named) continue;
    DecidedEntity& entity = out[groups.group_of(d.subject)];
    if (typed) {
      entity.type = d.kind == DecisionKind::confirm ? entity_type_from(d.text) : EntityType::other;
    } else {
      entity.other_names.push_back(d.text);
      if (!named) entity.name = d.text;
    }
  }
  std::vector<DecidedEntity> entities;
  for (std::size_t i = 0; i < groups.all().size(); ++i) {
    const std::vector<std::string>& ids = groups.all()[i].ids;
    if (ids.empty() || is_claim(ids.front())) continue;
    DecidedEntity entity = std::move(out[i]);
    entity.ids = ids;
    entities.push_back(std::move(entity));
  }
  return entities;
}

}  // namespace

Settled settle(std::vector<DecisionRecord> list) {
  std::sort(list.begin(), list.end(), [](const DecisionRecord& a, const DecisionRecord& b) {
    return std::tie(a.at, a.id) < std::tie(b.at, b.id);
  });
  for (std::size_t i = 0; i < list.size(); ++i) list[i].number = i + 1;
  judge(list);
  Settled out;
  Groups groups;
  for (const DecisionRecord& d : list) {
    if (!d.holds) continue;
    if (is_identity(d) && joins(d)) {
      groups.join(d);
    } else if (is_identity(d)) {
      out.rules.apart.emplace(std::min(d.subject, d.object), std::max(d.subject, d.object));
    } else if (d.kind == DecisionKind::confirm || d.kind == DecisionKind::reject) {
      note_verdict(d, out);
    }
  }
  for (const LinkRules::Joined& group : groups.all()) {
    if (group.ids.size() > 1) out.rules.joined.push_back(group);
  }
  out.decided.entities = shown(list, groups);
  out.decided.rejected_names.assign(out.rules.rejected_names.begin(), out.rules.rejected_names.end());
  out.decided.decisions = std::move(list);
  return out;
}

}  // namespace claimgraph
