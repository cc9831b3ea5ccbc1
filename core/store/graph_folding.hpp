// What an attribution and a relation become in the folded graph.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/store/graph_rows.hpp"

namespace claimgraph {

/// Which folded edges an attribution makes.
struct Folding {
  bool says = false;  ///< saidBy, Claim → speaker
  std::optional<EdgeKind>
      stance;  ///< speaker → Claim: the claims of others that it is aimed at, else its own
};
Folding folding_of(const GraphRows::AttributionRow& a);

/// The claims that it states.
std::vector<std::uint32_t> claims_of(const GraphRows& rows, const GraphRows::AttributionRow& a);
/// All of the current version of an article; of an older one what the current one no longer says.
std::vector<std::uint32_t> shown_attributions(const GraphRows& rows, const GraphFilter& filter,
                                              std::uint32_t article);

/// The cue as written when it is short; a verb for what it is when not, or when it was not said at all.
std::string label_of(const GraphRows::AttributionRow& a);
/// "contradicts", "same claim as": for a relation of claims that has no label.
const char* relation_words(EdgeKind kind);
/// Where each node stands first, by article and place, as its edges say.
std::map<std::uint32_t, Evidence> first_evidence(const GraphData& graph);

}  // namespace claimgraph
