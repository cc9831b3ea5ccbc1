#include <algorithm>
#include <set>
#include <tuple>

#include "claimgraph/queries.hpp"

namespace claimgraph {

std::vector<Conflict> query_conflicts(const Store& store, std::string_view about, double min_confidence) {
  ClaimFilter filter;
  filter.about = about;
  filter.min_confidence = min_confidence;
  std::set<std::tuple<EdgeKind, std::string, std::string>> seen;
  std::vector<Conflict> found;
  for (const ClaimInfo& claim : store.claims(filter)) {
    if (claim.contradictions + claim.variants == 0) continue;
    for (const ClaimRelation& relation : store.relations_of_claim(claim.id)) {
      if (relation.kind != EdgeKind::contradicts && relation.kind != EdgeKind::variant_of) continue;
      if (!seen.emplace(relation.kind, relation.source, relation.target).second) continue;
      const auto first = store.claim(relation.source, min_confidence);
      const auto second = store.claim(relation.target, min_confidence);
      if (!first || !second) continue;
      Conflict conflict{relation, speakers_of_claim(store, *first, min_confidence),
                        speakers_of_claim(store, *second, min_confidence)};
      const bool said = !conflict.first.sayings.empty() && !conflict.second.sayings.empty();
      if (said || min_confidence <= 0) found.push_back(std::move(conflict));
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Conflict& a, const Conflict& b) {
    const auto rank = [](const Conflict& c) { return c.relation.kind == EdgeKind::contradicts ? 0 : 1; };
    return std::make_tuple(rank(a), a.relation.source, a.relation.target) <
           std::make_tuple(rank(b), b.relation.source, b.relation.target);
  });
  return found;
}

}  // namespace claimgraph
