#include "core/extract/claims/dateline.hpp"

#include <algorithm>

namespace claimgraph {

void strip_dateline(const Syntax& syntax, std::vector<std::uint32_t>& tokens) {
  const std::string_view place = syntax.token(tokens.front()).form;
  const bool capitals = place.size() > 2 && std::all_of(place.begin(), place.end(), [](char c) {
                          return (c >= 'A' && c <= 'Z') || c == '.';
                        });
  const Sentence& sentence = syntax.doc().sentences[syntax.token(tokens.front()).sentence];
  if (!capitals || tokens.front() != sentence.first) return;
  for (std::size_t i = 1; i < tokens.size() && i < 8; ++i) {
    const Token& token = syntax.token(tokens[i]);
    const bool dash = in_list(" – — -- - ", token.form) && i + 1 < tokens.size() &&
                      token.span.begin > syntax.token(tokens[i - 1]).span.end;  // "AI - driven" has no gap
    if (dash) {
      tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      return;
    }
    if (token.upos == Upos::VERB || token.upos == Upos::AUX) return;
  }
}

}  // namespace claimgraph
