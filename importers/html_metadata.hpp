// Choosing an article's metadata from all that a page declares and shows.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "claimgraph/article.hpp"
#include "importers/blocks.hpp"
#include "importers/html_ld.hpp"
#include "importers/html_page.hpp"

namespace claimgraph::clean {

/// Fills the fields of `article` that the markup declares (JSON-LD, microdata, meta elements, Open Graph,
/// marked bylines and dates), each with its source. `first_body` is the number of the first body block.
/// "None" beats a guess: values that do not read like a name or a date are dropped.
void declared_metadata(const HtmlPage& page, const LinkedArticle& linked, std::size_t first_body,
                       std::size_t last_body, Article& article);

/// `target` seen from `base`; only http and https, without fragment; "" for anything else.
std::string absolute_url(std::string_view base, std::string_view target);

}  // namespace claimgraph::clean
