// Links after a person has looked at them.
#pragma once

#include "claimgraph/relations.hpp"
#include "core/model/link_rules.hpp"

namespace claimgraph {

/// Takes out of `relations` what was rejected, makes sure of what was confirmed, and adds what people know
/// and linking did not find. That what is kept apart is in no family together, link() sees to itself. Links
/// whose ends are not in the database may be among those added; the store leaves them out. Pure.
void keep_to_rules(const LinkRules& rules, Relations& relations);

}  // namespace claimgraph
