// Parsing of command lines. options.cpp is the only file that knows the option library.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace claimgraph::cli {

/// Throws UsageError ("unknown option '--foramt'; did you mean '--format'?").
Arguments parse_arguments(const CommandInfo& command, const std::vector<std::string>& words);

/// The closest of `candidates` to `word` within two edits, or an empty string.
std::string closest(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace claimgraph::cli
