// Names of people and organisations as token lists and keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/analysis.hpp"

namespace claimgraph {

/// Lower-case words of a name without punctuation, diacritics, possessive 's: "Müller-Lüdenscheidt’s" →
/// {"muller", "ludenscheidt"}. Stops inside abbreviations vanish ("U.S." → "us"). At most 32 words.
std::vector<std::string> name_tokens(std::string_view name);

/// Removes titles in front (persons) or legal forms and articles (organisations); never empties the list.
void strip_name_affixes(std::vector<std::string>& tokens, EntityType type);

/// First letters of the words that are no function words: {"world","health","organization"} → "who".
std::string acronym_of(const std::vector<std::string>& tokens);

/// The key under which one entity's name is hashed: tokens without affixes, joined by a blank; country names
/// by their usual form ("US" → "united states").
std::string name_key(std::string_view name, EntityType type);

}  // namespace claimgraph
