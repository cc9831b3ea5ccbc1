#include "importers/html_rules.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace claimgraph::clean {

namespace {

constexpr std::uint32_t kNever = kHintChrome | kHintHidden | kHintCaption;

/// No rule takes these: chrome, captions, the headline, lines that are a date.
bool never_body(const Block& block, const BlockStats& stats) {
  return (block.hints & kNever) != 0 || block.heading == 1 ||
         ((block.hints & kHintTime) != 0 && stats.words < 12);
}

bool is_paragraph_tag(Tag tag) {
  return tag == Tag::p || tag == Tag::pre || tag == Tag::heading || tag == Tag::item || tag == Tag::quote;
}

/// The element that a paragraph's points go to.
std::uint32_t holder(const Block& block, std::span<const HtmlElement> elements) {
  const HtmlElement& own = elements[block.element];
  return is_paragraph_tag(own.tag) ? own.parent : block.element;
}

double start_points(const HtmlElement& e) {
  double points = 0;
  switch (e.tag) {
    case Tag::div:
    case Tag::article:
    case Tag::main:
      points = 5;
      break;
    case Tag::pre:
    case Tag::cell:
    case Tag::quote:
      points = 3;
      break;
    case Tag::form:
    case Tag::list:
    case Tag::item:
      points = -3;
      break;
    case Tag::heading:
      points = -5;
      break;
    default:
      break;
  }
  if ((e.own & (kHintBodyName | kHintBodyProp)) != 0) points += 25;
  if ((e.own & (kHintNoiseName | kHintCaption | kHintChrome)) != 0) points -= 25;
  return points;
}

/// Sums over the subtree of each element.
struct Sums {
  std::vector<double> text, links, commas;
};

Sums sums_of(std::span<const Block> blocks, std::span<const BlockStats> stats,
             std::span<const HtmlElement> elements) {
  Sums s;
  s.text.assign(elements.size(), 0);
  s.links.assign(elements.size(), 0);
  s.commas.assign(elements.size(), 0);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    s.text[blocks[i].element] += static_cast<double>(blocks[i].text.size());
    s.links[blocks[i].element] += blocks[i].link_bytes;
    s.commas[blocks[i].element] += stats[i].commas;
  }
  for (std::size_t e = elements.size(); e-- > 1;) {
    s.text[elements[e].parent] += s.text[e];
    s.links[elements[e].parent] += s.links[e];
    s.commas[elements[e].parent] += s.commas[e];
  }
  return s;
}

double link_share(const Sums& sums, std::uint32_t e) {
  return sums.text[e] > 0 ? sums.links[e] / sums.text[e] : 0;
}

/// A list, table or division inside the body that is more menu than text.
bool reads_like_menu(const Sums& sums, std::span<const HtmlElement> elements, std::uint32_t e) {
  const HtmlElement& element = elements[e];
  const double weight = start_points(element);
  const double share = link_share(sums, e);
  switch (element.tag) {
    case Tag::form:
      return true;
    case Tag::list:
    case Tag::table:
    case Tag::div:
    case Tag::section:
      if (weight < 0 && element.tag != Tag::list) return true;
      if (sums.commas[e] >= 10) return false;
      return (weight < 25 && share > 0.2 && element.tag != Tag::list) || share > 0.5;
    default:
      return false;
  }
}

/// When a body is split over several elements, no single one is right: the deepest element that holds three
/// or more of those with nearly as many points as the best one, if there is one.
std::uint32_t common_holder(const std::vector<double>& points, const std::vector<bool>& scored,
                            std::span<const HtmlElement> elements, std::uint32_t best) {
  constexpr double kNearly = 0.75;
  constexpr std::uint32_t kEnough = 3;
  std::vector<std::uint32_t> strong(elements.size(), 0);
  for (std::size_t e = elements.size(); e-- > 1;) {
    if (scored[e] && points[e] >= kNearly * points[best]) ++strong[e];
    strong[elements[e].parent] += strong[e];
  }
  for (std::uint32_t e = elements[best].parent; e != 0; e = elements[e].parent) {
    if (strong[e] > kEnough) return e;
  }
  return best;
}

/// Nothing in front of the page's headline is body, if most of the candidate stands behind it.
void cut_before_headline(std::span<const Block> blocks, std::span<const BlockStats> stats, Labels& labels) {
  std::size_t headline = blocks.size();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].heading != 0 && blocks[i].heading <= 2 && stats[i].title_overlap >= 7 &&
        stats[i].words >= 3 && (blocks[i].hints & (kHintHidden | kHintNoiseName)) == 0) {
      headline = i;
      break;
    }
  }
  if (headline == blocks.size()) return;
  double before = 0;
  double behind = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (labels[i] == Label::body) (i < headline ? before : behind) += stats[i].words;
  }
  if (behind < before || behind < 40) return;
  std::fill(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(headline), Label::before);
}

/// The elements under `root` that no name takes out: neither they nor those around them are called menu,
/// share, byline and so on, unless they hold more than `large` of the `prose`. Names that would take out most
/// of the prose are not believed (an article made of "slides").
std::vector<bool> without_named_parts(const Sums& sums, const std::vector<double>& prose,
                                      std::span<const HtmlElement> elements, std::uint32_t root,
                                      double large) {
  constexpr double kTooMuch = 0.6;
  constexpr std::uint32_t kSure = kHintMetaName | kHintCaption | kHintChrome | kHintHidden;
  const auto keep = [&](std::uint32_t names, double& taken) {
    std::vector<bool> kept(elements.size(), root == 0);
    for (std::uint32_t e = 1; e < elements.size(); ++e) {
      const HtmlElement& element = elements[e];
      kept[e] = e == root || kept[element.parent];
      if (!kept[e] || e == root) continue;
      if (((element.own & names) != 0 && prose[e] < large * prose[root]) || element.tag == Tag::form ||
          ((element.tag == Tag::list || element.tag == Tag::table) && link_share(sums, e) > 0.4)) {
        kept[e] = false;
        taken += prose[e];
      }
    }
    return kept;
  };
  double taken = 0;
  std::vector<bool> kept = keep(kSure | kHintNoiseName, taken);
  return taken > kTooMuch * prose[root] ? keep(kSure, taken) : kept;
}

/// The element whose mark says most surely that it is the body; 0 when there is none.
std::uint32_t marked_element(const std::vector<double>& prose, std::span<const HtmlElement> elements) {
  const double enough = std::max(40.0, 0.25 * prose[0]);
  std::uint32_t best = 0;
  double most = 0;
  for (int rank = 0; rank < 4 && best == 0; ++rank) {
    for (std::uint32_t e = 1; e < elements.size(); ++e) {
      const HtmlElement& element = elements[e];
      const bool named = (element.own & kHintBodyName) != 0 && (element.own & kHintNoiseName) == 0;
      const bool marked = rank == 0   ? (element.own & kHintBodyProp) != 0
                          : rank == 1 ? named
                          : rank == 2 ? element.tag == Tag::article
                                      : element.tag == Tag::main;
      // The innermost of those that hold about as much.
      if (!marked || prose[e] < enough || prose[e] <= 0.9 * most) continue;
      best = e;
      most = std::max(most, prose[e]);
    }
  }
  return best;
}

}  // namespace

Labels container_candidate(std::span<const Block> blocks, std::span<const BlockStats> stats) {
  Labels labels(blocks.size(), Label::before);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& b = blocks[i];
    if ((b.hints & (kHintBodyParent | kHintBodyProp)) == 0) continue;
    if (never_body(b, stats[i]) || (b.hints & kHintMetaName) != 0 || stats[i].credit) continue;
    if (b.link_bytes * 2 > b.text.size() && stats[i].words < 25) continue;
    labels[i] = Label::body;
  }
  cut_before_headline(blocks, stats, labels);
  return labels;
}

Labels points_candidate(std::span<const Block> blocks, std::span<const BlockStats> stats,
                        std::span<const HtmlElement> elements) {
  Labels labels(blocks.size(), Label::before);
  if (elements.empty()) return labels;
  std::vector<double> points(elements.size(), 0);
  std::vector<bool> scored(elements.size(), false);
  const auto give = [&](std::uint32_t e, double value) {
    if (!scored[e]) {
      scored[e] = true;
      points[e] += start_points(elements[e]);
    }
    points[e] += value;
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& b = blocks[i];
    if (b.text.size() < 25 || (b.hints & kHintHidden) != 0) continue;
    const double value = 1 + stats[i].commas + std::min(3.0, static_cast<double>(b.text.size()) / 100);
    std::uint32_t at = holder(b, elements);
    give(at, value);
    double part = 2;
    for (int level = 1; level < 4 && at != 0; ++level) {
      at = elements[at].parent;
      give(at, value / part);
      part = 3 * level;
    }
  }
  const Sums sums = sums_of(blocks, stats, elements);
  std::uint32_t best = 0;
  double top = -1e9;
  for (std::uint32_t e = 0; e < elements.size(); ++e) {
    if (!scored[e]) continue;
    points[e] *= 1 - link_share(sums, e);
    if (points[e] > top) top = points[e], best = e;
  }
  best = common_holder(points, scored, elements, best);
  // Taken: the best element, and siblings that are like it.
  std::vector<std::uint8_t> inside(elements.size(), 0);  // 1 taken, 2 dropped
  const double least = std::max(10.0, top * 0.2);
  for (std::uint32_t e = 1; e < elements.size(); ++e) {
    const HtmlElement& element = elements[e];
    if (inside[element.parent] != 0) {
      inside[e] = inside[element.parent];
      if (inside[e] == 1 && reads_like_menu(sums, elements, e)) inside[e] = 2;
      continue;
    }
    if (e == best) {
      inside[e] = 1;
    } else if (best != 0 && element.parent == elements[best].parent) {
      if (scored[e] && points[e] >= least) inside[e] = 1;
      if (element.tag == Tag::p && sums.text[e] > 80 && link_share(sums, e) < 0.25) inside[e] = 1;
    }
  }
  if (best == 0) inside.assign(elements.size(), 1);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& b = blocks[i];
    if (inside[b.element] == 1 && !never_body(b, stats[i])) labels[i] = Label::body;
  }
  cut_before_headline(blocks, stats, labels);
  return labels;
}

Labels wide_candidate(std::span<const Block> blocks, std::span<const BlockStats> stats,
                      std::span<const HtmlElement> elements) {
  Labels labels(blocks.size(), Label::before);
  if (elements.empty()) return labels;
  const Sums sums = sums_of(blocks, stats, elements);
  const std::vector<bool> kept = without_named_parts(sums, sums.text, elements, 0, 0.3);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& b = blocks[i];
    if ((b.hints & kHintBodyAncestor) == 0 || !kept[b.element] || never_body(b, stats[i]) || stats[i].credit)
      continue;
    if (b.link_bytes * 2 > b.text.size()) continue;
    labels[i] = Label::body;
  }
  cut_before_headline(blocks, stats, labels);
  return labels;
}

Labels marked_candidate(std::span<const Block> blocks, std::span<const BlockStats> stats,
                        std::span<const HtmlElement> elements) {
  Labels labels(blocks.size(), Label::before);
  if (elements.empty()) return labels;
  std::vector<double> prose(elements.size(), 0);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& b = blocks[i];
    if ((b.hints & kNever) != 0 || b.link_bytes * 3 > b.text.size() || stats[i].words < 8) continue;
    prose[b.element] += std::min<double>(stats[i].words, 100);
  }
  for (std::size_t e = elements.size(); e-- > 1;) prose[elements[e].parent] += prose[e];
  const std::uint32_t best = marked_element(prose, elements);
  const std::vector<bool> kept =
      without_named_parts(sums_of(blocks, stats, elements), prose, elements, best, 0.5);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& b = blocks[i];
    if (!kept[b.element] || never_body(b, stats[i]) || stats[i].credit) continue;
    if (b.link_bytes * 10 > b.text.size() * 7) continue;
    labels[i] = Label::body;
  }
  cut_before_headline(blocks, stats, labels);
  return labels;
}

}  // namespace claimgraph::clean
