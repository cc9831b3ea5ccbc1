// Dispatch and the mapping of exceptions to exit codes; does not grow with the number of commands.
#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <new>
#include <optional>

#include "claimgraph/error.hpp"
#include "cli/command.hpp"
#include "cli/completion.hpp"
#include "cli/database.hpp"
#include "cli/help.hpp"
#include "cli/options.hpp"
#include "cli/output_file.hpp"
#include "cli/text_layout.hpp"
#include "cli/version.hpp"

namespace claimgraph::cli {
namespace {

int terminal_width(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 80;
}

void set_colour(const Arguments& arguments, Streams& streams) {
  const std::string when = arguments.get("color", "auto");
  const char* no_colour = std::getenv("NO_COLOR");
  const bool wanted = no_colour == nullptr || *no_colour == '\0';
  streams.colour = when == "always" || (when == "auto" && wanted && streams.out_is_terminal);
}

int unknown_command(const std::string& word) {
  std::vector<std::string> names = command_names();
  names.insert(names.end(), {"help", "version"});
  const std::string near = closest(word, names);
  std::cerr << "claimgraph: error: unknown command '" << word << "'";
  if (!near.empty()) std::cerr << "; did you mean '" << near << "'?";
  std::cerr << "\nclaimgraph --help lists the commands\n";
  return kBadUsageOrData;
}

int print_version(Streams& streams) {
  streams.out << "claimgraph " << kVersion << "\n";
  return kDone;
}

/// What the build and the completion scripts ask for; not in --help.
std::optional<int> internal_request(const std::vector<std::string>& words, Streams& streams) {
  if (words.empty()) return std::nullopt;
  if (words[0] == "--commands") {
    for (const std::string& name : command_names()) streams.out << name << "\n";
    return kDone;
  }
  if (words[0] == "--complete") {
    print_completions(complete({words.begin() + 1, words.end()}, names_in_database), streams.out);
    return kDone;
  }
  return std::nullopt;
}

int run_command(const CommandInfo& command, const Arguments& arguments, Streams& streams) {
  if (arguments.has("help")) {
    print_help(command, streams.out);
    return kDone;
  }
  set_colour(arguments, streams);
  try {
    return command.run(arguments, streams);
  } catch (const NotFoundError& error) {
    return nothing_found(error.what(), arguments, streams);
  }
}

int dispatch(const std::vector<std::string>& words, Streams& streams) {
  if (const auto code = internal_request(words, streams)) return *code;
  CommandLine line = split_command(words);
  if (line.command == "help" && !line.words.empty() && line.words[0][0] != '-') {
    line.command = line.words[0];
    line.words = {"--help"};
  } else if (line.command == "help" || (line.command.empty() && line.help)) {
    print_overview(streams.out);
    return kDone;
  }
  if (line.version || line.command == "version") return print_version(streams);
  if (line.command.empty()) {
    print_overview(std::cerr);
    return kBadUsageOrData;
  }
  const CommandInfo* command = find_command(line.command);
  if (command == nullptr) return unknown_command(line.command);
  return run_command(*command, parse_arguments(*command, line.words), streams);
}

/// Standard output went away ("claimgraph … | head"): ends as any program does then, but after everything
/// that was open has been closed.
int end_of_output(int error) {
  if (error == EPIPE) {
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
  }
  std::cerr << "claimgraph: error: standard output: cannot write: " << std::strerror(error) << "\n";
  return kBadUsageOrData;
}

int guarded(int argc, char** argv, std::ostream& out, const DescriptorBuffer& buffer) {
  Streams streams{out,
                  std::cerr,
                  isatty(STDOUT_FILENO) == 1,
                  isatty(STDERR_FILENO) == 1,
                  false,
                  terminal_width(STDOUT_FILENO)};
  try {
    const int code = dispatch(std::vector<std::string>(argv + 1, argv + argc), streams);
    out.flush();
    if (buffer.error() != 0) return end_of_output(buffer.error());
    return code;
  } catch (const std::bad_alloc&) {
    std::cerr << "claimgraph: error: out of memory; import fewer or smaller files at a time\n";
  } catch (const std::exception& error) {
    // Only `out` throws std::ios_base::failure; what else failed then failed because of it.
    if (buffer.error() != 0) return end_of_output(buffer.error());
    out.exceptions(std::ios::goodbit);
    out.flush();
    std::cerr << "claimgraph: error: " << printable(error.what()) << "\n";
  }
  return kBadUsageOrData;
}

}  // namespace
}  // namespace claimgraph::cli

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::signal(SIGPIPE, SIG_IGN);  // a failed write throws, so that the database is closed
  std::signal(SIGXFSZ, SIG_IGN);  // … also behind a limit on the size of files
  claimgraph::cli::DescriptorBuffer buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);
  return claimgraph::cli::guarded(argc, argv, out, buffer);
}
