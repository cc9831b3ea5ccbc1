#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <deque>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "claimgraph/error.hpp"
#include "exporters/graphml_keys.hpp"
#include "exporters/text_out.hpp"
#include "graphml_reader.hpp"
#include "tests/unit/support/graph_fixture.hpp"
#include "tests/unit/support/needs.hpp"
#include "tests/unit/support/outside.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

void check_equal(const Node& a, const Node& b) {
  BOOST_TEST(a.id == b.id);
  BOOST_TEST((a.kind == b.kind));
  for (const auto& key : detail::node_keys()) {
    if (key.text != nullptr) BOOST_TEST((a.*key.text == b.*key.text), key.name);
    if (key.flag != nullptr) BOOST_TEST((a.*key.flag == b.*key.flag), key.name);
    if (key.list != nullptr) BOOST_TEST((a.*key.list == b.*key.list), key.name);
    if (key.number != nullptr) BOOST_TEST((a.*key.number == b.*key.number), key.name);
  }
}

void check_equal(const Edge& a, const Edge& b) {
  BOOST_TEST(a.id == b.id);
  BOOST_TEST((a.kind == b.kind));
  BOOST_TEST(a.source == b.source);
  BOOST_TEST(a.target == b.target);
  for (const auto& key : detail::edge_keys()) {
    if (key.text != nullptr) BOOST_TEST((a.*key.text == b.*key.text), key.name);
    if (key.flag != nullptr) BOOST_TEST((a.*key.flag == b.*key.flag), key.name);
  }
  BOOST_TEST_REQUIRE(a.evidence.size() == b.evidence.size());
  for (std::size_t i = 0; i < a.evidence.size(); ++i) {
    const Evidence& x = a.evidence[i];
    const Evidence& y = b.evidence[i];
    BOOST_TEST(x.article == y.article);
    BOOST_TEST(x.start == y.start);
    BOOST_TEST(x.end == y.end);
    BOOST_TEST(x.exact == y.exact);
    BOOST_TEST(x.prefix == y.prefix);
    BOOST_TEST(x.suffix == y.suffix);
    BOOST_TEST(x.by == y.by);
    BOOST_TEST(x.confidence == y.confidence);
    BOOST_TEST((x.origin == y.origin));
  }
}

void check_equal(const GraphData& a, const GraphData& b) {
  BOOST_TEST_REQUIRE(a.nodes.size() == b.nodes.size());
  BOOST_TEST_REQUIRE(a.edges.size() == b.edges.size());
  for (std::size_t i = 0; i < a.nodes.size(); ++i) check_equal(a.nodes[i], b.nodes[i]);
  for (std::size_t i = 0; i < a.edges.size(); ++i) check_equal(a.edges[i], b.edges[i]);
}

/// A graph with every field set, two pieces of evidence on each edge, and blanks that must survive.
GraphData full_graph() {
  GraphData graph = many_articles();
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    Node& n = graph.nodes[i];
    for (const auto& key : detail::node_keys()) {
      if (key.text != nullptr && (n.*key.text).empty())
        n.*key.text = fmt::format("  {} <{}> & \"x\"\n\ty ", key.name, i);
      if (key.list != nullptr) n.*key.list = {"one", "two | three", "back\\slash", ""};
      if (key.flag != nullptr && i % 3 == 0) n.*key.flag = true;
      if (key.number != nullptr && i % 2 == 0) n.*key.number = 0.1 + static_cast<double>(i) / 1000;
    }
  }
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    Edge& e = graph.edges[i];
    for (const auto& key : detail::edge_keys()) {
      if (key.text != nullptr && (e.*key.text).empty()) e.*key.text = fmt::format("{} {}\r", key.name, i);
      if (key.flag != nullptr && i % 2 == 0) e.*key.flag = true;
    }
    Evidence second;
    second.article = "art-other";
    second.exact = "“quoted” \"too\"\n";
    second.end = 7;
    second.origin = Origin::person;
    second.confidence = 0.1;
    e.evidence.push_back(second);
    e.evidence.push_back(second);
  }
  return graph;
}

struct BoostNode {
  std::string kind, label;
  int anonymous = 0;
};
struct BoostEdge {
  std::string kind, label, exact;
  double confidence = 0, weight = 0;
};

/// Maps for the keys that a test does not look at: Boost wants one of the right type for each.
template <typename Descriptor>
struct Rest {
  std::deque<std::map<Descriptor, std::string>> strings;
  std::deque<std::map<Descriptor, double>> reals;
  std::deque<std::map<Descriptor, int>> integers;

  template <typename Keys>
  void take(const Keys& keys, const std::set<std::string>& but, boost::dynamic_properties& properties) {
    for (const auto& key : keys) {
      if (but.count(key.name) > 0) continue;
      switch (key.type) {
        case detail::KeyType::string:
          add(strings, key.name, properties);
          break;
        case detail::KeyType::real:
          add(reals, key.name, properties);
          break;
        case detail::KeyType::integer:
        case detail::KeyType::flag:
          add(integers, key.name, properties);
          break;
      }
    }
  }
  template <typename Maps>
  static void add(Maps& maps, const char* name, boost::dynamic_properties& properties) {
    maps.emplace_back();
    properties.property(name, boost::make_assoc_property_map(maps.back()));
  }
};

std::string reader_error(const std::string& xml) {
  Diagnostics diagnostics;
  try {
    read_graphml(std::string_view(xml), diagnostics);
  } catch (const DataError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(graphml)

BOOST_AUTO_TEST_CASE(our_own_reader_gets_back_every_field) {
  const GraphData graph = full_graph();
  std::vector<std::string> dialects{""};
  for (const std::string_view dialect : find_exporter("graphml")->dialects) dialects.emplace_back(dialect);
  BOOST_TEST(dialects.size() > 1);
  for (const std::string& dialect : dialects) {
    Diagnostics diagnostics;
    const std::string xml = exported(graph, "graphml", diagnostics, dialect);
    BOOST_TEST(diagnostics.empty());
    const GraphData back = read_graphml(std::string_view(xml), diagnostics);
    check_equal(graph, back);
    BOOST_TEST(exported(back, "graphml", dialect) == xml, "export, import, export is a fixed point");
  }
}

BOOST_AUTO_TEST_CASE(the_act_of_saying_is_shown_from_speaker_to_claim) {
  const GraphData graph = graph_from("@a P | 2025-01-01 | H\n o:Tern -said-> it is so @ a");
  const std::string xml = exported(graph, "graphml");
  BOOST_TEST(xml.find("source=\"Org-tern\" target=\"clm-1\"") != std::string::npos);
  BOOST_TEST((graph.edges[0].source == node_named(graph, "it is so")));
}

BOOST_AUTO_TEST_CASE(keys_are_declared_once_with_type_and_domain_and_without_defaults) {
  const std::string xml = exported(one_article(), "graphml");
  std::set<std::string> ids;
  std::size_t at = 0;
  while ((at = xml.find("<key id=\"", at)) != std::string::npos) {
    const std::string tag = xml.substr(at, xml.find("/>", at) - at);
    BOOST_TEST(ids.insert(tag.substr(9, tag.find('"', 9) - 9)).second, tag);
    BOOST_TEST(
        (tag.find("for=\"node\"") != std::string::npos || tag.find("for=\"edge\"") != std::string::npos));
    ++at;
  }
  BOOST_TEST(ids.size() == detail::node_keys().size() + detail::edge_keys().size());
  BOOST_TEST(ids.count("id") == 0U);
  BOOST_TEST(xml.find("<default") == std::string::npos);
  BOOST_TEST(xml.find("\"all\"") == std::string::npos);
  BOOST_TEST(xml.find("boolean") == std::string::npos, "no two readers agree on how a boolean is written");
}

BOOST_AUTO_TEST_CASE(the_key_list_in_schemas_is_the_one_that_is_written) {
  std::ifstream file(std::string(CG_SOURCE_DIR) + "/schemas/graphml/keys.tsv");
  std::vector<std::string> listed;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::size_t end = 0;
    for (int i = 0; i < 4; ++i) end = line.find('\t', end + (i > 0 ? 1 : 0));
    listed.push_back(line.substr(0, end));
  }
  std::vector<std::string> written;
  for (const auto& key : detail::node_keys()) {
    written.push_back(fmt::format("node\t{}\t{}\t{}", key.id, key.name, detail::key_type_name(key.type)));
  }
  for (const auto& key : detail::edge_keys()) {
    written.push_back(fmt::format("edge\t{}\t{}\t{}", key.id, key.name, detail::key_type_name(key.type)));
  }
  BOOST_TEST(listed == written, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(hostile_labels_give_well_formed_files_that_read_back) {
  for (const auto& label : hostile_labels()) {
    for (const char* dialect : {"", "yed"}) {
      const GraphData graph = graph_labelled(label);
      Diagnostics diagnostics;
      const std::string xml = exported(graph, "graphml", diagnostics, dialect);
      const GraphData back = read_graphml(std::string_view(xml), diagnostics);
      BOOST_TEST(back.nodes.size() == graph.nodes.size());
      BOOST_TEST(back.edges.size() == graph.edges.size());
      std::string expected;
      std::string escaped;
      const std::size_t replaced = detail::append_xml(escaped, label);
      BOOST_TEST(diagnostics.size() == (replaced > 0 ? 1U : 0U));
      if (replaced > 0) {
        BOOST_TEST(diagnostics[0].code == "characters-replaced");
        BOOST_TEST(diagnostics[0].message.find("XML cannot hold") != std::string::npos);
      } else {
        BOOST_TEST(back.nodes[0].label == label);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(xmllint_finds_no_fault_with_hostile_labels, *needs_program("xmllint", "libxml2-utils")) {
  const TemporaryFolder folder;
  std::string files;
  int number = 0;
  for (const auto& label : hostile_labels()) {
    for (const char* dialect : {"", "yed"}) {
      const std::string xml = exported(graph_labelled(label), "graphml", dialect);
      files += " " + folder.file(fmt::format("{}.graphml", number++), xml).string();
    }
  }
  const Outcome outcome = run("xmllint --noout --huge" + files);
  BOOST_TEST(outcome.status == 0, outcome.output.substr(0, 500));
}

BOOST_AUTO_TEST_CASE(networkx_reads_it_whole, *needs_python_module("networkx", "python3-networkx")) {
  const TemporaryFolder folder;
  const GraphData graph = many_articles();
  const auto file = folder.file("g.graphml", exported(graph, "graphml"));
  const auto script = folder.file("read.py", R"(
import sys, networkx as nx
g = nx.read_graphml(sys.argv[1], force_multigraph=True)
assert g.is_directed()
print(g.number_of_nodes(), g.number_of_edges())
n = next(d for _, d in g.nodes(data=True) if d["label"] == "Mira Holt")
assert n["kind"] == "Person" and n["description"] == "chief executive, Tern Labs" and n["size"] > 10, n
assert [d["anonymous"] for _, d in g.nodes(data=True) if "anonymous" in d].count(1) == 3
e = next(d for _, _, d in g.edges(data=True) if d["kind"] == "disputes")
assert e["label"] == "doubted" and e["confidence"] == 0.875 and e["exact"].startswith("Kestrel 3"), e
assert all(g.nodes[a]["kind"] != "Claim" for a, b, d in g.edges(data=True) if d["kind"] == "saidBy")
assert len({k for _, _, k in g.edges(keys=True)}) == g.number_of_edges()
)");
  const Outcome outcome = run(fmt::format("/usr/bin/python3 {} {}", script.string(), file.string()));
  BOOST_TEST(outcome.status == 0, outcome.output);
  BOOST_TEST(outcome.output == fmt::format("{} {}\n", graph.nodes.size(), graph.edges.size()));
}

BOOST_AUTO_TEST_CASE(igraph_reads_it_whole, *needs_python_module("igraph", "python3-igraph")) {
  const TemporaryFolder folder;
  const GraphData graph = many_articles();
  const auto file = folder.file("g.graphml", exported(graph, "graphml"));
  const auto script = folder.file("read.py", R"(
import sys, igraph
g = igraph.Graph.Read_GraphML(sys.argv[1])
assert g.is_directed()
print(g.vcount(), g.ecount())
v = g.vs.find(label="Mira Holt")
assert v["kind"] == "Person" and v["description"] == "chief executive, Tern Labs", v
e = next(e for e in g.es if e["kind"] == "disputes")
assert e["label"] == "doubted" and e["confidence"] == 0.875, e
)");
  const Outcome outcome = run(fmt::format("/usr/bin/python3 {} {}", script.string(), file.string()));
  BOOST_TEST(outcome.status == 0, outcome.output);
  BOOST_TEST(outcome.output == fmt::format("{} {}\n", graph.nodes.size(), graph.edges.size()));
}

BOOST_AUTO_TEST_CASE(boost_reads_tame_input_to_the_same_graph) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, BoostNode, BoostEdge>;
  const GraphData graph = many_articles();
  std::istringstream in(exported(graph, "graphml"));
  Graph g;
  boost::dynamic_properties properties;
  properties.property("kind", boost::get(&BoostNode::kind, g));
  properties.property("label", boost::get(&BoostNode::label, g));
  properties.property("anonymous", boost::get(&BoostNode::anonymous, g));
  properties.property("kind", boost::get(&BoostEdge::kind, g));
  properties.property("label", boost::get(&BoostEdge::label, g));
  properties.property("exact", boost::get(&BoostEdge::exact, g));
  properties.property("confidence", boost::get(&BoostEdge::confidence, g));
  properties.property("weight", boost::get(&BoostEdge::weight, g));
  Rest<Graph::vertex_descriptor> node_rest;
  Rest<Graph::edge_descriptor> edge_rest;
  node_rest.take(detail::node_keys(), {"kind", "label", "anonymous"}, properties);
  edge_rest.take(detail::edge_keys(), {"kind", "label", "exact", "confidence", "weight"}, properties);
  boost::read_graphml(in, g, properties);
  BOOST_TEST_REQUIRE(boost::num_vertices(g) == graph.nodes.size());
  BOOST_TEST_REQUIRE(boost::num_edges(g) == graph.edges.size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    BOOST_TEST(g[i].kind == node_kind_name(graph.nodes[i].kind));
    BOOST_TEST(g[i].label == graph.nodes[i].label);
    BOOST_TEST(g[i].anonymous == (graph.nodes[i].anonymous ? 1 : 0));
  }
  std::multiset<std::string> theirs;
  std::multiset<std::string> ours;
  for (const auto edge : boost::make_iterator_range(boost::edges(g))) {
    theirs.insert(fmt::format("{} {} {} {}", g[edge].kind, g[edge].label, g[edge].exact, g[edge].confidence));
  }
  for (const Edge& edge : graph.edges) {
    const bool has = !edge.evidence.empty();
    ours.insert(fmt::format("{} {} {} {}", edge_kind_name(edge.kind), edge.label,
                            has ? edge.evidence[0].exact : "", has ? edge.evidence[0].confidence : 0.0));
  }
  BOOST_TEST(theirs == ours, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(missing_and_double_ids_and_dangling_edges_are_repaired_and_told) {
  GraphData graph = one_article();
  graph.nodes[1].id.clear();
  graph.nodes[2].id = graph.nodes[0].id;
  graph.nodes[3].id = "bad\x01id";
  graph.edges[0].target = 4000;
  graph.edges[1].id = graph.edges[2].id;
  Diagnostics diagnostics;
  const std::string xml = exported(graph, "graphml", diagnostics);
  BOOST_TEST_REQUIRE(diagnostics.size() == 2U);
  BOOST_TEST(diagnostics[0].message == "3 nodes and 1 edges had no id of their own and were given one");
  BOOST_TEST(diagnostics[1].code == "dangling-edge");
  const GraphData back = read_graphml(std::string_view(xml), diagnostics);
  BOOST_TEST(back.nodes.size() == graph.nodes.size());
  BOOST_TEST(back.edges.size() == graph.edges.size() - 1);
}

BOOST_AUTO_TEST_CASE(the_reader_names_the_line_of_what_is_wrong) {
  BOOST_TEST(reader_error("") == "GraphML, line 1: this is not GraphML: there is no element in it");
  BOOST_TEST(reader_error("<html/>") ==
             "GraphML, line 1: this is not GraphML: its first element is not “graphml”");
  BOOST_TEST(reader_error("<graphml>\n<graph>\n<node/></graph></graphml>") ==
             "GraphML, line 3: a node has no id");
  BOOST_TEST(reader_error("<graphml><graph>").find("cut short") != std::string::npos);
  BOOST_TEST(reader_error("<graphml><node id=\"a").find("the file ends inside a tag") != std::string::npos);
  BOOST_TEST(reader_error("<!DOCTYPE x [<!ENTITY a \"b\">]><graphml/>").find("DOCTYPE") != std::string::npos);
  BOOST_TEST(reader_error("<graphml><node id=\"&lol;\"/></graphml>").find("“&lol;” is not known") !=
             std::string::npos);
  BOOST_TEST(reader_error("<graphml><node id=\"&#0;\"/></graphml>").find("is no character") !=
             std::string::npos);
  BOOST_TEST(reader_error("<graphml><node id='a'/><node id='a'/></graphml>").find("two nodes") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_reader_takes_what_others_write) {
  Diagnostics diagnostics;
  const GraphData graph = read_graphml(std::string_view(R"(<?xml version='1.0'?><!DOCTYPE graphml>
<g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns"><!-- c > -->
<g:key id="d0" for="all" attr.name="label" attr.type="string"/><g:key id="d1" for="node" attr.name="colour"/>
<g:graph edgedefault="directed"><g:edge source='n0' target='n1'><g:data key="d0">x<![CDATA[<y>]]>z</g:data></g:edge>
<g:node id="n0"><g:data key="d0"> A &amp; B&#x41;</g:data><g:data key="d1">red</g:data></g:node>
<g:node id="n1"/><g:edge source="n1" target="nowhere"/></g:graph></g:graphml>)"),
                                       diagnostics);
  BOOST_TEST_REQUIRE(graph.nodes.size() == 2U);
  BOOST_TEST(graph.nodes[0].label == " A & BA");
  BOOST_TEST_REQUIRE(graph.edges.size() == 1U);
  BOOST_TEST(graph.edges[0].label == "x<y>z");
  BOOST_TEST_REQUIRE(diagnostics.size() == 2U);
  BOOST_TEST(diagnostics[0].code == "dangling-edge");
  BOOST_TEST(diagnostics[1].code == "unknown-key");
}

BOOST_AUTO_TEST_CASE(deep_nesting_and_one_huge_value_are_read_in_linear_time) {
  std::string deep = "<graphml><graph>";
  for (int i = 0; i < 200000; ++i) deep += "<desc>";
  deep += "<node id='a'><data key='k'>" + std::string(10U << 20U, 'y') + "</data></node></graph></graphml>";
  Diagnostics diagnostics;
  const auto begin = std::chrono::steady_clock::now();
  BOOST_TEST(read_graphml(std::string_view(deep), diagnostics).nodes.size() == 1U);
  BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(5)));
}

BOOST_AUTO_TEST_SUITE_END()
