#include "exporters/picture_boxes.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "exporters/text_out.hpp"

namespace claimgraph::detail {

namespace {

constexpr std::size_t kBundleFrom = 4;   // narration claims of one publisher that nobody reacts to
constexpr std::size_t kBundleShows = 6;  // of them
constexpr std::size_t kMaxNumbers = 5;   // footnote numbers on one claim

class BoxMaker {
 public:
  BoxMaker(const PictureFacts& facts, const PictureChoice& choice, Picture& picture)
      : m_facts(facts),
        m_choice(choice),
        m_graph(facts.graph()),
        m_picture(picture),
        m_box(facts.graph().nodes.size(), kNoBox) {}

  std::vector<std::uint32_t> make() {
    std::map<std::uint32_t, std::vector<std::uint32_t>> bundles;  // publisher → claims
    for (const auto claim : m_choice.claims) {
      const std::uint32_t publisher = bundle_of(claim);
      if (publisher != kNoBox) bundles[publisher].push_back(claim);
    }
    std::erase_if(bundles, [](const auto& bundle) { return bundle.second.size() < kBundleFrom; });
    std::set<std::uint32_t> made;
    for (const auto claim : m_choice.claims) {
      const std::uint32_t publisher = bundle_of(claim);
      const auto bundle = publisher == kNoBox ? bundles.end() : bundles.find(publisher);
      if (bundle == bundles.end()) {
        for (const auto e : m_facts.of(claim).said) {
          const std::uint32_t speaker = shown_ends(m_graph, m_graph.edges[e]).first;
          if (is_speaker_kind(m_graph.nodes[speaker].kind)) add_box(speaker, BoxShape::speaker);
        }
        add_box(claim, BoxShape::claim);
      } else if (made.insert(publisher).second) {
        add_bundle(publisher, bundle->second);
      }
    }
    if (m_choice.whole) add_related();
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      if (is_speaker_kind(m_graph.nodes[i].kind)) m_box[i] = m_box[m_facts.picture_speaker(i)];
    }
    return std::move(m_box);
  }

 private:
  /// What is tied to something without a claim in between: articles that copy, names of one organisation.
  void add_related() {
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      const Node& n = m_graph.nodes[i];
      if (is_speaker_kind(n.kind) && m_box[m_facts.picture_speaker(i)] != kNoBox) continue;
      const bool related = m_facts.of(i).other_edges && m_box[i] == kNoBox;
      if (n.kind == NodeKind::claim || (!related && !m_facts.claims().empty())) continue;
      if (!m_facts.claims().empty() && is_speaker_kind(n.kind) && !m_facts.of(i).said.empty())
        continue;  // all bundled
      add_box(i, n.kind == NodeKind::article ? BoxShape::article
                 : is_speaker_kind(n.kind)   ? BoxShape::speaker
                                             : BoxShape::other);
    }
  }

  std::string footnote_numbers(const std::vector<std::uint32_t>& articles) const {
    if (m_facts.articles().size() < 2) return {};
    std::string out;
    std::size_t shown = 0;
    for (const auto number : articles) {
      if (shown == kMaxNumbers) {
        out += fmt::format(" +{}", articles.size() - shown);
        break;
      }
      if (shown++ > 0) out += ' ';
      out += fmt::format("[{}]", number + 1);
    }
    return out;
  }

  std::uint32_t add_box(std::uint32_t node, BoxShape shape) {
    if (shape == BoxShape::speaker) node = m_facts.picture_speaker(node);
    if (m_box[node] != kNoBox) return m_box[node];
    const Node& n = m_graph.nodes[node];
    Box box;
    box.id = m_facts.ids().nodes[node];
    box.shape = shape;
    box.fill = node_colour(n);
    box.dashed = n.anonymous;
    box.title = n.label.empty() ? n.id : n.label;
    box.tooltip = n.label;
    box.url = safe_url(n.url);
    if (shape == BoxShape::speaker) {
      box.subtitle = n.description.empty() ? m_facts.affiliation(node) : n.description;
      if (speaks_in_own_voice(node)) box.subtitle = "in its own voice";
    } else if (shape == BoxShape::claim) {
      box.footnotes = footnote_numbers(m_facts.of(node).articles);
    } else if (shape == BoxShape::article) {
      const std::uint32_t number = m_facts.number_of(n.id);
      if (m_facts.articles().size() > 1 && number != kNoArticle)
        box.footnotes = fmt::format("[{}]", number + 1);
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
    const auto& said = m_facts.of(node).said;
    return !said.empty() && std::all_of(said.begin(), said.end(), [&](std::uint32_t e) {
      return m_graph.edges[e].attribution_kind == "narration";
    });
  }

  /// The publisher whose bundle a claim could go to: its one speaker, by narration alone.
  std::uint32_t bundle_of(std::uint32_t claim) const {
    const PictureFacts::Facts& facts = m_facts.of(claim);
    if (facts.reacted || facts.said.empty()) return kNoBox;
    const std::uint32_t speaker = shown_ends(m_graph, m_graph.edges[facts.said.front()]).first;
    const bool one = std::all_of(facts.said.begin(), facts.said.end(), [&](std::uint32_t e) {
      return shown_ends(m_graph, m_graph.edges[e]).first == speaker;
    });
    return one ? speaker : kNoBox;
  }

  void add_bundle(std::uint32_t publisher, const std::vector<std::uint32_t>& bundled) {
    const std::uint32_t speaker = add_box(publisher, BoxShape::speaker);
    Box box;
    box.id = m_facts.ids().nodes[publisher] + " narration";
    box.shape = BoxShape::bundle;
    box.fill = {0xFF, 0xFA, 0xEB};
    std::vector<std::uint32_t> articles;
    std::vector<std::uint32_t> claims = bundled;  // what is most worth checking is shown
    std::stable_sort(claims.begin(), claims.end(), [&](std::uint32_t a, std::uint32_t b) {
      return m_graph.nodes[a].worth > m_graph.nodes[b].worth;
    });
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (i < kBundleShows) box.lines.push_back(m_graph.nodes[claims[i]].label);
      for (const auto number : m_facts.of(claims[i]).articles) articles.push_back(number);
    }
    if (claims.size() > kBundleShows) box.subtitle = fmt::format("and {} more", claims.size() - kBundleShows);
    sort_unique(articles);
    box.footnotes = footnote_numbers(articles);
    box.tooltip = fmt::format("{} claims in the publisher's own voice", claims.size());
    Arrow arrow;
    arrow.from = speaker;
    arrow.to = static_cast<std::uint32_t>(m_picture.boxes.size());
    arrow.label = "reported";
    m_picture.boxes.push_back(std::move(box));
    m_picture.arrows.push_back(std::move(arrow));
  }

  const PictureFacts& m_facts;
  const PictureChoice& m_choice;
  const GraphData& m_graph;
  Picture& m_picture;
  std::vector<std::uint32_t> m_box;
};

}  // namespace

std::vector<std::uint32_t> make_boxes(const PictureFacts& facts, const PictureChoice& choice,
                                      Picture& picture) {
  return BoxMaker(facts, choice, picture).make();
}

}  // namespace claimgraph::detail
