// Scores candidates: the probability that cue and content are what a careful reader would mark. A logistic
// model over hashed features of the candidate and of its rivals.
#pragma once

#include <string>
#include <vector>

#include "core/extract/attribution/attribution_candidates.hpp"

namespace claimgraph::attribution {

/// What the candidates of one document are to each other; computed once.
class RerankContext {
 public:
  RerankContext(const DocView& view, const std::vector<Candidate>& candidates);
  /// Features of candidate `i`; rows for a table of out.bits.
  void features(std::size_t i, FeatureList& out) const;

 private:
  void cue_part(std::size_t i, FeatureList& out) const;
  void argument_part(std::size_t i, FeatureList& out) const;
  void rival_part(std::size_t i, FeatureList& out) const;

  const DocView& m_view;
  const std::vector<Candidate>& m_candidates;
};

/// The section: threshold in a block of 64 bytes, then the table.
std::string rerank_section(float threshold, const std::string& table);

class Reranker {
 public:
  Reranker() = default;
  /// Reads the section "attribution.rank". Throws DataError when it is damaged.
  explicit Reranker(std::span<const std::byte> section);
  float threshold() const { return m_threshold; }  ///< of acceptance, picked on the development articles
  /// Sets the score of every candidate.
  void score(const DocView& view, std::vector<Candidate>& candidates) const;

 private:
  CodedTable m_table;
  float m_threshold = 0.35F;
};

}  // namespace claimgraph::attribution
