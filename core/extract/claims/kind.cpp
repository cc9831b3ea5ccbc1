#include "core/extract/claims/kind.hpp"

namespace claimgraph {

AttributionKind attribution_kind(const AnnotatedText& doc, const TokenSet& content) {
  bool inside = false, outside = false;
  for (const TokenSegment& segment : content.segments()) {
    for (std::uint32_t t = segment.first; t < segment.last; ++t) {
      const Token& token = doc.tokens[t];
      if (token.upos == Upos::PUNCT) continue;
      (token.quotation >= 0 ? inside : outside) = true;
    }
  }
  if (inside) return outside ? AttributionKind::mixed : AttributionKind::direct;
  return AttributionKind::indirect;
}

}  // namespace claimgraph
