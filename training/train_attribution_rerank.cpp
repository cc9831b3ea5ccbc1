#include "training/train_attribution_rerank.hpp"

#include <cmath>

#include "core/extract/attribution/rerank.hpp"
#include "training/train_attribution_measure.hpp"

namespace claimgraph::training {

using namespace attribution;

std::string train_reranker(const std::vector<GoldArticle>& articles,
                           const std::vector<std::unique_ptr<DocView>>& views,
                           const std::vector<std::vector<Candidate>>& candidates, unsigned bits) {
  constexpr int kPasses = 4;
  constexpr float kRate = 0.06F, kL2 = 1e-3F;
  std::vector<std::uint32_t> rows;
  std::vector<std::size_t> end;
  std::vector<float> label;
  FeatureList list;
  list.bits = bits;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    const RerankContext context(*views[a], candidates[a]);
    for (std::size_t i = 0; i < candidates[a].size(); ++i) {
      list.count = 0;
      context.features(i, list);
      rows.insert(rows.end(), list.rows, list.rows + list.count);
      end.push_back(rows.size());
      float right = 0;
      for (const GoldAttribution& g : articles[a].attributions) {
        if (overlap_of(articles[a].annotated, g.content, candidates[a][i].content) >= 0.5) right = 1;
      }
      label.push_back(right);
    }
  }
  std::vector<float> weights((std::size_t{1} << bits) + 16, 0.0F), sums(weights.size(), 1.0F),
      total(weights.size(), 0.0F);
  std::vector<std::uint32_t> order(label.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::uint64_t random = 88172645463325252ULL;
  for (int pass = 0; pass < kPasses; ++pass) {
    for (std::size_t i = order.size(); i > 1; --i) {
      random ^= random << 13;
      random ^= random >> 7;
      random ^= random << 17;
      std::swap(order[i - 1], order[random % i]);
    }
    for (const std::uint32_t i : order) {
      const std::size_t first = i == 0 ? 0 : end[i - 1];
      float sum = 0;
      for (std::size_t k = first; k < end[i]; ++k) sum += weights[rows[k]];
      const float gradient = 1 / (1 + std::exp(-sum)) - label[i];
      for (std::size_t k = first; k < end[i]; ++k) {
        float& w = weights[rows[k]];
        float& s = sums[rows[k]];
        const float g = gradient + kL2 * w;
        s += g * g;
        w -= kRate * g / std::sqrt(s);
      }
    }
    if (pass + 2 >= kPasses) {
      for (std::size_t i = 0; i < weights.size(); ++i) total[i] += weights[i] / 2;
    }
  }
  std::string out;
  append_coded_table(total, bits, out);
  return out;
}

}  // namespace claimgraph::training
