#include <boost/test/unit_test.hpp>

#include "core/model/identity.hpp"

using namespace claimgraph;

BOOST_AUTO_TEST_SUITE(identity)

BOOST_AUTO_TEST_CASE(a_name_is_the_same_whatever_its_case_blanks_apostrophes_and_outer_punctuation) {
  BOOST_TEST(normalise_name("  Reuters\u2019s ") == "reuters");
  BOOST_TEST(normalise_name("\u201CDeep\u00A0 Seek\u201D,") == "deep seek");
  BOOST_TEST(normalise_name("U.S.") == "u.s.");
  BOOST_TEST(normalise_name("...") == "...");
  BOOST_TEST(normalise_name("Stra\u00DFe") == normalise_name("STRASSE"));
}

BOOST_AUTO_TEST_CASE(entities_of_another_type_or_name_are_others) {
  BOOST_TEST(entity_id(EntityType::organization, "Reuters") ==
             entity_id(EntityType::organization, "REUTERS"));
  BOOST_TEST(entity_id(EntityType::organization, "Reuters") != entity_id(EntityType::person, "Reuters"));
  BOOST_TEST(entity_id(EntityType::organization, "Reuters").starts_with("org-"));
}

BOOST_AUTO_TEST_CASE(anonymous_sources_stay_in_their_article) {
  BOOST_TEST(anonymous_entity_id(EntityType::group, "analysts", "art-1") !=
             anonymous_entity_id(EntityType::group, "analysts", "art-2"));
}

BOOST_AUTO_TEST_CASE(a_claim_with_another_figure_unit_or_polarity_is_another_claim) {
  Quantity cost;
  cost.value_text = "5500000";
  cost.currency = "USD";
  const std::string base = claim_id("V3 cost US$5.5 million", {cost}, Polarity::positive);
  BOOST_TEST(base == claim_id("V3  cost US$5.5 million.", {cost}, Polarity::positive));
  BOOST_TEST(base != claim_id("V3 cost US$5.5 million", {cost}, Polarity::negative));
  cost.currency = "EUR";
  BOOST_TEST(base != claim_id("V3 cost US$5.5 million", {cost}, Polarity::positive));
  cost.currency = "USD";
  cost.value_text = "5600000";
  BOOST_TEST(base != claim_id("V3 cost US$5.5 million", {cost}, Polarity::positive));
}

BOOST_AUTO_TEST_CASE(a_guess_is_no_part_of_what_a_claim_says) {
  BOOST_TEST(without_guesses("he [Ana Ruiz?] fell [and] broke his [Ana Ruiz's?] arm [") ==
             "he fell [and] broke his arm [");
  BOOST_TEST(claim_id("he [Ana Ruiz?] fell", {}, Polarity::positive) ==
             claim_id("he fell", {}, Polarity::positive));
  BOOST_TEST(claim_id("[Ana Ruiz] fell", {}, Polarity::positive) !=
             claim_id("he [Ana Ruiz?] fell", {}, Polarity::positive));
}

BOOST_AUTO_TEST_SUITE_END()
