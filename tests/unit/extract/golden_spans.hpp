// Spans as the golden files write them.
#pragma once

#include <string>
#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph::testing {

/// The words of the segments with " … " between them; "-" when there are none.
inline std::string joined(const AnnotatedText& doc, const std::vector<TokenSegment>& segments) {
  std::string out;
  for (const TokenSegment& s : segments) {
    if (!out.empty()) out += " … ";
    out += doc.text_of(doc.span_of(s.first, s.last));
  }
  return out.empty() ? "-" : out;
}

}  // namespace claimgraph::testing
