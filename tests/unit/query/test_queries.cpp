#include <rapidjson/document.h>

#include <boost/test/unit_test.hpp>
#include <set>

#include "claimgraph/error.hpp"
#include "claimgraph/queries.hpp"
#include "claimgraph/query_json.hpp"
#include "tests/unit/store/fixture.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

struct TwoArticles {
  TwoArticles() : store(":memory:") {
    for (const Draft& draft : {launch(), doubt()}) store.put_article(draft.article, draft.analysis);
  }
  Store store;
};

bool is_json(const std::string& text) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(text.c_str(), text.size());
  return !document.HasParseError() && document.IsObject();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(queries, TwoArticles)

BOOST_AUTO_TEST_CASE(who_lists_speakers_and_disputers_with_passages_and_dates) {
  const WhoResult who = query_who(store, "Marlin cost");
  BOOST_TEST_REQUIRE(!who.claims.empty());
  const ClaimSpeakers& voices = who.claims[0];
  BOOST_TEST_REQUIRE(voices.sayings.size() == 1U);
  BOOST_TEST(voices.sayings[0].speakers[0].name == "Tideline");
  BOOST_TEST(voices.sayings[0].date == "2031-03-04");
  BOOST_TEST(voices.sayings[0].publisher == "Harbour Courier");
  BOOST_TEST_REQUIRE(voices.disputes.size() == 1U);
  BOOST_TEST(voices.disputes[0].speakers[0].name == "Gannet");
  BOOST_TEST(voices.disputes[0].passage.exact.find("Marlin cost $4 million to train") != std::string::npos);
  BOOST_TEST(is_json(to_json(who)));
  BOOST_TEST(query_who(store, "zeppelin").claims.empty());
}

BOOST_AUTO_TEST_CASE(what_was_not_said_or_was_only_asked_is_listed_on_no_side) {
  Draft d("Meridian", "2031-03-06",
          "The mayor did not say the pier leaks. Lee asked whether the pier leaks.");
  const auto silent = d.say({.speaker = "mayor", .cue = "say", .content = "the pier leaks"});
  d.analysis.attributions[silent].realis = Realis::negated;
  d.say({.speaker = "Lee", .cue = "asked", .content = "the pier leaks", .stance = StanceKind::questions});
  Store db(":memory:");
  db.put_article(d.article, d.analysis);
  const WhoResult who = query_who(db, "pier leaks");
  BOOST_TEST_REQUIRE(who.claims.size() == 1U);
  BOOST_TEST(who.claims[0].sayings.empty());
  BOOST_TEST(who.claims[0].disputes.empty());
  BOOST_TEST(who.claims[0].others.size() == 2U);
  BOOST_TEST(query_disputes(db).empty());
  BOOST_TEST(to_json(who).find("\"others\":[{") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_disputed_is_a_statement_or_is_called_one) {
  Draft d("Meridian", "2031-03-06",
          "Pike rejected the reporters. Lee rejected the claims. Roe rejected the harbour's theories.");
  for (const auto& [who, what] :
       {std::pair{"Pike", "the reporters"}, {"Lee", "the claims"}, {"Roe", "the harbour's theories"}}) {
    d.say({.speaker = who, .cue = "rejected", .content = what, .stance = StanceKind::disputes});
    d.analysis.claims.back().form = ClaimForm::topic;
    d.analysis.claims.back().label = what;
  }
  Store db(":memory:");
  db.put_article(d.article, d.analysis);
  BOOST_TEST(query_disputes(db, {}, 0, {}, true).size() == 3U);
  std::set<std::string> listed;
  for (const ClaimSpeakers& one : query_disputes(db)) listed.insert(one.claim.text);
  BOOST_TEST(listed == (std::set<std::string>{"the claims", "the harbour's theories"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_correction_is_for_its_own_claim_and_against_the_one_that_it_corrects) {
  Draft d("Meridian", "2031-03-06", "Gannet set it right: Marlin cost $6 million.");
  d.say({.speaker = "Gannet",
         .cue = "set it right",
         .content = "Marlin cost $6 million",
         .stance = StanceKind::corrects});
  store.put_article(d.article, d.analysis);
  const std::string theirs = launch().analysis.claims[0].id;
  Relations relations;
  relations.stances.push_back({d.analysis.attributions[0].id, theirs, "overlap", 0.8, "rule:target/1"});
  store.replace_relations(relations);
  const auto mine = query_who(store, d.analysis.claims[0].id).claims.at(0);
  BOOST_TEST(mine.sayings.size() == 1U);
  BOOST_TEST(mine.disputes.empty());
  const auto other = query_who(store, theirs).claims.at(0);
  BOOST_TEST(other.disputes.size() == 2U);  // Gannet's doubt in another paper, and the correction
  BOOST_TEST(other.claim.disputers == 1U);  // both by Gannet
}

BOOST_AUTO_TEST_CASE(who_takes_ids_and_prefixes) {
  const std::string id = query_who(store, "Marlin cost").claims.at(0).claim.id;
  BOOST_TEST(query_who(store, id).claims.at(0).claim.id == id);
  BOOST_TEST(query_who(store, id.substr(0, 12)).claims.at(0).claim.id == id);
}

BOOST_AUTO_TEST_CASE(trace_ends_at_the_speakers_own_statement_and_says_what_is_missing) {
  const auto trace = query_trace(store, "Marlin cost");
  BOOST_TEST_REQUIRE(trace.has_value());
  BOOST_TEST_REQUIRE(trace->origins.size() == 1U);
  BOOST_TEST(trace->origins[0] == "Tideline");
  BOOST_TEST(
      trace->ending.find("The original document of Tideline’s own statement is not among the articles") !=
      std::string::npos);
  bool named = false;
  for (const TraceHop& hop : trace->hops) {
    if (hop.relation != "said by") continue;
    named = true;
    BOOST_TEST(hop.to_label == "Tideline");
    BOOST_TEST(hop.saying.has_value());
  }
  BOOST_TEST(named);
  BOOST_TEST(is_json(to_json(*trace)));
  BOOST_TEST(!query_trace(store, "zeppelin").has_value());
}

BOOST_AUTO_TEST_CASE(trace_follows_only_the_sayings_of_the_claim_asked_for) {
  // Okafor relays Tideline on one matter and says another herself: the second has no hop to Tideline.
  Draft d("The Quay", "2031-04-01",
          "Okafor said that Tideline said that the harbour would flood. Okafor said the bridge was safe.");
  const auto outer = d.say({.speaker = "Okafor",
                            .cue = "said",
                            .content = "Tideline said that the harbour would flood",
                            .type = EntityType::person});
  const auto inner =
      d.say({.speaker = "Tideline", .cue = "said that the", .content = "the harbour would flood"});
  d.analysis.attributions[outer].relays = inner;
  d.analysis.attributions[inner].nesting = 1;
  d.say(
      {.speaker = "Okafor", .cue = "said the", .content = "the bridge was safe", .type = EntityType::person});
  Store db(":memory:");
  db.put_article(d.article, d.analysis);

  const auto bridge = query_trace(db, "bridge safe");
  BOOST_TEST_REQUIRE(bridge.has_value());
  for (const TraceHop& hop : bridge->hops) {
    BOOST_TEST(hop.relation != "relays");
    BOOST_TEST((!hop.saying || hop.saying->claim == bridge->claim.claim.id));
  }
  BOOST_TEST(bridge->hops.size() == 2U);

  const auto told = query_trace(db, d.analysis.claims[outer].id);
  BOOST_TEST_REQUIRE(told.has_value());
  BOOST_TEST_REQUIRE(told->hops.size() == 3U);
  BOOST_TEST(told->hops[2].relation == "relays");
  BOOST_TEST(told->hops[2].to_id == d.analysis.attributions[inner].id);
  BOOST_TEST(told->hops[2].to_label == "Tideline");
  BOOST_TEST(told->hops[2].depth == 2U);
  // That Tideline said so is Okafor's word.
  BOOST_TEST(told->origins == std::vector<std::string>{"Okafor"});

  const auto flood = query_trace(db, d.analysis.claims[inner].id);
  BOOST_TEST_REQUIRE(flood.has_value());
  BOOST_TEST(flood->origins == std::vector<std::string>{"Tideline"});
  BOOST_TEST(flood->ending.find("Tideline (as passed on by Okafor)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_below_the_confidence_asked_for_is_no_part_of_an_answer) {
  Draft d("Meridian", "2031-03-07", "Ann Field said Marlin cost $4 million to train.");
  d.say({.speaker = "Ann Field",
         .cue = "said",
         .content = "Marlin cost $4 million to train",
         .type = EntityType::person});
  d.analysis.attributions[0].confidence = 0.4;
  Store db(":memory:");
  db.put_article(d.article, d.analysis);
  const std::string id = d.analysis.claims[0].id;
  BOOST_TEST(query_who(db, id, 10, 0.4).claims.size() == 1U);
  BOOST_TEST(query_who(db, id, 10, 0.5).claims.empty());
  BOOST_TEST(query_trace(db, id, 0.4)->origins.size() == 1U);
  BOOST_TEST(query_trace(db, id, 0.5)->origins.empty());
}

BOOST_AUTO_TEST_CASE(both_sides_of_a_conflict_have_a_saying_that_is_sure_enough) {
  Draft d("Meridian", "2031-03-07",
          "Ann Field said Marlin cost $4 million. Bo Lee said Marlin cost $5 million.");
  d.say({.speaker = "Ann Field", .cue = "said", .content = "Marlin cost $4 million"});
  const auto other = d.say({.speaker = "Bo Lee", .cue = "said", .content = "Marlin cost $5 million"});
  d.analysis.attributions[other].confidence = 0.4;
  Store db(":memory:");
  db.put_article(d.article, d.analysis);
  Relations relations;
  relations.claims.push_back({EdgeKind::contradicts, d.analysis.claims[0].id, d.analysis.claims[1].id,
                              "4M / 5M", "value", 1, "rule:x/1"});
  db.replace_relations(relations);
  BOOST_TEST_REQUIRE(query_conflicts(db).size() == 1U);
  BOOST_TEST(query_conflicts(db, {}, 0.4)[0].second.sayings.size() == 1U);
  BOOST_TEST(query_conflicts(db, {}, 0.5).empty());
}

BOOST_AUTO_TEST_CASE(disputes_name_the_disputed_claim) {
  const auto disputes = query_disputes(store);
  BOOST_TEST_REQUIRE(disputes.size() == 1U);
  BOOST_TEST(disputes[0].claim.disputers == 1U);
  BOOST_TEST(disputes[0].disputes.size() == 1U);
  BOOST_TEST(is_json(to_json(disputes[0])));
  BOOST_TEST(query_conflicts(store).empty());
  BOOST_TEST(store.stats().disputes == disputes.size());
  BOOST_TEST(store.stats().contradictions + store.stats().variants == 0U);
}

BOOST_AUTO_TEST_CASE(show_finds_every_kind_of_record_by_its_id) {
  const ClaimSpeakers claim = query_who(store, "Marlin cost").claims.at(0);
  const auto attribution = query_show(store, claim.sayings.at(0).id);
  BOOST_TEST_REQUIRE(attribution.has_value());
  BOOST_TEST(attribution->attribution.has_value());
  BOOST_TEST(!attribution->claim.has_value());
  BOOST_TEST(query_show(store, claim.claim.id)->claim.has_value());
  BOOST_TEST(query_show(store, claim.sayings.at(0).article)->article_text.has_value());
  BOOST_TEST(query_show(store, claim.sayings.at(0).speakers.at(0).id)->entity_sayings.size() >= 1U);
  BOOST_TEST(is_json(to_json(*attribution)));
  BOOST_TEST(!query_show(store, "clm-ffffffffff").has_value());
}

BOOST_AUTO_TEST_CASE(show_takes_names_and_asks_when_a_part_of_a_name_fits_several) {
  const auto whole = query_show(store, "tideline");
  BOOST_TEST_REQUIRE(whole.has_value());
  BOOST_TEST_REQUIRE(whole->entity.has_value());
  BOOST_TEST(whole->entity->name == "Tideline");
  BOOST_TEST(whole->entity_sayings.size() == 1U);
  const auto part = query_show(store, "Okafor");
  BOOST_TEST_REQUIRE(part.has_value());
  BOOST_TEST(part->entity->name == "Ms Okafor");
  BOOST_TEST(!query_show(store, "Zeppelin").has_value());

  Draft d("The Quay", "2031-05-01", "Ida Okafor said no. Ms Okafor Lind said yes.");
  d.say({.speaker = "Ida Okafor", .cue = "said", .content = "no", .type = EntityType::person});
  d.say({.speaker = "Ms Okafor Lind", .cue = "said", .content = "yes", .type = EntityType::person});
  store.put_article(d.article, d.analysis);
  BOOST_TEST(query_show(store, "Ms Okafor")->entity->name == "Ms Okafor");
  BOOST_CHECK_EXCEPTION(query_show(store, "Okafor"), UsageError, [](const UsageError& error) {
    const std::string text = error.what();
    return text.find("Ida Okafor") != std::string::npos && text.find("Ms Okafor Lind") != std::string::npos;
  });
  BOOST_CHECK_THROW(query_around(store, {}, {"Okafor"}, 1), UsageError);
}

BOOST_AUTO_TEST_CASE(around_a_name_keeps_its_neighbourhood_and_refuses_what_is_not_there) {
  const GraphData all = query_around(store, {}, {}, 0);
  const GraphData near = query_around(store, {}, {"Gannet"}, 1);
  BOOST_TEST(near.nodes.size() > 1U);
  BOOST_TEST(near.nodes.size() < all.nodes.size());
  BOOST_CHECK_THROW(query_around(store, {}, {"Zeppelin"}, 1), NotFoundError);
  // One word of a claim is not the name of what was asked for.
  BOOST_CHECK_THROW(query_around(store, {}, {"Marlin Zeppelin"}, 1), NotFoundError);
  BOOST_CHECK_THROW(query_around(store, {}, {"Gannet", "Zeppelin"}, 1), NotFoundError);
}

BOOST_AUTO_TEST_SUITE_END()
