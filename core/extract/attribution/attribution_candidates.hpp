// From taggers to attributions: candidates (cue + arguments), their scores, and the choice among them.
#pragma once

#include <vector>

#include "core/extract/attribution/argument_tagger.hpp"
#include "core/extract/attribution/cue_tagger.hpp"

namespace claimgraph::attribution {

struct Candidate {
  Cue cue;
  std::vector<TokenSegment> source, content;
  float log_probability = 0;  ///< of the arguments, given the cue
  std::uint8_t rank = 0;      ///< 0: best answer for its cue
  bool source_by_rule = false;
  float score = 0;  ///< probability that it is right, set by the re-ranker
};

/// Source for a candidate that has none: climb from the cue's head to the first active subject, or to the
/// noun that an acl modifies. Empty when there is none.
std::vector<TokenSegment> fallback_source(const DocView& view, const Candidate& candidate);

/// Runs the argument tagger on every cue: up to `per_cue` answers each.
std::vector<Candidate> make_candidates(const DocView& view, const std::vector<Cue>& cues,
                                       const ArgumentTagger& tagger, std::size_t per_cue);

/// The candidate as an attribution, by "model:attribution/1".
AttributionSpans spans_of(const Candidate& candidate);

/// Number of tokens in `a`, and in both.
std::uint32_t count_tokens(const std::vector<TokenSegment>& a);
std::uint32_t count_common(const std::vector<TokenSegment>& a, const std::vector<TokenSegment>& b);
std::uint32_t count_common(TokenSegment a, const std::vector<TokenSegment>& b);

/// How much likelier a cue is made to begin when candidates are collected, and answers asked for each.
inline constexpr float kCueBias = 2.5F;
inline constexpr std::size_t kAnswersPerCue = 1;

/// Indexes of the accepted candidates: best score first, at least `threshold`, one per cue, none whose
/// content overlaps an accepted one by more than half or whose cue lies inside accepted content.
std::vector<std::uint32_t> choose(const std::vector<Candidate>& candidates, float threshold);

}  // namespace claimgraph::attribution
