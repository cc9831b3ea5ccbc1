// claimgraph who: who says it, who disputes it.
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
  const Store store = open_for_comparisons(arguments, streams);
  const auto limit = static_cast<std::size_t>(arguments.number("limit", 10));
  const WhoResult result = query_who(store, arguments.operands[0], limit,
                                     min_confidence(arguments, kTooUnsure), sayings_shown(arguments));
  if (arguments.has("jsonl")) {
    for (const ClaimSpeakers& claim : result.claims) streams.out << to_json(claim) << '\n';
  } else if (arguments.has("json")) {
    streams.out << to_json(result) << '\n';
  } else {
    if (result.some_words_only && !arguments.has("quiet")) {
      streams.err << "claimgraph: note: no claim has all these words; these have some of them\n";
    }
    for (std::size_t i = 0; i < result.claims.size(); ++i) {
      if (i > 0) streams.out << '\n';
      print_claim(result.claims[i], store, streams);
    }
  }
  if (!result.claims.empty()) return kDone;
  return no_claim_found(arguments, streams);
}

std::vector<OptionInfo> who_options() {
  std::vector<OptionInfo> options = json_options();
  options.push_back(
      {"limit", 'n', "N", "At most this many claims (10)", false, {}, Takes::number, 1, 100000});
  options.push_back(confidence_option(kTooUnsure));
  options.push_back(all_option());
  options.push_back(sayings_option());
  return options;
}

}  // namespace

const CommandInfo& who_command() {
  static const CommandInfo info{
      "who",
      "Ask",
      "Who said it, who disputes it: speakers, dates, passages",
      "TEXT|CLAIM",
      "Takes words of a claim, or a claim's id or the start of one, and shows each matching claim with "
      "everybody who says "
      "or disputes it: stance, kind of speech, date, medium, and the passage with its article.",
      who_options(),
      {{"claimgraph who \"cost to train\"", "every claim with these words, and its speakers"},
       {"claimgraph who clm-5f01 --json", "one claim, for a program"}},
      run,
      true,
      1,
      1};
  return info;
}

}  // namespace claimgraph::cli
