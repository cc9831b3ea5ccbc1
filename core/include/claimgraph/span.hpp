// Half-open byte ranges. Inside the program every offset counts bytes of one UTF-8 text; Unicode code points
// appear only at the border (interchange, exports), through CodePointIndex in utf8.hpp.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace claimgraph {

/// A half-open byte range [begin, end) of one text. Does not own or know the text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr bool empty() const { return begin >= end; }
  constexpr std::uint32_t size() const { return empty() ? 0 : end - begin; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  constexpr auto operator<=>(const Span&) const = default;
};

using SpanList = std::vector<Span>;

}  // namespace claimgraph
