#include "training/train_attribution_crf.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace claimgraph::training {

using attribution::CrfScores;
using attribution::FeatureList;
using attribution::kForbidden;
using attribution::kLabels;

void CrfData::add_token(const FeatureList& state, const FeatureList& pair, std::uint8_t label,
                        std::uint8_t allowed) {
  state_rows.insert(state_rows.end(), state.rows, state.rows + state.count);
  pair_rows.insert(pair_rows.end(), pair.rows, pair.rows + pair.count);
  state_end.push_back(state_rows.size());
  pair_end.push_back(pair_rows.size());
  gold.push_back(label);
  free.push_back(allowed);
}

void CrfData::end_sequence(std::uint32_t article, float w) {
  sequence_end.push_back(gold.size());
  group.push_back(article);
  weight.push_back(w);
}

namespace {

/// xorshift: the order of examples is the same on every machine.
struct Shuffler {
  std::uint64_t state;
  std::uint64_t next() {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
  }
  void shuffle(std::vector<std::uint32_t>& order) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[next() % i]);
  }
};

/// Weights and Adagrad sums of four cells lie side by side.
class Learner {
 public:
  Learner(unsigned bits, float rate, float l2)
      : m_cells((std::size_t{1} << bits) + 16), m_store(m_cells * 2, 0.0F), m_rate(rate), m_l2(l2) {
    for (std::size_t i = 0; i < m_cells; ++i) m_store[place(i) + 4] = 1.0F;
  }
  template <int N>
  void add(std::uint32_t row, float* scores) const {
    for (int k = 0; k < N; ++k) scores[k] += m_store[place(row + static_cast<std::size_t>(k))];
  }
  template <int N>
  void update(std::uint32_t row, const float* gradient) {
    for (int k = 0; k < N; ++k) {
      float& w = m_store[place(row + static_cast<std::size_t>(k))];
      float& sum = m_store[place(row + static_cast<std::size_t>(k)) + 4];
      const float g = gradient[k] + m_l2 * w;
      sum += g * g;
      w -= m_rate * g / std::sqrt(sum);
    }
  }
  void add_to(std::vector<float>& total) const {
    total.resize(m_cells, 0.0F);
    for (std::size_t i = 0; i < m_cells; ++i) total[i] += m_store[place(i)];
  }

 private:
  static std::size_t place(std::size_t cell) { return (cell >> 2) * 8 + (cell & 3); }
  std::size_t m_cells;
  std::vector<float> m_store;
  float m_rate, m_l2;
};

/// Forward and backward in scaled probabilities: no logarithm per token.
struct Chain {
  std::vector<std::array<float, kLabels>> node;            ///< marginals
  std::vector<std::array<float, kLabels * kLabels>> edge;  ///< pair marginals, t ≥ 1

  void run(const CrfScores& s) {
    const std::size_t n = s.size();
    node.resize(n);
    edge.resize(n);
    m_alpha.resize(n);
    m_state.resize(n);
    m_pair.resize(n);
    for (std::size_t t = 0; t < n; ++t) {
      float top = *std::max_element(s.state[t].begin(), s.state[t].end());
      for (std::size_t c = 0; c < kLabels; ++c)
        m_state[t][c] = std::exp(std::max(s.state[t][c] - top, -60.0F));
      if (s.state[t][0] < kForbidden / 2) m_state[t][0] = 0;
      if (s.state[t][1] < kForbidden / 2) m_state[t][1] = 0;
      if (s.state[t][2] < kForbidden / 2) m_state[t][2] = 0;
      if (t == 0) continue;
      top = *std::max_element(s.pair[t].begin(), s.pair[t].end());
      for (std::size_t k = 0; k < kLabels * kLabels; ++k) {
        m_pair[t][k] = s.pair[t][k] < kForbidden / 2 ? 0.0 : std::exp(std::max(s.pair[t][k] - top, -60.0F));
      }
    }
    m_alpha[0] = m_state[0];
    normalise(m_alpha[0]);
    for (std::size_t t = 1; t < n; ++t) {
      for (std::size_t c = 0; c < kLabels; ++c) {
        double sum = 0;
        for (std::size_t p = 0; p < kLabels; ++p) sum += m_alpha[t - 1][p] * m_pair[t][p * kLabels + c];
        m_alpha[t][c] = sum * m_state[t][c];
      }
      normalise(m_alpha[t]);
    }
    std::array<double, kLabels> beta{1, 1, 1};
    for (std::size_t t = n; t-- > 0;) {
      std::array<double, kLabels> both{};
      for (std::size_t c = 0; c < kLabels; ++c) both[c] = m_alpha[t][c] * beta[c];
      normalise(both);
      for (std::size_t c = 0; c < kLabels; ++c) node[t][c] = static_cast<float>(both[c]);
      if (t == 0) break;
      std::array<double, kLabels> next{};
      double total = 0;
      std::array<double, kLabels * kLabels> joint{};
      for (std::size_t p = 0; p < kLabels; ++p) {
        for (std::size_t c = 0; c < kLabels; ++c) {
          const double out = m_pair[t][p * kLabels + c] * m_state[t][c] * beta[c];
          next[p] += out;
          joint[p * kLabels + c] = m_alpha[t - 1][p] * out;
          total += joint[p * kLabels + c];
        }
      }
      for (std::size_t k = 0; k < kLabels * kLabels; ++k)
        edge[t][k] = static_cast<float>(total > 0 ? joint[k] / total : 0);
      normalise(next);
      beta = next;
    }
  }

 private:
  static void normalise(std::array<double, kLabels>& v) {
    const double sum = v[0] + v[1] + v[2];
    if (sum <= 0) return;
    for (double& x : v) x /= sum;
  }
  std::vector<std::array<double, kLabels>> m_alpha, m_state;
  std::vector<std::array<double, kLabels * kLabels>> m_pair;
};

class SequenceTrainer {
 public:
  SequenceTrainer(const CrfData& data, const CrfOptions& options)
      : m_data(data),
        m_state(options.state_bits, options.rate, options.l2),
        m_pair(options.pair_bits, options.rate, options.l2) {}

  void step(std::uint32_t sequence) {
    const std::uint64_t first = sequence == 0 ? 0 : m_data.sequence_end[sequence - 1];
    const std::uint64_t last = m_data.sequence_end[sequence];
    const std::size_t n = last - first;
    if (n == 0) return;
    m_scores.reset(n);
    for (std::uint64_t t = first; t < last; ++t) {
      auto& state = m_scores.state[t - first];
      for (std::uint64_t k = begin(m_data.state_end, t); k < m_data.state_end[t]; ++k) {
        m_state.add<kLabels>(m_data.state_rows[k], state.data());
      }
      for (std::size_t c = 0; c < kLabels; ++c) {
        if (!(m_data.free[t] >> c & 1)) state[c] = kForbidden;
      }
      if (t == first) continue;
      auto& pair = m_scores.pair[t - first];
      for (std::uint64_t k = begin(m_data.pair_end, t); k < m_data.pair_end[t]; ++k) {
        m_pair.add<kLabels * kLabels>(m_data.pair_rows[k], pair.data());
      }
    }
    m_chain.run(m_scores);
    update(first, last, m_data.weight[sequence]);
  }
  const Learner& state() const { return m_state; }
  const Learner& pair() const { return m_pair; }

 private:
  static std::uint64_t begin(const std::vector<std::uint64_t>& ends, std::uint64_t t) {
    return t == 0 ? 0 : ends[t - 1];
  }

  void update(std::uint64_t first, std::uint64_t last, float weight) {
    constexpr float kSmall = 1e-3F;  // smaller gradients move nothing and cost most of the time
    for (std::uint64_t t = first; t < last; ++t) {
      std::array<float, kLabels> g = m_chain.node[t - first];
      g[m_data.gold[t]] -= 1;
      float top = 0;
      for (float& x : g) {
        x *= weight;
        top = std::max(top, std::fabs(x));
      }
      if (top > kSmall) {
        for (std::uint64_t k = begin(m_data.state_end, t); k < m_data.state_end[t]; ++k) {
          m_state.update<kLabels>(m_data.state_rows[k], g.data());
        }
      }
      if (t == first) continue;
      std::array<float, kLabels* kLabels> e = m_chain.edge[t - first];
      e[static_cast<std::size_t>(m_data.gold[t - 1]) * kLabels + m_data.gold[t]] -= 1;
      top = 0;
      for (float& x : e) {
        x *= weight;
        top = std::max(top, std::fabs(x));
      }
      if (top <= kSmall) continue;
      for (std::uint64_t k = begin(m_data.pair_end, t); k < m_data.pair_end[t]; ++k) {
        m_pair.update<kLabels * kLabels>(m_data.pair_rows[k], e.data());
      }
    }
  }

  const CrfData& m_data;
  Learner m_state, m_pair;
  CrfScores m_scores;
  Chain m_chain;
};

}  // namespace

std::string train_crf(const CrfData& data, const CrfOptions& options, int folds, int skip) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t s = 0; s < data.sequence_end.size(); ++s) {
    if (skip < 0 || static_cast<int>(data.group[s]) % folds != skip) order.push_back(s);
  }
  // A field whose weights are the mean of several orders of the articles scores as their ensemble does.
  const std::vector<std::uint32_t> given = order;
  std::vector<float> state, pair;
  for (int run = 0; run < options.runs; ++run) {
    SequenceTrainer trainer(data, options);
    order = given;
    Shuffler shuffler{(options.seed + static_cast<std::uint64_t>(run)) * 0x9E3779B97F4A7C15ULL +
                      88172645463325252ULL};
    for (int pass = 0; pass < options.passes; ++pass) {
      shuffler.shuffle(order);
      for (const std::uint32_t s : order) trainer.step(s);
      if (pass + options.averaged >= options.passes) {
        trainer.state().add_to(state);
        trainer.pair().add_to(pair);
      }
    }
  }
  const auto averaged = static_cast<float>(std::min(options.passes, options.averaged) * options.runs);
  for (float& w : state) w /= averaged;
  for (float& w : pair) w /= averaged;
  std::string out;
  attribution::append_coded_table(state, options.state_bits, out);
  attribution::append_coded_table(pair, options.pair_bits, out);
  return out;
}

}  // namespace claimgraph::training
