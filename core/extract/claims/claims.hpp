// From the content of an attribution to a claim that stands alone: complementiser dropped, subject of an
// infinitive put back, pronouns and "the company" resolved outside quotation marks, figures and entities
// listed. Internal to core/extract.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/extract/claims/stance.hpp"
#include "core/extract/coreference/mention_index.hpp"
#include "core/model/analysis.hpp"

namespace claimgraph {

struct ClaimSource {
  TokenSet content;
  const AttributionSpans* attribution = nullptr;  ///< nullptr: narration
  CueReading cue;
  std::vector<std::uint32_t> speakers;
  std::optional<std::uint32_t> clause;   ///< head of the clause when the caller knows it
  std::optional<std::uint32_t> subject;  ///< head of a subject outside the content, to be put in front
};

struct ClaimDraft {
  Claim claim;
  StanceKind stance = StanceKind::asserts;  ///< the cue's, refined by the content ("will": predicts)
};

/// Cost: linear in the content's tokens and mentions. The id is set.
ClaimDraft make_claim(const ArticleView& view, const ClaimSource& source);

/// Head of the content's main clause, or of its first phrase when there is no clause.
std::uint32_t content_head(const Syntax& syntax, const TokenSet& content);

}  // namespace claimgraph
