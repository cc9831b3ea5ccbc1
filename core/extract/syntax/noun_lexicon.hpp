// Closed word lists: what kind of thing a noun names, the gender it implies, nationality
// adjectives and their countries, titles and speech verbs. General English written by hand; no list was
// drawn from a corpus. Immutable after start; any thread may read.
#pragma once

#include <string>
#include <string_view>

#include "claimgraph/analysis.hpp"

namespace claimgraph::lexicon {

/// What a common noun names; `none` when the lists do not say.
enum class NounClass : std::uint8_t { none, person, organization, place, group, thing, time, event };

/// Class of a lower-case singular noun: "spokesman" → person, "company" → organization.
NounClass noun_class(std::string_view lemma);
/// "company", "firm", "start-up": nouns that any business can be called by.
bool is_company_noun(std::string_view lemma);
/// "the club" is no "Footballers' Union": the name has a noun for another kind of organisation than the
/// lower-case one asked for, and not that one. False for nouns that any business can be called by.
bool names_another_kind(std::string_view name, std::string_view noun);
/// Gender that a noun itself carries: "spokeswoman", "father".
Gender noun_gender(std::string_view lemma);
/// "American", "Chinese" → "united states", "china"; empty when it is no nationality adjective.
std::string_view demonym_country(std::string_view lower);
/// The country or region that the lower-case word names: "france" → "france"; empty for other words.
std::string_view country_name(std::string_view lower);
/// Other names of a country or region: "us", "u.s.", "america" → "united states"; empty when unknown.
std::string_view place_alias(std::string_view lower);
/// "Mr", "Dr.", "President", "Sen.": words that stand before a name without being part of it.
bool is_title(std::string_view lower);
/// male for "mr", "sir", "king"; female for "mrs", "ms", "queen".
Gender title_gender(std::string_view lower);
/// Last word of an organisation's name: "university", "inc", "party".
bool is_organization_word(std::string_view lower);
/// "inc", "ltd", "gmbh": legal forms, which do not tell two names apart.
bool is_legal_form(std::string_view lower);
/// "Monday", "January", "week", "2009"-like words are left to the time expressions.
bool is_time_word(std::string_view lower);

}  // namespace claimgraph::lexicon
