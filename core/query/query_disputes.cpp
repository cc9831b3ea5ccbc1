#include <algorithm>
#include <set>
#include <tuple>

#include "core/query/queries.hpp"

namespace claimgraph {

std::vector<ClaimVoices> query_disputes(const Store& store, std::size_t limit) {
  ClaimFilter filter;
  filter.disputed = true;
  std::vector<ClaimInfo> claims = store.claims(filter);
  std::stable_sort(claims.begin(), claims.end(), [](const ClaimInfo& a, const ClaimInfo& b) {
    return std::tie(a.disputers, a.contradictions, a.speakers) >
           std::tie(b.disputers, b.contradictions, b.speakers);
  });
  if (limit > 0 && claims.size() > limit) claims.resize(limit);
  std::vector<ClaimVoices> out;
  out.reserve(claims.size());
  for (const ClaimInfo& claim : claims) out.push_back(voices_of(store, claim));
  return out;
}

std::vector<Conflict> query_conflicts(const Store& store, std::size_t limit) {
  std::vector<ClaimRelation> relations;
  std::set<std::tuple<EdgeKind, std::string, std::string>> seen;
  for (const ClaimInfo& claim : store.claims()) {
    if (claim.contradictions + claim.variants == 0) continue;
    for (ClaimRelation& relation : store.relations_of_claim(claim.id)) {
      const auto ends = std::minmax(relation.source, relation.target);
      if (seen.emplace(relation.kind, ends.first, ends.second).second)
        relations.push_back(std::move(relation));
    }
  }
  std::sort(relations.begin(), relations.end(), [](const ClaimRelation& a, const ClaimRelation& b) {
    const bool x = a.kind != EdgeKind::contradicts;
    const bool y = b.kind != EdgeKind::contradicts;
    return std::tie(x, a.source, a.target, a.label) < std::tie(y, b.source, b.target, b.label);
  });
  if (limit > 0 && relations.size() > limit) relations.resize(limit);
  std::vector<Conflict> out;
  for (ClaimRelation& relation : relations) {
    const auto source = store.claim(relation.source);
    const auto target = store.claim(relation.target);
    if (!source || !target) continue;
    Conflict conflict;
    conflict.source = voices_of(store, *source);
    conflict.target = voices_of(store, *target);
    conflict.relation = std::move(relation);
    out.push_back(std::move(conflict));
  }
  return out;
}

}  // namespace claimgraph
