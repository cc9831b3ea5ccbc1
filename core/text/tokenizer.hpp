// Steps of tokenize(), each for itself so that it can be tested apart.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "claimgraph/diagnostic.hpp"
#include "core/text/annotated_text.hpp"
#include "core/text/annotator.hpp"

namespace claimgraph {

/// Cuts `doc.text` into tokens (spans and forms) the way the English treebanks of Universal Dependencies do.
/// Returns the index of each paragraph's first token. Linear time; no token is longer than about 4 kB.
std::vector<std::uint32_t> split_tokens(AnnotatedText& doc);

/// Fills sentences and paragraphs from tokens and paragraph starts. Sentences longer than
/// `max_sentence_tokens` are cut at a comma or semicolon where there is one, else anywhere.
void split_sentences(AnnotatedText& doc, const std::vector<std::uint32_t>& paragraph_starts,
                     std::uint32_t max_sentence_tokens, Diagnostics* diagnostics);

/// Fills doc.quotations and Token::quotation. Straight marks toggle, quotations never cross a paragraph; one
/// that is left open ends with its paragraph. Linear time.
void pair_quotations(AnnotatedText& doc);

/// "Mr." and the like: the full stop belongs to the word. `lower` without the stop.
bool is_abbreviation(std::string_view lower);
/// An abbreviation that a name follows ("Mr.", "Gen."): never the end of a sentence.
bool is_title_abbreviation(std::string_view lower);

}  // namespace claimgraph
