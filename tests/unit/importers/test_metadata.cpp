#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "importers/blocks.hpp"
#include "importers/metadata_author.hpp"
#include "importers/metadata_date.hpp"
#include "importers/text_lines.hpp"
#include "importers/text_metadata.hpp"

using namespace claimgraph;
using namespace claimgraph::clean;

BOOST_AUTO_TEST_SUITE(Metadata)

BOOST_AUTO_TEST_CASE(dates_in_many_forms) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Nov. 19, 2019, 8:41 AM UTC", "2019-11-19T08:41Z"},
      {"12 March 2026", "2026-03-12"},
      {"2018-08-25 15:24", "2018-08-25T15:24"},
      {"21/06/2014", "2014-06-21"},
      {"22 de outubro de 2010 às 20:13", "2010-10-22T20:13"},
      {"Updated 0339 GMT November 19, 2019", "2019-11-19T03:39Z"},
      {"1:39 am EST, Wednesday, November 20, 2019", "2019-11-20T01:39-05:00"},
      {"July 1, 2019, 04:05 pm ET", "2019-07-01T16:05-04:00"},
      {"2025-02-03T11:00:00.123+0800", "2025-02-03T11:00:00+08:00"},
      {"Wed, 02 Oct 2002 13:00:00 GMT", "2002-10-02T13:00:00Z"},
      {"3. März 2020, 14.30 Uhr", "2020-03-03T14:30"},
      {"2019年11月18日", "2019-11-18"},
      {"11/19/19 06:56 AM EST", "2019-11-19T06:56-05:00"},
      {"3 de mayo de 202221:25", "2022-05-03T21:25"},
      {"19.11.202119.11.2021", "2021-11-19"},
      {"4 MÄRZ 2020", "2020-03-04"},
      {"5 października 2021", "2021-10-05"},
      {"12 juil. 2021", "2021-07-12"},
      {"20191118T101500Z", "2019-11-18T10:15:00Z"},
  };
  for (const auto& [text, iso] : cases) BOOST_TEST(normalise_date(text) == iso, text);
}

BOOST_AUTO_TEST_CASE(doubtful_and_impossible_dates_are_none) {
  for (const char* text : {"04/05/2019", "0001-01-01T00:00:00Z", "2019-02-30", "31 April 2019", "yesterday",
                           "04/05/19", "", "12345", "3.14.1592", "9999-12-31"}) {
    BOOST_TEST(normalise_date(text) == "", text);
  }
  BOOST_TEST(find_dates("04/05/2019", 1).at(0).iso == "2019-05-04");
  BOOST_TEST(find_dates("04/05/2019", 0).at(0).iso == "2019-04-05");
}

BOOST_AUTO_TEST_CASE(each_date_has_its_own_clock) {
  auto found = find_dates("publié le 12 mars 2012 à 10h15, mis à jour le 14 mars 2012");
  BOOST_REQUIRE(found.size() == 2);
  BOOST_TEST(found[0].iso == "2012-03-12T10:15");
  BOOST_TEST(found[1].iso == "2012-03-14");
  found = find_dates("Published: 10:15 GMT, 12 March 2012 | Updated: 11:20 GMT, 14 March 2012");
  BOOST_REQUIRE(found.size() == 2);
  BOOST_TEST(found[0].iso == "2012-03-12T10:15Z");
  BOOST_TEST(found[1].iso == "2012-03-14T11:20Z");
}

BOOST_AUTO_TEST_CASE(words_before_a_date_say_what_it_is) {
  BOOST_TEST((date_role("Last updated on ") == DateRole::modified));
  BOOST_TEST((date_role("zuletzt geändert am ") == DateRole::modified));
  BOOST_TEST((date_role("Stand: ") == DateRole::modified));
  BOOST_TEST((date_role("(gültig seit: ") == DateRole::other));
  BOOST_TEST((date_role("Published ") == DateRole::published));
  BOOST_TEST((date_role("") == DateRole::published));
}

BOOST_AUTO_TEST_CASE(names_of_accounts_are_short_and_no_placeholders) {
  BOOST_TEST(account_name("von ferrywebteam") == "ferrywebteam");
  BOOST_TEST(account_name("island Webteam") == "island Webteam");
  for (const char* text :
       {"admin", "webadmin", "dpa", "https://paper.example", "a@b.example", "1234", "a b c d", ""})
    BOOST_TEST(account_name(text) == "", text);
}

BOOST_AUTO_TEST_CASE(dates_in_addresses) {
  BOOST_TEST(date_in_url("https://paper.example/2019/11/18/story") == "2019-11-18");
  BOOST_TEST(date_in_url("https://paper.example/world-20191118-story") == "2019-11-18");
  BOOST_TEST(date_in_url("https://paper.example/story-48210393") == "");
  BOOST_TEST(date_in_url("https://paper.example/1234/56/78/") == "");
}

BOOST_AUTO_TEST_CASE(names_are_cut_out_of_bylines) {
  const auto names = [](const char* text, bool trusted = false) {
    std::string all;
    for (const auto& n : author_names(text, trusted)) all += (all.empty() ? "" : "+") + n;
    return all;
  };
  BOOST_TEST(names("By Ada Example and Bo Sample, Science Reporter") == "Ada Example+Bo Sample");
  BOOST_TEST(names("ADA EXAMPLE, THE DAILY") == "Ada Example");
  BOOST_TEST(names("Von Jörg Öztürk | 3. März 2020") == "Jörg Öztürk");
  BOOST_TEST(names("Ada Example - 11 March 2026 06:56 AM EST") == "Ada Example");
  BOOST_TEST(names("Most popular stories") == "");
  BOOST_TEST(names("https://social.example/ada", true) == "");
  BOOST_TEST(names("Ursula van der Sample", true) == "Ursula van der Sample");
  BOOST_TEST(names("Interview: Ada Example") == "Ada Example");
}

BOOST_AUTO_TEST_CASE(a_name_written_surname_first_is_one_person) {
  const auto names = [](const char* text) {
    std::string all;
    for (const auto& n : author_names(text, true)) all += (all.empty() ? "" : "+") + n;
    return all;
  };
  BOOST_TEST(names("Example, Ada") == "Ada Example");
  BOOST_TEST(names("Example, Ada B.;") == "Ada B. Example");
  BOOST_TEST(names("van Example, Ada") == "Ada van Example");
  BOOST_TEST(names("Ada Example, Bo Sample") == "Ada Example+Bo Sample");
  BOOST_TEST(names("Example, Bo Sample") == "Example+Bo Sample");
  BOOST_TEST(names("Example, Ada, Bo") == "Example+Ada+Bo");
}

BOOST_AUTO_TEST_CASE(a_name_glued_to_its_place_is_split) {
  PlacedName placed;
  BOOST_REQUIRE(split_placed_name("Ada Examplein Lisbon", placed));
  BOOST_TEST(placed.name == "Ada Example");
  BOOST_TEST(placed.place == "Lisbon");
  BOOST_TEST(placed.glued);
  BOOST_REQUIRE(split_placed_name("By Ada Example in New York", placed));
  BOOST_TEST(placed.place == "New York");
  BOOST_TEST(!placed.glued);
  BOOST_TEST(!split_placed_name("Crisis deepens in Lisbon", placed));
}

BOOST_AUTO_TEST_CASE(titles_are_cut_into_headline_and_outlet) {
  std::string headline;
  std::string outlet;
  split_title("River rises again - The Daily Example", "", headline, outlet);
  BOOST_TEST(headline == "River rises again");
  BOOST_TEST(outlet == "The Daily Example");
  split_title("Mayor's self-made man", "", headline, outlet);
  BOOST_TEST(headline == "Mayor's self-made man");
  BOOST_TEST(outlet == "");
  for (const char* section : {"Tech", "Sign in", "Sport"}) {
    split_title(std::string("River rises again | ") + section, "", headline, outlet);
    BOOST_TEST(headline == "River rises again");
    BOOST_TEST(outlet == "", section);
  }
}

BOOST_AUTO_TEST_CASE(white_space_collapses_and_pieces_lead_back) {
  std::string out;
  std::vector<OriginalSpan> spans;
  const std::string source =
      "  One\t two\xc2\xa0three\xc2\xad"
      "fold \n four ";
  append_collapsed(out, source, 10, &spans);
  BOOST_TEST(out == "One two threefold four");
  for (const auto& s : spans) {
    BOOST_TEST(out.substr(s.text_begin, s.text_end - s.text_begin) ==
               source.substr(s.original_begin - 10, s.text_end - s.text_begin));
  }
}

BOOST_AUTO_TEST_CASE(lines_wrapped_at_a_width_are_joined) {
  const std::string text =
      "The committee said that the new bridge would not be finished before\n"
      "the end of next year because the steel had been ordered too late and\n"
      "the river had been too high for the divers to work.\n\n"
      "A second line.\nA third line.\n";
  const auto found = paragraphs(text);
  BOOST_REQUIRE(found.size() == 3);
  BOOST_TEST(found[0].begin == 0U);
  BOOST_TEST(found[1].gap_before);
  BOOST_TEST(!found[2].gap_before);
}

BOOST_AUTO_TEST_CASE(a_word_of_credits_inside_a_sentence_credits_nobody) {
  BOOST_TEST(!measure("He posted it on Monday with the caption: nobody will ever find the boat.").credit);
  BOOST_TEST(!measure("The report came with a photo: it shows the crane at night.").credit);
  for (const char* credit :
       {"The crane at night. Photo: Reuters", "(Image credit: Harbour Works/North Yard, Inc. and Partners)",
        "Photo: Ada Example", "The crane (photo: dpa)", "The crane at night | Foto: dpa"})
    BOOST_TEST(measure(credit).credit, credit);
}

BOOST_AUTO_TEST_SUITE_END()
