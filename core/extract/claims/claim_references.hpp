// Whom the pronouns and "the company" of a claim mean. Internal to core/extract.
#pragma once

#include <vector>

#include "core/extract/coreference/mention_index.hpp"
#include "core/extract/syntax/attribution_spans.hpp"
#include "core/extract/syntax/text_pieces.hpp"

namespace claimgraph {

/// How sure a reference must be before a word is replaced: of such references .95 are right.
inline constexpr double kSureReference = 0.95;

struct References {
  /// By first token: "[DeepSeek]" in the place of "it" or "the company", "[DeepSeek's]" in that of "its",
  /// "I [Sam Altman]", "we [OpenAI]".
  Replacements replacements;
  /// Some pronoun or "the company" stands for somebody that the claim does not name, and who it is is not
  /// sure enough to say.
  bool unresolved = false;
};

/// `tokens` are those of one claim, ascending; `already_named` is the entity that stands in front of it, else
/// kNone. A word is replaced only when its mention is at least kSureReference sure, or when it can mean
/// nobody but the speaker of `attribution` (nullptr: narration): "Norra said its rocket …". Linear.
References resolve_references(const ArticleView& view, const std::vector<std::uint32_t>& tokens,
                              std::uint32_t already_named, const std::vector<std::uint32_t>& speakers,
                              const AttributionSpans* attribution);

}  // namespace claimgraph
