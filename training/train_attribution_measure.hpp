// Quick measures on tokens while training; the figures that count come from shared/eval/score_attribution.py.
#pragma once

#include <vector>

#include "core/extract/attribution/attribution_candidates.hpp"
#include "training/train_attribution_data.hpp"

namespace claimgraph::training {

/// Jaccard overlap of two token lists, punctuation left out.
double overlap_of(const AnnotatedText& doc, const std::vector<TokenSegment>& a,
                  const std::vector<TokenSegment>& b);
/// Some word shared, or both empty.
bool same_source(const AnnotatedText& doc, const std::vector<TokenSegment>& a,
                 const std::vector<TokenSegment>& b);

using FoundCues = std::vector<std::vector<attribution::Cue>>;
using FoundCandidates = std::vector<std::vector<attribution::Candidate>>;

/// Each prints one line on stderr.
void report_cues(const std::vector<GoldArticle>& articles, const FoundCues& cues);
/// Confident cues with their best answer.
void report_plain(const std::vector<GoldArticle>& articles, const FoundCandidates& candidates);
/// Candidates chosen at several thresholds.
void report_reranked(const std::vector<GoldArticle>& articles, const FoundCandidates& candidates);

}  // namespace claimgraph::training
