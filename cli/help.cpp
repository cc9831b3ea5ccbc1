#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "cli/text_layout.hpp"
#include "cli/version.hpp"

namespace claimgraph::cli {

namespace {

constexpr const char* kAbout =
    "claimgraph turns news articles into a graph of claims: who said what, who disputes it, where each claim "
    "came "
    "from. It runs offline, keeps everything in one file, shows the passage behind every edge, and passes no "
    "verdict.";

constexpr std::pair<const char*, const char*> kExitCodes[] = {
    {"0", "done, or found"},
    {"1", "nothing found"},
    {"2", "usage or data error"},
    {"3", "some inputs failed: each is named on standard error, the rest was imported"},
};

constexpr std::pair<const char*, const char*> kEnvironment[] = {
    {"CLAIMGRAPH_DB", "the database when --db is not given (default: claims.db)"},
    {"CLAIMGRAPH_MODELS", "folder that holds the model sets"},
    {"NO_COLOR", "no colours when set to anything"},
};

std::vector<std::string> groups() {
  std::vector<std::string> names;
  for (const CommandInfo& command : commands()) {
    if (std::find(names.begin(), names.end(), command.group) == names.end())
      names.emplace_back(command.group);
  }
  return names;
}

std::string option_head(const OptionInfo& option) {
  std::string head = option.short_name == '\0' ? "    " : fmt::format("-{}, ", option.short_name);
  head += fmt::format("--{}", option.name);
  if (option.argument != nullptr) head += fmt::format(" {}", option.argument);
  return head;
}

/// What an option is for, and the words that it takes.
std::string option_text(const OptionInfo& option) {
  return option.values.empty() ? option.help
                               : fmt::format("{}: {}", option.help, fmt::join(option.values, ", "));
}

std::string description_of(const CommandInfo& command) {
  if (command.operand_values.empty()) return command.description;
  return fmt::format("{}\n\n{} is one of {}.", command.description, operand_name(command),
                     fmt::join(command.operand_values, ", "));
}

/// Escapes for man(7): a leading dot or quote would be a request, a bare minus a hyphen.
std::string roff(const std::string& text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_start = c == '\n';
  }
  return out;
}

void man_options(std::string& page, const std::vector<OptionInfo>& options) {
  page += ".SH OPTIONS\n";
  for (const OptionInfo& option : options) {
    page += ".TP\n.B ";
    if (option.short_name != '\0') page += fmt::format("\\-{}, ", option.short_name);
    page += roff(fmt::format("--{}", option.name));
    if (option.argument != nullptr) page += fmt::format(" \\fI{}\\fB", roff(option.argument));
    page += "\n" + roff(option_text(option)) + (option.repeatable ? " (may be repeated)" : "") + ".\n";
  }
}

void man_tail(std::string& page) {
  page += ".SH EXIT STATUS\n";
  for (const auto& [code, meaning] : kExitCodes) page += fmt::format(".TP\n.B {}\n{}\n", code, roff(meaning));
  page += ".SH ENVIRONMENT\n";
  for (const auto& [name, meaning] : kEnvironment)
    page += fmt::format(".TP\n.B {}\n{}\n", name, roff(meaning));
}

}  // namespace

const std::vector<OptionInfo>& global_options() {
  static const std::vector<OptionInfo> options{
      {"db",
       '\0',
       "FILE",
       "Database to use; default is $CLAIMGRAPH_DB, else claims.db",
       false,
       {},
       Takes::file},
      {"color", '\0', "WHEN", "Colours, auto when not given", false, {"auto", "always", "never"}},
      {"quiet", 'q', nullptr, "No notes or warnings, only errors"},
      {"help", 'h', nullptr, "Show this help"},
      {"version", 'V', nullptr, "Show the version"}};
  return options;
}

std::vector<OptionInfo> options_of(const CommandInfo& command) {
  std::vector<OptionInfo> options = command.options;
  for (const OptionInfo& option : global_options()) {
    const std::string_view name = option.name;
    if (name == "version" || (name == "db" && !command.uses_database)) continue;
    options.push_back(option);
  }
  return options;
}

void print_overview(std::ostream& out) {
  out << wrap_text(kAbout, 78, 0)
      << "\n\nUsage: claimgraph COMMAND [OPTIONS] [ARGUMENTS]\n       claimgraph --version\n";
  for (const std::string& group : groups()) {
    out << "\n" << group << ":\n";
    for (const CommandInfo& command : commands()) {
      if (group == command.group) out << fmt::format("  {:<12}{}\n", command.name, command.summary);
    }
  }
  out << "\n'claimgraph COMMAND --help' explains a command, with examples. Start with:\n"
         "  claimgraph import article.txt       then       claimgraph who \"some words of a claim\"\n"
         "\nExit codes:\n";
  for (const auto& [code, meaning] : kExitCodes) out << fmt::format("  {}  {}\n", code, meaning);
  out << "\nEnvironment:\n";
  for (const auto& [name, meaning] : kEnvironment) out << fmt::format("  {:<19}{}\n", name, meaning);
}

void print_help(const CommandInfo& command, std::ostream& out) {
  out << command.summary << "\n\nUsage: claimgraph " << command.name << " [OPTIONS]"
      << (*command.operands == '\0' ? "" : " ") << command.operands << "\n\n"
      << wrap_text(description_of(command), 78, 0) << "\n\nOptions:\n";
  for (const OptionInfo& option : options_of(command)) {
    const std::string head = "  " + option_head(option);
    const std::string help =
        wrap_text(option_text(option) + (option.repeatable ? " (repeatable)" : ""), 78, 28);
    if (head.size() < 27) {
      out << fmt::format("{:<28}{}\n", head, help);
    } else {
      out << head << "\n" << std::string(28, ' ') << help << "\n";
    }
  }
  if (!command.examples.empty()) {
    out << "\nExamples:\n";
    for (const auto& [line, meaning] : command.examples) out << "  " << line << "\n      " << meaning << "\n";
  }
}

std::string man_page(const CommandInfo* command) {
  const std::string name = command == nullptr ? "claimgraph" : fmt::format("claimgraph-{}", command->name);
  std::string title = name;
  std::transform(title.begin(), title.end(), title.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
  std::string page = fmt::format(
      ".TH {} 1 \"\" \"claimgraph {}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n", roff(title), kVersion,
      roff(name), roff(command == nullptr ? "claims graph of news articles" : command->summary));
  page += ".SH SYNOPSIS\n";
  if (command == nullptr) {
    page += ".B claimgraph\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n.SH DESCRIPTION\n" +
            roff(kAbout) + "\n.SH COMMANDS\n";
    for (const CommandInfo& each : commands()) {
      page += fmt::format(".TP\n.B {}\n{}; see\n.BR claimgraph\\-{} (1).\n", roff(each.name),
                          roff(each.summary), roff(each.name));
    }
  } else {
    page += fmt::format(".B claimgraph {}\n[\\fIOPTIONS\\fR] {}\n.SH DESCRIPTION\n", roff(command->name),
                        roff(command->operands));
    std::string text = roff(description_of(*command));
    for (std::size_t at = 0; (at = text.find("\n\n", at)) != std::string::npos;)
      text.replace(at, 2, "\n.PP\n");
    page += text + "\n";
    man_options(page, options_of(*command));
    if (!command->examples.empty()) {
      page += ".SH EXAMPLES\n";
      for (const auto& [line, meaning] : command->examples) {
        page += fmt::format(".TP\n.B {}\n{}.\n", roff(line), roff(meaning));
      }
    }
  }
  man_tail(page);
  return page;
}

}  // namespace claimgraph::cli
