// claimgraph extract: articles in, JSON Lines of attributions out. Stateless; the unit that a cluster runs.
#include <ostream>

#include "claimgraph/article_json.hpp"
#include "claimgraph/extractor.hpp"
#include "cli/command_list.hpp"
#include "cli/inputs.hpp"
#include "cli/models.hpp"
#include "cli/text_layout.hpp"
#include "core/base/ordered_parallel.hpp"

namespace claimgraph::cli {

namespace {

struct Item {
  Article article;
  Diagnostics findings;
};

int explain(const Extractor& extractor, ArticleStream& stream, const Arguments& arguments, Streams& streams) {
  Article article;
  Diagnostics findings;
  while (stream.next(article, findings)) {
    streams.out << printable(extractor.explain(article, arguments.get("only"))) << '\n';
  }
  print_diagnostics(findings, arguments, streams);
  return exit_code_of(stream, false);
}

int run(const Arguments& arguments, Streams& streams) {
  bool listing_failed = false;
  ArticleStream stream = open_inputs(arguments, streams, listing_failed);
  const Extractor extractor(open_models(arguments.get("model", kDefaultModels)));
  if (arguments.has("explain")) return explain(extractor, stream, arguments, streams);

  Diagnostics rest;
  const auto produce = [&](Item& item) {
    item = Item{};
    const bool more = stream.next(item.article, item.findings);
    if (!more) rest = std::move(item.findings);
    return more;
  };
  const auto work = [&](Item& item) {
    const Analysis analysis = extractor.extract(item.article);
    for (const Diagnostic& finding : analysis.diagnostics) {
      if (finding.severity != Severity::note) item.findings.push_back(finding);
    }
    return article_json(item.article, &analysis);
  };
  const auto consume = [&](Item& item, std::string line) {
    print_diagnostics(item.findings, arguments, streams);
    streams.out << line << '\n';
  };
  ordered_parallel<Item, std::string>(jobs_of(arguments), produce, work, consume);
  print_diagnostics(rest, arguments, streams);
  return exit_code_of(stream, listing_failed);
}

std::vector<OptionInfo> extract_options() {
  std::vector<OptionInfo> options = input_options();
  options.push_back(model_option());
  options.push_back(
      jobs_option("Threads; default is the number of processors; the output does not depend on it"));
  options.push_back(
      {"explain", '\0', nullptr, "Show for people how each attribution was found, instead of JSON"});
  options.push_back({"only", '\0', "ID", "With --explain: this attribution only"});
  return options;
}

}  // namespace

const CommandInfo& extract_command() {
  static const CommandInfo info{
      "extract",
      "Build",
      "Find who said what, one JSON object a line, without a database",
      "[FILE|DIR|-]...",
      "Reads articles in any format (or the lines that 'claimgraph read' writes) and writes them with what "
      "was found: "
      "entities, mentions, quantities, times, claims and attributions. Offsets count Unicode code points of "
      "\"text\". "
      "A line that has only \"doc\" or \"id\" and \"text\" is taken exactly as it is; what it may carry of "
      "earlier "
      "findings is found anew. Nothing is stored.\n\n"
      "--explain shows tokens, tags, parse, scores and the rule that fired.",
      extract_options(),
      {{"claimgraph extract article.txt", "one line of JSON with every attribution"},
       {"claimgraph read pages/ | claimgraph extract --jobs 2 > found.jsonl",
        "the two stateless steps as a pipeline"},
       {"claimgraph extract --explain article.txt | less", "how each attribution was found"}},
      run,
      false,
      0,
      SIZE_MAX,
      {},
      Takes::file};
  return info;
}

}  // namespace claimgraph::cli
