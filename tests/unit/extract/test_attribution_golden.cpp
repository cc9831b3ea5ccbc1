// Golden cases of who said what, on the shipped model set (or the one that CLAIMGRAPH_MODEL names).
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <vector>

#include "core/extract/attribution/attribution_finder.hpp"
#include "core/text/annotator.hpp"
#include "extraction_fixture.hpp"
#include "golden_spans.hpp"
#include "golden_texts.hpp"
#include "tests/unit/support/needs.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

BOOST_AUTO_TEST_SUITE(AttributionGolden)

BOOST_AUTO_TEST_CASE(sentences_give_source_cue_and_content,
                     *claimgraph::test::needs([] { return std::filesystem::exists(model_path()); },
                                              "there is no model set")) {
  const auto models = ModelFile::open(model_path());
  const Annotator annotator(models);
  const AttributionFinder finder(models);
  const std::vector<GoldenText> cases = read_golden_lines("golden_attributions.txt");
  BOOST_CHECK_GE(cases.size(), 150U);
  for (const GoldenText& c : cases) {
    // A headline stands first in an article, and words of it are judged differently.
    const std::string text = "News of the day\n\n" + c.text + "\n";
    const AnnotatedText doc = annotator.annotate(text);
    std::string all;
    bool right = false;
    for (const AttributionSpans& a : finder.find(doc)) {
      const std::string got =
          joined(doc, a.source) + " | " + joined(doc, a.cue) + " | " + joined(doc, a.content);
      right = right || got == c.expected.front();
      all += "\n    found " + got;
    }
    check_golden(c, right, all);
  }
}

BOOST_AUTO_TEST_SUITE_END()
