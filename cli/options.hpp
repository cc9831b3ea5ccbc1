// Parsing of command lines. options.cpp is the only file that knows the option library.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace claimgraph::cli {

/// Throws UsageError ("unknown option '--foramt'; did you mean '--format'?"), also for values that the option
/// does not take: nothing has been opened or made by then.
Arguments parse_arguments(const CommandInfo& command, const std::vector<std::string>& words);

/// A command line taken apart: "claimgraph --db case.db who TEXT" is the command "who" with "--db case.db
/// TEXT".
struct CommandLine {
  std::string command;  ///< as typed; empty when there is none
  std::vector<std::string> words;
  bool help = false, version = false;  ///< asked for in place of a command
};
/// Finds the command behind the options that may stand before it. Throws UsageError when one of them is
/// unknown or lacks its value. --db before a command that uses no database is left out.
CommandLine split_command(const std::vector<std::string>& words);

/// The closest of `candidates` to `word` within two edits (one for a word of three letters or fewer), or an
/// empty string.
std::string closest(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace claimgraph::cli
