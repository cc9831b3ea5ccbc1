#include "core/extract/claims/bound_clauses.hpp"

#include <algorithm>

namespace claimgraph {

namespace {

using Tokens = std::vector<std::uint32_t>;

std::string_view form_of(const Syntax& syntax, std::uint32_t t) {
  return syntax.token(t).form;
}
bool is_punct(const Syntax& syntax, std::uint32_t t) {
  return syntax.token(t).upos == Upos::PUNCT;
}

/// "It isn't the board, | it's the law": one thing said in two halves.
bool is_contrast(const Syntax& syntax, const Tokens& tokens, std::uint32_t cut) {
  if (cut == 0 || form_of(syntax, cut - 1) != "," || syntax.token(cut).upos != Upos::PRON) return false;
  bool same = false, negated = false;
  for (const std::uint32_t t : tokens) {
    if (t >= cut) break;
    same = same || syntax.lemma(t) == syntax.lemma(cut);
    negated = negated || (same && syntax.lemma(t) == "not");
  }
  return negated;
}

/// "either it rains | or it snows", "When it rains, we miss it | and they are hurt": neither half was said
/// alone.
bool is_bound(const Syntax& syntax, const Tokens& tokens, std::uint32_t cut) {
  const bool either = std::any_of(tokens.begin(), tokens.end(),
                                  [&](std::uint32_t t) { return t < cut && syntax.is_word(t, "either"); });
  if (either && syntax.is_word(cut, "or")) return true;
  if (is_contrast(syntax, tokens, cut)) return true;
  const auto first =
      std::find_if(tokens.begin(), tokens.end(), [&](std::uint32_t t) { return !is_punct(syntax, t); });
  if (!in_list(" if unless when whenever once until ", fold_case(form_of(syntax, *first)))) return false;
  // "When the valves stick, | pumps fail": what stands before is the condition alone.
  const bool alone = std::none_of(tokens.begin(), tokens.end(),
                                  [&](std::uint32_t t) { return t + 1 < cut && form_of(syntax, t) == ","; });
  return alone || in_list(" and or ", syntax.lemma(cut));
}

/// “People say, ‘it is bad | or it is dull’ …”: words that the speaker puts into the mouths of others stay
/// together, and with whom they are put into the mouth of.
bool is_inside_marks(const Syntax& syntax, const Tokens& tokens, std::uint32_t cut) {
  bool open = false;
  for (const std::uint32_t t : tokens) {
    const std::string_view mark = form_of(syntax, t);
    const bool single = (mark == "'" || mark == "‘" || mark == "’") && syntax.xpos(t) != "POS";
    if (!single) continue;
    const bool glued_before =
        t > 0 && syntax.token(t - 1).span.end == syntax.token(t).span.begin && !is_punct(syntax, t - 1);
    if (!open && mark != "’" && !glued_before) {
      open = true;
      if (t >= cut) return false;
    } else if (open && mark != "‘") {
      open = false;
      if (t >= cut) return true;
    }
  }
  return false;
}

}  // namespace

bool stays_together(const Syntax& syntax, const Tokens& tokens, std::uint32_t cut) {
  return is_inside_marks(syntax, tokens, cut) || is_bound(syntax, tokens, cut);
}

}  // namespace claimgraph
