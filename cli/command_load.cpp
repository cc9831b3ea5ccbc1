// claimgraph load: articles that were analysed elsewhere, into the database.
#include <ostream>

#include "claimgraph/extractor.hpp"
#include "claimgraph/pipeline.hpp"
#include "cli/command_list.hpp"
#include "cli/database.hpp"
#include "cli/import_report.hpp"
#include "cli/models.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

int run(const Arguments& arguments, Streams& streams) {
  Diagnostics listing;
  AnalysedStream stream(inputs_named(arguments, listing));
  print_diagnostics(listing, arguments, streams);
  ImportSettings settings;
  settings.extraction = Extractor(open_models(arguments.get("model", kDefaultModels))).version();
  Store store = open_for_writing(arguments);
  const ImportReport report = load_articles(
      store,
      [&](Article& article, Analysis& analysis, Diagnostics& findings) {
        return stream.next(article, analysis, findings);
      },
      settings);
  print_diagnostics(report.diagnostics, arguments, streams);
  if (!arguments.has("quiet"))
    print_import_report(report, stream.failed(), database_path(arguments), streams);
  if (stream.failed() == 0 && report.failed == 0 && !has_errors(listing)) return kDone;
  return stream.articles() == 0 ? kBadUsageOrData : kSomeInputsFailed;
}

std::vector<OptionInfo> load_options() {
  OptionInfo model = model_option();
  model.help = "Model set that the articles were analysed with: accurate when not given";
  return {model, files_from_option()};
}

}  // namespace

const CommandInfo& load_command() {
  static const CommandInfo info{
      "load",
      "Build",
      "Add articles that 'claimgraph extract' has analysed, on this or other machines",
      "[FILE|DIR|-]...",
      "Reads the lines that 'claimgraph extract' wrote, plain or compressed, from files and folders, stores "
      "the articles with what was found in them, and compares them with what the database has. Nothing is "
      "analysed again: the graph is the same as if the articles had been imported here with the same models, "
      "which --model names. A line that cannot be read or was not analysed is named on standard error, the "
      "others are loaded, and the exit code is 3.",
      load_options(),
      {{"claimgraph load found/*.jsonl.gz", "what a cluster has found"},
       {"ssh big claimgraph extract pages/ | claimgraph load", "analysed there, stored here"}},
      run,
      true,
      0,
      SIZE_MAX,
      {},
      Takes::file};
  return info;
}

}  // namespace claimgraph::cli
