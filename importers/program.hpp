// Runs another program on bytes. The only place that starts a process.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

struct ProgramResult {
  enum class End { exited, missing, timed_out, too_long, failed } end = End::exited;
  int code = 0;  ///< exit code, or 128 + signal
  std::string out;
  std::string err;  ///< at most 64 KiB
};

/// Runs `command` (looked up in the absolute folders of PATH, no shell) with `input` as its standard input.
/// It is killed when it takes longer than `limit` or writes more than `out_limit` bytes. Thread-safe; changes
/// no signal handler. Never throws for what the program does.
ProgramResult run_program(const std::vector<std::string>& command, std::string_view input,
                          std::chrono::milliseconds limit, std::size_t out_limit);

}  // namespace claimgraph
