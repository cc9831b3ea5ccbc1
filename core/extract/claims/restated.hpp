// The same thing said with the other sign: "it had dumped 40 tonnes of acid" – "it had not dumped any acid";
// "4 tonnes, not 40"; "They had not". Internal to core/extract.
#pragma once

#include <optional>

#include "core/extract/claims/claim_units.hpp"
#include "core/extract/claims/earlier_claims.hpp"

namespace claimgraph {

struct Restated {
  std::uint32_t claim = 0;  ///< index of the Claim that somebody else made earlier
  StanceKind stance = StanceKind::denies;
  double sure = 0;  ///< 0..1
};

/// The earlier claim that this piece restates with other polarity or corrects. `own` is the piece's claim.
/// Cost: the tokens of a bounded number of earlier claims, each cut at 60 tokens.
std::optional<Restated> find_restated(const ArticleView& view, const EarlierClaims& earlier,
                                      const Attribution& record, const ClaimUnit& unit, const Claim& own);

}  // namespace claimgraph
