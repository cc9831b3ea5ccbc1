#include "core/extract/claims/claim_worth.hpp"

#include <algorithm>
#include <cmath>

namespace claimgraph {

double claim_worth(const Analysis& analysis, const Claim& claim, const Attribution& stated) {
  double worth = 0.35;
  if (!claim.quantities.empty()) worth += 0.25;
  const bool named = std::any_of(claim.about.begin(), claim.about.end(),
                                 [&](std::uint32_t e) { return !analysis.entities[e].anonymous; });
  if (named) worth += 0.15;
  if (!claim.valid_time.empty()) worth += 0.05;
  switch (stated.stance) {
    case StanceKind::denies:
    case StanceKind::disputes:
    case StanceKind::doubts:
    case StanceKind::corrects:
      worth += 0.2;
      break;
    default:
      break;
  }
  if (claim.modality != Modality::asserted) worth -= 0.05;
  if (claim.form != ClaimForm::proposition) worth -= 0.2;
  if (claim.unresolved) worth -= 0.1;
  if (claim.text.size() < 30) worth -= 0.1;
  return std::round(std::clamp(worth, 0.0, 1.0) * 20) / 20;
}

}  // namespace claimgraph
