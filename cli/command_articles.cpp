// claimgraph articles: what was imported.
#include <ostream>

#include "claimgraph/query_json.hpp"
#include "cli/command_list.hpp"
#include "cli/database.hpp"
#include "cli/sayings.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  const Store store = open_for_reading(arguments);
  const std::vector<ArticleInfo> found = store.articles();
  std::vector<std::string> values;
  std::vector<std::vector<std::string>> rows;
  for (const ArticleInfo& article : found) {
    if (wants_json(arguments)) values.push_back(to_json(article));
    rows.push_back({short_id(article.id),
                    article.date_published.empty() ? "undated" : article.date_published.substr(0, 10),
                    article.publisher, std::to_string(article.attributions),
                    (article.current ? "" : "[superseded] ") +
                        (article.headline.empty() ? article.doc : article.headline)});
  }
  if (wants_json(arguments)) {
    print_json_list(values, arguments, streams);
  } else if (!rows.empty()) {
    streams.out << table(rows, {Style::dim, Style::plain, Style::organization, Style::dim, Style::bold},
                         streams);
  }
  return found.empty()
             ? nothing_found("no articles yet; 'claimgraph import FILE...' adds some", arguments, streams)
             : static_cast<int>(kDone);
}

}  // namespace

const CommandInfo& articles_command() {
  static const CommandInfo info{"articles",
                                "Ask",
                                "List the articles, newest first",
                                "",
                                "Columns: id, date, publisher, number of attributions, headline.",
                                json_options(),
                                {{"claimgraph articles --jsonl", "one JSON object an article"}},
                                run,
                                true,
                                0,
                                0};
  return info;
}

}  // namespace claimgraph::cli
