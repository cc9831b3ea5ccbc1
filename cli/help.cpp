#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "cli/text_layout.hpp"
#include "cli/version.hpp"
#include "core/base/error.hpp"

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
  return fmt::format("{}\n\n{} is one of {}.", command.description, command.operands,
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

std::string bash_completion() {
  std::string cases, names;
  for (const CommandInfo& command : commands()) {
    names += fmt::format(" {}", command.name);
    std::string words;
    for (const OptionInfo& option : options_of(command)) words += fmt::format(" --{}", option.name);
    cases += fmt::format("    {}) words='{}' ;;\n", command.name, words.substr(1));
  }
  return fmt::format(
      "# bash completion for claimgraph: source <(claimgraph completion bash)\n"
      "_claimgraph() {{\n"
      "  local current=${{COMP_WORDS[COMP_CWORD]}} words=''\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W '{} --help --version' -- \"$current\")); return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n{}"
      "  esac\n"
      "  case $current in\n"
      "    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$current\")) ;;\n"
      "    *) COMPREPLY=($(compgen -f -- \"$current\")) ;;\n"
      "  esac\n"
      "}}\n"
      "complete -o filenames -F _claimgraph claimgraph\n",
      names.substr(1), cases);
}

std::string zsh_escape(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else if (c == '[' || c == ']' || c == ':') {
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

std::string zsh_completion() {
  std::string list, cases;
  for (const CommandInfo& command : commands()) {
    list += fmt::format("    '{}:{}'\n", command.name, zsh_escape(command.summary));
    cases += fmt::format("    {}) _arguments", command.name);
    for (const OptionInfo& option : options_of(command)) {
      cases += fmt::format(
          " \\\n      '{}--{}[{}]{}'", option.repeatable ? "*" : "", option.name, zsh_escape(option.help),
          option.argument == nullptr ? "" : fmt::format(":{}:_files", zsh_escape(option.argument)));
    }
    cases += " \\\n      '*:file:_files' ;;\n";
  }
  return fmt::format(
      "#compdef claimgraph\n"
      "# zsh completion for claimgraph: claimgraph completion zsh > \"${{fpath[1]}}/_claimgraph\"\n"
      "_claimgraph() {{\n"
      "  local -a list; list=(\n{}  )\n"
      "  if (( CURRENT == 2 )); then _describe command list; return; fi\n"
      "  local command=$words[2]; shift words; (( CURRENT-- ))\n"
      "  case $command in\n{}  esac\n}}\n_claimgraph \"$@\"\n",
      list, cases);
}

std::string fish_completion() {
  std::string out = "# fish completion for claimgraph: claimgraph completion fish | source\n";
  for (const CommandInfo& command : commands()) {
    out += fmt::format("complete -c claimgraph -n __fish_use_subcommand -a {} -d '{}'\n", command.name,
                       command.summary);
    for (const OptionInfo& option : options_of(command)) {
      out += fmt::format("complete -c claimgraph -n '__fish_seen_subcommand_from {}' -l {}{}{} -d '{}'\n",
                         command.name, option.name,
                         option.short_name == '\0' ? "" : fmt::format(" -s {}", option.short_name),
                         option.argument == nullptr ? "" : " -r", option.help);
    }
  }
  return out;
}

}  // namespace

std::vector<OptionInfo> options_of(const CommandInfo& command) {
  std::vector<OptionInfo> options = command.options;
  if (command.uses_database) {
    options.push_back({"db", '\0', "FILE", "Database to use; default is $CLAIMGRAPH_DB, else claims.db"});
  }
  options.push_back({"color", '\0', "WHEN", "Colours: auto (default), always or never"});
  options.push_back({"quiet", 'q', nullptr, "No notes or warnings, only errors"});
  options.push_back({"help", 'h', nullptr, "Show this help"});
  return options;
}

void print_overview(std::ostream& out) {
  out << wrap_text(kAbout, 78, 0) << "\n\nUsage: claimgraph COMMAND [OPTIONS] [ARGUMENTS]\n";
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

std::string completion_script(const std::string& shell) {
  if (shell == "bash") return bash_completion();
  if (shell == "zsh") return zsh_completion();
  if (shell == "fish") return fish_completion();
  throw UsageError(fmt::format("no completion for '{}'; choose bash, zsh or fish", shell));
}

}  // namespace claimgraph::cli
