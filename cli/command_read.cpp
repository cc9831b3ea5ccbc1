// claimgraph read: any input → normalised Article JSON Lines. Stateless.
#include <ostream>

#include "claimgraph/article_json.hpp"
#include "cli/command_list.hpp"
#include "cli/inputs.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  bool listing_failed = false;
  ArticleStream stream = open_inputs(arguments, streams, listing_failed);
  const bool explain = arguments.has("explain");
  if (explain) stream.explain([&](const std::string& how) { streams.out << printable(how); });
  Article article;
  Diagnostics findings;
  while (stream.next(article, findings)) {
    print_diagnostics(findings, arguments, streams);
    findings.clear();
    if (!explain) streams.out << article_json(article) << '\n';
  }
  print_diagnostics(findings, arguments, streams);
  return exit_code_of(stream, listing_failed);
}

std::vector<OptionInfo> read_options() {
  std::vector<OptionInfo> options = input_options();
  options.push_back(
      {"explain", '\0', nullptr, "Show for people how the body of each page was chosen, instead of JSON"});
  return options;
}

}  // namespace

const CommandInfo& read_command() {
  static const CommandInfo info{
      "read",
      "Build",
      "Turn any input into clean articles, one JSON object a line",
      "[FILE|DIR|-]...",
      "Reads pages, feeds, dumps and agency files and writes each article as one line of JSON: cleaned text, "
      "headline, "
      "authors, dates, publisher, and for each stretch of text where it stands in the original. Nothing is "
      "stored. "
      "schemas/json/article.schema.json describes the fields; offsets count Unicode code points of "
      "\"text\".\n\n"
      "--explain shows every block of a web page with its label, and a number for each rule or model that "
      "takes "
      "it as body.",
      read_options(),
      {{"claimgraph read page.html | head -c 400", "shows what the cleaned page looks like"},
       {"claimgraph read --from text - < scraped.txt", "cleans text scraped from a page"}},
      run,
      false,
      0,
      SIZE_MAX,
      {},
      Takes::file};
  return info;
}

}  // namespace claimgraph::cli
