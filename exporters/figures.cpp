#include "exporters/figures.hpp"

#include <charconv>
#include <cmath>

namespace claimgraph::detail {

namespace {

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

Figure figure_of(std::string_view words) {
  Figure out;
  out.words = words;
  for (const std::string_view hedge : {"about", "under", "over"}) {
    if (!words.starts_with(hedge) || words.substr(hedge.size(), 1) != " ") continue;
    out.hedge = hedge;
    words.remove_prefix(hedge.size() + 1);
  }
  const std::size_t blank = words.rfind(' ');
  if (blank != std::string_view::npos) out.unit = words.substr(0, blank);
  const std::string_view digits = blank == std::string_view::npos ? words : words.substr(blank + 1);
  static constexpr std::string_view kDash = "–";
  if (const std::size_t dash = digits.find(kDash); dash != std::string_view::npos) {
    out.low = number(digits.substr(0, dash));
    out.high = number(digits.substr(dash + kDash.size()));
    if (!out.low || !out.high) out.low = out.high = std::nullopt;
  } else {
    out.value = number(digits);
  }
  return out;
}

}  // namespace

std::vector<Figure> figures_of(std::string_view quantities) {
  std::vector<Figure> out;
  while (!quantities.empty()) {
    const std::size_t end = quantities.find("; ");
    const std::string_view one = quantities.substr(0, end);
    if (!one.empty()) out.push_back(figure_of(one));
    if (end == std::string_view::npos) break;
    quantities.remove_prefix(end + 2);
  }
  return out;
}

}  // namespace claimgraph::detail
