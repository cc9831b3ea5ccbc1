// What a person should look at first: the least certain links and sayings that nobody decided on.
#include <algorithm>
#include <map>
#include <tuple>

#include "claimgraph/queries.hpp"

namespace claimgraph {

namespace {

bool is_link(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::same_claim:
    case EdgeKind::narrower:
    case EdgeKind::variant_of:
    case EdgeKind::contradicts:
    case EdgeKind::same_as:
    case EdgeKind::derived_from:
    case EdgeKind::cites:
      return true;
    default:
      return false;
  }
}

ReviewItem item(DecisionTarget target, const std::string& detail, double confidence, const std::string& by) {
  ReviewItem out;
  out.target = std::move(target);
  out.detail = detail;
  out.confidence = confidence;
  out.by = by;
  return out;
}

std::vector<ReviewItem> links(const Store& store, const GraphData& graph) {
  std::vector<ReviewItem> out;
  for (const Edge& e : graph.edges) {
    const Node& source = graph.nodes[e.source];
    const Node& target = graph.nodes[e.target];
    if (!is_link(e.kind) || e.evidence.empty() || e.evidence[0].origin == Origin::person) continue;
    const bool between_articles = e.kind == EdgeKind::derived_from || e.kind == EdgeKind::cites;
    if (e.evidence[0].confidence >= 1 || (between_articles && target.kind != NodeKind::article)) continue;
    const std::string& detail = e.detail.empty() || between_articles ? e.label : e.detail;
    out.push_back(item({edge_kind_name(e.kind), source.id, target.id, {}}, detail, e.evidence[0].confidence,
                       e.evidence[0].by));
    out.back().one = source.label;
    out.back().other = target.label;
  }
  for (const StanceTarget& t : store.stance_targets()) {
    if (t.confidence < 1 && !t.by.starts_with("person:"))
      out.push_back(item({kAspectStance, t.attribution, t.claim, {}}, t.detail, t.confidence, t.by));
  }
  return out;
}

/// Sayings of which the graph shows something.
std::vector<ReviewItem> sayings(const GraphData& graph) {
  std::map<std::string, ReviewItem> found;
  for (const Edge& e : graph.edges) {
    if (e.attribution.empty() || e.evidence.empty() || e.evidence[0].origin == Origin::person) continue;
    const Evidence& one = e.evidence[0];
    if (one.confidence < kSureEnough)
      found.try_emplace(e.attribution,
                        item({kAspectSaying, e.attribution, {}, {}}, {}, one.confidence, one.by));
  }
  std::vector<ReviewItem> out;
  for (auto& [id, one] : found) out.push_back(std::move(one));
  return out;
}

}  // namespace

std::vector<ReviewItem> query_review(const Store& store, const ReviewFilter& filter) {
  const GraphData graph = store.load_graph({.words = false});
  std::vector<ReviewItem> out;
  if (filter.links) out = links(store, graph);
  if (filter.sayings) {
    std::vector<ReviewItem> more = sayings(graph);
    std::move(more.begin(), more.end(), std::back_inserter(out));
  }
  std::sort(out.begin(), out.end(), [](const ReviewItem& a, const ReviewItem& b) {
    return std::tie(a.confidence, a.target.aspect, a.target.subject, a.target.object) <
           std::tie(b.confidence, b.target.aspect, b.target.subject, b.target.object);
  });
  if (filter.limit > 0 && out.size() > filter.limit) out.resize(filter.limit);
  for (ReviewItem& one : out) {
    if (one.target.subject.starts_with("att-")) one.saying = store.attribution(one.target.subject);
    if (one.target.aspect == kAspectStance) {
      const auto claim = store.claim(one.target.object);
      one.one = one.saying ? one.saying->passage.exact : std::string();
      one.other = claim ? claim->text : std::string();
    } else if (one.saying) {
      one.one = one.saying->passage.exact;
    }
    one.target.label = decision_label(one.one, one.other);
  }
  return out;
}

}  // namespace claimgraph
