// What a list of decisions comes to: which of them hold, and what linking and the store have to keep to.
// Pure: the result depends on the decisions alone, not on what the database has, so that it is the same
// before and after any import.
#pragma once

#include <vector>

#include "claimgraph/decision.hpp"
#include "core/model/link_rules.hpp"

namespace claimgraph {

struct Settled {
  Decided decided;
  LinkRules rules;
};

/// The later decision wins. Merges are transitive and splits are not, so of a split of two and merges that
/// join them over others the latest ones hold, and the earliest gives way. Order of `list` does not matter.
/// About 2 µs a decision, more where hundreds of merges make one group.
Settled settle(std::vector<DecisionRecord> list);

}  // namespace claimgraph
