#include "core/extract/claims/antecedent.hpp"

#include <algorithm>

namespace claimgraph {

namespace {

constexpr std::uint32_t kMostWords = 7;  // before the noun
constexpr int kMostSteps = 6;            // from the pronoun up to its clause

/// "released a model on Tuesday | that it says …": the parser hung the clause on the verb.
std::optional<std::uint32_t> last_object(const Syntax& syntax, std::uint32_t verb, std::uint32_t before) {
  std::optional<std::uint32_t> out;
  for (const std::uint32_t c : syntax.children(verb)) {
    if (c > verb && c < before && syntax.has_relation(c, {"obj"})) out = c;
  }
  return out;
}

std::optional<std::uint32_t> noun_of(const Syntax& syntax, std::uint32_t pronoun) {
  std::uint32_t t = pronoun;
  for (int step = 0; step < kMostSteps; ++step) {
    const auto above = syntax.head(t);
    if (!above) return std::nullopt;
    const bool clause = syntax.is_relation(t, {"acl:relcl", "advcl:relcl"});
    t = *above;
    if (clause && syntax.token(t).upos == Upos::VERB) return last_object(syntax, t, pronoun);
    if (clause && t < pronoun) return t;
  }
  return std::nullopt;
}

}  // namespace

std::optional<TokenRange> antecedent_of(const Syntax& syntax, std::uint32_t pronoun) {
  const auto noun = noun_of(syntax, pronoun);
  if (!noun) return std::nullopt;
  std::uint32_t first = *noun;
  for (const std::uint32_t c : syntax.children(*noun)) {
    const bool owner = c < *noun && syntax.is_relation(c, {"nmod:poss"});
    if (owner || syntax.has_relation(c, {"det", "amod", "compound", "nummod", "flat"}))
      first = std::min(first, subtree_range(syntax.doc(), c).first);
  }
  if (*noun - first > kMostWords) return std::nullopt;
  return TokenRange{first, *noun + 1};
}

}  // namespace claimgraph
