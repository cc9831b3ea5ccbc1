// What a page declares about itself beside what it shows: headline, authors, dates.
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "import_helper.hpp"
#include "importers/html_ld.hpp"

using namespace claimgraph;
using test::import;

namespace {

const std::string kBody =
    "<p>The harbour board decided on Tuesday to keep the small ferry running through the winter, although "
    "hardly "
    "anybody takes it after dark.</p><p>Skipper Ilse Brandt said that the boat needed a new engine, and that "
    "the "
    "board had promised her one three years ago.</p><p>The members who voted against it said that the money "
    "was "
    "missing elsewhere, and that a bus would be cheaper for everyone who lives on the island.</p>";

struct Page {
  std::string head, above, top, bottom;  // above and below the <h1>, and behind the body
  std::string title = "Ferry keeps running";
  std::string heading = "<h1>Ferry keeps running</h1>";
  std::string language = "de";
};

Article read(const Page& p, const std::string& url = {}) {
  ImportOptions options;
  options.url = url;
  const auto out =
      import("html",
             "<html lang=\"" + p.language + "\"><head><title>" + p.title + "</title>" + p.head +
                 "</head><body><article>" + p.above + p.heading + p.top + "<div class=\"entry-content\">" +
                 kBody + "</div>" + p.bottom + "</article></body></html>",
             options);
  BOOST_REQUIRE(out.articles.size() == 1);
  return out.articles[0];
}

std::string published(const Page& p, const std::string& url = {}) {
  return read(p, url).date_published;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : "+") + name;
  return all;
}

std::string authors(const Page& p) {
  return joined(read(p).authors);
}

std::string meta(const std::string& name, const std::string& content) {
  return "<meta property=\"" + name + "\" content=\"" + content + "\">";
}

std::string linked(const std::string& json) {
  return "<script type=\"application/ld+json\">" + json + "</script>";
}

template <class Work>
double seconds(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(HtmlMetadata)

BOOST_AUTO_TEST_CASE(a_utc_time_is_told_in_the_zone_that_the_page_shows) {
  Page p;
  p.head = meta("article:published_time", "2021-05-04T00:25:56Z");
  p.top = "<div class=\"post-date\">3. Mai 2021, 21:25</div>";
  const Article a = read(p);
  BOOST_TEST(a.date_published == "2021-05-03T21:25:56-03:00");
  BOOST_TEST(a.metadata_source.at("datePublished") == "meta");
  // No clock is shown: the day is known, its zone is not.
  p.top = "<div class=\"post-date\">3. Mai 2021</div>";
  BOOST_TEST(published(p) == "2021-05-03");
  // Another day than the zones of the world allow is something else.
  p.top = "<div class=\"post-date\">28. April 2021</div>";
  BOOST_TEST(published(p) == "2021-05-04T00:25:56Z");
}

BOOST_AUTO_TEST_CASE(the_day_of_the_address_corrects_a_utc_day) {
  Page p;
  p.head = meta("article:published_time", "2018-12-31T23:11:59+00:00");
  BOOST_TEST(published(p, "https://island.example/2019/01/01/ferry/") == "2019-01-01");
  BOOST_TEST(published(p, "https://island.example/2019/03/01/ferry/") == "2018-12-31T23:11:59+00:00");
  BOOST_TEST(published(p) == "2018-12-31T23:11:59+00:00");
}

BOOST_AUTO_TEST_CASE(of_several_declared_times_the_shown_one_counts) {
  Page p;
  p.head = meta("article:published_time", "2021-12-14T15:41:07+01:00") +
           meta("dc.date.issued", "2022-02-04T15:33:00+01:00");
  BOOST_TEST(published(p) == "2021-12-14T15:41:07+01:00");
  p.top = "<p class=\"author\">04.02.2022 | 15:33 Uhr | Ada Example</p>";
  BOOST_TEST(published(p) == "2022-02-04T15:33:00+01:00");
}

BOOST_AUTO_TEST_CASE(the_zone_of_one_value_serves_the_same_instant_in_another) {
  Page p;
  p.head =
      linked(
          R"({"@type":"NewsArticle","headline":"Ferry keeps running","datePublished":"2020-03-01T23:30:00Z"})") +
      meta("article:published_time", "2020-03-02T00:30:00+01:00");
  BOOST_TEST(published(p) == "2020-03-02T00:30:00+01:00");
}

BOOST_AUTO_TEST_CASE(published_and_modified_are_kept_apart) {
  Page p;
  p.head = meta("article:published_time", "2021-01-25T14:45:00+01:00") +
           meta("article:modified_time", "2021-01-26T14:30:00+01:00");
  // Shown to the minute when it was changed, without saying so.
  p.top = "<div class=\"date\">Dienstag, 26.01.2021 - 14:30</div>";
  Article a = read(p);
  BOOST_TEST(a.date_published == "2021-01-25T14:45:00+01:00");
  BOOST_TEST(a.date_modified == "2021-01-26T14:30:00+01:00");
  p.head.clear();
  p.top = "<div class=\"date\">12. Januar 2021. Zuletzt aktualisiert: 14. Januar 2021</div>";
  a = read(p);
  BOOST_TEST(a.date_published == "2021-01-12");
  BOOST_TEST(a.date_modified == "2021-01-14");
  BOOST_TEST(a.metadata_source.at("dateModified") == "visible");
}

BOOST_AUTO_TEST_CASE(dates_of_comments_teasers_and_events_are_not_the_articles) {
  Page p;
  p.bottom =
      "<div itemscope itemtype=\"http://schema.org/Comment\"><span "
      "itemprop=\"datePublished\">2020-01-01</span></div>"
      "<aside><ul><li><time datetime=\"2019-02-03\">3.2.2019</time> <a href=\"/x\">Another "
      "story</a></li></ul></aside>";
  BOOST_TEST(published(p) == "");
  p = {};
  p.top = "<div class=\"meta\">Gültig seit: 5. November 2021</div>";
  BOOST_TEST(published(p) == "");
  p = {};
  p.top =
      "<p>The board met on 7 April 2021 in the old customs house, and nobody expected that it would take "
      "long.</p>";
  BOOST_TEST(published(p) == "");
}

BOOST_AUTO_TEST_CASE(an_old_blogs_calendar_sheet_is_a_date) {
  Page p;
  p.above = "<div class=\"datum\"><span>Feb</span> <span>18</span><span>2009</span></div>";
  BOOST_TEST(published(p) == "2009-02-18");
}

BOOST_AUTO_TEST_CASE(slashes_are_read_as_the_pages_language_writes_them) {
  Page p;
  p.top = "<div class=\"date\">04/05/2019</div>";
  const auto in = [&](const char* language) {
    p.language = language;
    return published(p);
  };
  BOOST_TEST(in("fr") == "2019-05-04");
  BOOST_TEST(in("en-GB") == "2019-05-04");
  BOOST_TEST(in("en-US") == "2019-04-05");
  BOOST_TEST(in("en") == "");
  BOOST_TEST(in("") == "");
}

BOOST_AUTO_TEST_CASE(implausible_years_are_left_out) {
  for (const char* value : {"0001-01-01T00:00:00Z", "1899-12-30", "2101-01-01", "9999-12-31T23:59:59Z"}) {
    Page p;
    p.head = meta("article:published_time", value) + meta("article:modified_time", value);
    const Article a = read(p);
    BOOST_TEST(a.date_published == "", value);
    BOOST_TEST(a.date_modified == "", value);
    BOOST_TEST(a.metadata_source.count("datePublished") == 0U);
  }
}

BOOST_AUTO_TEST_CASE(the_headline_is_what_the_titles_agree_on) {
  Page p;
  p.title = "Ferry, winter, island: all the news";
  p.head = meta("og:title", "Small ferry keeps running | The Island Post") +
           meta("og:site_name", "The Island Post");
  p.heading =
      "<h1><a href=\"https://island.example/\">The Island Post</a></h1><h2>Small ferry keeps running</h2>";
  Article a = read(p);
  BOOST_TEST(a.headline == "Small ferry keeps running");
  BOOST_TEST(a.metadata_source.at("headline") == "heading");
  // Nothing but the site's name: the heading above the body.
  p = {};
  p.title = "The Island Post";
  p.heading =
      "<h1><a href=\"/\">The Island Post</a></h1><h3><a href=\"/ferry\">Small ferry keeps running</a></h3>";
  BOOST_TEST(read(p).headline == "Small ferry keeps running");
  // Entities in JSON-LD are undone.
  p = {};
  p.heading = "<div>News</div>";
  p.title = "News";
  p.head = linked(
      R"({"@type":"NewsArticle","inLanguage":"de","headline":"&#8222;Never again&#8220;: ferry &amp; bus"})");
  BOOST_TEST(read(p).headline == "„Never again“: ferry & bus");
}

BOOST_AUTO_TEST_CASE(authors_are_declared_marked_or_shown) {
  Page p;
  p.bottom = "<p>Text: <span itemprop=\"author\">Ada Example</span> / island.example</p>";
  BOOST_TEST(authors(p) == "Ada Example");
  p = {};
  p.top = "<p><a rel=\"author\" href=\"/people/7\">islandteam</a></p>";
  BOOST_TEST(authors(p) == "islandteam");
  p = {};
  p.top = "<h5>Autorin:</h5><span>Ada Example/agency</span>";
  BOOST_TEST(authors(p) == "Ada Example");
  // A first name that a byline completes.
  p = {};
  p.head = linked(R"({"@type":"NewsArticle","headline":"x","author":{"@type":"Person","name":"Ada"}})");
  BOOST_TEST(authors(p) == "Ada");
  p.top = "<p>Eine Kolumne von Ada Example</p>";
  const Article a = read(p);
  BOOST_TEST(joined(a.authors) == "Ada Example");
  BOOST_TEST(a.metadata_source.at("author") == "byline");
}

BOOST_AUTO_TEST_CASE(owners_placeholders_and_categories_are_no_authors) {
  Page p;
  p.head =
      "<meta name=\"author\" content=\"Ada Example\"><meta name=\"copyright\" content=\"2022 Ada Example\">";
  BOOST_TEST(authors(p) == "");
  for (const char* name : {"Super User", "admin", "webadmin", "dpa"}) {
    p = {};
    p.top = "<p><a rel=\"author\" href=\"/people/7\">" + std::string(name) + "</a></p>";
    BOOST_TEST(authors(p) == "", name);
  }
  p = {};
  p.head =
      linked(R"({"@type":"NewsArticle","headline":"x","author":{"@type":"Person","name":"Island Post"}})") +
      meta("og:site_name", "Islandpost.de");
  BOOST_TEST(authors(p) == "");
  for (const char* kind : {"Organization", "Person"}) {
    p = {};
    p.head = linked(
        R"({"@type":"NewsArticle","headline":"x","author":{"name":"Harbour Record"},"publisher":{"@type":")" +
        std::string(kind) + R"(","name":"Harbour Record"}})");
    BOOST_TEST(authors(p) == (kind == std::string("Person") ? "Harbour Record" : ""));
  }
  p = {};
  p.top =
      "<div class=\"article-info\"><p>Autor: Multimedia Redaktion</p><p>Kategorie: Diakonie, "
      "Pflege</p></div>";
  BOOST_TEST(authors(p) == "");
  p = {};
  p.head = meta("article:tag", "Harbour Cranes");
  p.top = "<p class=\"info\">Harbour Cranes</p>";
  BOOST_TEST(authors(p) == "");
  p.head.clear();
  BOOST_TEST(authors(p) == "Harbour Cranes");
}

BOOST_AUTO_TEST_CASE(authors_are_listed_once_without_weekdays_and_outlets) {
  Page p;
  p.head = linked(
      R"({"@type":["Thing","NewsArticle"],"headline":"x","author":[["Ada Example",{"name":"Bo Sample"}],"Ada Example"]})");
  BOOST_TEST(authors(p) == "Ada Example+Bo Sample");
  p = {};
  p.head = "<meta name=\"author\" content=\"Ada Example, CNN Editor-at-large\">";
  BOOST_TEST(authors(p) == "Ada Example");
  p = {};
  p.language = "en";
  p.top = "<p class=\"byline\">By Ada Example and Bo Sample<br>Monday, November 18, 2019</p>";
  BOOST_TEST(authors(p) == "Ada Example+Bo Sample");
}

BOOST_AUTO_TEST_CASE(occupations_addresses_and_glued_elements_are_cut_off_names) {
  const auto byline = [](const std::string& text) {
    Page p;
    p.language = "en";
    p.top = "<div class=\"byline\">" + text + "</div>";
    return authors(p);
  };
  BOOST_TEST(byline("<div>By Ada Example</div><div>5 Min Read</div>") == "Ada Example");
  BOOST_TEST(byline("By Ada Example<span>Staff Writer</span>") == "Ada Example");
  BOOST_TEST(byline("Ada Example Education editor") == "Ada Example");
  BOOST_TEST(byline("Ada B. Example editor") == "Ada B. Example");
  BOOST_TEST(byline("Por Ada Example ada@paper.example") == "Ada Example");
  BOOST_TEST(byline("<span>Ada Example</span><span>Ada Example</span>") == "Ada Example");
  BOOST_TEST(byline("Island Weather Editorial Staff") == "");
  BOOST_TEST(byline("SoupsGreen Lentil-Soup") == "");
}

BOOST_AUTO_TEST_CASE(lines_of_name_and_date_are_bylines_with_and_without_markup) {
  for (const char* name_class : {"entry-meta", ""}) {
    for (const char* line :
         {"Geschrieben von Ada Muster am 12. März 2012", "Verfasst am 12. März 2012 von Ada Muster",
          "12. März 2012 von Ada Muster in Allgemein", "Posted by Ada Muster on March 12, 2012",
          "March 12th, 2012 by Ada Muster", "Publié le 12 mars 2012 par Ada Muster",
          "Door Ada Muster op 12 maart 2012", "Autor: Ada Muster Datum: 12.03.2012"}) {
      Page p;
      p.top = "<div class=\"" + std::string(name_class) + "\">" + line + "</div>";
      const Article a = read(p);
      BOOST_TEST(joined(a.authors) == "Ada Muster", line);
      BOOST_TEST(a.date_published == "2012-03-12", line);
    }
  }
  Page p;
  p.top = "<div class=\"entry-meta\">Veröffentlicht am 12. März 2012 von admin</div>";
  BOOST_TEST(authors(p) == "");
}

BOOST_AUTO_TEST_CASE(columnists_and_menus_are_no_authors) {
  Page p;
  for (const char* name :
       {"Ada Example", "Bo Sample", "Cy Sample", "Di Sample", "Ed Sample", "Flo Sample", "Gus Sample"})
    p.top += "<a rel=\"author\" href=\"/x\">" + std::string(name) + "</a> ";
  BOOST_TEST(authors(p) == "");
  p = {};
  p.above = "<nav><a href=\"/author/news/\">Opinion pieces</a></nav>";
  BOOST_TEST(authors(p) == "");
}

BOOST_AUTO_TEST_CASE(a_date_inside_a_heading_is_what_the_story_tells) {
  Page p;
  p.title = "Minutes of the board of 10 October 2019";
  p.heading = "<h1>Minutes of the board of 10 October 2019</h1>";
  p.top = "<div class=\"posted-on\">26.12.2019 von Ada Example</div>";
  BOOST_TEST(published(p) == "2019-12-26");
  p.top = "<p>Kategorie: Hafen</p>";
  p.above = "<h2>12. Dezember 2019</h2>";
  BOOST_TEST(published(p) == "2019-12-12");
}

BOOST_AUTO_TEST_CASE(every_value_says_where_it_came_from) {
  Page p;
  p.head = meta("og:site_name", "The Island Post") + meta("article:section", "News") +
           meta("article:published_time", "2021-01-25") +
           "<link rel=\"canonical\" href=\"https://island.example/f\">";
  p.top = "<p class=\"byline\">Von Ada Example</p>";
  const Article a = read(p);
  const auto check = [&](const char* key, const std::string& value) {
    BOOST_TEST((a.metadata_source.count(key) == 1U) == !value.empty(), key);
  };
  check("headline", a.headline);
  check("author", joined(a.authors));
  check("datePublished", a.date_published);
  check("dateModified", a.date_modified);
  check("publisher", a.publisher.name);
  check("inLanguage", a.language);
  check("section", a.section);
  check("canonicalUrl", a.canonical_url);
  BOOST_TEST(!a.authors.empty());
}

BOOST_AUTO_TEST_CASE(json_ld_is_read_through_its_wrappers_and_faults) {
  const std::string plain =
      R"({"@type":"NewsArticle","headline":"Ferry","author":"Ada Example","datePublished":"2020-01-02"})";
  std::string escaped;
  for (const char c : plain) escaped += c == '"' ? "&quot;" : std::string(1, c);
  const std::vector<std::string> scripts = {
      plain,
      "\n//<![CDATA[\n" + plain + "\n//]]>\n",
      "/*<![CDATA[*/" + plain + "/*]]>*/",
      "<!-- " + plain + " -->",
      "{ // a comment\n" + plain.substr(1),
      plain.substr(0, plain.size() - 1) + ",}",
      escaped,
      R"({"@type":"NewsArticle","headline":"Fer\ry","description":"a)"
      "\n"
      R"(b \d","author":[ "Ada Example", ],"datePublished":"2020-01-02"})",
      R"([{"@graph":[{"@type":"WebPage","datePublished":"2020-01-02","x":1,"y":2},{"@type":["A","NewsArticle"],"headline":"Ferry","author":[{"@type":"Person","name":["Ada Example"]}]}]}])"};
  for (const std::string& script : scripts) {
    const clean::LinkedArticle a = clean::read_json_ld({script});
    BOOST_TEST(a.found, script);
    BOOST_TEST(joined(a.authors) == "Ada Example", script);
    BOOST_TEST(a.published == "2020-01-02", script);
  }
}

BOOST_AUTO_TEST_CASE(hostile_json_ld_takes_linear_time) {
  const std::size_t deep = 100000;
  std::string many = "{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"author\":[";
  for (int i = 0; i < 200000; ++i) many += "\"Ada " + std::to_string(i) + "\",";
  const double spent = seconds([&] {
    clean::read_json_ld({std::string(deep, '[') + std::string(deep, ']')});
    std::string objects;
    for (std::size_t i = 0; i < deep; ++i) objects += "{\"author\":";
    clean::read_json_ld({objects + "1" + std::string(deep, '}')});
    const auto nested = clean::read_json_ld(
        {"{\"@type\":\"NewsArticle\",\"headline\":" + std::string(deep, '[') + std::string(deep, ']') +
         ",\"author\":" + std::string(deep, '[') + "\"Ada\"" + std::string(deep, ']') + "}"});
    BOOST_TEST(nested.found);
    BOOST_TEST(clean::read_json_ld({many + "\"Bo\"]}"}).authors.size() <= 50U);
    clean::read_json_ld({"{" + std::string(4000000, '&') + std::string(4000000, '\\')});
  });
  BOOST_TEST(spent < 5.0);
}

BOOST_AUTO_TEST_CASE(hostile_bylines_titles_and_dates_take_linear_time) {
  const std::size_t size = 10000000;
  const double spent = seconds([&] {
    Page p;
    p.top = "<p class=\"byline\">By " + std::string(size, 'A') + "</p>";
    BOOST_TEST(authors(p) == "");
    std::string names;
    while (names.size() < size / 4) names += "Ada Example and ";
    p.top = "<p class=\"byline\">By " + names + "</p>";
    read(p);
    std::string dates;
    while (dates.size() < size / 10) dates += "<time>1.2.202119.</time>";
    p.top = dates;
    read(p);
    std::string headings;
    while (headings.size() < size / 10) headings += "<h2><a href=\"/\">Ferry keeps running</a></h2>";
    p.top = headings;
    p.head = meta("og:title", std::string(size / 10, 'f'));
    read(p);
  });
  BOOST_TEST(spent < 20.0);
}

BOOST_AUTO_TEST_SUITE_END()
