// How an unnamed source is called: its phrase as far as it names it. Internal to core/extract/coreference.
#pragma once

#include <cstdint>
#include <vector>

#include "core/extract/coreference/mentions.hpp"
#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Where the sources and cues of an article's attributions stand. `doc` must outlive it. Linear to build.
class SourcePhrases {
 public:
  SourcePhrases(const AnnotatedText& doc, const std::vector<AttributionSpans>& attributions);

  /// The tokens of a mention that name somebody: the part that an attribution takes as its source where a
  /// parser gave the phrase too much ("Analysts at Northgate | estimate that …"), without a saying of its own
  /// ("groups | that support the bill") and without what a comma adds (", led by …").
  TokenSegment shown_of(const CorefMention& mention) const;

 private:
  TokenSegment clipped(const CorefMention& mention) const;
  TokenSegment short_of_saying(TokenSegment shown, const CorefMention& mention) const;
  bool adds_behind_comma(std::uint32_t t, std::uint32_t end) const;

  const AnnotatedText& m_doc;
  std::vector<std::uint32_t> m_source_at;  ///< token → index into m_sources
  std::vector<TokenSegment> m_sources;
  std::vector<bool> m_cue_at;  ///< by token
};

}  // namespace claimgraph
