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

/// What stands after an option or a command. It is checked before the command runs, and shells complete it.
enum class Takes {
  words,   ///< anything
  file,    ///< a path
  number,  ///< a whole number from `low` to `high`
  day,     ///< a date with its day
  name     ///< a person, organisation or place of the database, or an id
};

struct OptionInfo {
  const char* name;      ///< long name without dashes
  char short_name;       ///< '\0' when there is none
  const char* argument;  ///< "FILE"; nullptr for a flag
  std::string help;      ///< one sentence without full stop
  bool repeatable = false;
  /// The words that it takes, in --help and the man page; with Takes::words no others.
  std::vector<std::string> values = {};
  Takes takes = Takes::words;
  long low = 0, high = 0;  ///< of a number
  /// Those of `values` that go with the first operand, for completion; null: all.
  std::vector<std::string> (*values_for)(const std::string& operand) = nullptr;
};

/// What the user typed, after parsing. Values of an option in the order given.
class Arguments {
 public:
  bool has(std::string_view option) const;
  std::string get(std::string_view option, std::string_view fallback = {}) const;
  std::vector<std::string> all(std::string_view option) const;
  /// The value of an option that takes a number, which parse_arguments() has checked.
  long number(std::string_view option, long fallback) const;

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
  Takes operands_take = Takes::words;
};

/// "COMMAND" for operands written "[COMMAND]".
std::string operand_name(const CommandInfo& command);
const std::vector<CommandInfo>& commands();
const CommandInfo* find_command(std::string_view name);
std::vector<std::string> command_names();
/// The command's own options and those that every command takes: --db where it uses the database, --color,
/// --quiet, --help.
std::vector<OptionInfo> options_of(const CommandInfo& command);
/// The options that may stand before the command: --db, --color, --quiet, --help, --version.
const std::vector<OptionInfo>& global_options();

}  // namespace claimgraph::cli
