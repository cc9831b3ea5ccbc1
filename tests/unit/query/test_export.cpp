// The graph that a file is made of: what it adds to the one that people look at, and that a part of it misses
// nothing that the whole has.
#include <boost/test/unit_test.hpp>

#include <map>
#include <set>
#include <sstream>

#include "claimgraph/exporter.hpp"
#include "claimgraph/queries.hpp"
#include "tests/unit/query/as_json.hpp"
#include "tests/unit/store/random_store.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

std::set<std::string> ids_of(const GraphData& graph) {
  std::set<std::string> out;
  for (const Node& n : graph.nodes) out.insert(n.id);
  return out;
}

/// Of each edge the words that it rests on.
std::map<std::string, std::string> words_of(const GraphData& graph) {
  std::map<std::string, std::string> out;
  for (const Edge& e : graph.edges) {
    std::string words;
    for (const Evidence& one : e.evidence) words += one.exact + '\n';
    BOOST_REQUIRE(out.emplace(e.id, words).second);
  }
  return out;
}

/// The acts of saying that are tied to a claim of `shown`.
std::set<std::string> sayings_about(const GraphData& unfolded, const std::set<std::string>& shown) {
  std::set<std::string> out;
  for (const Edge& e : unfolded.edges) {
    const Node &from = unfolded.nodes[e.source], &to = unfolded.nodes[e.target];
    if (from.kind == NodeKind::claim && to.kind == NodeKind::attribution && shown.contains(from.id))
      out.insert(to.id);
    if (from.kind == NodeKind::attribution && to.kind == NodeKind::claim && shown.contains(to.id))
      out.insert(from.id);
  }
  return out;
}

/// `sayings`, those that relay one of them, and those that one of them relays.
std::set<std::string> with_relayed(const GraphData& unfolded, const std::set<std::string>& sayings) {
  std::set<std::string> out = sayings;
  for (const Edge& e : unfolded.edges) {
    const Node &from = unfolded.nodes[e.source], &to = unfolded.nodes[e.target];
    if (from.kind != NodeKind::attribution || to.kind != NodeKind::attribution) continue;
    if (sayings.contains(from.id)) out.insert(to.id);
    if (sayings.contains(to.id)) out.insert(from.id);
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exported_graph)

BOOST_AUTO_TEST_CASE(without_attributions_it_is_what_lies_around) {
  const RandomStore random(3);
  for (const bool unfolded : {false, true}) {
    const GraphFilter filter{.attribution_nodes = unfolded};
    const std::string start = random.store.load_graph(filter).nodes.front().id;
    BOOST_TEST(as_json(query_export(random.store, filter, {start}, 2, false)) ==
               as_json(query_around(random.store, filter, {start}, 2)));
    BOOST_TEST(as_json(query_export(random.store, filter, {}, 2, false)) ==
               as_json(random.store.load_graph(filter)));
  }
}

BOOST_AUTO_TEST_CASE(the_whole_has_the_sayings_and_still_the_places_of_claims) {
  std::size_t places = 0;
  for (unsigned seed = 1; seed <= 10; ++seed) {
    const RandomStore random(seed);
    const GraphData got = query_export(random.store, {}, {}, 0, true);
    const GraphData unfolded = random.store.load_graph({.attribution_nodes = true});
    BOOST_TEST(ids_of(got) == ids_of(unfolded));
    const GraphData folded = random.store.load_graph();
    std::map<std::string, std::string> expected = words_of(unfolded);
    for (const Edge& e : folded.edges) {
      if (e.kind == EdgeKind::reported_in && expected.emplace(e.id, words_of(folded).at(e.id)).second)
        ++places;
    }
    BOOST_TEST((words_of(got) == expected));
    BOOST_TEST(as_json(query_export(random.store, {.attribution_nodes = true}, {}, 0, true)) == as_json(got));
  }
  BOOST_TEST(places > 20U);
}

BOOST_AUTO_TEST_CASE(a_part_has_every_saying_about_its_claims_and_no_other) {
  std::size_t found = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const RandomStore random(seed);
    const GraphData folded = random.store.load_graph(),
                    unfolded = random.store.load_graph({.attribution_nodes = true});
    for (std::size_t at = 0; at < folded.nodes.size(); at += 3) {
      const std::string& start = folded.nodes[at].id;
      if (random.store.ids_with_prefix(start).size() != 1) continue;
      for (unsigned hops = 0; hops <= 2; ++hops) {
        const std::set<std::string> shown = ids_of(query_around(random.store, {}, {start}, hops));
        const GraphData got = query_export(random.store, {}, {start}, hops, true);
        const std::set<std::string> ids = ids_of(got);
        for (const std::string& id : shown) BOOST_TEST(ids.contains(id), id + " around " + start);
        std::set<std::string> sayings;
        for (const Node& n : got.nodes) {
          if (n.kind == NodeKind::attribution) sayings.insert(n.id);
        }
        BOOST_TEST(sayings == with_relayed(unfolded, sayings_about(unfolded, shown)),
                   boost::test_tools::per_element());
        found += sayings.size();
        const auto edges = words_of(got);
        for (const Edge& e : unfolded.edges) {
          if (ids.contains(unfolded.nodes[e.source].id) && ids.contains(unfolded.nodes[e.target].id))
            BOOST_TEST(edges.contains(e.id));
        }
      }
    }
  }
  BOOST_TEST(found > 500U);
}

BOOST_AUTO_TEST_SUITE_END()
