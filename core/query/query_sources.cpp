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
  Sources(const Store& store, GraphData graph) : m_store(store), m_graph(std::move(graph)) {
    for (const Node& node : m_graph.nodes) {
      if (node.kind == NodeKind::article && !node.publisher.empty())
        m_outlets.insert(normalise_name(node.publisher));
    }
  }

  SourcesResult find(const ClaimInfo& claim) {
    SourcesResult out;
    out.claim = claim;
    collect(claims_of(claim.id));
    for (auto& [article, report] : m_reports) settle(article, report);
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
  /// The claim, those that are the same, and those with the figure rounded or cut.
  Nodes claims_of(const std::string& id) const {
    std::set<std::string> families;
    for (const Node& node : m_graph.nodes) {
      if (node.id == id) families.insert(family_of(node));
    }
    std::set<std::string> wider = families;
    for (const Edge& e : m_graph.edges) {
      if (e.kind != EdgeKind::variant_of || (e.detail != "rounds-to" && e.detail != "truncates-to")) continue;
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
    const std::string folded = normalise_name(name);
    return folded != normalise_name(own) && m_outlets.contains(folded);
  }

  void collect(const Nodes& claims) {
    for (const Edge& e : m_graph.edges) {
      const bool says = e.kind == EdgeKind::said_by && claims.contains(e.source);
      const bool reported = e.kind == EdgeKind::reported_in && claims.contains(e.source);
      if ((!says && !reported) || e.evidence.empty()) continue;
      const std::string& article = e.evidence.front().article;
      SourceReport& report = m_reports[article];
      if (!says) continue;
      const Node& speaker = m_graph.nodes[e.target];
      if (e.attribution_kind == "narration") continue;
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
             !narrated(entry.first, claims);
    });
  }

  bool narrated(const std::string& article, const Nodes& claims) const {
    return std::any_of(m_graph.edges.begin(), m_graph.edges.end(), [&](const Edge& e) {
      return e.kind == EdgeKind::said_by && e.attribution_kind == "narration" && claims.contains(e.source) &&
             !e.evidence.empty() && e.evidence.front().article == article;
    });
  }

  void settle(const std::string& article, SourceReport& report) const {
    report.article = article;
    if (const auto info = m_store.article_info(article)) {
      report.headline = info->headline;
      report.publisher = info->publisher;
      report.date = info->date_published;
    }
    for (const Edge& e : m_graph.edges) {
      if (e.kind == EdgeKind::derived_from && m_graph.nodes[e.source].id == article &&
          m_reports.contains(m_graph.nodes[e.target].id))
        report.leans_on = m_graph.nodes[e.target].label;
    }
    const auto from = m_from.find(article);
    if (report.leans_on.empty() && from != m_from.end()) report.leans_on = *from->second.begin();
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
    for (const Edge& e : m_graph.edges) {
      if (e.kind == EdgeKind::affiliation && sources.contains(family_of(m_graph.nodes[e.target])))
        sources.erase(family_of(m_graph.nodes[e.source]));
    }
    for (auto& [family, source] : sources) out.independent_sources.push_back(std::move(source));
  }

  Nodes speakers_in(const std::string& article) const {
    const auto found = m_speakers.find(article);
    return found == m_speakers.end() ? Nodes() : found->second;
  }

  const Store& m_store;
  GraphData m_graph;
  std::set<std::string> m_outlets;
  std::map<std::string, SourceReport> m_reports;        // by article
  std::map<std::string, Nodes> m_speakers;              // likewise
  std::map<std::string, std::set<std::string>> m_from;  // outlets that the article names for it
};

}  // namespace

std::optional<SourcesResult> query_sources(const Store& store, std::string_view text, double min_confidence) {
  const auto claim = claim_meant(store, text, min_confidence);
  if (!claim) return std::nullopt;
  return Sources(store, store.load_graph({.words = false, .min_confidence = min_confidence})).find(*claim);
}

}  // namespace claimgraph
