// One definition of what makes two names or two claims the same thing. Extraction sets ids with these
// functions, the store uses them for publishers: the same name gets the same node whoever saw it first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/analysis.hpp"

namespace claimgraph {

/// NFKC, case-folded, white space collapsed, typographic apostrophes made plain, outer punctuation and a
/// possessive 's removed: "  Reuters’s " → "reuters". `name` is UTF-8. Linear time.
std::string normalise_name(std::string_view name);

/// "per-…", "org-…", "plc-…", "grp-…" or "ent-…": hash of the type and the normalised name.
std::string entity_id(EntityType type, std::string_view name);

/// An unnamed source: the same words in another article are somebody else.
std::string anonymous_entity_id(EntityType type, std::string_view description, std::string_view article_id);

/// "he [Ana Ruiz?] fell" → "he fell": what a claim's text only guesses is no part of what it says. Linear.
std::string without_guesses(std::string_view claim_text);

/// "clm-…": hash of the normalised text without guesses and square brackets (not without what stands in
/// them), the
/// quantities (value, low, high, unit, currency; in order) and the polarity.
std::string claim_id(std::string_view text, const std::vector<Quantity>& quantities, Polarity polarity);

}  // namespace claimgraph
