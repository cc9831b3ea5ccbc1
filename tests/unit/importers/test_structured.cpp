#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "claimgraph/importer.hpp"
#include "tests/unit/importers/import_helper.hpp"

using namespace claimgraph;
using test::import;
using test::Imported;

namespace {

const std::string kLongParagraph =
    "The mayor said on Monday that the bridge would open in May, two years later than planned. "
    "Engineers had found cracks in three of its pillars, and the council wanted them mended first. ";

std::string sniffed(const std::string& head, const std::string& name = "input") {
  return sniff_importer(head, name).name;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(structured_importers)

BOOST_AUTO_TEST_CASE(rss_items_with_full_text_are_articles_and_others_stubs) {
  const std::string feed =
      R"(<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Courier</title><link>https://courier.example/</link>
    <language>en</language><item><title>Bridge &amp; tunnel</title><link>https://courier.example/bridge</link>
    <dc:creator>Ann Lee and Bo Yu</dc:creator><pubDate>Mon, 06 May 2024 09:00:00 +0200</pubDate><description>Short.</description>
    <content:encoded><![CDATA[<p>)" +
      kLongParagraph + "</p><p>" + kLongParagraph + kLongParagraph +
      R"( <a href="https://council.example/report">Report</a></p><script>x()</script>]]></content:encoded></item>
    <item><title>Only a link</title><link>https://courier.example/2</link><guid isPermaLink="false">id-2</guid>
    <description>&lt;p&gt;A teaser.&lt;/p&gt;</description></item></channel></rss>)";
  BOOST_TEST(sniffed(feed) == "feed");
  const Imported got = import("feed", feed);
  BOOST_REQUIRE(got.articles.size() == 2U);
  const Article& full = got.articles[0];
  BOOST_TEST(full.headline == "Bridge & tunnel");
  BOOST_TEST((full.page_kind == PageKind::article));
  BOOST_TEST(full.text.find("x()") == std::string::npos);
  BOOST_TEST(full.text.find("\n\n") != std::string::npos);
  BOOST_TEST(full.authors.size() == 2U);
  BOOST_TEST(full.authors.at(1) == "Bo Yu");
  BOOST_TEST(full.date_published == "2024-05-06T09:00:00+02:00");
  BOOST_TEST(full.publisher.name == "The Courier");
  BOOST_TEST(full.links.at(0) == "https://council.example/report");
  BOOST_TEST(full.standfirst == "Short.");
  const Article& stub = got.articles[1];
  BOOST_TEST((stub.page_kind == PageKind::stub));
  BOOST_TEST(stub.doc == "id-2");
  BOOST_TEST(stub.text == "A teaser.");
}

BOOST_AUTO_TEST_CASE(atom_takes_the_alternate_link_and_xhtml_content) {
  const std::string feed = R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Notes</title>
    <link href="https://notes.example/"/><author><name>Feed Author</name></author><entry><title type="html">A &lt;b&gt;title&lt;/b&gt;</title>
    <link rel="self" href="https://notes.example/self"/><link href="/a/1"/><id>urn:1</id><updated>2024-05-06T10:00:00Z</updated>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>)" +
                           kLongParagraph + "</p><p>" + kLongParagraph + kLongParagraph +
                           "</p></div></content></entry></feed>";
  const Imported got = import("feed", feed);
  BOOST_REQUIRE(got.articles.size() == 1U);
  BOOST_TEST(got.articles[0].url == "https://notes.example/a/1");
  BOOST_TEST(got.articles[0].headline == "A title");
  BOOST_TEST(got.articles[0].date_published == "2024-05-06T10:00:00Z");
  BOOST_TEST(got.articles[0].metadata_source.at("datePublished") == "atom:updated");
  BOOST_TEST(got.articles[0].authors.at(0) == "Feed Author");
  BOOST_TEST((got.articles[0].page_kind == PageKind::article));
}

BOOST_AUTO_TEST_CASE(json_feed_items_and_a_feed_without_items) {
  const Imported got = import("feed", R"({"version":"https://jsonfeed.org/version/1.1","title":"J","items":[
    {"id":7,"url":"https://j.example/7","title":"T","content_text":"Short text.","date_published":"2024-05-06T10:00:00Z",
     "authors":[{"name":"A B"}]}]})");
  BOOST_REQUIRE(got.articles.size() == 1U);
  BOOST_TEST(got.articles[0].doc == "7");
  BOOST_TEST(got.articles[0].authors.at(0) == "A B");
  BOOST_TEST((got.articles[0].page_kind == PageKind::stub));
  BOOST_TEST(import("feed", R"({"version":"https://jsonfeed.org/version/1","items":[]})").has("no-items"));
  BOOST_TEST(sniffed(R"({"version":"https:\/\/jsonfeed.org\/version\/1"})") == "feed");
}

BOOST_AUTO_TEST_CASE(entity_bombs_external_entities_damage_and_depth_are_refused) {
  const std::string bomb =
      R"(<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel>
    <item><title>&b;</title></item></channel></rss>)";
  const std::string external =
      R"(<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body>&x;</body></nitf>)";
  for (const auto& [format, text] : {std::pair{"feed", bomb}, std::pair{"nitf", external}}) {
    const Imported got = import(format, text);
    BOOST_TEST(got.articles.empty());
    BOOST_TEST(got.has("xml-entities"));
  }
  const Imported broken = import("newsml-g2", "<newsItem>\n<a></b>");
  BOOST_TEST(broken.has("invalid-xml"));
  BOOST_TEST(broken.diagnostics.at(0).message.find("line 2") != std::string::npos);
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<a>";
  BOOST_TEST(import("nitf", deep).articles.empty());
  for (int i = 0; i < 200000; ++i) deep += "</a>";
  BOOST_TEST(import("nitf", deep).has("too-deep"));
  BOOST_TEST(import("ninjs", std::string(200000, '[')).has("too-deep"));
  BOOST_TEST(import("dpa", "{\"a\": }").has("invalid-json"));
  BOOST_TEST(import("feed", "  \n").has("empty-input"));
}

BOOST_AUTO_TEST_CASE(nitf_parts) {
  const std::string nitf =
      R"(<nitf><head><docdata><date.issue norm="20240506T090004+0200"/><doc-id id-string="n-1" regsrc="NTB"/></docdata></head>
    <body><body.head><hedline><hl1>Bridge to open</hl1></hedline><byline>By <person>Ann Lee</person><byttl>Staff</byttl></byline>
    <dateline>OSLO, May 6 (NTB) -</dateline><abstract><p>Two years late.</p></abstract></body.head>
    <body.content><p>First.</p><hl2>Why</hl2><p>Second.</p><media><media-caption>The bridge.</media-caption></media></body.content></body></nitf>)";
  BOOST_TEST(sniffed(nitf) == "nitf");
  const Imported got = import("nitf", nitf);
  BOOST_REQUIRE(got.articles.size() == 1U);
  const Article& article = got.articles[0];
  BOOST_TEST(article.headline == "Bridge to open");
  BOOST_TEST(article.authors.at(0) == "Ann Lee");
  BOOST_TEST(article.place == "OSLO");
  BOOST_TEST(article.date_published == "2024-05-06T09:00:04+02:00");
  BOOST_TEST(article.text == "First.\n\nWhy\n\nSecond.");
  BOOST_TEST(article.captions.at(0) == "The bridge.");
  BOOST_TEST(article.standfirst == "Two years late.");
}

BOOST_AUTO_TEST_CASE(newsml_g2_texts_pictures_and_packages) {
  const std::string open =
      R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g-1"><itemMeta><itemClass qcode="ninat:)";
  const std::string meta =
      R"("/><provider literal="ACME"/><versionCreated>2024-05-06T10:00:00Z</versionCreated></itemMeta>
    <contentMeta><creator literal="jdoe.x"/><by>By Ann Lee</by><language tag="en"/><headline>H</headline></contentMeta><contentSet>)";
  const Imported text = import(
      "newsml-g2",
      open + "text" + meta +
          R"(<inlineXML contenttype="application/xhtml+xml"><html><body><header>10:00</header><p>Body.</p></body></html></inlineXML></contentSet></newsItem>)");
  BOOST_REQUIRE(text.articles.size() == 1U);
  BOOST_TEST(text.articles[0].text == "Body.");
  BOOST_TEST(text.articles[0].authors.at(0) == "Ann Lee");
  BOOST_TEST(text.articles[0].publisher.name == "ACME");
  BOOST_TEST(text.articles[0].doc == "g-1");
  BOOST_TEST(import("newsml-g2", open + "picture" + meta + "</contentSet></newsItem>").has("not-text"));
  const Imported package =
      import("newsml-g2", R"(<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>)");
  BOOST_TEST(package.has("no-article"));
  BOOST_TEST(package.diagnostics.at(0).message.find("packageItem") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(newsml1_takes_the_longest_text) {
  const std::string news =
      R"(<NewsML Version="1.2"><NewsItem><Identification><NewsIdentifier><PublicIdentifier>p-1</PublicIdentifier></NewsIdentifier></Identification>
    <NewsManagement><FirstCreated>20240506T080625+0000</FirstCreated><ThisRevisionCreated>20240506T090000+0000</ThisRevisionCreated></NewsManagement>
    <NewsComponent><NewsLines><HeadLine>H</HeadLine><ByLine>Ann Lee</ByLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="AFP"/></Provider></AdministrativeMetadata>
    <ContentItem><MimeType FormalName="text/css"/><DataContent>.p { color: red; and much more of it so that it is long }</DataContent></ContentItem>
    <ContentItem><DataContent><nitf><body><body.content><p>The text.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>)";
  BOOST_TEST(sniffed(news) == "newsml1");
  const Imported got = import("newsml1", news);
  BOOST_REQUIRE(got.articles.size() == 1U);
  BOOST_TEST(got.articles[0].text == "The text.");
  BOOST_TEST(got.articles[0].date_published == "2024-05-06T08:06:25Z");
  BOOST_TEST(got.articles[0].date_modified == "2024-05-06T09:00:00Z");
  BOOST_TEST(got.articles[0].publisher.name == "AFP");
}

BOOST_AUTO_TEST_CASE(ninjs_of_three_versions) {
  const Imported one = import(
      "ninjs",
      R"({"uri":"https://n.example/1","type":"text","headline":"H","byline":"By A B","body_text":"plain",
    "body_xhtml":"<p>One.</p><p>Two.</p>","versioncreated":"2024-05-06T10:00:00Z"})");
  BOOST_REQUIRE(one.articles.size() == 1U);
  BOOST_TEST(one.articles[0].text == "One.\n\nTwo.");
  const Imported three =
      import("ninjs", R"({"uri":"u","type":"text","headlines":[{"role":"main","value":"H3"}],"by":"C D",
    "firstCreated":"2024-05-06T10:00:00Z","bodies":[{"contentType":"text/plain","value":"L1\nL2"}]})");
  BOOST_REQUIRE(three.articles.size() == 1U);
  BOOST_TEST(three.articles[0].headline == "H3");
  BOOST_TEST(three.articles[0].text == "L1\n\nL2");
  BOOST_TEST(import("ninjs", R"({"uri":"u","type":"picture"})").has("not-text"));
  BOOST_TEST(import("ninjs", R"({"uri":"u","eventDetails":{}})").has("not-text"));
}

BOOST_AUTO_TEST_CASE(dpa_entries) {
  const std::string entry =
      R"({"format":"digitalwires@0.9.1","urn":"urn:x","pubstatus":"usable","headline":"H","byline":"Von Ann Lee, dpa",
    "dateline":"Berlin (dpa) - ","article_html":"<section class=\"main\"><p>Text.</p></section>","version_created":"2024-09-25T10:37:24+02:00","creditline":"dpa"})";
  BOOST_TEST(sniffed(entry) == "dpa");
  const Imported got = import("dpa", entry);
  BOOST_REQUIRE(got.articles.size() == 1U);
  BOOST_TEST(got.articles[0].place == "Berlin");
  BOOST_TEST(got.articles[0].authors.size() == 1U);
  BOOST_TEST(got.articles[0].text == "Text.");
  BOOST_TEST(import("dpa", R"({"format":"digitalwires@0.9.1","urn":"u","headline":"H","article_html":null})")
                 .has("no-text"));
  const Imported empty = import("dpa", R"({"format":"digitalwires@0.9.1","urn":"u","article_html":null})");
  BOOST_TEST(empty.articles.empty());
  BOOST_TEST(empty.has("empty-item"));
  const Imported picture = import(
      "dpa",
      R"({"format":"digitalwires@0.9.1","urn":"u","headline":"H","article_html":null,"associations":[{"type":"image"}]})");
  BOOST_TEST(picture.articles.empty());
  BOOST_TEST(picture.has("not-text"));
}

BOOST_AUTO_TEST_CASE(claim_reviews_as_json_ld_and_feeds) {
  const Imported got =
      import("claimreview",
             R"({"@type":"DataFeed","dataFeedElement":[{"@type":"DataFeedItem","item":[{"@type":"claimreview",
    "claimReviewed":"The moon is made of cheese.","url":"https://facts.example/moon","datePublished":"2024-05-06","author":{"name":"Facts"},
    "itemReviewed":{"@type":"Claim","author":{"name":"A Cow"},"datePublished":"0001-01-01","firstAppearance":{"url":"https://cow.example/1"}},
    "reviewRating":{"ratingValue":-1,"bestRating":5,"worstRating":1}}]}]})");
  BOOST_REQUIRE(got.articles.size() == 1U);
  const Article& article = got.articles[0];
  BOOST_TEST((article.page_kind == PageKind::claim_review));
  BOOST_TEST(article.text.empty());
  const ClaimReviewRecord& record = article.claim_reviews.at(0);
  BOOST_TEST(record.claimant == "A Cow");
  BOOST_TEST(record.appearance_url == "https://cow.example/1");
  BOOST_TEST(record.appearance_date.empty());
  BOOST_TEST(record.rating_value == "-1");
  BOOST_TEST(record.rating_text.empty());
}

BOOST_AUTO_TEST_CASE(claim_reviews_as_microdata_and_the_reviewer_is_no_claimant) {
  const Imported got = import(
      "claimreview",
      R"(<div itemscope itemtype="https://schema.org/ClaimReview"><a itemprop="url" href="https://facts.example/1">x</a>
    <span itemprop="author" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Facts</b></span>
    <q itemprop="claimReviewed">Cats bark.</q><i itemprop="itemReviewed" itemscope itemtype="https://schema.org/Claim"><i itemprop="author" itemscope><i itemprop="name">Facts</i></i></i>
    <span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><i itemprop="ratingValue">1</i><i itemprop="bestRating">4</i><i itemprop="worstRating">1</i></span></div>)");
  BOOST_REQUIRE(got.articles.size() == 1U);
  const ClaimReviewRecord& record = got.articles[0].claim_reviews.at(0);
  BOOST_TEST(record.claim_reviewed == "Cats bark.");
  BOOST_TEST(record.url == "https://facts.example/1");
  BOOST_TEST(record.reviewer == "Facts");
  BOOST_TEST(record.claimant.empty());
  BOOST_TEST(got.has("reviewer-as-claimant"));
  BOOST_TEST(record.rating_text == "1 of 4");
  BOOST_TEST(import("claimreview", "<p>nothing</p>").has("no-claim-review"));
}

BOOST_AUTO_TEST_CASE(json_ld_articles) {
  const Imported got = import(
      "jsonld",
      R"({"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"H",
    "articleBody":"One.\nTwo.","author":{"@type":"Person","name":"A B"},"datePublished":"2024-05-06"},{"@type":"NewsArticle","headline":"Empty"},{"@type":"NewsArticle"}]})");
  BOOST_REQUIRE(got.articles.size() == 2U);
  BOOST_TEST(got.articles[0].text == "One.\n\nTwo.");
  BOOST_TEST(got.articles[0].authors.at(0) == "A B");
  BOOST_TEST((got.articles[1].page_kind == PageKind::stub));
  BOOST_TEST(got.has("empty-item"));
}

BOOST_AUTO_TEST_CASE(dumps_of_both_kinds) {
  const std::string csv =
      "id;title;content;published;authors\n1;\"A; B\";\"He said \"\"no\"\".\nSecond line.\";2024-05-06;Ann "
      "Lee\n\n2;C;;2024-05-07;\n";
  BOOST_TEST(sniffed(csv, "dump.csv") == "dump");
  const Imported table = import("dump", csv);
  BOOST_REQUIRE(table.articles.size() == 1U);
  BOOST_TEST(table.articles[0].headline == "A; B");
  BOOST_TEST(table.articles[0].text == "He said \"no\".\n\nSecond line.");
  BOOST_TEST(table.articles[0].authors.at(0) == "Ann Lee");
  BOOST_TEST(table.has("no-text"));
  ImportOptions options;
  options.column_map = {"text=payload", "headline=head"};
  const Imported lines = import(
      "dump",
      "{\"payload\":\"T\",\"head\":\"H\",\"date\":\"6 May 2024\",\"authors\":[\"A B\",\"C D\"]}\nnot json\n",
      options);
  BOOST_REQUIRE(lines.articles.size() == 1U);
  BOOST_TEST(lines.articles[0].text == "T");
  BOOST_TEST(lines.articles[0].headline == "H");
  BOOST_TEST(lines.articles[0].date_published == "2024-05-06");
  BOOST_TEST(lines.articles[0].authors.size() == 2U);
  BOOST_TEST(lines.has("invalid-json"));
  BOOST_TEST(lines.diagnostics.at(0).where == "input:2");
  BOOST_TEST(import("dump", "a,b\n1,2\n").has("no-text-column"));
}

BOOST_AUTO_TEST_SUITE_END()
