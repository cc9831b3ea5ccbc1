// claimgraph man: man page source, made from the command table.
#include <fmt/format.h>

#include <ostream>

#include "cli/command_list.hpp"
#include "cli/help.hpp"
#include "core/base/error.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  const CommandInfo* command = nullptr;
  if (!arguments.operands.empty()) {
    command = find_command(arguments.operands[0]);
    if (command == nullptr) throw UsageError(fmt::format("no command '{}'", arguments.operands[0]));
  }
  streams.out << man_page(command);
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
      1};
  return info;
}

}  // namespace claimgraph::cli
