// Linear-chain conditional random field with three labels and hashed features: scoring, best path, n best
// paths, marginals. Weights are an 8-bit logarithmic code (sign and 127 geometric steps from the largest
// weight down to 1/4096 of it). After Lafferty, McCallum and Pereira 2001.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/extract/attribution/attribution_view.hpp"

namespace claimgraph::attribution {

inline constexpr int kLabels = 3;

/// A weight table read from a model section. Keeps a view of the mapped bytes. Rows start at multiples of 4.
class CodedTable {
 public:
  CodedTable() = default;
  /// Takes the table from the front of `bytes` and moves `bytes` behind it. Throws DataError when it does not
  /// fit.
  explicit CodedTable(std::span<const std::byte>& bytes);

  unsigned bits() const { return m_bits; }
  float at(std::uint32_t cell) const { return m_value[m_codes[cell]]; }
  void add_state(std::uint32_t row, float* scores) const {
    const std::uint8_t* code = m_codes + row;
    scores[0] += m_value[code[0]];
    scores[1] += m_value[code[1]];
    scores[2] += m_value[code[2]];
  }
  void add_pair(std::uint32_t row, float* scores) const {
    const std::uint8_t* code = m_codes + row;
    for (int k = 0; k < kLabels * kLabels; ++k) scores[k] += m_value[code[k]];
  }

 private:
  const std::uint8_t* m_codes = nullptr;
  unsigned m_bits = 0;
  std::array<float, 256> m_value{};
};

/// Appends `weights` (2^bits + 16 cells) to `out` in the form that CodedTable reads.
void append_coded_table(const std::vector<float>& weights, unsigned bits, std::string& out);

/// Scores of one sequence: state[t][label]; pair[t][previous * 3 + label] (t ≥ 1). kForbidden rules out.
inline constexpr float kForbidden = -1e9F;
struct CrfScores {
  std::vector<std::array<float, kLabels>> state;
  std::vector<std::array<float, kLabels * kLabels>> pair;
  std::size_t size() const { return state.size(); }
  void reset(std::size_t n) {
    state.assign(n, {0, 0, 0});
    pair.assign(n, {0, 0, 0, 0, 0, 0, 0, 0, 0});
  }
};

struct CrfPath {
  std::vector<std::uint8_t> labels;
  float score = 0;  ///< log-probability when a normaliser was taken off, else the raw sum
};

/// Best path. O(n).
CrfPath viterbi(const CrfScores& scores);
/// The `k` best different paths, best first. O(n k log k).
std::vector<CrfPath> best_paths(const CrfScores& scores, std::size_t k);
/// Log of the summed weight of all paths; `marginals`, when given, receives P(label at t).
double log_partition(const CrfScores& scores, std::vector<std::array<float, kLabels>>* marginals = nullptr);

}  // namespace claimgraph::attribution
