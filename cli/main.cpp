// Dispatch and the mapping of exceptions to exit codes; does not grow with the number of commands.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <new>

#include "cli/command.hpp"
#include "cli/help.hpp"
#include "cli/options.hpp"
#include "cli/version.hpp"
#include "core/base/error.hpp"

namespace claimgraph::cli {
namespace {

int terminal_width(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 80;
}

void set_colour(const Arguments& arguments, Streams& streams) {
  const std::string when = arguments.get("color", "auto");
  if (when != "auto" && when != "always" && when != "never") {
    throw UsageError(fmt::format("--color takes auto, always or never, not '{}'", when));
  }
  const char* no_colour = std::getenv("NO_COLOR");
  const bool wanted = no_colour == nullptr || *no_colour == '\0';
  streams.colour = when == "always" || (when == "auto" && wanted && streams.out_is_terminal);
}

int unknown_command(const std::string& word) {
  std::vector<std::string> names;
  for (const CommandInfo& command : commands()) names.emplace_back(command.name);
  const std::string near = closest(word, names);
  std::cerr << "claimgraph: error: unknown command '" << word << "'";
  if (!near.empty()) std::cerr << "; did you mean '" << near << "'?";
  std::cerr << "\nclaimgraph --help lists the commands\n";
  return kBadUsageOrData;
}

int dispatch(const std::vector<std::string>& words, Streams& streams) {
  if (words.empty()) {
    print_overview(std::cerr);
    return kBadUsageOrData;
  }
  if (words[0] == "--help" || words[0] == "-h" || (words[0] == "help" && words.size() == 1)) {
    print_overview(streams.out);
    return kDone;
  }
  if (words[0] == "--version") {
    streams.out << "claimgraph " << kVersion << "\n";
    return kDone;
  }
  if (words[0] == "--commands") {  // for the build: one name a line
    for (const CommandInfo& command : commands()) streams.out << command.name << "\n";
    return kDone;
  }
  const bool help = words[0] == "help";
  const CommandInfo* command = find_command(help ? words[1] : words[0]);
  if (command == nullptr) return unknown_command(help ? words[1] : words[0]);
  const Arguments arguments =
      parse_arguments(*command, help ? std::vector<std::string>{"--help"}
                                     : std::vector<std::string>(words.begin() + 1, words.end()));
  if (arguments.has("help")) {
    print_help(*command, streams.out);
    return kDone;
  }
  set_colour(arguments, streams);
  return command->run(arguments, streams);
}

int guarded(const std::vector<std::string>& words) {
  Streams streams{std::cout,
                  std::cerr,
                  isatty(STDOUT_FILENO) == 1,
                  isatty(STDERR_FILENO) == 1,
                  false,
                  terminal_width(STDOUT_FILENO)};
  try {
    const int code = dispatch(words, streams);
    std::cout.flush();
    if (!std::cout) {
      std::cerr << "claimgraph: error: standard output: cannot write: " << std::strerror(errno) << "\n";
      return kBadUsageOrData;
    }
    return code;
  } catch (const std::bad_alloc&) {
    std::cerr << "claimgraph: error: out of memory; import fewer or smaller files at a time\n";
  } catch (const std::exception& error) {
    std::cout.flush();
    std::cerr << "claimgraph: error: " << error.what() << "\n";
  }
  return kBadUsageOrData;
}

}  // namespace
}  // namespace claimgraph::cli

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::signal(SIGPIPE, SIG_DFL);  // "claimgraph … | head" ends quietly
  return claimgraph::cli::guarded(std::vector<std::string>(argv + 1, argv + argc));
}
