// A command is one file command_NAME.cpp that defines one CommandInfo, and one row in command_list.hpp.
// Everything about a command is data here: parser, --help, man page and shell completion are all made from
// this table.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cli {

enum ExitCode { kDone = 0, kNothingFound = 1, kBadUsageOrData = 2, kSomeInputsFailed = 3 };

struct OptionInfo {
  const char* name;      ///< long name without dashes
  char short_name;       ///< '\0' when there is none
  const char* argument;  ///< "FILE"; nullptr for a flag
  std::string help;      ///< one sentence without full stop
  bool repeatable = false;
  std::vector<std::string> values =
      {};  ///< the words that it takes; empty: any. --help and the man page list them
};

/// What the user typed, after parsing. Values of an option in the order given.
class Arguments {
 public:
  bool has(std::string_view option) const;
  std::string get(std::string_view option, std::string_view fallback = {}) const;
  std::vector<std::string> all(std::string_view option) const;
  /// Whole number within [low, high]; throws UsageError that names the option otherwise.
  long number(std::string_view option, long fallback, long low, long high) const;

  std::vector<std::string> operands;
  std::vector<std::pair<std::string, std::string>> options;
};

/// Where a command reads and writes; tests give their own streams.
struct Streams {
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool colour = false;
  int width = 80;
};

struct CommandInfo {
  const char* name;
  const char* group;                ///< heading in --help: "Build", "Ask", "Share", "Maintain"
  const char* summary;              ///< one line
  const char* operands;             ///< "[FILE|DIR|-]..."
  const char* description;          ///< paragraphs for --help and the man page
  std::vector<OptionInfo> options;  ///< besides the common ones
  std::vector<std::pair<const char*, const char*>> examples;  ///< command line, what it does
  int (*run)(const Arguments& arguments, Streams& streams);
  bool uses_database = true;
  std::size_t min_operands = 0;
  std::size_t max_operands = SIZE_MAX;
  std::vector<std::string> operand_values = {};  ///< the words that the operand takes; empty: any
};

const std::vector<CommandInfo>& commands();
const CommandInfo* find_command(std::string_view name);
/// Options that every command takes (--help, --quiet, --color) and, for those that use it, --db.
std::vector<OptionInfo> options_of(const CommandInfo& command);

}  // namespace claimgraph::cli
