// What an act of saying does to claims that others made earlier in the article: "denied it", "rejected the
// accusation", "contradicted the union", "called the claim false"; "said the claim was untrue", "said it had
// not dumped any acid". Only where it is sure which claim is meant. Internal to core/extract.
#pragma once

#include <optional>
#include <vector>

#include "core/extract/claims/claim_units.hpp"
#include "core/extract/claims/claims.hpp"
#include "core/extract/claims/earlier_claims.hpp"

namespace claimgraph {

/// The content does no more than refer to earlier claims.
struct EarlierReference {
  std::vector<std::uint32_t> claims;  ///< indices of Claims
  StanceKind stance = StanceKind::denies;
  TokenSet place;  ///< the words that refer: "the claim"
  double sure = 0;
};

class AnswerReader {
 public:
  explicit AnswerReader(const ArticleView& view) : m_view(view), m_earlier(view) {}

  /// "denied this", "dismissed the report as gossip", "disagreed with the governor", "called the claim
  /// false". Bounded cost; nothing when the content says more, or when several claims could be meant.
  std::optional<EarlierReference> reference(const Attribution& record, const ClaimSource& source) const;

  /// What one piece of a content does to earlier claims by saying something of its own. `own` is its claim.
  std::vector<Answer> answers(const Attribution& record, const ClaimSource& source, const ClaimUnit& unit,
                              const Claim& own) const;

  /// "pushed back against that figure, saying it was closer to 200": what is said with an answer answers too.
  std::vector<Answer> continued(const Attribution& record, const ClaimSource& source) const;

 private:
  const ArticleView& m_view;
  EarlierClaims m_earlier;
};

}  // namespace claimgraph
