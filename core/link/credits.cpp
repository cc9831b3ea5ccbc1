#include "core/link/credits.hpp"

#include <algorithm>
#include <string_view>

namespace claimgraph {

namespace {

constexpr std::string_view kCredit = "first reported ";

}  // namespace

bool has_first_report(const std::string& text) {
  return text.find(kCredit) != std::string::npos;
}

Span first_report_credit(const std::string& text, Span name) {
  constexpr std::size_t kBytes = 60;  // "on Saturday morning", "two weeks ago" may stand between
  if (name.begin > text.size() || name.end > text.size()) return {};
  std::string_view before(text);
  before = before.substr(0, name.begin);
  if (before.ends_with("the ") || before.ends_with("The ")) before.remove_suffix(4);
  if (!before.ends_with("by ")) return {};
  const std::size_t from = before.size() < kBytes ? 0 : before.size() - kBytes;
  const std::size_t at = before.rfind(kCredit);
  if (at == std::string_view::npos || at < from) return {};
  if (before.substr(at).find_first_of(".!?;\n\"") != std::string_view::npos) return {};
  return {static_cast<std::uint32_t>(at), name.end};
}

}  // namespace claimgraph
