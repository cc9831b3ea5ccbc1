// Whose words a quotation is, where marks, layout and the neighbouring words settle it and no cue that the
// models know stands beside it. Internal to core/extract.
#pragma once

#include <vector>

#include "core/extract/attribution/attribution_view.hpp"
#include "core/extract/syntax/attribution_spans.hpp"

namespace claimgraph::attribution {

/// Looks at every outermost quotation in text order and, where `found` does not account for it, adds it to an
/// attribution or makes one:
///  "rule:quotation-verb/1"  “…,” fumed Anna Sorel; “…” is how she put it; Said Holt: “…” – any verb in the
///                           place of a verb of saying, beside marks that only speech has
///  "rule:quotation-lead/1"  a clause and a colon before the quotation, also across a paragraph break
///  "rule:quotation-alone/1" a sentence or a paragraph that is a quotation, behind a sentence about somebody
/// A quotation that goes on over several paragraphs, or after "…,” she said. “…", joins the attribution that
/// its other part has. Titles and names of things ("Salt Roads") are left alone. Linear time.
void attribute_quotations(const DocView& view, std::vector<AttributionSpans>& found);

}  // namespace claimgraph::attribution
