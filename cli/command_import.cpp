// claimgraph import: articles into the database.
#include <fmt/format.h>

#include <csignal>
#include <ostream>

#include "claimgraph/pipeline.hpp"
#include "cli/command_list.hpp"
#include "cli/database.hpp"
#include "cli/import_report.hpp"
#include "cli/inputs.hpp"
#include "cli/models.hpp"
#include "cli/progress.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

/// Pages whose text may not be the article's, or not all of it.
struct PageCounts {
  std::size_t doubtful = 0, parts = 0, none = 0;
  void add(const Diagnostics& found) {
    for (const Diagnostic& finding : found) {
      doubtful += finding.code == "body-doubtful";
      parts += finding.code == "stub" || finding.code == "paywalled-stub";
      none += finding.code == "no-article";
    }
  }
};

void print_counts(const PageCounts& pages, Streams& streams) {
  std::string line;
  const auto add = [&](std::size_t count, const char* one, const char* many) {
    if (count > 0) line += (line.empty() ? "" : ", ") + counted(count, one, many);
  };
  add(pages.doubtful, "page with a doubtful body", "pages with a doubtful body");
  add(pages.parts, "page with only a part of its article", "pages with only a part of their article");
  add(pages.none, "page without an article", "pages without an article");
  if (line.empty()) return;
  streams.err << "claimgraph: " << line << "; 'claimgraph read --explain PAGE' shows what was taken\n";
}

/// SIGINT and SIGTERM end the import between two articles; a second one ends the program at once.
volatile std::sig_atomic_t g_interrupted = 0;

void on_interrupt(int /*signal*/) {
  g_interrupted = 1;
}

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
}

int run(const Arguments& arguments, Streams& streams) {
  bool listing_failed = false;
  ArticleStream stream = open_inputs(arguments, streams, listing_failed);
  const Extractor extractor(open_models(arguments.get("model", kDefaultModels)));
  Store store = open_for_writing(arguments);

  Progress progress(streams, arguments.has("quiet"));
  ImportSettings settings;
  settings.jobs = jobs_of(arguments);
  const std::uint64_t bytes = progress.active() ? stream.bytes_total() : 0;
  settings.progress = [&](const ImportProgress& at) {
    progress.update({at.done, stream.files_done(), stream.files_total(), stream.bytes_read(), bytes});
  };
  catch_interrupts();
  settings.stop = [] { return g_interrupted != 0; };
  PageCounts pages;
  const auto reader = [&](Article& article, Diagnostics&) {
    Diagnostics found;
    const bool more = stream.next(article, found);
    pages.add(found);
    if (!found.empty()) progress.clear();
    print_diagnostics(found, arguments, streams);
    return more;
  };
  const ImportReport report = import_articles(store, extractor, reader, settings);
  progress.clear();
  print_diagnostics(report.diagnostics, arguments, streams);
  if (!arguments.has("quiet")) {
    print_counts(pages, streams);
    print_import_report(report, stream.failed(), database_path(arguments), streams);
  }
  if (report.stopped) {
    streams.err << "claimgraph: interrupted; what is stored stays, the same command again imports the rest\n";
    return kSomeInputsFailed;
  }
  return exit_code_of(stream, listing_failed || report.failed > 0);
}

std::vector<OptionInfo> import_options() {
  std::vector<OptionInfo> options = input_options();
  options.push_back(model_option());
  options.push_back(
      jobs_option("Threads; default is the number of processors; the graph does not depend on it"));
  return options;
}

}  // namespace

const CommandInfo& import_command() {
  static const CommandInfo info{
      "import",
      "Build",
      "Read articles, find who said what, and add it to the database",
      "[FILE|DIR|-]...",
      "Reads articles in any format, cleans them, finds who said what, and stores articles, people, "
      "organisations, claims "
      "and the edges between them. The format is recognised from the content unless --from names it. Folders "
      "are read "
      "whole, archives (tar, zip) member by member; quoted patterns ('pages/**/*.html') work as in the "
      "shell. Importing the same article twice changes nothing; an edited article becomes a revision. "
      "Articles are stored in batches, each one transaction: a kill loses at most the batch at work, and "
      "importing "
      "again does the rest. Ctrl-C ends "
      "the import after the articles under way, with exit code 3; a second one at once.\n\n"
      "Inputs that cannot be read are named on standard error, the others are imported, and the exit code is "
      "3.",
      import_options(),
      {{"claimgraph import article.html", "adds one page to claims.db"},
       {"claimgraph import --db case.db --date 2026-03-12 folder/",
        "a folder; undated articles count as of that day"},
       {"curl -s URL | claimgraph import --from html --url URL -", "a page from another program"}},
      run,
      true,
      0,
      SIZE_MAX,
      {},
      Takes::file};
  return info;
}

}  // namespace claimgraph::cli
