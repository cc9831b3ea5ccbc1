#include "cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <vector>

namespace claimgraph::cli {

namespace {

std::string duration_text(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  if (whole >= 3600) return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
  if (whole >= 60) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} s", whole);
}

}  // namespace

Progress::Progress(Streams& streams, bool quiet)
    : m_streams(streams),
      m_active(streams.err_is_terminal && !quiet),
      m_start(std::chrono::steady_clock::now()),
      m_last(m_start) {}

Progress::~Progress() {
  clear();
}

std::string progress_line(const Progress::State& state, double seconds, int width) {
  std::vector<std::string> parts;
  parts.push_back(fmt::format("{} article{}", state.articles, state.articles == 1 ? "" : "s"));
  if (seconds > 0)
    parts.push_back(fmt::format("{:.1f} a second", static_cast<double>(state.articles) / seconds));
  if (state.inputs > 1) parts.push_back(fmt::format("{} of {} inputs", state.inputs_done, state.inputs));
  double done = 0;
  if (state.bytes > 0) {
    done = static_cast<double>(state.bytes_done) / static_cast<double>(state.bytes);
  } else if (state.inputs > 1) {
    done = static_cast<double>(state.inputs_done) / static_cast<double>(state.inputs);
  }
  if (done > 0 && done < 1) {
    parts.push_back(fmt::format("{:.0f} %", std::floor(done * 100)));
    if (seconds >= 1) parts.push_back(duration_text(seconds / done * (1 - done)) + " left");
  }
  std::string line;
  for (const std::string& part : parts) {
    // One column stays free: a full line would wrap.
    if (!line.empty() && line.size() + 2 + part.size() >= static_cast<std::size_t>(std::max(width, 20)))
      break;
    line += (line.empty() ? "" : ", ") + part;
  }
  return line;
}

void Progress::update(const State& state) {
  if (!m_active) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - m_last < std::chrono::milliseconds(200)) return;
  m_last = now;
  const double seconds = std::chrono::duration<double>(now - m_start).count();
  m_streams.err << "\r\x1b[K" << progress_line(state, seconds, m_streams.width) << std::flush;
  m_drawn = true;
}

void Progress::clear() {
  if (!m_drawn) return;
  m_streams.err << "\r\x1b[K" << std::flush;
  m_drawn = false;
}

}  // namespace claimgraph::cli
