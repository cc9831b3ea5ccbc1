// claimgraph annotate: a note on anything that has an id.
#include <fmt/format.h>

#include "cli/command_list.hpp"
#include "cli/deciding.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  Store store = open_for_decisions(arguments);
  const Thing thing = thing_named(store, arguments.operands[0]);
  Decision decision = new_decision(DecisionKind::annotate, arguments);
  decision.subject = thing.id;
  decision.text = arguments.operands[1];
  decision.label = thing.label;
  return decide_and_say(store, decision, fmt::format("noted on “{}”", thing.label), arguments, streams);
}

}  // namespace

const CommandInfo& annotate_command() {
  static const CommandInfo info{
      "annotate",
      "Decide",
      "Put a note on an article, claim, saying, person or organisation",
      "X TEXT",
      "'show' shows the notes, with who wrote them and when. Several add up.",
      {by_option()},
      {{"claimgraph annotate clm-26c4c7 \"asked the company, no answer yet\"", "for later"}},
      run,
      true,
      2,
      2,
      {},
      Takes::name};
  return info;
}

}  // namespace claimgraph::cli
