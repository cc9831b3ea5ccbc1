#include "core/extract/coreference/source_phrases.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/extract/coreference/descriptions.hpp"

namespace claimgraph {

SourcePhrases::SourcePhrases(const AnnotatedText& doc, const std::vector<AttributionSpans>& attributions)
    : m_doc(doc), m_source_at(doc.tokens.size(), kNone), m_cue_at(doc.tokens.size(), false) {
  for (const AttributionSpans& attribution : attributions) {
    for (const TokenSegment& segment : attribution.cue) {
      for (std::uint32_t t = segment.first; t < segment.last && t < m_cue_at.size(); ++t) m_cue_at[t] = true;
    }
    for (const TokenSegment& segment : attribution.source) {
      for (std::uint32_t t = segment.first; t < segment.last && t < m_source_at.size(); ++t) {
        m_source_at[t] = static_cast<std::uint32_t>(m_sources.size());
      }
      m_sources.push_back(segment);
    }
  }
}

TokenSegment SourcePhrases::shown_of(const CorefMention& mention) const {
  return short_of_saying(short_of_clause(m_doc, clipped(mention)), mention);
}

TokenSegment SourcePhrases::clipped(const CorefMention& mention) const {
  const TokenSegment whole{mention.first, mention.last};
  if (mention.head >= m_source_at.size() || m_source_at[mention.head] == kNone) return whole;
  TokenSegment source = m_sources[m_source_at[mention.head]];
  while (source.last > source.first && m_doc.tokens[source.last - 1].upos == Upos::PUNCT) --source.last;
  const bool inside =
      mention.first <= source.first && source.last <= mention.last && source.first < source.last;
  return inside && source.first == mention.first ? source : whole;
}

TokenSegment SourcePhrases::short_of_saying(TokenSegment shown, const CorefMention& mention) const {
  const std::uint32_t from = std::max(shown.first, std::min(mention.head, shown.last)) + 1;
  for (std::uint32_t t = from; t < shown.last; ++t) {
    const bool relative = in_list(" who which that ", fold_case(m_doc.tokens[t].form));
    const bool speaks = relative && m_source_at[t] != kNone && m_source_at[t] != m_source_at[mention.head];
    if (speaks || m_cue_at[t] || adds_behind_comma(t, shown.last)) {
      shown.last = t;
      break;
    }
  }
  while (shown.last > shown.first + 1 && m_doc.tokens[shown.last - 1].upos == Upos::PUNCT) --shown.last;
  return shown;
}

/// ", who …", ", led by …"
bool SourcePhrases::adds_behind_comma(std::uint32_t t, std::uint32_t end) const {
  if (m_doc.tokens[t].form != "," || t + 1 >= end) return false;
  const std::string_view tag = xpos_name(m_doc.tokens[t + 1].xpos);
  return tag == "VBN" || tag == "VBG" ||
         in_list(" who which whose where including ", fold_case(m_doc.tokens[t + 1].form));
}

}  // namespace claimgraph
