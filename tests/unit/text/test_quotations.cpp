#include <boost/test/unit_test.hpp>
#include <string>

#include "core/text/annotator.hpp"

using namespace claimgraph;

namespace {

// Each quotation as text; '…' behind one that was left open, '→' when the next paragraph continues it, and
// its parent's number in front when it is nested.
std::string quotes(std::string_view text) {
  const AnnotatedText doc = tokenize(text);
  std::string out;
  for (const Quotation& quotation : doc.quotations) {
    if (!out.empty()) out += " | ";
    if (quotation.parent >= 0) out += std::to_string(quotation.parent) + ":";
    out += doc.text_of(doc.span_of(quotation.first, quotation.last));
    if (!quotation.closed) out += "…";
    if (quotation.continued) out += "→";
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(quotations)

BOOST_AUTO_TEST_CASE(curly_and_straight_marks_pair) {
  BOOST_TEST(quotes("“Yes,” he said, “we will.”") == "“Yes,” | “we will.”");
  BOOST_TEST(quotes("\"Yes,\" he said, \"we will.\"") == "\"Yes,\" | \"we will.\"");
  BOOST_TEST(quotes("``Yes,'' he said.") == "``Yes,''");
  BOOST_TEST(quotes("“Yes,\" he said. \"No,” she said.") == "“Yes,\" | \"No,”");
}

BOOST_AUTO_TEST_CASE(open_ones_end_with_their_paragraph) {
  BOOST_TEST(quotes("He said: \"We will.\nShe said \"no\" to it.") == "\"We will.… | \"no\"");
  BOOST_TEST(quotes("“One.\n“Two.\n“Three,” he said.") == "“One.…→ | “Two.…→ | “Three,”");
  BOOST_TEST(quotes("“One.\nHe left.\n“Three.”") == "“One.… | “Three.”");
}

BOOST_AUTO_TEST_CASE(the_same_mark_again_ends_the_first) {
  BOOST_TEST(quotes("“We will, he said. “They won’t,” she said.") == "“We will, he said.… | “They won’t,”");
}

BOOST_AUTO_TEST_CASE(single_marks_nest) {
  BOOST_TEST(quotes("“He told me ‘never again’ twice,” she said.") ==
             "“He told me ‘never again’ twice,” | 0:‘never again’");
  BOOST_TEST(quotes("\"He told me 'never again' twice,\" she said.") ==
             "\"He told me 'never again' twice,\" | 0:'never again'");
  BOOST_TEST(quotes("‘It is “over”,’ she said.") == "‘It is “over”,’ | 0:“over”");
}

BOOST_AUTO_TEST_CASE(apostrophes_are_no_marks) {
  BOOST_TEST(quotes("The voters' choice and the '90s weren't John's.") == "");
  BOOST_TEST(quotes("‘The voters’ choice’ is clear") == "‘The voters’ choice’");
  BOOST_TEST(quotes("It was rock ’n’ roll, ’twas") == "");
}

BOOST_AUTO_TEST_CASE(an_orphan_end_opens_nothing) {
  BOOST_TEST(quotes("a 6\" pipe and \"this\" and more") == "\"this\"");
  BOOST_TEST(quotes("we won,” he said. “Good.”") == "“Good.”");
}

BOOST_AUTO_TEST_CASE(tokens_know_their_innermost_quotation) {
  const AnnotatedText doc = tokenize("Hi “a ‘b’ c” d");
  std::string inside;
  for (const Token& token : doc.tokens) inside += token.quotation < 0 ? "-" : std::to_string(token.quotation);
  BOOST_TEST(inside == "-0011100-");
}

BOOST_AUTO_TEST_SUITE_END()
