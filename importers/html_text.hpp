// HTML to text, for every importer that meets HTML inside its format (feeds, NewsML, JSON dumps, archives).
#pragma once

#include <string>
#include <string_view>

#include "claimgraph/article.hpp"
#include "claimgraph/diagnostic.hpp"
#include "claimgraph/importer.hpp"

namespace claimgraph {

/// The text of an HTML fragment that is all body (a feed item's content, an articleBody with tags):
/// paragraphs separated by an empty line, white space collapsed, no boilerplate removed; scripts and styles
/// left out. Links in `links` (when given), as written. `html` must be well-formed UTF-8. Plain text without
/// tags passes through.
std::string html_to_text(std::string_view html, std::vector<std::string>* links = nullptr);

/// Fills `article` from a whole page, as the HTML importer does: body, metadata, captions, links, page_kind.
/// `bytes` in any encoding; the charset of options.content_type is heard. False (and an error diagnostic)
/// when it is no page.
bool read_html_page(std::string bytes, const ImportOptions& options, Article& article,
                    Diagnostics& diagnostics);

}  // namespace claimgraph
