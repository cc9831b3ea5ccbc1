#include <boost/test/unit_test.hpp>
#include <string>

#include "import_helper.hpp"

using namespace claimgraph;
using test::import;

namespace {

const char* const kScraped =
    "avatar image\nAdvertisement\n\nCity to rebuild its old harbour crane\n\n"
    "Engineers say that the wooden tower can be saved, but not cheaply\n\nReading Time:4 minutes\nWhy you "
    "can trust Examiner\n31\n"
    "The crane in an undated picture. Photo: Agency\nMira Kovacin Rotterdam\n"
    "The city council voted on Monday to rebuild the old harbour crane, which has stood unused for more than "
    "forty years, despite doubts about the price.\n\n"
    "Engineer Paul Vries said the work would cost about 3.2 million euros. \"We have looked at every beam "
    "and most of them are sound,\" he said.\n\n"
    "Workers at the crane last week. Photo: Agency\nWorkers at the crane last week. Photo: Agency\n\n"
    "Opponents said that the money was needed for schools, and that the council had not asked the people who "
    "live near the quay.\n\n"
    "The mayor dismissed the criticism and said that the fund for monuments would pay for most of the work "
    "next year.\n\n"
    "Mira Kovac\nMira Kovac joined the Examiner in 2017, covering ports and shipping. Previously, she worked "
    "as a reporter for a weekly.\nAdvertisement\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(TextImporter)

BOOST_AUTO_TEST_CASE(scraped_furniture_becomes_metadata_or_nothing) {
  const auto out = import("text", kScraped);
  BOOST_REQUIRE(out.articles.size() == 1);
  const Article& a = out.articles[0];
  BOOST_TEST(a.headline == "City to rebuild its old harbour crane");
  BOOST_TEST(a.standfirst == "Engineers say that the wooden tower can be saved, but not cheaply");
  BOOST_REQUIRE(a.authors.size() == 1);
  BOOST_TEST(a.authors[0] == "Mira Kovac");
  BOOST_TEST(a.place == "Rotterdam");
  BOOST_TEST(a.publisher.name == "Examiner");
  BOOST_TEST(a.metadata_source.at("author") == "byline");
  BOOST_TEST(a.captions.size() == 2);
  BOOST_TEST(a.text.starts_with("The city council voted on Monday"));
  BOOST_TEST(a.text.ends_with("most of the work next year."));
  for (const char* no : {"Photo", "Kovac", "Advertisement", "minutes", "trust", "avatar"})
    BOOST_TEST(a.text.find(no) == std::string::npos, no);
  BOOST_TEST(a.text.find("schools, and that the council") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_bar_of_sections_is_no_publisher) {
  const auto publisher = [](const std::string& bar) {
    const std::string page = bar +
                             "\nFerry to stop in winter\nMira Kovac\nJune 3, 2031\n\nThe ferry to the island "
                             "will stop in winter. The company said 40 people would lose their jobs.\n";
    return import("text", page).articles.at(0).publisher.name;
  };
  BOOST_TEST(publisher("Home | World | Travel") == "");
  BOOST_TEST(publisher("The Island Herald | Travel") == "The Island Herald");
  BOOST_TEST(publisher("Ferry to stop in winter | The Island Herald") == "The Island Herald");
}

BOOST_AUTO_TEST_CASE(every_piece_of_text_leads_back_to_its_place) {
  const std::string source = kScraped;
  const auto out = import("text", source);
  const Article& a = out.articles.at(0);
  BOOST_REQUIRE(!a.original_spans.empty());
  std::size_t covered = 0;
  for (const auto& s : a.original_spans) {
    BOOST_TEST(a.text.substr(s.text_begin, s.text_end - s.text_begin) ==
               source.substr(s.original_begin, s.text_end - s.text_begin));
    covered += s.text_end - s.text_begin;
  }
  BOOST_TEST(covered + 2 * 3 == a.text.size());
}

BOOST_AUTO_TEST_CASE(clean_text_stays_whole) {
  const std::string text =
      "The council met on Monday.\n\nIt rejected the plan by nine votes to four.\n\n\"We will be back,\" "
      "said Ada Example.";
  BOOST_TEST(import("text", text).articles.at(0).text == text);
  BOOST_TEST(import("text", "Ada Example said the river was rising.").articles.at(0).text ==
             "Ada Example said the river was rising.");
  ImportOptions raw;
  raw.clean = false;
  BOOST_TEST(import("text", "Menu\nHome\nA line.", raw).articles.at(0).text == "Menu\n\nHome\n\nA line.");
}

BOOST_AUTO_TEST_CASE(what_is_no_text_is_refused_with_a_reason) {
  for (const auto& [bytes, code] : {std::pair{std::string(), "empty-input"},
                                    {std::string(" \n\t\n"), "empty-input"},
                                    {std::string(3000, '\x01'), "binary-input"},
                                    {std::string(6U << 20U, 'a'), "line-too-long"}}) {
    const auto out = import("text", bytes);
    BOOST_TEST(out.articles.empty());
    BOOST_REQUIRE(out.diagnostics.size() == 1);
    BOOST_TEST(out.diagnostics[0].code == code);
    BOOST_TEST((out.diagnostics[0].severity == Severity::error));
    BOOST_TEST(!out.diagnostics[0].message.empty());
  }
}

BOOST_AUTO_TEST_CASE(hostile_input_takes_linear_time) {
  std::string many;
  for (int i = 0; i < 200000; ++i) many += "a b.\n";
  BOOST_TEST(import("text", many).articles.size() == 1);
  BOOST_TEST(import("text", std::string(3U << 20U, '(')).articles.size() <= 1);
}

BOOST_AUTO_TEST_CASE(the_format_is_chosen_by_content) {
  BOOST_TEST(std::string(sniff_importer("Just words.", "a.txt").name) == "text");
  BOOST_TEST(std::string(sniff_importer("\x89PNG\r\n", "a.png").name) == "text");
  BOOST_TEST((find_importer("nonsense") == nullptr));
}

BOOST_AUTO_TEST_SUITE_END()
