// claimgraph completion: shell completion, made from the command table.
#include <ostream>

#include "cli/command_list.hpp"
#include "cli/completion.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  streams.out << completion_script(arguments.operands[0]);
  return kDone;
}

}  // namespace

const CommandInfo& completion_command() {
  static const CommandInfo info{
      "completion",
      "Maintain",
      "Print a completion script for bash, zsh or fish",
      "SHELL",
      "Prints a script that lets the shell complete commands, options, formats, dialects, files, and the "
      "names that the database knows.",
      {},
      {{"source <(claimgraph completion bash)", "completion in this bash session"},
       {"claimgraph completion fish | source", "completion in this fish session"}},
      run,
      false,
      1,
      1,
      completion_shells()};
  return info;
}

}  // namespace claimgraph::cli
