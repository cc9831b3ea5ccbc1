// Compares articles and claims of a whole store: variants, contradictions, whose claim a dispute is about,
// copied text. Rules, no model; each function is pure, and its result depends on the set of facts, not on
// their order. Whether two claims are related depends on these two alone: what else is in the store cannot
// take a link away.
#pragma once

#include <vector>

#include "core/link/claim_index.hpp"
#include "core/link/facts.hpp"

namespace claimgraph {

/// Variants and contradictions. Two figures are compared when the claims share most words, what they are
/// about, and the unit. They contradict each other only when nothing says that they speak of different
/// things: the subject, the names, the period, what is counted. A speaker does not contradict himself.
std::vector<ClaimRelation> relate_claims(const ClaimIndex& index);
std::vector<ClaimRelation> relate_claims(const std::vector<ClaimFacts>& claims);
/// Whose claim a denial, doubt or correction is aimed at, in other articles and its own.
std::vector<StanceTarget> stance_targets(const ClaimIndex& index, const std::vector<StanceFacts>& stances);
std::vector<StanceTarget> stance_targets(const std::vector<ClaimFacts>& claims,
                                         const std::vector<StanceFacts>& stances);
/// What a correction is aimed at when its own words do not say it ("corrected its own figure"): the earlier
/// claim of the same source that a claim of the same article supersedes. For those that `found` has no target
/// for.
std::vector<StanceTarget> corrected_claims(const std::vector<ClaimFacts>& claims,
                                           const std::vector<StanceFacts>& stances,
                                           const std::vector<ClaimRelation>& relations,
                                           const std::vector<StanceTarget>& found);
/// Copied text: at least .15 of the 5-word shingles of one article stand in an earlier one.
std::vector<ArticleRelation> find_copies(const std::vector<ArticleFacts>& articles);

}  // namespace claimgraph
