// claimgraph trace: back to the origin, hop by hop, and where the trail goes dark.
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

void print_hop(const TraceHop& hop, std::size_t number, Streams& streams) {
  const std::string indent(2 * hop.depth, ' ');
  streams.out << indent << styled(fmt::format("{}. {}", number, hop.relation), Style::dim, streams);
  if (hop.saying) {
    if (!hop.note.empty()) streams.out << styled("  " + shorten(hop.note, 60), Style::dim, streams);
    streams.out << '\n';
    print_saying(*hop.saying, indent.size() + 3, streams);
    return;
  }
  streams.out << ' ';
  const std::string what =
      hop.headline.empty() ? hop.to_label : article_line(hop.date, hop.publisher, hop.headline);
  streams.out << shorten(what, 90);
  if (hop.depth > 1)
    streams.out << styled(fmt::format("  (from {})", shorten(hop.from_label, 50)), Style::dim, streams);
  if (!hop.note.empty() && hop.note != hop.relation) {
    streams.out << styled("  " + shorten(hop.note, 50), Style::dim, streams);
  }
  streams.out << '\n';
}

void print_trace(const TraceResult& result, Streams& streams) {
  print_claim_head(result.claim.claim, streams);
  if (!result.hops.empty()) streams.out << '\n';
  std::size_t number = 0;
  for (const TraceHop& hop : result.hops) print_hop(hop, ++number, streams);
  if (!result.claim.disputes.empty()) {
    streams.out << '\n' << styled("Against it:", Style::bad, streams) << '\n';
    for (const AttributionInfo& saying : result.claim.disputes) print_saying(saying, 2, streams);
    print_more(result.claim.more_disputes, "--sayings", 2, streams);
  }
  if (!result.variants.empty())
    streams.out << "\nThe same matter in other figures or words, earliest first:\n";
  for (const ClaimSpeakers& variant : result.variants) {
    std::string word;
    for (const ClaimRelation& relation : result.claim.relations) {
      if (relation.source == variant.claim.id || relation.target == variant.claim.id) {
        word = relation_words(relation, result.claim.claim.id);
      }
    }
    std::string speakers;
    for (const AttributionInfo& saying : variant.sayings) {
      for (const EntityRef& speaker : saying.speakers) {
        if (speakers.find(speaker.name) == std::string::npos)
          speakers += (speakers.empty() ? "" : ", ") + speaker.name;
      }
    }
    const std::string date =
        variant.claim.first_appearance.empty() ? "undated" : variant.claim.first_appearance.substr(0, 10);
    streams.out << fmt::format("  {:<10}  ", date)
                << shorten(variant.claim.label.empty() ? variant.claim.text : variant.claim.label, 80)
                << styled(fmt::format("  [{}{}{}]  {}", word, speakers.empty() ? "" : "; ",
                                      shorten(speakers, 50), short_id(variant.claim.id)),
                          Style::dim, streams)
                << '\n';
  }
  streams.out << '\n'
              << wrap_text(printable(result.ending), static_cast<std::size_t>(std::min(streams.width, 100)),
                           0)
              << '\n';
}

int run(const Arguments& arguments, Streams& streams) {
  const Store store = open_for_comparisons(arguments, streams);
  const auto result =
      query_trace(store, arguments.operands[0], min_confidence(arguments), sayings_shown(arguments));
  if (!result) return no_claim_found(arguments, streams);
  if (wants_json(arguments)) {
    streams.out << to_json(*result) << '\n';
  } else {
    print_trace(*result, streams);
  }
  return kDone;
}

std::vector<OptionInfo> trace_options() {
  std::vector<OptionInfo> options = json_options();
  options.push_back(confidence_option());
  options.push_back(sayings_option());
  return options;
}

}  // namespace

const CommandInfo& trace_command() {
  static const CommandInfo info{
      "trace",
      "Ask",
      "Trace a claim back to its origin, hop by hop",
      "TEXT|CLAIM",
      "Takes words of a claim or its id, and walks back from the best match: the articles that report it, "
      "who says it in "
      "them, whom a speaker only passes on, which article was copied or cited, and the same matter in other "
      "figures. The "
      "last lines say where it ends and where the trail goes dark.",
      trace_options(),
      {{"claimgraph trace \"cost US$5.5 million to train\"", "where the figure comes from"}},
      run,
      true,
      1,
      1};
  return info;
}

}  // namespace claimgraph::cli
