#include "cli/progress.hpp"

#include <fmt/format.h>

#include <ostream>

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

void Progress::update(std::size_t done, std::size_t total, std::size_t articles) {
  if (!m_active) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - m_last < std::chrono::milliseconds(200)) return;
  m_last = now;
  const double seconds = std::chrono::duration<double>(now - m_start).count();
  std::string line =
      fmt::format("{} articles, {:.1f} a second", articles, static_cast<double>(articles) / seconds);
  if (total > 1) {
    line += fmt::format(", {} of {} inputs", done, total);
    if (done > 0) {
      const double rest = seconds / static_cast<double>(done) * static_cast<double>(total - done);
      line += fmt::format(", {} left", duration_text(rest));
    }
  }
  m_streams.err << "\r\x1b[K" << line << std::flush;
  m_drawn = true;
}

void Progress::clear() {
  if (!m_drawn) return;
  m_streams.err << "\r\x1b[K" << std::flush;
  m_drawn = false;
}

}  // namespace claimgraph::cli
