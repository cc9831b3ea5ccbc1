// Decisions as JSON Lines, to take them from one database to another: schemas/json/decision.schema.json.
#pragma once

#include <string>
#include <string_view>

#include "claimgraph/article_json.hpp"
#include "claimgraph/decision.hpp"
#include "claimgraph/diagnostic.hpp"

namespace claimgraph {

/// One line without the line break: the decision, not what became of it.
std::string decision_json(const Decision& decision);

/// Reads such a line and checks it: well-formed, complete (check_decision()), and with the id that its
/// content has. False, with an error that says what is wrong, when it is not. Unknown members are passed
/// over.
bool parse_decision(std::string_view line, Decision& decision, Diagnostics& diagnostics,
                    const JsonLineOptions& options = {});

}  // namespace claimgraph
