// The best projective tree, held against all of them.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <vector>

#include "core/text/projective_tree.hpp"

using namespace claimgraph;

namespace {

// One root, no cycle, no arc over another's end or over the root.
bool is_projective_tree(const std::vector<std::int32_t>& heads) {
  const auto count = static_cast<std::int32_t>(heads.size());
  if (std::count(heads.begin(), heads.end(), -1) != 1) return false;
  for (std::int32_t child = 0; child < count; ++child) {
    std::int32_t up = child;
    for (std::int32_t steps = 0; up >= 0; ++steps) {
      if (steps > count) return false;
      up = heads[static_cast<std::size_t>(up)];
    }
    const std::int32_t head = heads[static_cast<std::size_t>(child)];
    if (head < 0) continue;
    const std::int32_t left = std::min(child, head), right = std::max(child, head);
    for (std::int32_t inside = left + 1; inside < right; ++inside) {
      const std::int32_t other = heads[static_cast<std::size_t>(inside)];
      if (other < left || other > right) return false;
    }
  }
  return true;
}

double score_of(const std::vector<float>& scores, const std::vector<std::int32_t>& heads) {
  double sum = 0;
  for (std::size_t c = 0; c < heads.size(); ++c)
    sum += scores[c * (heads.size() + 1) + static_cast<std::size_t>(heads[c] + 1)];
  return sum;
}

double best_of_all(const std::vector<float>& scores, std::size_t count) {
  std::vector<std::int32_t> heads(count, -1);
  double best = -1e9;
  for (;;) {
    if (is_projective_tree(heads)) best = std::max(best, score_of(scores, heads));
    std::size_t at = 0;
    while (at < count && ++heads[at] == static_cast<std::int32_t>(count)) heads[at++] = -1;
    if (at == count) return best;
  }
}

std::vector<float> random_scores(std::mt19937& random, std::size_t count) {
  std::normal_distribution<float> pick(0.0F, 3.0F);
  std::vector<float> scores(count * (count + 1));
  for (float& score : scores) score = pick(random);
  return scores;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(projective_trees)

BOOST_AUTO_TEST_CASE(no_tree_is_better) {
  std::mt19937 random(11);
  for (std::size_t count = 1; count <= 5; ++count) {
    for (int repeat = 0; repeat < 60; ++repeat) {
      const std::vector<float> scores = random_scores(random, count);
      const std::vector<std::int32_t> heads = projective_tree(scores, count);
      BOOST_TEST_REQUIRE(is_projective_tree(heads));
      BOOST_TEST_REQUIRE(std::abs(score_of(scores, heads) - best_of_all(scores, count)) < 1e-4);
    }
  }
}

BOOST_AUTO_TEST_CASE(long_sentences_and_equal_scores_make_trees) {
  std::mt19937 random(12);
  for (const std::size_t count : {std::size_t{40}, std::size_t{400}}) {
    BOOST_TEST(is_projective_tree(projective_tree(random_scores(random, count), count)));
    BOOST_TEST(is_projective_tree(projective_tree(std::vector<float>(count * (count + 1), 0.0F), count)));
  }
  BOOST_TEST(projective_tree({}, 0).empty());
}

BOOST_AUTO_TEST_SUITE_END()
