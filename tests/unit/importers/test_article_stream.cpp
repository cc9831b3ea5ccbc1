#include "claimgraph/article_stream.hpp"

#include <boost/test/unit_test.hpp>

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

BOOST_AUTO_TEST_SUITE_END()
