// The words of a claim that decide whether two claims speak of one thing.
#pragma once

#include <string>
#include <vector>

#include "claimgraph/span.hpp"

namespace claimgraph {

using Strings = std::vector<std::string>;  // sorted, each once

/// A folded English word without its endings: "warned", "warning" → "warn"; irregular verbs too ("paid" →
/// "pay"). Only for comparing: the result need not be a word.
std::string stem(const std::string& word);
/// Articles, prepositions, auxiliaries, "million": words that say little by themselves.
bool is_empty_word(const std::string& word);
/// Stems of the words that carry meaning, without figures.
Strings content_words(const std::string& text);
/// Whether two sorted lists have an item in common.
bool share_sorted(const Strings& a, const Strings& b);
/// "rose", "fell by", "closed at": says how something changed, which it may do every day.
bool tells_change(const std::string& text);
/// Words with a capital that do not open the text: names, in English.
Strings names_in(const std::string& text);
/// Years, months, days of the week, "last year", "second quarter": what tells one period from another.
Strings periods_in(const std::string& text);

}  // namespace claimgraph
