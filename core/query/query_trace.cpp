// Back to the origin: a walk through the claims graph, then what the walk could not reach.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/graph/claim_graph.hpp"
#include "core/query/queries.hpp"

namespace claimgraph {

namespace {

std::string possessive(const std::string& name) {
  return name.ends_with('s') ? name + "’" : name + "’s";
}

std::optional<std::string> claim_for(const Store& store, std::string_view what) {
  const WhoResult who = query_who(store, what, 1);
  if (who.claims.empty()) return std::nullopt;
  return who.claims.front().claim.id;
}

/// One sentence for each source behind which there is nothing among the articles.
std::vector<std::string> dark_ends(const TraceResult& trace, const std::set<std::string>& publishers) {
  std::vector<std::string> out;
  std::set<std::string> told;
  const auto tell = [&](std::string sentence) {
    if (told.insert(sentence).second) out.push_back(std::move(sentence));
  };
  for (const auto* list : {&trace.sayings, &trace.relayed}) {
    for (const AttributionInfo& a : *list) {
      if (a.kind == AttributionKind::narration) {
        tell(fmt::format("{} reports it in its own voice and names no source.",
                         a.speakers.empty() ? a.publisher : a.speakers.front().name));
        continue;
      }
      if (a.speakers.empty())
        tell(fmt::format("{} states no source.", a.publisher.empty() ? a.article : a.publisher));
      for (const EntityRef& speaker : a.speakers) {
        if (speaker.anonymous) {
          tell(fmt::format("“{}” in {} is unnamed: the trail ends there.", speaker.name,
                           a.publisher.empty() ? "the article" : a.publisher));
        } else if (!publishers.contains(speaker.name)) {
          tell(fmt::format("{} own statement: the original document is not among the articles.",
                           possessive(speaker.name)));
        }
      }
    }
  }
  if (trace.sayings.empty()) out.push_back("Nobody among the articles says it.");
  return out;
}

}  // namespace

std::optional<TraceResult> query_trace(const Store& store, std::string_view what) {
  const auto id = claim_for(store, what);
  if (!id) return std::nullopt;
  TraceResult result;
  result.claim = *store.claim(*id);
  result.sayings = voices_of(store, result.claim).said;
  result.variants = store.relations_of_claim(*id);
  std::set<std::string> relayed;
  for (const AttributionInfo& outer : result.sayings) {
    // Each inner attribution once, so a chain that bites its tail ends.
    for (std::string inner = outer.relays; !inner.empty() && relayed.insert(inner).second;) {
      const auto found = store.attribution(inner);
      if (!found) break;
      inner = found->relays;
      result.relayed.push_back(*found);
    }
  }
  const ClaimGraph graph(store.load_graph());
  if (const auto start = graph.find(*id)) {
    const GraphData& data = graph.data();
    for (const TraceStep& step : graph.trace(*start)) {
      const Edge& edge = data.edges[step.edge];
      TraceHop hop;
      hop.depth = step.depth;
      hop.kind = edge.kind;
      hop.from = data.nodes[step.from].id;
      hop.from_label = data.nodes[step.from].label;
      hop.to = data.nodes[step.to].id;
      hop.to_label = data.nodes[step.to].label;
      hop.to_kind = data.nodes[step.to].kind;
      hop.label = edge.label;
      hop.date = edge.date;
      hop.evidence = edge.evidence;
      if (!edge.attribution.empty()) hop.attribution = store.attribution(edge.attribution);
      result.hops.push_back(std::move(hop));
    }
  }
  std::set<std::string> publishers;
  for (const ArticleInfo& article : store.articles()) publishers.insert(article.publisher);
  result.dark = dark_ends(result, publishers);
  return result;
}

}  // namespace claimgraph
