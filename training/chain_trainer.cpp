#include "training/chain_trainer.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <unordered_map>

namespace claimgraph::training {

namespace {

using clean::Label;

constexpr std::size_t kLabels = clean::kLabels;
constexpr std::size_t kWidth = clean::kLabels + clean::kSwitches;
constexpr std::size_t kTransitions = static_cast<std::size_t>(clean::kFeatureLimit) * kWidth;
constexpr double kNever = -1e9;
constexpr unsigned kSeed = 1;

constexpr bool kAllowed[kLabels][kLabels] = {{true, true, false, false},
                                             {false, true, true, true},
                                             {false, true, true, false},
                                             {false, false, false, true}};

/// Where the weight of a switch stands behind the labels' weights; 0 when there is none.
constexpr std::size_t kSwitchAt[kLabels][kLabels] = {{0, 4, 0, 0}, {0, 0, 5, 7}, {0, 6, 0, 0}, {0, 0, 0, 0}};

double log_add(double a, double b) {
  if (a < b) std::swap(a, b);
  return a < -1e8 ? a : a + std::log1p(std::exp(b - a));
}

double is(Label label, std::size_t wanted) {
  return static_cast<std::size_t>(label) == wanted ? 1.0 : 0.0;
}

}  // namespace

ChainTrainer::ChainTrainer()
    : m_weights(kTransitions + kLabels * kLabels, 0.0), m_squares(m_weights.size(), 1.0) {}

void ChainTrainer::train(const std::vector<const ChainExample*>& examples, const PageSettings& settings) {
  std::mt19937 random(kSeed);
  std::vector<std::size_t> order(examples.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  m_sum.assign(m_weights.size(), 0.0);
  for (int pass = 0; pass < settings.passes; ++pass) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (const std::size_t i : order) update(*examples[i], settings);
    if (pass < settings.passes / 2) continue;
    for (std::size_t k = 0; k < m_weights.size(); ++k) m_sum[k] += m_weights[k];
    ++m_samples;
  }
}

clean::ChainModel ChainTrainer::model() const {
  clean::ChainModel model;
  model.weights.resize(clean::kFeatureLimit);
  const auto value = [&](std::size_t k) { return static_cast<float>(m_sum[k] / m_samples); };
  for (std::size_t feature = 0; feature < model.weights.size(); ++feature) {
    for (std::size_t k = 0; k < kWidth; ++k) model.weights[feature][k] = value(feature * kWidth + k);
  }
  for (std::size_t from = 0; from < kLabels; ++from) {
    for (std::size_t to = 0; to < kLabels; ++to)
      model.transitions[from][to] =
          kAllowed[from][to] ? value(kTransitions + from * kLabels + to) : clean::kForbidden;
  }
  return model;
}

double ChainTrainer::edge(const Lattice& lattice, std::size_t block, std::size_t from, std::size_t to) const {
  if (!kAllowed[from][to]) return kNever;
  const std::size_t at = kSwitchAt[from][to];
  return m_weights[kTransitions + from * kLabels + to] + (at > 0 ? lattice.scores[block][at] : 0);
}

ChainTrainer::Lattice ChainTrainer::lattice_of(const ChainExample& example) const {
  const std::size_t size = example.labels.size();
  Lattice lattice;
  lattice.scores.assign(size, {});
  lattice.forward.resize(size);
  lattice.backward.resize(size);
  std::vector<Scores>& s = lattice.scores;
  for (std::size_t i = 0; i < size; ++i) {
    for (const std::uint16_t id : example.rows.row(i)) {
      for (std::size_t k = 0; k < kWidth; ++k) s[i][k] += m_weights[id * kWidth + k];
    }
  }
  // A page begins before or in its body, and ends in any way but in a gap.
  lattice.forward[0] = {s[0][0], s[0][1] + s[0][4], kNever, kNever};
  for (std::size_t i = 1; i < size; ++i) {
    for (std::size_t to = 0; to < kLabels; ++to) {
      double sum = kNever;
      for (std::size_t from = 0; from < kLabels; ++from) {
        if (kAllowed[from][to]) sum = log_add(sum, lattice.forward[i - 1][from] + edge(lattice, i, from, to));
      }
      lattice.forward[i][to] = sum + s[i][to];
    }
  }
  lattice.backward[size - 1] = {0, 0, kNever, 0};
  for (std::size_t i = size - 1; i > 0; --i) {
    for (std::size_t from = 0; from < kLabels; ++from) {
      double sum = kNever;
      for (std::size_t to = 0; to < kLabels; ++to) {
        if (kAllowed[from][to])
          sum = log_add(sum, edge(lattice, i, from, to) + s[i][to] + lattice.backward[i][to]);
      }
      lattice.backward[i - 1][from] = sum;
    }
  }
  lattice.all = kNever;
  for (std::size_t k = 0; k < kLabels; ++k)
    lattice.all = log_add(lattice.all, lattice.forward[size - 1][k] + lattice.backward[size - 1][k]);
  return lattice;
}

void ChainTrainer::update(const ChainExample& example, const PageSettings& settings) {
  const std::size_t size = example.labels.size();
  const Lattice lattice = lattice_of(example);
  const std::vector<Row>&f = lattice.forward, &b = lattice.backward;
  std::unordered_map<std::size_t, double> gradient;
  std::array<double, kLabels * kLabels> edges{};
  for (std::size_t i = 0; i < size; ++i) {
    Scores d{};
    for (std::size_t k = 0; k < kLabels; ++k)
      d[k] = is(example.labels[i], k) - std::exp(f[i][k] + b[i][k] - lattice.all);
    if (i == 0) d[4] = is(example.labels[0], 1) - std::exp(f[0][1] + b[0][1] - lattice.all);
    for (std::size_t from = 0; i > 0 && from < kLabels; ++from) {
      for (std::size_t to = 0; to < kLabels; ++to) {
        if (!kAllowed[from][to]) continue;
        const double gold = is(example.labels[i - 1], from) * is(example.labels[i], to);
        const double delta = gold - std::exp(f[i - 1][from] + edge(lattice, i, from, to) +
                                             lattice.scores[i][to] + b[i][to] - lattice.all);
        edges[from * kLabels + to] += delta;
        if (const std::size_t at = kSwitchAt[from][to]; at > 0) d[at] += delta;
      }
    }
    for (std::size_t k = 0; k < kWidth; ++k) {
      if (std::abs(d[k]) < 1e-5) continue;
      for (const std::uint16_t id : example.rows.row(i)) gradient[id * kWidth + k] += d[k];
    }
  }
  for (std::size_t k = 0; k < edges.size(); ++k) gradient[kTransitions + k] += edges[k];
  const double scale = 1.0 / std::sqrt(static_cast<double>(size));
  for (const auto& [k, sum] : gradient) {
    const double g = sum * scale - settings.l2 * m_weights[k];
    m_squares[k] += g * g;
    m_weights[k] += settings.rate * g / std::sqrt(m_squares[k]);
  }
}

}  // namespace claimgraph::training
