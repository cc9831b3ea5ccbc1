// What the commands share by which a person decides: who and when, what is meant, and what came of it.
#pragma once

#include <string>
#include <vector>

#include "claimgraph/decision.hpp"
#include "claimgraph/queries.hpp"
#include "cli/command.hpp"

namespace claimgraph::cli {

/// --by.
OptionInfo by_option();
/// A decision by whom --by names, else the user, now: without what it is about. The environment's
/// SOURCE_DATE_EPOCH, seconds since 1970, stands for the time when it is set. UsageError when either is no
/// good.
Decision new_decision(DecisionKind kind, const Arguments& arguments);
/// find_thing(), or NotFoundError that says what was perhaps meant.
Thing thing_named(const Store& store, const std::string& what);
/// The same for the database of people who would decide: it must be there.
Store open_for_decisions(const Arguments& arguments);
/// Decides, and says on standard error what that did: `done` in words, what it ended, how to take it back.
int decide_and_say(Store& store, Decision decision, const std::string& done, const Arguments& arguments,
                   Streams& streams);
/// merge and split: of the two things that the operands name. `sign` stands between them in lists, `done`
/// says what they are now.
int decide_on_two(DecisionKind kind, const char* sign, const char* done, const Arguments& arguments,
                  Streams& streams);
/// What a confirm or a reject with these operands and options is about.
DecisionTarget target_of(const Store& store, const Arguments& arguments, std::string& text);
/// --link, --type and --alias.
std::vector<OptionInfo> verdict_options(const char* alias_help, const char* type_help);
/// confirm and reject.
int run_verdict(DecisionKind kind, const Arguments& arguments, Streams& streams);
/// "merge  Tarn AI = Fjell", in one line.
std::string decision_words(const DecisionRecord& decision);

}  // namespace claimgraph::cli
