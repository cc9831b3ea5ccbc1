#include "cli/text_layout.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>

using namespace claimgraph;
using namespace claimgraph::cli;

namespace {

struct Page {
  std::ostringstream out, err;
  Streams streams{out, err};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(text_layout)

BOOST_AUTO_TEST_CASE(width_counts_columns_not_bytes) {
  BOOST_TEST(display_width("cost") == 4U);
  BOOST_TEST(display_width("Straße – 5 €") == 12U);
  BOOST_TEST(display_width("e\xCC\x81") == 1U);                 // a combining acute accent
  BOOST_TEST(display_width("\xE6\xB7\xB1\xE5\xBA\xA6") == 4U);  // two wide characters
  BOOST_TEST(display_width("") == 0U);
}

BOOST_AUTO_TEST_CASE(wrapping_breaks_at_blanks_and_keeps_paragraphs) {
  BOOST_TEST(wrap_text("one two three four", 9, 0) == "one two\nthree\nfour");
  BOOST_TEST(wrap_text("one two three", 9, 2) == "one two\n  three");
  BOOST_TEST(wrap_text("a\n\nb", 9, 0) == "a\n\nb");
  BOOST_TEST(wrap_text("  kept as it stands here", 9, 0) == "  kept as it stands here");
  BOOST_TEST(wrap_text("unbreakableword", 4, 0) == "unbreakableword");
}

BOOST_AUTO_TEST_CASE(shortening_says_that_something_was_cut) {
  BOOST_TEST(shorten("a claim", 7) == "a claim");
  BOOST_TEST(shorten("a longer claim", 9) == "a longer…");
  BOOST_TEST(shorten("a claim of words", 8) == "a claim…");
  BOOST_TEST(shorten("two\nlines\tof", 40) == "two lines of");
  BOOST_TEST(display_width(shorten("\xE6\xB7\xB1\xE5\xBA\xA6\xE6\xB1\x82\xE7\xB4\xA2", 6)) <= 6U);
}

BOOST_AUTO_TEST_CASE(no_article_can_write_escape_sequences_to_a_terminal) {
  Page page;
  page.streams.colour = true;
  const std::string hostile = "a\x1b[31mred\x07\xE2\x80\xAEx";
  for (const std::string& shown :
       {printable(hostile), shorten(hostile, 80), styled(hostile, Style::plain, page.streams)}) {
    BOOST_TEST(shown.find('\x1b') == std::string::npos);
    BOOST_TEST(shown.find('\x07') == std::string::npos);
    BOOST_TEST(shown.find("\xE2\x80\xAE") == std::string::npos);
  }
  BOOST_TEST(printable("line\nbreak\tand tab") == "line\nbreak\tand tab");
}

BOOST_AUTO_TEST_CASE(colour_appears_only_where_it_is_wanted) {
  Page page;
  BOOST_TEST(styled("word", Style::bold, page.streams) == "word");
  page.streams.colour = true;
  BOOST_TEST(styled("word", Style::bold, page.streams) == "\x1b[1mword\x1b[0m");
  BOOST_TEST(styled("word", Style::plain, page.streams) == "word");
}

BOOST_AUTO_TEST_CASE(columns_of_a_table_are_aligned_and_the_last_one_is_cut_on_a_terminal) {
  Page page;
  page.streams.width = 40;
  const std::vector<Style> styles{Style::plain, Style::plain};
  BOOST_TEST(table({{"a", "first"}, {"\xE6\xB7\xB1x", "second"}}, styles, page.streams) ==
             "a    first\n\xE6\xB7\xB1x  second\n");
  const std::string wide(60, 'w');
  BOOST_TEST(table({{"a", wide}}, styles, page.streams) == "a  " + wide + "\n");
  page.streams.out_is_terminal = true;
  BOOST_TEST(display_width(table({{"a", wide}}, styles, page.streams)) <= 41U);
}

BOOST_AUTO_TEST_CASE(messages_name_the_input_and_quiet_keeps_only_errors) {
  Page page;
  const Diagnostics findings{{Severity::warning, "w", "odd", "a.html", {}},
                             {Severity::error, "e", "bad", "", {}}};
  print_diagnostics(findings, Arguments{}, page.streams);
  BOOST_TEST(page.err.str() == "claimgraph: warning: a.html: odd\nclaimgraph: error: bad\n");
  page.err.str({});
  Arguments quiet;
  quiet.options = {{"quiet", ""}};
  print_diagnostics(findings, quiet, page.streams);
  BOOST_TEST(page.err.str() == "claimgraph: error: bad\n");
}

BOOST_AUTO_TEST_SUITE_END()
