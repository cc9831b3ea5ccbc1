// How likely two words of a document are to name the same thing, as the encoder sees it: log-odds against
// "names something new", for pairs of heads of phrases (word-level coreference; V. Dobrovolskii, EMNLP 2021).
#pragma once

#include <cstdint>
#include <vector>

namespace claimgraph {

class ReferenceScores {
 public:
  /// Width of the vectors and number of distance classes, as trained.
  static constexpr std::size_t kWidth = 64;
  static constexpr std::size_t kDistances = 12;

  bool empty() const { return m_rows.empty(); }
  /// Has the token a vector? Words that cannot head a phrase have none.
  bool knows(std::uint32_t token) const { return token < m_rows.size() && m_rows[token] >= 0; }
  /// Both tokens are known, `earlier` stands before `later`. Constant time.
  float score(std::uint32_t later, std::uint32_t earlier) const;

  /// One token more, in text order; both vectors are kWidth floats, null for a word without.
  void add(const float* later, const float* earlier);
  void set_distances(const float* by_class);

 private:
  std::vector<std::int32_t> m_rows;       // of the two below, -1 for none
  std::vector<float> m_later, m_earlier;  // [row][kWidth]
  std::vector<float> m_distances;
};

}  // namespace claimgraph
