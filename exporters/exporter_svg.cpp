// SVG by Graphviz. The program is used, not the library: docs/decisions/0003-graphviz.md says why.
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <sstream>
#include <thread>

#include <fmt/format.h>

#include "claimgraph/error.hpp"
#include "exporters/exporter_table.hpp"
#include "exporters/picture.hpp"

extern char** environ;

namespace claimgraph {

namespace {

constexpr std::size_t kTooManyForDot = 500;
constexpr auto kPatience = std::chrono::seconds(120);

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File temporary_file() {
  File file(std::tmpfile(), &std::fclose);
  if (!file) {
    throw Error(
        fmt::format("cannot make a temporary file for Graphviz: {}; set TMPDIR to a folder with space",
                    std::strerror(errno)));
  }
  fcntl(fileno(file.get()), F_SETFD, FD_CLOEXEC);
  return file;
}

std::string contents(std::FILE* file) {
  std::string all;
  std::rewind(file);
  char buffer[1U << 16];
  std::size_t got = 0;
  while ((got = std::fread(buffer, 1, sizeof buffer, file)) > 0) all.append(buffer, got);
  return all;
}

struct Finished {
  int status = 0;
  bool timed_out = false;
};

Finished wait_for(pid_t child) {
  Finished finished;
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  auto nap = std::chrono::milliseconds(1);
  while (true) {
    const pid_t done = waitpid(child, &finished.status, finished.timed_out ? 0 : WNOHANG);
    if (done == child || (done < 0 && errno != EINTR)) return finished;
    if (std::chrono::steady_clock::now() > deadline) {
      kill(child, SIGKILL);
      finished.timed_out = true;
      continue;
    }
    std::this_thread::sleep_for(nap);
    if (nap < std::chrono::milliseconds(20)) nap *= 2;
  }
}

/// Runs `engine` (found through PATH, without a shell) on `dot` and returns what it wrote.
std::string run_graphviz(const char* engine, const std::string& dot, std::string& messages) {
  const File in = temporary_file();
  const File out = temporary_file();
  const File err = temporary_file();
  if (std::fwrite(dot.data(), 1, dot.size(), in.get()) != dot.size() || std::fflush(in.get()) != 0) {
    throw Error(fmt::format("cannot write the picture for Graphviz: {}", std::strerror(errno)));
  }
  std::rewind(in.get());
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fileno(in.get()), 0);
  posix_spawn_file_actions_adddup2(&actions, fileno(out.get()), 1);
  posix_spawn_file_actions_adddup2(&actions, fileno(err.get()), 2);
  std::string name = engine;
  std::string format = "-Tsvg";
  std::string overlap = "-Goverlap=prism";
  char* arguments[] = {name.data(), format.data(), overlap.data(), nullptr};
  pid_t child = 0;
  const int failure = posix_spawnp(&child, engine, &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  const std::string no_program = fmt::format(
      "cannot run Graphviz's program “{}”: install it (Debian: apt install graphviz), or export dot and draw "
      "it "
      "elsewhere",
      engine);
  if (failure != 0) throw Error(no_program);
  const Finished finished = wait_for(child);
  messages = contents(err.get());
  if (finished.timed_out) {
    throw Error(fmt::format(
        "Graphviz's “{}” was stopped after {} seconds: the picture is too large; draw a part with "
        "--around ID --hops 2, or export graphml",
        engine, kPatience.count()));
  }
  if (WIFEXITED(finished.status) && WEXITSTATUS(finished.status) == 127) throw Error(no_program);
  std::string svg = contents(out.get());
  if (!WIFEXITED(finished.status) || WEXITSTATUS(finished.status) != 0 || svg.empty()) {
    throw Error(fmt::format("Graphviz's “{}” failed: {}", engine, messages.substr(0, messages.find('\n'))));
  }
  return svg;
}

/// Graphviz measures text with hinting at 72 dpi, about 4 % narrower than browsers draw it: runs of a line
/// would touch and long lines would leave their boxes. So the text is drawn that much smaller than it was
/// measured.
std::string fit_text(const std::string& svg) {
  static constexpr std::string_view kAttribute = " font-size=\"";
  std::string out;
  out.reserve(svg.size());
  std::size_t at = 0;
  while (true) {
    const std::size_t found = svg.find(kAttribute, at);
    if (found == std::string::npos) break;
    const std::size_t start = found + kAttribute.size();
    const std::size_t end = svg.find('"', start);
    double size = 0;
    const auto [parsed, error] = std::from_chars(svg.data() + start, svg.data() + end, size);
    out.append(svg, at, start - at);
    if (error == std::errc() && parsed == svg.data() + end) {
      out += fmt::format("{:.2f}", size * 0.96);
    } else {
      out.append(svg, start, end - start);
    }
    at = end;
  }
  return out.append(svg, at, std::string::npos);
}

void write_format(const GraphData& graph, const ExportOptions& options, std::ostream& out,
                  Diagnostics& diagnostics) {
  const detail::Picture picture = detail::make_picture(graph, options, diagnostics);
  std::ostringstream dot;
  detail::write_picture(picture, dot, diagnostics);
  const bool large = picture.boxes.size() > kTooManyForDot;
  if (large) {
    diagnostics.push_back({Severity::note,
                           "layout-sfdp",
                           "laid out with sfdp, as dot takes too long on so many boxes",
                           "export",
                           {}});
  }
  std::string messages;
  const std::string svg = fit_text(run_graphviz(large ? "sfdp" : "dot", dot.str(), messages));
  if (!messages.empty()) {
    diagnostics.push_back({Severity::note,
                           "graphviz",
                           "Graphviz says: " + messages.substr(0, messages.find('\n')),
                           "export",
                           {}});
  }
  out.write(svg.data(), static_cast<std::streamsize>(svg.size()));
}

}  // namespace

extern const ExporterInfo kSvgExporter{"svg", "a picture, laid out by Graphviz", write_format};

}  // namespace claimgraph
