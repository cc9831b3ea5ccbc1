// Golden cases of claims: who says what, and what is no claim, on the shipped model set (or the one that
// CLAIMGRAPH_MODEL names).
#include <string>
#include <vector>

#include "extraction_fixture.hpp"
#include "golden_texts.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

std::vector<std::string> claims_in(const Extractor& extractor, const Article& article) {
  const Analysis analysis = extractor.extract(article);
  const Found found(article, analysis);
  std::vector<std::string> out;
  for (const Attribution& a : analysis.attributions) {
    if (a.kind == AttributionKind::narration) continue;
    const std::string speakers = found.speakers(a);
    for (const StatedClaim& stated : a.claims) {
      out.push_back((speakers.empty() ? "-" : speakers) + " | " + stance_name(a.stance) +
                    (a.realis == Realis::said ? "" : std::string(", ") + realis_name(a.realis)) + " | " +
                    analysis.claims[stated.claim].text);
    }
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ClaimsGolden)

BOOST_AUTO_TEST_CASE(texts_give_claims_with_speaker_and_stance, *models_needed()) {
  const std::vector<GoldenText> cases = read_golden_texts("golden_claims.txt");
  BOOST_CHECK_GE(cases.size(), 25U);
  for (const GoldenText& c : cases) {
    Article article;
    // A headline stands first in an article, and words of it are judged differently.
    article.text = "News of the day\n\n" + c.text + "\n";
    const std::vector<std::string> got = claims_in(*shared_extractor(), article);
    if (c.fails) {
      BOOST_CHECK_MESSAGE(got != c.expected,
                          "line " << c.line << " is marked as failing but is right now: take the ! away");
      continue;
    }
    BOOST_TEST_CONTEXT("line " << c.line << ": " << c.text) {
      BOOST_TEST(got == c.expected, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(the_fast_set_gives_four_of_five_of_them, *models_needed()) {
  const Extractor fast(ModelFile::open(CG_SOURCE_DIR "/core/models/news.cgm"));
  std::size_t right = 0, all = 0;
  for (const GoldenText& c : read_golden_texts("golden_claims.txt")) {
    if (c.fails) continue;
    Article article;
    article.text = "News of the day\n\n" + c.text + "\n";
    right += claims_in(fast, article) == c.expected ? 1 : 0;
    ++all;
  }
  BOOST_TEST(right * 5 >= all * 4, right << " of " << all);
}

BOOST_AUTO_TEST_SUITE_END()
