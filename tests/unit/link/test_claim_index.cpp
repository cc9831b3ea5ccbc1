// What is compared at all: exactly what comparing everything with everything would find.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

#include "core/link/claim_index.hpp"
#include "core/link/relate.hpp"

using namespace claimgraph;

namespace {

std::string words(std::mt19937& random, std::size_t count, std::size_t vocabulary) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    // Few words are frequent, many are rare.
    const std::size_t rank = random() % (1 + random() % vocabulary);
    out += (i == 0 ? "" : " ");
    for (std::size_t left = rank + 26; left > 0; left /= 26) out += static_cast<char>('b' + left % 20);
  }
  return out;
}

std::vector<ClaimFacts> random_claims(std::mt19937& random) {
  std::vector<ClaimFacts> out;
  for (int i = 0; i < 150; ++i) {
    ClaimFacts one;
    one.id = "clm-" + std::to_string(i);
    one.when = static_cast<std::int64_t>(random() % 50);
    one.text = words(random, 1 + random() % 14, 60);
    if (i > 0 && random() % 2 == 0) one.text = out[random() % out.size()].text + ' ' + words(random, 2, 60);
    out.push_back(one);
  }
  return out;
}

bool are_alike(const WordNumbers& a, const WordNumbers& b) {
  std::vector<std::uint32_t> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  const std::size_t shorter = std::min(a.size(), b.size());
  return shorter > 0 &&
         static_cast<double>(common.size()) >= kSameTopic * static_cast<double>(shorter) - 1e-9;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(candidates)

BOOST_AUTO_TEST_CASE(the_index_finds_exactly_the_claims_that_share_three_fifths_of_the_shorter_ones_words) {
  std::size_t found = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      std::mt19937 random(seed);
      const std::vector<ClaimFacts> facts = random_claims(random);
      const ClaimIndex index(facts);
      const std::vector<PreparedClaim>& claims = index.claims();
      for (std::uint32_t i = 0; i < claims.size(); ++i) {
        std::vector<std::uint32_t> expected;
        for (std::uint32_t k = i + 1; k < claims.size(); ++k) {
          if (are_alike(claims[i].words, claims[k].words)) expected.push_back(k);
        }
        const auto later = index.later_alike(i);
        BOOST_TEST(std::vector<std::uint32_t>(later.begin(), later.end()) == expected,
                   boost::test_tools::per_element());
        found += expected.size();
      }
    }
  }
  BOOST_TEST(found > 1000U);
}

BOOST_AUTO_TEST_CASE(words_that_no_claim_has_count_among_those_of_a_text) {
  ClaimFacts claim;
  claim.id = "clm-1";
  claim.text = "the harbour cranes were never tested";
  const std::vector<ClaimFacts> claims{claim};
  const ClaimIndex index(claims);
  std::vector<std::uint32_t> out;
  index.alike(index.numbers(content_words("harbour cranes")), 0, out);
  BOOST_TEST(out.size() == 1U);
  index.alike(index.numbers(content_words("harbour cranes, apples and cherries")), 0, out);
  BOOST_TEST(out.empty());
}

BOOST_AUTO_TEST_CASE(a_copy_of_a_third_of_a_text_is_found_whatever_its_place_and_its_neighbours) {
  std::mt19937 random(11);
  std::vector<ArticleFacts> articles;
  std::size_t copies = 0;
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i);
    const std::string body = words(random, 60 + random() % 300, 5000);
    articles.push_back({"art-" + n, n, body, 10});
    const std::size_t part = body.size() / 3;
    const std::size_t from = random() % (body.size() - part);
    const std::string own = words(random, 40, 5000);
    articles.push_back({"art-" + n + "-copy", n + "c", own + ' ' + body.substr(from, part) + ' ' + own, 20});
  }
  const std::vector<ArticleRelation> found = find_copies(articles);
  for (const ArticleRelation& one : found) {
    BOOST_TEST(one.source == one.target + "-copy");
    ++copies;
  }
  BOOST_TEST(copies >= 58U);  // a sample may miss one
}

BOOST_AUTO_TEST_SUITE_END()
