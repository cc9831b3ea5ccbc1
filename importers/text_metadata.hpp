// What stands around (and wrongly inside) the body of a scraped text: headline, standfirst, byline, date,
// captions, author's biography. Shared by the plain-text importer and, for what is visible, by the HTML
// importer.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/article.hpp"
#include "importers/blocks.hpp"

namespace claimgraph::clean {

/// Relabels blocks that carry metadata (never body) and fills `article`'s fields that are still empty, each
/// with an entry in metadata_source. `title` is the page's title if known from elsewhere; may be empty.
void read_surroundings(std::span<const Block> blocks, std::span<const BlockStats> stats,
                       std::vector<Label>& labels, std::string_view title, Article& article);

/// The name of a section or of a menu's entry ("Tech", "Sign in"), which no paper is called.
bool is_section(std::string_view name);

/// "Headline - Outlet", "Headline | Section | Outlet" → headline and outlet; the part is empty when there is
/// none. `known_headline` (may be empty) decides where the cut is.
void split_title(std::string_view title, std::string_view known_headline, std::string& headline,
                 std::string& outlet);

}  // namespace claimgraph::clean
