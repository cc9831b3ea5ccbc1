#include <boost/test/unit_test.hpp>

#include "core/text/annotator.hpp"
#include "core/text/last_names.hpp"
#include "core/text/name_repairs.hpp"

using namespace claimgraph;

namespace {

/// Tokens of `text`, all proper nouns where capitalised, with `names` as (first, last, type).
AnnotatedText with_names(std::string_view text, std::vector<NameSpan> names) {
  AnnotatedText doc = tokenize(text);
  for (Token& token : doc.tokens) {
    if (token.form[0] >= 'A' && token.form[0] <= 'Z') token.upos = Upos::PROPN;
  }
  doc.names = std::move(names);
  return doc;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(name_repairs)

BOOST_AUTO_TEST_CASE(a_company_word_behind_a_name_belongs_to_it) {
  AnnotatedText doc = with_names("we saw Kestrel Foods rise", {{2, 3, NameType::person, 1}});
  join_company_names(doc);
  BOOST_TEST_REQUIRE(doc.names.size() == 1U);
  BOOST_TEST(doc.names[0].last == 4U);
  BOOST_TEST((doc.names[0].type == NameType::organization));
}

BOOST_AUTO_TEST_CASE(two_halves_become_one_name_but_a_country_stays_apart) {
  AnnotatedText doc =
      with_names("the Kestrel AI team", {{1, 2, NameType::other, 1}, {2, 3, NameType::organization, 1}});
  join_company_names(doc);
  BOOST_TEST(doc.names.size() == 1U);
  doc = with_names("the China AI team", {{1, 2, NameType::place, 1}});
  join_company_names(doc);
  BOOST_TEST_REQUIRE(doc.names.size() >= 1U);
  BOOST_TEST(doc.names[0].last == 2U);
}

BOOST_AUTO_TEST_CASE(a_hyphenated_name_is_one_person) {
  AnnotatedText doc =
      with_names("Eva-Marie Lund left", {{0, 1, NameType::place, 1}, {2, 4, NameType::person, 1}});
  BOOST_TEST_REQUIRE(doc.tokens.size() == 5U);
  join_company_names(doc);
  BOOST_TEST_REQUIRE(doc.names.size() == 1U);
  BOOST_TEST(doc.names[0].last == 4U);
  BOOST_TEST((doc.names[0].type == NameType::person));
  doc = with_names("the Ana Lund-Roe talks", {{1, 3, NameType::person, 1}, {4, 5, NameType::person, 1}});
  doc.tokens[5].upos = Upos::NOUN;
  join_company_names(doc);
  BOOST_TEST(doc.names.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_given_name_of_two_syllables_and_a_number_belong_to_the_name) {
  AnnotatedText doc = with_names("Min-seo Kang left", {{3, 4, NameType::organization, 1}});
  BOOST_TEST_REQUIRE(doc.tokens[3].form == "Kang");
  join_company_names(doc);
  BOOST_TEST_REQUIRE(doc.names.size() == 1U);
  BOOST_TEST(doc.names[0].first == 0U);
  BOOST_TEST((doc.names[0].type == NameType::person));
  doc = with_names("its model Fjell-2 costs", {{2, 3, NameType::person, 1}});
  BOOST_TEST_REQUIRE(doc.tokens[4].form == "2");
  doc.tokens[4].upos = Upos::NUM;
  join_company_names(doc);
  BOOST_TEST_REQUIRE(doc.names.size() == 1U);
  BOOST_TEST(doc.names[0].last == 5U);
  BOOST_TEST((doc.names[0].type == NameType::other));
}

BOOST_AUTO_TEST_CASE(amounts_units_and_days_are_no_names) {
  for (const std::string_view text : {"paid R4bn today", "paid US$ today", "on Tuesday today"}) {
    AnnotatedText doc = with_names(text, {{1, 2, NameType::place, 1}});
    drop_amounts(doc);
    BOOST_TEST(doc.names.empty(), text);
  }
  AnnotatedText doc = with_names("some 30 MW here", {{2, 3, NameType::organization, 1}});
  doc.tokens[1].upos = Upos::NUM;
  drop_amounts(doc);
  BOOST_TEST(doc.names.empty());
  doc = with_names("the MW group of F1", {{1, 2, NameType::organization, 1}, {4, 5, NameType::other, 1}});
  drop_amounts(doc);
  BOOST_TEST(doc.names.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_company_that_no_name_holds_is_found) {
  AnnotatedText doc = with_names("now Old Kestrel Foods corrects itself", {});
  join_company_names(doc);
  BOOST_TEST_REQUIRE(doc.names.size() == 1U);
  BOOST_TEST(doc.names[0].first == 1U);
  BOOST_TEST(doc.names[0].last == 4U);
}

BOOST_AUTO_TEST_CASE(tokens_of_a_name_hang_together_and_never_in_a_circle) {
  AnnotatedText doc = with_names("Kestrel AI said no", {{0, 2, NameType::organization, 1}});
  doc.tokens[0].head = 2;
  doc.tokens[1].head = 2;
  doc.tokens[2].head = kRoot;
  doc.tokens[3].head = 2;
  attach_name_tokens(doc);
  BOOST_TEST(doc.tokens[0].head == 1);
  BOOST_TEST(doc.tokens[1].head == 2);
  doc.tokens[0].head = 2;
  doc.tokens[2].head = 0;  // the last token hangs under the first through "said"
  doc.tokens[1].head = 2;
  doc.tokens[0].head = kRoot;
  attach_name_tokens(doc);
  BOOST_TEST(doc.tokens[0].head == kRoot);
}

BOOST_AUTO_TEST_CASE(the_noun_that_a_name_owns_takes_the_place_of_its_first_word) {
  AnnotatedText doc = with_names("Kestrel AI's chief left early", {{0, 2, NameType::organization, 1}});
  BOOST_TEST_REQUIRE(doc.tokens.size() == 6U);  // Kestrel AI 's chief left early
  doc.tokens[2].xpos = xpos_id("POS");
  const std::int32_t broken[] = {kRoot, 3, 1, 0, 0, 4};
  for (std::size_t t = 0; t < 6; ++t) doc.tokens[t].head = broken[t];
  attach_name_tokens(doc);
  const std::int32_t mended[] = {1, 3, 1, kRoot, 3, 4};
  for (std::size_t t = 0; t < 6; ++t) BOOST_TEST(doc.tokens[t].head == mended[t]);
}

BOOST_AUTO_TEST_CASE(a_name_before_a_colon_at_the_start_of_a_paragraph_is_a_speaker) {
  AnnotatedText doc = with_names("SOLHEIM: We forgot.", {{0, 1, NameType::place, 1}});
  type_transcript_speakers(doc);
  BOOST_TEST((doc.names[0].type == NameType::person));
}

BOOST_AUTO_TEST_CASE(a_place_before_the_only_colon_of_several_paragraphs_is_where_it_was_written) {
  AnnotatedText doc =
      with_names("SOLHEIM: The harbour froze.\n\nNobody was hurt.", {{0, 1, NameType::place, 1}});
  type_transcript_speakers(doc);
  BOOST_TEST((doc.names[0].type == NameType::place));
}

BOOST_AUTO_TEST_CASE(an_ampersand_joins_two_words_to_one_company_but_no_couple) {
  AnnotatedText firm = with_names("we saw Falk & Thorn rise", {{2, 3, NameType::person, 1}});
  join_company_names(firm);
  BOOST_TEST_REQUIRE(firm.names.size() == 1U);
  BOOST_TEST(firm.names[0].last == 5U);
  BOOST_TEST((firm.names[0].type == NameType::organization));
  AnnotatedText couple =
      with_names("we saw Emil & Greta Moss rise", {{2, 3, NameType::person, 1}, {4, 6, NameType::person, 1}});
  join_company_names(couple);
  BOOST_TEST(couple.names.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_last_name_alone_is_the_person_of_the_whole_name) {
  const auto names_of = [](std::string_view text) {
    AnnotatedText doc = with_names(text, {{0, 2, NameType::person, 1}});
    find_last_names(doc);
    return doc.names.size();
  };
  BOOST_TEST(names_of("Ana White left. White did not answer.") == 2U);
  BOOST_TEST(names_of("Ana White left the White House.") == 1U);
  BOOST_TEST(names_of("Ana White left. White smoke rose, and more white smoke.") == 1U);
  BOOST_TEST(names_of("Ana White left. It rose, White said, and the smoke was white.") == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
