#include "exporters/picture_arrows.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "claimgraph/stance.hpp"
#include "exporters/picture_boxes.hpp"
#include "exporters/text_out.hpp"

namespace claimgraph::detail {

namespace {

std::string edge_words(const Edge& edge) {
  if (!edge.label.empty()) return edge.label;
  if (const auto stance = stance_from(edge.stance)) {
    const AttributionKind kind =
        attribution_kind_from(edge.attribution_kind).value_or(AttributionKind::indirect);
    return stance_verb(kind, *stance, Realis::said);
  }
  switch (edge.kind) {
    case EdgeKind::said_by:
      return edge.attribution_kind == "narration" ? "reported" : "said";
    case EdgeKind::variant_of:
      return "same matter";
    case EdgeKind::derived_from:
      return "copied from";
    case EdgeKind::revision_of:
      return "newer version of";
    default:
      return edge_kind_name(edge.kind);
  }
}

class ArrowMaker {
 public:
  ArrowMaker(const PictureFacts& facts, const std::vector<std::uint32_t>& box, Picture& picture)
      : m_facts(facts), m_graph(facts.graph()), m_box(box), m_picture(picture) {}

  std::size_t make() {
    find_matters();
    find_relays();
    make_arrows();
    return m_matters;
  }

 private:
  /// Of the relations inside one matter only a tree is drawn, contradictions first: n wordings have up to
  /// n²/2 relations, and all of them together show nothing. Each leads away from the earliest claim.
  void find_matters() {
    std::vector<std::uint32_t> edges;
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
      const Edge& e = m_graph.edges[i];
      if (m_facts.ids().edge_ok[i] && is_matter(e.kind) && m_box[e.source] != kNoBox &&
          m_box[e.target] != kNoBox) {
        edges.push_back(i);
      }
    }
    std::stable_sort(edges.begin(), edges.end(), [&](std::uint32_t a, std::uint32_t b) {
      return (m_graph.edges[a].kind == EdgeKind::contradicts) >
             (m_graph.edges[b].kind == EdgeKind::contradicts);
    });
    std::vector<std::uint32_t> parent(m_picture.boxes.size());
    std::iota(parent.begin(), parent.end(), 0U);
    const auto root = [&](std::uint32_t box) {
      while (parent[box] != box) box = parent[box] = parent[parent[box]];
      return box;
    };
    std::map<std::uint32_t, std::vector<std::pair<std::uint32_t, std::uint32_t>>> tree;  // box → (box, edge)
    for (const auto i : edges) {
      const std::uint32_t a = m_box[m_graph.edges[i].source];
      const std::uint32_t b = m_box[m_graph.edges[i].target];
      const std::uint32_t ra = root(a);
      const std::uint32_t rb = root(b);
      if (ra == rb) continue;
      parent[std::max(ra, rb)] = std::min(ra, rb);
      tree[a].emplace_back(b, i);
      tree[b].emplace_back(a, i);
    }
    std::set<std::uint32_t> seen;
    for (const auto& [start, _] : tree) {  // in reading order: the earliest claim of a matter comes first
      if (!seen.insert(start).second) continue;
      ++m_matters;
      std::vector<std::uint32_t> queue{start};
      for (std::size_t at = 0; at < queue.size(); ++at) {
        for (const auto& [next, i] : tree[queue[at]]) {
          if (!seen.insert(next).second) continue;
          m_matter_ends[i] = {queue[at], next};
          queue.push_back(next);
        }
      }
    }
  }

  /// Who passes on what somebody else says: by the speaker whose words are passed on, with the passage.
  void find_relays() {
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
      const Edge& e = m_graph.edges[i];
      if (!m_facts.ids().edge_ok[i] || e.kind != EdgeKind::relays) continue;
      const auto [outer, inner] = shown_ends(m_graph, e);
      for (const Evidence& passage : e.evidence) m_relays[inner].push_back({outer, &passage});
    }
  }

  /// "via Vail": the words of this edge stand in a passage of another speaker.
  std::string via(const Edge& e) const {
    const auto found = m_relays.find(shown_ends(m_graph, e).first);
    if (found == m_relays.end()) return {};
    for (const auto& [outer, around] : found->second) {
      for (const Evidence& own : e.evidence) {
        if (own.article == around->article && own.start >= around->start && own.end <= around->end)
          return "via " + shorten(m_graph.nodes[outer].label, 30);
      }
    }
    return {};
  }

  std::string passage(const Edge& e) const {
    if (e.evidence.empty()) return {};
    const Evidence& evidence = e.evidence.front();
    std::string out = "“" + shorten(evidence.exact, 300) + "”";
    const std::uint32_t number = m_facts.number_of(evidence.article);
    if (number == kNoArticle) return out;
    const Node& article = m_graph.nodes[m_facts.articles()[number]];
    if (!article.publisher.empty()) out += " — " + article.publisher;
    if (!article.date_published.empty()) out += ", " + human_date(article.date_published);
    return out;
  }

  /// Edges between the same two boxes that do the same to the claim become one arrow.
  struct Fold {
    std::vector<std::string> verbs;
    std::string said_at, medium, via;
    std::set<std::string> articles;
    bool all_hedged = true;
    bool all_unsure = true;
  };

  void make_arrows() {
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, std::size_t> index;  // → arrows
    std::vector<Fold> folds;
    const std::size_t first = m_picture.arrows.size();
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
      const Edge& e = m_graph.edges[i];
      if (!m_facts.ids().edge_ok[i] || !is_drawn(e)) continue;
      Arrow arrow;
      if (is_matter(e.kind)) {
        const auto found = m_matter_ends.find(i);
        if (found == m_matter_ends.end()) continue;
        std::tie(arrow.from, arrow.to) = found->second;
      } else {
        const auto [from, to] = shown_ends(m_graph, e);
        arrow.from = m_box[from];
        arrow.to = m_box[to];
      }
      arrow.colour = edge_colour(e);
      arrow.dotted = is_matter(e.kind) || e.kind == EdgeKind::relays || is_minor(e.kind);
      arrow.arrow = !is_matter(e.kind) || e.kind == EdgeKind::narrower;
      const auto key = std::tuple(arrow.from, arrow.to, hex(arrow.colour) + (arrow.dotted ? "." : ""));
      const auto [found, fresh] = index.emplace(key, folds.size());
      if (fresh) {
        arrow.tooltip = passage(e);
        m_picture.arrows.push_back(std::move(arrow));
        folds.emplace_back();
      } else {
        ++m_picture.arrows[first + found->second].count;
      }
      fold(folds[found->second], e);
      if (folds[found->second].via.empty()) folds[found->second].via = via(e);
    }
    for (std::size_t i = 0; i < folds.size(); ++i) {
      m_picture.arrows[first + i].label = label(folds[i]);
      m_picture.arrows[first + i].dashed = folds[i].all_hedged;
      m_picture.arrows[first + i].faint = folds[i].all_unsure;
    }
  }

  bool is_drawn(const Edge& e) const {
    if (m_box[e.source] == kNoBox || m_box[e.target] == kNoBox) return false;
    if (m_box[e.source] == m_box[e.target] || e.kind == EdgeKind::mentions) return false;
    if (e.kind == EdgeKind::relays && !m_facts.claims().empty()) return false;  // "via", see find_relays()
    if (m_facts.claims().empty()) return true;
    if (e.kind == EdgeKind::affiliation) return false;
    // A claim whose speakers are outside the picture hangs on what it is about.
    if (e.kind == EdgeKind::about) return !m_facts.of(e.source).other_edges;
    if (e.kind == EdgeKind::reported_in) return m_graph.nodes[e.source].kind == NodeKind::attribution;
    return true;
  }

  static void fold(Fold& f, const Edge& e) {
    const std::string verb = shorten(edge_words(e), 40);
    if (f.verbs.size() < 2 && std::find(f.verbs.begin(), f.verbs.end(), verb) == f.verbs.end())
      f.verbs.push_back(verb);
    if (f.said_at.empty()) f.said_at = human_date(e.said_at);
    if (f.medium.empty()) f.medium = shorten(e.medium, 48);
    if (!e.hedged) f.all_hedged = false;
    const bool sure = std::any_of(e.evidence.begin(), e.evidence.end(),
                                  [](const Evidence& one) { return one.confidence >= kSureEnough; });
    if (sure || e.evidence.empty()) f.all_unsure = false;
    for (const Evidence& evidence : e.evidence) f.articles.insert(evidence.article);
  }

  static std::string label(const Fold& f) {
    std::string out;
    const auto add = [&](const std::string& part) {
      if (part.empty() || out.find(part) != std::string::npos) return;
      if (!out.empty()) out += " · ";
      out += part;
    };
    std::string verbs;
    for (const auto& verb : f.verbs) verbs += (verbs.empty() ? "" : ", ") + verb;
    add(verbs);
    add(f.via);
    add(f.said_at);
    add(f.medium);
    if (f.articles.size() > 1) add(fmt::format("in {} articles", f.articles.size()));
    return out;
  }

  const PictureFacts& m_facts;
  const GraphData& m_graph;
  const std::vector<std::uint32_t>& m_box;
  Picture& m_picture;
  std::size_t m_matters = 0;
  /// Speaker → who passes on, and where.
  std::map<std::uint32_t, std::vector<std::pair<std::uint32_t, const Evidence*>>> m_relays;
  std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> m_matter_ends;  // drawn edge → boxes
};

}  // namespace

std::size_t make_arrows(const PictureFacts& facts, const std::vector<std::uint32_t>& box, Picture& picture) {
  return ArrowMaker(facts, box, picture).make();
}

}  // namespace claimgraph::detail
