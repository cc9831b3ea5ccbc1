// claimgraph claims: claims by subject, speaker, date.
#include <fmt/format.h>

#include <ostream>

#include "claimgraph/query_json.hpp"
#include "cli/command_list.hpp"
#include "cli/confidence.hpp"
#include "cli/database.hpp"
#include "cli/sayings.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  const Store store = open_for_reading(arguments);
  ClaimFilter filter;
  if (arguments.has("article")) filter.article = article_named(store, arguments.get("article"));
  filter.about = arguments.get("about");
  filter.by = arguments.get("by");
  filter.since = arguments.get("since");
  filter.disputed = arguments.has("disputed");
  filter.min_confidence = min_confidence(arguments, kTooUnsure);
  filter.limit = static_cast<std::size_t>(arguments.number("limit", 0));
  const std::vector<ClaimInfo> found = store.claims(filter);
  std::vector<std::string> values;
  std::vector<std::vector<std::string>> rows;
  for (const ClaimInfo& claim : found) {
    if (wants_json(arguments)) values.push_back(to_json(claim));
    rows.push_back({short_id(claim.id),
                    claim.first_appearance.empty() ? "undated" : claim.first_appearance.substr(0, 10),
                    fmt::format("{} say{}", claim.speakers,
                                claim.disputers == 0 ? "" : fmt::format(", {} against", claim.disputers)),
                    claim.text});
  }
  if (wants_json(arguments)) {
    print_json_list(values, arguments, streams);
  } else if (!rows.empty()) {
    streams.out << table(rows, {Style::dim, Style::plain, Style::dim, Style::bold}, streams);
  }
  return found.empty() ? nothing_found("no claim fits", arguments, streams) : static_cast<int>(kDone);
}

std::vector<OptionInfo> claims_options() {
  std::vector<OptionInfo> options = json_options();
  options.push_back(about_option());
  options.push_back(
      {"by", '\0', "NAME", "Only claims that this speaker makes (name or id)", false, {}, Takes::name});
  options.push_back({"since", '\0', "DATE", "Only claims made on or after this day (YYYY-MM-DD)"});
  options.push_back({"article", '\0', "ID", "Only claims in this article"});
  options.push_back(
      {"disputed", '\0', nullptr, "Only claims that somebody speaks against or another claim contradicts"});
  options.push_back(confidence_option(kTooUnsure));
  options.push_back(all_option());
  options.push_back(limit_option("At most this many"));
  return options;
}

}  // namespace

const CommandInfo& claims_command() {
  static const CommandInfo info{
      "claims",
      "Ask",
      "List claims by subject, speaker or date",
      "",
      "Columns: id, first appearance, number of speakers for and against, the claim. What is most worth "
      "checking first, then the earliest.",
      claims_options(),
      {{"claimgraph claims --by Solheim --since 2026-03-15", "what one person has said since a day"},
       {"claimgraph claims --about \"Tarn AI\" --disputed", "disputed claims about a company"}},
      run,
      true,
      0,
      0};
  return info;
}

}  // namespace claimgraph::cli
