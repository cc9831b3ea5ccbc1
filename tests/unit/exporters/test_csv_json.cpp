#include <boost/test/unit_test.hpp>

#include <rapidjson/document.h>

#include <fmt/format.h>

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
  BOOST_TEST_REQUIRE(json["links"].Size() == graph.edges.size());
  const auto& first = json["links"][0];
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
  const auto file = folder.file("g.json", exported(graph, "json"));
  const Outcome outcome = run(fmt::format(
      "/usr/bin/python3 -c 'import json, networkx as nx; g = nx.node_link_graph(json.load(open(\"{}\"))); "
      "print(g.number_of_nodes(), g.number_of_edges())'",
      file.string()));
  BOOST_TEST(outcome.output == fmt::format("{} {}\n", graph.nodes.size(), graph.edges.size()));
}

BOOST_AUTO_TEST_CASE(json_ld_speaks_of_claims_attributed_to_speakers) {
  const GraphData graph = one_article();
  const auto json = parsed(exported(graph, "jsonld"));
  BOOST_TEST(json["@graph"].Size() == graph.nodes.size() + graph.edges.size());
  bool found = false;
  for (const auto& node : json["@graph"].GetArray()) {
    if (!node.HasMember("text") ||
        std::string(node["text"].GetString()).find("US$5.5 million") == std::string::npos) {
      continue;
    }
    found = true;
    BOOST_TEST(std::string(node["@type"].GetString()) == "Claim");
    BOOST_TEST(std::string(node["saidBy"][0].GetString()) == "cg:Org-tern-labs");
  }
  BOOST_TEST(found);
  BOOST_TEST(std::string(json["@context"]["saidBy"]["@id"].GetString()) == "prov:wasAttributedTo");
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

BOOST_AUTO_TEST_CASE(hostile_labels_give_valid_json_and_rectangular_csv) {
  for (const auto& label : hostile_labels()) {
    const GraphData graph = graph_labelled(label);
    for (const char* format : {"json", "jsonld"}) {
      const auto json = parsed(exported(graph, format));
      BOOST_TEST(json.IsObject());
    }
    for (const auto& row : rows_of(exported(graph, "csv"))) BOOST_TEST_REQUIRE(row.size() == 28U);
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
