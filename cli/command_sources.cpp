// claimgraph sources: on how many sources a claim rests.
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

std::string counted(std::size_t count, const char* one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

void print_sources(const SourcesResult& result, Streams& streams) {
  print_claim_head(result.claim, streams);
  streams.out << fmt::format(
      "{} in {} of {}\n", counted(result.independent_sources.size(), "independent source"),
      counted(result.independent_reports, "independent report"), result.reports.size());
  for (const EntityRef& source : result.independent_sources)
    streams.out << "  " << styled(printable(source.name), Style::bold, streams)
                << (source.anonymous ? "  (unnamed)" : "") << '\n';
  if (!result.reports.empty()) streams.out << "\nReports:\n";
  for (const SourceReport& report : result.reports) {
    streams.out << "  " << shorten(article_line(report.date, report.publisher, report.headline), 96);
    if (!report.leans_on.empty())
      streams.out << styled("  has it from " + shorten(report.leans_on, 60), Style::dim, streams);
    streams.out << '\n';
  }
}

int run(const Arguments& arguments, Streams& streams) {
  const Store store = open_for_comparisons(arguments, streams);
  const auto result = query_sources(store, arguments.operands[0], min_confidence(arguments));
  if (!result) return no_claim_found(arguments, streams);
  if (wants_json(arguments)) {
    streams.out << to_json(*result) << '\n';
  } else {
    print_sources(*result, streams);
  }
  return kDone;
}

std::vector<OptionInfo> sources_options() {
  std::vector<OptionInfo> options = json_options();
  options.push_back(confidence_option());
  return options;
}

}  // namespace

const CommandInfo& sources_command() {
  static const CommandInfo info{
      "sources",
      "Ask",
      "On how many independent sources a claim rests",
      "TEXT|CLAIM",
      "Takes words of a claim or its id, and counts the articles that have it, or the same claim in other "
      "words or with its figure rounded. A copy of another article, and what an article has from another "
      "outlet, do not count; somebody who speaks for an organisation that says it too counts once with it.",
      sources_options(),
      {{"claimgraph sources \"cost to train\"", "who stands behind it, without the copies"}},
      run,
      true,
      1,
      1};
  return info;
}

}  // namespace claimgraph::cli
