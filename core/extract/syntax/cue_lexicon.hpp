// The one lexicon of reporting words: common English verbs, nouns and adjectives of saying and believing, by
// lemma, with what they do to their content. A word with a new use gets a bit in cue_lexicon.cpp, not a list
// of its own elsewhere. Internal to core/extract. Every look-up is a binary search.
#pragma once

#include <optional>
#include <string_view>

#include "claimgraph/analysis.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

/// What the word does to its content beyond asserting it: "deny" denies, "praise" supports.
std::optional<StanceKind> cue_class(std::string_view lemma);
/// Puts right the lemmas of reporting verbs that a lemmatizer cut or lengthened: "ruled" → "rule", "blasted"
/// → "blast". Linear.
void mend_reporting_lemmas(AnnotatedText& doc);

/// The word can be a cue, whatever it does.
bool is_listed_cue(std::string_view lemma);
/// Verbs that do it with a particle or a noun: "push back against", "take issue with", "cast doubt on".
std::optional<StanceKind> phrase_class(const Syntax& syntax, std::uint32_t verb);

/// The word states, reports, believes or finds something: "say", "according", "estimate", "rule". Not wishes,
/// acts or causes ("want", "allow", "show off").
bool is_statement_cue(std::string_view lemma);
bool is_reporting_verb(std::string_view lemma);  ///< with a clause or a quotation, its subject is the source
bool is_speech_verb(std::string_view lemma);     ///< its subject speaks the quotation beside it
bool may_speak_quotation(std::string_view lemma);    ///< the same, with manners of speaking: "fume", "chime"
bool takes_reported_clause(std::string_view lemma);  ///< a whole clause is what is said: "said the sea rose"
bool takes_reported_infinitive(std::string_view lemma);  ///< "is said to be", "claims to have"
bool hides_source_in_passive(std::string_view lemma);    ///< "was thought to be": nobody is said to think so
bool closes_sentence(std::string_view lemma);            ///< "…, its chairman, Ana Ruiz, said"
bool is_addressing_cue(std::string_view lemma);          ///< "tell", "inform": their object is the addressee
bool is_answer_verb(std::string_view lemma);             ///< "comment", "respond": negated, they decline
bool is_hedging_cue(std::string_view lemma);             ///< "believe", "suspect", "seem"
bool is_intention_cue(std::string_view lemma);           ///< "plan", "promise", "want"
bool is_light_verb(std::string_view lemma);    ///< "express", "voice", "make": the noun says what is done
bool is_speech_noun(std::string_view lemma);   ///< names a saying: "statement", "remark"
bool is_owned_saying(std::string_view lemma);  ///< its owner speaks: "his verdict was short: “…”"
bool is_content_noun(std::string_view lemma);  ///< takes what is said as a clause: "the fear that …"

// What the claims stages ask beyond that.
bool is_labelling_verb(std::string_view lemma);   ///< says what its object is: "call", "brand", "describe"
bool is_describing_verb(std::string_view lemma);  ///< of these, with "as": "describe", "portray"
/// Says what its object has done: "accuse … of", "blame … for".
bool is_accusing_verb(std::string_view lemma);
/// Its object is a claim: "deny", "confirm"; not "condemn", "defend".
bool is_aimed_at_claims(std::string_view lemma);
/// Even "them" and "which" are claims behind it: "deny", "rebut".
bool is_refuting_verb(std::string_view lemma);
bool is_confirming_verb(std::string_view lemma);  ///< "confirm", "verify"
/// Concedes that it is so: "admit", "grant"; not "accept", "allow".
bool is_admitting_verb(std::string_view lemma);
bool argues_its_clause(std::string_view lemma);  ///< its that-clause is the objection: "object", "criticism"
bool is_thing_as_noun(std::string_view lemma);   ///< as a noun no saying: "the project", "a counter"
bool takes_against(std::string_view lemma);      ///< with "against" it disputes: "caution", "vote"
bool may_withhold(std::string_view lemma);  ///< negated, with "whether", it declines: "did not say whether"
bool answers_a_speaker(std::string_view lemma);  ///< its object is who said it: "contradicted the governor"
bool is_retort(std::string_view lemma);          ///< what it says is against what was said before: "counter"
/// Passes judgement with "as": "dismissed … as", "slammed … as".
bool is_judging_verb(std::string_view lemma);
bool awaits_clause(std::string_view lemma);  ///< with a clause, or nothing is said: "realise", "mean", "fear"
bool holds_a_claim(std::string_view lemma);  ///< noun; its that-clause is the claim: "the concern that …"
bool refers_to_claim(std::string_view lemma);  ///< noun by which an earlier claim is meant: "the allegation"
bool may_be_a_thing(std::string_view lemma);  ///< … which may be a thing as well: "the report", "the story"
/// Its object is what is wanted or offered: "demand", "promise".
bool asks_for_its_object(std::string_view lemma);
bool only_says(std::string_view lemma);  ///< "say", "reply": does nothing else
/// With a subject, in a sentence of the article: "…, she told them".
bool says_aside(std::string_view lemma);
/// "show", "display": somebody shows things, a report that it is so.
bool is_showing_verb(std::string_view lemma);
bool is_perceiving_verb(std::string_view lemma);  ///< "see", "hear"
bool is_seeming_verb(std::string_view lemma);     ///< "seem", "appear"

bool is_reporting_preposition(std::string_view lemma);  ///< alone may be a cue: "per", "against"
bool is_hedging_adverb(std::string_view lemma);         ///< "reportedly", "allegedly"

}  // namespace claimgraph
