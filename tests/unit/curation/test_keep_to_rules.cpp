// Links after a person has looked at them.
#include <boost/test/unit_test.hpp>

#include "core/curation/keep_to_rules.hpp"

using namespace claimgraph;

namespace {

ClaimRelation relation(EdgeKind kind, const std::string& source, const std::string& target) {
  return {kind, source, target, "", "words", 0.8, "rule:x/1"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(keeping_to_rules)

BOOST_AUTO_TEST_CASE(a_rejected_link_goes_and_a_confirmed_one_is_sure) {
  LinkRules rules;
  rules.links[{"contradicts", "clm-a", "clm-b"}] = {false, "person:ada", "clm-b", "clm-a"};
  rules.links[{"variantOf", "clm-a", "clm-c"}] = {true, "person:ada", "clm-a", "clm-c"};
  rules.links[{"stance", "att-a", "clm-b"}] = {false, "person:ada", "att-a", "clm-b"};
  Relations r;
  r.claims = {relation(EdgeKind::contradicts, "clm-a", "clm-b"),
              relation(EdgeKind::variant_of, "clm-c", "clm-a"),
              relation(EdgeKind::variant_of, "clm-a", "clm-b")};
  r.claims[1].label = "4 → 5";
  r.stances = {{"att-a", "clm-b", "overlap", 0.5, "rule:x/1"},
               {"att-a", "clm-c", "overlap", 0.5, "rule:x/1"}};
  keep_to_rules(rules, r);
  BOOST_REQUIRE(r.claims.size() == 2U);
  BOOST_TEST(r.claims[0].by == "person:ada");
  BOOST_TEST(r.claims[0].confidence == 1.0);
  BOOST_TEST(r.claims[0].source == "clm-c");  // the direction of its label
  BOOST_TEST(r.claims[1].by == "rule:x/1");
  BOOST_REQUIRE(r.stances.size() == 1U);
  BOOST_TEST(r.stances[0].claim == "clm-c");
}

BOOST_AUTO_TEST_CASE(what_only_a_person_knows_is_added) {
  LinkRules rules;
  rules.links[{"contradicts", "clm-a", "clm-b"}] = {true, "person:ada", "clm-b", "clm-a"};
  rules.links[{"stance", "att-a", "clm-b"}] = {true, "person:ada", "att-a", "clm-b"};
  rules.links[{"derivedFrom", "art-a", "art-b"}] = {true, "person:ada", "art-b", "art-a"};
  Relations r;
  keep_to_rules(rules, r);
  BOOST_REQUIRE(r.claims.size() == 1U);
  BOOST_TEST(r.claims[0].source == "clm-b");
  BOOST_TEST(r.stances.size() == 1U);
  BOOST_REQUIRE(r.articles.size() == 1U);
  BOOST_TEST(r.articles[0].source == "art-b");
}

BOOST_AUTO_TEST_CASE(claims_that_a_person_joined_do_not_contradict_each_other) {
  LinkRules rules;
  rules.joined.push_back({{"clm-a", "clm-b"}, "person:ada"});
  Relations r;
  r.claims = {
      relation(EdgeKind::contradicts, "clm-a", "clm-b"), relation(EdgeKind::narrower, "clm-b", "clm-a"),
      relation(EdgeKind::contradicts, "clm-b", "clm-c"), relation(EdgeKind::same_claim, "clm-a", "clm-b")};
  r.claims.back().by = "person:ada";
  keep_to_rules(rules, r);
  BOOST_REQUIRE(r.claims.size() == 2U);
  BOOST_TEST(r.claims[0].target == "clm-c");
  BOOST_TEST((r.claims[1].kind == EdgeKind::same_claim));
}

BOOST_AUTO_TEST_SUITE_END()
