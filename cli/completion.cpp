#include "cli/completion.hpp"

#include <algorithm>
#include <ostream>

#include "claimgraph/error.hpp"
#include "cli/database.hpp"

namespace claimgraph::cli {

namespace {

constexpr std::size_t kMostNames = 50;

constexpr const char* kBash = R"(# bash completion for claimgraph: source <(claimgraph completion bash)
_claimgraph() {
  local line value IFS=$'\n'
  local current=${COMP_WORDS[COMP_CWORD]}
  local -a words=("${COMP_WORDS[@]:1:COMP_CWORD-1}" "${current#[\"\']}")
  COMPREPLY=()
  while IFS= read -r line; do
    if [ "$line" = ':files' ]; then
      compopt -o filenames 2>/dev/null
      COMPREPLY+=($(compgen -f -- "${current#[\"\']}"))
    else
      value=${line%%$'\t'*}
      case $value in *' '*) compopt -o filenames 2>/dev/null ;; esac
      COMPREPLY+=("$value")
    fi
  done < <("$1" --complete "${words[@]}" 2>/dev/null)
}
complete -F _claimgraph claimgraph
)";

constexpr const char* kZsh = R"(#compdef claimgraph
# zsh completion for claimgraph: claimgraph completion zsh > "${fpath[1]}/_claimgraph"
_claimgraph() {
  local line files
  local -a values shown
  while IFS= read -r line; do
    if [[ $line == ':files' ]]; then
      files=yes
    else
      values+=("${line%%$'\t'*}")
      shown+=("${line/$'\t'/  -- }")
    fi
  done < <("${words[1]}" --complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)
  (( $#values )) && compadd -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -l -d shown -a values
  [[ -n $files ]] && _files
}
if [ "$funcstack[1]" = "_claimgraph" ]; then _claimgraph "$@"; else compdef _claimgraph claimgraph; fi
)";

constexpr const char* kFish = R"(# fish completion for claimgraph: claimgraph completion fish | source
function __claimgraph_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] --complete $words[2..-1] "$current" 2>/dev/null)
        if test "$line" = ':files'
            __fish_complete_path "$current"
        else
            echo $line
        end
    end
end
complete -c claimgraph -f -a '(__claimgraph_complete)'
)";

/// Upper and lower case of ASCII letters are the same.
bool starts_with(const std::string& text, const std::string& start) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(),
                                                   [&](char a, char b) { return lower(a) == lower(b); });
}

/// bash hands over "--db=case.db" as three words.
std::vector<std::string> joined_at_equals(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool joins = words[i] == "=" && !out.empty() && out.back().starts_with("--");
    if (!joins) {
      out.push_back(words[i]);
      continue;
    }
    out.back() += '=';
    if (i + 1 < words.size()) out.back() += words[++i];
  }
  return out;
}

class Completer {
 public:
  Completer(std::vector<std::string> words, const NameSource& names) : m_names(names) {
    if (words.empty()) words.emplace_back();
    m_typed_apart = words.size() > 1 && words[words.size() - 2] == "=";
    if (words.back() == "=") {
      m_typed_apart = true;
      words.emplace_back();
    }
    m_words = joined_at_equals(words);
    m_current = m_words.back();
    m_words.pop_back();
  }

  Completions find() {
    walk();
    if (m_pending != nullptr) {
      add_values(m_pending->takes, values_of(*m_pending), m_current, {});
    } else if (!m_only_operands && m_current.starts_with('-')) {
      add_options();
    } else if (m_command != nullptr) {
      add_operands();
    } else if (m_word.empty()) {
      add_commands();
    }
    return std::move(m_found);
  }

 private:
  std::vector<OptionInfo> options() const {
    return m_command != nullptr ? options_of(*m_command) : global_options();
  }

  std::vector<std::string> values_of(const OptionInfo& option) const {
    const bool depends = option.values_for != nullptr && !m_arguments.operands.empty();
    return depends ? option.values_for(m_arguments.operands[0]) : option.values;
  }

  const OptionInfo* find_option(const std::string& word) {
    m_options = options();
    for (const OptionInfo& option : m_options) {
      if (word == std::string("--") + option.name) return &option;
      if (option.short_name != '\0' && word == std::string("-") + option.short_name) return &option;
    }
    return nullptr;
  }

  /// Reads what stands before the word in question.
  void walk() {
    for (const std::string& word : m_words) {
      if (m_pending != nullptr) {
        m_arguments.options.emplace_back(m_pending->name, word);
        m_pending = nullptr;
      } else if (word == "--" && !m_only_operands) {
        m_only_operands = true;
      } else if (!m_only_operands && word.size() > 1 && word[0] == '-') {
        const std::size_t equals = word.find('=');
        const OptionInfo* option = find_option(word.substr(0, equals));
        if (option == nullptr || option->argument == nullptr) continue;
        if (equals != std::string::npos) {
          m_arguments.options.emplace_back(option->name, word.substr(equals + 1));
        } else {
          m_pending = option;
        }
      } else if (m_word.empty()) {
        m_word = word;
        m_command = find_command(word);
      } else {
        m_arguments.operands.push_back(word);
      }
    }
  }

  void add(const std::string& value, const std::string& help, const std::string& start) {
    if (starts_with(value, start)) m_found.candidates.push_back({value, help});
  }

  void add_commands() {
    for (const CommandInfo& command : commands()) add(command.name, command.summary, m_current);
    add("help", "Show the commands, or the help of one", m_current);
    add("version", "Show the version", m_current);
  }

  void add_options() {
    const std::size_t equals = m_current.find('=');
    if (equals == std::string::npos) {
      for (const OptionInfo& option : options()) add(std::string("--") + option.name, option.help, m_current);
      return;
    }
    const OptionInfo* option = find_option(m_current.substr(0, equals));
    if (option == nullptr || option->argument == nullptr) return;
    // Where the shell has cut the word at "=", the answer is the value alone.
    add_values(option->takes, values_of(*option), m_current.substr(equals + 1),
               m_typed_apart ? std::string() : m_current.substr(0, equals + 1));
  }

  void add_operands() {
    if (m_arguments.operands.size() >= m_command->max_operands) return;
    add_values(m_command->operands_take, m_command->operand_values, m_current, {});
  }

  void add_values(Takes takes, const std::vector<std::string>& values, const std::string& start,
                  const std::string& before) {
    for (const std::string& value : values) {
      if (starts_with(value, start)) m_found.candidates.push_back({before + value, {}});
    }
    if (takes == Takes::name) {
      for (const std::string& name : m_names(m_arguments, start))
        m_found.candidates.push_back({before + name, {}});
    }
    m_found.files = takes == Takes::file && before.empty();
  }

  const NameSource& m_names;
  std::vector<std::string> m_words;
  std::string m_current, m_word;  // m_word: the command as typed
  bool m_typed_apart = false, m_only_operands = false;
  std::vector<OptionInfo> m_options;  // m_pending points into it
  const CommandInfo* m_command = nullptr;
  const OptionInfo* m_pending = nullptr;
  Arguments m_arguments;
  Completions m_found;
};

}  // namespace

Completions complete(std::vector<std::string> words, const NameSource& names) {
  if (!words.empty() && words.front() == "help") {
    words.erase(words.begin());
    if (words.size() > 1) return {};
    Completions found = Completer(std::move(words), names).find();
    return found;
  }
  return Completer(std::move(words), names).find();
}

std::vector<std::string> names_in_database(const Arguments& so_far, const std::string& start) {
  try {
    return open_for_reading(so_far).names_starting_with(start, kMostNames);
  } catch (const Error&) {
    return {};  // no database, no names
  }
}

void print_completions(const Completions& found, std::ostream& out) {
  for (const Candidate& candidate : found.candidates) {
    std::string line = candidate.value + (candidate.help.empty() ? "" : "\t" + candidate.help);
    std::replace(line.begin(), line.end(), '\n', ' ');
    out << line << '\n';
  }
  if (found.files) out << ":files\n";
}

std::vector<std::string> completion_shells() {
  return {"bash", "zsh", "fish"};
}

std::string completion_script(const std::string& shell) {
  return shell == "bash" ? kBash : shell == "zsh" ? kZsh : kFish;
}

}  // namespace claimgraph::cli
