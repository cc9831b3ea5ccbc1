// Golden cases of claims: who says what, and what is no claim, on the shipped model set (or the one that
// CLAIMGRAPH_MODEL names).
#include <fstream>
#include <string>
#include <vector>

#include "extraction_fixture.hpp"

using namespace claimgraph;
using namespace claimgraph::testing;

namespace {

struct ClaimCase {
  int line = 0;
  bool fails = false;
  std::string text;
  std::vector<std::string> expected;  ///< "speaker | stance | claim"
};

std::vector<ClaimCase> read_cases() {
  std::ifstream in(CG_SOURCE_DIR "/tests/unit/extract/golden_claims.txt");
  std::vector<ClaimCase> out;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("=> ")) {
      BOOST_REQUIRE_MESSAGE(!out.empty(), "line " << number << " has no text before it");
      if (line != "=> -") out.back().expected.push_back(line.substr(3));
      continue;
    }
    ClaimCase c;
    c.line = number;
    c.fails = line[0] == '!';
    c.text = line.substr(c.fails ? 1 : 0);
    out.push_back(c);
  }
  return out;
}

std::vector<std::string> claims_in(const Article& article) {
  const Analysis analysis = shared_extractor()->extract(article);
  const Found found(article, analysis);
  std::vector<std::string> out;
  for (const Attribution& a : analysis.attributions) {
    if (a.kind == AttributionKind::narration) continue;
    const std::string speakers = found.speakers(a);
    for (const StatedClaim& stated : a.claims) {
      out.push_back((speakers.empty() ? "-" : speakers) + " | " + stance_name(a.stance) + " | " +
                    analysis.claims[stated.claim].text);
    }
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ClaimsGolden)

BOOST_AUTO_TEST_CASE(texts_give_claims_with_speaker_and_stance, *models_needed()) {
  const std::vector<ClaimCase> cases = read_cases();
  BOOST_CHECK_GE(cases.size(), 25U);
  for (const ClaimCase& c : cases) {
    Article article;
    // A headline stands first in an article, and words of it are judged differently.
    article.text = "News of the day\n\n" + c.text + "\n";
    const std::vector<std::string> got = claims_in(article);
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

BOOST_AUTO_TEST_SUITE_END()
