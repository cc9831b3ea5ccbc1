// The claims that others made before a place in the article: what "it", "the claim" or "the union" can mean
// when somebody denies, disputes or confirms it. Internal to core/extract.
#pragma once

#include <cstdint>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "core/extract/coreference/mention_index.hpp"

namespace claimgraph {

struct EarlierClaim {
  std::uint32_t attribution = 0, claim = 0;  ///< indices in the Analysis
  TokenSet content;                          ///< where that attribution states it
  std::uint32_t sentences = 0;               ///< how many sentences before
  bool about_answerer = false;               ///< it is about whoever answers, or about his organisation
};

/// What an answer can point to.
struct Wanted {
  std::uint32_t before = 0;       ///< first token of the answer
  std::uint32_t sentences = 2;    ///< look so far back for a claim about whoever answers …
  std::uint32_t unrelated = 1;    ///< … and so far for any other
  std::uint32_t alone = 0;        ///< … and so far for the only thing that `speaker` said
  std::uint32_t speaker = kNone;  ///< only what this entity said
  bool figure = false;            ///< only claims with a figure
  bool two = false;               ///< exactly two of them
  bool all = false;               ///< all that the chosen attribution states, not only its last sentence
};

struct EarlierChoice {
  std::vector<std::uint32_t> claims;  ///< empty: nothing that is sure
  double sure = 0;                    ///< 0..1
};

/// Reads the attributions that `view.analysis` holds so far. Every call looks at a bounded number of them.
class EarlierClaims {
 public:
  explicit EarlierClaims(const ArticleView& view) : m_view(view) {}
  /// Claims that somebody else than `answering` stated in the reach of `wanted`, nearest first.
  std::vector<EarlierClaim> of_others(const std::vector<std::uint32_t>& answering,
                                      const Wanted& wanted) const;
  /// The one that is meant, never one of `answering`. Nothing when that is not sure: a wrong dispute costs
  /// more than a missing one.
  EarlierChoice choose(const std::vector<std::uint32_t>& answering, const Wanted& wanted) const;

 private:
  bool is_about(const Claim& claim, const std::vector<std::uint32_t>& who) const;

  const ArticleView& m_view;
};

}  // namespace claimgraph
