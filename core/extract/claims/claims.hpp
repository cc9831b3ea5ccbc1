// From one piece of a content to a claim that a reader may quote: the article's words in the article's order;
// what is put in or replaced stands in [brackets] (the subject of an infinitive, whom a pronoun means), what
// is left out is …. Figures and entities are listed. Internal to core/extract.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "core/extract/claims/stance.hpp"
#include "core/extract/coreference/mention_index.hpp"

namespace claimgraph {

struct ClaimSource {
  TokenSet content;                               ///< one piece (claim_units.hpp)
  const AttributionSpans* attribution = nullptr;  ///< nullptr: narration
  CueReading cue;
  std::vector<std::uint32_t> speakers;
  std::optional<std::uint32_t> clause;   ///< head of the clause when the caller knows it
  std::optional<std::uint32_t> subject;  ///< head of a subject outside the content, to be put in front
};

struct ClaimDraft {
  Claim claim;
  StanceKind stance = StanceKind::asserts;  ///< the cue's, refined by the content ("will": predicts)
  bool has_subject = false;                 ///< of its own, or put in front: it can stand as a sentence
};

/// Cost: linear in the content's tokens and mentions. The id is set.
ClaimDraft make_claim(const ArticleView& view, const ClaimSource& source);

}  // namespace claimgraph
