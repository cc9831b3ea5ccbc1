#include <algorithm>

#include "claimgraph/queries.hpp"

namespace claimgraph {

std::vector<ClaimSpeakers> query_disputes(const Store& store, std::string_view about, double min_confidence) {
  ClaimFilter filter;
  filter.disputed = true;
  filter.about = about;
  filter.min_confidence = min_confidence;
  std::vector<ClaimSpeakers> found;
  for (const ClaimInfo& claim : store.claims(filter)) {
    if (claim.disputers == 0) continue;  // only contradicted
    found.push_back(speakers_of_claim(store, claim, min_confidence));
  }
  std::stable_sort(found.begin(), found.end(), [](const ClaimSpeakers& a, const ClaimSpeakers& b) {
    return a.claim.disputers > b.claim.disputers;
  });
  return found;
}

}  // namespace claimgraph
