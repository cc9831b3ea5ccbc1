#include "core/curation/keep_to_rules.hpp"

#include <algorithm>
#include <set>

#include "claimgraph/decision.hpp"
#include "claimgraph/graph_data.hpp"

namespace claimgraph {

namespace {

constexpr const char* kDetail = "decided";

LinkKey key_of(const ClaimRelation& r) {
  return {edge_kind_name(r.kind), std::min(r.source, r.target), std::max(r.source, r.target)};
}
LinkKey key_of(const StanceTarget& t) {
  return {kAspectStance, t.attribution, t.claim};
}
LinkKey key_of(const ArticleRelation& r) {
  return {edge_kind_name(r.kind), std::min(r.source, r.target), std::max(r.source, r.target)};
}

template <typename Relation>
void settle_known(const LinkRules& rules, std::vector<Relation>& list, std::set<LinkKey>& known) {
  std::erase_if(list, [&](Relation& r) {
    const LinkKey key = key_of(r);
    const auto verdict = rules.links.find(key);
    if (verdict == rules.links.end()) return false;
    known.insert(key);
    r.confidence = 1;
    r.by = verdict->second.by;
    return !verdict->second.right;
  });
}

/// Two claims that are the same neither contradict each other nor say more than each other, unless somebody
/// says so.
void join_claims(const LinkRules& rules, std::vector<ClaimRelation>& list) {
  std::map<std::string, const LinkRules::Joined*> group_of;
  for (const LinkRules::Joined& group : rules.joined) {
    for (const std::string& id : group.ids) group_of.emplace(id, &group);
  }
  std::erase_if(list, [&](const ClaimRelation& r) {
    const auto one = group_of.find(r.source);
    const auto other = group_of.find(r.target);
    const bool together = one != group_of.end() && other != group_of.end() && one->second == other->second;
    return together && !r.by.starts_with("person:");
  });
}

}  // namespace

void keep_to_rules(const LinkRules& rules, Relations& relations) {
  std::set<LinkKey> known;
  settle_known(rules, relations.claims, known);
  settle_known(rules, relations.stances, known);
  settle_known(rules, relations.articles, known);
  join_claims(rules, relations.claims);
  for (const auto& [key, verdict] : rules.links) {
    if (!verdict.right || known.contains(key)) continue;
    const std::string& name = std::get<0>(key);
    const auto kind = edge_kind_from(name);
    if (name == kAspectStance) {
      relations.stances.push_back({verdict.source, verdict.target, kDetail, 1, verdict.by});
    } else if (kind == EdgeKind::derived_from || kind == EdgeKind::cites) {
      relations.articles.push_back(
          {*kind, verdict.source, verdict.target, {}, {}, kDetail, {}, {}, 1, verdict.by});
    } else if (kind) {
      relations.claims.push_back({*kind, verdict.source, verdict.target, {}, kDetail, 1, verdict.by});
    }
  }
}

}  // namespace claimgraph
