// What a graph says about each of its nodes, as far as a picture shows it, and the reading order of its
// articles and claims. Internal to exporters.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "claimgraph/graph_data.hpp"
#include "exporters/view.hpp"

namespace claimgraph::detail {

bool is_matter(EdgeKind kind);  ///< one claim to another about the same matter
/// Edges that are drawn only between boxes that are there for another reason.
bool is_minor(EdgeKind kind);
/// Empty unless it is http or https and of a sane length.
std::string safe_url(const std::string& url);

inline constexpr std::uint32_t kNoArticle = UINT32_MAX;

/// `graph` must outlive it; immutable after construction, which is O(n log n).
class PictureFacts {
 public:
  PictureFacts(const GraphData& graph, Diagnostics& diagnostics);

  /// What the edges say about one node.
  struct Facts {
    std::vector<std::uint32_t> said;      ///< edges between a speaker and a claim
    std::vector<std::uint32_t> articles;  ///< numbers of the articles it is reported in, sorted
    bool reacted = false;                 ///< anything beyond narration, about and reportedIn
    bool other_edges = false;             ///< an edge that is not minor
    std::uint64_t place = UINT64_MAX;     ///< article number and position of its first passage
  };

  const GraphData& graph() const { return m_graph; }
  const SafeIds& ids() const { return m_ids; }
  const Facts& of(std::uint32_t node) const { return m_facts[node]; }
  const std::string& affiliation(std::uint32_t node) const { return m_affiliation[node]; }
  const std::vector<std::uint32_t>& articles() const { return m_articles; }
  const std::vector<std::uint32_t>& claims() const { return m_claims; }
  /// The node whose box a speaker shares: one for all names of one (sameAs), the unnamed source of copied
  /// articles included. Itself for nodes that share none.
  std::uint32_t picture_speaker(std::uint32_t node) const { return m_speaker[node]; }
  /// Footnote number from 0 of an article id, kNoArticle when the graph does not hold it.
  std::uint32_t number_of(const std::string& article) const;

 private:
  void number_articles();
  void survey();
  void note_place(Facts& facts, const Evidence& evidence);
  void order_claims();
  void join_names();

  const GraphData& m_graph;
  const SafeIds m_ids;
  std::vector<Facts> m_facts;                               // of each node
  std::vector<std::string> m_affiliation;                   // of each node: "CEO, OpenAI"
  std::vector<std::uint32_t> m_speaker;                     // of each node, see picture_speaker()
  std::vector<std::uint32_t> m_articles;                    // nodes, in footnote order
  std::unordered_map<std::string, std::uint32_t> m_number;  // article id → footnote number, from 0
  std::vector<std::uint32_t> m_claims;                      // nodes, in reading order
};

void sort_unique(std::vector<std::uint32_t>& numbers);

}  // namespace claimgraph::detail
