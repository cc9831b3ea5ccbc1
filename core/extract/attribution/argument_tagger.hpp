// Given one cue, finds whose words they are (source) and what was said (content): a CRF with labels O,
// source, content over a window of sentences around the cue.
#pragma once

#include <vector>

#include "core/extract/attribution/attribution_view.hpp"
#include "core/extract/attribution/crf.hpp"
#include "core/extract/attribution/cue_tagger.hpp"

namespace claimgraph::attribution {

enum ArgumentLabel : std::uint8_t { kOutside = 0, kSource = 1, kContent = 2 };

/// Tokens that a cue's source and content may come from: its paragraph from 3 sentences before to 6 after,
/// and up to 6 sentences of the next paragraph when the paragraph ends in a colon near the cue.
TokenSegment argument_window(const DocView& view, TokenSegment cue);

/// The confident cues of a document, for "how many other cues lie between".
class CueMap {
 public:
  CueMap(const DocView& view, const std::vector<Cue>& cues);
  bool is_cue(std::uint32_t t) const { return m_mask[t] != 0; }
  /// Number of cues that begin in [first, last).
  std::uint32_t count(std::uint32_t first, std::uint32_t last) const {
    return first < last ? m_before[last] - m_before[first] : 0;
  }

 private:
  std::vector<std::uint8_t> m_mask;
  std::vector<std::uint32_t> m_before;
};

/// What one token is to one cue.
struct Place {
  std::uint64_t path = 0;        ///< relations up from the cue's head and the first one down
  std::uint32_t second = 0;      ///< second relation down
  std::uint32_t branch = kNone;  ///< head of the subtree that hangs on the path
  std::uint8_t side = 0;         ///< 0 before, 1 after, 2 in the cue
  std::uint8_t distance = 0, commas = 0, sentences = 0, cues = 0;  ///< buckets of what lies between
  std::uint8_t quote = 0;  ///< 0 outside, 1 same as the cue's, 2 nearest before, 3 nearest after, 4 other
};

/// One cue and its window, ready for feature extraction. Keeps references to its arguments.
class ArgumentFrame {
 public:
  ArgumentFrame(const DocView& view, const CueMap& cues, TokenSegment cue);

  const DocView& view;
  const CueMap& cues;
  TokenSegment cue, window;
  std::uint32_t head = 0;
  std::uint64_t cue_lemma = 0, cue_words = 0, cue_tag = 0, cue_voice = 0;
  std::vector<Place> places;  ///< of the tokens of the window
  const Place& place(std::uint32_t t) const { return places[t - window.first]; }
  /// Features that all tokens of one outermost quotation share; index into view.outer_quotations.
  std::uint64_t quotation_code(std::int32_t outer) const;

 private:
  void fill_paths();
  void fill_distances();
  void fill_quotes();
  std::int32_t m_quote_before = -1, m_quote_after = -1, m_quote_own = -1;
  mutable std::int32_t m_code_of = -2;
  mutable std::uint64_t m_code = 0;
};

/// Features that depend on the token and its side alone (cached over the cues of a document) …
void argument_local_state(const DocView& view, std::uint32_t t, std::uint64_t side, FeatureList& out);
void argument_local_pair(const DocView& view, std::uint32_t t, std::uint64_t side, FeatureList& out);
/// … and those that depend on the cue.
void argument_state(const ArgumentFrame& frame, std::uint32_t t, FeatureList& out);
void argument_pair(const ArgumentFrame& frame, std::uint32_t t, FeatureList& out);

struct Arguments {
  std::vector<TokenSegment> source, content;
  float log_probability = 0;
};

/// Segments of one labelling; of several source segments the one nearest to the cue stays.
Arguments arguments_from(const ArgumentFrame& frame, const std::vector<std::uint8_t>& labels);

class ArgumentTagger {
 public:
  ArgumentTagger() = default;
  ArgumentTagger(CodedTable state, CodedTable pair) : m_state(state), m_pair(pair) {}

  /// Scores of token-only features, filled as they are asked for. One per document and thread of work.
  struct Cache {
    struct Entry {
      std::array<float, kLabels> state[2]{};
      std::array<float, kLabels * kLabels> pair[2]{};
      bool known[2] = {false, false};
    };
    std::vector<Entry> entries;
  };

  void score(const ArgumentFrame& frame, Cache& cache, CrfScores& scores) const;
  /// The `count` best different answers with a content, best first; empty when there is none.
  std::vector<Arguments> find(const ArgumentFrame& frame, Cache& cache, std::size_t count) const;

 private:
  CodedTable m_state, m_pair;
};

}  // namespace claimgraph::attribution
