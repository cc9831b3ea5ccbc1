#include <boost/test/unit_test.hpp>
#include <string>

#include "core/text/annotator.hpp"

using namespace claimgraph;

namespace {

std::string split(std::string_view text, Diagnostics* diagnostics = nullptr, std::uint32_t longest = 400) {
  AnnotateOptions options;
  options.max_sentence_tokens = longest;
  const AnnotatedText doc = tokenize(text, options, diagnostics);
  std::string out;
  std::uint32_t paragraph = 0;
  for (const Sentence& sentence : doc.sentences) {
    if (!out.empty()) out += sentence.paragraph != paragraph ? " ¶ " : " | ";
    paragraph = sentence.paragraph;
    out += doc.text_of(sentence.span);
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sentences)

BOOST_AUTO_TEST_CASE(end_at_stops_before_capitals) {
  BOOST_TEST(split("It rained. We left! Why? 20 stayed. then more.") ==
             "It rained. | We left! | Why? | 20 stayed. then more.");
}

BOOST_AUTO_TEST_CASE(titles_and_initials_do_not_end_one) {
  BOOST_TEST(split("Mr. Smith met J. K. Brown of Acme Inc. in May. Gen. Lee left.") ==
             "Mr. Smith met J. K. Brown of Acme Inc. in May. | Gen. Lee left.");
  BOOST_TEST(split("He lives in the U.S. The rest left for the U.S. Senate.") ==
             "He lives in the U.S. | The rest left for the U.S. Senate.");
}

BOOST_AUTO_TEST_CASE(closing_marks_belong_to_the_sentence) {
  BOOST_TEST(split("“We won.” She left. \"No.\" (He agreed.) “And you?” asked Ann.") ==
             "“We won.” | She left. | \"No.\" | (He agreed.) | “And you?” asked Ann.");
  BOOST_TEST(split("“Stop!” he said. “I won’t.” “Why?” “Because.”") ==
             "“Stop!” he said. | “I won’t.” | “Why?” | “Because.”");
}

BOOST_AUTO_TEST_CASE(line_breaks_end_paragraphs) {
  BOOST_TEST(split("A headline\n\nThe text goes on. And on.\r\nNext") ==
             "A headline ¶ The text goes on. | And on. ¶ Next");
}

BOOST_AUTO_TEST_CASE(long_ones_are_cut_with_a_diagnostic) {
  std::string text;
  for (int i = 0; i < 25; ++i) text += i == 7 ? "word, " : "word ";
  Diagnostics diagnostics;
  split(text, &diagnostics, 10);
  BOOST_TEST_REQUIRE(diagnostics.size() == 1U);
  BOOST_TEST(diagnostics[0].code == "long-sentence");
  BOOST_TEST(diagnostics[0].message.find("26 tokens was cut into pieces of at most 10") != std::string::npos);
  AnnotateOptions options;
  options.max_sentence_tokens = 10;
  const AnnotatedText doc = tokenize(text, options);
  BOOST_TEST_REQUIRE(doc.sentences.size() == 3U);
  BOOST_TEST(doc.sentences[0].last == 9U);  // behind the comma
  for (const Sentence& sentence : doc.sentences) BOOST_TEST(sentence.last - sentence.first <= 10U);
}

BOOST_AUTO_TEST_CASE(tokens_know_their_sentence) {
  const AnnotatedText doc = tokenize("One two. Three.\nFour");
  BOOST_TEST_REQUIRE(doc.sentences.size() == 3U);
  for (std::uint32_t s = 0; s < 3; ++s) {
    for (std::uint32_t t = doc.sentences[s].first; t < doc.sentences[s].last; ++t)
      BOOST_TEST(doc.tokens[t].sentence == s);
  }
  BOOST_TEST(doc.paragraphs.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
