// Decisions of people, replayed over imports: a person's word is final.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <sstream>

#include "claimgraph/error.hpp"
#include "claimgraph/exporter.hpp"
#include "claimgraph/pipeline.hpp"
#include "claimgraph/queries.hpp"
#include "claimgraph/query_json.hpp"
#include "tests/unit/store/random_store.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

void import(Store& store, const std::vector<Draft>& drafts, const std::string& extraction = "x/1") {
  std::size_t next = 0;
  const ArticleReader reader = [&](Article& article, Diagnostics&) {
    if (next == drafts.size()) return false;
    article = drafts[next++].article;
    return true;
  };
  const Analyser analyse = [&](const Article& article) {
    for (const Draft& d : drafts) {
      if (d.article.id == article.id) return d.analysis;
    }
    throw std::runtime_error("cannot read this");
  };
  ImportSettings settings;
  settings.extraction = extraction;
  import_articles(store, analyse, reader, settings);
}

/// Everything that a person can see of a store, but for its size.
std::string seen(const Store& store, bool with_decisions = true) {
  std::ostringstream out;
  Diagnostics none;
  for (const bool unfolded : {false, true}) {
    find_exporter("json")->write(store.load_graph({.attribution_nodes = unfolded}), {}, out, none);
  }
  for (const EntityInfo& one : store.entities(true)) out << to_json(one) << '\n';
  for (const ClaimInfo& one : store.claims()) out << to_json(one) << '\n';
  for (const AttributionInfo& one : store.attributions()) out << to_json(one) << '\n';
  for (const ClaimSpeakers& one : query_disputes(store, {}, 0)) out << to_json(one) << '\n';
  for (const Conflict& one : query_conflicts(store)) out << to_json(one) << '\n';
  for (const SearchHit& one : store.search("Tideline OR dock")) out << one.id << one.label << '\n';
  if (!with_decisions) return out.str();
  for (const DecisionRecord& one : store.decisions())
    out << one.id << one.holds << one.ended_by << one.here << '\n';
  return out.str();
}

std::vector<Decision> list_of(const Store& store) {
  std::vector<Decision> out;
  for (const DecisionRecord& one : store.decisions()) out.push_back(one);
  return out;
}

Decision decision(DecisionKind kind, const std::string& subject, const std::string& object = {},
                  const std::string& text = {}, const std::string& aspect = {}) {
  Decision d;
  d.kind = kind;
  d.subject = subject;
  d.object = object;
  d.text = text;
  d.aspect = aspect;
  d.by = "ada";
  d.at = "2031-04-01T08:00:00.000Z";
  return d;
}

const Edge* edge_of(const GraphData& graph, EdgeKind kind) {
  const auto found =
      std::find_if(graph.edges.begin(), graph.edges.end(), [&](const Edge& e) { return e.kind == kind; });
  return found == graph.edges.end() ? nullptr : &*found;
}

std::size_t nodes_named(const GraphData& graph, const std::string& label) {
  return static_cast<std::size_t>(
      std::count_if(graph.nodes.begin(), graph.nodes.end(), [&](const Node& n) { return n.label == label; }));
}

/// A decision about anything in the drafts, whether it is in the store or not.
class Decider {
 public:
  Decider(unsigned seed, const std::vector<Draft>& drafts) : m_random(seed) {
    for (const Draft& d : drafts) {
      for (const Entity& e : d.analysis.entities) {
        m_entities.push_back(e.id);
        m_names.push_back(e.name);
        m_names.insert(m_names.end(), e.alternate_names.begin(), e.alternate_names.end());
      }
      for (const Claim& c : d.analysis.claims) m_claims.push_back(c.id);
      for (const Attribution& a : d.analysis.attributions) m_sayings.push_back(a.id);
    }
  }
  int between(int low, int high) { return low + static_cast<int>(m_random() % (high - low + 1)); }

  std::optional<Decision> next(const Store& store) {
    if (m_claims.empty() || m_sayings.empty() || m_entities.empty()) return std::nullopt;
    const DecisionKind verdict = between(0, 1) == 0 ? DecisionKind::confirm : DecisionKind::reject;
    const DecisionKind pair = between(0, 1) == 0 ? DecisionKind::merge : DecisionKind::split;
    switch (between(0, 9)) {
      case 0:
      case 1:
        return decision(pair, one_of(m_entities), one_of(m_entities));
      case 2:
        return decision(pair, one_of(m_claims), one_of(m_claims));
      case 3:
      case 4:
        return decision(verdict, one_of(m_sayings), {}, {}, kAspectSaying);
      case 5:
        return decision(verdict, one_of(m_sayings), one_of(m_claims), {}, kAspectStance);
      case 6:
        return decision(verdict, one_of(m_claims), one_of(m_claims), {},
                        between(0, 1) == 0 ? "contradicts" : "variantOf");
      case 7:
        return decision(verdict, one_of(m_entities), {}, between(0, 1) == 0 ? "Organization" : "Person",
                        kAspectType);
      case 8:
        if (between(0, 1) == 0)
          return decision(verdict, one_of(m_entities), {}, one_of(m_names), kAspectAlias);
        return decision(DecisionKind::rename, one_of(m_entities), {},
                        "Name " + std::to_string(between(1, 3)));
      default:
        break;
    }
    const std::vector<DecisionRecord> all = store.decisions();
    if (all.empty()) return std::nullopt;
    return decision(DecisionKind::undo,
                    all[static_cast<std::size_t>(between(0, static_cast<int>(all.size()) - 1))].id);
  }

 private:
  std::string one_of(const std::vector<std::string>& list) {
    return list[static_cast<std::size_t>(between(0, static_cast<int>(list.size()) - 1))];
  }
  std::mt19937 m_random;
  std::vector<std::string> m_entities, m_claims, m_sayings, m_names;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(decisions)

BOOST_AUTO_TEST_CASE(
    any_order_of_imports_retractions_and_decisions_gives_what_all_articles_and_then_the_decisions_give) {
  for (unsigned seed = 1; seed <= 120; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      const std::vector<Draft> drafts = RandomStore(seed).drafts;
      Decider decider(seed, drafts);
      Store store(":memory:");
      std::map<std::string, const Draft*> in;
      for (int step = decider.between(5, 20); step > 0; --step) {
        const Draft& d =
            drafts[static_cast<std::size_t>(decider.between(0, static_cast<int>(drafts.size()) - 1))];
        const int what = decider.between(0, 9);
        if (what < 3) {
          import(store, {d}, decider.between(0, 1) == 0 ? "x/1" : "x/2");  // another version is analysed anew
          in[d.article.id] = &d;
        } else if (what == 3) {
          store.retract_article(d.article.id);
          refresh_relations(store);
          in.erase(d.article.id);
        } else if (const auto made = decider.next(store)) {
          try {
            decide(store, *made);
          } catch (const UsageError&) {  // a thing and itself
          }
        }
      }
      std::vector<Draft> left;
      for (const auto& [id, draft] : in) left.push_back(*draft);
      Store after(":memory:");
      import(after, left);
      decide(after, list_of(store));
      BOOST_TEST(seen(store) == seen(after));
      Store before(":memory:");
      decide(before, list_of(store));
      for (auto d = left.rbegin(); d != left.rend(); ++d) import(before, {*d});
      BOOST_TEST(seen(before) == seen(after));
      BOOST_TEST(store.verify().empty());
      // Taken back, all of it is as if nobody had decided.
      Store plain(":memory:");
      import(plain, left);
      for (const DecisionRecord& one : after.decisions()) {
        if (one.kind != DecisionKind::undo) decide(after, decision(DecisionKind::undo, one.id));
      }
      BOOST_TEST(seen(after, false) == seen(plain, false));
      BOOST_TEST(after.stats().claims == plain.stats().claims);
    }
  }
}

BOOST_AUTO_TEST_CASE(merged_people_are_one_node_under_both_names_everywhere) {
  Store store(":memory:");
  import(store, {launch(), doubt()});
  const std::string tideline = entity_id(EntityType::organization, "Tideline");
  const std::string gannet = entity_id(EntityType::organization, "Gannet");
  decide(store, decision(DecisionKind::merge, tideline, gannet));
  for (int i = 0; i < 2; ++i) {
    const GraphData graph = store.load_graph();
    BOOST_TEST(nodes_named(graph, "Tideline") == 1U);
    BOOST_TEST(nodes_named(graph, "Gannet") == 0U);
    const EntityInfo one = store.entity(gannet).value();
    BOOST_TEST(one.id == tideline);
    BOOST_TEST(one.alternate_names == std::vector<std::string>{"Gannet"}, boost::test_tools::per_element());
    BOOST_TEST(one.same_as.empty());
    BOOST_TEST(one.said == 2U);
    BOOST_TEST(store.attributions_of_entity(tideline).size() == 2U);
    BOOST_TEST(store.find_entities("Gannet").at(0).id == tideline);
    BOOST_TEST(store.search("Gannet", {.claims = false, .passages = false, .articles = false}).at(0).id ==
               tideline);
    BOOST_TEST(store.claims({.by = "Gannet"}).size() == 1U);
    BOOST_TEST(store.stats().entities == store.entities().size());
    store.retract_article(doubt().article.id);  // … also after its article went and came back
    import(store, {doubt()});
    import(store, {launch(), doubt()}, "x/2");
  }
}

BOOST_AUTO_TEST_CASE(a_rejected_saying_is_gone_and_stays_gone) {
  Store store(":memory:");
  import(store, {launch(), doubt()});
  const std::string saying = doubt().analysis.attributions[0].id;
  const std::string claim = doubt().analysis.claims[0].id;
  decide(store, decision(DecisionKind::reject, saying, {}, {}, kAspectSaying));
  for (int i = 0; i < 2; ++i) {
    BOOST_TEST(query_disputes(store, {}, 0).empty());
    BOOST_TEST(edge_of(store.load_graph(), EdgeKind::questions) == nullptr);
    BOOST_TEST(store.attributions_of_article(doubt().article.id).size() == 1U);
    const std::vector<ClaimSpeakers> all = query_disputes(store, {}, -1);
    BOOST_REQUIRE(all.size() == 1U);
    BOOST_TEST(all[0].disputes.at(0).decision == "rejected");
    BOOST_TEST(all[0].disputes.at(0).by == "person:ada");
    BOOST_TEST(all[0].disputes.at(0).confidence == 0.0);
    BOOST_TEST(store.claim(claim)->disputers == 0U);
    BOOST_TEST(store.analysis(doubt().article.id)->attributions[0].by == "rule:test/1");  // extracted as ever
    import(store, {doubt()}, "x/" + std::to_string(2 + i));
  }
  // An import that ends before the comparisons does not bring it back.
  store.put_article(doubt().article, doubt().analysis, "x/9");
  BOOST_TEST(store.attributions_of_article(doubt().article.id).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_claim_that_only_a_rejected_saying_states_is_not_listed) {
  Store store(":memory:");
  import(store, {launch()});
  const std::string saying = launch().analysis.attributions[0].id;
  const std::string claim = launch().analysis.claims[0].id;
  const std::size_t before = store.claims().size();
  decide(store, decision(DecisionKind::reject, saying, {}, {}, kAspectSaying));
  BOOST_TEST(store.claims().size() == before - 1);
  BOOST_TEST(store.stats().claims == before - 1);
  BOOST_TEST(store.claims({.min_confidence = -1}).size() == before);
  BOOST_TEST(query_who(store, "Marlin cost", 10, 0).claims.empty());
  BOOST_TEST(query_who(store, "Marlin cost", 10, -1).claims.size() == 1U);
  const GraphData graph = store.load_graph();
  BOOST_TEST(
      std::none_of(graph.nodes.begin(), graph.nodes.end(), [&](const Node& n) { return n.id == claim; }));
  const GraphData all = store.load_graph({.min_confidence = -1});
  const auto said = std::find_if(all.edges.begin(), all.edges.end(),
                                 [&](const Edge& e) { return e.attribution == saying; });
  BOOST_REQUIRE(said != all.edges.end());
  BOOST_TEST(said->detail == "rejected");
  BOOST_TEST(said->evidence.at(0).confidence == 0.0);
}

BOOST_AUTO_TEST_CASE(what_a_person_confirmed_is_sure_and_says_by_whom) {
  Store store(":memory:");
  Draft d = doubt();
  d.analysis.attributions[0].confidence = 0.3;
  import(store, {d});
  const std::string saying = d.analysis.attributions[0].id;
  decide(store, decision(DecisionKind::confirm, saying, {}, {}, kAspectSaying));
  BOOST_TEST(store.attribution(saying)->confidence == 1.0);
  BOOST_TEST(store.attribution(saying)->decision == "confirmed");
  const GraphData graph = store.load_graph({.min_confidence = 0.5});
  const auto said = std::find_if(graph.edges.begin(), graph.edges.end(),
                                 [&](const Edge& e) { return e.attribution == saying; });
  BOOST_REQUIRE(said != graph.edges.end());
  BOOST_TEST((said->evidence.at(0).origin == Origin::person));
  BOOST_TEST(said->evidence.at(0).by == "person:ada");
  decide(store, decision(DecisionKind::undo, store.decisions().at(0).id));
  BOOST_TEST(store.attribution(saying)->confidence == 0.3);
}

BOOST_AUTO_TEST_CASE(another_name_is_shown_and_found_and_the_old_one_stays) {
  Store store(":memory:");
  import(store, {launch()});
  const std::string tideline = entity_id(EntityType::organization, "Tideline");
  const std::uint64_t entities = store.stats().entities;
  decide(store, decision(DecisionKind::rename, tideline, {}, "Tideline Labs"));
  BOOST_TEST(store.entity(tideline)->name == "Tideline Labs");
  BOOST_TEST(store.entity(tideline)->alternate_names.at(0) == "Tideline");
  BOOST_TEST(store.find_entities("Labs").at(0).id == tideline);
  BOOST_TEST(nodes_named(store.load_graph(), "Tideline Labs") == 1U);
  BOOST_TEST(store.stats().entities == entities);
  store.retract_article(launch().article.id);
  BOOST_TEST(store.verify().empty());
  BOOST_TEST(store.find_entities("Labs").empty());
  import(store, {launch()});
  BOOST_TEST(store.find_entities("Labs").size() == 1U);
  decide(store, decision(DecisionKind::undo, store.decisions().at(0).id));
  BOOST_TEST(store.entity(tideline)->name == "Tideline");
  BOOST_TEST(store.find_entities("Labs").empty());
  BOOST_TEST(store.verify().empty());
}

BOOST_AUTO_TEST_CASE(a_name_that_a_person_gave_first_and_an_article_used_later_belongs_to_both) {
  Store store(":memory:");
  import(store, {launch()});
  const std::string tideline = entity_id(EntityType::organization, "Tideline");
  decide(store, decision(DecisionKind::confirm, tideline, {}, "Tideline Ltd", kAspectAlias));
  Draft again("Herald", "2031-04-02", "Tideline said it has paid. Tideline Ltd is old.");
  again.say({.speaker = "Tideline", .cue = "said", .content = "it has paid"});
  again.analysis.entities[0].alternate_names = {"Tideline Ltd"};
  import(store, {again});
  const auto knows_it = [&] {
    const std::vector<std::string> names = store.entity(tideline)->alternate_names;
    return std::find(names.begin(), names.end(), "Tideline Ltd") != names.end();
  };
  BOOST_TEST(knows_it());
  store.retract_article(again.article.id);  // a person's word stays …
  refresh_relations(store);
  BOOST_TEST(knows_it());
  import(store, {again});
  decide(store, decision(DecisionKind::undo, store.decisions().at(0).id));  // … and so does an article's
  BOOST_TEST(knows_it());
  BOOST_TEST(store.verify().empty());
  store.retract_article(again.article.id);
  BOOST_TEST(!knows_it());
  BOOST_TEST(store.verify().empty());
}

BOOST_AUTO_TEST_CASE(a_later_decision_says_which_ones_it_ends) {
  Store store(":memory:");
  import(store, {launch(), doubt()});
  const std::string a = entity_id(EntityType::organization, "Tideline");
  const std::string b = entity_id(EntityType::organization, "Gannet");
  const DecisionReport merged = decide(store, decision(DecisionKind::merge, a, b));
  BOOST_TEST(merged.ended.empty());
  const DecisionReport split = decide(store, decision(DecisionKind::split, b, a));
  BOOST_REQUIRE(split.ended.size() == 1U);
  BOOST_TEST(split.ended[0].id == merged.made.id);
  const DecisionReport undone = decide(store, decision(DecisionKind::undo, split.made.id));
  BOOST_REQUIRE(undone.restored.size() == 1U);
  BOOST_TEST(undone.restored[0].id == merged.made.id);
  BOOST_TEST(store.stats().judgements == 2U);  // the merge and the undo hold
}

BOOST_AUTO_TEST_CASE(names_that_rules_join_are_kept_apart_when_a_person_says_so) {
  Draft one("Courier", "2031-03-01", "Ann Field said it leaks. Field said it is safe.");
  one.say({.speaker = "Ann Field", .cue = "said", .content = "it leaks", .type = EntityType::person});
  Draft two("Meridian", "2031-03-02", "Field denied it all.");
  two.say({.speaker = "Field", .cue = "denied", .content = "it all", .type = EntityType::person});
  Store store(":memory:");
  import(store, {one, two});
  const std::string full = entity_id(EntityType::person, "Ann Field");
  const std::string part = entity_id(EntityType::person, "Field");
  BOOST_REQUIRE(store.entity(part)->same_as.size() == 1U);
  decide(store, decision(DecisionKind::split, full, part));
  BOOST_TEST(store.entity(part)->same_as.empty());
  import(store, {one, two}, "x/2");
  BOOST_TEST(store.entity(part)->same_as.empty());
  BOOST_TEST(edge_of(store.load_graph(), EdgeKind::same_as) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_decision_that_changes_no_link_compares_nothing_anew) {
  Store store(":memory:");
  import(store, {launch(), doubt()});
  Relations none;
  store.replace_relations(none);
  decide(store, decision(DecisionKind::annotate, doubt().analysis.claims[0].id, {}, "asked them"));
  BOOST_TEST(store.relations_fresh());
  BOOST_TEST(store.claims({.disputed = true}).size() >= 1U);
}

BOOST_AUTO_TEST_SUITE_END()
