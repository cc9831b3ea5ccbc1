#include <boost/test/unit_test.hpp>

#include <rapidjson/document.h>

#include <algorithm>

#include <fmt/format.h>

#include "exporters/rdf_out.hpp"
#include "tests/unit/support/graph_fixture.hpp"
#include "tests/unit/support/needs.hpp"
#include "tests/unit/support/outside.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

bool has(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

/// What check_rdf.py says of the three forms of a graph.
Outcome checked(const GraphData& graph) {
  const TemporaryFolder folder;
  const auto turtle = folder.file("g.ttl", exported(graph, "turtle"));
  const auto nquads = folder.file("g.nq", exported(graph, "nquads"));
  const auto jsonld = folder.file("g.jsonld", exported(graph, "jsonld"));
  return run(
      fmt::format("/usr/bin/python3 -W ignore '{0}/tests/unit/exporters/check_rdf.py' '{1}' '{2}' '{3}' "
                  "'{0}/schemas/shacl/claimgraph.ttl'",
                  CG_SOURCE_DIR, turtle.string(), nquads.string(), jsonld.string()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rdf)

BOOST_AUTO_TEST_CASE(a_saying_is_attributed_to_its_speaker_and_quoted_from_its_article) {
  GraphData graph = graph_from(R"(
    @a Paper | 2025-01-02 | Headline
    p:Ann -said-> the plan works @ a | last week | on air
    p:Bo -doubted:disputes-> the plan works @ a
  )");
  graph.nodes[node_named(graph, "the plan works")].quantities = "about USD 5500000; percent 4–5";
  for (Edge& edge : graph.edges) {
    if (edge.label == "said") edge.attribution = "att-1";
    if (edge.label == "doubted") edge.attribution = "att-2";
  }
  const std::string turtle = exported(graph, "turtle");
  const std::size_t first = turtle.find("id:att-1 a cg:Saying, prov:Entity");
  BOOST_TEST_REQUIRE(first != std::string::npos);
  const std::string said = turtle.substr(first, turtle.find(" .\n", first) - first);
  BOOST_TEST(has(said, "prov:wasAttributedTo id:Per-ann"));
  BOOST_TEST(has(said, "prov:wasQuotedFrom id:a"));
  BOOST_TEST(has(said, "cg:expresses id:clm-1"));
  BOOST_TEST(has(said, "dct:date \"2025-01-02\"^^xsd:date"));
  BOOST_TEST(!has(said, "cg:disputes"));
  const std::size_t second = turtle.find("id:att-2 a cg:Saying");
  const std::string doubted = turtle.substr(second, turtle.find(" .\n", second) - second);
  BOOST_TEST(has(doubted, "cg:disputes id:clm-1"));
  BOOST_TEST(!has(doubted, "cg:expresses"));
  BOOST_TEST(has(turtle, "id:att-1-passage a oa:Annotation"));
  BOOST_TEST(has(turtle, "schema:value 5.5E6"));
  BOOST_TEST(has(turtle, "schema:minValue 4.0E0"));
  BOOST_TEST(has(turtle, "cg:approximation \"about\""));
}

BOOST_AUTO_TEST_CASE(doubles_are_written_as_xml_schema_does) {
  const std::pair<double, const char*> known[] = {{1, "1.0E0"},       {0, "0.0E0"},       {5500000, "5.5E6"},
                                                  {0.875, "8.75E-1"}, {-0.05, "-5.0E-2"}, {1e300, "1.0E300"}};
  for (const auto& [value, text] : known) BOOST_TEST(detail::rdf_double(value) == text);
}

BOOST_AUTO_TEST_CASE(any_id_is_part_of_an_address) {
  BOOST_TEST(detail::rdf_local_name("att-1_x") == "att-1_x");
  BOOST_TEST(detail::rdf_local_name("-a b>c/\xC3\xA9") == "%2Da%20b%3Ec%2F%C3%A9");
}

BOOST_AUTO_TEST_CASE(terms_of_the_context_are_unique) {
  std::vector<std::string> names;
  for (const auto& term : detail::kRdfTerms)
    names.emplace_back(term.property.substr(term.property.find(':') + 1));
  std::sort(names.begin(), names.end());
  BOOST_TEST((std::adjacent_find(names.begin(), names.end()) == names.end()));
}

BOOST_AUTO_TEST_CASE(every_property_is_in_the_context) {
  rapidjson::Document json;
  json.Parse(exported(many_articles(), "jsonld").c_str());
  BOOST_TEST_REQUIRE(!json.HasParseError());
  for (const auto& node : json["@graph"].GetArray()) {
    for (const auto& [name, _] : node.GetObject()) {
      const std::string property = name.GetString();
      BOOST_TEST((property[0] == '@' || json["@context"].HasMember(property.c_str())), property);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_three_forms_are_one_graph_that_means_what_the_vocabulary_says,
                     *needs_python_module("rdflib", "python3-rdflib")) {
  for (const GraphData& graph : {one_article(), many_articles()}) {
    const Outcome outcome = checked(graph);
    BOOST_TEST(outcome.status == 0, outcome.output);
  }
}

BOOST_AUTO_TEST_CASE(hostile_labels_and_ids_are_text_and_addresses,
                     *needs_python_module("rdflib", "python3-rdflib")) {
  for (const auto& label : hostile_labels()) {
    if (label.size() > 10000) continue;  // Debian's rdflib is slow; the length is tested below
    GraphData graph = graph_labelled(label);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
      graph.nodes[i].id += label.substr(0, 5) + std::to_string(i);
    const Outcome outcome = checked(graph);
    BOOST_TEST(outcome.status == 0, label.substr(0, 40) + ": " + outcome.output.substr(0, 300));
  }
}

BOOST_AUTO_TEST_CASE(a_label_of_a_million_letters_stays_on_one_line) {
  const std::string nquads = exported(graph_labelled(std::string(1U << 20, 'x') + "\n\"\\"), "nquads");
  BOOST_TEST(has(nquads, "x\\n\\\"\\\\\" .\n"));
  std::size_t begin = 0;
  while (begin < nquads.size()) {
    const std::size_t end = nquads.find('\n', begin);
    BOOST_TEST_REQUIRE(nquads.substr(end - 2, 2) == " .");
    begin = end + 1;
  }
}

BOOST_AUTO_TEST_SUITE_END()
