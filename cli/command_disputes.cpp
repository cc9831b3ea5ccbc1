// claimgraph disputes: what is disputed, and by whom.
#include <ostream>

#include "claimgraph/query_json.hpp"
#include "cli/command_list.hpp"
#include "cli/confidence.hpp"
#include "cli/database.hpp"
#include "cli/sayings.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  const Store store = open_for_comparisons(arguments, streams);
  const Limits limits{static_cast<std::size_t>(arguments.number("limit", 0)), sayings_shown(arguments)};
  const double least = min_confidence(arguments, kTooUnsure);
  const bool topics = arguments.has("topics") || arguments.has("all");
  const std::vector<ClaimSpeakers> found =
      query_disputes(store, arguments.get("about"), least, limits, topics);
  if (wants_json(arguments)) {
    std::vector<std::string> values;
    for (const ClaimSpeakers& claim : found) values.push_back(to_json(claim));
    print_json_list(values, arguments, streams);
  } else {
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (i > 0) streams.out << '\n';
      print_claim(found[i], store, streams);
    }
  }
  if (!found.empty()) return kDone;
  const auto any = [&](double confidence, bool with_topics) {
    return !query_disputes(store, arguments.get("about"), confidence, {1, 1}, with_topics).empty();
  };
  const char* what = "nothing is disputed here";
  if (!topics && any(least, true)) {
    what = "no statement is disputed here; --topics shows what is criticised and states nothing";
  } else if (!arguments.has("min-confidence") && any(0, topics)) {
    what = "nothing is disputed here that is half sure; --min-confidence 0 shows the rest";
  }
  return nothing_found(what, arguments, streams);
}

std::vector<OptionInfo> disputes_options() {
  std::vector<OptionInfo> options = json_options();
  options.push_back(about_option());
  options.push_back(confidence_option(kTooUnsure));
  options.push_back(all_option());
  options.push_back({"topics", '\0', nullptr,
                     "Show also what somebody criticises that states nothing: \"the plan\", \"NATO\""});
  options.push_back(limit_option("At most this many claims"));
  options.push_back(sayings_option());
  return options;
}

}  // namespace

const CommandInfo& disputes_command() {
  static const CommandInfo info{
      "disputes",
      "Ask",
      "List claims that somebody denies, disputes, doubts or corrects",
      "",
      "Shows every claim that somebody speaks against, the most disputed first, with both sides and their "
      "passages. It says "
      "who disputes what, and never who is right. Things that are only criticised come with --topics.",
      disputes_options(),
      {{"claimgraph disputes --about \"Cobalt Systems\"", "disputes around one company"}},
      run,
      true,
      0,
      0};
  return info;
}

}  // namespace claimgraph::cli
