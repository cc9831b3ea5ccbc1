// The fact-checks that a page carries beside its text.
#pragma once

#include <string_view>
#include <vector>

#include "claimgraph/article.hpp"
#include "claimgraph/diagnostic.hpp"
#include "claimgraph/importer.hpp"

namespace claimgraph::structured {

/// The schema.org ClaimReviews of a page, as JSON-LD or microdata, each once, in the order of the page.
/// `page` is well-formed UTF-8. Linear; costs nothing when the page does not speak of ClaimReview.
std::vector<ClaimReviewRecord> claim_reviews_of_page(std::string_view page, const ImportOptions& options,
                                                     Diagnostics& diagnostics);

}  // namespace claimgraph::structured
