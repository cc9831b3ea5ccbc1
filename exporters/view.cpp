#include "exporters/view.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_set>

#include <fmt/format.h>

#include "claimgraph/stance.hpp"
#include "claimgraph/utf8.hpp"

namespace claimgraph::detail {

bool is_speaker_kind(NodeKind kind) {
  return kind == NodeKind::person || kind == NodeKind::organization || kind == NodeKind::group ||
         kind == NodeKind::place || kind == NodeKind::other;
}

std::pair<std::uint32_t, std::uint32_t> shown_ends(const GraphData& graph, const Edge& edge) {
  if (edge.kind == EdgeKind::said_by && is_speaker_kind(graph.nodes[edge.target].kind) &&
      !is_speaker_kind(graph.nodes[edge.source].kind)) {
    return {edge.target, edge.source};
  }
  return {edge.source, edge.target};
}

Colour node_colour(const Node& node) {
  if (node.anonymous) return {0xF2, 0xF4, 0xF7};
  switch (node.kind) {
    case NodeKind::person:
      return {0xE0, 0xEA, 0xFF};
    case NodeKind::organization:
      return {0xD1, 0xFA, 0xDF};
    case NodeKind::group:
      return {0xEB, 0xE9, 0xFE};
    case NodeKind::place:
      return {0xE0, 0xF2, 0xFE};
    case NodeKind::claim:
      return {0xFF, 0xFA, 0xEB};
    case NodeKind::claim_review:
      return {0xFE, 0xE4, 0xE2};
    case NodeKind::article:
      return {0xF9, 0xFA, 0xFB};
    case NodeKind::attribution:
    case NodeKind::quantity:
    case NodeKind::other:
      break;
  }
  return {0xFF, 0xFF, 0xFF};
}

namespace {

std::optional<Colour> kind_colour(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::disputes:
    case EdgeKind::denies:
    case EdgeKind::contradicts:
      return Colour{0xB4, 0x23, 0x18};
    case EdgeKind::supports:
      return Colour{0x02, 0x7A, 0x48};
    case EdgeKind::questions:
      return Colour{0xB5, 0x47, 0x08};
    case EdgeKind::corrects:
      return Colour{0x69, 0x41, 0xC6};
    default:
      return std::nullopt;
  }
}

}  // namespace

Colour edge_colour(const Edge& edge) {
  std::optional<Colour> colour = kind_colour(edge.kind);
  if (const auto stance = stance_from(edge.stance); stance && !colour) {
    // Another edge of the same attribution: where it is reported, whom it relays.
    const StanceMeaning meaning = meaning_of(*stance, Realis::said, ClaimTie::target);
    if (meaning.edge) colour = kind_colour(*meaning.edge);
  }
  return colour.value_or(Colour{0x47, 0x54, 0x67});
}

std::string hex(Colour colour) {
  return fmt::format("#{:02X}{:02X}{:02X}", colour.r, colour.g, colour.b);
}

namespace {

/// Ids of our own are hashes; what came from elsewhere may hold what no format can write.
bool is_writable(const std::string& id) {
  if (id.empty() || !is_valid_utf8(id)) return false;
  return std::all_of(id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x20; });
}

/// Returns how many ids had to be changed.
template <typename Record>
std::size_t make_unique(const std::vector<Record>& records, char letter, std::vector<std::string>& ids) {
  std::unordered_set<std::string> taken;
  taken.reserve(records.size());
  std::size_t changed = 0;
  ids.reserve(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    std::string id = is_writable(records[i].id) ? records[i].id : fmt::format("{}{}", letter, i);
    bool fresh = taken.insert(id).second;
    const std::string base = id;
    for (std::size_t n = i; !fresh; ++n) {
      id = fmt::format("{}~{}", base, n);
      fresh = taken.insert(id).second;
    }
    if (id != records[i].id) ++changed;
    ids.push_back(std::move(id));
  }
  return changed;
}

}  // namespace

SafeIds safe_ids(const GraphData& graph, Diagnostics& diagnostics) {
  SafeIds ids;
  const std::size_t nodes = make_unique(graph.nodes, 'n', ids.nodes);
  const std::size_t edges = make_unique(graph.edges, 'e', ids.edges);
  std::size_t dangling = 0;
  ids.edge_ok.reserve(graph.edges.size());
  for (const Edge& edge : graph.edges) {
    const bool ok = edge.source < graph.nodes.size() && edge.target < graph.nodes.size();
    ids.edge_ok.push_back(ok);
    if (!ok) ++dangling;
  }
  if (nodes + edges > 0) {
    diagnostics.push_back(
        {Severity::warning,
         "duplicate-id",
         fmt::format("{} nodes and {} edges had no id of their own and were given one", nodes, edges),
         "export",
         {}});
  }
  if (dangling > 0) {
    diagnostics.push_back(
        {Severity::warning,
         "dangling-edge",
         fmt::format("{} edges lead to a node that is not in the graph and were left out", dangling),
         "export",
         {}});
  }
  return ids;
}

void report_replaced(std::size_t count, const char* format, Diagnostics& diagnostics) {
  if (count == 0) return;
  diagnostics.push_back({Severity::warning,
                         "characters-replaced",
                         fmt::format("{} characters that {} cannot hold (controls, ill-formed UTF-8) were "
                                     "replaced by U+FFFD or a blank",
                                     count, format),
                         "export",
                         {}});
}

std::string number_text(double value) {
  if (!std::isfinite(value)) return "0";
  return fmt::format("{}", value);
}

}  // namespace claimgraph::detail
