// Two figures of one thing against each other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/graph_data.hpp"

namespace claimgraph {

/// The same kind, unit and currency: whether they differ can be said.
bool comparable(const Quantity& a, const Quantity& b);
/// The same value and range. How exactly it is given ("about") does not matter.
bool equal_figures(const Quantity& a, const Quantity& b);
/// "5.5M", "43%".
std::string short_figure(const Quantity& q);

struct FigureResult {
  EdgeKind kind = EdgeKind::variant_of;
  std::string label, detail;  ///< "5.58M → 5.6M"; "rounds-to", as in ClaimRelation
  bool turned = false;        ///< the arrow leads from b to a
};

/// What two different figures of the same kind mean; nothing when they agree. An arrow of rounds-to and
/// truncates-to leads from the more precise one, else from a to b.
std::optional<FigureResult> compare_figures(const Quantity& a, const Quantity& b);

}  // namespace claimgraph
