#include <rapidjson/document.h>

#include <boost/test/unit_test.hpp>

#include "core/query/queries.hpp"
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
  const ClaimVoices& voices = who.claims[0];
  BOOST_TEST_REQUIRE(voices.said.size() == 1U);
  BOOST_TEST(voices.said[0].speakers[0].name == "Tideline");
  BOOST_TEST(voices.said[0].date == "2031-03-04");
  BOOST_TEST(voices.said[0].publisher == "Harbour Courier");
  BOOST_TEST_REQUIRE(voices.disputed.size() == 1U);
  BOOST_TEST(voices.disputed[0].speakers[0].name == "Gannet");
  BOOST_TEST(voices.disputed[0].passage.exact.find("Marlin cost $4 million to train") != std::string::npos);
  BOOST_TEST(is_json(to_json(who)));
  BOOST_TEST(query_who(store, "zeppelin").claims.empty());
}

BOOST_AUTO_TEST_CASE(who_takes_ids_and_prefixes) {
  const std::string id = query_who(store, "Marlin cost").claims.at(0).claim.id;
  BOOST_TEST(query_who(store, id).claims.at(0).claim.id == id);
  BOOST_TEST(query_who(store, id.substr(0, 12)).claims.at(0).claim.id == id);
  const std::string speaker = query_who(store, id).claims.at(0).said.at(0).speakers.at(0).id;
  BOOST_TEST(query_who(store, speaker).claims.at(0).claim.id == id);
}

BOOST_AUTO_TEST_CASE(trace_ends_at_the_speakers_own_statement_and_says_what_is_missing) {
  const auto trace = query_trace(store, "Marlin cost");
  BOOST_TEST_REQUIRE(trace.has_value());
  BOOST_TEST_REQUIRE(trace->dark.size() == 1U);
  BOOST_TEST(trace->dark[0] == "Tideline’s own statement: the original document is not among the articles.");
  bool named = false;
  for (const TraceHop& hop : trace->hops) {
    if (hop.kind != EdgeKind::said_by) continue;
    named = true;
    BOOST_TEST(hop.to_label == "Tideline");
    BOOST_TEST(hop.attribution.has_value());
  }
  BOOST_TEST(named);
  BOOST_TEST(is_json(to_json(*trace)));
  BOOST_TEST(!query_trace(store, "zeppelin").has_value());
}

BOOST_AUTO_TEST_CASE(disputes_name_the_disputed_claim) {
  const auto disputes = query_disputes(store);
  BOOST_TEST_REQUIRE(disputes.size() == 1U);
  BOOST_TEST(disputes[0].claim.disputers == 1U);
  BOOST_TEST(disputes[0].disputed.size() == 1U);
  BOOST_TEST(is_json(to_json(disputes[0])));
  BOOST_TEST(query_conflicts(store).empty());
}

BOOST_AUTO_TEST_CASE(show_gives_the_paragraph_with_spans_inside_it) {
  const std::string id = query_who(store, "Marlin cost").claims.at(0).said.at(0).id;
  const auto shown = query_show(store, id);
  BOOST_TEST_REQUIRE(shown.has_value());
  BOOST_TEST((shown->kind == NodeKind::attribution));
  BOOST_TEST_REQUIRE(shown->passages.size() == 1U);
  const ShownPassage& passage = shown->passages[0];
  BOOST_TEST_REQUIRE(passage.cue.size() == 1U);
  BOOST_TEST(passage.text.substr(passage.cue[0].begin, passage.cue[0].size()) == "said");
  BOOST_TEST(is_json(to_json(*shown)));
  BOOST_TEST(!query_show(store, "clm-ffffffffff").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
