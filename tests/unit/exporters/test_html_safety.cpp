// The page runs nothing of an article, asks for nothing, and links to the web alone.
#include <boost/test/unit_test.hpp>

#include <rapidjson/document.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "exporters/page_text.hpp"
#include "html_fixture.hpp"
#include "tests/unit/support/needs.hpp"
#include "tests/unit/support/outside.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

BOOST_AUTO_TEST_SUITE(html_safety)

BOOST_AUTO_TEST_CASE(links_lead_to_the_words_and_only_to_the_web) {
  Evidence place;
  place.exact = "a-b, c&d";
  BOOST_TEST(detail::url_at("https://x.example/p", place) == "https://x.example/p#:~:text=a%2Db%2C%20c%26d");
  BOOST_TEST(detail::url_at("https://x.example/p#top", place) ==
             "https://x.example/p#top:~:text=a%2Db%2C%20c%26d");
  place.exact = "one two three four five six\n\nseven eight nine ten eleven twelve";
  BOOST_TEST(
      detail::url_at("https://x.example/p", place) ==
      "https://x.example/p#:~:text=one%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve");
  place.exact = std::string(200, 'a') + " b c";  // too few words for two ends that do not overlap
  BOOST_TEST(detail::url_at("https://x.example/p", place) ==
             "https://x.example/p#:~:text=" + std::string(200, 'a') + "%20b%20c");
  for (const char* url : {"javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//x.example",
                          "file:///x", "https://x.example/\" onclick=\"x", "https://x.example/a b",
                          " https://x.example/", "https://x.example/\xFF", "java\nscript:alert(1)", ""}) {
    BOOST_TEST(detail::web_url(url) == "");
  }
  BOOST_TEST(detail::web_url("http://x.example/?a=1&b='2'") == "http://x.example/?a=1&b='2'");
}

BOOST_AUTO_TEST_CASE(json_in_a_page_cannot_end_its_element_and_reads_back) {
  const std::string json = "[\"</script><!-- & \xE2\x80\xA8\xE2\x80\xA9 \xE2\x80\xA7\"]";
  const std::string safe = detail::script_json(json);
  BOOST_TEST(safe == "[\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029 \xE2\x80\xA7\"]");
  rapidjson::Document before, after;
  before.Parse(json.c_str());
  after.Parse(safe.c_str());
  BOOST_TEST((before == after));
}

BOOST_AUTO_TEST_CASE(controls_that_reorder_text_are_replaced_and_counted) {
  std::string out;
  BOOST_TEST(detail::append_html(out, "a\xE2\x80\xAE<b\xE2\x81\xA6\xE2\x80\xAF\xFF") == 3U);
  BOOST_TEST(out == "a\xEF\xBF\xBD&lt;b\xEF\xBF\xBD\xE2\x80\xAF\xEF\xBF\xBD");
  Diagnostics diagnostics;
  exported(graph_labelled("right \xE2\x80\xAE left"), "html", diagnostics);
  BOOST_TEST(std::any_of(diagnostics.begin(), diagnostics.end(),
                         [](const Diagnostic& d) { return d.code == "characters-replaced"; }));
}

BOOST_AUTO_TEST_CASE(a_page_asks_for_nothing_and_runs_nothing_of_an_article,
                     *needs_program("python3", "python3")) {
  for (const auto& graph : {one_article(), many_articles(), unfolded("negated", "did not say", true)}) {
    const Outcome outcome = checked(exported(graph, "html"));
    BOOST_TEST(outcome.status == 0, outcome.output);
  }
  auto labels = hostile_labels();
  for (const char* more :
       {"</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</title></style>",
        "\" onmouseover=\"alert(1)", "' autofocus onfocus='alert(1)", "javascript:alert(1)", "<!-- <script>",
        "]]><svg/onload=alert(1)>", "{{constructor}} ${alert(1)}",
        "\xE2\x80\xAE"
        "txet \xE2\x81\xA9"}) {
    labels.emplace_back(more);
  }
  for (const auto& label : labels) {
    GraphData graph = graph_labelled(label);
    for (Node& node : graph.nodes) {
      node.quantities = node.language = node.date_published = label;
      if (node.kind == NodeKind::article) node.url = label;
      if (label.size() < 1000) node.id += label;
    }
    const Outcome outcome = checked(exported(graph, "html"));
    BOOST_TEST(outcome.status == 0, fmt::format("{}: {}", label.substr(0, 60), outcome.output));
  }
}

BOOST_AUTO_TEST_CASE(the_check_finds_what_it_looks_for, *needs_program("python3", "python3")) {
  const std::string page = exported(one_article(), "html");
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = page;
    const std::size_t at = changed.find(from);
    BOOST_TEST_REQUIRE((at != std::string::npos));
    return checked(changed.replace(at, from.size(), to)).status;
  };
  BOOST_TEST(with("</main>", "<img src=\"https://x.example/a.png\"></main>") != 0);
  BOOST_TEST(with("<main>", "<main onclick=\"x()\">") != 0);
  BOOST_TEST(with("</main>", "<script>x()</script></main>") != 0);
  BOOST_TEST(with("\"use strict\";", "\"use strict\"; x();") != 0);
  BOOST_TEST(with("href=\"https://", "href=\"javascript:") != 0);
  BOOST_TEST(with("href=\"#matters\"", "href=\"#nowhere\"") != 0);
  BOOST_TEST(with("default-src 'none'; ", "") != 0);
}

BOOST_AUTO_TEST_CASE(the_script_is_plain_ascii_and_parses, *needs_program("node", "nodejs")) {
  std::ifstream file(CG_SOURCE_DIR "/exporters/page/page.js", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  const std::string script = text.str();
  BOOST_TEST(!script.empty());
  BOOST_TEST(
      std::all_of(script.begin(), script.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  BOOST_TEST(!has(script, "</"));
  const Outcome outcome = run("node --check '" CG_SOURCE_DIR "/exporters/page/page.js'");
  BOOST_TEST(outcome.status == 0, outcome.output);
}

BOOST_AUTO_TEST_SUITE_END()
