// claimgraph conflicts: claims that contradict each other or differ in a figure.
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

void print_side(const ClaimSpeakers& side, Streams& streams) {
  const ClaimInfo& claim = side.claim;
  const std::string date = claim.first_appearance.empty() ? "undated" : claim.first_appearance.substr(0, 10);
  streams.out << fmt::format("  {:<10}  ", date)
              << styled(shorten(claim.label.empty() ? claim.text : claim.label, 90), Style::claim, streams)
              << styled("  " + short_id(claim.id), Style::dim, streams) << '\n';
  for (const AttributionInfo& saying : side.sayings) {
    streams.out << "              " << speaker_names(saying, streams)
                << styled(
                       fmt::format("  {} · {}", stance_words(saying),
                                   shorten(article_line(saying.date, saying.publisher, saying.headline), 70)),
                       Style::dim, streams)
                << '\n';
  }
  print_more(side.more_sayings, "--sayings", 14, streams);
}

std::vector<Conflict> conflicts_meant(const Store& store, const Arguments& arguments, double sure,
                                      const Limits& limits) {
  return query_conflicts(store, arguments.get("about"), sure, limits, arguments.has("figures"));
}

int run(const Arguments& arguments, Streams& streams) {
  const Store store = open_for_comparisons(arguments, streams);
  const std::vector<Conflict> found =
      conflicts_meant(store, arguments, min_confidence(arguments, kTooUnsure),
                      {static_cast<std::size_t>(arguments.number("limit", 0)), sayings_shown(arguments)});
  if (wants_json(arguments)) {
    std::vector<std::string> values;
    for (const Conflict& conflict : found) values.push_back(to_json(conflict));
    print_json_list(values, arguments, streams);
  } else {
    for (std::size_t i = 0; i < found.size(); ++i) {
      const ClaimRelation& relation = found[i].relation;
      if (i > 0) streams.out << '\n';
      const bool hard = relation.kind == EdgeKind::contradicts;
      streams.out << styled(hard ? "contradiction" : "variant", hard ? Style::bad : Style::bold, streams)
                  << "  " << relation.label
                  << styled(fmt::format("  ({})", relation.detail), Style::dim, streams) << '\n';
      print_side(found[i].first, streams);
      print_side(found[i].second, streams);
    }
  }
  if (!found.empty()) return kDone;
  const bool unsure =
      !arguments.has("min-confidence") && !conflicts_meant(store, arguments, 0, {1, 1}).empty();
  return nothing_found(unsure
                           ? "no two claims that are half sure contradict each other or differ in a figure; "
                             "--min-confidence 0 shows the rest"
                           : "no two claims contradict each other or differ in a figure",
                       arguments, streams);
}

std::vector<OptionInfo> conflicts_options() {
  std::vector<OptionInfo> options = json_options();
  options.push_back(about_option());
  options.push_back({"figures", '\0', nullptr, "Only pairs that differ in a figure"});
  options.push_back(confidence_option(kTooUnsure));
  options.push_back(limit_option("At most this many pairs"));
  options.push_back(sayings_option());
  return options;
}

}  // namespace

const CommandInfo& conflicts_command() {
  static const CommandInfo info{"conflicts",
                                "Ask",
                                "List claims that contradict each other or differ in a figure",
                                "",
                                "Compares claims by value: two figures of the same matter that cannot both "
                                "hold are a contradiction; a rounded, "
                                "corrected or compatible figure, or the same claim in other words, is a "
                                "variant. The label says what changed.",
                                conflicts_options(),
                                {{"claimgraph conflicts --figures", "only figures that changed"}},
                                run,
                                true,
                                0,
                                0};
  return info;
}

}  // namespace claimgraph::cli
