// claimgraph reject: a saying, a link, a type or a name is wrong.
#include "cli/command_list.hpp"
#include "cli/deciding.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  return run_verdict(DecisionKind::reject, arguments, streams);
}

}  // namespace

const CommandInfo& reject_command() {
  static const CommandInfo info{
      "reject",
      "Decide",
      "Say that a saying, a link, a type or a name is wrong",
      "E | A B",
      "With one id: a saying (att-…), or an edge as exports show it (edg-…). With two: the link between "
      "these two "
      "claims, names or articles, or between a saying and the claim of somebody else that it is aimed at; "
      "--link names "
      "it where there are several. What is rejected is gone from answers and exports and does not come back "
      "with the "
      "next import; --all shows rejected sayings. With --type or --alias: somebody or something is not of "
      "this type, "
      "or is not called so.",
      verdict_options("This is no name of it", "It is not of this type, and is shown as Other"),
      {{"claimgraph reject att-3aa7e7", "nobody said this"},
       {"claimgraph reject clm-26c4c7 clm-ce1be2", "these two have nothing to do with each other"},
       {"claimgraph reject \"Marcus Vail\" --alias Vale", "somebody else's name"}},
      run,
      true,
      1,
      2,
      {},
      Takes::name};
  return info;
}

}  // namespace claimgraph::cli
