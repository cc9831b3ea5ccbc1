// Which claims of different articles are the same proposition, and which says all of another and more.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/link/claim_index.hpp"
#include "core/link/facts.hpp"
#include "core/model/link_rules.hpp"

namespace claimgraph {

struct SameClaims {
  std::vector<ClaimRelation> relations;  ///< same_claim and narrower
  std::vector<ClaimFamily> families;
};

/// Pairs first, each decided on its own: what is left over on either side, by kind, against what speaks for
/// one proposition (the same speaker, the same figure, copied text). Different figures, units, polarity,
/// modality, periods or names forbid it, whatever else is alike. Then families: the surest pair first, and no
/// two that forbid each other in one. `copies`: pairs of articles, (less, greater) by id, sorted, one of
/// which has text of the other. `rules`: claims that a person joined are one, whatever forbids it, and those
/// kept apart are in no family together.
SameClaims same_claims(const ClaimIndex& index,
                       const std::vector<std::pair<std::string, std::string>>& copies,
                       const LinkRules& rules = {});
SameClaims same_claims(const std::vector<ClaimFacts>& claims,
                       const std::vector<std::pair<std::string, std::string>>& copies,
                       const LinkRules& rules = {});

/// For each text the claim that it repeats, the surest of those that match_claims() joins, of several the
/// earliest; or null. Figures are compared as written.
std::vector<const ClaimFacts*> repeated_claims(const ClaimIndex& index,
                                               const std::vector<std::string>& texts);
std::vector<const ClaimFacts*> repeated_claims(const std::vector<ClaimFacts>& claims,
                                               const std::vector<std::string>& texts);

}  // namespace claimgraph
