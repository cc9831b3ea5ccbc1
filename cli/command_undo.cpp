// claimgraph undo: takes a decision back.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "claimgraph/error.hpp"
#include "cli/command_list.hpp"
#include "cli/deciding.hpp"

namespace claimgraph::cli {

namespace {

DecisionRecord last_one(const std::vector<DecisionRecord>& all) {
  const auto last = std::find_if(all.rbegin(), all.rend(), [](const DecisionRecord& d) {
    return d.holds && d.kind != DecisionKind::undo;
  });
  if (last != all.rend()) return *last;
  throw NotFoundError("there is no decision that holds; 'claimgraph log' lists all");
}

/// By number, or by id or the start of one.
DecisionRecord one_named(const std::vector<DecisionRecord>& all, const std::string& name) {
  std::vector<DecisionRecord> found;
  for (const DecisionRecord& d : all) {
    if (std::to_string(d.number) == name || (name.size() >= 8 && d.id.starts_with(name))) found.push_back(d);
  }
  if (found.size() > 1)
    throw UsageError(fmt::format("several decisions start with '{}'; give more of the id", name));
  if (found.empty()) {
    throw NotFoundError(all.empty() ? std::string("nobody has decided anything here")
                                    : fmt::format("there is no decision {}; 'claimgraph log' lists 1 to {}",
                                                  name, all.size()));
  }
  return found.front();
}

int run(const Arguments& arguments, Streams& streams) {
  Store store = open_for_decisions(arguments);
  const std::vector<DecisionRecord> all = store.decisions();
  const DecisionRecord taken =
      arguments.operands.empty() ? last_one(all) : one_named(all, arguments.operands[0]);
  const auto ended =
      std::find_if(all.begin(), all.end(), [&](const DecisionRecord& d) { return d.id == taken.ended_by; });
  if (ended != all.end() && ended->kind == DecisionKind::undo)
    throw UsageError(
        fmt::format("decision {} was taken back by {} already; 'claimgraph undo {}' brings it back",
                    taken.number, ended->number, ended->number));
  Decision decision = new_decision(DecisionKind::undo, arguments);
  decision.subject = taken.id;
  decision.label = decision_words(taken);
  return decide_and_say(store, decision,
                        fmt::format("took back decision {}: {}", taken.number, decision.label), arguments,
                        streams);
}

}  // namespace

const CommandInfo& undo_command() {
  static const CommandInfo info{
      "undo",
      "Decide",
      "Take back a decision: the last that holds, or one by number",
      "[N]",
      "N is a number of 'claimgraph log', or the id of a decision. Nothing is taken out of the "
      "log: an undo is a decision too, and can be taken back. What an undone decision had "
      "overridden holds again.",
      {by_option()},
      {{"claimgraph undo", "the last decision"}, {"claimgraph undo 3", "the third"}},
      run,
      true,
      0,
      1};
  return info;
}

}  // namespace claimgraph::cli
