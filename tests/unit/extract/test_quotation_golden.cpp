// Golden cases of whose words a quotation is, on the shipped model set (or the one that CLAIMGRAPH_MODEL
// names).
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "core/extract/attribution/attribution_finder.hpp"
#include "core/text/annotator.hpp"
#include "extraction_fixture.hpp"
#include "golden_spans.hpp"
#include "golden_texts.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

std::string with_paragraphs(std::string text) {
  for (std::size_t at = 0; (at = text.find(" / ", at)) != std::string::npos;) text.replace(at, 3, "\n\n");
  return text + "\n";
}

/// "SOURCE | PART": some attribution holds the part and has the source; for "none" no attribution holds it.
bool is_right(const AnnotatedText& doc, const std::vector<AttributionSpans>& found,
              const std::string& expected) {
  const std::size_t bar = expected.find(" | ");
  BOOST_REQUIRE_MESSAGE(bar != std::string::npos, expected << " has no |");
  const std::string source = expected.substr(0, bar), part = expected.substr(bar + 3);
  const auto holds = [&](const AttributionSpans& a) {
    return joined(doc, a.content).find(part) != std::string::npos;
  };
  if (source == "none") return std::none_of(found.begin(), found.end(), holds);
  return std::any_of(found.begin(), found.end(),
                     [&](const AttributionSpans& a) { return holds(a) && joined(doc, a.source) == source; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(QuotationGolden)

BOOST_AUTO_TEST_CASE(quotations_have_their_speakers) {
  BOOST_REQUIRE_MESSAGE(std::filesystem::exists(model_path()), "no model set at " << model_path());
  const auto models = ModelFile::open(model_path());
  const Annotator annotator(models);
  const AttributionFinder finder(models);
  const std::vector<GoldenText> cases = read_golden_lines("golden_quotations.txt");
  BOOST_CHECK_GE(cases.size(), 50U);
  for (const GoldenText& c : cases) {
    const std::string text = with_paragraphs(c.text);
    const AnnotatedText doc = annotator.annotate(text);
    const std::vector<AttributionSpans> found = finder.find(doc);
    std::string all;
    for (const AttributionSpans& a : found)
      all += "\n    found " + joined(doc, a.source) + " | " + joined(doc, a.content);
    check_golden(c, is_right(doc, found, c.expected.front()), all);
  }
}

BOOST_AUTO_TEST_CASE(inner_sayings_have_a_level_and_their_outer_one_relays_them) {
  BOOST_REQUIRE_MESSAGE(std::filesystem::exists(model_path()), "no model set at " << model_path());
  const auto models = ModelFile::open(model_path());
  const Annotator annotator(models);
  const std::string text =
      "Police said the driver had told a nurse that his brother denied owning the car.\n";
  const AnnotatedText doc = annotator.annotate(text);
  const std::vector<AttributionSpans> found = AttributionFinder(models).find(doc);
  BOOST_REQUIRE_EQUAL(found.size(), 3U);
  BOOST_CHECK_EQUAL(joined(doc, found[0].source), "Police");
  BOOST_REQUIRE_LT(found[0].relays, found.size());
  const AttributionSpans& inner = found[found[0].relays];
  BOOST_CHECK_EQUAL(joined(doc, inner.source), "the driver");
  BOOST_CHECK_EQUAL(inner.nesting, 1);
  BOOST_REQUIRE_LT(inner.relays, found.size());
  BOOST_CHECK_EQUAL(joined(doc, found[inner.relays].source), "his brother");
  BOOST_CHECK_EQUAL(found[inner.relays].nesting, 2);
}

BOOST_AUTO_TEST_SUITE_END()
