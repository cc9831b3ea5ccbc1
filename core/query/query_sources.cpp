// On how many sources a claim rests: the articles that have it, without copies and without what an article
// has from another outlet, and those who say it there.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "claimgraph/queries.hpp"
#include "core/model/identity.hpp"

namespace claimgraph {

namespace {

using Nodes = std::set<std::uint32_t>;

std::string family_of(const Node& node) {
  return node.family.empty() ? node.id : node.family;
}

class Sources {
 public:
  Sources(const Store& store, double min_confidence)
      : m_store(store), m_filter{.words = false, .min_confidence = min_confidence} {}

  SourcesResult find(const ClaimInfo& claim) {
    SourcesResult out;
    out.claim = claim;
    m_graph = load_part(m_store, m_filter, m_store.articles_between(near(claim.id)));
    collect(claims_of(claim.id));
    for (auto& [article, report] : m_reports) describe(article, report);
    lean();
    for (auto& [article, report] : m_reports) {
      if (report.leans_on.empty()) ++out.independent_reports;
      out.reports.push_back(report);
    }
    std::sort(out.reports.begin(), out.reports.end(), [](const SourceReport& a, const SourceReport& b) {
      return std::tuple(a.date.empty(), a.date, a.article) < std::tuple(b.date.empty(), b.date, b.article);
    });
    add_sources(out);
    return out;
  }

 private:
  static bool is_rounded(EdgeKind kind, const std::string& detail) {
    return kind == EdgeKind::variant_of && (detail == "rounds-to" || detail == "truncates-to");
  }

  /// Ids of all claims that claims_of() may find.
  std::vector<std::string> near(const std::string& id) const {
    std::set<std::string> out;
    for (const std::string& same : m_store.same_claims(id)) {
      out.insert(same);
      for (const ClaimRelation& r : m_store.relations_of_claim(same)) {
        if (!is_rounded(r.kind, r.detail)) continue;
        const std::vector<std::string> others = m_store.same_claims(r.source == same ? r.target : r.source);
        out.insert(others.begin(), others.end());
      }
    }
    return {out.begin(), out.end()};
  }

  /// The claim, those that are the same, and those with the figure rounded or cut.
  Nodes claims_of(const std::string& id) const {
    std::set<std::string> families;
    for (const Node& node : m_graph.nodes) {
      if (node.id == id) families.insert(family_of(node));
    }
    std::set<std::string> wider = families;
    for (const Edge& e : m_graph.edges) {
      if (!is_rounded(e.kind, e.detail)) continue;
      const std::string a = family_of(m_graph.nodes[e.source]);
      const std::string b = family_of(m_graph.nodes[e.target]);
      if (families.contains(a)) wider.insert(b);
      if (families.contains(b)) wider.insert(a);
    }
    Nodes out;
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      if (m_graph.nodes[i].kind == NodeKind::claim && wider.contains(family_of(m_graph.nodes[i])))
        out.insert(i);
    }
    return out;
  }

  bool is_outlet(const std::string& name, const std::string& own) const {
    return normalise_name(name) != normalise_name(own) && m_store.is_outlet(name);
  }

  void collect(const Nodes& claims) {
    std::set<std::string> narrated;
    for (const Edge& e : m_graph.edges) {
      const bool says = e.kind == EdgeKind::said_by && claims.contains(e.source);
      const bool reported = e.kind == EdgeKind::reported_in && claims.contains(e.source);
      if ((!says && !reported) || e.evidence.empty()) continue;
      const std::string& article = e.evidence.front().article;
      SourceReport& report = m_reports[article];
      if (!says) continue;
      const Node& speaker = m_graph.nodes[e.target];
      if (e.attribution_kind == "narration") {
        narrated.insert(article);
        continue;
      }
      const auto saying = m_store.attribution(e.attribution);
      const std::string own = saying ? saying->publisher : std::string();
      if (is_outlet(speaker.label, own)) {
        m_from[article].insert(speaker.label);
        continue;
      }
      if (saying && is_outlet(saying->addressee.name, own)) m_from[article].insert(saying->addressee.name);
      if (m_speakers[article].insert(e.target).second)
        report.speakers.push_back(
            {speaker.id, speaker.label, entity_type_of(speaker.kind), speaker.anonymous});
    }
    // What is only denied there, or said by nobody, is reported but asserted by none.
    std::erase_if(m_reports, [&](const auto& entry) {
      return !m_speakers.contains(entry.first) && !m_from.contains(entry.first) &&
             !narrated.contains(entry.first);
    });
  }

  void describe(const std::string& article, SourceReport& report) const {
    report.article = article;
    if (const auto info = m_store.article_info(article)) {
      report.headline = info->headline;
      report.publisher = info->publisher;
      report.date = info->date_published;
    }
  }

  /// Copies of another report, and what an article has from another outlet.
  void lean() {
    for (const Edge& e : m_graph.edges) {
      if (e.kind != EdgeKind::derived_from || !m_reports.contains(m_graph.nodes[e.target].id)) continue;
      const auto report = m_reports.find(m_graph.nodes[e.source].id);
      if (report != m_reports.end()) report->second.leans_on = m_graph.nodes[e.target].label;
    }
    for (auto& [article, report] : m_reports) {
      const auto from = m_from.find(article);
      if (report.leans_on.empty() && from != m_from.end()) report.leans_on = *from->second.begin();
    }
  }

  void add_sources(SourcesResult& out) const {
    std::map<std::string, EntityRef> sources;  // by family
    for (const SourceReport& report : out.reports) {
      if (!report.leans_on.empty()) continue;
      for (const std::uint32_t speaker : speakers_in(report.article)) {
        const Node& node = m_graph.nodes[speaker];
        sources.try_emplace(family_of(node),
                            EntityRef{node.id, node.label, entity_type_of(node.kind), node.anonymous});
      }
    }
    // The lawyer of the union and the union are one source.
    const GraphData graph = places_of(sources);
    for (const Edge& e : graph.edges) {
      if (e.kind == EdgeKind::affiliation && sources.contains(family_of(graph.nodes[e.target])))
        sources.erase(family_of(graph.nodes[e.source]));
    }
    for (auto& [family, source] : sources) out.independent_sources.push_back(std::move(source));
  }

  /// The part of the graph that says who of them has a place in whom, under all their names.
  GraphData places_of(const std::map<std::string, EntityRef>& sources) const {
    std::vector<std::string> names;
    for (const auto& [family, source] : sources) {
      names.push_back(source.id);
      const auto entity = m_store.entity(source.id);
      if (!entity) continue;
      for (const EntityRef& same : entity->same_as) names.push_back(same.id);
    }
    return load_part(m_store, m_filter, m_store.articles_between(names));
  }

  Nodes speakers_in(const std::string& article) const {
    const auto found = m_speakers.find(article);
    return found == m_speakers.end() ? Nodes() : found->second;
  }

  const Store& m_store;
  GraphFilter m_filter;
  GraphData m_graph;
  std::map<std::string, SourceReport> m_reports;        // by article
  std::map<std::string, Nodes> m_speakers;              // likewise
  std::map<std::string, std::set<std::string>> m_from;  // outlets that the article names for it
};

}  // namespace

std::optional<SourcesResult> query_sources(const Store& store, std::string_view text, double min_confidence) {
  const auto claim = claim_meant(store, text, min_confidence);
  if (!claim) return std::nullopt;
  return Sources(store, min_confidence).find(*claim);
}

}  // namespace claimgraph
