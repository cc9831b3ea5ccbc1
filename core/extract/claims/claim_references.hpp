// Pronouns and definite descriptions of a claim → names, so that it stands alone. Internal to core/extract.
#pragma once

#include <cstdint>
#include <vector>

#include "core/extract/coreference/mention_index.hpp"
#include "core/extract/syntax/text_pieces.hpp"

namespace claimgraph {

/// What to put in the place of "it", "its" and "the company" among `tokens` (ascending): the entity's name,
/// once for each entity and never inside quotation marks; an unnamed source's description only for pronouns
/// and only when it is one of `speakers`. `already_named` is an entity that stands in front of the claim, or
/// kNone. Linear in tokens and mentions.
Replacements resolve_references(const ArticleView& view, const std::vector<std::uint32_t>& tokens,
                                std::uint32_t already_named, const std::vector<std::uint32_t>& speakers);

}  // namespace claimgraph
