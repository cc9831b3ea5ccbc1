#include "core/extract/claims/judged_claim.hpp"

#include <algorithm>
#include <optional>

#include "core/extract/claims/answer_words.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"

namespace claimgraph {

namespace {

bool is_finite(const Syntax& syntax, std::uint32_t t) {
  return is_finite_tag(syntax.xpos(t));
}

/// The cue's content is "the claim that" and then the unit.
bool is_clause_of_noun(const Syntax& syntax, const ClaimSource& source, const ClaimUnit& unit) {
  const std::uint32_t first = unit.content.first();
  if (first < 2 || !syntax.is_word(first - 1, "that")) return false;
  const TokenSet all(source.attribution->content);
  return all.contains(first - 1) && all.contains(first - 2) && syntax.token(first - 2).upos == Upos::NOUN;
}

/// Index of the first token of the judgement: the last "as" with no verb behind it, or the quotation at the
/// end.
std::optional<std::size_t> judgement_at(const Syntax& syntax, const std::vector<std::uint32_t>& tokens) {
  const auto finite_before = [&](std::size_t end) {
    return std::any_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(end),
                       [&](std::uint32_t t) { return is_finite(syntax, t); });
  };
  for (std::size_t i = tokens.size(); i-- > 1 && tokens.size() - i < 10;) {
    if (is_finite(syntax, tokens[i])) break;
    if (syntax.is_word(tokens[i], "as")) return finite_before(i) ? std::optional(i) : std::nullopt;
  }
  const std::int32_t quotation = syntax.token(tokens.back()).quotation;
  if (quotation < 0) return std::nullopt;
  std::size_t first = tokens.size();
  while (first > 0 && syntax.token(tokens[first - 1]).quotation == quotation) --first;
  if (first < 2 || tokens.size() - first > 9 || !finite_before(first)) return std::nullopt;
  // "that he was “a liar”": the quotation is what the clause says.
  const Upos before = syntax.token(tokens[first - 1]).upos;
  const bool open = before == Upos::VERB || before == Upos::AUX || before == Upos::DET ||
                    before == Upos::ADP || before == Upos::ADV || before == Upos::PART ||
                    before == Upos::CCONJ;
  return open ? std::nullopt : std::optional(first);
}

}  // namespace

Judged cut_judgement(const Syntax& syntax, const ClaimSource& source, ClaimUnit& unit) {
  if (source.attribution == nullptr || source.attribution->cue_head >= syntax.doc().tokens.size())
    return Judged::no;
  const std::string_view verb = syntax.lemma(source.attribution->cue_head);
  if (!is_labelling_verb(verb) && !is_judging_verb(verb)) return Judged::no;
  if (!is_clause_of_noun(syntax, source, unit)) return Judged::no;
  std::vector<std::uint32_t> tokens = unit.content.tokens();
  const auto at = judgement_at(syntax, tokens);
  if (!at) return Judged::no;
  bool against = false;
  for (std::size_t i = *at; i < tokens.size(); ++i) {
    const auto verdict = verdict_of(syntax, tokens[i]);
    against = against || (verdict && !verdict->holds);
  }
  tokens.resize(*at);
  std::vector<TokenSegment> kept;
  for (const std::uint32_t t : tokens) {
    if (!kept.empty() && kept.back().last == t) {
      ++kept.back().last;
    } else {
      kept.push_back({t, t + 1});
    }
  }
  unit.content = TokenSet(std::move(kept));
  return against ? Judged::against : Judged::open;
}

}  // namespace claimgraph
