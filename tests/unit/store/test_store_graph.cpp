#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "claimgraph/stance.hpp"
#include "claimgraph/store.hpp"
#include "tests/unit/store/fixture.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

std::string dump(const GraphData& g) {
  std::string out;
  for (const Node& n : g.nodes) {
    out += std::string(node_kind_name(n.kind)) + ' ' + n.id + ' ' + n.label + ' ' + n.description + ' ' +
           n.quantities + ' ' + n.first_appearance + '\n';
  }
  for (const Edge& e : g.edges) {
    out += std::string(edge_kind_name(e.kind)) + ' ' + e.id + ' ' + g.nodes[e.source].id + ' ' +
           g.nodes[e.target].id + ' ' + e.label + ' ' + e.date + '\n';
    for (const Evidence& p : e.evidence) {
      out += "  " + p.article + ' ' + std::to_string(p.start) + '-' + std::to_string(p.end) + ' ' + p.prefix +
             '[' + p.exact + ']' + p.suffix + '\n';
    }
  }
  return out;
}

const Edge* find(const GraphData& g, EdgeKind kind, const std::string& from, const std::string& to) {
  const auto found = std::find_if(g.edges.begin(), g.edges.end(), [&](const Edge& e) {
    return e.kind == kind && g.nodes[e.source].label.find(from) != std::string::npos &&
           g.nodes[e.target].label.find(to) != std::string::npos;
  });
  return found == g.edges.end() ? nullptr : &*found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(store_graph)

BOOST_AUTO_TEST_CASE(sayings_fold_into_edges_with_evidence) {
  Store db(":memory:");
  for (const Draft& d : {launch(), doubt()}) db.put_article(d.article, d.analysis);
  const GraphData g = db.load_graph();
  const Edge* said = find(g, EdgeKind::said_by, "Marlin model cost", "Tideline");
  BOOST_REQUIRE(said);
  BOOST_TEST(said->label == "said");
  BOOST_TEST(said->date == "2031-03-04");
  BOOST_REQUIRE(said->evidence.size() == 1U);
  BOOST_TEST(said->evidence[0].exact == "Tideline said its Marlin model cost $4 million to train");
  BOOST_CHECK(said->evidence[0].origin == Origin::rule);
  BOOST_TEST(find(g, EdgeKind::supports, "Ms Okafor", "the plan"));
  BOOST_TEST(!find(g, EdgeKind::said_by, "the plan", "Ms Okafor"));
  BOOST_TEST(find(g, EdgeKind::said_by, "released on Monday", "Harbour Courier"));
  BOOST_TEST(find(g, EdgeKind::disputes, "Gannet", "Marlin model cost"));
  BOOST_TEST(find(g, EdgeKind::about, "Marlin model cost", "Tideline")->evidence.size() == 2U);
  BOOST_TEST(find(g, EdgeKind::reported_in, "too cheap", "Rival Gannet"));
  for (const Edge& e : g.edges) BOOST_TEST(e.evidence.size() >= 1U, edge_kind_name(e.kind));
  for (std::size_t i = 1; i < g.edges.size(); ++i) BOOST_TEST(g.edges[i - 1].id != g.edges[i].id);
  for (const Edge& e : db.load_graph({.evidence = false}).edges) BOOST_TEST(e.evidence.empty());
}

BOOST_AUTO_TEST_CASE(the_graph_does_not_depend_on_the_order_of_articles_or_on_a_retract_between) {
  std::string expected;
  for (const bool backwards : {false, true}) {
    std::vector<Draft> drafts{launch(), doubt()};
    if (backwards) std::reverse(drafts.begin(), drafts.end());
    Store db(":memory:");
    for (const Draft& d : drafts) db.put_article(d.article, d.analysis);
    if (backwards) {
      db.retract_article(drafts[0].article.id);
      db.put_article(drafts[0].article, drafts[0].analysis);
    }
    for (const bool nodes : {false, true}) {
      const std::string now = dump(db.load_graph({.attribution_nodes = nodes}));
      if (!backwards) expected += now;
      if (backwards) BOOST_TEST(expected.find(now) != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(unfolded_every_saying_is_a_node_between) {
  Store db(":memory:");
  for (const Draft& d : {launch(), doubt()}) db.put_article(d.article, d.analysis);
  const GraphData g = db.load_graph({.attribution_nodes = true});
  BOOST_TEST(std::count_if(g.nodes.begin(), g.nodes.end(),
                           [](const Node& n) { return n.kind == NodeKind::attribution; }) == 5);
  BOOST_TEST(find(g, EdgeKind::said_by, "Marlin model cost", "said"));
  BOOST_TEST(find(g, EdgeKind::said_by, "said", "Tideline"));
  BOOST_TEST(find(g, EdgeKind::disputes, "Gannet", "doubts"));
  BOOST_TEST(find(g, EdgeKind::disputes, "doubts", "Marlin model cost"));
}

/// One article in which each stance and realis is aimed at a claim of another.
Draft every_stance() {
  std::string text;
  for (const StanceKind stance : kAllStances) {
    for (const Realis realis : kAllRealis)
      text += std::string("Gannet ") + stance_name(stance) + " it " + realis_name(realis) + " today. ";
  }
  Draft d("Meridian", "2031-03-06", text);
  for (const StanceKind stance : kAllStances) {
    for (const Realis realis : kAllRealis) {
      const auto made =
          d.say({.speaker = "Gannet",
                 .cue = stance_name(stance),
                 .content = std::string("it ") + realis_name(realis) + " today",
                 .stance = stance,
                 .claim = std::string("it ") + stance_name(stance) + ' ' + realis_name(realis)});
      d.analysis.attributions[made].realis = realis;
    }
  }
  return d;
}

BOOST_AUTO_TEST_CASE(graph_lists_and_counts_mean_the_same_by_every_stance_with_and_without_a_target) {
  const Draft first = launch();
  const std::string theirs = first.analysis.claims[0].id;
  Draft d = every_stance();
  for (const bool aimed : {false, true}) {
    for (std::size_t i = 0; i < d.analysis.attributions.size(); ++i) {
      Draft one = d;
      one.analysis.attributions = {d.analysis.attributions[i]};
      const Attribution& a = one.analysis.attributions[0];
      Store db(":memory:");
      db.put_article(first.article, first.analysis);
      db.put_article(one.article, one.analysis);
      Relations relations;
      if (aimed) relations.stances.push_back({a.id, theirs, "overlap", 0.8, "rule:target/1"});
      db.replace_relations(relations);
      const StanceMeaning own = meaning_of(a.stance, a.realis, ClaimTie::own);
      const StanceMeaning target = meaning_of(a.stance, a.realis, ClaimTie::target);
      const std::string mine = d.analysis.claims[a.claims[0].claim].id;
      const std::string label = std::string(stance_name(a.stance)) + ' ' + realis_name(a.realis);
      BOOST_TEST_CONTEXT(label << (aimed ? " aimed" : "")) {
        const GraphData g = db.load_graph();
        const auto edges = [&](const std::string& claim, EdgeKind kind) {
          return std::count_if(g.edges.begin(), g.edges.end(), [&](const Edge& e) {
            const bool says = kind == EdgeKind::said_by;
            return e.kind == kind && e.attribution == a.id && g.nodes[says ? e.source : e.target].id == claim;
          });
        };
        const bool says = own.edge == EdgeKind::said_by;
        BOOST_TEST(edges(mine, EdgeKind::said_by) == (says ? 1 : 0));
        BOOST_TEST(db.claim(mine)->speakers == (says ? 1U : 0U));
        BOOST_TEST(db.claim(mine)->disputers == (own.side == Side::against ? 1U : 0U));
        BOOST_TEST(db.claim(theirs)->speakers == 1U);
        BOOST_TEST(db.claim(theirs)->disputers == (aimed && target.side == Side::against ? 1U : 0U));
        if (target.edge) BOOST_TEST(edges(theirs, *target.edge) == (aimed ? 1 : 0));
        if (own.edge && !says) BOOST_TEST(edges(mine, *own.edge) == (aimed ? 0 : 1));
        // One claim against which somebody says something is one, its own and the one that it aims at are
        // two.
        const std::size_t against = (own.side == Side::against) + (aimed && target.side == Side::against);
        BOOST_TEST(db.stats().disputes == against);
        ClaimFilter disputed;
        disputed.disputed = true;
        BOOST_TEST(db.claims(disputed).size() == against);
        for (const Edge& e : db.load_graph({.attribution_nodes = true}).edges) {
          if (e.attribution == a.id && a.realis != Realis::said) BOOST_CHECK(e.kind != EdgeKind::said_by);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_answer_is_an_edge_of_its_own_stance_and_counts_on_the_claim_that_it_answers) {
  Draft d("Meridian", "2031-03-06", "Gannet said the pier was sold. Tideline said that was untrue.");
  const auto first = d.say({.speaker = "Gannet", .cue = "said", .content = "the pier was sold"});
  const auto second = d.say({.speaker = "Tideline", .cue = "said that", .content = "that was untrue"});
  d.analysis.attributions[second].answers = {
      {d.analysis.attributions[first].claims[0].claim, StanceKind::denies, 0.75}};
  Store db(":memory:");
  db.put_article(d.article, d.analysis);
  const std::string theirs = d.analysis.claims[0].id, own = d.analysis.claims[1].id;

  const GraphData g = db.load_graph();
  const Edge* denial = find(g, EdgeKind::denies, "Tideline", "the pier was sold");
  BOOST_REQUIRE(denial != nullptr);
  BOOST_TEST(denial->label == "denied");
  BOOST_TEST(denial->stance == "denies");
  BOOST_REQUIRE(denial->evidence.size() == 1U);
  BOOST_TEST(denial->evidence[0].exact.find("that was untrue") != std::string::npos);
  const Edge* said = find(g, EdgeKind::said_by, "that was untrue", "Tideline");
  BOOST_REQUIRE(said != nullptr);
  BOOST_TEST(said->stance == "asserts");
  BOOST_TEST(find(db.load_graph({.attribution_nodes = true}), EdgeKind::denies, "", "the pier was sold"));
  BOOST_TEST(!find(db.load_graph({.min_confidence = 0.8}), EdgeKind::denies, "Tideline", "pier"));

  BOOST_TEST(db.claim(theirs)->disputers == 1U);
  BOOST_TEST(db.claim(theirs, 0.8)->disputers == 0U);
  BOOST_TEST(db.claim(own)->disputers == 0U);
  BOOST_TEST(db.stats().disputes == 1U);
  BOOST_REQUIRE(db.claims({.disputed = true}).size() == 1U);
  BOOST_TEST(db.claims({.disputed = true})[0].id == theirs);
  const auto sayings = db.attributions_of_claim(theirs);
  BOOST_REQUIRE(sayings.size() == 2U);
  BOOST_TEST((sayings[1].stance == StanceKind::denies));
  BOOST_REQUIRE(sayings[1].answers.size() == 1U);
  BOOST_TEST(sayings[1].answers[0].text == "the pier was sold");
  BOOST_TEST(db.attributions_of_claim(theirs, 0.8).size() == 1U);
  BOOST_TEST((db.attributions_of_claim(own)[0].stance == StanceKind::asserts));

  db.each_analysis([&](const Article&, const Analysis& back) {
    BOOST_REQUIRE(back.attributions[1].answers.size() == 1U);
    BOOST_TEST(back.attributions[1].answers[0].claim == 0U);
    BOOST_TEST((back.attributions[1].answers[0].stance == StanceKind::denies));
    BOOST_TEST(back.attributions[1].answers[0].confidence == 0.75);
    return true;
  });
}

BOOST_AUTO_TEST_CASE(what_no_one_is_named_for_stands_in_its_article_without_a_speaker) {
  Store db(":memory:");
  for (const char* paper : {"One Paper", "Other Paper"}) {
    Draft d(paper, "2031-01-01", "The model is said to be cheap.");
    d.say({.cue = "is said to be", .content = "The model is said to be cheap"});
    d.say({.cue = "is said to be", .content = "cheap", .stance = StanceKind::disputes});
    db.put_article(d.article, d.analysis);
  }
  const GraphData g = db.load_graph();
  BOOST_TEST(g.nodes.size() == 3U);  // two articles, one claim; what is only disputed by nobody is not drawn
  BOOST_TEST(g.edges.size() == 2U);
  BOOST_TEST(find(g, EdgeKind::reported_in, "The model is said to be cheap", "The model"));
  const auto sayings = db.attributions();
  BOOST_TEST(sayings.size() == 4U);
  BOOST_TEST(sayings[0].speakers.empty());
}

BOOST_AUTO_TEST_CASE(an_older_version_adds_only_what_the_current_one_no_longer_says) {
  Store db(":memory:");
  Draft old("Courier", "2031-03-04", "Tideline said A works. Tideline said B works.", "https://c.example/1");
  old.say({.speaker = "Tideline", .cue = "said", .content = "A works"});
  old.say({.speaker = "Tideline", .cue = "said", .content = "B works"});
  Draft now("Courier", "2031-03-05", "Tideline said A works.", "https://c.example/1");
  now.say({.speaker = "Tideline", .cue = "said", .content = "A works"});
  db.put_article(now.article, now.analysis);
  db.put_article(old.article, old.analysis);
  const GraphData g = db.load_graph();
  BOOST_TEST(std::count_if(g.edges.begin(), g.edges.end(),
                           [](const Edge& e) { return e.kind == EdgeKind::said_by; }) == 2);
  BOOST_TEST(find(g, EdgeKind::revision_of, "", ""));
  BOOST_TEST(!find(db.load_graph({.superseded = false}), EdgeKind::said_by, "B works", "Tideline"));
}

BOOST_AUTO_TEST_CASE(a_dispute_with_a_target_points_at_the_other_ones_claim) {
  Store db(":memory:");
  const Draft a = launch();
  Draft b("Meridian", "2031-03-06", "Gannet rejects the cost of $4 million.");
  b.say({.speaker = "Gannet",
         .cue = "rejects",
         .content = "the cost of $4 million",
         .stance = StanceKind::disputes});
  db.put_article(a.article, a.analysis);
  db.put_article(b.article, b.analysis);
  BOOST_TEST(!db.relations_fresh());
  Relations relations;
  relations.stances.push_back(
      {b.analysis.attributions[0].id, a.analysis.claims[0].id, "overlap", 0.8, "rule:target/1"});
  relations.articles.push_back({EdgeKind::cites,
                                b.article.id,
                                "",
                                "Harbour Courier",
                                "told the Courier",
                                "",
                                {0, 6},
                                {},
                                1,
                                "rule:cites/1"});
  relations.claims.push_back(
      {EdgeKind::variant_of, "clm-missing", a.analysis.claims[0].id, "", "", 1, "rule:x/1"});
  db.replace_relations(relations);
  BOOST_TEST(db.relations_fresh());
  const GraphData g = db.load_graph();
  BOOST_TEST(find(g, EdgeKind::disputes, "Gannet", "Marlin model cost"));
  BOOST_TEST(!find(g, EdgeKind::disputes, "Gannet", "the cost of"));
  BOOST_TEST(find(g, EdgeKind::cites, "Gannet rejects", "Harbour Courier")->evidence[0].exact == "Gannet");
  BOOST_TEST(db.claims({.disputed = true}).size() == 2U);
  BOOST_TEST(db.attributions_of_claim(a.analysis.claims[0].id).size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
