#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "claimgraph/error.hpp"
#include "claimgraph/store.hpp"
#include "core/store/store_impl.hpp"
#include "tests/unit/store/fixture.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

/// SQLite keeps a pointer to the text: binding one that dies with the expression must not compile.
template <typename Value>
concept CanBeBound = requires(Query& query, Value&& value) {
  query.bind(std::forward<Value>(value));
};
static_assert(CanBeBound<const std::string&> && CanBeBound<std::string&> && CanBeBound<const char*>);
static_assert(CanBeBound<std::optional<std::int64_t>> && CanBeBound<const std::optional<std::string>&>);
static_assert(!CanBeBound<std::string> && !CanBeBound<const std::string>);
static_assert(!CanBeBound<std::optional<std::string>>);

Draft version(const std::string& text, const std::string& published, const std::string& modified = {}) {
  Draft d("Harbour Courier", published, text, "https://courier.example/versions");
  d.article.date_modified = modified;
  seal_article(d.article);
  d.say({.speaker = "Tideline", .cue = "said", .content = text.substr(14, text.size() - 15)});
  return d;
}

std::size_t count_disputed(const Store& db) {
  const auto claims = db.claims();
  return static_cast<std::size_t>(
      std::count_if(claims.begin(), claims.end(), [](const ClaimInfo& c) { return c.disputers > 0; }));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(store)

BOOST_AUTO_TEST_CASE(an_article_and_its_analysis_come_back_as_they_were_put) {
  Store db(":memory:");
  Draft d = launch();
  d.article.authors = {"Ada Field"};
  d.article.links = {"https://a.example/"};
  d.article.original_spans = {{0, 10, 5, 4}};
  d.article.metadata_source = {{"author", "byline"}};
  d.article.text += std::string("\0x", 2);
  seal_article(d.article);
  BOOST_CHECK(db.put_article(d.article, d.analysis, "news/1") == PutOutcome::added);
  const auto article = db.article(d.article.id);
  BOOST_REQUIRE(article);
  BOOST_TEST(article->text == d.article.text);
  BOOST_TEST(article->authors == d.article.authors);
  BOOST_CHECK(article->original_spans == d.article.original_spans);
  BOOST_CHECK(article->metadata_source == d.article.metadata_source);
  const auto analysis = db.analysis(d.article.id);
  BOOST_REQUIRE(analysis);
  BOOST_REQUIRE(analysis->attributions.size() == 3U);
  BOOST_TEST(analysis->attributions[0].id == d.analysis.attributions[0].id);
  BOOST_CHECK(analysis->attributions[0].content == d.analysis.attributions[0].content);
  BOOST_TEST(analysis->attributions[2].speakers.empty());
  BOOST_TEST(analysis->claims[0].text == "Tideline's Marlin model cost $4 million to train");
  BOOST_TEST(analysis->quantities[0].value_text == "4000000");
  BOOST_TEST(analysis->entities.size() == d.analysis.entities.size());
  BOOST_TEST(db.verify().size() == 0U);
}

BOOST_AUTO_TEST_CASE(an_attribution_states_several_claims_each_with_spans_of_its_own_or_none) {
  Draft d("Harbour Courier", "2031-03-04", "Tideline said the dock is full and the crane is broken.");
  d.say({.speaker = "Tideline",
         .cue = "said",
         .content = "the dock is full and the crane is broken",
         .claim = "the dock is full"});
  Claim second = d.analysis.claims[0];
  second.text = "the crane is broken";
  second.id = claim_id(second.text, {}, Polarity::positive);
  second.content = {d.find("the crane is broken")};
  second.form = ClaimForm::topic;
  second.unresolved = true;
  second.worth = 0.5;
  d.analysis.claims.push_back(second);
  d.analysis.attributions[0].claims = {{0, {d.find("the dock"), d.find("is full")}},
                                       {1, {d.find("the crane is broken")}}};
  Attribution without = d.analysis.attributions[0];
  without.id = content_id("att", {"without"});
  without.claims.clear();
  without.realis = Realis::unreal;
  d.analysis.attributions.push_back(without);
  Store db(":memory:");
  db.put_article(d.article, d.analysis);
  BOOST_TEST(db.verify().empty());
  const auto back = db.analysis(d.article.id);
  BOOST_REQUIRE(back);
  BOOST_REQUIRE(back->attributions[0].claims.size() == 2U);
  BOOST_TEST(back->attributions[0].claims[1].claim == 1U);
  BOOST_CHECK(back->attributions[0].claims[0].content == d.analysis.attributions[0].claims[0].content);
  BOOST_TEST(back->attributions[1].claims.empty());
  BOOST_CHECK(back->attributions[1].realis == Realis::unreal);
  BOOST_CHECK(back->claims[1].form == ClaimForm::topic);
  BOOST_TEST(back->claims[1].unresolved);
  BOOST_TEST(back->claims[1].worth == 0.5);
  const auto sayings = db.attributions_of_claim(second.id);
  BOOST_REQUIRE(sayings.size() == 1U);
  BOOST_TEST(sayings[0].claim_text == "the crane is broken");  // the one that was asked for
  BOOST_REQUIRE(sayings[0].claims.size() == 2U);
  BOOST_CHECK(sayings[0].claims[1].content == SpanList{d.find("the crane is broken")});
  BOOST_TEST(db.claim(second.id)->worth == 0.5);
  bool shown = false;
  for (const Node& node : db.load_graph({.attribution_nodes = true}).nodes) {
    if (node.id == without.id) BOOST_TEST(node.realis == "unreal");
    if (node.id != second.id) continue;
    shown = true;
    BOOST_TEST(node.claim_form == "topic");
    BOOST_TEST(node.unresolved);
    BOOST_TEST(node.worth == 0.5);
  }
  BOOST_TEST(shown);
  d.analysis.attributions[0].claims[0].claim = 7;
  BOOST_CHECK_THROW(db.put_article(d.article, d.analysis, "again"), DataError);
}

BOOST_AUTO_TEST_CASE(the_same_article_twice_changes_nothing) {
  Store db(":memory:");
  const Draft d = launch();
  db.put_article(d.article, d.analysis, "news/1");
  const auto stamp = db.change_stamp();
  BOOST_TEST(db.has_article(d.article, "news/1"));
  BOOST_TEST(!db.has_article(d.article, "news/2"));
  BOOST_CHECK(db.put_article(d.article, d.analysis, "news/1") == PutOutcome::unchanged);
  BOOST_TEST(db.change_stamp() == stamp);
  BOOST_CHECK(db.put_article(d.article, d.analysis, "news/2") == PutOutcome::updated);
  BOOST_TEST(db.stats().attributions == 3U);
  BOOST_TEST(db.stats().claims == 3U);
}

BOOST_AUTO_TEST_CASE(of_two_copies_the_fuller_one_stays_whichever_came_first) {
  Draft bare = launch();
  Draft full = launch();
  full.article.authors = {"Ada Field"};
  bare.article.doc = "a.txt";
  full.article.doc = "b.txt";
  for (const bool full_first : {true, false}) {
    Store db(":memory:");
    const Draft& one = full_first ? full : bare;
    const Draft& two = full_first ? bare : full;
    db.put_article(one.article, one.analysis);
    db.put_article(two.article, two.analysis);
    const auto article = db.article(bare.article.id);
    BOOST_TEST(article->authors.size() == 1U);
    BOOST_TEST(article->doc == "a.txt");
  }
}

BOOST_AUTO_TEST_CASE(an_edited_article_is_a_revision_and_the_later_one_is_current_in_any_order) {
  Draft first = launch();
  Draft second("Harbour Courier", "2031-03-05", "Tideline said nothing more.",
               "https://courier.example/launch");
  second.say({.speaker = "Tideline", .cue = "said", .content = "nothing more"});
  for (const bool backwards : {false, true}) {
    Store db(":memory:");
    const Draft& one = backwards ? second : first;
    const Draft& two = backwards ? first : second;
    BOOST_CHECK(db.put_article(one.article, one.analysis) == PutOutcome::added);
    BOOST_CHECK(db.put_article(two.article, two.analysis) == PutOutcome::revision);
    BOOST_TEST(db.article_info(second.article.id)->current);
    BOOST_TEST(!db.article_info(first.article.id)->current);
    BOOST_TEST(db.article_info(second.article.id)->revision_of == first.article.id);
  }
}

BOOST_AUTO_TEST_CASE(of_versions_with_the_same_date_the_modified_one_is_current_in_any_order) {
  const Draft plain = version("Tideline said the pier is closed.", "2031-03-04T10:00:00Z");
  const Draft edited = version("Tideline said the pier is open.", "2031-03-04T10:00:00Z", "2031-03-04");
  for (const bool backwards : {false, true}) {
    Store db(":memory:");
    for (const Draft* d : {backwards ? &edited : &plain, backwards ? &plain : &edited})
      db.put_article(d->article, d->analysis);
    BOOST_TEST(db.article_info(edited.article.id)->current);
    BOOST_TEST(!db.article_info(plain.article.id)->current);
    BOOST_TEST(db.article_info(edited.article.id)->revision_of == plain.article.id);
    BOOST_TEST(db.article_info(plain.article.id)->revision_of.empty());
  }
}

BOOST_AUTO_TEST_CASE(of_versions_that_no_date_tells_apart_the_one_that_came_in_last_is_current) {
  const std::vector<Draft> versions{version("Tideline said the pier is closed.", "2031-03-04"),
                                    version("Tideline said the pier is open.", "2031-03-04"),
                                    version("Tideline said the pier is sold.", "2031-03-04")};
  for (const std::vector<std::size_t>& order :
       {std::vector<std::size_t>{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {0, 2, 1}}) {
    Store db(":memory:");
    for (const std::size_t i : order) db.put_article(versions[i].article, versions[i].analysis, "news/1");
    const std::string& last = versions[order[2]].article.id;
    BOOST_TEST(db.article_info(last)->current);
    BOOST_TEST(db.article_info(last)->revision_of == versions[order[1]].article.id);
    // Neither the same article again nor a new analysis of it makes it a later one.
    const Draft& first = versions[order[0]];
    db.put_article(first.article, first.analysis, "news/1");
    db.put_article(first.article, first.analysis, "news/2");
    BOOST_TEST(db.article_info(last)->current);
    BOOST_TEST(!db.article_info(first.article.id)->current);
  }
}

BOOST_AUTO_TEST_CASE(every_number_of_the_statistics_is_the_length_of_its_list) {
  Store db(":memory:");
  for (const Draft& d : {launch(), doubt(), version("Tideline said the pier is closed.", "2031-03-04"),
                         version("Tideline said the pier is open.", "2031-03-05")}) {
    db.put_article(d.article, d.analysis);
  }
  const StoreStats stats = db.stats();
  const auto articles = db.articles();
  BOOST_TEST(stats.articles == articles.size());
  BOOST_TEST(stats.superseded == std::count_if(articles.begin(), articles.end(),
                                               [](const ArticleInfo& a) { return !a.current; }));
  BOOST_TEST(stats.superseded == 1U);
  BOOST_TEST(stats.entities == db.entities().size());
  BOOST_TEST(stats.anonymous > 0U);
  BOOST_TEST(stats.entities + stats.anonymous == db.entities(true).size());
  BOOST_TEST(stats.claims == db.claims().size());
  BOOST_TEST(stats.attributions == db.attributions().size());
  BOOST_TEST(stats.disputes == count_disputed(db));
  BOOST_TEST(stats.disputes == 1U);
}

BOOST_AUTO_TEST_CASE(strangers_without_a_proper_name_are_not_versions_of_each_other) {
  Store db(":memory:");
  for (const char* text : {"One thing.", "Quite another."}) {
    Article a;
    a.text = text;
    a.doc = "-";
    seal_article(a);
    BOOST_CHECK(db.put_article(a, {}) == PutOutcome::added);
  }
  BOOST_TEST(db.stats().superseded == 0U);
}

BOOST_AUTO_TEST_CASE(retracting_takes_away_only_what_the_article_alone_supported) {
  Store db(":memory:");
  const Draft a = launch();
  const Draft b = doubt();
  db.put_article(a.article, a.analysis);
  const StoreStats before = db.stats();
  db.put_article(b.article, b.analysis);
  BOOST_TEST(db.claims().size() == 4U);
  BOOST_TEST(db.retract_article(b.article.id.substr(0, 12)).value() == b.article.id);
  const StoreStats after = db.stats();
  BOOST_TEST(after.claims == before.claims);
  BOOST_TEST(after.entities == before.entities);
  BOOST_TEST(after.anonymous == before.anonymous);
  BOOST_TEST(db.search("cheap").size() == 0U);
  BOOST_TEST(db.verify().size() == 0U);
  db.retract_article(a.article.id);
  BOOST_TEST(db.stats().entities == 0U);
  BOOST_TEST(db.stats().claims == 0U);
  BOOST_TEST(!db.retract_article("art-00000000"));
}

BOOST_AUTO_TEST_CASE(claims_come_by_worth_and_what_is_below_the_confidence_asked_for_is_not_used) {
  Draft first = launch();
  Draft second = doubt();
  first.analysis.claims[2].worth = 0.9;
  second.analysis.attributions[0].confidence = 0.4;  // Gannet's doubt
  first.analysis.attributions[1].confidence = 0.5;   // Ms Okafor's praise
  Store db(":memory:");
  for (const Draft& d : {first, second}) db.put_article(d.article, d.analysis);
  const auto all = db.claims();
  BOOST_TEST(all.front().id == first.analysis.claims[2].id);
  const std::string cost = first.analysis.claims[0].id;
  BOOST_TEST(db.claim(cost)->disputers == 1U);
  BOOST_TEST(db.claim(cost, 0.4)->disputers == 1U);
  BOOST_TEST(db.claim(cost, 0.5)->disputers == 0U);
  BOOST_TEST(db.claims({.disputed = true, .min_confidence = 0.5}).empty());
  const auto sure = db.claims({.min_confidence = 0.6});
  BOOST_TEST(sure.size() < all.size());
  for (const ClaimInfo& claim : sure) BOOST_TEST(claim.id != first.analysis.claims[1].id);
  BOOST_TEST(db.claims({.by = "Okafor", .min_confidence = 0.6}).empty());
  BOOST_TEST(db.attributions_of_claim(cost).size() == 2U);
  BOOST_TEST(db.attributions_of_claim(cost, 0.5).size() == 1U);
  const GraphData g = db.load_graph({.min_confidence = 0.6});
  for (const Edge& e : g.edges) {
    BOOST_TEST(e.attribution != second.analysis.attributions[0].id);
    BOOST_TEST(e.attribution != first.analysis.attributions[1].id);
  }
}

BOOST_AUTO_TEST_CASE(claims_can_be_asked_by_subject_speaker_date_and_dispute) {
  Store db(":memory:");
  const Draft a = launch();
  const Draft b = doubt();
  db.put_article(b.article, b.analysis);
  db.put_article(a.article, a.analysis);
  const auto disputed = db.claims({.disputed = true});
  BOOST_REQUIRE(disputed.size() == 1U);
  BOOST_TEST(disputed[0].text == "Tideline's Marlin model cost $4 million to train");
  BOOST_TEST(disputed[0].speakers == 1U);
  BOOST_TEST(disputed[0].disputers == 1U);
  BOOST_TEST(disputed[0].first_appearance == "2031-03-04");
  BOOST_TEST(disputed[0].articles == 2U);
  BOOST_TEST(db.claims({.about = "tideline"}).size() == 1U);
  BOOST_TEST(db.claims({.by = "Harbour"}).size() == 1U);
  BOOST_TEST(db.claims({.since = "2031-03-05"}).size() == 2U);
  BOOST_TEST(db.claims({.since = "2032"}).size() == 0U);
  BOOST_TEST(db.claims({.article = a.article.id}).size() == 3U);
  BOOST_TEST(db.claims({.article = b.article.id}).size() == 2U);
  BOOST_TEST(db.claims({.article = b.article.id.substr(0, 12)}).size() == 2U);
  BOOST_TEST(db.claims({.article = b.article.id, .disputed = true}).size() == 1U);
  BOOST_TEST(db.claims({.article = "art-000000000000"}).size() == 0U);
  BOOST_CHECK_THROW(db.claims({.since = "soon"}), UsageError);
  const auto who = db.attributions_of_claim(disputed[0].id);
  BOOST_REQUIRE(who.size() == 2U);
  BOOST_TEST(who[0].speakers[0].name == "Tideline");
  BOOST_TEST(who[1].cue == "doubts");
  BOOST_TEST(who[1].passage.exact == "Gannet doubts that Marlin cost $4 million to train");
  BOOST_TEST(who[1].passage.prefix == "Rival ");
}

BOOST_AUTO_TEST_CASE(passages_count_code_points) {
  Store db(":memory:");
  const Draft b = doubt();
  db.put_article(b.article, b.analysis);
  const auto list = db.attributions_of_article(b.article.id);
  BOOST_REQUIRE(list.size() == 2U);
  BOOST_TEST(list[1].passage.exact == "It’s too cheap”, an analyst said");
  BOOST_TEST(list[1].passage.start == 59U);
  BOOST_TEST(list[1].passage.end == 91U);
  BOOST_TEST(list[1].speakers[0].anonymous);
}

BOOST_AUTO_TEST_CASE(search_takes_any_text_as_words) {
  Store db(":memory:");
  const Draft a = launch();
  db.put_article(a.article, a.analysis);
  BOOST_TEST(db.search("training costs").size() >= 2U);  // stemmed: train, cost
  BOOST_TEST(db.search("\"cost $4 million\"", {.passages = false, .articles = false}).size() == 1U);
  BOOST_TEST(db.search("tidel*", {.claims = false, .passages = false, .articles = false}).size() == 1U);
  for (const char* odd :
       {"", "\"", "AND OR NOT", "a) OR (b", "* ^ : -", "\"unclosed phrase", "NEAR(x y)", "col:x"}) {
    BOOST_CHECK_NO_THROW(db.search(odd));
  }
  BOOST_TEST(db.search("harbour zebra").size() == 0U);
  const auto hits = db.search("praised", {.claims = false, .entities = false});
  BOOST_REQUIRE(hits.size() == 2U);
  BOOST_TEST(hits[0].article == a.article.id);
  BOOST_TEST(hits[0].snippet.find("\x01praised\x02") != std::string::npos);
  BOOST_TEST(hits[1].label == a.article.headline);
  BOOST_TEST(db.search("praised zebra", {.any_word = true}).size() >= 1U);
}

BOOST_AUTO_TEST_CASE(an_ambiguous_prefix_names_the_candidates) {
  Store db(":memory:");
  std::string first;
  for (int i = 0; i < 3000; ++i) {
    Article a;
    a.text = "Text " + std::to_string(i);
    seal_article(a);
    db.put_article(a, {});
    if (i == 0) first = a.id;
  }
  BOOST_TEST(db.article(first)->id == first);
  std::string clash;
  const auto all = db.articles();
  std::vector<std::string> ids;
  for (const auto& one : all) ids.push_back(one.id);
  std::sort(ids.begin(), ids.end());
  for (std::size_t i = 1; i < ids.size(); ++i) {
    if (ids[i].substr(0, 8) == ids[i - 1].substr(0, 8)) clash = ids[i].substr(0, 8);
  }
  BOOST_REQUIRE(!clash.empty());
  BOOST_CHECK_EXCEPTION(db.article(clash), UsageError, [&](const UsageError& e) {
    return std::string(e.what()).find(clash + " stands for more than one") == 0;
  });
}

BOOST_AUTO_TEST_CASE(an_analysis_that_points_nowhere_is_refused_and_leaves_no_trace) {
  Store db(":memory:");
  Draft d = launch();
  d.analysis.attributions[0].content = {{10, 100000}};
  BOOST_CHECK_EXCEPTION(db.put_article(d.article, d.analysis), DataError, [](const DataError& e) {
    return std::string(e.what()).find("attribution 0 has the span [10, 100000) in a text of") !=
           std::string::npos;
  });
  d = doubt();
  d.analysis.mentions.push_back({{60, 64}, {60, 64}, kNone, MentionKind::name});
  BOOST_CHECK_THROW(db.put_article(d.article, d.analysis), DataError);
  d = launch();
  d.analysis.claims[0].about = {99};
  BOOST_CHECK_THROW(db.put_article(d.article, d.analysis), DataError);
  BOOST_TEST(db.stats().articles == 0U);
  BOOST_TEST(db.stats().entities == 0U);
}

BOOST_AUTO_TEST_CASE(decisions_are_kept_in_order_and_each_once) {
  Store db(":memory:");
  Decision d;
  d.kind = DecisionKind::annotate;
  d.subject = "org-00000000000000000000";
  d.text = "asked them";
  d.by = "ada";
  d.at = "2031-03-31T23:59:59.999Z";
  const Decision first = db.add_decision(d);
  const Decision second = db.add_decision(d);
  BOOST_TEST(first.at == "2031-03-31T23:59:59.999Z");
  BOOST_TEST(second.at == "2031-04-01T00:00:00.000Z");  // each is later than those before
  BOOST_TEST(!db.relations_fresh());
  BOOST_TEST(db.add_decisions({first, second}) == 0U);
  const std::vector<DecisionRecord> all = db.decisions();
  BOOST_REQUIRE(all.size() == 2U);
  BOOST_TEST(all[0].id == first.id);
  BOOST_TEST(all[1].number == 2U);
  BOOST_TEST(!all[0].here);
  d.text = " ";
  BOOST_CHECK_THROW(db.add_decision(d), UsageError);
  BOOST_TEST(db.decisions().size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
