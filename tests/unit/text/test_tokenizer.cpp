#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>

#include "core/text/annotator.hpp"
#include "core/text/tokenizer.hpp"

using namespace claimgraph;

namespace {

std::string tokens(std::string_view text) {
  std::string out;
  const AnnotatedText doc = tokenize(text);
  for (const Token& token : doc.tokens) {
    if (!out.empty()) out += ' ';
    out += token.form;
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tokenizer)

BOOST_AUTO_TEST_CASE(clitics_are_cut_off) {
  BOOST_TEST(tokens("He didn't say it's Anna's, they'll see.") ==
             "He did n't say it 's Anna 's , they 'll see .");
  BOOST_TEST(tokens("We can’t and won’t; they’ve cannot") == "We ca n’t and wo n’t ; they ’ve can not");
  BOOST_TEST(tokens("the voters' choice at 5 o'clock") == "the voters ' choice at 5 o'clock");
  BOOST_TEST(tokens("Gonna go") == "Gon na go");
}

BOOST_AUTO_TEST_CASE(full_stops_stay_with_abbreviations) {
  BOOST_TEST(tokens("Mr. Smith of Acme Inc. left.") == "Mr. Smith of Acme Inc. left .");
  BOOST_TEST(tokens("At 5 a.m. the U.S. army") == "At 5 a.m. the U.S. army");
  BOOST_TEST(tokens("George W. Bush and I. He") == "George W. Bush and I . He");
  BOOST_TEST(tokens("See No. 5. No. Never.") == "See No. 5 . No . Never .");
  BOOST_TEST(tokens("It ended.Then more... and…") == "It ended . Then more ... and …");
}

BOOST_AUTO_TEST_CASE(money_and_numbers) {
  BOOST_TEST(tokens("It cost US$5.5 million, $100m or €3bn (43%).") ==
             "It cost US$ 5.5 million , $ 100 m or € 3 bn ( 43 % ) .");
  BOOST_TEST(tokens("1,200 people at 7:30pm, in the 1970s, the '90s, .5 or 3/4") ==
             "1,200 people at 7:30 pm , in the 1970s , the '90s , .5 or 3/4");
  BOOST_TEST(tokens("call 555-0100 in 2010-2012 or on 2025-02-03") ==
             "call 555-0100 in 2010 - 2012 or on 2025-02-03");
}

BOOST_AUTO_TEST_CASE(hyphens_are_cut_unless_behind_a_prefix) {
  BOOST_TEST(tokens("a state-owned, 10-year-old ex-minister re-elected") ==
             "a state - owned , 10 - year - old ex-minister re-elected");
  BOOST_TEST(tokens("He said—twice – and--again") == "He said — twice – and -- again");
}

BOOST_AUTO_TEST_CASE(addresses_tags_and_smileys_stay_whole) {
  BOOST_TEST(tokens("See https://example.org/a?b=c,d. Or (www.example.com/x).") ==
             "See https://example.org/a?b=c,d . Or ( www.example.com/x ) .");
  BOOST_TEST(tokens("Mail jo.doe@example.org, @anna_b #news :)") ==
             "Mail jo.doe@example.org , @anna_b #news :)");
  BOOST_TEST(tokens("and/or AT&T") == "and / or AT&T");
}

BOOST_AUTO_TEST_CASE(quotes_and_brackets_are_tokens) {
  BOOST_TEST(tokens("“Never,” she said. \"No!?\" [sic]") == "“ Never , ” she said . \" No !? \" [ sic ]");
}

BOOST_AUTO_TEST_CASE(spans_give_the_forms_back_and_grow) {
  const std::string text =
      "  Łódź’s café—“naïve”\xC2\xA0 10\u00A0% \t\n x\r\ny\xFF\xFEz " + std::string(3, '\0') + "q";
  const AnnotatedText doc = tokenize(text);
  std::uint32_t end = 0;
  for (const Token& token : doc.tokens) {
    BOOST_TEST_REQUIRE(token.span.begin >= end);
    BOOST_TEST_REQUIRE(token.span.end > token.span.begin);
    BOOST_TEST_REQUIRE(text.substr(token.span.begin, token.span.size()) == token.form);
    end = token.span.end;
  }
  BOOST_TEST(doc.tokens.front().form == "Łódź");
  BOOST_TEST(doc.tokens.back().form == "q");
}

BOOST_AUTO_TEST_CASE(nothing_gives_nothing) {
  for (const char* text : {"", " ", "\n\n\t", "\xEF\xBB\xBF"}) {
    const AnnotatedText doc = tokenize(text);
    BOOST_TEST(doc.tokens.empty());
    BOOST_TEST(doc.sentences.empty());
    BOOST_TEST(doc.paragraphs.empty());
  }
}

BOOST_AUTO_TEST_CASE(hostile_input_takes_linear_time) {
  for (const std::string unit :
       {"a", "a.", "a-", "1a", "'", "@a.", "/", "\"", "(", "‘", "a'", "10-", "-", "n't", "a "}) {
    std::string text;
    while (text.size() < 2'000'000) text += unit;
    const auto start = std::chrono::steady_clock::now();
    const AnnotatedText doc = tokenize(text);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    BOOST_TEST(!doc.tokens.empty());
    BOOST_TEST(seconds.count() < 10, "'" << unit << "' took " << seconds.count() << " s");
  }
}

BOOST_AUTO_TEST_CASE(abbreviation_lists_are_sorted) {
  for (const char* word : {"adm", "mr", "vs", "admin", "inc", "yr", "sept", "co", "jr", "st"}) {
    BOOST_TEST(is_abbreviation(word), word);
  }
  BOOST_TEST(!is_abbreviation("house"));
  BOOST_TEST(is_title_abbreviation("gen"));
  BOOST_TEST(!is_title_abbreviation("inc"));
}

BOOST_AUTO_TEST_SUITE_END()
