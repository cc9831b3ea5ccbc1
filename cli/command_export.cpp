// claimgraph export: the graph, or a part of it, as a file.
#include <fmt/format.h>

#include <ostream>

#include "claimgraph/error.hpp"
#include "claimgraph/exporter.hpp"
#include "claimgraph/queries.hpp"
#include "cli/command_list.hpp"
#include "cli/confidence.hpp"
#include "cli/database.hpp"
#include "cli/output_file.hpp"
#include "cli/output_folder.hpp"
#include "cli/text_layout.hpp"

namespace claimgraph::cli {

namespace {

/// The library's word on it, with the option's name in front.
void check_dialect_option(const ExporterInfo& exporter, const std::string& dialect) {
  try {
    check_dialect(exporter, dialect);
  } catch (const UsageError& error) {
    throw UsageError(fmt::format("--dialect: {}", error.what()));
  }
}

int run(const Arguments& arguments, Streams& streams) {
  const ExporterInfo* exporter = find_exporter(arguments.operands[0]);  // one of operand_values
  const std::string dialect = arguments.get("dialect");
  check_dialect_option(*exporter, dialect);
  const std::string path = arguments.get("output", "-");
  if (exporter->is_folder(dialect) && path == "-") {
    throw UsageError(fmt::format("'{}' is a folder of files: say with -o FOLDER where it is to be made",
                                 dialect.empty() ? exporter->name : dialect));
  }
  const Store store = open_for_comparisons(arguments, streams);
  GraphFilter filter;
  filter.attribution_nodes = arguments.has("attribution-nodes");
  filter.min_confidence = min_confidence(arguments);
  for (const std::string& id : arguments.all("article")) filter.articles.push_back(article_named(store, id));
  const auto hops = static_cast<unsigned>(arguments.number("hops", 2));
  const GraphData graph =
      query_export(store, filter, arguments.all("around"), hops, exporter->wants_attributions);
  if (graph.nodes.empty())
    return nothing_found("the graph is empty; nothing was written", arguments, streams);
  ExportOptions options;
  options.title = arguments.get("title");
  options.dialect = dialect;
  options.everything = arguments.has("all");
  options.attribution_nodes = filter.attribution_nodes;
  Diagnostics findings;
  if (exporter->is_folder(dialect)) {
    OutputFolder folder(path);
    exporter->write_folder(graph, options, folder, findings);
    if (!has_errors(findings)) folder.keep();
  } else if (path == "-") {
    exporter->write(graph, options, streams.out, findings);
  } else {
    OutputFile file(path);
    exporter->write(graph, options, file.out(), findings);
    if (!has_errors(findings)) file.keep();
  }
  print_diagnostics(findings, arguments, streams);
  return has_errors(findings) ? kBadUsageOrData : kDone;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const ExporterInfo& exporter : exporters()) names.emplace_back(exporter.name);
  return names;
}

std::vector<std::string> dialects_of(const std::string& format) {
  const ExporterInfo* exporter = find_exporter(format);
  if (exporter == nullptr) return {};
  return {exporter->dialects.begin(), exporter->dialects.end()};
}

std::vector<OptionInfo> export_options() {
  std::vector<std::string> dialects, with_dialects;
  for (const ExporterInfo& exporter : exporters()) {
    dialects.insert(dialects.end(), exporter.dialects.begin(), exporter.dialects.end());
    if (!exporter.dialects.empty()) with_dialects.emplace_back(exporter.name);
  }
  return {{"output",
           'o',
           "FILE",
           "Write to this file instead of standard output; a format of several files makes this folder",
           false,
           {},
           Takes::file},
          {"around",
           '\0',
           "ID|NAME",
           "Only what lies near this claim, person, organisation or article",
           true,
           {},
           Takes::name},
          {"hops", '\0', "N", "With --around: how many edges away (2)", false, {}, Takes::number, 0, 1000},
          {"article", '\0', "ID", "Only what this article supports", true},
          confidence_option(),
          {"all", '\0', nullptr,
           "Show also what is unsure and what a person rejected; a picture leaves nothing out"},
          {"attribution-nodes", '\0', nullptr, "Keep each act of saying as a node of its own"},
          {"dialect", '\0', "TOOL",
           fmt::format("With {}: write for this program", fmt::join(with_dialects, ", ")), false, dialects,
           Takes::words, 0, 0, dialects_of},
          {"title", '\0', "TEXT", "Heading of a picture or page"}};
}

}  // namespace

const CommandInfo& export_command() {
  static const CommandInfo info{
      "export",
      "Share",
      "Write the graph as a picture or for other programs",
      "FORMAT",
      "Writes the graph, or with --around a part of it. By default each act of saying is one edge from "
      "speaker to claim, as "
      "people want to look at it; --attribution-nodes unfolds it. The same database gives the same bytes. "
      "'claimgraph formats' says what each format is for.",
      export_options(),
      {{"claimgraph export html -o claims.html", "a page to read, search and hand on; opens in any browser"},
       {"claimgraph export svg -o graph.svg", "a picture of everything"},
       {"claimgraph export dot --around \"Marcus Vail\" --hops 2 | dot -Tpdf -o vail.pdf",
        "one person's part, as PDF"},
       {"claimgraph export graphml --dialect gephi -o graph.graphml", "for Gephi"},
       {"claimgraph export obsidian -o notes", "a folder of linked notes, one a person and one a matter"}},
      run,
      true,
      1,
      1,
      format_names()};
  return info;
}

}  // namespace claimgraph::cli
