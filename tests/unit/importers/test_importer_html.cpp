#include <boost/test/unit_test.hpp>
#include <string>

#include "claimgraph/utf8.hpp"
#include "import_helper.hpp"
#include "importers/html_ld.hpp"
#include "importers/html_metadata.hpp"
#include "importers/html_page.hpp"
#include "importers/html_text.hpp"

using namespace claimgraph;
using test::import;

namespace {

const std::string kBody =
    "<p>The city council voted on Monday to rebuild the old harbour crane, which has stood unused for more "
    "than forty years, despite doubts "
    "about the price.</p>\n<p>Engineer Paul Vries said the work would cost about 3.2 million euros. <a "
    "href=\"/ports/report.pdf\">A report</a> "
    "of the port says the same, he added.</p>\n<p>Opponents said that the money was needed for schools, and "
    "that the council had not asked the "
    "people who live near the quay.</p>\n<p>The mayor dismissed the criticism and said that the fund for "
    "monuments would pay for most of the "
    "work next year.</p>";

std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html lang=\"en-GB\"><head><title>City to rebuild crane - The Examiner</title>" +
         head +
         "</head><body><nav><ul><li><a href=\"/\">Home</a></li><li><a "
         "href=\"/sport\">Sport</a></li></ul></nav><article><h1>City to rebuild "
         "crane</h1>" +
         body +
         "</article><footer>Copyright 2024 The Examiner. All rights reserved. Privacy "
         "policy</footer></body></html>";
}

Article one(const std::string& html, ImportOptions options = {}) {
  const auto out = import("html", html, options);
  BOOST_REQUIRE(out.articles.size() == 1);
  return out.articles[0];
}

}  // namespace

BOOST_AUTO_TEST_SUITE(HtmlImporter)

BOOST_AUTO_TEST_CASE(body_headline_links_and_language) {
  ImportOptions options;
  options.url = "https://examiner.example/news/2024/03/05/crane";
  const Article a = one(page("", kBody), options);
  BOOST_TEST(a.headline == "City to rebuild crane");
  BOOST_TEST(a.text.starts_with("The city council voted"));
  BOOST_TEST(a.text.ends_with("work next year."));
  BOOST_TEST(a.text.find("euros. A report of the port") != std::string::npos);
  BOOST_TEST(a.text.find("Sport") == std::string::npos);
  BOOST_REQUIRE(a.links.size() == 1);
  BOOST_TEST(a.links[0] == "https://examiner.example/ports/report.pdf");
  BOOST_TEST(a.language == "en-GB");
  BOOST_TEST(a.publisher.name == "The Examiner");
  BOOST_TEST(a.date_published == "2024-03-05");
  BOOST_TEST(a.metadata_source.at("datePublished") == "url");
  BOOST_TEST((a.page_kind == PageKind::article));
}

BOOST_AUTO_TEST_CASE(json_ld_wins_and_may_be_broken) {
  const std::string head =
      "<script "
      "type=\"application/ld+json\">{\"@context\":\"https://"
      "schema.org\",\"@graph\":[{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Mira "
      "Kovac\"},{\"@type\":\"NewsArticle\",\"headline\":\"City to rebuild "
      "crane\",\"author\":{\"@id\":\"#a\"},\"datePublished\":\"2024-03-05T09:30:00+01:00\","
      "\"description\":\"Two\nlines\",\"publisher\":{\"@type\":\"Organization\",\"name\":\"Examiner "
      "Media\"},}]}</script>"
      "<script type=\"application/ld+json\">{\"broken\": </script><meta property=\"article:modified_time\" "
      "content=\"2024-03-06T10:00:00Z\">";
  const Article a = one(page(head, kBody));
  BOOST_REQUIRE(a.authors.size() == 1);
  BOOST_TEST(a.authors[0] == "Mira Kovac");
  BOOST_TEST(a.date_published == "2024-03-05T09:30:00+01:00");
  BOOST_TEST(a.date_modified == "2024-03-06T10:00:00Z");
  BOOST_TEST(a.publisher.name == "Examiner Media");
  BOOST_TEST(a.metadata_source.at("author") == "json-ld");
  BOOST_TEST(a.metadata_source.at("dateModified") == "meta");
}

BOOST_AUTO_TEST_CASE(a_visible_byline_and_time_are_enough) {
  const Article a = one(page(
      "",
      "<p class=\"byline\">By Mira Kovac and Jon Sample</p><time datetime=\"2024-03-05\">yesterday</time>" +
          kBody));
  BOOST_REQUIRE(a.authors.size() == 2);
  BOOST_TEST(a.authors[1] == "Jon Sample");
  BOOST_TEST(a.date_published == "2024-03-05");
  BOOST_TEST(a.text.starts_with("The city council voted"));
}

BOOST_AUTO_TEST_CASE(nothing_is_guessed) {
  const Article a = one(page("", kBody));
  BOOST_TEST(a.authors.empty());
  BOOST_TEST(a.date_published == "");
  BOOST_TEST(a.metadata_source.count("datePublished") == 0U);
}

BOOST_AUTO_TEST_CASE(a_page_and_its_plain_text_give_the_same_text) {
  const std::string plain =
      "City to rebuild crane - The Examiner\n\nHome\nSport\n\nCity to rebuild crane\n\n" +
      html_to_text(kBody) + "\n\nCopyright 2024 The Examiner. All rights reserved. Privacy policy\n";
  BOOST_TEST(import("text", plain).articles.at(0).text == one(page("", kBody)).text);
}

BOOST_AUTO_TEST_CASE(long_values_are_cut_between_characters) {
  std::string wide;
  for (int i = 0; i < 3000; ++i) wide += "\xe6\xb0\xb4";
  for (int shift = 0; shift < 3; ++shift) {
    const std::string value = std::string(static_cast<std::size_t>(shift), 'x') + wide;
    const Article a =
        one("<html lang=\"" + value + "\"><head><title>" + value +
            "</title><link rel=canonical href=\"https://e.example/" + value +
            "\"><meta name=description content=\"" + value + "\"><meta name=author content=\"" + value +
            "\"><meta property=\"og:site_name\" content=\"" + value +
            "\"><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"" + value +
            "\",\"author\":\"" + value + "\",\"publisher\":{\"name\":\"" + value +
            "\"}}</script></head><body><p itemprop=author>" + value + "</p>" + kBody + "</body></html>");
    for (const std::string& field :
         {a.headline, a.url, a.canonical_url, a.standfirst, a.publisher.name, a.language, a.text})
      BOOST_TEST(is_valid_utf8(field));
    for (const std::string& name : a.authors) BOOST_TEST(is_valid_utf8(name));
  }
}

BOOST_AUTO_TEST_CASE(a_page_that_was_saved_keeps_its_address) {
  const std::string saved = "<!-- saved from url=(0036)https://examiner.example/news/crane -->\n";
  BOOST_TEST(one(saved + page("", kBody)).url == "https://examiner.example/news/crane");
  ImportOptions options;
  options.url = "https://examiner.example/other";
  BOOST_TEST(one(saved + page("", kBody), options).url == "https://examiner.example/other");
  BOOST_TEST(one("<!-- saved from url=(0014)about:internet -->\n" + page("", kBody)).url == "");
}

BOOST_AUTO_TEST_CASE(captions_are_kept_apart) {
  const Article a = one(page(
      "", "<figure><img src=x><figcaption>Workers at the crane last week</figcaption></figure>" + kBody));
  BOOST_REQUIRE(a.captions.size() == 1);
  BOOST_TEST(a.captions[0] == "Workers at the crane last week");
  BOOST_TEST(a.text.find("Workers at") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(stubs_and_other_pages_are_flagged) {
  const std::string wall =
      "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"City to rebuild "
      "crane\",\"isAccessibleForFree\":\"False\"}</script>";
  const auto stub = import("html", page(wall,
                                        "<p>The city council voted on Monday to rebuild the old harbour "
                                        "crane, which has stood unused for forty years.</p>"));
  BOOST_TEST((stub.articles.at(0).page_kind == PageKind::paywalled));
  BOOST_TEST(stub.has("paywalled-stub"));
  const std::string part =
      "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"City to rebuild "
      "crane\",\"hasPart\":[{\"@type\":\"WebPageElement\",\"isAccessibleForFree\":false,\"cssSelector\":\"."
      "p\"}]}</script>";
  BOOST_TEST(
      import("html", page(part,
                          "<p>The city council voted on Monday to rebuild the old harbour crane, which has "
                          "stood unused for forty years.</p>"))
          .has("paywalled-stub"));
  const auto menu = import("html",
                           "<html><body><ul><li><a href=/a>Home</a></li><li><a href=/b>Sport</a></li><li><a "
                           "href=/c>Weather</a></li></ul></body></html>");
  BOOST_TEST((menu.articles.at(0).page_kind != PageKind::article));
  BOOST_TEST(menu.diagnostics.size() == 1);
}

BOOST_AUTO_TEST_CASE(charsets_come_from_header_meta_or_bytes) {
  ImportOptions options;
  options.content_type = "text/html; charset=windows-1251";
  const std::string cyrillic = "<p>\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0.</p>";
  options.clean = false;
  BOOST_TEST(one(cyrillic, options).text == "Привет, мир.");
  ImportOptions raw;
  raw.clean = false;
  BOOST_TEST(one("<meta charset=iso-8859-1><p>caf\xe9</p>", raw).text == "café");
}

BOOST_AUTO_TEST_CASE(hostile_pages_are_read_in_linear_time_or_refused) {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<div>";
  const auto refused = import("html", deep + "text");
  BOOST_TEST(refused.articles.empty());
  BOOST_TEST(refused.has("too-deep"));
  std::string attributes = "<p";
  for (int i = 0; i < 300000; ++i) attributes += " a" + std::to_string(i) + "=1";
  BOOST_TEST(import("html", page("", attributes + ">" + kBody)).has("too-many-attributes"));
  std::string stray;
  for (int i = 0; i < 100000; ++i) stray += "</b><p>x";
  BOOST_TEST(import("html", stray).articles.size() == 1);
  BOOST_TEST(import("html", std::string(3U << 20U, '<')).articles.size() == 1);
  BOOST_TEST(import("html", "<!--" + std::string(3U << 20U, '-')).articles.size() == 1);
}

BOOST_AUTO_TEST_CASE(fragments_become_paragraphs) {
  std::vector<std::string> links;
  BOOST_TEST(html_to_text("<p>One &amp; two</p><script>no()</script><p>Three<br>four <a "
                          "href='http://x.example/'>five</a></p>",
                          &links) == "One & two\n\nThree\n\nfour five");
  BOOST_TEST(links.at(0) == "http://x.example/");
  BOOST_TEST(html_to_text("no tags") == "no tags");
}

BOOST_AUTO_TEST_CASE(addresses_are_made_absolute) {
  using clean::absolute_url;
  BOOST_TEST(absolute_url("https://a.example/x/y?q=1", "z.html#top") == "https://a.example/x/z.html");
  BOOST_TEST(absolute_url("https://a.example/x/y", "/z") == "https://a.example/z");
  BOOST_TEST(absolute_url("https://a.example/x/y", "//b.example/") == "https://b.example/");
  BOOST_TEST(absolute_url("https://a.example/", "mailto:me@a.example") == "");
  BOOST_TEST(absolute_url("https://a.example/", "javascript:void(0)") == "");
}

BOOST_AUTO_TEST_SUITE_END()
