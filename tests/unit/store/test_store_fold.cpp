// The graph of random stores against what the drafts say, read in the plainest way.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "claimgraph/stance.hpp"
#include "claimgraph/store.hpp"
#include "tests/unit/store/random_store.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

/// What makes two articles versions of one (docs/store-format.md).
std::string group_of(const Article& a) {
  if (!a.url.empty()) return a.url;
  if (a.headline.empty() || a.publisher.name.empty()) return "file " + a.doc;
  return a.publisher.name + '\n' + a.headline + '\n' + a.date_published.substr(0, 10);
}

std::vector<std::string> speakers_of(const Draft& d, const Attribution& a) {
  std::vector<std::string> out;
  for (const auto s : a.speakers) out.push_back(d.analysis.entities[s].id);
  if (out.empty() && a.kind == AttributionKind::narration) {
    const std::string publisher = !d.article.publisher.name.empty() ? d.article.publisher.name
                                  : d.article.url.empty()           ? ""
                                                                    : "c.example";
    if (!publisher.empty()) out.push_back(entity_id(EntityType::organization, publisher));
  }
  return out;
}

std::string signature(const Draft& d, const Attribution& a) {
  std::vector<std::string> speakers = speakers_of(d, a);
  std::sort(speakers.begin(), speakers.end());
  std::string out = std::string(stance_name(a.stance)) + realis_name(a.realis);
  for (const StatedClaim& stated : a.claims) out += ' ' + d.analysis.claims[stated.claim].id;
  for (const std::string& speaker : speakers) out += ' ' + speaker;
  return out;
}

/// "saidBy claim speaker attribution" for every folded edge that an act of saying makes.
std::set<std::string> expected_edges(const RandomStore& random) {
  std::map<std::string, std::set<std::string>> current;  // what the newest version of each article says
  for (const Draft& d : random.drafts) {
    if (!random.store.article_info(d.article.id)->current) continue;
    for (const Attribution& a : d.analysis.attributions) current[group_of(d.article)].insert(signature(d, a));
  }
  std::set<std::string> out;
  for (const Draft& d : random.drafts) {
    const bool newest = random.store.article_info(d.article.id)->current;
    for (const Attribution& a : d.analysis.attributions) {
      if (!newest && current[group_of(d.article)].contains(signature(d, a))) continue;
      std::set<std::string> own, targets;
      for (const StatedClaim& stated : a.claims) own.insert(d.analysis.claims[stated.claim].id);
      for (const StanceTarget& t : random.relations.stances) {
        if (t.attribution == a.id) targets.insert(t.claim);
      }
      const auto add = [&](const std::set<std::string>& claims, ClaimTie tie) {
        const auto kind = meaning_of(a.stance, a.realis, tie).edge;
        if (!kind) return;
        for (const std::string& claim : claims) {
          for (const std::string& speaker : speakers_of(d, a))
            out.insert(std::string(edge_kind_name(*kind)) + ' ' + claim + ' ' + speaker + ' ' + a.id);
        }
      };
      // Who is aimed at another's claim in a graph hangs there, not on his own words for it.
      if (targets.empty() || says_own_claim(a.stance, a.realis)) add(own, ClaimTie::own);
      add(targets, ClaimTie::target);
    }
  }
  return out;
}

bool is_act_of_saying(const Edge& e) {
  return !e.attribution.empty() && e.kind != EdgeKind::relays;
}

std::set<std::string> edges_of(const GraphData& g) {
  std::set<std::string> out;
  for (const Edge& e : g.edges) {
    if (!is_act_of_saying(e)) continue;
    const bool says = e.kind == EdgeKind::said_by;
    out.insert(std::string(edge_kind_name(e.kind)) + ' ' + g.nodes[says ? e.source : e.target].id + ' ' +
               g.nodes[says ? e.target : e.source].id + ' ' + e.attribution);
  }
  return out;
}

void check_form(const GraphData& g, const RandomStore& random) {
  for (std::size_t i = 1; i < g.nodes.size(); ++i) {
    BOOST_REQUIRE(std::tie(g.nodes[i - 1].kind, g.nodes[i - 1].id) <
                  std::tie(g.nodes[i].kind, g.nodes[i].id));
  }
  for (std::size_t i = 1; i < g.edges.size(); ++i) {
    BOOST_REQUIRE(std::tie(g.edges[i - 1].kind, g.edges[i - 1].id) <
                  std::tie(g.edges[i].kind, g.edges[i].id));
  }
  for (const Edge& e : g.edges) {
    BOOST_REQUIRE(e.source < g.nodes.size());
    BOOST_REQUIRE(e.target < g.nodes.size());
    for (const Evidence& one : e.evidence) {
      const auto draft = std::find_if(random.drafts.begin(), random.drafts.end(),
                                      [&](const Draft& d) { return d.article.id == one.article; });
      BOOST_REQUIRE(draft != random.drafts.end());
      if (one.bytes.empty()) continue;
      BOOST_REQUIRE(one.exact == draft->article.text.substr(one.bytes.begin, one.bytes.size()));
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(store_fold)

BOOST_AUTO_TEST_CASE(the_folded_edges_of_a_random_store_are_what_its_articles_say) {
  std::size_t edges = 0;
  for (unsigned seed = 1; seed <= 200; ++seed) {
    const RandomStore random(seed);
    const GraphData g = random.store.load_graph();
    check_form(g, random);
    const std::set<std::string> expected = expected_edges(random);
    const std::set<std::string> found = edges_of(g);
    edges += expected.size();
    for (const std::string& edge : expected)
      BOOST_REQUIRE_MESSAGE(found.contains(edge), "seed " << seed << ": missing " << edge);
    for (const std::string& edge : found)
      BOOST_REQUIRE_MESSAGE(expected.contains(edge), "seed " << seed << ": invented " << edge);
  }
  BOOST_TEST(edges > 1000U);
}

BOOST_AUTO_TEST_CASE(unfolded_a_random_store_has_a_node_for_every_act_of_saying_that_is_shown) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const RandomStore random(seed);
    const GraphData folded = random.store.load_graph();
    const GraphData g = random.store.load_graph({.attribution_nodes = true});
    check_form(g, random);
    std::set<std::string> nodes;
    for (const Node& n : g.nodes) {
      if (n.kind == NodeKind::attribution) nodes.insert(n.id);
    }
    for (const Edge& e : folded.edges) {
      if (is_act_of_saying(e)) BOOST_REQUIRE(nodes.contains(e.attribution));
    }
    for (const Edge& e : g.edges) {
      if (e.kind != EdgeKind::reported_in || g.nodes[e.source].kind == NodeKind::claim_review) continue;
      BOOST_REQUIRE(g.nodes[e.source].kind == NodeKind::attribution);
      nodes.erase(g.nodes[e.source].id);
    }
    BOOST_TEST(nodes.empty());  // each is reported somewhere
  }
}

BOOST_AUTO_TEST_CASE(words_that_are_fetched_later_are_the_same_words) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const RandomStore random(seed);
    GraphData late = random.store.load_graph({.words = false});
    random.store.fetch_evidence(late);
    const GraphData at_once = random.store.load_graph();
    BOOST_REQUIRE(late.edges.size() == at_once.edges.size());
    for (std::size_t i = 0; i < late.edges.size(); ++i) {
      BOOST_REQUIRE(late.edges[i].evidence.size() == at_once.edges[i].evidence.size());
      for (std::size_t k = 0; k < late.edges[i].evidence.size(); ++k)
        BOOST_REQUIRE(late.edges[i].evidence[k].exact == at_once.edges[i].evidence[k].exact);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_store_whose_articles_came_in_another_order_gives_the_same_graph) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    RandomStore random(seed);
    Store other(":memory:");
    std::reverse(random.drafts.begin(), random.drafts.end());
    for (const Draft& d : random.drafts) other.put_article(d.article, d.analysis);
    other.replace_relations(random.relations);
    for (const bool nodes : {false, true}) {
      const GraphData a = random.store.load_graph({.attribution_nodes = nodes});
      const GraphData b = other.load_graph({.attribution_nodes = nodes});
      BOOST_REQUIRE(a.nodes.size() == b.nodes.size());
      for (std::size_t i = 0; i < a.nodes.size(); ++i) {
        BOOST_REQUIRE(a.nodes[i].id == b.nodes[i].id);
        BOOST_REQUIRE(a.nodes[i].label == b.nodes[i].label);
        BOOST_REQUIRE(a.nodes[i].description == b.nodes[i].description);
      }
      BOOST_REQUIRE(a.edges.size() == b.edges.size());
      for (std::size_t i = 0; i < a.edges.size(); ++i) {
        BOOST_REQUIRE(a.edges[i].id == b.edges[i].id);
        BOOST_REQUIRE(a.edges[i].label == b.edges[i].label);
        BOOST_REQUIRE(a.edges[i].evidence.size() == b.edges[i].evidence.size());
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
