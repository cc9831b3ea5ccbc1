// claimgraph confirm: a saying, a link, a type or a name is right.
#include "cli/command_list.hpp"
#include "cli/deciding.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  return run_verdict(DecisionKind::confirm, arguments, streams);
}

}  // namespace

const CommandInfo& confirm_command() {
  static const CommandInfo info{
      "confirm",
      "Decide",
      "Say that a saying, a link, a type or a name is right",
      "E | A B",
      "With one id: a saying (att-…), or an edge as exports show it (edg-…). With two: the link between "
      "these two "
      "claims, names or articles, or between a saying and the claim of somebody else that it is aimed at; "
      "--link names "
      "it where there are several, or makes one where there is none. What is confirmed has confidence 1, and "
      "names who "
      "did it. With --type or --alias: what somebody or something is, or is also called. To confirm that two "
      "are one "
      "is to merge them.",
      verdict_options("This is a name of it", "It is of this type"),
      {{"claimgraph confirm att-78281d", "they did say so"},
       {"claimgraph confirm clm-26c4c7 clm-ce1be2 --link contradicts", "both cannot hold"},
       {"claimgraph confirm Vestnett --type Organization", "no person"}},
      run,
      true,
      1,
      2,
      {},
      Takes::name};
  return info;
}

}  // namespace claimgraph::cli
