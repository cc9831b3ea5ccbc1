// Inputs that mean harm or are broken: what comes back is articles or a message, in linear time.
#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "claimgraph/error.hpp"
#include "claimgraph/importer.hpp"
#include "claimgraph/utf8.hpp"
#include "tests/unit/importers/import_helper.hpp"

using namespace claimgraph;
using test::import;
using test::Imported;

namespace {

std::string repeated(const std::string& part, std::size_t times) {
  std::string out;
  out.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

std::string message(const Imported& got, const std::string& code) {
  for (const Diagnostic& d : got.diagnostics) {
    if (d.code == code) return d.message;
  }
  return "no " + code;
}

/// One small document of each format, with what each format has.
const std::vector<std::pair<std::string, std::string>>& samples() {
  static const std::vector<std::pair<std::string, std::string>> all{
      {"feed",
       R"(<?xml version="1.0"?><rss version="2.0"><channel><title>N&amp;M</title><item><title>T</title><link>https://h.example/1</link>
<description><![CDATA[<p>Größe</p>]]></description><pubDate>Mon, 06 May 2024 09:00:00 +0200</pubDate></item></channel></rss>)"},
      {"feed",
       R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><title type="html">A &lt;b&gt;</title><id>urn:1</id><content type="xhtml"><div><p>x</p></div></content></entry></feed>)"},
      {"feed",
       R"({"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":7,"title":"T","content_html":"<p>Gr\u00f6\ud83d\ude00</p>"}]})"},
      {"newsml-g2",
       R"(<newsItem guid="g"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2024-05-06T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>H</headline><by>By A B</by></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html><body><p>Text.</p></body></html></inlineXML></contentSet></newsItem>)"},
      {"newsml1",
       R"(<NewsML><NewsItem><Identification/><NewsManagement><FirstCreated>20240506T080625+0000</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>H</HeadLine></NewsLines><ContentItem><DataContent><nitf><body><body.content><p>T.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>)"},
      {"nitf",
       R"(<!DOCTYPE nitf SYSTEM "http://127.0.0.1:1/nitf.dtd"><nitf><head><title>H</title></head><body><body.head><byline>By A B</byline></body.head><body.content><p>Text &#246; &quot;x&quot;.</p></body.content></body></nitf>)"},
      {"ninjs",
       R"({"uri":"u","type":"text","headline":"H","byline":"By A B","body_xhtml":"<p>One \u00e9.</p>","versioncreated":"2024-05-06T10:00:00Z"})"},
      {"dpa",
       R"({"format":"digitalwires@1","urn":"u","headline":"H","article_html":"<section><p>Text.</p></section>","version_created":"2024-09-25T10:37:24+02:00"})"},
      {"claimreview",
       R"({"@type":"ClaimReview","claimReviewed":"C.","url":"https://f.example/","author":{"name":"F"},"itemReviewed":{"author":{"name":"A"}},"reviewRating":{"ratingValue":-1}})"},
      {"claimreview",
       R"(<div itemscope itemtype="https://schema.org/ClaimReview"><q itemprop="claimReviewed">C.</q><i itemprop="reviewRating" itemscope><i itemprop="ratingValue">1</i></i></div>)"},
      {"jsonld",
       R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"H","articleBody":"One.\nTwo."})"},
      {"dump", "id;title;content\n1;\"A; B\";\"He said \"\"no\"\".\nSecond line.\"\n2;C;D\n"},
      {"dump", "{\"text\":\"One.\",\"id\":1}\n{\"text\":\"Two \\u00e9.\",\"id\":2}\n"},
      {"dump", "[{\"text\":\"One.\"},{\"text\":\"Two.\"}]"},
      {"interchange", R"({"id":"1","text":"Größe.","original":{"sha256":"00","spans":[[0,2,5]]}})"},
      {"html",
       "<html><head><meta charset=utf-8><title>T</title></head><body><p>One &amp; two.</p></body></html>"},
      {"text", "One line.\n\nTwo lines, Größe.\n"}};
  return all;
}

/// Articles or a message, well-formed text, no exception but DataError.
void check_sound(const std::string& format, const std::string& bytes) {
  try {
    const Imported got = import(format, bytes);
    const bool blank = bytes.find_first_not_of(" \t\r\n") == std::string::npos;
    if (got.articles.empty() && got.diagnostics.empty() && !blank)
      BOOST_ERROR(format + ": neither article nor message for: " + bytes);
    for (const Article& article : got.articles) {
      if (!is_valid_utf8(article.text) || !is_valid_utf8(article.headline) || article.doc.empty())
        BOOST_ERROR(format + ": broken article for: " + bytes);
    }
  } catch (const DataError& error) {
    if (std::string(error.what()).find("input") == std::string::npos)
      BOOST_ERROR(format + ": the message does not name the input: " + error.what());
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(structured_hostile)

BOOST_AUTO_TEST_CASE(every_sample_is_whole_at_its_end_and_sound_when_cut_at_any_byte) {
  for (const auto& [format, bytes] : samples()) {
    BOOST_TEST(!import(format, bytes).articles.empty(), format << ": " << bytes);
    for (std::size_t size = 0; size < bytes.size(); ++size) check_sound(format, bytes.substr(0, size));
  }
}

BOOST_AUTO_TEST_CASE(any_byte_may_be_any_other) {
  for (const auto& [format, bytes] : samples()) {
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      for (const char c : {'\0', '\xff', '<', '"', '\\', '{'}) {
        std::string changed = bytes;
        changed[at] = c;
        check_sound(format, changed);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(entities_are_never_expanded_and_nothing_is_fetched) {
  const std::string laughs = [] {
    std::string dtd = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"ha\">";
    for (int i = 1; i < 12; ++i) {
      const std::string inner = "&l" + std::to_string(i - 1) + ";";
      dtd += "<!ENTITY l" + std::to_string(i) + " \"" + repeated(inner, 10) + "\">";
    }
    return dtd + "]><rss><channel><item><title>&l11;</title></item></channel></rss>";
  }();
  const std::string quadratic = "<!DOCTYPE nitf [<!ENTITY a \"" + std::string(100000, 'x') +
                                "\">]><nitf><body><body.content><p>" + repeated("&a;", 100000) +
                                "</p></body.content></body></nitf>";
  const std::vector<std::pair<std::string, std::string>> bombs{
      {"feed", laughs},
      {"nitf", quadratic},
      {"newsml-g2",
       R"(<!DOCTYPE a [<!-- <b> --><!ENTITY x SYSTEM "file:///etc/passwd">]><newsItem><contentSet><inlineData>&x;</inlineData></contentSet></newsItem>)"},
      {"newsml1",
       R"(<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]><NewsML><NewsItem><Identification/></NewsItem></NewsML>)"},
      {"ninjs",
       R"({"uri":"u","type":"text","bodies":[{"contentType":"text/nitf","value":"<!DOCTYPE a [<!ENTITY x \"y\">]><nitf>&x;</nitf>"}]})"}};
  for (const auto& [format, bytes] : bombs) {
    const Imported got = import(format, bytes);
    BOOST_TEST(got.articles.empty(), format);
    for (const Article& article : got.articles) BOOST_TEST(article.text.find("root:") == std::string::npos);
  }
  BOOST_TEST(message(import("feed", laughs), "xml-entities").find("declares entities of its own") !=
             std::string::npos);
  // Only a declaration is refused, not a story that shows one.
  const Imported shown =
      import("feed",
             "<rss><channel><item><title>T</title><description><![CDATA[<!DOCTYPE a [<!ENTITY b 'c'>]> is "
             "how it is written.]]></description></item></channel></rss>");
  BOOST_TEST(shown.articles.size() == 1U);
  const Imported external = import(
      "nitf",
      R"(<!DOCTYPE nitf SYSTEM "file:///etc/passwd"><nitf><body><body.content><p>Text.</p></body.content></body></nitf>)");
  BOOST_REQUIRE(external.articles.size() == 1U);
  BOOST_TEST(external.articles[0].text == "Text.");
}

BOOST_AUTO_TEST_CASE(nesting_of_two_hundred_thousand) {
  constexpr std::size_t kDeep = 200000;
  const std::string xml = repeated("<a>", kDeep) + "x" + repeated("</a>", kDeep);
  for (const char* format : {"feed", "nitf", "newsml1", "newsml-g2"})
    BOOST_TEST(import(format, xml).has("too-deep"), format);
  const std::string json = "{\"a\":" + repeated("[", kDeep) + repeated("]", kDeep) + "}";
  for (const char* format : {"claimreview", "ninjs", "dpa", "jsonld", "dump"})
    BOOST_TEST(import(format, json).has("too-deep"), format);
  // A quote inside a comment hides no nesting.
  BOOST_TEST(import("jsonld", "// \"\n" + json).has("too-deep"));
  BOOST_TEST(import("jsonld", "/* \" */" + json).has("too-deep"));
  BOOST_TEST(
      import("claimreview", repeated("<div itemscope itemtype='http://schema.org/ClaimReview'>", kDeep))
          .articles.empty());
  BOOST_TEST(
      import("feed", R"({"version":"https://jsonfeed.org/version/1","items":[{"title":"T","content_html":")" +
                         repeated("<b>", kDeep) + R"("}]})")
          .articles.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_story_told_twice_is_imported_once) {
  const std::vector<std::string> story{
      "The harbour board said on Friday that the crane had passed its test, and that ships would be unloaded "
      "again.",
      "Dockers had waited for eleven weeks, while the board looked for a firm that could mend the broken "
      "arm.",
      "The union called the announcement premature, because the report of the inspectors was not public yet.",
      "A spokeswoman for the board promised to publish it within a week, and asked for patience."};
  std::string html =
      "<html><head><title>Crane passes test</title></head><body><article><h1>Crane passes test</h1>";
  std::string text;
  std::string once;
  for (const std::string& paragraph : story) {
    html += "<p>" + paragraph + "</p><p>" + paragraph + "</p>";
    text += paragraph + "\n\n" + paragraph + "\n\n";
    once += (once.empty() ? "" : "\n\n") + paragraph;
  }
  for (const Imported& got : {import("html", html + "</article></body></html>"), import("text", text)}) {
    BOOST_REQUIRE(got.articles.size() == 1U);
    BOOST_TEST(got.articles[0].text == once);
  }
  // One paragraph said again is the author's.
  const Imported refrain = import("text", once + "\n\n" + story[0] + "\n");
  BOOST_REQUIRE(refrain.articles.size() == 1U);
  BOOST_TEST(refrain.articles[0].text == once + "\n\n" + story[0]);
}

BOOST_AUTO_TEST_CASE(a_body_that_stands_only_in_json_ld_keeps_its_paragraphs) {
  std::string body;
  for (int i = 0; i < 12; ++i)
    body += "The harbour board said on day " + std::to_string(i) +
            " that the crane had passed its test of that day.\\n\\n";
  const Imported got =
      import("html",
             "<html><head><title>T</title><script "
             "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"articleBody\":\"" +
                 body + "\"}</script></head><body><div id='root'></div></body></html>");
  BOOST_REQUIRE(got.articles.size() == 1U);
  BOOST_TEST(got.articles[0].text.find("test of that day.\n\nThe harbour board said on day 1 ") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(elements_whose_name_is_only_a_prefix) {
  const Imported got =
      import("nitf", "<nitf><body><body.content><p>A <x:>b</x:> c.</p></body.content></body></nitf>");
  BOOST_REQUIRE(got.articles.size() == 1U);
  BOOST_TEST(got.articles[0].text.find("A ") == 0U);
}

BOOST_AUTO_TEST_CASE(a_million_attributes_or_members) {
  constexpr std::size_t kMany = 1000000;
  const Imported nitf = import("nitf", "<nitf " + repeated("a='b' ", kMany) +
                                           "><body><body.content><p>T.</p></body.content></body></nitf>");
  BOOST_TEST(nitf.articles.size() == 1U);
  BOOST_TEST(import("claimreview",
                    "<div " + repeated("a=b ", kMany) + "itemtype='http://schema.org/ClaimReview'>x</div>")
                 .articles.empty());
  const Imported ninjs = import(
      "ninjs", "{" + repeated("\"a\":1,", kMany) + "\"uri\":\"u\",\"type\":\"text\",\"body_text\":\"T.\"}");
  BOOST_TEST(ninjs.articles.size() == 1U);
  BOOST_TEST(import("dump", "{" + repeated("\"a\":1,", kMany) + "\"text\":\"T.\"}\n").articles.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_feed_of_a_hundred_thousand_items) {
  const Imported got = import(
      "feed", "<rss><channel><title>N</title>" +
                  repeated("<item><title>T</title><description>D &amp; d</description></item>", 100000) +
                  "</channel></rss>");
  BOOST_TEST(got.articles.size() == 100000U);
  BOOST_TEST(got.articles.back().doc == "input#100000");
}

BOOST_AUTO_TEST_CASE(declared_encodings_that_are_wrong) {
  const std::string body =
      "<nitf><body><body.content><p>Le conseil a d\xe9"
      "cid\xe9 de r\xe9nover l'\xe9"
      "cole.</p></body.content></body></nitf>";
  for (const char* label : {"ISO-8859-1", "utf-8", "utf-16", "utf-7", "nonsense-9"}) {
    const Imported got =
        import("nitf", "<?xml version=\"1.0\" encoding=\"" + std::string(label) + "\"?>" + body);
    BOOST_REQUIRE_MESSAGE(got.articles.size() == 1U, label);
    BOOST_TEST(got.articles[0].text == "Le conseil a décidé de rénover l'école.", label);
  }
  // Shift-JIS under a label of its own, and under none.
  const std::string japanese =
      "\x93\x8c\x8b\x9e\x93s\x82\xcd\x8cx\x8d\x90\x82\xb5\x82\xbd\x81"
      "B\x93\x8c\x8b\x9e\x93s\x82\xcd\x8cx\x8d\x90\x82\xb5\x82\xbd\x81"
      "B";
  for (const std::string declaration :
       {"<?xml version='1.0' encoding='Shift_JIS'?>", "<?xml version='1.0' encoding='utf-8'?>"}) {
    const Imported got = import("nitf", declaration + "<nitf><body><body.content><p>" + japanese +
                                            "</p></body.content></body></nitf>");
    BOOST_REQUIRE(got.articles.size() == 1U);
    BOOST_TEST(got.articles[0].text == "東京都は警告した。東京都は警告した。", declaration);
  }
  // A byte order mark is stronger than the label; UTF-7 is never read as anything but letters.
  const Imported marked =
      import("nitf",
             "\xef\xbb\xbf<?xml version='1.0' "
             "encoding='iso-8859-1'?><nitf><body><body.content><p>é</p></body.content></body></nitf>");
  BOOST_REQUIRE(marked.articles.size() == 1U);
  BOOST_TEST(marked.articles[0].text == "é");
  ImportOptions seven;
  seven.content_type = "application/xml; charset=utf-7";
  const Imported letters =
      import("nitf", "<nitf><body><body.content><p>+ADw-script+AD4-</p></body.content></body></nitf>", seven);
  BOOST_REQUIRE(letters.articles.size() == 1U);
  BOOST_TEST(letters.articles[0].text == "+ADw-script+AD4-");
}

BOOST_AUTO_TEST_CASE(half_surrogates_and_nul_bytes) {
  const Imported got = import(
      "ninjs",
      R"({"uri":"u","type":"text","headline":"A \ud83d","body_text":"B \udc00 \ud83d\ude00 \\ud800."})");
  BOOST_REQUIRE(got.articles.size() == 1U);
  BOOST_TEST(got.articles[0].headline == "A \xef\xbf\xbd");
  BOOST_TEST(got.articles[0].text == "B \xef\xbf\xbd 😀 \\ud800.");
  const Imported nul = import(
      "nitf", "<nitf><body><body.content><p>A" + std::string(1, '\0') + "B</p></body.content></body></nitf>");
  BOOST_REQUIRE(nul.articles.size() == 1U);
  BOOST_TEST(nul.articles[0].text == "AB");
  BOOST_TEST(nul.has("nul-bytes"));
}

BOOST_AUTO_TEST_CASE(empty_lists_and_values_of_the_wrong_type) {
  for (const auto& [format, bytes] :
       std::vector<std::pair<std::string, std::string>>{{"claimreview", "[]"},
                                                        {"claimreview", "{}"},
                                                        {"ninjs", "[]"},
                                                        {"ninjs", "{}"},
                                                        {"dpa", "[]"},
                                                        {"dpa", "{}"},
                                                        {"jsonld", "[]"},
                                                        {"jsonld", "null"},
                                                        {"feed", R"({"items":[]})"},
                                                        {"feed", R"({"items":{}})"},
                                                        {"ninjs", R"([1,null,"x",[]])"},
                                                        {"dpa", R"({"entries":[]})"},
                                                        {"claimreview", R"({"@type":[]})"},
                                                        {"dump", "{}"},
                                                        {"dump", "[]"},
                                                        {"dump", "[{}]"},
                                                        {"feed", "<rss/>"},
                                                        {"feed", "<feed/>"}}) {
    const Imported got = import(format, bytes);
    BOOST_TEST(got.articles.empty(), format << ' ' << bytes);
    BOOST_TEST(!got.diagnostics.empty(), format << ' ' << bytes);
  }
  const Imported odd = import(
      "ninjs",
      R"({"uri":["u"],"type":"text","headline":{},"byline":7,"bodies":{},"associations":7,"subject":[[]],"body_text":"T."})");
  BOOST_REQUIRE(odd.articles.size() == 1U);
  BOOST_TEST(odd.articles[0].doc == "u");
}

BOOST_AUTO_TEST_CASE(one_bad_line_among_good_ones) {
  const Imported got =
      import("dump", "{\"text\":\"One.\"}\n{\"text\":\"Two.\n{\"text\":\"Three.\"}\n\n{\"text\":4}\n[]\n");
  BOOST_REQUIRE(got.articles.size() == 3U);
  BOOST_TEST(got.articles[1].text == "Three.");
  BOOST_TEST(got.articles[2].text == "4");
  BOOST_REQUIRE(got.diagnostics.size() == 2U);
  BOOST_TEST(got.diagnostics[0].where == "input:2");
  BOOST_TEST(got.diagnostics[1].where == "input:6");
  BOOST_TEST((got.diagnostics[0].severity == Severity::error));
}

BOOST_AUTO_TEST_CASE(csv_without_header_with_broken_quotes_and_with_huge_fields) {
  const Imported headless = import("dump", "1,The mayor spoke.,2024\n2,The mayor left.,2024\n");
  BOOST_TEST(headless.articles.empty());
  BOOST_TEST(message(headless, "no-text-column").find("a file without a header line needs one") !=
             std::string::npos);
  const Imported open = import("dump", "id,text\n1,\"First.\"\n2,\"Second,\n3,Third.\n");
  BOOST_REQUIRE(open.articles.size() == 2U);
  BOOST_TEST(open.articles[1].text == "Second,\n\n3,Third.");
  BOOST_TEST(message(open, "open-quote").find("is not closed before the end of the file") !=
             std::string::npos);
  BOOST_TEST(open.diagnostics.at(0).where == "input:3");
  const Imported inner = import("dump", "id,text\n1,He said \"no\" again.\n2,\"quoted\" and not\n");
  BOOST_REQUIRE(inner.articles.size() == 2U);
  BOOST_TEST(inner.articles[0].text == "He said \"no\" again.");
  BOOST_TEST(inner.articles[1].text == "quoted and not");
  const Imported huge = import("dump", "id,text\n1,\"" + std::string(1U << 20U, 'x') + "\"\n2,short\n");
  BOOST_REQUIRE(huge.articles.size() == 2U);
  BOOST_TEST(huge.articles[0].text.size() == std::size_t{1} << 20U);
  ImportOptions small;
  small.max_bytes = 1000;
  const Imported refused = import("dump", "id,text\n1,\"" + std::string(2000, 'x') + "\"\n2,short\n", small);
  BOOST_TEST(refused.articles.size() == 1U);
  BOOST_TEST(refused.has("record-too-long"));
  BOOST_TEST(import("dump", std::string("\xff\xfei\0d\0", 6)).has("not-utf8"));
  BOOST_TEST(import("dump", "id,text\n").has("no-items"));
}

BOOST_AUTO_TEST_CASE(a_damaged_feed_gives_its_sound_items) {
  const std::string head =
      "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Quay "
      "News</title><link>https://q.example/</link>\n";
  const std::string one = "<item><title>Crane sold</title><link>https://q.example/1</link></item>\n";
  const std::string three = "<item><title>Dock closed</title><link>https://q.example/3</link></item>\n";
  const auto headlines = [](const Imported& got) {
    std::string out;
    for (const Article& a : got.articles) out += a.headline + "|";
    return out;
  };
  const Imported bad =
      import("feed", head + one + "<item><title>Tug lost</titel><link>https://q.example/2</link></item>\n" +
                         three + "</channel></rss>");
  BOOST_TEST(headlines(bad) == "Crane sold|Dock closed|");
  BOOST_TEST(bad.articles.at(0).publisher.name == "Quay News");
  BOOST_TEST(bad.has("damaged-feed"));
  BOOST_TEST(message(bad, "damaged-item") == "the item in line 4 is no XML; left out");
  const Imported cut = import("feed", head + one + three + "<item><title>Tug lo");
  BOOST_TEST(headlines(cut) == "Crane sold|Dock closed|");
  BOOST_TEST(message(cut, "damaged-item").find("cut off") != std::string::npos);
  const Imported raw = import("feed", head + one +
                                          "<item><title>Tug lost</title><description>It <b>sank at dawn; "
                                          "R&D&nbsp;helps</description></item>" +
                                          three + "</channel></rss>");
  BOOST_TEST(headlines(raw) == "Crane sold|Tug lost|Dock closed|");
  BOOST_TEST(raw.articles.at(1).text == "It sank at dawn; R&D helps");
  BOOST_TEST(!raw.has("damaged-item"));
  // "</item>" in CDATA or in a comment ends nothing; a title without end does not take in what follows.
  const Imported inside = import(
      "feed", head + "<item><title><![CDATA[A </item> B]]></title><link>https://q.example/4</link></item>" +
                  "<item><title>Tug lost<link>https://q.example/2</link><description>x</description></item>" +
                  three);
  BOOST_TEST(headlines(inside) == "A B|Dock closed|");
  const Imported atom =
      import("feed",
             "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Quay</title><entry><title>Crane sold"
             "</title><id>urn:1</id></entry><entry><title>Tug</oops></entry></feed>");
  BOOST_TEST(headlines(atom) == "Crane sold|");
  BOOST_TEST(import("feed", "<rss><channel><item><title>T</titel></item>").articles.empty());
  BOOST_TEST(import("feed", "<rss><channel><item><title>T</titel></item>").has("invalid-xml"));
}

BOOST_AUTO_TEST_CASE(feeds_of_many_broken_items_take_linear_time) {
  BOOST_TEST(import("feed", "<rss><channel>" + repeated("<item>", 200000)).articles.empty());
  BOOST_TEST(import("feed", "<rss><channel>" + repeated("<item><title></item>", 50000)).articles.empty());
}

BOOST_AUTO_TEST_CASE(names_beyond_any_article_are_cut) {
  std::string authors;
  for (int i = 0; i < 40000; ++i) authors += "<author>Jane Doe" + std::to_string(i) + "</author>";
  const Imported got =
      import("feed", "<rss><channel><item><title>T</title>" + authors + "</item></channel></rss>");
  BOOST_TEST(got.articles.at(0).authors.size() == 200U);
}

BOOST_AUTO_TEST_CASE(items_without_envelope_take_linear_time) {
  const Imported got = import("newsml1", "<NewsML>" +
                                             repeated("<NewsItem><NewsComponent><NewsLines><HeadLine>H</"
                                                      "HeadLine></NewsLines></NewsComponent></NewsItem>",
                                                      20000) +
                                             "</NewsML>");
  BOOST_TEST(got.articles.size() == 20000U);
}

BOOST_AUTO_TEST_SUITE_END()
