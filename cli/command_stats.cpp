// claimgraph stats: how much of everything there is.
#include <fmt/format.h>

#include <ostream>

#include "claimgraph/query_json.hpp"
#include "cli/command_list.hpp"
#include "cli/database.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  const Store store = open_for_comparisons(arguments, streams);
  const StoreStats stats = store.stats();
  if (wants_json(arguments)) {
    streams.out << to_json(stats) << '\n';
    return kDone;
  }
  const std::pair<const char*, std::uint64_t> rows[] = {{"articles", stats.articles},
                                                        {"  superseded", stats.superseded},
                                                        {"claims", stats.claims},
                                                        {"attributions", stats.attributions},
                                                        {"named entities", stats.entities},
                                                        {"unnamed sources", stats.anonymous},
                                                        {"mentions", stats.mentions},
                                                        {"quantities", stats.quantities},
                                                        {"times", stats.times},
                                                        {"disputed claims", stats.disputes},
                                                        {"contradictions", stats.contradictions},
                                                        {"variants", stats.variants}};
  for (const auto& [name, count] : rows) streams.out << fmt::format("{:<16}{:>10}\n", name, count);
  return kDone;
}

}  // namespace

const CommandInfo& stats_command() {
  static const CommandInfo info{
      "stats",
      "Ask",
      "Count articles, claims, speakers and disputes",
      "",
      "Counts what the database holds; --json also gives the size of the file in bytes.",
      json_options(),
      {{"claimgraph stats --json", "the same for a program"}},
      run,
      true,
      0,
      0};
  return info;
}

}  // namespace claimgraph::cli
