// Where most of a page's prose stands.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "importers/html_page.hpp"

namespace claimgraph::clean {

void mark_containers(std::vector<Block>& blocks, const std::vector<HtmlElement>& elements) {
  // Words of prose in each element: own (paragraphs directly inside) and of the whole subtree.
  std::vector<double> own(elements.size(), 0.0);
  std::vector<double> tree(elements.size(), 0.0);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& b = blocks[i];
    if (b.text.size() < 60 || b.link_bytes * 3 > b.text.size() ||
        (b.hints & (kHintChrome | kHintHidden | kHintForeign | kHintFigure)) != 0)
      continue;
    const double weight = std::min<double>(static_cast<double>(b.text.size()), 600) *
                          ((b.hints & kHintNoiseName) != 0 ? 0.3 : 1.0);
    // A <p> is itself a block-level element: its parent is the container.
    const std::uint32_t parent =
        (b.hints & (kHintParagraph | kHintListItem)) != 0 ? elements[b.element].parent : b.element;
    own[parent] += weight;
    tree[b.element] += weight;
  }
  for (std::size_t e = elements.size(); e-- > 1;) tree[elements[e].parent] += tree[e];
  std::uint32_t best = 0;
  double top = -1;
  for (std::uint32_t e = 0; e < elements.size(); ++e) {
    const double score = own[e] + 0.5 * (tree[e] - own[e]) * (own[e] > 0 ? 0.2 : 0.05);
    if (score > top) top = score, best = e;
  }
  // The smallest element around `best` that holds three fifths of the prose.
  std::uint32_t wide = best;
  while (wide != 0 && tree[wide] < 0.6 * tree[0]) wide = elements[wide].parent;
  std::vector<std::uint8_t> inside(elements.size(), 0);
  for (std::uint32_t e = 0; e < elements.size(); ++e) {
    const std::uint8_t above = e == 0 ? 0 : inside[elements[e].parent];
    inside[e] = static_cast<std::uint8_t>(above | (e == best ? 1U : 0U) | (e == wide ? 2U : 0U));
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if ((inside[blocks[i].element] & 1U) != 0) blocks[i].hints |= kHintBodyParent;
    if ((inside[blocks[i].element] & 2U) != 0) blocks[i].hints |= kHintBodyAncestor;
  }
}

}  // namespace claimgraph::clean
