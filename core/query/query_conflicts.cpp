#include "claimgraph/queries.hpp"

namespace claimgraph {

std::vector<Conflict> query_conflicts(const Store& store, std::string_view about, double min_confidence,
                                      const Limits& limits, bool figures) {
  ClaimFilter filter;
  filter.about = about;
  filter.min_confidence = min_confidence;
  std::vector<Conflict> found;
  store.each_conflict(filter, [&](const ClaimRelation& relation) {
    if (figures && (relation.detail == "polarity" || relation.detail == "wording")) return true;
    const auto first = store.claim(relation.source, min_confidence);
    const auto second = store.claim(relation.target, min_confidence);
    if (!first || !second) return true;
    Conflict conflict{relation, speakers_of_claim(store, *first, min_confidence, limits.sayings),
                      speakers_of_claim(store, *second, min_confidence, limits.sayings)};
    const bool said = !conflict.first.sayings.empty() && !conflict.second.sayings.empty();
    if (said || min_confidence <= 0) found.push_back(std::move(conflict));
    return limits.items == 0 || found.size() < limits.items;
  });
  return found;
}

}  // namespace claimgraph
