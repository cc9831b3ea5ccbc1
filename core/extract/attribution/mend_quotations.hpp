// What the models get wrong beside a quotation: the speaker taken for a part of the content, other words of
// the sentence that announces it, a question before it taken for its cue. Internal to core/extract.
#pragma once

#include <cstddef>

#include "core/extract/attribution/quotations.hpp"
#include "core/extract/attribution/speech_owners.hpp"

namespace claimgraph::attribution {

/// Puts it right for quotes [first, last), one quotation over one or more paragraphs, and its `owner`. A
/// quotation that is not the owner's after all is taken from it.
void mend_quotation(const DocView& view, Quotations& quotes, SpeechOwners& owners, std::size_t first,
                    std::size_t last, std::uint32_t owner);

/// Whole sentences of the narrator between two quotations are nobody's words: "“A.” Her deputy disagreed.
/// “B.”" Takes those before quotation `i` from the owner.
void drop_narration(const DocView& view, const Quotations& quotes, SpeechOwners& owners, std::size_t i,
                    std::uint32_t owner);

}  // namespace claimgraph::attribution
