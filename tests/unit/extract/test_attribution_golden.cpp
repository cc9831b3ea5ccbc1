// Golden cases of who said what, on the shipped model set (or the one that CLAIMGRAPH_MODEL names).
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/extract/attribution/attribution_finder.hpp"
#include "core/text/annotator.hpp"
#include "extraction_fixture.hpp"
#include "golden_spans.hpp"
#include "tests/unit/support/needs.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

struct GoldenCase {
  int line = 0;
  bool fails = false;
  std::string sentence, expected;
};

std::vector<GoldenCase> read_cases() {
  std::ifstream in(CG_SOURCE_DIR "/tests/unit/extract/golden_attributions.txt");
  std::vector<GoldenCase> out;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    GoldenCase c;
    c.line = number;
    c.fails = line[0] == '!';
    if (c.fails) line.erase(0, 1);
    const std::size_t arrow = line.find(" => ");
    BOOST_REQUIRE_MESSAGE(arrow != std::string::npos, "line " << number << " has no =>");
    c.sentence = line.substr(0, arrow);
    c.expected = line.substr(arrow + 4);
    out.push_back(c);
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(AttributionGolden)

BOOST_AUTO_TEST_CASE(sentences_give_source_cue_and_content,
                     *claimgraph::test::needs([] { return std::filesystem::exists(model_path()); },
                                              "there is no model set")) {
  const auto models = ModelFile::open(model_path());
  const Annotator annotator(models);
  const AttributionFinder finder(models);
  const std::vector<GoldenCase> cases = read_cases();
  BOOST_CHECK_GE(cases.size(), 150U);
  for (const GoldenCase& c : cases) {
    // A headline stands first in an article, and words of it are judged differently.
    const std::string text = "News of the day\n\n" + c.sentence + "\n";
    const AnnotatedText doc = annotator.annotate(text);
    std::string all;
    bool right = false;
    for (const AttributionSpans& a : finder.find(doc)) {
      const std::string got =
          joined(doc, a.source) + " | " + joined(doc, a.cue) + " | " + joined(doc, a.content);
      right = right || got == c.expected;
      all += "\n    found " + got;
    }
    if (c.fails) {
      BOOST_CHECK_MESSAGE(!right,
                          "line " << c.line << " is marked as failing but is right now: take the ! away");
    } else {
      BOOST_CHECK_MESSAGE(
          right, "line " << c.line << ": " << c.expected << (all.empty() ? "\n    found nothing" : all));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
