#include "exporters/picture.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "claimgraph/stance.hpp"
#include "exporters/text_out.hpp"

namespace claimgraph::detail {

namespace {

constexpr std::size_t kBundleFrom = 4;   // narration claims of one publisher that nobody reacts to
constexpr std::size_t kBundleShows = 6;  // of them
constexpr std::size_t kMaxFootnotes = 24;
constexpr std::size_t kMaxNumbers = 5;  // footnote numbers on one claim
constexpr std::uint32_t kNoBox = UINT32_MAX;

bool is_speaking(EdgeKind kind) {
  return kind == EdgeKind::said_by || kind == EdgeKind::disputes || kind == EdgeKind::denies ||
         kind == EdgeKind::supports || kind == EdgeKind::questions || kind == EdgeKind::corrects;
}

bool is_matter(EdgeKind kind) {
  return kind == EdgeKind::contradicts || kind == EdgeKind::variant_of || kind == EdgeKind::same_claim ||
         kind == EdgeKind::narrower;
}

/// Edges that are drawn only between boxes that are there for another reason.
bool is_minor(EdgeKind kind) {
  return kind == EdgeKind::about || kind == EdgeKind::affiliation || kind == EdgeKind::reported_in ||
         kind == EdgeKind::same_as;
}

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

std::string safe_url(const std::string& url) {
  const bool web = url.rfind("https://", 0) == 0 || url.rfind("http://", 0) == 0;
  return web && url.size() < 2000 ? url : std::string();
}

class PictureMaker {
 public:
  PictureMaker(const GraphData& graph, const ExportOptions& options, Diagnostics& diagnostics)
      : m_graph(graph), m_options(options), m_diagnostics(diagnostics), m_ids(safe_ids(graph, diagnostics)) {}

  Picture make() {
    number_articles();
    survey();
    order_claims();
    make_boxes();
    make_matters();
    make_arrows();
    make_heading();
    make_legend();
    warn_about_size();
    return std::move(m_picture);
  }

 private:
  /// What the edges say about one node.
  struct Facts {
    std::vector<std::uint32_t> said;      ///< edges between a speaker and a claim
    std::vector<std::uint32_t> articles;  ///< numbers of the articles it is reported in, sorted
    bool reacted = false;                 ///< anything beyond narration, about and reportedIn
    bool other_edges = false;             ///< an edge that is not minor
    std::uint64_t place = UINT64_MAX;     ///< article number and position of its first passage
  };

  const GraphData& m_graph;
  const ExportOptions& m_options;
  Diagnostics& m_diagnostics;
  const SafeIds m_ids;
  Picture m_picture;
  std::vector<Facts> m_facts;
  std::vector<std::uint32_t> m_box;                         // of each node, kNoBox when it is not drawn
  std::vector<std::uint32_t> m_articles;                    // nodes, in footnote order
  std::unordered_map<std::string, std::uint32_t> m_number;  // article id → footnote number, from 0
  std::vector<std::uint32_t> m_claims;                      // nodes, in reading order
  std::vector<std::string> m_affiliation;                   // of each node: "CEO, OpenAI"
  std::size_t m_matters = 0;
  std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> m_matter_ends;  // drawn edge → boxes

  void number_articles() {
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
    for (std::uint32_t i = 0; i < m_articles.size(); ++i)
      m_number.emplace(m_graph.nodes[m_articles[i]].id, i);
  }

  void survey() {
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
        if (is_speaking(e.kind)) facts.said.push_back(i);
        if (!is_minor(e.kind)) facts.other_edges = true;
        if (!is_minor(e.kind) && !(e.kind == EdgeKind::said_by && e.attribution_kind == "narration")) {
          facts.reacted = true;
        }
        for (const Evidence& evidence : e.evidence) note_place(facts, evidence);
      }
      if (e.kind == EdgeKind::reported_in) {
        const auto found = m_number.find(m_graph.nodes[to].id);
        if (found != m_number.end()) m_facts[from].articles.push_back(found->second);
      }
    }
    for (Facts& facts : m_facts) {
      std::sort(facts.articles.begin(), facts.articles.end());
      facts.articles.erase(std::unique(facts.articles.begin(), facts.articles.end()), facts.articles.end());
    }
  }

  void note_place(Facts& facts, const Evidence& evidence) {
    const auto found = m_number.find(evidence.article);
    if (found == m_number.end()) return;
    facts.place = std::min(facts.place, (std::uint64_t{found->second} << 32U) | evidence.start);
    facts.articles.push_back(found->second);
  }

  void order_claims() {
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      if (m_graph.nodes[i].kind == NodeKind::claim) m_claims.push_back(i);
    }
    std::stable_sort(m_claims.begin(), m_claims.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return m_facts[a].place < m_facts[b].place; });
  }

  std::string footnote_numbers(const Facts& facts) const {
    if (m_articles.size() < 2) return {};
    std::string out;
    std::size_t shown = 0;
    for (const auto number : facts.articles) {
      if (shown == kMaxNumbers) {
        out += fmt::format(" +{}", facts.articles.size() - shown);
        break;
      }
      if (shown++ > 0) out += ' ';
      out += fmt::format("[{}]", number + 1);
    }
    return out;
  }

  std::uint32_t add_box(std::uint32_t node, BoxShape shape) {
    if (m_box[node] != kNoBox) return m_box[node];
    const Node& n = m_graph.nodes[node];
    Box box;
    box.id = m_ids.nodes[node];
    box.shape = shape;
    box.fill = node_colour(n);
    box.dashed = n.anonymous;
    box.title = n.label.empty() ? n.id : n.label;
    box.tooltip = n.label;
    box.url = safe_url(n.url);
    if (shape == BoxShape::speaker) {
      box.subtitle = n.description.empty() ? m_affiliation[node] : n.description;
      if (speaks_in_own_voice(node)) box.subtitle = "in its own voice";
    } else if (shape == BoxShape::claim) {
      box.footnotes = footnote_numbers(m_facts[node]);
    } else if (shape == BoxShape::article) {
      const auto found = m_number.find(n.id);
      if (m_articles.size() > 1 && found != m_number.end())
        box.footnotes = fmt::format("[{}]", found->second + 1);
      if (!n.publisher.empty()) {
        box.subtitle = box.title;
        box.title = n.publisher;
      }
    } else if (n.kind == NodeKind::attribution) {
      box.title = n.cue.empty() ? std::string(n.stance.empty() ? "said" : n.stance) : n.cue;
      box.subtitle = n.said_at.empty() ? std::string() : human_date(n.said_at);
    }
    m_box[node] = static_cast<std::uint32_t>(m_picture.boxes.size());
    m_picture.boxes.push_back(std::move(box));
    return m_box[node];
  }

  bool speaks_in_own_voice(std::uint32_t node) const {
    const auto& said = m_facts[node].said;
    return !said.empty() && std::all_of(said.begin(), said.end(), [&](std::uint32_t e) {
      return m_graph.edges[e].attribution_kind == "narration";
    });
  }

  /// The publisher whose bundle a claim could go to: its one speaker, by narration alone.
  std::uint32_t bundle_of(std::uint32_t claim) const {
    const Facts& facts = m_facts[claim];
    if (facts.reacted || facts.said.empty()) return kNoBox;
    const std::uint32_t speaker = shown_ends(m_graph, m_graph.edges[facts.said.front()]).first;
    const bool one = std::all_of(facts.said.begin(), facts.said.end(), [&](std::uint32_t e) {
      return shown_ends(m_graph, m_graph.edges[e]).first == speaker;
    });
    return one ? speaker : kNoBox;
  }

  void make_boxes() {
    m_box.assign(m_graph.nodes.size(), kNoBox);
    std::map<std::uint32_t, std::vector<std::uint32_t>> bundles;  // publisher → claims
    for (const auto claim : m_claims) {
      const std::uint32_t publisher = bundle_of(claim);
      if (publisher != kNoBox) bundles[publisher].push_back(claim);
    }
    std::erase_if(bundles, [](const auto& bundle) { return bundle.second.size() < kBundleFrom; });
    std::set<std::uint32_t> made;
    for (const auto claim : m_claims) {
      const std::uint32_t publisher = bundle_of(claim);
      const auto bundle = publisher == kNoBox ? bundles.end() : bundles.find(publisher);
      if (bundle == bundles.end()) {
        for (const auto e : m_facts[claim].said) {
          const std::uint32_t speaker = shown_ends(m_graph, m_graph.edges[e]).first;
          if (is_speaker_kind(m_graph.nodes[speaker].kind)) add_box(speaker, BoxShape::speaker);
        }
        add_box(claim, BoxShape::claim);
      } else if (made.insert(publisher).second) {
        add_bundle(publisher, bundle->second);
      }
    }
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      const Node& n = m_graph.nodes[i];
      const bool related = m_facts[i].other_edges && m_box[i] == kNoBox;
      if (n.kind == NodeKind::claim || (!related && !m_claims.empty())) continue;
      if (!m_claims.empty() && is_speaker_kind(n.kind) && !m_facts[i].said.empty()) continue;  // all bundled
      add_box(i, n.kind == NodeKind::article ? BoxShape::article
                 : is_speaker_kind(n.kind)   ? BoxShape::speaker
                                             : BoxShape::other);
    }
  }

  void add_bundle(std::uint32_t publisher, const std::vector<std::uint32_t>& bundled) {
    const std::uint32_t speaker = add_box(publisher, BoxShape::speaker);
    Box box;
    box.id = m_ids.nodes[publisher] + " narration";
    box.shape = BoxShape::bundle;
    box.fill = {0xFF, 0xFA, 0xEB};
    Facts together;
    std::vector<std::uint32_t> claims = bundled;  // what is most worth checking is shown
    std::stable_sort(claims.begin(), claims.end(), [&](std::uint32_t a, std::uint32_t b) {
      return m_graph.nodes[a].worth > m_graph.nodes[b].worth;
    });
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (i < kBundleShows) box.lines.push_back(m_graph.nodes[claims[i]].label);
      for (const auto number : m_facts[claims[i]].articles) together.articles.push_back(number);
    }
    if (claims.size() > kBundleShows) box.subtitle = fmt::format("and {} more", claims.size() - kBundleShows);
    std::sort(together.articles.begin(), together.articles.end());
    together.articles.erase(std::unique(together.articles.begin(), together.articles.end()),
                            together.articles.end());
    box.footnotes = footnote_numbers(together);
    box.tooltip = fmt::format("{} claims in the publisher's own voice", claims.size());
    Arrow arrow;
    arrow.from = speaker;
    arrow.to = static_cast<std::uint32_t>(m_picture.boxes.size());
    arrow.label = "reported";
    m_picture.boxes.push_back(std::move(box));
    m_picture.arrows.push_back(std::move(arrow));
  }

  std::string passage(const Edge& e) const {
    if (e.evidence.empty()) return {};
    const Evidence& evidence = e.evidence.front();
    std::string out = "“" + shorten(evidence.exact, 300) + "”";
    const auto found = m_number.find(evidence.article);
    if (found == m_number.end()) return out;
    const Node& article = m_graph.nodes[m_articles[found->second]];
    if (!article.publisher.empty()) out += " — " + article.publisher;
    if (!article.date_published.empty()) out += ", " + human_date(article.date_published);
    return out;
  }

  /// Edges between the same two boxes that do the same to the claim become one arrow.
  struct Fold {
    std::vector<std::string> verbs;
    std::string said_at, medium;
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
      if (!m_ids.edge_ok[i] || !is_drawn(e)) continue;
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
    }
    for (std::size_t i = 0; i < folds.size(); ++i) {
      m_picture.arrows[first + i].label = label(folds[i]);
      m_picture.arrows[first + i].dashed = folds[i].all_hedged;
      m_picture.arrows[first + i].faint = folds[i].all_unsure;
    }
  }

  bool is_drawn(const Edge& e) const {
    if (m_box[e.source] == kNoBox || m_box[e.target] == kNoBox) return false;
    if (e.kind == EdgeKind::mentions) return false;
    if (m_claims.empty()) return true;
    if (e.kind == EdgeKind::affiliation) return false;
    // A claim whose speakers are outside the picture hangs on what it is about.
    if (e.kind == EdgeKind::about) return !m_facts[e.source].other_edges;
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
    add(f.said_at);
    add(f.medium);
    if (f.articles.size() > 1) add(fmt::format("in {} articles", f.articles.size()));
    return out;
  }

  /// Of the relations inside one matter only a tree is drawn, contradictions first: n wordings have up to
  /// n²/2 relations, and all of them together show nothing. Each leads away from the earliest claim.
  void make_matters() {
    std::vector<std::uint32_t> edges;
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
      const Edge& e = m_graph.edges[i];
      if (m_ids.edge_ok[i] && is_matter(e.kind) && m_box[e.source] != kNoBox && m_box[e.target] != kNoBox) {
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

  static std::string counted(std::size_t n, const char* one, const char* many) {
    return fmt::format("{} {}", n, n == 1 ? one : many);
  }

  void make_heading() {
    std::size_t named = 0;
    std::size_t unnamed = 0;
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
      if (!is_speaker_kind(m_graph.nodes[i].kind) || m_facts[i].said.empty()) continue;
      ++(m_graph.nodes[i].anonymous ? unnamed : named);
    }
    std::vector<std::string> parts;
    if (m_articles.size() == 1) {
      const Node& article = m_graph.nodes[m_articles.front()];
      m_picture.title = article.label;
      if (!article.publisher.empty()) parts.push_back(article.publisher);
      if (!article.authors.empty()) {
        std::string authors;
        for (const auto& author : article.authors) authors += (authors.empty() ? "" : ", ") + author;
        parts.push_back(shorten(authors, 80));
      }
      if (!article.date_published.empty()) parts.push_back(human_date(article.date_published));
    } else if (!m_articles.empty()) {
      m_picture.title = fmt::format("Claims in {} articles", m_articles.size());
      parts.push_back(period());
    }
    if (!m_options.title.empty()) m_picture.title = m_options.title;
    parts.push_back(counted(m_claims.size(), "claim", "claims"));
    if (named > 0) parts.push_back(counted(named, "speaker", "speakers"));
    if (unnamed > 0) parts.push_back(counted(unnamed, "unnamed source", "unnamed sources"));
    for (const auto& part : parts) {
      if (part.empty()) continue;
      if (!m_picture.subtitle.empty()) m_picture.subtitle += " · ";
      m_picture.subtitle += part;
    }
    if (m_articles.size() < 2) return;
    for (std::size_t i = 0; i < std::min(m_articles.size(), kMaxFootnotes); ++i) {
      const Node& article = m_graph.nodes[m_articles[i]];
      std::string text = article.publisher;
      for (const auto& part : {human_date(article.date_published), shorten(article.label, 110)}) {
        if (part.empty()) continue;
        if (!text.empty()) text += " · ";
        text += part;
      }
      m_picture.footnotes.push_back({fmt::format("[{}] {}", i + 1, text), safe_url(article.url)});
    }
    if (m_articles.size() > kMaxFootnotes) {
      m_picture.footnotes.push_back(
          {fmt::format("and {} more articles", m_articles.size() - kMaxFootnotes), {}});
    }
  }

  std::string period() const {
    const std::string first = human_date(m_graph.nodes[m_articles.front()].date_published);
    std::string last;
    for (const auto article : m_articles) {
      const auto& date = m_graph.nodes[article].date_published;
      if (!date.empty()) last = human_date(date);
    }
    return first == last ? first : first + " – " + last;
  }

  void make_legend() {
    bool person = false;
    bool organization = false;
    bool group = false;
    bool unnamed = false;
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      if (m_box[i] == kNoBox || m_picture.boxes[m_box[i]].shape != BoxShape::speaker) continue;
      const Node& n = m_graph.nodes[i];
      unnamed = unnamed || n.anonymous;
      person = person || (!n.anonymous && n.kind == NodeKind::person);
      organization = organization || (!n.anonymous && n.kind == NodeKind::organization);
      group = group || (!n.anonymous && n.kind == NodeKind::group);
    }
    const auto add = [&](bool present, const char* text, Colour colour, const char* mark) {
      if (present) m_picture.legend.push_back({text, colour, mark});
    };
    const auto has = [&](auto test) {
      return std::any_of(m_picture.arrows.begin(), m_picture.arrows.end(), test);
    };
    const auto of_colour = [&](Colour c) {
      return has([&](const Arrow& a) { return !a.dotted && hex(a.colour) == hex(c); });
    };
    add(person, "person", {0x84, 0xA9, 0xFF}, "■");
    add(organization, "organisation", {0x32, 0xD5, 0x83}, "■");
    add(group, "group", {0xA4, 0x8A, 0xFB}, "■");
    add(unnamed, "unnamed", {0x98, 0xA2, 0xB3}, "□");
    for (const auto& [text, kind] : {std::pair{"says", EdgeKind::said_by},
                                     {"supports", EdgeKind::supports},
                                     {"disputes", EdgeKind::disputes},
                                     {"questions", EdgeKind::questions},
                                     {"corrects", EdgeKind::corrects}}) {
      Edge edge;
      edge.kind = kind;
      add(of_colour(edge_colour(edge)), text, edge_colour(edge), "━");
    }
    add(has([](const Arrow& a) { return a.dashed; }), "hedged", {0x47, 0x54, 0x67}, "╍");
    add(has([](const Arrow& a) { return a.faint; }), "less sure", {0xB5, 0xBB, 0xC6}, "━");
    add(m_matters > 0, "same matter, other words or figure", {0x47, 0x54, 0x67}, "┈");
    add(has([](const Arrow& a) { return a.dotted && hex(a.colour) == "#B42318"; }), "contradicts",
        {0xB4, 0x23, 0x18}, "┈");
  }

  void warn_about_size() {
    const std::size_t boxes = m_picture.boxes.size();
    if (boxes <= 300) return;
    std::string message = fmt::format("the picture has {} boxes and will be hard to read; ", boxes);
    if (boxes > 5000) {
      message += "export graphml and open it in Gephi, or draw a part with --around ID --hops 2";
    } else if (boxes > 500) {
      message += "draw a part with --around ID --hops 2, or lay it out with sfdp instead of dot";
    } else {
      message += "draw a part with --around ID --hops 2";
    }
    m_diagnostics.push_back({Severity::warning, "large-picture", message, "export", {}});
  }
};

}  // namespace

Picture make_picture(const GraphData& graph, const ExportOptions& options, Diagnostics& diagnostics) {
  return PictureMaker(graph, options, diagnostics).make();
}

}  // namespace claimgraph::detail
