#include "exporters/text_out.hpp"

#include <boost/test/unit_test.hpp>

using namespace claimgraph::detail;

namespace {

std::string xml(std::string_view text, bool attribute = false) {
  std::string out;
  append_xml(out, text, attribute);
  return out;
}

std::string dot(std::string_view text) {
  std::string out;
  append_dot_string(out, text);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_out)

BOOST_AUTO_TEST_CASE(xml_escapes_markup_and_keeps_white_space) {
  BOOST_TEST(xml("a<b> & \"c\"") == "a&lt;b&gt; &amp; &quot;c&quot;");
  BOOST_TEST(xml(" a\n\tb\r") == " a\n\tb&#13;");
  BOOST_TEST(xml("a\n\tb\r", true) == "a&#10;&#9;b&#13;");
  BOOST_TEST(xml("é – 😀") == "é – 😀");
}

BOOST_AUTO_TEST_CASE(what_xml_cannot_hold_is_replaced_and_counted) {
  std::string out;
  const std::string text = std::string("a\0b\x01", 4) + "\xEF\xBF\xBF\xFF\xED\xA0\x80";
  BOOST_TEST(append_xml(out, text) == 7U);
  std::string expected =
      "a\xEF\xBF\xBD"
      "b";
  for (int i = 0; i < 6; ++i) expected += "\xEF\xBF\xBD";
  BOOST_TEST(out == expected);
}

BOOST_AUTO_TEST_CASE(dot_strings_are_quoted_and_entities_stay_text) {
  BOOST_TEST(dot("graph") == "\"graph\"");
  BOOST_TEST(dot("a\\N \"b\" &lt;\nc") == "\"a\\\\N \\\"b\\\" &amp;lt;\\nc\"");
}

BOOST_AUTO_TEST_CASE(shorten_cuts_between_words_and_says_so) {
  bool cut = false;
  BOOST_TEST(shorten("one  two\n three", 40, &cut) == "one two three");
  BOOST_TEST(!cut);
  BOOST_TEST(shorten("one two three four", 14, &cut) == "one two three…");
  BOOST_TEST(cut);
  BOOST_TEST(shorten("abcdefghijkl", 5) == "abcd…");
  BOOST_TEST(shorten("exactly ten", 11) == "exactly ten");
  BOOST_TEST(display_columns(shorten("深度求索深度求索", 7)) <= 7U);
  BOOST_TEST(shorten(std::string(10U << 20U, 'x'), 200).size() < 300U);
}

BOOST_AUTO_TEST_CASE(wrapped_lines_fit_and_lose_nothing) {
  const std::string text =
      "a claim of middling length with one_exceedingly_long_word_in_it that must be broken";
  std::string together;
  for (const auto& line : wrap(text, 12)) {
    BOOST_TEST(display_columns(line) <= 12U);
    together += line;
  }
  std::string without_blanks;
  std::string expected;
  for (const char c : together) without_blanks += c == ' ' ? "" : std::string(1, c);
  for (const char c : text) expected += c == ' ' ? "" : std::string(1, c);
  BOOST_TEST(without_blanks == expected);
  BOOST_TEST(wrap("", 10).size() == 1U);
  BOOST_TEST(wrap(std::string(1U << 20U, 'x'), 45).size() == ((1U << 20U) + 44) / 45);
}

BOOST_AUTO_TEST_CASE(dates_read_as_people_write_them) {
  BOOST_TEST(human_date("2025-01-28T10:00:00+08:00") == "28 Jan 2025");
  BOOST_TEST(human_date("2025-01") == "Jan 2025");
  BOOST_TEST(human_date("2025") == "2025");
  BOOST_TEST(human_date("2025-W05") == "week of 27 Jan 2025");
  BOOST_TEST(human_date("last week") == "last week");
  BOOST_TEST(human_date("PAST_REF") == "");
  BOOST_TEST(human_date("2025-13-01") == "2025-13-01");
}

BOOST_AUTO_TEST_SUITE_END()
