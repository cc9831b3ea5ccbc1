// What a claim is worth checking. Internal to core/extract.
#pragma once

#include "claimgraph/analysis.hpp"

namespace claimgraph {

/// 0..1, in steps of .05: figures, names, a date and a stance against somebody raise it, feelings, topics,
/// questions and what does not stand alone lower it. Only orders lists; hides nothing.
double claim_worth(const Analysis& analysis, const Claim& claim, const Attribution& stated);

}  // namespace claimgraph
