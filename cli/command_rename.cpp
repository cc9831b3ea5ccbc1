// claimgraph rename: another name for somebody or something.
#include <fmt/format.h>

#include "cli/command_list.hpp"
#include "cli/deciding.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  Store store = open_for_decisions(arguments);
  const Thing thing = thing_named(store, arguments.operands[0]);
  Decision decision = new_decision(DecisionKind::rename, arguments);
  decision.subject = thing.id;
  decision.text = arguments.operands[1];
  decision.label = thing.label;
  return decide_and_say(store, decision, fmt::format("“{}” is shown as “{}”", thing.label, decision.text),
                        arguments, streams);
}

}  // namespace

const CommandInfo& rename_command() {
  static const CommandInfo info{"rename",
                                "Decide",
                                "Show a person, organisation or place under another name",
                                "A NAME",
                                "The id stays, and the old name is still found and shown beside the new one.",
                                {by_option()},
                                {{"claimgraph rename Hauge \"Jonas Hauge\"", "the full name"}},
                                run,
                                true,
                                2,
                                2,
                                {},
                                Takes::name};
  return info;
}

}  // namespace claimgraph::cli
