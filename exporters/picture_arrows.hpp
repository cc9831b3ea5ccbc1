// Which edges of a graph become arrows of its picture, and which are folded into one. Internal to exporters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "exporters/picture.hpp"
#include "exporters/picture_facts.hpp"

namespace claimgraph::detail {

/// `box`: of each node (make_boxes). Returns the number of matters that several claims are about.
std::size_t make_arrows(const PictureFacts& facts, const std::vector<std::uint32_t>& box, Picture& picture);

}  // namespace claimgraph::detail
