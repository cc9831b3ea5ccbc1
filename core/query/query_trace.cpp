// A trace walks the graph back from a claim: the articles that report it, the speakers, the speeches that a
// speaker only relays, the articles from which text was copied or which are cited. Boost's breadth-first
// search does the walking (ClaimGraph::trace_back); this file words the steps and says where they end.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/query/queries.hpp"

namespace claimgraph {

namespace {

const char* relation_words(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::said_by:
      return "said by";
    case EdgeKind::reported_in:
      return "reported in";
    case EdgeKind::relays:
      return "relays";
    case EdgeKind::derived_from:
      return "copied from";
    case EdgeKind::cites:
      return "cites";
    case EdgeKind::revision_of:
      return "revision of";
    default:
      return edge_kind_name(kind);
  }
}

TraceHop hop_of(const Store& store, const GraphData& data, const TraceEdge& step) {
  const Edge& edge = data.edges[step.edge];
  TraceHop hop;
  hop.relation = relation_words(edge.kind);
  hop.depth = step.depth;
  hop.from_id = data.nodes[step.from].id;
  hop.from_label = data.nodes[step.from].label;
  hop.to_id = data.nodes[step.to].id;
  hop.to_label = data.nodes[step.to].label;
  hop.note = edge.kind == EdgeKind::said_by ? std::string() : edge.label;
  std::string article = edge.evidence.empty() ? std::string() : edge.evidence.front().article;
  if (edge.kind == EdgeKind::derived_from || edge.kind == EdgeKind::cites ||
      edge.kind == EdgeKind::reported_in || edge.kind == EdgeKind::revision_of) {
    if (data.nodes[step.to].kind == NodeKind::article) article = hop.to_id;
  }
  if (!edge.attribution.empty()) hop.saying = store.attribution(edge.attribution);
  if (const auto info = article.empty() ? std::nullopt : store.article_info(article)) {
    hop.article = info->id;
    hop.headline = info->headline;
    hop.publisher = info->publisher;
    hop.date = info->date_published;
  }
  return hop;
}

/// Speeches that the sayings only pass on: A said that B said.
void add_relayed(const Store& store, const AttributionInfo& saying, std::uint32_t depth,
                 std::vector<TraceHop>& hops, std::set<std::string>& seen) {
  if (saying.relays.empty() || !seen.insert(saying.relays).second) return;
  const auto inner = store.attribution(saying.relays);
  if (!inner) return;
  TraceHop hop;
  hop.relation = "relays";
  hop.depth = depth;
  hop.from_id = saying.id;
  hop.from_label = saying.speakers.empty() ? "unstated source" : saying.speakers.front().name;
  hop.to_id = inner->id;
  hop.to_label = inner->speakers.empty() ? "unstated source" : inner->speakers.front().name;
  hop.article = inner->article;
  hop.headline = inner->headline;
  hop.publisher = inner->publisher;
  hop.date = inner->date;
  hop.saying = *inner;
  hops.push_back(hop);
  add_relayed(store, *inner, depth + 1, hops, seen);
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

/// Who stands at the end: the named speakers of the earliest sayings, innermost speech first.
void find_origins(TraceResult& result) {
  std::set<std::string> relaying;  // sayings that only pass on what another said
  std::vector<const AttributionInfo*> sayings;
  for (const TraceHop& hop : result.hops) {
    if (!hop.saying) continue;
    sayings.push_back(&*hop.saying);
    if (!hop.saying->relays.empty()) relaying.insert(hop.saying->id);
  }
  std::string earliest = "9999";
  const auto counts = [&](const AttributionInfo& saying) {
    return relaying.count(saying.id) == 0 && says_own_claim(saying.stance, saying.realis) &&
           saying.kind != AttributionKind::narration;
  };
  for (const AttributionInfo* saying : sayings) {
    if (counts(*saying) && !saying->date.empty()) earliest = std::min(earliest, saying->date);
  }
  for (const AttributionInfo* saying : sayings) {
    if (!counts(*saying) || (!saying->date.empty() && saying->date > earliest)) continue;
    for (const EntityRef& speaker : saying->speakers) {
      const std::string name =
          speaker.anonymous ? fmt::format("an unnamed source (“{}”)", speaker.name) : speaker.name;
      if (std::find(result.origins.begin(), result.origins.end(), name) == result.origins.end()) {
        result.origins.push_back(name);
      }
    }
  }
}

std::string first_report(const TraceResult& result) {
  if (result.earliest_article.empty()) return {};
  std::string text = fmt::format("; the earliest article here that has it is {}", result.earliest_article);
  if (!result.earliest_publisher.empty()) text += fmt::format(" ({})", result.earliest_publisher);
  if (!result.earliest_date.empty()) text += fmt::format(" of {}", result.earliest_date.substr(0, 10));
  return text;
}

void describe_ending(TraceResult& result) {
  const auto narrated = std::find_if(result.hops.begin(), result.hops.end(), [](const TraceHop& hop) {
    return hop.saying && hop.saying->kind == AttributionKind::narration;
  });
  if (!result.origins.empty()) {
    const bool unnamed = result.origins.front().compare(0, 10, "an unnamed") == 0;
    result.ending = fmt::format("Origin: {}{}. ", joined(result.origins), first_report(result));
    result.ending += unnamed ? "Who that is, the articles do not say: the trail goes dark here."
                             : fmt::format(
                                   "The original document of {} own statement is not among the articles: the "
                                   "trail goes dark here.",
                                   result.origins.size() == 1 ? result.origins.front() + "’s" : "their");
  } else if (narrated != result.hops.end()) {
    result.ending =
        fmt::format("{} states this in its own voice and names no source{}: the trail goes dark here.",
                    narrated->saying->publisher.empty() ? "The article" : narrated->saying->publisher,
                    first_report(result));
  } else if (!result.claim.disputes.empty()) {
    result.ending = fmt::format("Here it is only denied or disputed; nobody in the articles asserts it{}.",
                                first_report(result));
  } else {
    result.ending =
        fmt::format("The articles name no source{}: the trail goes dark here.", first_report(result));
  }
}

/// The best match that somebody asserts; a claim that is only denied has no trail of its own.
std::optional<ClaimInfo> claim_to_trace(const Store& store, std::string_view text) {
  constexpr std::size_t kLookedAt = 10;
  bool some_words_only = false;
  std::optional<ClaimInfo> first;
  for (const std::string& id : find_claims(store, text, kLookedAt, some_words_only)) {
    auto claim = store.claim(id);
    if (claim && claim->speakers > 0) return claim;
    if (!first) first = std::move(claim);
  }
  return first;
}

}  // namespace

std::optional<TraceResult> query_trace(const Store& store, std::string_view text) {
  const auto claim = claim_to_trace(store, text);
  if (!claim) return std::nullopt;
  TraceResult result;
  result.claim = speakers_of_claim(store, *claim);

  const ClaimGraph graph(store.load_graph());
  for (const TraceEdge& step : graph.trace_back(claim->id)) {
    const EdgeKind kind = graph.data().edges[step.edge].kind;
    if (step.depth > 1 && kind == EdgeKind::said_by) continue;
    result.hops.push_back(hop_of(store, graph.data(), step));
  }
  std::set<std::string> seen;
  const std::vector<TraceHop> direct = result.hops;
  for (const TraceHop& hop : direct) {
    if (hop.saying) add_relayed(store, *hop.saying, hop.depth + 1, result.hops, seen);
  }
  std::stable_sort(result.hops.begin(), result.hops.end(), [](const TraceHop& a, const TraceHop& b) {
    const auto date = [](const TraceHop& hop) { return hop.date.empty() ? std::string("9999") : hop.date; };
    return std::make_tuple(a.depth, date(a), a.article, a.to_id) <
           std::make_tuple(b.depth, date(b), b.article, b.to_id);
  });

  std::set<std::string> others;
  for (const ClaimRelation& relation : result.claim.relations) {
    others.insert(relation.source == claim->id ? relation.target : relation.source);
  }
  for (const std::string& id : others) {
    if (const auto other = store.claim(id)) result.variants.push_back(speakers_of_claim(store, *other));
  }
  std::stable_sort(
      result.variants.begin(), result.variants.end(), [](const ClaimSpeakers& a, const ClaimSpeakers& b) {
        const auto date = [](const ClaimSpeakers& c) {
          return c.claim.first_appearance.empty() ? std::string("9999") : c.claim.first_appearance;
        };
        return date(a) < date(b);
      });
  result.earliest_date = claim->first_appearance;
  if (const auto first = store.article_info(claim->first_article)) {
    result.earliest_article = first->headline.empty() ? first->doc : fmt::format("“{}”", first->headline);
    result.earliest_publisher = first->publisher;
  }
  find_origins(result);
  describe_ending(result);
  return result;
}

}  // namespace claimgraph
