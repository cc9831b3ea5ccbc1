// What a picture of a claims graph shows: which nodes are drawn, which edges are folded into one, what is
// bundled and what becomes a footnote. Decided here, drawn by exporter_dot.cpp.
//
// A newsroom reads from the left (who) to the right (what). Articles are footnotes, "[2]" on a claim leads to
// a list below the picture, because an edge from each claim to each article hides everything else. What
// publishers report in their own voice is bundled into one box a publisher, unless somebody reacts to it.
// Wordings of one matter (variantOf, contradicts) follow to the right of the earliest.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claimgraph/diagnostic.hpp"
#include "claimgraph/exporter.hpp"
#include "claimgraph/graph_data.hpp"
#include "exporters/view.hpp"

namespace claimgraph::detail {

enum class BoxShape { speaker, claim, bundle, article, other };

struct Box {
  std::string id;
  BoxShape shape = BoxShape::other;
  Colour fill{0xFF, 0xFF, 0xFF};
  bool dashed = false;
  std::string title;               ///< name, claim text, headline
  std::string subtitle;            ///< "CEO, OpenAI", "in its own voice"
  std::vector<std::string> lines;  ///< of a bundle: the claims
  std::string footnotes;           ///< "[1] [3]"
  std::string tooltip;
  std::string url;
};

struct Arrow {
  std::uint32_t from = 0, to = 0;  ///< indices of boxes
  std::string label;               ///< "said · last week · Reddit AMA"
  Colour colour{0x47, 0x54, 0x67};
  bool dashed = false;  ///< hedged
  bool dotted = false;  ///< claim to claim
  bool faint = false;   ///< none of its attributions is at least kSureEnough sure
  bool arrow = true;    ///< false: no direction
  unsigned count = 1;   ///< attributions folded into this one
  std::string tooltip;  ///< the passage
};

struct Footnote {
  std::string text;  ///< "South China Morning Post · 3 Feb 2025 · World's top …"
  std::string url;   ///< http or https only
};

struct LegendEntry {
  std::string text;
  Colour colour;
  std::string mark;  ///< "■", "━", "┅"
};

struct Picture {
  std::string title, subtitle;
  std::string left_out;  ///< what is not drawn, in words; empty when everything is
  std::vector<LegendEntry> legend;
  std::vector<Box> boxes;
  std::vector<Arrow> arrows;
  std::vector<Footnote> footnotes;  ///< empty when there is one article: it is the title
};

/// Cost: O(n log n). Pictures above 300 boxes come with a warning that says what to do instead.
Picture make_picture(const GraphData& graph, const ExportOptions& options, Diagnostics& diagnostics);

/// The picture as DOT.
void write_picture(const Picture& picture, std::ostream& out, Diagnostics& diagnostics);

}  // namespace claimgraph::detail
