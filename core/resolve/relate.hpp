// Compares articles and claims of a whole store: variants, contradictions, whose claim a dispute is about,
// copied text. Rules, no model. Every threshold is a rule of thumb that was not tuned on a corpus yet.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/relations.hpp"

namespace claimgraph {

/// What stands beside a figure in its article.
struct FigureWords {
  std::vector<std::string> around;   ///< content words within three words of it: what it does
  std::vector<std::string> counted;  ///< those of the next two words of its phrase, in order: what it counts
};
FigureWords figure_words(const std::string& text, Span figure);

struct ClaimFacts {
  std::string id, text;
  Polarity polarity = Polarity::positive;
  std::vector<Quantity> quantities;
  std::vector<FigureWords> figure_words;  ///< of each quantity
  std::string subject;                    ///< entity id, or empty
  std::string valid_time;                 ///< TIMEX3 value, or empty
  std::vector<std::string> about;         ///< entity ids
  std::vector<std::string> speakers;      ///< entity ids of those who say it
  std::int64_t when = INT64_MAX;          ///< first appearance, seconds since 1970; INT64_MAX = unknown
  std::string only_article;               ///< id, when a single article has it
};

struct StanceFacts {
  std::string attribution, claim;  ///< ids; the claim is the attribution's own
  StanceKind stance = StanceKind::disputes;
  std::vector<std::string> speakers;
  std::string article{};  ///< id
};

struct ArticleFacts {
  std::string id, group;  ///< articles of one group are versions of each other
  std::string text;
  std::int64_t when = INT64_MAX;
};

/// Variants and contradictions. Two figures are compared when the claims share most words, what they are
/// about, and the unit. They contradict each other only when nothing says that they speak of different
/// things: the subject, the names, the period, what is counted. A speaker does not contradict himself. The
/// result depends on the set of facts, not on their order. Roughly linear: words and shingles that stand in
/// many claims or articles are not followed.
std::vector<ClaimRelation> relate_claims(const std::vector<ClaimFacts>& claims);
std::vector<StanceTarget> stance_targets(const std::vector<ClaimFacts>& claims,
                                         const std::vector<StanceFacts>& stances);
/// Copied text: at least .15 of the 5-word shingles of one article stand in an earlier one.
std::vector<ArticleRelation> find_copies(const std::vector<ArticleFacts>& articles);

}  // namespace claimgraph
