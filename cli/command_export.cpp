// claimgraph export: the graph, or a part of it, as a file.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <set>
#include <utility>

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

void check_dialect(const ExporterInfo& exporter, const std::string& dialect) {
  const auto& known = exporter.dialects;
  if (std::find(known.begin(), known.end(), dialect) != known.end()) return;
  if (known.empty()) throw UsageError(fmt::format("--dialect: '{}' has no dialects", exporter.name));
  throw UsageError(
      fmt::format("--dialect: '{}' takes {}, not '{}'", exporter.name, fmt::join(known, ", "), dialect));
}

/// Which nodes of a graph with attribution nodes show the claims of `shown`: every act of saying about these,
/// and what it is tied to.
std::vector<bool> nodes_about(const GraphData& whole, const GraphData& shown) {
  std::set<std::string> ids;
  for (const Node& node : shown.nodes) ids.insert(node.id);
  const auto is = [&](std::uint32_t node, NodeKind kind) { return whole.nodes[node].kind == kind; };
  std::vector<bool> chosen(whole.nodes.size());
  for (std::size_t i = 0; i < chosen.size(); ++i) chosen[i] = ids.contains(whole.nodes[i].id);
  for (const Edge& e : whole.edges) {
    if (is(e.source, NodeKind::claim) && is(e.target, NodeKind::attribution) && chosen[e.source])
      chosen[e.target] = true;
    if (is(e.source, NodeKind::attribution) && is(e.target, NodeKind::claim) && chosen[e.target])
      chosen[e.source] = true;
  }
  std::vector<bool> out = chosen;
  for (const Edge& e : whole.edges) {
    if (is(e.source, NodeKind::attribution) && chosen[e.source] && !is(e.target, NodeKind::claim))
      out[e.target] = true;
    if (is(e.target, NodeKind::attribution) && chosen[e.target] && !is(e.source, NodeKind::claim))
      out[e.source] = true;
  }
  return out;
}

/// The articles that have what nodes_about() chooses, and every edge between two of them.
std::vector<std::string> articles_about(const Store& store, GraphFilter filter, const GraphData& shown) {
  std::vector<std::string> ids;
  for (const Node& node : shown.nodes) ids.push_back(node.id);
  filter.attribution_nodes = true;
  filter.evidence = false;
  const GraphData near = load_part(store, filter, store.articles_between(ids));
  const std::vector<bool> chosen = nodes_about(near, shown);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) ids.push_back(near.nodes[i].id);
  }
  return store.articles_between(ids);
}

/// `shown`, or when it is null the whole database, with the acts of saying as nodes, and still with the
/// places of the claims in their articles. The part is chosen before, so that --hops means the same for every
/// format.
GraphData with_attributions(const Store& store, GraphFilter filter, const GraphData* shown) {
  filter.words = false;
  const std::vector<std::string> articles =
      shown == nullptr ? filter.articles : articles_about(store, filter, *shown);
  const auto load = [&](bool attribution_nodes) {
    filter.attribution_nodes = attribution_nodes;
    return shown == nullptr ? store.load_graph(filter) : load_part(store, filter, articles);
  };
  const GraphData folded = load(false);
  GraphData whole = load(true);
  std::vector<bool> wanted(whole.nodes.size(), true);
  if (shown != nullptr) wanted = nodes_about(whole, *shown);
  GraphData out;
  std::map<std::string, std::uint32_t> place;
  std::vector<std::uint32_t> moved(whole.nodes.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i]) continue;
    moved[i] = static_cast<std::uint32_t>(out.nodes.size());
    place.emplace(whole.nodes[i].id, moved[i]);
    out.nodes.push_back(std::move(whole.nodes[i]));
  }
  std::set<std::string> known;
  for (Edge& e : whole.edges) {
    if (!wanted[e.source] || !wanted[e.target]) continue;
    known.insert(e.id);
    e.source = moved[e.source];
    e.target = moved[e.target];
    out.edges.push_back(std::move(e));
  }
  for (const Edge& e : folded.edges) {
    const auto from = place.find(folded.nodes[e.source].id);
    const auto to = place.find(folded.nodes[e.target].id);
    if (e.kind != EdgeKind::reported_in || from == place.end() || to == place.end()) continue;
    if (!known.insert(e.id).second) continue;  // that of a fact-check is in both
    out.edges.push_back(e);
    out.edges.back().source = from->second;
    out.edges.back().target = to->second;
  }
  store.fetch_evidence(out);
  return out;
}

GraphData chosen_graph(const Store& store, const ExporterInfo& exporter, GraphFilter filter,
                       const Arguments& arguments) {
  const std::vector<std::string> around = arguments.all("around");
  const auto hops = static_cast<unsigned>(arguments.number("hops", 2));
  if (!exporter.wants_attributions) return query_around(store, filter, around, hops);
  if (around.empty()) return with_attributions(store, filter, nullptr);
  filter.attribution_nodes = false;
  const GraphData shown = query_around(store, filter, around, hops);
  return with_attributions(store, filter, &shown);
}

int run(const Arguments& arguments, Streams& streams) {
  const ExporterInfo* exporter = find_exporter(arguments.operands[0]);  // one of operand_values
  const std::string dialect = arguments.get("dialect");
  if (!dialect.empty()) check_dialect(*exporter, dialect);
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
  const GraphData graph = chosen_graph(store, *exporter, filter, arguments);
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
