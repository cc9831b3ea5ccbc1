#include "cli/confidence.hpp"

#include <charconv>

#include <fmt/format.h>

#include "claimgraph/error.hpp"

namespace claimgraph::cli {

OptionInfo confidence_option(double when_not_said) {
  std::string help = "Leave out acts of saying of which it is less sure (0 to 1";
  if (when_not_said > 0) help += fmt::format("; {:g} when not said", when_not_said);
  return {"min-confidence", '\0', "P", help + ")"};
}

OptionInfo all_option() {
  return {"all", '\0', nullptr, "Show also what is unsure, and what a person rejected"};
}

double min_confidence(const Arguments& arguments, double when_not_said) {
  if (arguments.has("all")) {
    if (arguments.has("min-confidence")) throw UsageError("--all or --min-confidence, one of them");
    return -1;
  }
  if (!arguments.has("min-confidence")) return when_not_said;
  const std::string text = arguments.get("min-confidence");
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= 0 && value <= 1)) {
    throw UsageError("--min-confidence takes a number from 0 to 1, not '" + text + "'");
  }
  return value;
}

}  // namespace claimgraph::cli
