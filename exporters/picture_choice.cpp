#include "exporters/picture_choice.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "claimgraph/stance.hpp"

namespace claimgraph::detail {

namespace {

struct Matter {
  std::vector<std::uint32_t> claims;  // in reading order
  std::set<std::uint32_t> speakers;   // by picture_speaker()
  bool disputed = false, changed = false;
  double worth = 0;

  bool is_told_by_several() const { return disputed || changed || speakers.size() > 1; }
  /// Disputed first, then changed.
  int rank() const { return disputed ? 0 : changed ? 1 : 2; }
};

class Chooser {
 public:
  explicit Chooser(const PictureFacts& facts)
      : m_facts(facts), m_graph(facts.graph()), m_parent(facts.graph().nodes.size()) {}

  PictureChoice choose(bool all) {
    make_matters();
    PictureChoice out;
    std::set<std::uint32_t> speakers;
    for (const Matter& matter : m_matters) speakers.insert(matter.speakers.begin(), matter.speakers.end());
    out.whole = all || m_facts.claims().size() + speakers.size() <= kReadableBoxes;
    std::vector<std::uint32_t> order(m_matters.size());
    std::iota(order.begin(), order.end(), 0U);
    if (!out.whole) order = most_worthwhile(out);
    // m_matters is in reading order.
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(m_matters[a].rank(), a) < std::pair(m_matters[b].rank(), b);
    });
    for (const auto i : order)
      out.claims.insert(out.claims.end(), m_matters[i].claims.begin(), m_matters[i].claims.end());
    return out;
  }

 private:
  std::uint32_t root(std::uint32_t node) {
    while (m_parent[node] != node) node = m_parent[node] = m_parent[m_parent[node]];
    return node;
  }

  void make_matters() {
    std::iota(m_parent.begin(), m_parent.end(), 0U);
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
      const Edge& e = m_graph.edges[i];
      if (!m_facts.ids().edge_ok[i] || !is_matter(e.kind)) continue;
      const std::uint32_t a = root(e.source), b = root(e.target);
      m_parent[std::max(a, b)] = std::min(a, b);
    }
    std::vector<std::uint32_t> place(m_graph.nodes.size(), UINT32_MAX);
    for (const auto claim : m_facts.claims()) {
      const std::uint32_t top = root(claim);
      if (place[top] == UINT32_MAX) {
        place[top] = static_cast<std::uint32_t>(m_matters.size());
        m_matters.emplace_back();
      }
      add(m_matters[place[top]], claim);
    }
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
      const Edge& e = m_graph.edges[i];
      const bool changes = e.kind == EdgeKind::variant_of || e.kind == EdgeKind::contradicts;
      if (m_facts.ids().edge_ok[i] && changes && place[root(e.source)] != UINT32_MAX)
        m_matters[place[root(e.source)]].changed = true;
    }
  }

  void add(Matter& matter, std::uint32_t claim) {
    matter.claims.push_back(claim);
    matter.worth = std::max(matter.worth, m_graph.nodes[claim].worth);
    for (const auto i : m_facts.of(claim).said) {
      const Edge& e = m_graph.edges[i];
      matter.speakers.insert(m_facts.picture_speaker(shown_ends(m_graph, e).first));
      if (side_of(e.kind) == Side::against) matter.disputed = true;
    }
  }

  /// Indices of matters, as many as there is room for.
  std::vector<std::uint32_t> most_worthwhile(PictureChoice& out) {
    std::vector<std::uint32_t> order(m_matters.size());
    std::iota(order.begin(), order.end(), 0U);
    const bool any = std::any_of(m_matters.begin(), m_matters.end(),
                                 [](const Matter& matter) { return matter.is_told_by_several(); });
    const auto worth = [&](std::uint32_t i) {
      const Matter& m = m_matters[i];
      return std::tuple(!m.is_told_by_several(), m.rank(), -static_cast<double>(m.speakers.size()), -m.worth,
                        i);
    };
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return worth(a) < worth(b); });
    std::vector<std::uint32_t> taken;
    std::set<std::uint32_t> drawn;
    std::size_t claims = 0;
    for (const auto i : order) {
      const Matter& matter = m_matters[i];
      std::set<std::uint32_t> speakers = drawn;
      speakers.insert(matter.speakers.begin(), matter.speakers.end());
      const bool wanted = matter.is_told_by_several() || !any;
      const bool fits = claims + matter.claims.size() + speakers.size() <= kReadableBoxes;
      if (wanted && (fits || taken.empty())) {
        taken.push_back(i);
        drawn = std::move(speakers);
        claims += matter.claims.size();
      } else if (matter.is_told_by_several()) {
        ++out.matters;
      } else {
        out.single += matter.claims.size();
      }
    }
    return taken;
  }

  const PictureFacts& m_facts;
  const GraphData& m_graph;
  std::vector<std::uint32_t> m_parent;  // of each node
  std::vector<Matter> m_matters;
};

}  // namespace

PictureChoice choose_claims(const PictureFacts& facts, bool all) {
  return Chooser(facts).choose(all);
}

}  // namespace claimgraph::detail
