// What the models take for a saying and is none. Internal to core/extract.
#pragma once

#include "core/extract/claims/claim_model.hpp"

namespace claimgraph {

/// Nobody says anything here, or nothing that can be true or false: "which is to say", "the set includes …",
/// "it seems that", "nobody knows how much", "decided to move the match". The attribution stays, as no claim.
bool is_no_saying(const UnitContext& context);

}  // namespace claimgraph
