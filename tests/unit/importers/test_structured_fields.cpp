// What the structured importers make of fields: who, when, usable or not, where links lead.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "claimgraph/importer.hpp"
#include "importers/structured.hpp"
#include "tests/unit/importers/import_helper.hpp"

using namespace claimgraph;
using test::import;
using test::Imported;

namespace {

const std::string kBody =
    "<p>The harbour board said on Friday that the crane had passed its test, and that ships would be "
    "unloaded "
    "again from Monday. Dockers had waited for eleven weeks.</p><p>The union called the announcement "
    "premature, "
    "because the report of the inspectors was not public yet. A spokeswoman for the board promised to "
    "publish "
    "it within a week, and asked for patience. Traders lost about four million euros, she said. Nobody was "
    "hurt when the crane failed in a storm in spring.</p>";

std::string escaped(std::string html) {
  for (std::size_t at = 0; (at = html.find('<', at)) != std::string::npos;) html.replace(at, 1, "&lt;");
  return html;
}

const ClaimReviewRecord& review(const Imported& got) {
  BOOST_REQUIRE(got.articles.size() == 1U);
  BOOST_REQUIRE(got.articles[0].claim_reviews.size() == 1U);
  return got.articles[0].claim_reviews[0];
}

std::string message(const Imported& got, const std::string& code) {
  for (const Diagnostic& d : got.diagnostics) {
    if (d.code == code) return d.message;
  }
  return "no " + code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(structured_fields)

BOOST_AUTO_TEST_CASE(withheld_and_embargoed_items_in_every_agency_format) {
  const std::string g2 =
      R"(<newsItem guid="g"><itemMeta><itemClass qcode="ninat:text"/><pubStatus qcode="stat:STATUS"/><embargoed>2030-01-01T10:00:00Z</embargoed></itemMeta>
      <contentMeta><headline>H</headline></contentMeta><contentSet><inlineData>Text.</inlineData></contentSet></newsItem>)";
  const std::string one =
      R"(<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>g</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><Status FormalName="STATUS"/>
      <StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20300101T100000Z</DateAndTime></StatusWillChange></NewsManagement>
      <NewsComponent><ContentItem><DataContent>Text.</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>)";
  const std::string nitf =
      R"(<nitf><head><docdata management-status="STATUS"><doc-id id-string="g"/><date.release norm="20300101T100000Z"/></docdata></head><body><body.content><p>Text.</p></body.content></body></nitf>)";
  const std::string ninjs =
      R"({"uri":"g","type":"text","pubstatus":"STATUS","embargoed":"2030-01-01T10:00:00Z","headline":"H","body_text":"Text."})";
  const std::string dpa =
      R"({"format":"digitalwires@1","urn":"g","pubstatus":"STATUS","embargoed":"2030-01-01T10:00:00Z","headline":"H","article_html":"<p>Text.</p>"})";
  const auto with = [](std::string text, const std::string& status) {
    return text.replace(text.find("STATUS"), 6, status);
  };
  for (const auto& [format, text] : std::vector<std::pair<std::string, std::string>>{
           {"newsml-g2", g2}, {"newsml1", one}, {"nitf", nitf}, {"ninjs", ninjs}, {"dpa", dpa}}) {
    for (const std::string status : {"canceled", "withheld", "Withheld"}) {
      const Imported got = import(format, with(text, status));
      BOOST_TEST(got.articles.empty(), format << ' ' << status);
      BOOST_TEST(got.has("not-usable"), format << ' ' << status);
    }
    const Imported got = import(format, with(text, "embargoed"));
    BOOST_TEST(got.articles.size() == 1U, format);
    BOOST_TEST(message(got, "embargoed").find("item g is embargoed until 2030") == 0U,
               format << ": " << message(got, "embargoed"));
  }
}

BOOST_AUTO_TEST_CASE(agencies_and_logins_are_no_authors) {
  Article article;
  article.publisher.name = "The Harbour Post";
  article.authors = {"Ann Lee", "dpa",      "NTB-AFP", "the harbour post", "jdoe.x", "j_doe",
                     "Bo",      "ANNA LEE", "Aurora"};
  structured::drop_agencies(article);
  const std::vector<std::string> left{"Ann Lee", "Bo", "ANNA LEE", "Aurora"};
  BOOST_TEST(article.authors == left, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(copyright_notices_name_their_holder) {
  using structured::holder_of_notice;
  BOOST_TEST(holder_of_notice("Copyright 2013 The News Agency, www.example.org - all rights reserved.") ==
             "The News Agency");
  BOOST_TEST(holder_of_notice("Copyright 2017-18 - Acme Newswire") == "Acme Newswire");
  BOOST_TEST(holder_of_notice("(c) 2024 by Harbour Post. All rights reserved") == "Harbour Post");
  BOOST_TEST(holder_of_notice("© Harbour Post") == "Harbour Post");
  BOOST_TEST(holder_of_notice("For subscribers only").empty());
  BOOST_TEST(holder_of_notice("Copyright 2013").empty());
}

BOOST_AUTO_TEST_CASE(compact_dates_keep_their_zone) {
  using structured::date;
  BOOST_TEST(date("20210516T080625+0200") == "2021-05-16T08:06:25+02:00");
  BOOST_TEST(date("20080219+0100") == "2008-02-19");
  BOOST_TEST(date("20080219") == "2008-02-19");
  BOOST_TEST(date("0001-01-01T00:00:00Z").empty());
  BOOST_TEST(date("20081399").empty());
}

BOOST_AUTO_TEST_CASE(newsml_g2_teasers_and_boxes_are_not_the_story) {
  const Imported got = import(
      "newsml-g2",
      R"(<newsItem guid="g"><itemMeta><itemClass qcode="ninat:text"/><provider uri="https://www.agency.example/x"/><signal qcode="sig:correction"/></itemMeta>
      <contentMeta><headline>H</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html><body><section class="main big">
      <p class="Teaser">In short.</p><p>Story.</p><div class="INFOBOX"><h2>Links</h2></div></section></body></html></inlineXML></contentSet></newsItem>)");
  BOOST_REQUIRE(got.articles.size() == 1U);
  BOOST_TEST(got.articles[0].text == "Story.");
  BOOST_TEST(got.articles[0].standfirst == "In short.");
  BOOST_TEST(got.articles[0].publisher.name == "agency.example");
  BOOST_TEST(got.has("correction"));
}

BOOST_AUTO_TEST_CASE(items_that_say_nothing_are_left_out) {
  BOOST_TEST(import("newsml-g2", R"(<newsItem guid="g"><contentSet/></newsItem>)").has("empty-item"));
  BOOST_TEST(import("ninjs", R"({"uri":"u","type":"text"})").has("empty-item"));
  BOOST_TEST(import("newsml1", "<NewsML><NewsItem><Identification/></NewsItem></NewsML>").has("empty-item"));
  const Imported feed = import("feed", "<rss><channel><item/><item><title>T</title></item></channel></rss>");
  BOOST_TEST(feed.has("empty-item"));
  BOOST_TEST(feed.articles.size() == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_but_pictures_is_a_warning_and_beside_a_story_a_note) {
  const std::string picture =
      R"(<newsItem guid="p"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>)";
  const std::string text =
      R"(<newsItem guid="t"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentSet><inlineData>Text.</inlineData></contentSet></newsItem>)";
  const Imported alone = import("newsml-g2", "<newsMessage>" + picture + "</newsMessage>");
  BOOST_REQUIRE(alone.diagnostics.size() == 1U);
  BOOST_TEST((alone.diagnostics[0].severity == Severity::warning));
  BOOST_TEST(alone.diagnostics[0].message == "news item p is of class picture, not text; left out");
  const Imported both = import("newsml-g2", "<newsMessage>" + picture + text + "</newsMessage>");
  BOOST_REQUIRE(both.diagnostics.size() == 1U);
  BOOST_TEST((both.diagnostics[0].severity == Severity::note));
}

BOOST_AUTO_TEST_CASE(ninjs_captions_of_named_and_listed_associations) {
  const Imported named = import(
      "ninjs",
      R"({"uri":"u","type":"text","body_text":"T","associations":{"main":{"type":"picture","description_text":"A crane."},"x":{"type":"text","description_text":"no"}}})");
  const Imported listed = import(
      "ninjs",
      R"([{"uri":"u","type":"text","bodies":[{"value":"T"}],"associations":[{"type":"picture","descriptions":[{"value":"A crane."}]}]}])");
  for (const Imported& got : {named, listed}) {
    BOOST_REQUIRE(got.articles.size() == 1U);
    BOOST_REQUIRE(got.articles[0].captions.size() == 1U);
    BOOST_TEST(got.articles[0].captions[0] == "A crane.");
  }
}

BOOST_AUTO_TEST_CASE(claim_review_types_in_any_case_lists_and_graphs_with_references) {
  const Imported got = import("claimreview", R"({"@context":"https://schema.org","@graph":[
    {"@id":"#r","@type":["WebPage","CLAIMREVIEW"],"claimReviewed":"Cats bark.","url":"https://facts.example/1","author":{"@id":"#us"},
     "itemReviewed":{"@id":"#claim"},"reviewRating":{"@type":"Rating","ratingValue":"2","bestRating":"5","worstRating":"1"}},
    {"@id":"#us","@type":"Organization","name":"Facts"},
    {"@id":"#claim","@type":"Claim","author":[{"@type":"Person","name":"A Cow"}],"appearance":["https://cow.example/2"],"firstAppearance":{"@type":"CreativeWork","url":"https://cow.example/1"}}]})");
  const ClaimReviewRecord& record = review(got);
  BOOST_TEST(record.reviewer == "Facts");
  BOOST_TEST(record.claimant == "A Cow");
  BOOST_TEST(record.appearance_url == "https://cow.example/1");
  BOOST_TEST(record.rating_text == "2 of 5");
}

BOOST_AUTO_TEST_CASE(ratings_keep_their_raw_value_and_words_go_first) {
  const auto rated = [](const std::string& rating) {
    return import("claimreview",
                  R"({"@type":"ClaimReview","claimReviewed":"C","url":"https://f.example/","reviewRating":)" +
                      rating + "}");
  };
  BOOST_TEST(review(rated(R"({"alternateName":"Mostly false","name":"n","ratingValue":2})")).rating_text ==
             "Mostly false");
  BOOST_TEST(review(rated(R"({"alternateName":"Mostly false","ratingValue":2})")).rating_value == "2");
  BOOST_TEST(review(rated(R"({"ratingValue":-1,"bestRating":-1,"worstRating":-1})")).rating_text.empty());
  BOOST_TEST(review(rated(R"({"ratingValue":-1,"bestRating":-1,"worstRating":-1})")).rating_value == "-1");
  BOOST_TEST(review(rated(R"({"ratingValue":1,"bestRating":1,"worstRating":5})")).rating_text.empty());
  BOOST_TEST(review(rated(R"({"ratingValue":7,"bestRating":5,"worstRating":1})")).rating_text.empty());
  BOOST_TEST(review(rated(R"({"ratingValue":"1e999","bestRating":5})")).rating_value == "1e999");
  BOOST_TEST(review(rated(R"({"ratingValue":NaN,"bestRating":5})")).rating_text.empty());
  BOOST_TEST(review(rated(R"({"ratingValue":"False"})")).rating_text == "False");
  BOOST_TEST(review(rated(R"("Pants on fire")")).rating_text == "Pants on fire");
  BOOST_TEST(review(rated("[]")).rating_text.empty());
}

BOOST_AUTO_TEST_CASE(a_review_without_a_claim_or_with_a_date_of_year_one) {
  BOOST_TEST(import("claimreview", R"({"@type":"ClaimReview","url":"https://f.example/"})").has("no-claim"));
  const Imported got =
      import("claimreview",
             R"({"@type":"ClaimReview","url":"https://f.example/","datePublished":"0001-01-01",
      "itemReviewed":{"@type":"Claim","name":"Cats bark."}})");
  BOOST_TEST(review(got).claim_reviewed == "Cats bark.");
  BOOST_TEST(review(got).date_published.empty());
  BOOST_TEST(message(got, "bad-date") ==
             "\"0001-01-01\" is no date that an article can have; the article is kept without one");
}

BOOST_AUTO_TEST_CASE(an_article_page_brings_its_reviews_along) {
  const std::string page =
      "<html><head><title>Do cats bark?</title><script "
      "type=\"application/ld+json\">{\"@type\":\"ClaimReview\",\n"
      "\"claimReviewed\":\"Cats\nbark.\",\"url\":\"https://facts.example/1\",\"author\":{\"name\":\"Facts\"},"
      "\"itemReviewed\":{\"author\":{\"name\":\"A Cow\"}}}</script></head><body><article><h1>Do cats "
      "bark?</h1>" +
      kBody + kBody +
      R"(<div itemscope itemtype="https://schema.org/ClaimReview"><meta itemprop="claimReviewed" content="Dogs purr."><meta itemprop="url" content="https://facts.example/2"></div>
      <div itemscope itemtype="https://schema.org/ClaimReview"><meta itemprop="claimReviewed" content="Cats bark."></div></article></body></html>)";
  const Imported got = import("html", page);
  BOOST_REQUIRE(got.articles.size() == 1U);
  BOOST_TEST((got.articles[0].page_kind == PageKind::article));
  BOOST_REQUIRE(got.articles[0].claim_reviews.size() == 2U);
  BOOST_TEST(got.articles[0].claim_reviews[0].claim_reviewed == "Cats bark.");
  BOOST_TEST(got.articles[0].claim_reviews[0].claimant == "A Cow");
  BOOST_TEST(got.articles[0].claim_reviews[1].claim_reviewed == "Dogs purr.");
}

BOOST_AUTO_TEST_CASE(feed_links_are_resolved_by_xml_base_and_the_item) {
  const Imported atom = import(
      "feed",
      R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://harbour.example/news/"><title>N</title>
    <entry xml:base="2024/"><title>T &lt; 5</title><link href="crane"/><id>1</id><published>2024-05-06T10:00:00Z</published>
    <content type="html">)" +
          escaped(kBody + "<p><a href=\"../report\">R</a> <a href=\"mailto:a@b\">M</a></p>") +
          "</content></entry></feed>");
  BOOST_REQUIRE(atom.articles.size() == 1U);
  BOOST_TEST(atom.articles[0].url == "https://harbour.example/news/2024/crane");
  BOOST_TEST(atom.articles[0].headline == "T < 5");
  BOOST_REQUIRE(atom.articles[0].links.size() == 1U);
  BOOST_TEST(atom.articles[0].links[0] == "https://harbour.example/news/report");
  const Imported rss = import(
      "feed",
      R"(<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="m"><channel><atom:link rel="self" href="x"/><title>N</title><link>https://harbour.example/</link>
    <item><media:title>picture</media:title><title>T</title><link>/crane</link><description>)" +
          escaped("<p>Short. <a href='/x'>x</a></p>") + "</description></item></channel></rss>");
  BOOST_REQUIRE(rss.articles.size() == 1U);
  BOOST_TEST(rss.articles[0].headline == "T");
  BOOST_TEST(rss.articles[0].url == "https://harbour.example/crane");
  BOOST_TEST(rss.articles[0].publisher.url == "https://harbour.example/");
  BOOST_TEST(rss.articles[0].links.at(0) == "https://harbour.example/x");
}

BOOST_AUTO_TEST_CASE(rss_of_version_1_and_feeds_without_ids) {
  const Imported got = import(
      "feed",
      R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d"><channel rdf:about="c"><title>N</title><link>https://harbour.example/</link></channel>
    <item rdf:about="https://harbour.example/1"><title>A</title><link>https://harbour.example/1</link><dc:date>2024-05-06</dc:date></item>
    <item><title>B</title></item><item><title>C</title><guid isPermaLink="false">same</guid></item><item><title>D</title><guid isPermaLink="false">same</guid></item></rdf:RDF>)");
  BOOST_REQUIRE(got.articles.size() == 4U);
  BOOST_TEST(got.articles[0].date_published == "2024-05-06");
  BOOST_TEST(got.articles[1].doc == "input#2");
  BOOST_TEST(got.articles[3].doc == "same#4");
  BOOST_TEST(message(got, "duplicate-id") == "item 4 has the id same of item 3; it is named same#4 instead");
}

BOOST_AUTO_TEST_CASE(dates_of_year_one_and_in_the_future) {
  const Imported got = import(
      "feed",
      R"(<rss><channel><title>N</title><item><title>A</title><pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate></item>
    <item><title>B</title><pubDate>Wed, 01 Jan 2098 00:00:00 GMT</pubDate></item></channel></rss>)");
  BOOST_REQUIRE(got.articles.size() == 2U);
  BOOST_TEST(got.articles[0].date_published.empty());
  BOOST_TEST(got.has("bad-date"));
  BOOST_TEST(message(got, "future-date").find("input#2 is dated 2098-01-01") == 0U);
}

BOOST_AUTO_TEST_CASE(plain_text_in_feeds_is_not_read_as_markup) {
  std::string text;
  for (int i = 0; i < 12; ++i)
    text += "Prices of <b> steel & iron rose by 5 < 6 per cent, the board said.\\n";
  const Imported got = import(
      "feed",
      R"({"version":"https://jsonfeed.org/version/1.1","home_page_url":"https://h.example/","items":[{"id":"https://h.example/7","content_text":")" +
          text + R"("},{"id":"8","url":"/8","title":"T","content_html":"<p>x</p>"}]})");
  BOOST_REQUIRE(got.articles.size() == 2U);
  BOOST_TEST((got.articles[0].page_kind == PageKind::article));
  BOOST_TEST(got.articles[0].text.find(
                 "Prices of <b> steel & iron rose by 5 < 6 per cent, the board said.\n\nPrices") == 0U);
  BOOST_TEST(got.articles[0].url == "https://h.example/7");
  BOOST_TEST(got.articles[1].url == "https://h.example/8");
}

BOOST_AUTO_TEST_CASE(live_blogs_are_read_update_by_update) {
  const Imported got = import(
      "jsonld",
      R"({"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"Storm","liveBlogUpdate":[
    {"@type":"BlogPosting","headline":"10:00 Crane","articleBody":"The crane fell."},{"@type":"BlogPosting","articleBody":"<p>Nobody was hurt.</p><p>The port is closed.</p>"}]})");
  BOOST_REQUIRE(got.articles.size() == 1U);
  BOOST_TEST(got.articles[0].text ==
             "10:00 Crane\n\nThe crane fell.\n\nNobody was hurt.\n\nThe port is closed.");
}

BOOST_AUTO_TEST_CASE(dumps_as_json_arrays_and_records_of_one_name) {
  const std::string array =
      "[\n {\"id\": \"1\", \"text\": \"First {text}.\"},\n {\"id\": \"1\", \"text\": \"Second "
      "\\\"]text.\"},\n 7,\n {\"id\":\"2\" \"text\":1},\n "
      "{\"id\":\"3\",\"text\":\"Third.\"}\n]\n";
  BOOST_TEST(std::string(sniff_importer(array, "dump.json").name) == "dump");
  const Imported got = import("dump", array);
  BOOST_REQUIRE(got.articles.size() == 3U);
  BOOST_TEST(got.articles[1].text == "Second \"]text.");
  BOOST_TEST(got.articles[1].doc == "1@input:3");
  BOOST_TEST(got.articles[2].doc == "3");
  BOOST_TEST(message(got, "duplicate-id").find("an earlier record has the id 1, too") == 0U);
  std::vector<std::string> wheres;
  for (const Diagnostic& d : got.diagnostics) {
    if (d.code == "invalid-json") wheres.push_back(d.where);
  }
  const std::vector<std::string> expected{"input:4", "input:5"};
  BOOST_TEST(wheres == expected, boost::test_tools::per_element());
  BOOST_TEST(import("dump", "[{\"text\":\"A.\"}").has("invalid-json"));
  BOOST_TEST(import("dump", "[]").articles.empty());
}

BOOST_AUTO_TEST_CASE(a_csv_of_another_encoding_is_decoded_alike_throughout) {
  const Imported got = import("dump",
                              "title;text\nM\xfcller;Herr M\xfcller sagte, \xe4"
                              "hnlich sei es schon \xf6"
                              "fter gewesen.\nJ\xe4"
                              "ger;F\xfc"
                              "r J\xe4"
                              "ger sei das sch\xf6n.\n");
  BOOST_REQUIRE(got.articles.size() == 2U);
  BOOST_TEST(got.articles[0].headline == "Müller");
  BOOST_TEST(got.articles[1].text == "Für Jäger sei das schön.");
  std::size_t notes = 0;
  for (const Diagnostic& d : got.diagnostics) notes += d.code == "charset-detected" ? 1U : 0U;
  BOOST_TEST(notes == 1U);
}

BOOST_AUTO_TEST_CASE(original_spans_are_kept_by_text_and_interchange_and_absent_elsewhere) {
  const std::vector<std::pair<std::string, std::string>> inputs{
      {"feed",
       "<rss><channel><title>N</title><item><title>T</title><description>D</description></item></channel></"
       "rss>"},
      {"nitf", "<nitf><body><body.content><p>Text.</p></body.content></body></nitf>"},
      {"newsml-g2", "<newsItem guid='g'><contentSet><inlineData>Text.</inlineData></contentSet></newsItem>"},
      {"newsml1",
       "<NewsML><NewsItem><Identification/><NewsComponent><ContentItem><DataContent>Text.</DataContent></"
       "ContentItem></NewsComponent></NewsItem></NewsML>"},
      {"ninjs", R"({"uri":"u","type":"text","body_text":"Text."})"},
      {"dpa", R"({"format":"digitalwires@1","urn":"u","article_html":"<p>Text.</p>"})"},
      {"jsonld", R"({"@type":"NewsArticle","articleBody":"Text."})"},
      {"claimreview", R"({"@type":"ClaimReview","claimReviewed":"C.","reviewBody":"Text."})"},
      {"dump", "text\nText.\n"},
      {"html", "<p>Text.</p>"}};
  for (const auto& [format, bytes] : inputs) {
    const Imported got = import(format, bytes);
    BOOST_REQUIRE_MESSAGE(got.articles.size() == 1U, format);
    BOOST_TEST(got.articles[0].original_spans.empty(), format);
    BOOST_TEST((got.articles[0].original_sha256.empty() == (format == "dump")), format);
  }
  const Imported text =
      import("text", "Größe:\n\nThe mayor said on Monday that the bridge would open in May.\n");
  BOOST_REQUIRE(text.articles.size() == 1U);
  BOOST_REQUIRE(!text.articles[0].original_spans.empty());
  const OriginalSpan last = text.articles[0].original_spans.back();
  BOOST_TEST(last.original_begin == last.original_point + 2U);  // two letters of two bytes stand in front
}

BOOST_AUTO_TEST_CASE(atom_of_old_may_be_base64) {
  const Imported got =
      import("feed",
             "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>N</title><entry><title "
             "mode=\"base64\" "
             "type=\"text/html\">VGhlIDxiPnF1YXk8L2I+IGlz\nIG9wZW4=</title><id>urn:1</id></entry></feed>");
  BOOST_TEST(got.articles.at(0).headline == "The quay is open");
}

BOOST_AUTO_TEST_CASE(nitf_of_any_namespace_is_nitf) {
  for (const char* root : {"nitf", "n:nitf", "newsml:nitf"}) {
    const std::string tag = root;
    const std::string text =
        "<" + tag + " xmlns:n=\"urn:x\"><body><body.content><p>Text.</p></body.content></body></" + tag + ">";
    BOOST_TEST(sniff_importer(text, "a.xml").name == std::string("nitf"));
    BOOST_TEST(import("nitf", text).articles.at(0).text == "Text.");
  }
  BOOST_TEST(sniff_importer("<a b=\":nitf \"/>", "a.xml").name != std::string("nitf"));
}

BOOST_AUTO_TEST_CASE(ninjs_may_name_its_main_body_and_headline) {
  const Imported plain =
      import("ninjs", R"({"uri":"u","type":"text","headline_main":"H","body_main":"One.\nTwo."})");
  BOOST_TEST(plain.articles.at(0).headline == "H");
  BOOST_TEST(plain.articles.at(0).text == "One.\n\nTwo.");
  const Imported html = import("ninjs", R"({"uri":"u","type":"text","body_main":"<p>One.</p><p>Two.</p>"})");
  BOOST_TEST(html.articles.at(0).text == "One.\n\nTwo.");
  const Imported both =
      import("ninjs", R"({"uri":"u","type":"text","body_main":"<p>Main.</p>","body_xhtml":"<p>X.</p>"})");
  BOOST_TEST(both.articles.at(0).text == "X.");
}

BOOST_AUTO_TEST_CASE(formats_in_wide_units_are_recognised) {
  const std::string feed =
      "<rss version=\"2.0\"><channel><title>N</title><item><title>T</title></item></channel></rss>";
  for (const bool mark : {true, false}) {
    for (const int width : {2, 4}) {
      std::string little =
          mark ? (width == 4 ? std::string("\xff\xfe\0\0", 4) : std::string("\xff\xfe")) : std::string();
      std::string big =
          mark ? (width == 4 ? std::string("\0\0\xfe\xff", 4) : std::string("\xfe\xff")) : std::string();
      for (const char c : feed) {
        little += c + std::string(static_cast<std::size_t>(width - 1), '\0');
        big += std::string(static_cast<std::size_t>(width - 1), '\0') + c;
      }
      for (const std::string& bytes : {little, big}) {
        BOOST_TEST(sniff_importer(bytes, "a.xml").name == std::string("feed"));
        BOOST_TEST(import("feed", bytes).articles.at(0).headline == "T");
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
