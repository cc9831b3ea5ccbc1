#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

#include "core/link/link.hpp"

using namespace claimgraph;

namespace {

const std::string kText =
    "An engineer said the cranes of the Tarsa Harbour Board were never tested after the winter storm. ";

LinkFacts copied_report() {
  LinkFacts out;
  for (const char* n : {"1", "2"}) {
    const std::string article = std::string("art-") + n;
    const std::string engineer = std::string("per-engineer-") + n;
    out.articles.push_back({article, n, kText, n[0] == '1' ? 10 : 20});
    out.entities.push_back({engineer, true, {{article, EntityType::person, "An engineer", {}}}});
    out.sayings.push_back({article, "clm-tested", {engineer}});
  }
  ClaimFacts claim;
  claim.id = "clm-tested";
  claim.text = "the cranes of the Tarsa Harbour Board were never tested after the winter storm";
  claim.speakers = {"per-engineer-1", "per-engineer-2"};
  claim.articles = {"art-1", "art-2"};
  out.claims.push_back(claim);
  claim.id = "clm-other";
  claim.text = "cranes of the Tarsa Harbour Board were never tested after the winter storm";
  claim.articles = {"art-1"};
  out.claims.push_back(claim);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(linking)

BOOST_AUTO_TEST_CASE(an_unnamed_source_of_a_report_and_its_copy_is_one) {
  const Relations found = link(copied_report());
  BOOST_REQUIRE(found.entities.size() == 1U);
  BOOST_TEST(found.entities[0].detail == "copy");
  BOOST_TEST(found.entity_families.size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_unnamed_source_of_two_reports_of_their_own_stays_two) {
  LinkFacts facts = copied_report();
  facts.articles[1].text = "The weather will be fine in the valley and on both sides of the hills this week.";
  BOOST_TEST(link(facts).entities.empty());
}

BOOST_AUTO_TEST_CASE(the_order_of_facts_changes_nothing) {
  LinkFacts facts = copied_report();
  const Relations first = link(facts);
  std::mt19937 random(5);
  for (int round = 0; round < 8; ++round) {
    std::shuffle(facts.claims.begin(), facts.claims.end(), random);
    std::shuffle(facts.articles.begin(), facts.articles.end(), random);
    std::shuffle(facts.entities.begin(), facts.entities.end(), random);
    std::shuffle(facts.sayings.begin(), facts.sayings.end(), random);
    const Relations again = link(facts);
    BOOST_REQUIRE(again.claims.size() == first.claims.size());
    for (std::size_t i = 0; i < first.claims.size(); ++i) {
      BOOST_TEST(again.claims[i].source == first.claims[i].source);
      BOOST_TEST(again.claims[i].target == first.claims[i].target);
    }
    BOOST_REQUIRE(again.entities.size() == first.entities.size());
    BOOST_TEST(again.entities[0].source == first.entities[0].source);
    BOOST_TEST(again.claim_families.size() == first.claim_families.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
