// What the HTML reader knows about tags and styles.
#pragma once

#include <cstdint>
#include <string_view>

#include "importers/html_page.hpp"

namespace claimgraph::clean {

enum TagFlag : std::uint16_t {
  kLine = 1,        // begins and ends a line
  kMargin = 2,      // … with an empty line around it
  kSkip = 4,        // its text is not for readers
  kBreak = 8,       // <br>, <hr>
  kSpace = 16,      // table cells: a blank between them
  kStructural = 32  // hint comes from the table below
};

struct TagInfo {
  std::uint16_t flags = 0;
  std::uint32_t hints = 0;
  std::uint8_t heading = 0;
  Tag kind = Tag::other;
};

/// Of a lower-case name; of unknown ones nothing is known.
const TagInfo& tag_info(std::string_view name);

/// Whether a style attribute says "display: none", as CSS reads it: the last declaration of a property holds.
bool hides(std::string_view style);

}  // namespace claimgraph::clean
