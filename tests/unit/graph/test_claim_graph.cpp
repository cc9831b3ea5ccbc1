#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <set>

#include "claimgraph/claim_graph.hpp"

using namespace claimgraph;

namespace {

std::uint32_t node(GraphData& data, const std::string& id, NodeKind kind) {
  Node made;
  made.id = id;
  made.kind = kind;
  data.nodes.push_back(made);
  return static_cast<std::uint32_t>(data.nodes.size() - 1);
}

void edge(GraphData& data, EdgeKind kind, std::uint32_t from, std::uint32_t to) {
  Edge made;
  made.kind = kind;
  made.source = from;
  made.target = to;
  made.id = "e" + std::to_string(data.edges.size());
  data.edges.push_back(made);
}

GraphData chain() {
  GraphData data;
  const auto copy = node(data, "copy", NodeKind::article), wire = node(data, "wire", NodeKind::article);
  const auto claim = node(data, "claim", NodeKind::claim),
             speaker = node(data, "speaker", NodeKind::organization);
  const auto rival = node(data, "rival", NodeKind::person);
  edge(data, EdgeKind::reported_in, claim, copy);
  edge(data, EdgeKind::derived_from, copy, wire);
  edge(data, EdgeKind::said_by, claim, speaker);
  edge(data, EdgeKind::disputes, rival, claim);
  return data;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(claim_graph)

BOOST_AUTO_TEST_CASE(a_trace_follows_only_edges_that_lead_back_nearest_first) {
  const ClaimGraph graph(chain());
  const auto steps = graph.trace_back("claim");
  BOOST_TEST_REQUIRE(steps.size() == 3U);
  BOOST_TEST(steps[0].depth == 1U);
  BOOST_TEST(steps[1].depth == 1U);
  BOOST_TEST(steps[2].depth == 2U);
  BOOST_TEST(graph.data().nodes[steps[2].to].id == "wire");
  BOOST_TEST(graph.trace_back("nobody").empty());
}

BOOST_AUTO_TEST_CASE(a_cycle_of_copies_ends) {
  GraphData data = chain();
  edge(data, EdgeKind::derived_from, 1, 0);
  BOOST_TEST(ClaimGraph(data).trace_back("claim").size() == 4U);
}

BOOST_AUTO_TEST_CASE(a_neighbourhood_keeps_what_lies_within_the_hops_and_renumbers_edges) {
  const ClaimGraph graph(chain());
  const GraphData one = graph.neighbourhood({"rival"}, 1);
  BOOST_TEST(one.nodes.size() == 2U);
  BOOST_TEST_REQUIRE(one.edges.size() == 1U);
  BOOST_TEST(one.nodes[one.edges[0].source].id == "rival");
  BOOST_TEST(one.nodes[one.edges[0].target].id == "claim");
  BOOST_TEST(graph.neighbourhood({"rival"}, 3).nodes.size() == 5U);
  BOOST_TEST(graph.neighbourhood({"rival"}, 0).nodes.size() == 1U);
  BOOST_TEST(graph.neighbourhood({"none"}, 3).nodes.empty());
}

BOOST_AUTO_TEST_CASE(edges_without_ends_are_left_out) {
  GraphData data = chain();
  edge(data, EdgeKind::said_by, 2, 99);
  BOOST_TEST(ClaimGraph(data).trace_back("claim").size() == 3U);
}

// Differential: the neighbourhood by Boost's search and by repeated widening of a set agree on random graphs.
BOOST_AUTO_TEST_CASE(neighbourhoods_of_random_graphs_agree_with_a_naive_search) {
  std::mt19937 engine(7);
  const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
  for (int round = 0; round < 40; ++round) {
    GraphData data;
    const std::uint32_t nodes = 2 + random() % 30;
    for (std::uint32_t i = 0; i < nodes; ++i) node(data, "n" + std::to_string(i), NodeKind::claim);
    for (std::uint32_t i = 0; i < nodes * 2; ++i)
      edge(data, EdgeKind::about, random() % nodes, random() % nodes);
    const unsigned hops = random() % 4;
    std::set<std::uint32_t> reached{0};
    for (unsigned hop = 0; hop < hops; ++hop) {
      std::set<std::uint32_t> wider = reached;
      for (const Edge& e : data.edges) {
        if (reached.count(e.source) != 0) wider.insert(e.target);
        if (reached.count(e.target) != 0) wider.insert(e.source);
      }
      reached = wider;
    }
    BOOST_TEST(ClaimGraph(data).neighbourhood({"n0"}, hops).nodes.size() == reached.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
