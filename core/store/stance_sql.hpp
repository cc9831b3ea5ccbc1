// What claimgraph/stance.hpp says, as conditions on the rows of `attribution`.
#pragma once

#include <string>

#include "claimgraph/stance.hpp"

namespace claimgraph {

/// Condition on a row of attribution called `a`: it says its own claims (a saidBy edge). Lives for ever.
const std::string& says_sql();
/// It counts against its own claims, or against the claims of others that it is aimed at.
const std::string& against_sql(ClaimTie tie);
/// Likewise in favour.
const std::string& in_favour_sql(ClaimTie tie);

}  // namespace claimgraph
