// The lexicon of reporting words: one row a word, whatever its uses.
#include <boost/test/unit_test.hpp>

#include "core/extract/syntax/cue_lexicon.hpp"

using namespace claimgraph;

BOOST_AUTO_TEST_SUITE(cue_lexicon)

BOOST_AUTO_TEST_CASE(a_word_has_a_stance_and_uses_or_only_one_of_them) {
  BOOST_TEST((cue_class("deny") == StanceKind::denies));
  BOOST_TEST(is_statement_cue("deny"));
  BOOST_TEST(takes_reported_clause("deny"));
  BOOST_TEST((cue_class("misgiving") == StanceKind::doubts));
  BOOST_TEST(!is_statement_cue("misgiving"));
  BOOST_TEST(!cue_class("say").has_value());
  BOOST_TEST(is_reporting_verb("say"));
}

BOOST_AUTO_TEST_CASE(verb_and_noun_of_one_spelling_share_a_row) {
  BOOST_TEST(is_speech_verb("claim"));
  BOOST_TEST(is_content_noun("claim"));
  BOOST_TEST(is_speech_noun("statement"));
  BOOST_TEST(!is_speech_verb("statement"));
}

BOOST_AUTO_TEST_CASE(wishes_acts_and_causes_state_nothing) {
  for (const char* lemma : {"want", "intend", "make", "refuse", "support", "lead"}) {
    BOOST_TEST(!is_statement_cue(lemma), lemma);
    BOOST_TEST(!is_reporting_verb(lemma), lemma);
  }
}

BOOST_AUTO_TEST_CASE(first_and_last_row_are_found_and_what_lies_beyond_is_not) {
  BOOST_TEST((cue_class("accept") == StanceKind::concedes));
  BOOST_TEST(is_statement_cue("yell"));
  for (const char* lemma : {"", "a", "sa", "sayy", "zoom", "Say"})
    BOOST_TEST(!is_statement_cue(lemma), lemma);
}

BOOST_AUTO_TEST_CASE(what_is_listed_for_another_use_alone_is_no_cue) {
  BOOST_TEST(refers_to_claim("version"));
  BOOST_TEST(takes_against("vote"));
  for (const char* lemma : {"version", "vote", "possibility", "display"})
    BOOST_TEST(!is_listed_cue(lemma), lemma);
  BOOST_TEST(is_listed_cue("misgiving"));
}

BOOST_AUTO_TEST_CASE(what_is_done_to_a_claim_is_told_from_what_is_done_to_a_thing) {
  BOOST_TEST(is_aimed_at_claims("deny"));
  BOOST_TEST(!is_aimed_at_claims("condemn"));
  BOOST_TEST(is_labelling_verb("call"));
  BOOST_TEST(is_describing_verb("describe"));
  BOOST_TEST(!is_describing_verb("call"));
  BOOST_TEST(is_admitting_verb("admit"));
  BOOST_TEST(!is_admitting_verb("allow"));
}

BOOST_AUTO_TEST_SUITE_END()
