#include "claimgraph/article_stream.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <type_traits>

#include "claimgraph/article_json.hpp"
#include "claimgraph/error.hpp"

using namespace claimgraph;

BOOST_AUTO_TEST_SUITE(article_stream)

BOOST_AUTO_TEST_CASE(settings_that_cannot_be_are_refused_before_anything_is_read) {
  StreamSettings format, language, date;
  format.from = "floppy";
  language.language = "klingon!";
  date.date = "some day";
  for (const StreamSettings& wrong : {format, language, date}) {
    BOOST_CHECK_THROW(check_settings(wrong), UsageError);
    BOOST_CHECK_THROW(ArticleStream({}, wrong), UsageError);
  }
  check_settings({"text", "12 March 2026", "en", {}});
}

BOOST_AUTO_TEST_CASE(what_the_user_says_counts_where_the_article_says_nothing) {
  StreamSettings settings;
  settings.date = "12 March 2026";
  settings.options.publisher = "Meridian";
  Article silent, speaking;
  silent.text = speaking.text = "Ada Field said that the mill would close in the spring of next year.";
  speaking.date_published = "2025-01-02";
  speaking.publisher.name = "Harbour Courier";
  complete_article(silent, settings);
  complete_article(speaking, settings);
  BOOST_TEST(silent.date_published == "2026-03-12");
  BOOST_TEST(silent.publisher.name == "Meridian");
  BOOST_TEST(silent.language == "en");
  BOOST_TEST(speaking.date_published == "2025-01-02");
  BOOST_TEST(speaking.publisher.name == "Harbour Courier");
  BOOST_TEST(silent.id.starts_with("art-"));
  BOOST_TEST(silent.id != speaking.id);
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_a_finding_and_counted) {
  ArticleStream stream({{"missing.txt", "/nowhere/missing.txt"}}, {});
  Article article;
  Diagnostics findings;
  BOOST_TEST(!stream.next(article, findings));
  BOOST_TEST(stream.failed() == 1U);
  BOOST_TEST_REQUIRE(findings.size() == 1U);
  BOOST_TEST(findings[0].where == "missing.txt");
}

// What reads the lines is tied to the stream: a copy would read into the one that it was made of.
static_assert(!std::is_copy_constructible_v<AnalysedStream> && !std::is_copy_assignable_v<AnalysedStream> &&
              !std::is_move_constructible_v<AnalysedStream> && !std::is_move_assignable_v<AnalysedStream>);

BOOST_AUTO_TEST_CASE(each_line_that_was_not_analysed_is_named_and_the_others_are_read) {
  Article article;
  article.text = "Ada Field said no.";
  article.doc = "first";
  complete_article(article);
  const Analysis nothing;
  const std::string line = article_json(article, &nothing);
  std::string other = line;
  other.replace(other.find(" no."), 4, " yes");
  const auto file = std::filesystem::temp_directory_path() / ("lines-" + std::to_string(::getpid()));
  std::ofstream(file) << line << "\nno line\n"
                      << article_json(article) << "\n"
                      << other << "\n\n"
                      << line << "\n";
  AnalysedStream stream({{"lines.jsonl", file.string()}, {"missing.jsonl", "/nowhere/missing.jsonl"}});
  Article got;
  Analysis analysis;
  Diagnostics findings;
  BOOST_TEST_REQUIRE(stream.next(got, analysis, findings));
  BOOST_TEST(got.id == article.id);
  BOOST_TEST(got.doc == "first");
  BOOST_TEST(findings.empty());
  BOOST_TEST_REQUIRE(stream.next(got, analysis, findings));
  BOOST_TEST(!stream.next(got, analysis, findings));
  std::filesystem::remove(file);
  std::string told;
  for (const Diagnostic& finding : findings) told += finding.where + ' ' + finding.code + '\n';
  BOOST_TEST(told ==
             "lines.jsonl:2 invalid-json\nlines.jsonl:3 not-analysed\nlines.jsonl:4 other-article\n"
             "missing.jsonl unreadable-input\n");
  BOOST_TEST(stream.failed() == 4U);
  BOOST_TEST(stream.articles() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
