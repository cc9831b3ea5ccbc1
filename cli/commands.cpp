#include <algorithm>
#include <thread>

#include "cli/command_list.hpp"

namespace claimgraph::cli {

const std::vector<CommandInfo>& commands() {
#define CG_ITEM(name) name##_command(),
  static const std::vector<CommandInfo> table{CG_COMMANDS(CG_ITEM)};
#undef CG_ITEM
  return table;
}

const CommandInfo* find_command(std::string_view name) {
  const auto& table = commands();
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const CommandInfo& info) { return name == info.name; });
  return found == table.end() ? nullptr : &*found;
}

bool has_errors(const Diagnostics& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Diagnostic& finding) { return finding.severity == Severity::error; });
}

int exit_code_of(const ArticleStream& stream, bool listing_failed) {
  if (stream.failed() == 0 && !listing_failed) return kDone;
  return stream.articles() == 0 ? kBadUsageOrData : kSomeInputsFailed;
}

std::size_t jobs_of(const Arguments& arguments) {
  const long processors = std::max(1L, static_cast<long>(std::thread::hardware_concurrency()));
  return static_cast<std::size_t>(arguments.number("jobs", processors, 1, 256));
}

}  // namespace claimgraph::cli
