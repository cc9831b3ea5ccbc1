#include "exporters/picture.hpp"

#include <fmt/format.h>

#include "exporters/picture_arrows.hpp"
#include "exporters/picture_boxes.hpp"
#include "exporters/picture_caption.hpp"
#include "exporters/picture_facts.hpp"

namespace claimgraph::detail {

namespace {

void warn_about_size(std::size_t boxes, Diagnostics& diagnostics) {
  if (boxes <= 300) return;
  std::string message = fmt::format("the picture has {} boxes and will be hard to read; ", boxes);
  if (boxes > 5000) {
    message += "export graphml and open it in Gephi, or draw a part with --around ID --hops 2";
  } else if (boxes > 500) {
    message += "draw a part with --around ID --hops 2, or lay it out with sfdp instead of dot";
  } else {
    message += "draw a part with --around ID --hops 2";
  }
  diagnostics.push_back({Severity::warning, "large-picture", message, "export", {}});
}

}  // namespace

Picture make_picture(const GraphData& graph, const ExportOptions& options, Diagnostics& diagnostics) {
  const PictureFacts facts(graph, diagnostics);
  Picture picture;
  const PictureChoice choice = choose_claims(facts, options.everything);
  const std::vector<std::uint32_t> box = make_boxes(facts, choice, picture);
  const std::size_t matters = make_arrows(facts, box, picture);
  make_heading(facts, choice, options, picture);
  make_legend(facts, box, matters, picture);
  warn_about_size(picture.boxes.size(), diagnostics);
  return picture;
}

}  // namespace claimgraph::detail
