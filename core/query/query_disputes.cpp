#include "claimgraph/queries.hpp"

namespace claimgraph {

std::vector<ClaimSpeakers> query_disputes(const Store& store, std::string_view about, double min_confidence,
                                          const Limits& limits, bool topics) {
  ClaimFilter filter;
  filter.statements = !topics;
  filter.about = about;
  filter.min_confidence = min_confidence;
  filter.limit = limits.items;
  std::vector<ClaimSpeakers> found;
  for (const ClaimInfo& claim : store.disputed_claims(filter))
    found.push_back(speakers_of_claim(store, claim, min_confidence, limits.sayings));
  return found;
}

}  // namespace claimgraph
