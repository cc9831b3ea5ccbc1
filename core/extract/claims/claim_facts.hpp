// What a claim is about, its figures and time, and whether it is said to be so, possible or meant. Internal
// to core/extract.
#pragma once

#include <cstdint>
#include <optional>

#include "core/extract/claims/claims.hpp"

namespace claimgraph {

/// Where the words of a claim hang together.
struct ClaimFrame {
  const ArticleView& view;
  const ClaimSource& source;
  std::uint32_t head = 0;                ///< of its main clause or phrase
  std::optional<std::uint32_t> subject;  ///< inside the content
  std::uint32_t outer_subject = kNone;   ///< entity of a subject that is put in front
};

/// Fills about, subject, quantities, valid time, polarity and modality of the draft's claim, and refines the
/// draft's stance ("will": predicts). Linear in the content's tokens, mentions and figures.
void fill_facts(const ClaimFrame& frame, ClaimDraft& draft);

}  // namespace claimgraph
