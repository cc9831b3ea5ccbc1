// Shared by the files that choose a page's headline, authors and dates from what it declares and shows.
// Internal to the HTML importer.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "claimgraph/article.hpp"
#include "importers/html_ld.hpp"
#include "importers/html_page.hpp"

namespace claimgraph::clean {

/// Lower-case letters and digits only: how titles and names are compared.
std::string letters_of(std::string_view text);

/// What the choosers look at, and the article that they fill. Refers to its makers' objects.
struct Choice {
  const HtmlPage& page;
  const LinkedArticle& linked;
  std::size_t first = 0, last = 0;  ///< first body block, and one past the last; first == blocks.size(): none
  Article& article;
  std::string outlet = {};                                    ///< the tail of <title>
  std::size_t headline_block = static_cast<std::size_t>(-1);  ///< the visible heading that is the headline
  int day_first = -1;                                         ///< how the page's language writes 04/05/2019

  /// Fills an empty field and says where the value came from.
  void set(std::string& field, const char* key, std::string value, const char* source) const;
  /// The heading is nothing but a link to the site's first page.
  bool is_logo(std::size_t block) const;
  /// The page's own value, not one of a comment, a picture or a box beside the article.
  static bool of_article(const MarkedValue& m);
  /// Shortly above the body's first block or shortly behind its last one.
  bool near_article(const MarkedValue& m) const;
  /// True when the name is the site's or publisher's own.
  bool is_site(std::string_view name) const;
};

void choose_headline(Choice& choice);
void choose_authors(Choice& choice);
void choose_dates(Choice& choice);

}  // namespace claimgraph::clean
