// A status line on a terminal: done, rate, remaining time. Writes nothing when standard error is no terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "cli/command.hpp"

namespace claimgraph::cli {

class Progress {
 public:
  /// Silent unless streams.err is a terminal and not `quiet`.
  Progress(Streams& streams, bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Redraws at most five times a second. `total` inputs, 0 when unknown; `done` of them finished; `articles`
  /// so far.
  void update(std::size_t done, std::size_t total, std::size_t articles);
  /// Wipes the line, so that a message can be printed.
  void clear();

 private:
  Streams& m_streams;
  bool m_active;
  bool m_drawn = false;
  std::chrono::steady_clock::time_point m_start, m_last;
};

}  // namespace claimgraph::cli
