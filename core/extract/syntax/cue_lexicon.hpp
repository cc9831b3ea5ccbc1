// Reporting words by what they do to their content. Closed lists of common English verbs, nouns and
// adjectives of saying, by lemma. Internal to core/extract.
#pragma once

#include <optional>
#include <string_view>

#include "core/extract/syntax/syntax.hpp"
#include "core/model/analysis.hpp"

namespace claimgraph {

std::optional<StanceKind> cue_class(std::string_view lemma);
/// Verbs that do it with a particle or a noun: "push back against", "take issue with", "cast doubt on".
std::optional<StanceKind> phrase_class(const Syntax& syntax, std::uint32_t verb);
bool is_light_verb(std::string_view lemma);      ///< "express", "voice", "make": the noun says what is done
bool is_hedging_cue(std::string_view lemma);     ///< "believe", "suspect", "seem"
bool is_hedging_adverb(std::string_view lemma);  ///< "reportedly", "allegedly"
bool is_intention_cue(std::string_view lemma);   ///< "plan", "promise", "want"
bool is_answer_verb(std::string_view lemma);     ///< "comment", "respond": negated, they decline
bool is_addressing_cue(std::string_view lemma);  ///< "tell", "inform": their object is the addressee

/// The word states, reports, believes or finds something: "say", "according", "estimate", "rule". Not wishes,
/// acts or causes ("want", "allow", "show off").
bool is_statement_cue(std::string_view lemma);

}  // namespace claimgraph
