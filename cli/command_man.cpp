// claimgraph man: man page source, made from the command table.
#include <fmt/format.h>

#include <ostream>

#include "claimgraph/error.hpp"
#include "cli/command_list.hpp"
#include "cli/help.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  streams.out << man_page(arguments.operands.empty() ? nullptr : find_command(arguments.operands[0]));
  return kDone;
}

}  // namespace

const CommandInfo& man_command() {
  static const CommandInfo info{
      "man",
      "Maintain",
      "Print a manual page",
      "[COMMAND]",
      "Prints the manual page of the program or of one command as man(7) source. The installation "
      "puts the same pages where man(1) finds them.",
      {},
      {{"claimgraph man trace | man -l -", "reads the page of 'trace' without installing"}},
      run,
      false,
      0,
      1,
      command_names()};
  return info;
}

}  // namespace claimgraph::cli
