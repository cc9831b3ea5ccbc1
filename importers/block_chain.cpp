// Linear-chain decoding: before* body (body | gap)* after*, by Viterbi and by forward-backward.
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "importers/blocks.hpp"

namespace claimgraph::clean {
namespace {

using Scores = std::array<double, kLabels>;

double log_sum(const Scores& x) {
  const double top = *std::max_element(x.begin(), x.end());
  if (top < -1e8) return kForbidden;
  double sum = 0;
  for (const double v : x) sum += std::exp(v - top);
  return top + std::log(sum);
}

// Index of the switch weight of from → to; −1 when staying.
int switch_of(int from, int to) {
  if (from == 0 && to == 1) return 0;
  if (from == 1 && to == 2) return 1;
  if (from == 2 && to == 1) return 2;
  if (from == 1 && to == 3) return 3;
  return -1;
}

struct Lattice {
  std::vector<Scores> label;                      // score of a label at a block
  std::vector<std::array<double, kSwitches>> sw;  // score of entering block i by a switch
};

Lattice score(const ChainModel& model, const FeatureRows& rows, std::span<const float> lean) {
  const std::size_t n = rows.starts.size() - 1;
  Lattice lattice{std::vector<Scores>(n), std::vector<std::array<double, kSwitches>>(n)};
  for (std::size_t i = 0; i < n; ++i) {
    std::array<float, kLabels + kSwitches> sum{};
    for (const std::uint16_t id : rows.row(i)) {
      if (id >= model.weights.size()) continue;
      const auto& w = model.weights[id];
      for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += w[k];
    }
    for (std::size_t k = 0; k < kLabels; ++k) lattice.label[i][k] = sum[k];
    for (std::size_t k = 0; k < kSwitches; ++k) lattice.sw[i][k] = sum[kLabels + k];
    if (!lean.empty()) lattice.label[i][1] += lean[i];
  }
  return lattice;
}

double step(const ChainModel& model, const Lattice& lattice, std::size_t i, int from, int to) {
  const float fixed = model.transitions[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
  if (fixed <= kForbidden) return kForbidden;
  const int s = switch_of(from, to);
  return fixed + (s >= 0 ? lattice.sw[i][static_cast<std::size_t>(s)] : 0.0);
}

Scores first_scores(const ChainModel& model, const Lattice& lattice) {
  Scores f{};
  for (std::size_t k = 0; k < kLabels; ++k)
    f[k] = model.first[k] <= kForbidden ? kForbidden : model.first[k] + lattice.label[0][k];
  if (f[1] > kForbidden) f[1] += lattice.sw[0][0];
  return f;
}

std::vector<Label> viterbi(const ChainModel& model, const Lattice& lattice) {
  const std::size_t n = lattice.label.size();
  std::vector<std::array<std::uint8_t, kLabels>> back(n);
  Scores now = first_scores(model, lattice);
  for (std::size_t i = 1; i < n; ++i) {
    Scores next{};
    for (int to = 0; to < kLabels; ++to) {
      double best = 2.0 * kForbidden;
      for (int from = 0; from < kLabels; ++from) {
        const double value = now[static_cast<std::size_t>(from)] + step(model, lattice, i, from, to);
        if (value > best) {
          best = value;
          back[i][static_cast<std::size_t>(to)] = static_cast<std::uint8_t>(from);
        }
      }
      next[static_cast<std::size_t>(to)] = best + lattice.label[i][static_cast<std::size_t>(to)];
    }
    now = next;
  }
  for (std::size_t k = 0; k < kLabels; ++k) now[k] += model.last[k];
  std::vector<Label> labels(n);
  auto at = static_cast<std::size_t>(std::max_element(now.begin(), now.end()) - now.begin());
  for (std::size_t i = n; i-- > 0;) {
    labels[i] = static_cast<Label>(at);
    at = back[i][at];
  }
  return labels;
}

std::vector<float> posteriors(const ChainModel& model, const Lattice& lattice) {
  const std::size_t n = lattice.label.size();
  std::vector<Scores> forward(n);
  forward[0] = first_scores(model, lattice);
  for (std::size_t i = 1; i < n; ++i) {
    for (int to = 0; to < kLabels; ++to) {
      Scores in{};
      for (int from = 0; from < kLabels; ++from) {
        in[static_cast<std::size_t>(from)] =
            forward[i - 1][static_cast<std::size_t>(from)] + step(model, lattice, i, from, to);
      }
      forward[i][static_cast<std::size_t>(to)] = log_sum(in) + lattice.label[i][static_cast<std::size_t>(to)];
    }
  }
  Scores backward{};
  for (std::size_t k = 0; k < kLabels; ++k) backward[k] = model.last[k];
  Scores end = forward[n - 1];
  for (std::size_t k = 0; k < kLabels; ++k) end[k] += backward[k];
  const double total = log_sum(end);
  std::vector<float> body(n);
  for (std::size_t i = n; i-- > 0;) {
    body[i] = static_cast<float>(std::exp(std::min(0.0, forward[i][1] + backward[1] - total)));
    if (i == 0) break;
    Scores before{};
    for (int from = 0; from < kLabels; ++from) {
      Scores out{};
      for (int to = 0; to < kLabels; ++to) {
        const auto t = static_cast<std::size_t>(to);
        out[t] = step(model, lattice, i, from, to) + lattice.label[i][t] + backward[t];
      }
      before[static_cast<std::size_t>(from)] = log_sum(out);
    }
    backward = before;
  }
  return body;
}

}  // namespace

Decoded decode(const ChainModel& model, const FeatureRows& rows, std::span<const float> lean,
               bool with_posteriors) {
  if (rows.starts.size() <= 1) return {};
  const Lattice lattice = score(model, rows, lean);
  return {viterbi(model, lattice), with_posteriors ? posteriors(model, lattice) : std::vector<float>()};
}

}  // namespace claimgraph::clean
