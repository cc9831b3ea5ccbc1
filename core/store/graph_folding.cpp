#include "core/store/graph_folding.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "claimgraph/stance.hpp"

namespace claimgraph {

Folding folding_of(const GraphRows::AttributionRow& a) {
  Folding out;
  out.says = says_own_claim(a.stance, a.realis);
  if (!a.targets.empty()) {
    out.stance = meaning_of(a.stance, a.realis, ClaimTie::target).edge;
  } else if (!out.says) {
    out.stance = meaning_of(a.stance, a.realis, ClaimTie::own).edge;
  }
  return out;
}

std::string label_of(const GraphRows::AttributionRow& a) {
  if (a.realis == Realis::said && !a.cue_words.empty()) return a.cue_words;
  return stance_verb(a.kind, a.stance, a.realis);
}

const char* relation_words(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::contradicts:
      return "contradicts";
    case EdgeKind::same_claim:
      return "same claim as";
    case EdgeKind::narrower:
      return "says more than";
    default:
      return "variant of";
  }
}

std::vector<std::uint32_t> claims_of(const GraphRows& rows, const GraphRows::AttributionRow& a) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t use : a.uses) out.push_back(rows.uses[use].claim);
  return out;
}

namespace {

using Indices = std::vector<std::uint32_t>;
using Signature = std::tuple<Indices, StanceKind, Realis, Indices>;

/// What makes two acts of saying in two versions of an article the same one.
Signature signature(const GraphRows& rows, const GraphRows::AttributionRow& a) {
  Indices speakers = a.speakers;
  std::sort(speakers.begin(), speakers.end());
  return {claims_of(rows, a), a.stance, a.realis, std::move(speakers)};
}

}  // namespace

std::vector<std::uint32_t> shown_attributions(const GraphRows& rows, const GraphFilter& filter,
                                              std::uint32_t article) {
  const GraphRows::ArticleRow& row = rows.articles[article];
  const bool older = row.current != article;
  Indices out;
  if (older && !filter.superseded) return out;
  std::set<Signature> said;
  if (older && row.current != kNone) {
    const GraphRows::Range range = rows.articles[row.current].attributions;
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      said.insert(signature(rows, rows.attributions[i]));
  }
  for (std::uint32_t i = row.attributions.begin; i < row.attributions.end; ++i) {
    if (rows.attributions[i].confidence < filter.min_confidence) continue;
    if (said.empty() || !said.contains(signature(rows, rows.attributions[i]))) out.push_back(i);
  }
  return out;
}

std::map<std::uint32_t, Evidence> first_evidence(const GraphData& graph) {
  std::map<std::uint32_t, Evidence> first;
  for (const Edge& e : graph.edges) {
    for (const Evidence& one : e.evidence) {
      for (const std::uint32_t node : {e.source, e.target}) {
        const auto [it, fresh] = first.try_emplace(node, one);
        if (!fresh && std::tie(one.article, one.bytes) < std::tie(it->second.article, it->second.bytes))
          it->second = one;
      }
    }
  }
  return first;
}

}  // namespace claimgraph
