// Closed classes of English that the rules ask for: pronouns, determiners, auxiliaries, negation, marks. A
// word is given in lower case (a lemma or a folded form), a mark as written. Internal to core/extract.
#pragma once

#include <string_view>

namespace claimgraph {

bool is_first_person(std::string_view word);           ///< "I", "we", "my", "us"
bool is_definite_determiner(std::string_view word);    ///< "the", "this", "those"
bool is_definite_or_whole(std::string_view word);      ///< … "both", "all"
bool is_demonstrative(std::string_view word);          ///< "this", "that", "these", "those"
bool is_question_word(std::string_view word);          ///< "who", "why", "whether", "if"
bool is_clause_conjunction(std::string_view word);     ///< "and", "but", "or", "yet", "nor"
bool is_negation(std::string_view word);               ///< "not", "n't", "never"
bool is_future_auxiliary(std::string_view word);       ///< "will", "'ll", "wo(n't)"
bool is_possibility_auxiliary(std::string_view word);  ///< "may", "might", "could"
bool is_possessive_mark(std::string_view form);        ///< "'s", "’"
bool is_loose_mark(std::string_view form);             ///< comma, stop, colon, semicolon or dash

}  // namespace claimgraph
