// Which nodes of a graph become boxes of its picture, and which share one. Internal to exporters.
#pragma once

#include <cstdint>
#include <vector>

#include "exporters/picture.hpp"
#include "exporters/picture_choice.hpp"
#include "exporters/picture_facts.hpp"

namespace claimgraph::detail {

inline constexpr std::uint32_t kNoBox = UINT32_MAX;

/// Adds the boxes, and for each bundle the arrow that leads to it. Returns the box of each node, kNoBox for
/// what is not drawn.
std::vector<std::uint32_t> make_boxes(const PictureFacts& facts, const PictureChoice& choice,
                                      Picture& picture);

}  // namespace claimgraph::detail
