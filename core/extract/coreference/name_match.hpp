// Names of people and organisations as token lists, and how alike two of them are.
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

/// 0 … 1: how likely two names belong to the same person or organisation, from their spelling alone: aligned
/// words, initials, short forms, transliterations, legal forms, acronyms. Two different full given names
/// score below 0.5. About 10 µs.
double name_similarity(std::string_view a, std::string_view b, EntityType type);

}  // namespace claimgraph
