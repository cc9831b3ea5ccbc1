// What all exporters share: the direction in which an edge is shown, colours, unique ids, checks.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "claimgraph/diagnostic.hpp"
#include "claimgraph/graph_data.hpp"

namespace claimgraph::detail {

struct Colour {
  unsigned char r, g, b;
};

bool is_speaker_kind(NodeKind kind);  ///< Person, Organization, Group, Place, Other

/// The ends of an edge as exports show it. The model's saidBy goes from claim to speaker; a picture, a
/// GraphML file and a table show the act of saying from speaker to claim, as people read it.
std::pair<std::uint32_t, std::uint32_t> shown_ends(const GraphData& graph, const Edge& edge);

Colour node_colour(const Node& node);
/// By what the edge does to the claim: red disputes, green supports, amber questions, violet corrects.
Colour edge_colour(const Edge& edge);
std::string hex(Colour colour);  ///< "#E0EAFF"

/// Ids to write: the records' own, made unique and never empty ("n17", "clm-1~2"); each change is a
/// diagnostic (one a kind, with the count).
struct SafeIds {
  std::vector<std::string> nodes, edges;
  std::vector<bool> edge_ok;  ///< both ends exist
};
SafeIds safe_ids(const GraphData& graph, Diagnostics& diagnostics);

/// Adds "replaced N characters that FORMAT cannot hold" when `count` is not 0.
void report_replaced(std::size_t count, const char* format, Diagnostics& diagnostics);

/// Shortest decimal that reads back to the same value, with '.' whatever the locale.
std::string number_text(double value);

}  // namespace claimgraph::detail
