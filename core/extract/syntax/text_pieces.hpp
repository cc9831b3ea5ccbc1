// Tokens back to readable text: white space tidied, words replaced, loose punctuation trimmed. Internal to
// core/extract.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Tokens [first, last) as written, every run of white space one space.
std::string plain_text(const AnnotatedText& doc, std::uint32_t first, std::uint32_t last);

/// Words put in the place of tokens [first, last).
struct Replacement {
  std::uint32_t last = 0;
  std::string text;
};
using Replacements = std::map<std::uint32_t, Replacement>;  // by first token

/// `tokens` (ascending) joined: neighbours keep their gap, others get one space, none before closing
/// punctuation.
std::string join_tokens(const AnnotatedText& doc, const std::vector<std::uint32_t>& tokens,
                        const Replacements& replacements = {});

using Insertions = std::map<std::uint32_t, std::string>;  // text put in before a token

/// As join_tokens(), with " … " wherever words of the text stand between neighbours of `tokens`.
std::string join_verbatim(const AnnotatedText& doc, const std::vector<std::uint32_t>& tokens,
                          const Replacements& replacements, const Insertions& insertions);

/// Without leading and trailing commas, colons, semicolons, dashes, white space and a final full stop (also
/// just inside a closing quotation mark); doubled commas made one.
std::string tidy(std::string text);

/// With a mark added where the last opening one is not closed or the first closing one was not opened.
std::string with_closed_quote(std::string text);

/// At most `limit` code points, cut at a word with "…" when longer.
std::string shortened(const std::string& text, std::size_t limit);

}  // namespace claimgraph
