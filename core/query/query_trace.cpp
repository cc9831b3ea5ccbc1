// A trace walks back from a claim: the acts of saying it in the articles, the speeches that these only relay,
// the articles that report them, and those from which text was copied or which are cited. It walks the
// unfolded graph, in which every act of saying is a node of its own: what a speaker passes on of another
// claim is no part of this claim's trail. Boost's breadth-first search finds the edges
// (ClaimGraph::trace_back); this file puts them in order, words them and says where they end.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "claimgraph/queries.hpp"

namespace claimgraph {

namespace {

const char* relation_words(EdgeKind kind) {
  switch (kind) {
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

std::string names_of(const std::vector<EntityRef>& speakers) {
  std::string names;
  for (const EntityRef& speaker : speakers) names += (names.empty() ? "" : ", ") + speaker.name;
  return names.empty() ? "unstated source" : names;
}

/// The steps of one trace in the order in which people read them: each article with what is said in it, each
/// saying with what it relays, each article with where it has it from.
class Trail {
 public:
  /// `family`: the claim and those that are the same.
  Trail(const Store& store, const ClaimGraph& graph, const std::vector<ClaimInfo>& family)
      : m_store(store), m_data(graph.data()) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;  // two wordings may share a part of the way
    std::vector<std::pair<std::uint32_t, const ClaimInfo*>> starts;
    for (const ClaimInfo& claim : family) {
      for (const TraceEdge& step : graph.trace_back(claim.id)) {
        if (seen.emplace(step.from, step.edge).second) m_steps[step.from].push_back(step);
      }
      if (const auto start = graph.find(claim.id)) starts.emplace_back(*start, &claim);
    }
    for (const Edge& way : m_data.edges) {
      if (way.kind == EdgeKind::relays) m_outer.emplace(way.target, way.source);  // by id
    }
    follow_claims(starts);
  }

  std::vector<TraceHop> hops() { return std::move(m_hops); }

 private:
  const Edge& edge(const TraceEdge& step) const { return m_data.edges[step.edge]; }

  struct Saying {
    AttributionInfo info;
    std::uint32_t node = 0;
    const ClaimInfo* claim = nullptr;
  };
  struct Report {
    std::string date, article;
    std::uint32_t node = 0;
    std::vector<Saying> sayings;
  };

  void collect(std::uint32_t start, const ClaimInfo& claim, std::map<std::string, Report>& reports) {
    for (const TraceEdge& step : m_steps[start]) {
      if (edge(step).kind != EdgeKind::said_by || m_data.nodes[step.to].kind != NodeKind::attribution)
        continue;
      auto saying = m_store.attribution(m_data.nodes[step.to].id);
      if (!saying) continue;
      Report& report = reports[saying->article];
      report.date = saying->date.empty() ? "9999" : saying->date;
      report.article = saying->article;
      for (const TraceEdge& place : m_steps[step.to]) {
        if (edge(place).kind == EdgeKind::reported_in) report.node = place.to;
      }
      report.sayings.push_back({std::move(*saying), step.to, &claim});
    }
  }

  void follow_claims(const std::vector<std::pair<std::uint32_t, const ClaimInfo*>>& starts) {
    std::map<std::string, Report> reports;
    for (const auto& [start, claim] : starts) collect(start, *claim, reports);
    std::vector<Report> order;
    for (auto& [id, report] : reports) order.push_back(std::move(report));
    std::sort(order.begin(), order.end(), [](const Report& a, const Report& b) {
      return std::tie(a.date, a.article) < std::tie(b.date, b.article);
    });
    for (Report& report : order) {
      std::sort(report.sayings.begin(), report.sayings.end(), [](const Saying& a, const Saying& b) {
        return std::tie(a.info.passage.bytes, a.info.id) < std::tie(b.info.passage.bytes, b.info.id);
      });
      const ClaimInfo& first = *report.sayings.front().claim;
      add_article(report.node, "reported in", first.id, first.text, 1);
      for (const auto& [saying, node, claim] : report.sayings) {
        add_saying(saying, "said by", claim->id, claim->text, 1);
        if (const std::string outer = passed_on_by(node); !outer.empty()) m_hops.back().note = outer;
        follow_relays(node, saying, 2);
      }
      follow_article(report.node, 2);
    }
  }

  /// A said that B said: from one act of saying to the one inside it.
  void follow_relays(std::uint32_t node, const AttributionInfo& outer, std::uint32_t depth) {
    if (!m_followed.insert(node).second) return;
    for (const TraceEdge& step : m_steps[node]) {
      if (edge(step).kind != EdgeKind::relays) continue;
      const auto inner = m_store.attribution(m_data.nodes[step.to].id);
      if (!inner) continue;
      add_saying(*inner, "relays", outer.id, names_of(outer.speakers), depth);
      follow_relays(step.to, *inner, depth + 1);
    }
  }

  /// "as passed on by Vail" for a saying that stands inside another one.
  std::string passed_on_by(std::uint32_t node) const {
    for (auto [at, end] = m_outer.equal_range(node); at != end; ++at) {
      const auto outer = m_store.attribution(m_data.nodes[at->second].id);
      if (outer) return "as passed on by " + names_of(outer->speakers);
    }
    return {};
  }

  void follow_article(std::uint32_t node, std::uint32_t depth) {
    if (!m_followed.insert(node).second) return;
    for (const TraceEdge& step : m_steps[node]) {
      const Edge& way = edge(step);
      add_article(step.to, relation_words(way.kind), m_data.nodes[node].id, m_data.nodes[node].label, depth);
      m_hops.back().note = way.label;
      if (m_data.nodes[step.to].kind == NodeKind::article) follow_article(step.to, depth + 1);
    }
  }

  static TraceHop hop_from(const std::string& id, const std::string& label, const char* relation,
                           std::uint32_t depth) {
    TraceHop hop;
    hop.relation = relation;
    hop.depth = depth;
    hop.from_id = id;
    hop.from_label = label;
    return hop;
  }

  void add_saying(const AttributionInfo& saying, const char* relation, const std::string& from,
                  const std::string& from_label, std::uint32_t depth) {
    TraceHop hop = hop_from(from, from_label, relation, depth);
    hop.to_id = depth > 1 || saying.speakers.empty() ? saying.id : saying.speakers.front().id;
    hop.to_label = names_of(saying.speakers);
    hop.article = saying.article;
    hop.headline = saying.headline;
    hop.publisher = saying.publisher;
    hop.date = saying.date;
    hop.saying = saying;
    m_hops.push_back(std::move(hop));
  }

  void add_article(std::uint32_t node, const char* relation, const std::string& from,
                   const std::string& from_label, std::uint32_t depth) {
    TraceHop hop = hop_from(from, from_label, relation, depth);
    hop.to_id = m_data.nodes[node].id;
    hop.to_label = m_data.nodes[node].label;
    if (const auto info = m_store.article_info(hop.to_id)) {
      hop.article = info->id;
      hop.headline = info->headline;
      hop.publisher = info->publisher;
      hop.date = info->date_published;
    }
    m_hops.push_back(std::move(hop));
  }

  const Store& m_store;
  const GraphData& m_data;
  std::map<std::uint32_t, std::vector<TraceEdge>> m_steps;  // by where they start; nearest first, then by id
  std::multimap<std::uint32_t, std::uint32_t> m_outer;      // what relays an act of saying
  std::set<std::uint32_t> m_followed;
  std::vector<TraceHop> m_hops;
};

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

/// Who stands at the end: the speakers of the earliest sayings of the claim itself. One who only passes on
/// what another said in the same words is not the origin; whose saying only another passes on is named with
/// that one.
std::vector<std::string> find_origins(TraceResult& result) {
  std::set<std::string> own;
  for (const TraceHop& hop : result.hops) {
    if (hop.saying && hop.depth == 1) own.insert(hop.saying->id);
  }
  const auto counts = [&](const TraceHop& hop) {
    return hop.saying && hop.depth == 1 && !own.contains(hop.saying->relays) &&
           hop.saying->kind != AttributionKind::narration;
  };
  std::string earliest = "9999";
  for (const TraceHop& hop : result.hops) {
    if (counts(hop) && !hop.date.empty()) earliest = std::min(earliest, hop.date);
  }
  std::vector<std::string> words;
  for (const TraceHop& hop : result.hops) {
    if (!counts(hop) || (!hop.date.empty() && hop.date > earliest)) continue;
    for (const EntityRef& speaker : hop.saying->speakers) {
      const std::string name =
          speaker.anonymous ? fmt::format("an unnamed source (“{}”)", speaker.name) : speaker.name;
      if (std::find(result.origins.begin(), result.origins.end(), name) != result.origins.end()) continue;
      result.origins.push_back(name);
      words.push_back(hop.note.empty() ? name : fmt::format("{} ({})", name, hop.note));
    }
  }
  return words;
}

std::string first_report(const TraceResult& result) {
  if (result.earliest_article.empty()) return {};
  std::string text = fmt::format("; the earliest article here that has it is {}", result.earliest_article);
  if (!result.earliest_publisher.empty()) text += fmt::format(" ({})", result.earliest_publisher);
  if (!result.earliest_date.empty()) text += fmt::format(" of {}", result.earliest_date.substr(0, 10));
  return text;
}

void describe_ending(TraceResult& result, const std::vector<std::string>& origins) {
  const auto narrated = std::find_if(result.hops.begin(), result.hops.end(), [](const TraceHop& hop) {
    return hop.saying && hop.saying->kind == AttributionKind::narration;
  });
  if (!result.origins.empty()) {
    const bool unnamed = result.origins.front().compare(0, 10, "an unnamed") == 0;
    result.ending = fmt::format("Origin: {}{}. ", joined(origins), first_report(result));
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

/// The claim first, then those that are the same, by id.
std::vector<ClaimInfo> family_of(const Store& store, const ClaimInfo& claim, double min_confidence) {
  std::vector<ClaimInfo> out{claim};
  std::set<std::string> seen{claim.id};
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (const ClaimRelation& relation : store.relations_of_claim(out[i].id)) {
      if (relation.kind != EdgeKind::same_claim) continue;
      const std::string& other = relation.source == out[i].id ? relation.target : relation.source;
      if (!seen.insert(other).second) continue;
      if (auto info = store.claim(other, min_confidence)) out.push_back(std::move(*info));
    }
  }
  std::sort(out.begin() + 1, out.end(), [](const ClaimInfo& a, const ClaimInfo& b) { return a.id < b.id; });
  return out;
}

/// The earliest article that has one of the claims.
void find_first(const Store& store, const std::vector<ClaimInfo>& family, TraceResult& result) {
  const ClaimInfo* first = nullptr;
  const auto date = [](const ClaimInfo& claim) {
    return claim.first_appearance.empty() ? std::string("9999") : claim.first_appearance;
  };
  for (const ClaimInfo& claim : family) {
    if (!first || std::pair(date(claim), claim.first_article) < std::pair(date(*first), first->first_article))
      first = &claim;
  }
  result.earliest_date = first->first_appearance;
  if (const auto article = store.article_info(first->first_article)) {
    result.earliest_article =
        article->headline.empty() ? article->doc : fmt::format("“{}”", article->headline);
    result.earliest_publisher = article->publisher;
  }
}

}  // namespace

std::optional<TraceResult> query_trace(const Store& store, std::string_view text, double min_confidence,
                                       std::size_t sayings) {
  const auto claim = claim_meant(store, text, min_confidence);
  if (!claim) return std::nullopt;
  TraceResult result;
  result.claim = speakers_of_claim(store, *claim, min_confidence, sayings);

  const std::vector<ClaimInfo> family = family_of(store, *claim, min_confidence);
  std::vector<std::string> ids;
  for (const ClaimInfo& one : family) ids.push_back(one.id);
  const ClaimGraph graph(store.load_trail(ids, min_confidence));
  result.hops = Trail(store, graph, family).hops();

  std::set<std::string> others;
  for (const ClaimRelation& relation : result.claim.relations) {
    others.insert(relation.source == claim->id ? relation.target : relation.source);
  }
  for (const std::string& id : others) {
    if (const auto other = store.claim(id, min_confidence))
      result.variants.push_back(speakers_of_claim(store, *other, min_confidence, sayings));
  }
  std::stable_sort(
      result.variants.begin(), result.variants.end(), [](const ClaimSpeakers& a, const ClaimSpeakers& b) {
        const auto date = [](const ClaimSpeakers& c) {
          return c.claim.first_appearance.empty() ? std::string("9999") : c.claim.first_appearance;
        };
        return date(a) < date(b);
      });
  find_first(store, family, result);
  describe_ending(result, find_origins(result));
  return result;
}

}  // namespace claimgraph
