// How an article describes somebody beside the name: before it ("OpenAI CEO Sam Altman", "former envoy to
// Peru Ana Ruiz") and behind it in apposition ("Jane Doe, a spokeswoman for the ministry").
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/extract/coreference/mentions.hpp"
#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// "Chinese start-up", "OpenAI CEO", "the province's environment minister" without its article; the article's
/// words in their order. Empty when the phrase gives none. Of a person only what names a person's role.
std::string description_of(const AnnotatedText& doc, const CorefMention& mention);

/// "Another diplomat, former envoy to Peru Ana Ruiz": the token at which the person's name begins when the
/// phrase is a role that ends in a name; nothing when the phrase is about somebody else than the name ("a
/// spokesman for Ana Ruiz").
std::optional<std::uint32_t> name_behind_role(const AnnotatedText& doc, TokenSegment phrase);

/// "Brussels warned": proper nouns that may be a name though the name tagger saw none.
bool is_untagged_name(const AnnotatedText& doc, TokenSegment s);

/// "A group of activists, including Roe, | tried to …", "data of the bureau | (NCRB": the phrase without what
/// a parser gave it too much. Relative clauses stay.
TokenSegment short_of_clause(const AnnotatedText& doc, TokenSegment s);

}  // namespace claimgraph
