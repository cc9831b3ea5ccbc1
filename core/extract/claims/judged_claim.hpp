// "called the claim that the bridge is unsafe a lie": a claim that is judged in the same breath. Internal to
// core/extract.
#pragma once

#include "core/extract/claims/claim_units.hpp"
#include "core/extract/claims/claims.hpp"

namespace claimgraph {

enum class Judged {
  no,       ///< nothing is judged
  against,  ///< the claim stands in the unit, without the judgement; it is called untrue or wrong
  open      ///< judged, and the words do not say which way
};

/// Takes the judgement ("as absurd", "“a lie”") off the unit where the content is a noun with its that-clause
/// and the cue calls it something.
Judged cut_judgement(const Syntax& syntax, const ClaimSource& source, ClaimUnit& unit);

}  // namespace claimgraph
