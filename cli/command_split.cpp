// claimgraph split: two entities are not one, or two claims not the same.
#include <fmt/format.h>

#include "cli/command_list.hpp"
#include "cli/deciding.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  Store store = open_for_decisions(arguments);
  const Thing one = thing_named(store, arguments.operands[0]);
  const Thing other = thing_named(store, arguments.operands[1]);
  Decision decision = new_decision(DecisionKind::split, arguments);
  decision.subject = one.id;
  decision.object = other.id;
  decision.label = fmt::format("{} ≠ {}", one.label, other.label);
  return decide_and_say(store, decision, fmt::format("“{}” and “{}” are kept apart", one.label, other.label),
                        arguments, streams);
}

}  // namespace

const CommandInfo& split_command() {
  static const CommandInfo info{
      "split",
      "Decide",
      "Keep two people, organisations or places apart, or two claims",
      "A B",
      "Undoes a join of A and B, be it by the program or by an earlier merge, and forbids it: no rule joins "
      "them again, "
      "nor over a third that is like both. Of a split and merges that contradict it the latest hold.",
      {by_option()},
      {{"claimgraph split \"John Reed\" Reed", "another Reed"},
       {"claimgraph split clm-26c4c7 clm-ef05d6", "two claims that are not the same"}},
      run,
      true,
      2,
      2,
      {},
      Takes::name};
  return info;
}

}  // namespace claimgraph::cli
