// Linear-chain decoding: before* body (body | gap)* after*, by Viterbi.
#include <algorithm>
#include <cstddef>

#include "importers/blocks.hpp"

namespace claimgraph::clean {
namespace {

using Row = std::array<double, kLabels>;

// A page begins before or in its body, and ends in any way but in a gap.
constexpr Row kFirst = {0, 0, kForbidden, kForbidden};
constexpr Row kLast = {0, 0, kForbidden, 0};

// Index of the switch weight of from → to; −1 when staying.
int switch_of(int from, int to) {
  if (from == 0 && to == 1) return 0;
  if (from == 1 && to == 2) return 1;
  if (from == 2 && to == 1) return 2;
  if (from == 1 && to == 3) return 3;
  return -1;
}

double step(const ChainScores& scores, std::size_t i, int from, int to) {
  const float fixed = scores.transitions[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
  if (fixed <= kForbidden) return kForbidden;
  const int s = switch_of(from, to);
  return fixed + (s >= 0 ? scores.switches[i][static_cast<std::size_t>(s)] : 0.0);
}

}  // namespace

ChainScores score(const ChainModel& model, const FeatureRows& rows) {
  const std::size_t n = rows.starts.empty() ? 0 : rows.starts.size() - 1;
  ChainScores out;
  out.labels.resize(n);
  out.switches.resize(n);
  out.transitions = model.transitions;
  for (std::size_t i = 0; i < n; ++i) {
    std::array<float, kLabels + kSwitches> sum{};
    for (const std::uint16_t id : rows.row(i)) {
      if (id >= model.weights.size()) continue;
      const auto& w = model.weights[id];
      for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += w[k];
    }
    std::copy_n(sum.begin(), kLabels, out.labels[i].begin());
    std::copy_n(sum.begin() + kLabels, kSwitches, out.switches[i].begin());
  }
  return out;
}

ChainScores mean(const ChainScores& a, const ChainScores& b) {
  ChainScores out = a;
  for (std::size_t i = 0; i < out.labels.size(); ++i) {
    for (std::size_t k = 0; k < kLabels; ++k) out.labels[i][k] = (a.labels[i][k] + b.labels[i][k]) / 2;
    for (std::size_t k = 0; k < kSwitches; ++k)
      out.switches[i][k] = (a.switches[i][k] + b.switches[i][k]) / 2;
  }
  for (std::size_t from = 0; from < kLabels; ++from) {
    for (std::size_t to = 0; to < kLabels; ++to)
      out.transitions[from][to] = (a.transitions[from][to] + b.transitions[from][to]) / 2;
  }
  return out;
}

std::vector<Label> decode(const ChainScores& scores, std::span<const float> lean) {
  const std::size_t n = scores.labels.size();
  if (n == 0) return {};
  const auto label = [&](std::size_t i, std::size_t k) {
    return static_cast<double>(scores.labels[i][k]) + (k == 1 && !lean.empty() ? lean[i] : 0.0F);
  };
  std::vector<std::array<std::uint8_t, kLabels>> back(n);
  Row now = kFirst;
  for (std::size_t k = 0; k < kLabels; ++k) now[k] += label(0, k);
  now[1] += scores.switches[0][0];
  for (std::size_t i = 1; i < n; ++i) {
    Row next{};
    for (int to = 0; to < kLabels; ++to) {
      const auto at = static_cast<std::size_t>(to);
      double best = 2.0 * kForbidden;
      for (int from = 0; from < kLabels; ++from) {
        const double value = now[static_cast<std::size_t>(from)] + step(scores, i, from, to);
        if (value > best) {
          best = value;
          back[i][at] = static_cast<std::uint8_t>(from);
        }
      }
      next[at] = best + label(i, at);
    }
    now = next;
  }
  for (std::size_t k = 0; k < kLabels; ++k) now[k] += kLast[k];
  std::vector<Label> labels(n);
  auto at = static_cast<std::size_t>(std::max_element(now.begin(), now.end()) - now.begin());
  for (std::size_t i = n; i-- > 0;) {
    labels[i] = static_cast<Label>(at);
    at = back[i][at];
  }
  return labels;
}

}  // namespace claimgraph::clean
