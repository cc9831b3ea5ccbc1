// claimgraph search: words in claims, passages, articles and names.
#include <fmt/format.h>

#include <ostream>

#include "claimgraph/query_json.hpp"
#include "cli/command_list.hpp"
#include "cli/database.hpp"
#include "cli/sayings.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

/// The snippet with its hits (between U+0001 and U+0002) marked.
std::string marked(const std::string& snippet, const Streams& streams) {
  std::string out;
  std::size_t at = 0;
  while (at < snippet.size()) {
    const std::size_t open = std::min(snippet.find('\x01', at), snippet.size());
    out += shorten(snippet.substr(at, open - at) + "", 4096);
    if (open == snippet.size()) break;
    const std::size_t close = std::min(snippet.find('\x02', open), snippet.size());
    out += styled(snippet.substr(open + 1, close - open - 1), Style::marked, streams);
    at = close + 1;
  }
  return out;
}

int run(const Arguments& arguments, Streams& streams) {
  const Store store = open_for_reading(arguments);
  SearchOptions options;
  options.limit = static_cast<std::size_t>(arguments.number("limit", 20));
  options.any_word = arguments.has("any");
  const std::vector<SearchHit> hits = store.search(arguments.operands[0], options);
  if (wants_json(arguments)) {
    std::vector<std::string> values;
    for (const SearchHit& hit : hits) values.push_back(to_json(hit));
    print_json_list(values, arguments, streams);
  } else {
    for (const SearchHit& hit : hits) {
      const char* kind = hit.kind == NodeKind::attribution ? "Passage" : node_kind_name(hit.kind);
      streams.out << styled(fmt::format("{:<13}", kind), Style::bold, streams)
                  << styled(fmt::format("{:<12}", short_id(hit.id)), Style::dim, streams)
                  << marked(hit.snippet, streams) << '\n';
    }
  }
  return hits.empty() ? nothing_found("nothing has these words", arguments, streams)
                      : static_cast<int>(kDone);
}

std::vector<OptionInfo> search_options() {
  std::vector<OptionInfo> options = json_options();
  options.push_back(
      {"limit", 'n', "N", "At most this many of each kind (20)", false, {}, Takes::number, 1, 100000});
  options.push_back({"any", '\0', nullptr, "One of the words is enough"});
  return options;
}

}  // namespace

const CommandInfo& search_command() {
  static const CommandInfo info{
      "search",
      "Ask",
      "Search claims, passages, articles and names",
      "TEXT",
      "Full-text search. All words must occur, unless --any; \"words in quotes\" are a phrase, a word that "
      "ends in * is a "
      "prefix. Ids in the second column can be given to 'show', 'who', 'trace' and 'export --around'.",
      search_options(),
      {{"claimgraph search 'train* \"US$4.2 million\"'", "a prefix and a phrase"}},
      run,
      true,
      1,
      1};
  return info;
}

}  // namespace claimgraph::cli
