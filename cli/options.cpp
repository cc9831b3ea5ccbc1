#include "cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cxxopts.hpp>
#include <optional>

#include "claimgraph/error.hpp"
#include "importers/metadata_date.hpp"

namespace claimgraph::cli {

namespace {

std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::optional<long> number_of(const std::string& text) {
  long value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

void check_choice(const std::string& where, const std::string& what, const std::string& word,
                  const std::vector<std::string>& choices) {
  if (std::find(choices.begin(), choices.end(), word) != choices.end()) return;
  const std::string near = closest(word, choices);
  throw UsageError(fmt::format("{}unknown {} '{}'{} from: {}", where, what, word,
                               near.empty() ? "; choose" : fmt::format("; did you mean '{}'? Choose", near),
                               fmt::join(choices, " ")));
}

void check_value(const OptionInfo& option, const std::string& value) {
  switch (option.takes) {
    case Takes::number: {
      const auto number = number_of(value);
      if (number && option.low <= *number && *number <= option.high) return;
      throw UsageError(fmt::format("--{} takes a whole number from {} to {}, not '{}'", option.name,
                                   option.low, option.high, value));
    }
    case Takes::day:
      if (!clean::normalise_date(value).empty()) return;
      throw UsageError(fmt::format("--{} takes a day written as 2026-03-12, not '{}'", option.name, value));
    case Takes::words:
      if (!option.values.empty())
        check_choice(fmt::format("--{}: ", option.name), option.argument, value, option.values);
      return;
    case Takes::file:
    case Takes::name:
      return;
  }
}

/// The option that may stand before the command and is written like this; nullptr when there is none.
const OptionInfo* find_global(const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  for (const OptionInfo& option : global_options()) {
    if (name == fmt::format("--{}", option.name)) return &option;
    if (option.short_name != '\0' && word == fmt::format("-{}", option.short_name)) return &option;
  }
  return nullptr;
}

[[noreturn]] void throw_unknown_global(const std::string& word) {
  std::vector<std::string> names;
  for (const OptionInfo& known : global_options()) names.push_back(fmt::format("--{}", known.name));
  const std::string near = closest(word, names);
  throw UsageError(fmt::format("unknown option '{}' before the command{} 'claimgraph --help'", word,
                               near.empty() ? "; see" : fmt::format("; did you mean '{}'? See", near)));
}

/// Number of operands, options given twice, and every value.
void check_arguments(const CommandInfo& command, const Arguments& arguments) {
  if (arguments.operands.size() < command.min_operands) {
    throw UsageError(fmt::format("too few arguments: usage is 'claimgraph {} [OPTIONS] {}'", command.name,
                                 command.operands));
  }
  if (arguments.operands.size() > command.max_operands) {
    throw UsageError(
        fmt::format("unexpected argument '{}': usage is 'claimgraph {} [OPTIONS] {}'; quote a text of "
                    "several words",
                    arguments.operands[command.max_operands], command.name, command.operands));
  }
  for (const OptionInfo& option : options_of(command)) {
    const std::vector<std::string> values = arguments.all(option.name);
    if (option.argument == nullptr) continue;
    if (!option.repeatable && values.size() > 1)
      throw UsageError(fmt::format("--{} was given more than once", option.name));
    for (const std::string& value : values) check_value(option, value);
  }
  if (command.operand_values.empty()) return;
  for (const std::string& operand : arguments.operands)
    check_choice({}, operand_name(command), operand, command.operand_values);
}

/// cxxopts reads "--around -" and negative numbers well enough, but it takes a lone "-" as an option value
/// only when it is written with "=": a lone "-" stays an operand here.
std::string explain_parse_error(const CommandInfo& command, const std::vector<std::string>& words,
                                const std::string& what) {
  const std::vector<OptionInfo> known = options_of(command);
  for (const std::string& word : words) {
    if (word.size() < 3 || word.compare(0, 2, "--") != 0) continue;
    const std::string name =
        word.substr(2, word.find('=') == std::string::npos ? std::string::npos : word.find('=') - 2);
    std::vector<std::string> names;
    for (const OptionInfo& option : known) names.emplace_back(option.name);
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    const std::string near = closest(name, names);
    return fmt::format("unknown option '--{}'{} 'claimgraph {} --help'", name,
                       near.empty() ? "; see" : fmt::format("; did you mean '--{}'? See", near),
                       command.name);
  }
  return fmt::format("{}; see 'claimgraph {} --help'", what, command.name);
}

}  // namespace

std::string closest(const std::string& word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = word.size() < 4 ? 2 : 3;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

bool Arguments::has(std::string_view option) const {
  return std::any_of(options.begin(), options.end(),
                     [&](const auto& given) { return given.first == option; });
}

std::string Arguments::get(std::string_view option, std::string_view fallback) const {
  std::string value(fallback);
  for (const auto& [name, given] : options) {
    if (name == option) value = given;
  }
  return value;
}

std::vector<std::string> Arguments::all(std::string_view option) const {
  std::vector<std::string> values;
  for (const auto& [name, given] : options) {
    if (name == option) values.push_back(given);
  }
  return values;
}

long Arguments::number(std::string_view option, long fallback) const {
  return number_of(get(option)).value_or(fallback);
}

Arguments parse_arguments(const CommandInfo& command, const std::vector<std::string>& words) {
  cxxopts::Options parser("claimgraph");
  for (const OptionInfo& option : options_of(command)) {
    const std::string names =
        option.short_name == '\0' ? option.name : fmt::format("{},{}", option.short_name, option.name);
    if (option.argument == nullptr) {
      parser.add_options()(names, option.help);
    } else {
      parser.add_options()(names, option.help, cxxopts::value<std::vector<std::string>>());
    }
  }
  std::vector<const char*> argv{"claimgraph"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  Arguments arguments;
  try {
    const cxxopts::ParseResult result = parser.parse(static_cast<int>(argv.size()), argv.data());
    for (const cxxopts::KeyValue& given : result.arguments()) {
      arguments.options.emplace_back(given.key(), given.value());
    }
    arguments.operands = result.unmatched();
  } catch (const cxxopts::exceptions::exception& error) {
    throw UsageError(explain_parse_error(command, words, error.what()));
  }
  if (!arguments.has("help")) check_arguments(command, arguments);
  return arguments;
}

CommandLine split_command(const std::vector<std::string>& words) {
  CommandLine line;
  std::vector<std::string> database, early;
  std::size_t at = 0;
  for (; at < words.size() && words[at].size() > 1 && words[at][0] == '-'; ++at) {
    const std::string& word = words[at];
    const OptionInfo* option = find_global(word);
    if (option == nullptr) throw_unknown_global(word);
    const std::string_view name = option->name;
    line.help = line.help || name == "help";
    line.version = line.version || name == "version";
    std::vector<std::string>& kept = name == "db" ? database : early;
    kept.push_back(word);
    if (option->argument == nullptr || word.find('=') != std::string::npos) continue;
    if (++at == words.size()) throw UsageError(fmt::format("--{} needs a value", name));
    kept.push_back(words[at]);
  }
  if (at == words.size()) return line;
  line.command = words[at];
  const CommandInfo* command = find_command(line.command);
  if (command == nullptr || command->uses_database) line.words = database;
  line.words.insert(line.words.end(), early.begin(), early.end());
  line.words.insert(line.words.end(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end());
  return line;
}

}  // namespace claimgraph::cli
