// A status line on a terminal: done, rate, remaining time. Writes nothing when standard error is no terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
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

  struct State {
    std::size_t articles = 0;
    std::size_t inputs_done = 0, inputs = 0;
    std::uint64_t bytes_done = 0, bytes = 0;  ///< of the inputs as stored; `bytes` is 0 when unknown
  };

  bool active() const { return m_active; }
  /// Redraws at most five times a second. The remaining time comes from the bytes, or the inputs where their
  /// size is not known; none is shown before the first second is over.
  void update(const State& state);
  /// Wipes the line, so that a message can be printed.
  void clear();

 private:
  Streams& m_streams;
  bool m_active;
  bool m_drawn = false;
  std::chrono::steady_clock::time_point m_start, m_last;
};

/// The line for a state after `seconds`, at most `width` characters: "120 articles, 40.0 a second, 2 of 8
/// inputs, 25 %, 9 s left".
std::string progress_line(const Progress::State& state, double seconds, int width);

}  // namespace claimgraph::cli
