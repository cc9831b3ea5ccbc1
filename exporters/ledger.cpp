#include "exporters/ledger.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "claimgraph/analysis.hpp"

namespace claimgraph::detail {

namespace {

class LedgerMaker {
 public:
  LedgerMaker(const GraphData& graph, const SafeIds& ids) : m_graph(graph), m_ids(ids) {}

  std::vector<Matter> make() {
    survey();
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
      if (m_ids.edge_ok[i]) take_edge(m_graph.edges[i]);
    }
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      if (m_graph.nodes[i].kind == NodeKind::claim && m_claims[i].sayings.empty()) nobody_says(i);
    }
    tie_by_sayings();
    return gather();
  }

 private:
  const GraphData& m_graph;
  const SafeIds& m_ids;
  std::vector<LedgerClaim> m_claims;                          // by node; used for claims only
  std::vector<std::uint32_t> m_parent;                        // union-find over nodes
  std::unordered_map<std::string, std::uint32_t> m_articles;  // id → node
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_speakers, m_relayed,
      m_through;                                                             // of attributions
  std::unordered_map<std::uint32_t, std::vector<const Evidence*>> m_places;  // of claims
  std::map<std::pair<std::uint32_t, std::string>, std::size_t> m_known;      // claim, which → its saying
  struct Aim {
    std::vector<std::uint32_t> says, against;  // claims
  };
  std::map<std::string, Aim> m_aims;  // of acts of saying
  std::set<std::uint32_t> m_copying;  // articles that have text of others
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_review_authors;
  std::vector<Tie> m_ties;

  const Node& node(std::uint32_t i) const { return m_graph.nodes[i]; }

  std::uint32_t root(std::uint32_t i) {
    while (m_parent[i] != i) i = m_parent[i] = m_parent[m_parent[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t ra = root(a);
    const std::uint32_t rb = root(b);
    m_parent[std::max(ra, rb)] = std::min(ra, rb);
  }

  /// What has to be known before the sayings can be written down.
  void survey() {
    m_claims.resize(m_graph.nodes.size());
    m_parent.resize(m_graph.nodes.size());
    std::iota(m_parent.begin(), m_parent.end(), 0U);
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      m_claims[i].node = i;
      if (node(i).kind == NodeKind::article) m_articles.emplace(node(i).id, i);
    }
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
      if (!m_ids.edge_ok[i]) continue;
      const Edge& e = m_graph.edges[i];
      const NodeKind from = node(e.source).kind;
      const NodeKind to = node(e.target).kind;
      if (e.kind == EdgeKind::reported_in && from == NodeKind::claim) {
        for (const Evidence& evidence : e.evidence) m_places[e.source].push_back(&evidence);
      } else if (e.kind != EdgeKind::relays && from == NodeKind::attribution && is_speaker_kind(to)) {
        m_speakers[e.source].push_back(e.target);
      } else if (e.kind != EdgeKind::relays && to == NodeKind::attribution && is_speaker_kind(from)) {
        m_speakers[e.target].push_back(e.source);
      }
    }
    for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {  // needs the speakers of all
      const Edge& e = m_graph.edges[i];
      if (!m_ids.edge_ok[i] || e.kind != EdgeKind::relays || node(e.source).kind != NodeKind::attribution)
        continue;
      add_speakers(e.target, m_relayed[e.source]);
      add_speakers(e.source, m_through[e.target]);
    }
  }

  void add_speakers(std::uint32_t attribution, std::vector<std::uint32_t>& out) const {
    const auto found = m_speakers.find(attribution);
    if (found != m_speakers.end()) out.insert(out.end(), found->second.begin(), found->second.end());
  }

  void take_edge(const Edge& e) {
    const NodeKind from = node(e.source).kind;
    if (from == NodeKind::article && e.kind == EdgeKind::derived_from) {
      m_copying.insert(e.source);
      join(e.source, e.target);  // a family of articles; claims are joined apart from it
    }
    if (from == NodeKind::claim_review) return take_review(e);
    const bool source_claim = node(e.source).kind == NodeKind::claim;
    const bool target_claim = node(e.target).kind == NodeKind::claim;
    if (source_claim && target_claim) {
      if (e.kind == EdgeKind::same_claim) join(e.source, e.target);  // other words, one matter
      if (e.kind != EdgeKind::variant_of && e.kind != EdgeKind::contradicts) return;
      m_ties.push_back({e.kind, e.source, e.target, e.label});
      join(e.source, e.target);
      return;
    }
    if (!source_claim && !target_claim) return;
    const std::uint32_t claim = source_claim ? e.source : e.target;
    const std::uint32_t other = source_claim ? e.target : e.source;
    const bool unfolded = node(other).kind == NodeKind::attribution;
    // What an attribution node is only about was neither said nor disputed ("declined to confirm that …").
    if (!side_of(e.kind) && !(unfolded && e.kind == EdgeKind::about)) return;
    if (!unfolded && !is_speaker_kind(node(other).kind)) return;
    take_saying(e, claim, other, unfolded);
  }

  void take_review(const Edge& e) {
    if (e.kind == EdgeKind::said_by) m_review_authors[e.source].push_back(e.target);
    if (e.kind == EdgeKind::about && node(e.target).kind == NodeKind::claim)
      m_claims[e.target].ratings.push_back({e.source, {}});
  }

  void take_saying(const Edge& e, std::uint32_t claim, std::uint32_t other, bool unfolded) {
    const std::string act = unfolded                ? node(other).id
                            : e.attribution.empty() ? "edge " + e.id
                                                    : e.attribution;
    auto& sayings = m_claims[claim].sayings;
    const auto [known, fresh] =
        m_known.try_emplace({claim, std::string(edge_kind_name(e.kind)) + ' ' + act}, sayings.size());
    if (!fresh) {  // folded, with a further speaker
      if (!unfolded) sayings[known->second].speakers.push_back(other);
      return;
    }
    Saying saying;
    saying.side = side_of(e.kind).value_or(Side::neither);
    saying.verb = verb(e);
    saying.stance = e.stance;
    saying.said_at = e.said_at;
    saying.medium = e.medium;
    saying.date = e.date;
    saying.hedged = e.hedged;
    saying.narration = e.attribution_kind == "narration";
    if (unfolded) {
      add_speakers(other, saying.speakers);
      saying.relayed = m_relayed[other];
      saying.through = m_through[other];
      saying.realis = node(other).realis;
      saying.addressee = node(other).addressee;
    } else {
      saying.speakers.push_back(other);
    }
    if (!e.evidence.empty()) place(saying, claim, e.evidence.front());
    sayings.push_back(std::move(saying));
    if (side_of(e.kind) == Side::against) m_aims[act].against.push_back(claim);
    if (e.kind == EdgeKind::said_by) m_aims[act].says.push_back(claim);
  }

  static std::string verb(const Edge& e) {
    if (!e.label.empty()) return e.label;
    const auto kind = attribution_kind_from(e.attribution_kind).value_or(AttributionKind::indirect);
    const auto stance = stance_from(e.stance);
    return stance_verb(kind, stance.value_or(StanceKind::asserts), Realis::said);
  }

  void place(Saying& saying, std::uint32_t claim, const Evidence& passage) {
    saying.claim = claim;
    saying.passage = &passage;
    saying.confidence = passage.confidence;
    const auto article = m_articles.find(passage.article);
    if (article != m_articles.end()) saying.article = article->second;
    if (saying.date.empty() && saying.article != kNobody) saying.date = node(saying.article).date_published;
    const auto places = m_places.find(claim);
    if (places == m_places.end()) return;
    for (const Evidence* content : places->second) {
      if (content->article != passage.article || content->start < passage.start || content->end > passage.end)
        continue;
      saying.content = content;
      return;
    }
  }

  /// A claim that stands in an article, by whom is not known: what the folded graph has of an unstated
  /// source.
  void nobody_says(std::uint32_t claim) {
    for (const Evidence* evidence : m_places[claim]) {
      Saying saying;
      saying.side = Side::in_favour;
      saying.verb = "stands in the article";
      place(saying, claim, *evidence);
      m_claims[claim].sayings.push_back(std::move(saying));
    }
  }

  /// Who says A against B ties A to B.
  void tie_by_sayings() {
    for (const auto& [_, aim] : m_aims) {
      for (const auto says : aim.says) {
        for (const auto against : aim.against) join(says, against);
      }
    }
  }

  std::vector<Matter> gather() {
    std::map<std::uint32_t, Matter> matters;  // by claim
    std::set<std::uint32_t> tied;
    for (const Tie& tie : m_ties) tied.insert({tie.first, tie.second});
    for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
      // What a denial says in its own words while it answers another claim has nothing to show: it stands
      // there.
      const bool bare = m_claims[i].sayings.empty() && m_claims[i].ratings.empty() && !tied.contains(i);
      if (node(i).kind == NodeKind::claim && !bare) matters[root(i)].claims.push_back(std::move(m_claims[i]));
    }
    for (Tie& tie : m_ties) matters[root(tie.first)].ties.push_back(std::move(tie));
    std::vector<Matter> out;
    for (auto& [_, matter] : matters) {
      finish(matter);
      out.push_back(std::move(matter));
    }
    std::sort(out.begin(), out.end(), [&](const Matter& a, const Matter& b) { return key(a) < key(b); });
    return out;
  }

  std::tuple<bool, bool, bool, double, std::string> key(const Matter& m) const {
    return {m.own_voice, !(m.disputed || m.changed), !(m.two_sides || m.changed), -m.worth,
            node(m.claims.front().node).id};
  }

  void finish(Matter& matter) {
    for (LedgerClaim& claim : matter.claims) {
      std::sort(claim.sayings.begin(), claim.sayings.end(),
                [&](const Saying& a, const Saying& b) { return saying_key(a) < saying_key(b); });
      fold_copies(claim.sayings);
      claim.origin = origin_of(claim.sayings);
      for (Rating& rating : claim.ratings) {
        rating.authors = m_review_authors[rating.review];
        std::sort(rating.authors.begin(), rating.authors.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return node(a).id < node(b).id; });
      }
      std::sort(claim.ratings.begin(), claim.ratings.end(), [&](const Rating& a, const Rating& b) {
        return std::pair(node(a.review).date_published, node(a.review).id) <
               std::pair(node(b.review).date_published, node(b.review).id);
      });
    }
    std::sort(matter.claims.begin(), matter.claims.end(),
              [&](const LedgerClaim& a, const LedgerClaim& b) { return claim_key(a) < claim_key(b); });
    for (const Tie& tie : matter.ties) {
      matter.disputed = matter.disputed || tie.kind == EdgeKind::contradicts;
      matter.two_sides = matter.two_sides || tie.kind == EdgeKind::contradicts;
      matter.changed = matter.changed || tie.label.find("→") != std::string::npos;
    }
    std::sort(matter.ties.begin(), matter.ties.end(), [&](const Tie& a, const Tie& b) {
      return std::tuple(a.kind, a.label, node(a.first).id, node(a.second).id) <
             std::tuple(b.kind, b.label, node(b.first).id, node(b.second).id);
    });
    matter.own_voice = true;
    for (const LedgerClaim& claim : matter.claims) {
      matter.worth = std::max(matter.worth, node(claim.node).worth);
      matter.said += claim.sayings.size();
      const auto has = [&](Side side) {
        return std::any_of(claim.sayings.begin(), claim.sayings.end(),
                           [&](const Saying& s) { return s.side == side; });
      };
      matter.two_sides = matter.two_sides || (has(Side::in_favour) && has(Side::against));
      for (const Saying& saying : claim.sayings) {
        matter.disputed = matter.disputed || saying.side == Side::against;
        matter.own_voice = matter.own_voice && saying.narration;
        matter.newest = std::max(matter.newest, saying.date);
      }
    }
    matter.own_voice = matter.own_voice && matter.said > 0 && !matter.disputed && !matter.changed;
  }

  // ---- copies ----

  /// Equal on sayings that are one in copies of an article: an unnamed source is another node in each of
  /// them, of the same family, and an article's own voice is each outlet's.
  std::string copy_key(const Saying& s) {
    std::string key = std::to_string(static_cast<int>(s.side)) + (s.narration ? " own " : " ") + s.stance +
                      ' ' + s.realis + ' ' + std::to_string(root(s.article));
    if (s.narration) return key;
    std::vector<std::string> who;
    for (const auto i : s.speakers) who.push_back(node(i).family.empty() ? node(i).id : node(i).family);
    std::sort(who.begin(), who.end());
    for (const auto& one : who) key += '\n' + one;
    return key;
  }

  /// Marks what is a copy and moves it behind the first of its kind.
  void fold_copies(std::vector<Saying>& sayings) {
    std::map<std::string, std::size_t> first;  // by key: the place of the one that is no copy
    std::vector<std::size_t> place(sayings.size());
    for (std::size_t i = 0; i < sayings.size(); ++i) {
      place[i] = i;
      if (sayings[i].article == kNobody) continue;
      const auto [known, fresh] = first.emplace(copy_key(sayings[i]), i);
      if (fresh || sayings[known->second].article == sayings[i].article) continue;
      sayings[i].copy = true;
      place[i] = known->second;
    }
    std::vector<std::size_t> order(sayings.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return place[a] < place[b]; });
    std::vector<Saying> sorted;
    for (const std::size_t i : order) sorted.push_back(std::move(sayings[i]));
    sayings = std::move(sorted);
  }

  // ---- where a claim comes from ----

  std::vector<Step> origin_of(const std::vector<Saying>& sayings) const {
    static constexpr std::size_t kNamedCopies = 3;
    const auto first = std::find_if(sayings.begin(), sayings.end(), [](const Saying& s) {
      return s.side == Side::in_favour && s.article != kNobody;
    });
    if (first == sayings.end()) return {};
    std::vector<Step> out;
    if (!first->relayed.empty()) out.push_back({"", first->relayed});
    if (!first->speakers.empty() && !first->narration)
      out.push_back({first->relayed.empty() ? "" : "passed on by", first->speakers});
    if (!first->through.empty()) out.push_back({"passed on by", first->through});
    out.push_back({"reported in", {first->article}});
    Step copies{"copied in", {}};
    for (auto s = std::next(first); s != sayings.end() && s->copy; ++s) {
      if (copies.nodes.size() < kNamedCopies) {
        copies.nodes.push_back(s->article);
      } else {
        ++copies.more;
      }
    }
    if (!copies.nodes.empty()) out.push_back(std::move(copies));
    if (out.size() < 3) out.clear();
    return out;
  }

  /// Undated ones come last; of what was said on one day the article that others copy comes first.
  std::tuple<bool, std::string, std::string, bool, std::string, std::uint32_t, std::string, std::string>
  saying_key(const Saying& s) const {
    return {s.date.empty(),
            s.date,
            s.article == kNobody ? std::string() : node(s.article).date_published,
            m_copying.contains(s.article),
            s.article == kNobody ? std::string() : node(s.article).id,
            s.passage == nullptr ? 0 : s.passage->start,
            s.speakers.empty() ? std::string() : node(s.speakers.front()).id,
            s.verb};
  }

  std::tuple<bool, bool, std::string, double, std::string> claim_key(const LedgerClaim& c) const {
    const bool disputed = std::any_of(c.sayings.begin(), c.sayings.end(),
                                      [](const Saying& s) { return s.side == Side::against; });
    const std::string date = c.sayings.empty() ? std::string() : c.sayings.front().date;
    return {!disputed, date.empty(), date, -node(c.node).worth, node(c.node).id};
  }
};

}  // namespace

std::vector<Matter> make_ledger(const GraphData& graph, const SafeIds& ids) {
  return LedgerMaker(graph, ids).make();
}

}  // namespace claimgraph::detail
