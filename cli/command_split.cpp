// claimgraph split: two entities are not one, or two claims not the same.
#include "cli/command_list.hpp"
#include "cli/deciding.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  return decide_on_two(DecisionKind::split, "≠", "are kept apart", arguments, streams);
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
