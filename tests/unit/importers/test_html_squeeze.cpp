#include <boost/test/unit_test.hpp>
#include <string>

#include "importers/html_page.hpp"

using namespace claimgraph::clean;

namespace {

std::string squeezed(const std::string& html) {
  HtmlPage page;
  return squeeze_html(html, {}, page);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(HtmlSqueeze)

BOOST_AUTO_TEST_CASE(attributes_that_nobody_reads_are_left_out) {
  BOOST_TEST(squeezed(R"(<a data-x="1" href="/b" onclick='go(">")' CLASS="c">t</a>)") ==
             R"(<a href="/b" CLASS="c">t</a>)");
  BOOST_TEST(squeezed(R"(<p style="color:red" id="a"><p style="display:none">)") ==
             R"(<p id="a"><p style="display:none">)");
  BOOST_TEST(squeezed(R"(<img src="a.png"/>)") == R"(<img src="a.png"/>)");
}

BOOST_AUTO_TEST_CASE(attributes_in_an_unusual_form_are_left_alone) {
  for (const char* html : {R"(<a data-x = "1">t</a>)", R"(<a data-x=1 href=/b>t</a>)",
                           R"(<a data-x="1"href="/b">t</a>)", R"(<a data-x>t</a>)", R"(<a data-x="1)"})
    BOOST_TEST(squeezed(html) == html);
}

BOOST_AUTO_TEST_CASE(json_ld_stays_as_it_is_but_for_comments) {
  const std::string json = R"(<script type="application/ld+json">{"a":   "<b data-x='1'>  c</b>"}</script>)";
  BOOST_TEST(squeezed(json + "<b data-x='1'>d</b>") == json + "<b>d</b>");
  BOOST_TEST(squeezed("<script>var a;</script><style>b</style>") == "<script></script><style></style>");
  BOOST_TEST(squeezed("a<!-- b -->c") == "ac");
}

BOOST_AUTO_TEST_CASE(json_ld_that_never_ends_is_left_alone_in_linear_time) {
  std::string html;
  for (int i = 0; i < 100000; ++i) html += "<script type=\"ld+json\"> <p data-x=\"1\">  <b>";
  BOOST_TEST((squeezed(html) == html));
  html += "</script>";
  BOOST_TEST((squeezed(html) == html));
}

BOOST_AUTO_TEST_CASE(one_blank_stays_at_either_end_of_a_text) {
  BOOST_TEST(squeezed("<p>\n   <b>  one  two </b>   three\n\n<i>") == "<p>\n<b> one  two </b> three\n<i>");
}

BOOST_AUTO_TEST_CASE(attributes_behind_the_limit_are_cut_and_told) {
  HtmlPage page;
  HtmlLimits three;
  three.attributes = 3;
  BOOST_TEST(squeeze_html("<p a=1 b=2 c=3>", three, page) == "<p a=1 b=2 >");
  BOOST_TEST(page.attributes_cut);
  squeeze_html("<p a=1 b=2>", three, page);
  BOOST_TEST(!page.attributes_cut);
}

BOOST_AUTO_TEST_CASE(noscript_is_counted_and_kept_on_demand_and_shadow_roots_are_kept) {
  const std::string html = "<p>a</p><noscript><p>one two</p><b>three</b></noscript>";
  HtmlPage page;
  BOOST_TEST(squeeze_html(html, {}, page) == "<p>a</p><noscript></noscript>");
  BOOST_TEST(page.noscript_bytes == 11U);
  HtmlLimits open;
  open.noscript = true;
  BOOST_TEST(squeeze_html(html, open, page) == html);
  BOOST_TEST(squeezed("<template><p>t</p></template>") == "<template></template>");
  const std::string shadow = "<template shadowrootmode=\"open\"><p>t</p></template>";
  BOOST_TEST(squeezed(shadow) == shadow);
}

BOOST_AUTO_TEST_SUITE_END()
