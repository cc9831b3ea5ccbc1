// An HTML page after one pass of libxml2's SAX parser: its blocks of text, and everything it says about
// itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/blocks.hpp"

namespace claimgraph::clean {

/// A value that the markup marks: itemprop, rel=author, <time>, or an element whose class or id speaks of it.
struct MarkedValue {
  std::string name;   ///< "author", "datePublished", "byline", "time", "rel-author", "name-date" …
  std::string value;  ///< content or datetime attribute, else the text (at most 300 bytes)
  std::string
      scope;  ///< itemtype of the enclosing item, without the address: "NewsArticle", "Comment"; "" if none
  std::uint32_t block = 0;  ///< number of blocks in front of it
  std::uint32_t hints = 0;  ///< of its element
};

struct HtmlLink {
  std::uint32_t block = 0;  ///< the block it stands in
  std::string target;
};

/// What a block-level element is, as far as rules about bodies ask.
enum class Tag : std::uint8_t {
  other,
  p,
  div,
  section,
  article,
  main,
  heading,
  list,
  item,
  cell,
  table,
  pre,
  quote,
  form,
  figure,
  chrome
};

/// One block-level element. Its parent has a smaller index; element 0 is the page.
struct HtmlElement {
  std::uint32_t parent = 0;
  std::uint32_t own = 0;     ///< Hint bits of its own class, id, itemprop and tag; nothing inherited
  std::uint32_t passed = 0;  ///< those of them that hold for all inside
  Tag tag = Tag::other;
};

/// Owns all text; blocks point into it. Movable, not copyable in effect (views): keep it in one place.
struct HtmlPage {
  std::vector<Block> blocks;
  std::vector<HtmlElement> elements;  ///< Block::element is an index into it
  std::vector<HtmlLink> links;
  std::vector<std::pair<std::string, std::string>>
      metas;  ///< lower-case name or property → content, in order
  std::vector<std::string> json_ld;
  std::vector<MarkedValue> marked;
  std::string title, canonical, language, base;
  bool too_deep = false;           ///< nested beyond the limit: the rest was not read
  bool too_many = false;           ///< more than the limit of blocks: the rest was not read
  std::size_t noscript_bytes = 0;  ///< of text inside <noscript>, which was left out
  bool attributes_cut = false;  ///< a tag had more attributes than any page needs; the rest of it was dropped
  std::uint32_t link_words = 0;

  HtmlPage() = default;
  HtmlPage(HtmlPage&&) = default;
  HtmlPage& operator=(HtmlPage&&) = default;
  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;

  /// Value of the first <meta> of that (lower-case) name; "" when there is none.
  std::string_view meta(std::string_view name) const;

  std::vector<char> storage;  ///< the text of all blocks
};

struct HtmlLimits {
  std::size_t depth = 1000;
  std::size_t blocks = 200000;
  std::size_t attributes = 200;
  bool noscript = false;  ///< read what stands in <noscript> as a browser without scripts does
};

/// Reads well-formed UTF-8. Linear in its size, also on hostile pages; never recurses; never loads anything.
/// A page whose text stands in <noscript> is read as if there were no scripts. Thread-safe.
HtmlPage parse_html(std::string_view utf8, const HtmlLimits& limits = {});

/// The page without comments, without the contents of scripts (but JSON-LD), styles and drawings, and within
/// `limits`; sets `attributes_cut` and `noscript_bytes` of `page`. One pass; linear.
std::string squeeze_html(std::string_view utf8, const HtmlLimits& limits, HtmlPage& page);

/// Hint bits of a class or id attribute.
std::uint32_t name_hints(std::string_view class_or_id);

/// Corrects the hints of blocks and elements by where the page's prose and headline stand: marks of menus,
/// hidden parts, captions on an element that holds most of it are not believed, and another story is marked.
void weigh_marks(HtmlPage& page);

/// Sets kHintBodyParent and kHintBodyAncestor: where most of the page's prose is.
void mark_containers(std::vector<Block>& blocks, const std::vector<HtmlElement>& elements);

}  // namespace claimgraph::clean
