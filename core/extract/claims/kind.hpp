// Direct, indirect or mixed speech, by how many of the content's words stand inside quotation marks.
#pragma once

#include "claimgraph/analysis.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

/// All words inside: direct; some: mixed; none: indirect. Punctuation does not count.
AttributionKind attribution_kind(const AnnotatedText& doc, const TokenSet& content);

}  // namespace claimgraph
