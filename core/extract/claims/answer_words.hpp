// Words that say of a claim that it is true or not, and words that refer to a claim. Internal to
// core/extract.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/extract/coreference/mention_index.hpp"

namespace claimgraph {

/// What a predicate says of its subject.
struct Verdict {
  bool holds = false;      ///< true, right, correct
  bool of_people = false;  ///< can be said of whoever made the claim: "wrong", "lying"
  bool factual = false;    ///< true or false, not a matter of opinion: denies rather than disputes
  bool of_claims = false;  ///< of nothing but claims: "untrue", "not the case"; a plan can be "a hoax"
};

/// The verdict of the clause or phrase with this head: "was not true", "is a complete lie", "are lying", "is
/// without merit", "has it wrong". Negation is taken into account.
std::optional<Verdict> verdict_of(const Syntax& syntax, std::uint32_t head);

/// A phrase that can mean a claim made before.
struct ClaimPhrase {
  enum class Kind { pronoun, noun, speaker };
  Kind kind = Kind::pronoun;
  bool relative = false;          ///< ", which Norra denies"
  bool it = false;                ///< "it": can be a thing as well
  bool figure = false;            ///< "that figure"
  bool all = false;               ///< "both allegations", "the charges"
  bool two = false;               ///< "both allegations"
  bool loose = false;             ///< "the idea", "the report": may be a thing, not a claim
  std::uint32_t speaker = kNone;  ///< whose claim: "the union's account", or the speaker himself
  std::size_t last = 0;           ///< one past its last token in the list that was read
};

/// The phrase that begins at `tokens[first]`, when it refers to a claim and says nothing of what is claimed.
std::optional<ClaimPhrase> claim_phrase(const ArticleView& view, const std::vector<std::uint32_t>& tokens,
                                        std::size_t first);

}  // namespace claimgraph
