#include "core/extract/attribution/crf.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "claimgraph/error.hpp"

namespace claimgraph::attribution {

namespace {

constexpr char kMagic[8] = {'C', 'G', 'T', 'A', 'B', '8', '\0', '\1'};
constexpr std::size_t kHeader = 64;  // magic, bits, largest weight, zeros
constexpr std::size_t kTail = 64;    // rows overlap the end of the table

double step(int k) {
  return std::pow(4096.0, -(127.0 - k) / 126.0);
}

double log_sum(double a, double b) {
  if (a < b) std::swap(a, b);
  return b < a - 40 ? a : a + std::log1p(std::exp(b - a));
}

}  // namespace

CodedTable::CodedTable(std::span<const std::byte>& bytes) {
  const auto damaged = [] {
    return DataError("attribution model: a weight table is damaged; install the model again");
  };
  if (bytes.size() < kHeader || std::memcmp(bytes.data(), kMagic, sizeof kMagic) != 0) throw damaged();
  std::uint32_t bits = 0;
  float largest = 0;
  std::memcpy(&bits, bytes.data() + 8, 4);
  std::memcpy(&largest, bytes.data() + 12, 4);
  if (bits < 4 || bits > 28 || !std::isfinite(largest)) throw damaged();
  const std::size_t whole = kHeader + (std::size_t{1} << bits) + kTail;
  if (bytes.size() < whole) throw damaged();
  m_bits = bits;
  m_codes = reinterpret_cast<const std::uint8_t*>(bytes.data() + kHeader);
  for (int k = 1; k < 128; ++k) {
    const auto value = static_cast<float>(largest * step(k));
    m_value[static_cast<std::size_t>(k)] = value;
    m_value[static_cast<std::size_t>(k + 128)] = -value;
  }
  bytes = bytes.subspan(whole);
}

void append_coded_table(const std::vector<float>& weights, unsigned bits, std::string& out) {
  float largest = 0;
  for (const float w : weights) largest = std::max(largest, std::fabs(w));
  if (largest == 0) largest = 1;
  std::string header(kHeader, '\0');
  std::memcpy(header.data(), kMagic, sizeof kMagic);
  const std::uint32_t bits32 = bits;
  std::memcpy(header.data() + 8, &bits32, 4);
  std::memcpy(header.data() + 12, &largest, 4);
  out += header;
  const std::size_t cells = std::size_t{1} << bits;
  for (std::size_t i = 0; i < cells + kTail; ++i) {
    const double w = i < weights.size() ? weights[i] : 0;
    int code = 0;
    if (w != 0) {
      const double position = 127.0 + 126.0 * std::log(std::fabs(w) / largest) / std::log(4096.0);
      code = static_cast<int>(std::lround(position));
      code = code < 1 ? 0 : std::min(code, 127);
      if (code > 0 && w < 0) code += 128;
    }
    out += static_cast<char>(code);
  }
}

CrfPath viterbi(const CrfScores& scores) {
  CrfPath path;
  const std::size_t n = scores.size();
  if (n == 0) return path;
  std::vector<std::uint8_t> from(n * kLabels);
  std::array<float, kLabels> best = scores.state[0];
  for (std::size_t t = 1; t < n; ++t) {
    std::array<float, kLabels> next{};
    for (int c = 0; c < kLabels; ++c) {
      int arg = 0;
      float top = best[0] + scores.pair[t][static_cast<std::size_t>(c)];
      for (int p = 1; p < kLabels; ++p) {
        const float value =
            best[static_cast<std::size_t>(p)] + scores.pair[t][static_cast<std::size_t>(p * kLabels + c)];
        if (value > top) {
          top = value;
          arg = p;
        }
      }
      next[static_cast<std::size_t>(c)] = top + scores.state[t][static_cast<std::size_t>(c)];
      from[t * kLabels + static_cast<std::size_t>(c)] = static_cast<std::uint8_t>(arg);
    }
    best = next;
  }
  path.labels.resize(n);
  auto label = static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
  path.score = best[label];
  for (std::size_t t = n; t-- > 0;) {
    path.labels[t] = label;
    if (t > 0) label = from[t * kLabels + label];
  }
  return path;
}

std::vector<CrfPath> best_paths(const CrfScores& scores, std::size_t k) {
  std::vector<CrfPath> out;
  const std::size_t n = scores.size();
  if (n == 0 || k == 0) return out;
  struct Cell {
    float score;
    std::uint8_t label, rank;  // of the previous position
  };
  // beam[t][label] holds up to k cells, best first.
  std::vector<std::array<std::vector<Cell>, kLabels>> beam(n);
  for (std::size_t c = 0; c < kLabels; ++c) beam[0][c] = {{scores.state[0][c], 0, 0}};
  std::vector<Cell> pool;
  const auto better = [](const Cell& a, const Cell& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.label != b.label ? a.label < b.label : a.rank < b.rank;
  };
  for (std::size_t t = 1; t < n; ++t) {
    for (std::size_t c = 0; c < kLabels; ++c) {
      pool.clear();
      for (std::size_t p = 0; p < kLabels; ++p) {
        const float edge = scores.pair[t][p * kLabels + c] + scores.state[t][c];
        if (edge <= kForbidden / 2) continue;
        for (std::size_t r = 0; r < beam[t - 1][p].size(); ++r) {
          pool.push_back(
              {beam[t - 1][p][r].score + edge, static_cast<std::uint8_t>(p), static_cast<std::uint8_t>(r)});
        }
      }
      const std::size_t keep = std::min(k, pool.size());
      std::partial_sort(pool.begin(), pool.begin() + static_cast<std::ptrdiff_t>(keep), pool.end(), better);
      beam[t][c].assign(pool.begin(), pool.begin() + static_cast<std::ptrdiff_t>(keep));
    }
  }
  pool.clear();
  for (std::size_t c = 0; c < kLabels; ++c) {
    for (std::size_t r = 0; r < beam[n - 1][c].size(); ++r) {
      if (beam[n - 1][c][r].score <= kForbidden / 2) continue;
      pool.push_back({beam[n - 1][c][r].score, static_cast<std::uint8_t>(c), static_cast<std::uint8_t>(r)});
    }
  }
  std::sort(pool.begin(), pool.end(), better);
  if (pool.size() > k) pool.resize(k);
  for (const Cell& end : pool) {
    CrfPath path;
    path.score = end.score;
    path.labels.resize(n);
    std::uint8_t label = end.label, rank = end.rank;
    for (std::size_t t = n; t-- > 0;) {
      path.labels[t] = label;
      const Cell& cell = beam[t][label][rank];
      label = cell.label;
      rank = cell.rank;
    }
    out.push_back(std::move(path));
  }
  return out;
}

double log_partition(const CrfScores& scores, std::vector<std::array<float, kLabels>>* marginals) {
  const std::size_t n = scores.size();
  if (n == 0) return 0;
  std::vector<std::array<double, kLabels>> forward(n);
  for (std::size_t c = 0; c < kLabels; ++c) forward[0][c] = scores.state[0][c];
  for (std::size_t t = 1; t < n; ++t) {
    for (std::size_t c = 0; c < kLabels; ++c) {
      double sum = forward[t - 1][0] + scores.pair[t][c];
      for (std::size_t p = 1; p < kLabels; ++p)
        sum = log_sum(sum, forward[t - 1][p] + scores.pair[t][p * kLabels + c]);
      forward[t][c] = sum + scores.state[t][c];
    }
  }
  const double total = log_sum(log_sum(forward[n - 1][0], forward[n - 1][1]), forward[n - 1][2]);
  if (marginals == nullptr) return total;
  marginals->resize(n);
  std::array<double, kLabels> backward{0, 0, 0};
  for (std::size_t t = n; t-- > 0;) {
    for (std::size_t c = 0; c < kLabels; ++c) {
      (*marginals)[t][c] = static_cast<float>(std::exp(forward[t][c] + backward[c] - total));
    }
    if (t == 0) break;
    std::array<double, kLabels> next{};
    for (std::size_t p = 0; p < kLabels; ++p) {
      const auto edge = [&](std::size_t c) {
        return scores.pair[t][p * kLabels + c] + scores.state[t][c] + backward[c];
      };
      next[p] = log_sum(log_sum(edge(0), edge(1)), edge(2));
    }
    backward = next;
  }
  return total;
}

}  // namespace claimgraph::attribution
