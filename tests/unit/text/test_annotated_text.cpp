#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "core/text/annotator.hpp"

using namespace claimgraph;

BOOST_AUTO_TEST_SUITE(annotated_text)

BOOST_AUTO_TEST_CASE(names_of_tags_and_relations_are_found_both_ways) {
  std::set<std::string_view> seen;
  for (int id = 0; id < 51; ++id) {
    const auto number = static_cast<std::uint8_t>(id);
    BOOST_TEST(xpos_id(xpos_name(number)) == number);
    BOOST_TEST(deprel_id(deprel_name(number)) == number);
    BOOST_TEST(seen.insert(deprel_name(number)).second);
  }
  BOOST_TEST(static_cast<int>(xpos_id("NOSUCH")) == 255);
  BOOST_TEST(static_cast<int>(deprel_id("nosuch")) == 255);
  BOOST_TEST(xpos_name(255) == "_");
  BOOST_TEST(upos_name(Upos::VERB) == std::string("VERB"));
  // Models store these numbers.
  BOOST_TEST(static_cast<int>(xpos_id("NN")) == 24);
  BOOST_TEST(static_cast<int>(deprel_id("nsubj")) == 36);
}

BOOST_AUTO_TEST_CASE(token_at_finds_the_token_that_ends_behind_a_byte) {
  const AnnotatedText doc = tokenize("ab cd");
  BOOST_TEST(doc.token_at(0) == 0U);
  BOOST_TEST(doc.token_at(1) == 0U);
  BOOST_TEST(doc.token_at(2) == 1U);
  BOOST_TEST(doc.token_at(4) == 1U);
  BOOST_TEST(doc.token_at(5) == 2U);
}

BOOST_AUTO_TEST_CASE(a_subtree_spans_its_outermost_tokens) {
  AnnotatedText doc = tokenize("a b c d e");
  // c → b → a, c → e; d hangs under e
  doc.child_start = {0, 0, 1, 3, 3, 4};
  doc.child_list = {0, 1, 4, 3};
  BOOST_TEST(subtree_range(doc, 2).first == 0U);
  BOOST_TEST(subtree_range(doc, 2).last == 5U);
  BOOST_TEST(subtree_range(doc, 4).first == 3U);
  BOOST_TEST(subtree_range(doc, 1).first == 0U);
  BOOST_TEST(subtree_range(doc, 1).last == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
