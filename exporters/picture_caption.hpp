// What stands around a picture: title, legend, footnotes. Internal to exporters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "exporters/picture.hpp"
#include "exporters/picture_choice.hpp"
#include "exporters/picture_facts.hpp"

namespace claimgraph::detail {

/// Title, subtitle, what is left out and, when there are several articles, a footnote for each of the first
/// ones.
void make_heading(const PictureFacts& facts, const PictureChoice& choice, const ExportOptions& options,
                  Picture& picture);
/// An entry for each colour and dash that the picture has. `matters`: number of matters that several claims
/// are about.
void make_legend(const PictureFacts& facts, const std::vector<std::uint32_t>& box, std::size_t matters,
                 Picture& picture);

}  // namespace claimgraph::detail
