#include <boost/test/unit_test.hpp>

#include <rapidjson/document.h>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "tests/unit/support/graph_fixture.hpp"
#include "tests/unit/support/needs.hpp"
#include "tests/unit/support/outside.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(json.c_str(), json.size());
  BOOST_TEST_REQUIRE(!document.HasParseError());
  return document;
}

/// Rows of RFC 4180 text.
std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    std::string& cell = rows.back().back();
    if (quoted) {
      if (csv[i] != '"') {
        cell += csv[i];
      } else if (i + 1 < csv.size() && csv[i + 1] == '"') {
        cell += csv[++i];
      } else {
        quoted = false;
      }
    } else if (csv[i] == '"') {
      quoted = true;
    } else if (csv[i] == ',') {
      rows.back().emplace_back();
    } else if (csv[i] == '\n') {
      if (i + 1 < csv.size()) rows.emplace_back(1);
    } else if (csv[i] == '\r' && i + 1 < csv.size() && csv[i + 1] == '\n') {
      // the next turn ends the row
    } else {
      cell += csv[i];
    }
  }
  return rows;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_csv)

BOOST_AUTO_TEST_CASE(node_link_json_holds_all_nodes_edges_and_evidence) {
  const GraphData graph = many_articles();
  const auto json = parsed(exported(graph, "json"));
  BOOST_TEST(json["directed"].GetBool());
  BOOST_TEST(json["multigraph"].GetBool());
  BOOST_TEST_REQUIRE(json["nodes"].Size() == graph.nodes.size());
  BOOST_TEST_REQUIRE(json["edges"].Size() == graph.edges.size());
  const auto& first = json["edges"][0];
  BOOST_TEST(std::string(first["kind"].GetString()) == "saidBy");
  BOOST_TEST(std::string(first["source"].GetString()) == "Org-tern-labs");
  BOOST_TEST(std::string(first["target"].GetString()) == "clm-1");
  BOOST_TEST(first["evidence"][0]["confidence"].GetDouble() == 0.875);
  BOOST_TEST(std::string(first["evidence"][0]["prefix"].GetString()) == "before ");
}

BOOST_AUTO_TEST_CASE(networkx_takes_the_node_link_form,
                     *needs_python_module("networkx", "python3-networkx")) {
  const TemporaryFolder folder;
  const GraphData graph = many_articles();
  // NetworkX 3.6 and later look for "edges" by themselves, others for "links" unless told.
  for (const auto& [dialect, key] : {std::pair("", "edges"), std::pair("d3", "links")}) {
    const auto file = folder.file("g.json", exported(graph, "json", dialect));
    const Outcome outcome = run(fmt::format(
        "/usr/bin/python3 -W ignore -c 'import json, inspect, networkx as nx; f = nx.node_link_graph; "
        "name = \"edges\" if \"edges\" in inspect.signature(f).parameters else \"link\"; "
        "g = f(json.load(open(\"{}\")), **{{name: \"{}\"}}); "
        "print(g.number_of_nodes(), g.number_of_edges())'",
        file.string(), key));
    BOOST_TEST(outcome.output == fmt::format("{} {}\n", graph.nodes.size(), graph.edges.size()));
  }
}

BOOST_AUTO_TEST_CASE(csv_has_one_row_for_each_piece_of_evidence) {
  GraphData graph = one_article();
  graph.edges[0].evidence.push_back(graph.edges[0].evidence[0]);
  std::size_t expected = 1;
  for (const Edge& edge : graph.edges) expected += std::max<std::size_t>(1, edge.evidence.size());
  const auto rows = rows_of(exported(graph, "csv"));
  BOOST_TEST(rows.size() == expected);
  for (const auto& row : rows) BOOST_TEST(row.size() == 28U);
  BOOST_TEST(rows[0][0] == "edge");
  BOOST_TEST(rows[1][4] == "Tern Labs");
  BOOST_TEST(rows[1][7] == "Kestrel 3 cost only US$5.5 million to train");
  BOOST_TEST(rows[1][16] == "Harbour Courier");
}

BOOST_AUTO_TEST_CASE(csv_cells_are_never_formulas) {
  for (const char* label : {"=1+1", "+cmd", "-2", "@SUM(A1)"}) {
    const auto rows = rows_of(exported(graph_labelled(label), "csv"));
    BOOST_TEST(rows[1][4] == "'" + std::string(label));
  }
}

BOOST_AUTO_TEST_CASE(excel_gets_its_mark_and_no_cell_that_it_would_break) {
  GraphData graph = graph_labelled("short");
  graph.edges[0].evidence[0].exact = std::string(40000, 'x');
  graph.edges[0].evidence[0].prefix = "=" + std::string(40000, 'y');
  Diagnostics diagnostics;
  const std::string csv = exported(graph, "csv", diagnostics, "excel");
  BOOST_TEST(csv.substr(0, 7) ==
             "\xEF\xBB\xBF"
             "edge");
  BOOST_TEST(csv.substr(csv.size() - 2) == "\r\n");
  const auto rows = rows_of(csv);
  BOOST_TEST(rows[1][21] == std::string(32766, 'x') + "…");
  BOOST_TEST(rows[1][22] == "'=" + std::string(32764, 'y') + "…");  // with the apostrophe 32,767
  BOOST_TEST(std::any_of(diagnostics.begin(), diagnostics.end(),
                         [](const Diagnostic& d) { return d.code == "cells-cut"; }));
}

BOOST_AUTO_TEST_CASE(neo4j_gets_two_tables_whose_relationships_lead_to_nodes) {
  const GraphData graph = many_articles();
  Diagnostics diagnostics;
  const auto files = exported_files(graph, "csv", diagnostics, "neo4j");
  BOOST_TEST_REQUIRE(files.size() == 2U);
  const auto nodes = rows_of(files.at("nodes.csv"));
  const auto edges = rows_of(files.at("relationships.csv"));
  BOOST_TEST(nodes.size() == graph.nodes.size() + 1);
  BOOST_TEST(edges.size() == graph.edges.size() + 1);
  BOOST_TEST(nodes[0][0] == "id:ID");
  BOOST_TEST(nodes[0][1] == ":LABEL");
  BOOST_TEST(edges[0][2] == ":TYPE");
  BOOST_TEST(edges[1][2] == "SAID_BY");
  std::set<std::string> ids;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    BOOST_TEST(ids.insert(nodes[i][0]).second);
    BOOST_TEST(nodes[i].size() == nodes[0].size());
  }
  for (std::size_t i = 1; i < edges.size(); ++i) {
    BOOST_TEST(ids.contains(edges[i][0]));
    BOOST_TEST(ids.contains(edges[i][1]));
    BOOST_TEST(edges[i].size() == edges[0].size());
  }
}

BOOST_AUTO_TEST_CASE(neo4j_has_one_line_a_record_and_no_apostrophes_of_ours) {
  Diagnostics diagnostics;
  const auto files = exported_files(graph_labelled("=1\n\"2\"\r3"), "csv", diagnostics, "neo4j");
  const std::string& nodes = files.at("nodes.csv");
  BOOST_TEST(static_cast<std::size_t>(std::count(nodes.begin(), nodes.end(), '\n')) == rows_of(nodes).size());
  BOOST_TEST(rows_of(nodes)[1][2] == "=1 \"2\" 3");
}

BOOST_AUTO_TEST_CASE(hostile_labels_give_valid_json_and_rectangular_csv) {
  for (const auto& label : hostile_labels()) {
    const GraphData graph = graph_labelled(label);
    for (const char* format : {"json", "jsonld", "cytoscape"}) {
      const auto json = parsed(exported(graph, format));
      BOOST_TEST(json.IsObject());
    }
    std::istringstream lines(exported(graph, "ftm"));
    for (std::string line; std::getline(lines, line);) BOOST_TEST(parsed(line)["properties"].IsObject());
    for (const char* dialect : {"", "excel"}) {
      for (const auto& row : rows_of(exported(graph, "csv", dialect))) BOOST_TEST_REQUIRE(row.size() == 28U);
    }
    Diagnostics diagnostics;
    for (const auto& [_, csv] : exported_files(graph, "csv", diagnostics, "neo4j")) {
      const auto rows = rows_of(csv);
      for (const auto& row : rows) BOOST_TEST_REQUIRE(row.size() == rows[0].size());
    }
  }
}

BOOST_AUTO_TEST_CASE(every_exporter_gives_the_same_bytes_twice) {
  for (const auto& exporter : exporters()) {
    if (std::string(exporter.name) == "svg" && !has_program("dot")) continue;
    BOOST_TEST(exported(many_articles(), exporter.name) == exported(many_articles(), exporter.name),
               exporter.name);
  }
  BOOST_TEST(find_exporter("nonsense") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
