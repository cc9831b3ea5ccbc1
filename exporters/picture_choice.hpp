// Which claims of a graph a picture draws, and in which order. Internal to exporters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "exporters/picture_facts.hpp"

namespace claimgraph::detail {

/// Boxes, claims and speakers together, that a picture still shows so that one can read it.
inline constexpr std::size_t kReadableBoxes = 40;

/// A matter is a set of claims tied by sameClaim, variantOf, contradicts and narrower. Drawn first are
/// matters that somebody disputes, then those whose figure changes, then the others, each in reading order.
struct PictureChoice {
  std::vector<std::uint32_t> claims;  ///< nodes to draw, in that order
  bool whole = true;                  ///< nothing is left out
  std::size_t single = 0;             ///< claims left out that one speaker makes and nobody answers
  std::size_t matters = 0;            ///< matters left out for want of room
};

/// Everything when `all`, or when it comes to no more than kReadableBoxes. Else matters with two speakers or
/// more, a dispute or a changed figure, those that are most worth checking, up to that many boxes; when no
/// matter is of that kind, the single claims that are most worth checking. O(n log n).
PictureChoice choose_claims(const PictureFacts& facts, bool all);

}  // namespace claimgraph::detail
