#include "exporters/picture_facts.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "claimgraph/stance.hpp"

namespace claimgraph::detail {

bool is_matter(EdgeKind kind) {
  return kind == EdgeKind::contradicts || kind == EdgeKind::variant_of || kind == EdgeKind::same_claim ||
         kind == EdgeKind::narrower;
}

bool is_minor(EdgeKind kind) {
  return kind == EdgeKind::about || kind == EdgeKind::affiliation || kind == EdgeKind::reported_in ||
         kind == EdgeKind::same_as;
}

std::string safe_url(const std::string& url) {
  const bool web = url.rfind("https://", 0) == 0 || url.rfind("http://", 0) == 0;
  return web && url.size() < 2000 ? url : std::string();
}

PictureFacts::PictureFacts(const GraphData& graph, Diagnostics& diagnostics)
    : m_graph(graph), m_ids(safe_ids(graph, diagnostics)) {
  number_articles();
  survey();
  order_claims();
  join_names();
}

/// The name with most sayings stands for all names of one.
void PictureFacts::join_names() {
  m_speaker.resize(m_graph.nodes.size());
  std::iota(m_speaker.begin(), m_speaker.end(), 0U);
  std::unordered_map<std::string, std::uint32_t> best;  // family → node
  const auto in_family = [&](std::uint32_t i) {
    return is_speaker_kind(m_graph.nodes[i].kind) && !m_graph.nodes[i].family.empty();
  };
  for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
    if (!in_family(i)) continue;
    const auto [known, fresh] = best.emplace(m_graph.nodes[i].family, i);
    if (!fresh && m_facts[i].said.size() > m_facts[known->second].said.size()) known->second = i;
  }
  for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
    if (in_family(i)) m_speaker[i] = best.at(m_graph.nodes[i].family);
  }
}

std::uint32_t PictureFacts::number_of(const std::string& article) const {
  const auto found = m_number.find(article);
  return found == m_number.end() ? kNoArticle : found->second;
}

void PictureFacts::number_articles() {
  for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
    if (m_graph.nodes[i].kind == NodeKind::article) m_articles.push_back(i);
  }
  std::sort(m_articles.begin(), m_articles.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Node& x = m_graph.nodes[a];
    const Node& y = m_graph.nodes[b];
    // Undated articles come last.
    return std::tuple(x.date_published.empty(), x.date_published, x.id) <
           std::tuple(y.date_published.empty(), y.date_published, y.id);
  });
  for (std::uint32_t i = 0; i < m_articles.size(); ++i) m_number.emplace(m_graph.nodes[m_articles[i]].id, i);
}

void PictureFacts::survey() {
  m_facts.resize(m_graph.nodes.size());
  m_affiliation.resize(m_graph.nodes.size());
  for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
    if (!m_ids.edge_ok[i]) continue;
    const Edge& e = m_graph.edges[i];
    if (e.kind == EdgeKind::mentions) continue;  // whom an article only names is not drawn for that
    const auto [from, to] = shown_ends(m_graph, e);
    if (e.kind == EdgeKind::affiliation && m_affiliation[from].empty()) {
      m_affiliation[from] =
          e.label.empty() ? m_graph.nodes[to].label : e.label + ", " + m_graph.nodes[to].label;
    }
    for (const auto end : {from, to}) {
      Facts& facts = m_facts[end];
      if (side_of(e.kind)) facts.said.push_back(i);
      if (!is_minor(e.kind)) facts.other_edges = true;
      if (!is_minor(e.kind) && !(e.kind == EdgeKind::said_by && e.attribution_kind == "narration")) {
        facts.reacted = true;
      }
      for (const Evidence& evidence : e.evidence) note_place(facts, evidence);
    }
    if (e.kind == EdgeKind::reported_in) {
      const std::uint32_t number = number_of(m_graph.nodes[to].id);
      if (number != kNoArticle) m_facts[from].articles.push_back(number);
    }
  }
  for (Facts& facts : m_facts) sort_unique(facts.articles);
}

void PictureFacts::note_place(Facts& facts, const Evidence& evidence) {
  const std::uint32_t number = number_of(evidence.article);
  if (number == kNoArticle) return;
  facts.place = std::min(facts.place, (std::uint64_t{number} << 32U) | evidence.start);
  facts.articles.push_back(number);
}

void PictureFacts::order_claims() {
  for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
    if (m_graph.nodes[i].kind == NodeKind::claim) m_claims.push_back(i);
  }
  std::stable_sort(m_claims.begin(), m_claims.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return m_facts[a].place < m_facts[b].place; });
}

void sort_unique(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace claimgraph::detail
