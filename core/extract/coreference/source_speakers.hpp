// Who speaks, by the words of an attribution's source. Internal to core/extract.
#pragma once

#include <cstdint>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Tokens of a segment whose head lies outside it, in text order: the words that the phrase is about.
std::vector<std::uint32_t> segment_heads(const AnnotatedText& doc, const TokenSegment& segment);

/// Entity indices of the speakers of one attribution, in text order without repeats, after resolve_entities()
/// has filled `analysis`. Conjoined speakers give several. Empty when the attribution has no source.
std::vector<std::uint32_t> speakers_of(const AnnotatedText& doc, const AttributionSpans& attribution,
                                       const Analysis& analysis);

}  // namespace claimgraph
