#include "core/graph/claim_graph.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "tests/unit/support/graph_fixture.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

BOOST_AUTO_TEST_SUITE(claim_graph)

BOOST_AUTO_TEST_CASE(a_trace_reaches_speakers_articles_and_what_they_copied) {
  const ClaimGraph graph(many_articles());
  const auto claim = node_named(graph.data(), "Kestrel 3 cost US$5.5 million to train");
  std::set<std::string> reached;
  for (const TraceStep& step : graph.trace(claim)) {
    BOOST_TEST(step.depth >= 1U);
    BOOST_TEST(reached.insert(graph.data().nodes[step.to].label).second);
  }
  BOOST_TEST(reached.contains("Tern Labs"));
  BOOST_TEST(reached.contains("Tern Labs: training cost $5.5 million"));
  BOOST_TEST(!reached.contains("Sam Ortega"), "who disputes a claim is not its origin");
  BOOST_TEST(graph.trace(999999).empty());
}

BOOST_AUTO_TEST_CASE(variants_lead_back_in_time_only) {
  GraphData data = graph_from("old figure ~x~ new figure");
  data.nodes[node_named(data, "old figure")].first_appearance = "2025-01-01";
  data.nodes[node_named(data, "new figure")].first_appearance = "2025-02-01";
  const ClaimGraph graph(data);
  BOOST_TEST(graph.trace(node_named(data, "new figure")).size() == 1U);
  BOOST_TEST(graph.trace(node_named(data, "old figure")).empty());
}

BOOST_AUTO_TEST_CASE(a_neighbourhood_has_all_edges_between_its_nodes) {
  const ClaimGraph graph(many_articles());
  const GraphData none = graph.neighbourhood({"no-such-id"}, 3);
  BOOST_TEST(none.nodes.empty());
  const auto start = graph.data().nodes[node_named(graph.data(), "Priya Raman")].id;
  const GraphData one = graph.neighbourhood({start}, 1);
  BOOST_TEST(one.nodes.size() == 2U);
  BOOST_TEST(one.edges.size() == 1U);
  const GraphData two = graph.neighbourhood({start}, 2);
  BOOST_TEST(node_named(two, "Hugo Lang") < two.nodes.size());
  for (const Edge& edge : two.edges)
    BOOST_TEST((edge.source < two.nodes.size() && edge.target < two.nodes.size()));
}

BOOST_AUTO_TEST_CASE(hops_do_not_pass_through_articles) {
  const ClaimGraph graph(graph_from("@a P | 2025-01-01 | H\n p:Ann -said-> one @ a\n p:Bob -said-> two @ a"));
  const GraphData part = graph.neighbourhood({"Per-ann"}, 9);
  BOOST_CHECK_THROW(node_named(part, "two"), std::invalid_argument);
  BOOST_TEST(graph.neighbourhood({"art-a"}, 1).nodes.size() == 3U);
}

BOOST_AUTO_TEST_CASE(components_and_degrees) {
  const ClaimGraph graph(graph_from("p:Ann -said-> one\n p:Bob -said-> two\n p:Ann -said-> three"));
  const auto component = graph.components();
  BOOST_TEST(component[0] == component[1]);
  BOOST_TEST(component[0] != component[node_named(graph.data(), "two")]);
  BOOST_TEST(graph.degree(node_named(graph.data(), "Ann")) == 2U);
  BOOST_TEST(ClaimGraph(GraphData{}).components().empty());
}

BOOST_AUTO_TEST_CASE(the_most_disputed_claim_comes_first) {
  const ClaimGraph graph(graph_from(R"(
    p:Ann -doubts:disputes-> one
    p:Ann -doubts:disputes-> two
    p:Bob -denies:denies-> two
    p:Bob -denies:denies-> two
    p:Cid -backs:supports-> two
    p:Cid -said-> calm
  )"));
  const auto disputed = graph.most_disputed();
  BOOST_TEST_REQUIRE(disputed.size() == 2U);
  BOOST_TEST(graph.data().nodes[disputed[0].claim].label == "two");
  BOOST_TEST(disputed[0].disputers == 2U);
  BOOST_TEST(disputed[0].supporters == 1U);
  BOOST_TEST(graph.most_disputed(1).size() == 1U);
}

BOOST_AUTO_TEST_CASE(edges_that_lead_nowhere_are_left_out) {
  GraphData data = one_article();
  data.edges[0].target = 12345;
  BOOST_TEST(ClaimGraph(data).data().edges.size() == data.edges.size() - 1);
}

BOOST_AUTO_TEST_SUITE_END()
