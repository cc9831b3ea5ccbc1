// claimgraph merge: two entities are one, or two claims are the same.
#include "cli/command_list.hpp"
#include "cli/deciding.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  return decide_on_two(DecisionKind::merge, "=", "are one", arguments, streams);
}

}  // namespace

const CommandInfo& merge_command() {
  static const CommandInfo info{
      "merge",
      "Decide",
      "Say that two people, organisations or places are one, or two claims the same",
      "A B",
      "Both by id, the start of one, or name; a claim also by words that no other has. Two entities become "
      "one node "
      "with A's id and name, and all names of B beside it, in every answer and export. Two claims stay two "
      "nodes "
      "with a sameClaim edge and one family, so that each keeps its own words; they are no variants of each "
      "other and "
      "do not contradict each other any more. The decision is kept apart from what was extracted and holds "
      "after every "
      "import.",
      {by_option()},
      {{"claimgraph merge \"Orrin Data\" Orrin", "one company"},
       {"claimgraph merge clm-26c4c7 clm-ef05d6 --by maria", "one claim in two wordings"}},
      run,
      true,
      2,
      2,
      {},
      Takes::name};
  return info;
}

}  // namespace claimgraph::cli
