// load_graph: the stored rows as nodes and edges, folded or unfolded.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "core/base/hash.hpp"
#include "core/model/identity.hpp"
#include "core/model/stance.hpp"
#include "core/store/dates.hpp"
#include "core/store/graph_scan.hpp"
#include "core/store/graph_words.hpp"
#include "core/store/passages.hpp"
#include "core/store/store_impl.hpp"

namespace claimgraph {

namespace {

struct LoadedAttribution {
  RowId row = 0;
  std::vector<RowId> uses;  ///< of the claims that it states
  std::string id;
  std::uint32_t position = 0;
  std::optional<std::uint32_t> relays;
  AttributionKind kind = AttributionKind::indirect;
  StanceKind stance = StanceKind::asserts;
  Realis realis = Realis::said;
  std::string cue_lemma, said_at, medium, by;
  std::optional<RowId> addressee;
  bool hedged = false;
  double confidence = 1;
  Span passage;
  std::vector<RowId> speakers, targets;
  SpanList source, cue, content;
};

/// Which folded edges an attribution makes.
struct Folding {
  bool says = false;  ///< saidBy, Claim → speaker
  std::optional<EdgeKind>
      stance;  ///< speaker → Claim: the claims of others that it is aimed at, else its own
};

Folding folding_of(const LoadedAttribution& a) {
  Folding out;
  out.says = says_own_claim(a.stance, a.realis);
  if (!a.targets.empty()) {
    out.stance = meaning_of(a.stance, a.realis, ClaimTie::target).edge;
  } else if (!out.says) {
    out.stance = meaning_of(a.stance, a.realis, ClaimTie::own).edge;
  }
  return out;
}

class GraphLoader {
 public:
  GraphLoader(const Store::Impl& impl, const GraphFilter& filter) : m_impl(impl), m_filter(filter) {}

  GraphData load() {
    auto rows = m_impl.query(
        "SELECT id, key, text, headline, standfirst, url, canonical_url, publisher_name, date_published, "
        "date_modified, "
        "language, is_current, revision_key FROM article ORDER BY key");
    rows.bind();
    std::set<std::string> wanted;
    for (const std::string& id : m_filter.articles) {
      if (const auto full = m_impl.full_id(id, "art-")) wanted.insert(*full);
    }
    while (rows.step()) {
      if (!m_filter.articles.empty() && !wanted.contains(rows.text(1))) continue;
      load_article(rows);
    }
    load_affiliations();
    load_relations();
    return finish();
  }

 private:
  // ---- nodes ----

  std::uint32_t node(const std::string& id, NodeKind kind, bool& fresh) {
    const auto [it, added] = m_node_of.try_emplace(id, static_cast<std::uint32_t>(m_graph.nodes.size()));
    fresh = added;
    if (added) {
      m_graph.nodes.emplace_back();
      m_graph.nodes.back().id = id;
      m_graph.nodes.back().kind = kind;
    }
    return it->second;
  }

  std::uint32_t entity_node(RowId row) {
    const auto known = m_entity_nodes.find(row);
    if (known != m_entity_nodes.end()) return known->second;
    const EntityInfo info = m_impl.entity_info(row);
    bool fresh = false;
    const std::uint32_t index = node(info.id, node_kind_of(info.type), fresh);
    Node& out = m_graph.nodes[index];
    out.label = info.name;
    out.anonymous = info.anonymous;
    out.alternate_names = info.alternate_names;
    out.description = info.description;
    for (const AffiliationInfo& a : info.affiliations) {
      if (a.former || a.organization.name.empty()) continue;
      out.description = a.title.empty() ? a.organization.name : a.title + ", " + a.organization.name;
      break;
    }
    m_entity_nodes.emplace(row, index);
    return index;
  }

  /// Whoever bears that name in the articles, be it a person or an organisation; else a node of no known
  /// kind.
  std::uint32_t party_node(const std::string& name) {
    for (const EntityType type : {EntityType::person, EntityType::organization, EntityType::group}) {
      if (const auto row = m_impl.entity_row(entity_id(type, name))) return entity_node(*row);
    }
    bool fresh = false;
    const std::uint32_t index = node(entity_id(EntityType::other, name), NodeKind::other, fresh);
    if (fresh) m_graph.nodes[index].label = name;
    return index;
  }

  std::uint32_t organization_node(const std::string& name) {
    const std::string id = entity_id(EntityType::organization, name);
    if (const auto row = m_impl.entity_row(id)) return entity_node(*row);
    bool fresh = false;
    const std::uint32_t index = node(id, NodeKind::organization, fresh);
    if (fresh) m_graph.nodes[index].label = name;
    return index;
  }

  std::uint32_t claim_node(RowId row) {
    const auto known = m_claim_nodes.find(row);
    if (known != m_claim_nodes.end()) return known->second;
    const ClaimInfo info = m_impl.claim_info(row, false);
    bool fresh = false;
    const std::uint32_t index = node(info.id, NodeKind::claim, fresh);
    Node& out = m_graph.nodes[index];
    out.label = info.text;
    out.description = info.label;
    out.polarity = polarity_name(info.polarity);
    out.modality = modality_name(info.modality);
    out.valid_time = info.valid_time;
    out.first_appearance = info.first_appearance;
    out.quantities = quantities_text(info.quantities);
    m_claim_nodes.emplace(row, index);
    return index;
  }

  // ---- edges ----

  Edge& edge(EdgeKind kind, std::uint32_t source, std::uint32_t target, std::string_view which) {
    const std::string id =
        content_id("edg", {edge_kind_name(kind), m_graph.nodes[source].id, m_graph.nodes[target].id, which});
    const auto [it, added] = m_edge_of.try_emplace(id, m_graph.edges.size());
    if (added) {
      Edge out;
      out.id = id;
      out.kind = kind;
      out.source = source;
      out.target = target;
      m_graph.edges.push_back(std::move(out));
    }
    return m_graph.edges[it->second];
  }

  Evidence evidence(Span bytes, const std::string& by, double confidence) const {
    const Passage p = make_passage(m_key, m_text, *m_index, bytes);
    return {m_key, bytes, p.start, p.end, p.exact, p.prefix, p.suffix, by, confidence, origin_of(by)};
  }
  void add_evidence(Edge& edge, Span bytes, const std::string& by, double confidence) const {
    if (m_filter.evidence) edge.evidence.push_back(evidence(bytes, by, confidence));
  }

  // ---- one article ----

  void load_article(const Query& rows) {
    m_row = rows.integer(0);
    m_key = rows.text(1);
    m_text = rows.text(2);
    m_index.emplace(m_text);
    m_date = rows.text(8);
    bool fresh = false;
    m_article_node = node(m_key, NodeKind::article, fresh);
    {
      Node& out = m_graph.nodes[m_article_node];
      out.label = rows.text(3);
      out.description = rows.text(4);
      out.url = rows.text(5).empty() ? rows.text(6) : rows.text(5);
      out.publisher = rows.text(7);
      out.date_published = m_date;
      out.date_modified = rows.text(9);
      out.language = rows.text(10);
      auto authors = m_impl.query("SELECT name FROM article_author WHERE article = ? ORDER BY position");
      authors.bind(m_row);
      while (authors.step()) out.authors.push_back(authors.text(0));
      // A picture needs some words: the headline, else how the text begins.
      if (out.label.empty()) out.label = first_words();
    }
    std::vector<LoadedAttribution> attributions = load_attributions(m_row);
    if (!rows.flag(11)) drop_repeated(attributions, rows.text(12));
    m_shown_uses.clear();
    for (const LoadedAttribution& a : attributions) {
      if (m_filter.attribution_nodes) {
        unfold(a);
      } else {
        fold(a);
      }
    }
    relay_edges(attributions);
    for (const auto& [use, by] : m_shown_uses) claim_edges(use, by);
    load_reviews();
    const std::string before = m_impl.version_before(m_key, rows.text(12));
    if (!before.empty()) m_revisions.emplace_back(m_key, before);
  }

  std::string first_words() const {
    std::size_t end = std::min<std::size_t>(m_text.size(), 80);
    while (end > 0 && !on_character_border(m_text, static_cast<std::uint32_t>(end))) --end;
    const std::string words = m_text.substr(0, std::min(end, m_text.find('\n')));
    return words.size() < m_text.size() ? words + "…" : words;
  }

  std::vector<LoadedAttribution> load_attributions(RowId article) const {
    std::vector<LoadedAttribution> out;
    auto rows = m_impl.query(
        "SELECT id, key, position, kind, stance, cue_lemma, realis, said_at, medium, addressee, relays, "
        "hedged, confidence, by, text_begin, text_end FROM attribution WHERE article = ? ORDER BY position");
    rows.bind(article);
    while (rows.step()) {
      LoadedAttribution a;
      a.row = rows.integer(0);
      a.id = rows.text(1);
      a.position = rows.offset(2);
      a.kind = attribution_kind_from(m_impl.term_name(rows.integer(3))).value_or(AttributionKind::indirect);
      a.stance = stance_from(m_impl.term_name(rows.integer(4))).value_or(StanceKind::asserts);
      a.cue_lemma = m_impl.term_name(rows.integer(5));
      a.realis = static_cast<Realis>(rows.small(6));
      a.said_at = rows.text(7);
      a.medium = rows.text(8);
      a.addressee = rows.maybe_integer(9);
      if (!rows.is_null(10)) a.relays = rows.offset(10);
      a.hedged = rows.flag(11);
      a.confidence = rows.real(12);
      a.by = m_impl.term_name(rows.integer(13));
      a.passage = {rows.offset(14), rows.offset(15)};
      auto uses = m_impl.query("SELECT claim_use FROM stated_claim WHERE attribution = ? ORDER BY position");
      uses.bind(a.row);
      while (uses.step()) a.uses.push_back(uses.integer(0));
      m_impl.read_spans(a.row, a.source, a.cue, a.content);
      auto speakers = m_impl.query("SELECT entity FROM speaker WHERE attribution = ? ORDER BY position");
      speakers.bind(a.row);
      while (speakers.step()) a.speakers.push_back(speakers.integer(0));
      auto targets = m_impl.query("SELECT claim FROM stance_target WHERE attribution = ?");
      targets.bind(a.row);
      while (targets.step()) a.targets.push_back(targets.integer(0));
      out.push_back(std::move(a));
    }
    return out;
  }

  std::string signature(const LoadedAttribution& a) const {
    std::vector<RowId> speakers = a.speakers;
    std::sort(speakers.begin(), speakers.end());
    return fmt::format("{}|{}|{}|{}", fmt::join(own_claims(a), ","), static_cast<int>(a.stance),
                       static_cast<int>(a.realis), fmt::join(speakers, ","));
  }

  RowId claim_of(RowId use) const {
    auto find = m_impl.query("SELECT claim FROM claim_use WHERE id = ?");
    return find.bind(use).step() ? find.integer(0) : 0;
  }

  std::vector<RowId> own_claims(const LoadedAttribution& a) const {
    std::vector<RowId> out;
    for (const RowId use : a.uses) out.push_back(claim_of(use));
    return out;
  }

  /// An older version of an article adds only what the current one no longer says.
  void drop_repeated(std::vector<LoadedAttribution>& attributions, const std::string& group) const {
    if (!m_filter.superseded) {
      attributions.clear();
      return;
    }
    auto current = m_impl.query("SELECT id FROM article WHERE revision_key = ? AND is_current = 1");
    if (!current.bind(group).step()) return;
    std::set<std::string> said;
    for (const LoadedAttribution& a : load_attributions(current.integer(0))) said.insert(signature(a));
    std::erase_if(attributions, [&](const LoadedAttribution& a) { return said.contains(signature(a)); });
  }

  void describe(Edge& out, const LoadedAttribution& a) const {
    out.label = label_of(a);
    out.attribution = a.id;
    out.attribution_kind = attribution_kind_name(a.kind);
    out.stance = stance_name(a.stance);
    out.said_at = a.said_at;
    out.medium = a.medium;
    out.date = instant_of(a.said_at) ? a.said_at : m_date;
    out.hedged = a.hedged;
    if (out.evidence.empty()) add_evidence(out, a.passage, a.by, a.confidence);
  }

  /// The cue as written when it is short; a verb for what it is when not, or when it was not said at all.
  std::string label_of(const LoadedAttribution& a) const {
    const std::string cue = a.realis == Realis::said ? words_of(a.cue) : std::string();
    return cue.empty() ? stance_verb(a.kind, a.stance, a.realis) : cue;
  }

  /// The words of short spans ("was said to be"); empty when long or absent.
  std::string words_of(const SpanList& spans) const {
    std::string out;
    for (const Span& span : spans) {
      if (!out.empty()) out += ' ';
      out += m_text.substr(span.begin, span.size());
    }
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out.size() > 40 ? std::string() : out;
  }

  std::vector<RowId> stance_claims(const LoadedAttribution& a) const {
    return a.targets.empty() ? own_claims(a) : a.targets;
  }

  void show_use(const LoadedAttribution& a) {
    for (const RowId use : a.uses) m_shown_uses.try_emplace(use, a.by);
  }

  void fold(const LoadedAttribution& a) {
    const Folding folding = folding_of(a);
    for (const RowId speaker : a.speakers) {
      if (folding.says) {
        for (const RowId own : own_claims(a)) {
          const std::uint32_t claim = claim_node(own);
          describe(edge(EdgeKind::said_by, claim, entity_node(speaker), a.id), a);
        }
        show_use(a);
      }
      if (!folding.stance) continue;
      for (const RowId target : stance_claims(a)) {
        const std::uint32_t claim = claim_node(target);
        describe(edge(*folding.stance, entity_node(speaker), claim, a.id), a);
        if (a.targets.empty()) show_use(a);
      }
    }
  }

  /// Every folded edge A → B becomes A → Attribution → B of the same kind.
  void unfold(const LoadedAttribution& a) {
    bool fresh = false;
    const std::uint32_t middle = node(a.id, NodeKind::attribution, fresh);
    {
      Node& out = m_graph.nodes[middle];
      out.label = label_of(a);
      out.attribution_kind = attribution_kind_name(a.kind);
      out.stance = stance_name(a.stance);
      out.polarity = polarity_name(polarity_of(a.realis));
      out.cue = a.cue_lemma;
      out.said_at = a.said_at;
      out.medium = a.medium;
      out.hedged = a.hedged;
    }
    if (a.addressee) {
      const std::string name = m_impl.entity_ref(*a.addressee).name;
      m_graph.nodes[middle].addressee = name;
    }
    const Folding folding = folding_of(a);
    for (const RowId speaker : a.speakers) {
      const std::uint32_t who = entity_node(speaker);
      if (folding.stance && !folding.says) {
        describe(edge(*folding.stance, who, middle, a.id), a);
      } else {
        // What was not said is tied to its speaker, but not as said.
        const EdgeKind kind = a.realis == Realis::said ? EdgeKind::said_by : EdgeKind::about;
        describe(edge(kind, middle, who, a.id), a);
      }
    }
    if (folding.stance) {
      for (const RowId target : stance_claims(a)) {
        const std::uint32_t claim = claim_node(target);
        describe(edge(*folding.stance, middle, claim, a.id), a);
      }
    }
    for (const RowId own : folding.says || !folding.stance ? own_claims(a) : std::vector<RowId>()) {
      const std::uint32_t claim = claim_node(own);
      // Neither said nor disputed ("declined to confirm that …"): the attribution is about the claim.
      describe(folding.says ? edge(EdgeKind::said_by, claim, middle, a.id)
                            : edge(EdgeKind::about, middle, claim, a.id),
               a);
    }
    show_use(a);
    Edge& place = edge(EdgeKind::reported_in, middle, m_article_node, a.id);
    describe(place, a);
    place.label = "reported in";
  }

  /// A said that B said: between the attributions, or folded between their speakers.
  void relay_edges(const std::vector<LoadedAttribution>& attributions) {
    for (const LoadedAttribution& outer : attributions) {
      if (!outer.relays) continue;
      const auto inner = std::find_if(
          attributions.begin(), attributions.end(),
          [&](const LoadedAttribution& a) { return a.position == *outer.relays && a.row != outer.row; });
      if (inner == attributions.end()) continue;
      if (m_filter.attribution_nodes) {
        describe(edge(EdgeKind::relays, m_node_of.at(outer.id), m_node_of.at(inner->id), {}), outer);
        continue;
      }
      for (const RowId a : outer.speakers) {
        for (const RowId b : inner->speakers) {
          if (a == b) continue;
          const std::uint32_t from = entity_node(a);
          Edge& out = edge(EdgeKind::relays, from, entity_node(b), outer.id);
          describe(out, outer);
          out.label = "relays";
        }
      }
    }
  }

  void claim_edges(RowId use, const std::string& by) {
    auto rows = m_impl.query("SELECT claim FROM claim_use WHERE id = ?");
    rows.bind(use).step();
    const RowId claim_row = rows.integer(0);
    const std::uint32_t claim = claim_node(claim_row);
    auto spans =
        m_impl.query("SELECT text_begin, text_end FROM claim_span WHERE claim_use = ? ORDER BY position");
    spans.bind(use);
    SpanList content;
    while (spans.step()) content.push_back({spans.offset(0), spans.offset(1)});
    if (hull(content).empty()) {
      auto passage = m_impl.query(
          "SELECT a.text_begin, a.text_end FROM stated_claim s JOIN attribution a ON a.id = "
          "s.attribution WHERE s.claim_use = ? ORDER BY a.position");
      if (passage.bind(use).step()) content = {{passage.offset(0), passage.offset(1)}};
    }
    const Span where = hull(content);
    if (m_filter.evidence) m_claim_evidence.try_emplace(claim_row, evidence(where, by, 1));
    if (!m_filter.attribution_nodes) {
      Edge& place = edge(EdgeKind::reported_in, claim, m_article_node, {});
      place.label = "reported in";
      place.date = m_date;
      add_evidence(place, where, by, 1);
    }
    auto about = m_impl.query("SELECT entity FROM claim_about WHERE claim_use = ? ORDER BY position");
    about.bind(use);
    while (about.step()) {
      const RowId entity = about.integer(0);
      Edge& out = edge(EdgeKind::about, claim, entity_node(entity), {});
      out.label = "about";
      add_evidence(out, mention_in(entity, where), by, 1);
    }
  }

  /// The first mention of `entity` inside `where`, else all of `where`.
  Span mention_in(RowId entity, Span where) const {
    auto rows = m_impl.query(
        "SELECT text_begin, text_end FROM mention WHERE article = ? AND entity = ? AND text_begin >= ? AND "
        "text_end <= ? ORDER BY text_begin LIMIT 1");
    return rows.bind(m_row, entity, where.begin, where.end).step() ? Span{rows.offset(0), rows.offset(1)}
                                                                   : where;
  }

  /// ClaimReviews: what another party said about a claim.
  void load_reviews() {
    auto rows = m_impl.query(
        "SELECT claim_reviewed, claimant, reviewer, url, date_published, rating_text, rating_value, "
        "appearance_date FROM claim_review WHERE article = ? ORDER BY position");
    rows.bind(m_row);
    while (rows.step()) {
      const std::string reviewed = rows.text(0);
      bool fresh = false;
      const std::uint32_t review =
          node(content_id("rev", {m_key, reviewed, rows.text(1), rows.text(2), rows.text(5), rows.text(6)}),
               NodeKind::claim_review, fresh);
      Node& out = m_graph.nodes[review];
      out.label = rows.text(5).empty() ? rows.text(6) : rows.text(5);
      out.url = rows.text(3);
      out.date_published = rows.text(4);
      Evidence proof{m_key, {}, 0, 0, reviewed, {}, {}, "import:claim-review", 1, Origin::import};
      const auto add = [&](EdgeKind kind, std::uint32_t source, std::uint32_t target,
                           const char* label) -> Edge& {
        Edge& made = edge(kind, source, target, {});
        made.label = label;
        made.date = m_graph.nodes[review].date_published;
        if (m_filter.evidence) made.evidence.push_back(proof);
        return made;
      };
      add(EdgeKind::reported_in, review, m_article_node, "reported in");
      if (!rows.text(2).empty()) add(EdgeKind::said_by, review, organization_node(rows.text(2)), "rated");
      if (reviewed.empty()) continue;
      const std::string id = claim_id(reviewed, {}, Polarity::positive);
      std::uint32_t claim = 0;
      if (const auto row = m_impl.claim_row(id)) {
        claim = claim_node(*row);
      } else {
        claim = node(id, NodeKind::claim, fresh);
        m_graph.nodes[claim].label = reviewed;
      }
      add(EdgeKind::about, review, claim, "reviews");
      // The reviewer says that they said it: the evidence is the review.
      if (!rows.text(1).empty())
        add(EdgeKind::said_by, claim, party_node(rows.text(1)), "said, by the review").date = rows.text(7);
    }
  }

  // ---- across articles ----

  void load_affiliations() {
    auto rows = m_impl.query(
        "SELECT f.entity, f.organization, f.title, f.former, f.text_begin, f.text_end, a.key, a.text FROM "
        "affiliation f "
        "JOIN article a ON a.id = f.article WHERE f.organization IS NOT NULL ORDER BY a.key, f.position");
    rows.bind();
    m_key.clear();
    while (rows.step()) {
      const auto person = m_entity_nodes.find(rows.integer(0));
      if (person == m_entity_nodes.end() || !m_node_of.contains(rows.text(6))) continue;
      use_text(rows.text(6), rows, 7);
      const std::string title = rows.text(2);
      const std::uint32_t from = person->second;
      Edge& out = edge(EdgeKind::affiliation, from, entity_node(rows.integer(1)),
                       (rows.flag(3) ? "former " : "") + title);
      out.label = rows.flag(3) ? "former" + (title.empty() ? std::string() : " " + title) : title;
      if (out.label.empty()) out.label = "of";
      add_evidence(out, Span{rows.offset(4), rows.offset(5)}, "rule:affiliation/1", 1);
    }
  }

  void use_text(const std::string& key, const Query& rows, int column) {
    if (m_key == key) return;
    m_key = key;
    m_text = rows.text(column);
    m_index.emplace(m_text);
  }

  void load_relations() {
    for (const auto& [newer, older] : m_revisions) {
      const auto from = m_node_of.find(newer);
      const auto to = m_node_of.find(older);
      if (to == m_node_of.end()) continue;
      Edge& out = edge(EdgeKind::revision_of, from->second, to->second, {});
      out.label = "new version of";
      if (m_filter.evidence) {
        out.evidence.push_back(
            {newer, {}, 0, 0, m_graph.nodes[from->second].label, {}, {}, "rule:revision/1", 1, Origin::rule});
      }
    }
    std::unordered_map<std::string, Evidence> first_evidence;
    for (auto& [row, one] : m_claim_evidence) {
      const auto found = m_claim_nodes.find(row);
      if (found != m_claim_nodes.end()) first_evidence.emplace(m_graph.nodes[found->second].id, one);
    }
    for (const ClaimRelation& r : m_impl.claim_relations(std::nullopt)) {
      const auto from = m_node_of.find(r.source);
      const auto to = m_node_of.find(r.target);
      if (from == m_node_of.end() || to == m_node_of.end()) continue;
      Edge& out = edge(r.kind, from->second, to->second, {});
      out.label =
          r.label.empty() ? (r.kind == EdgeKind::contradicts ? "contradicts" : "variant of") : r.label;
      for (const std::string* id : {&r.source, &r.target}) {
        const auto proof = first_evidence.find(*id);
        if (proof == first_evidence.end()) continue;
        Evidence one = proof->second;
        one.by = r.by;
        one.confidence = r.confidence;
        one.origin = origin_of(r.by);
        out.evidence.push_back(std::move(one));
      }
    }
    for (const ArticleRelation& r : m_impl.article_relations(std::nullopt)) article_edge(r);
  }

  void article_edge(const ArticleRelation& r) {
    const auto from = m_node_of.find(r.source);
    if (from == m_node_of.end()) return;
    std::uint32_t to = 0;
    if (r.target.empty()) {
      to = organization_node(r.publisher);
    } else {
      const auto found = m_node_of.find(r.target);
      if (found == m_node_of.end()) return;
      to = found->second;
    }
    Edge& out = edge(r.kind, from->second, to, {});
    if (out.label.empty()) out.label = r.label.empty() ? "from" : r.label;
    out.date = m_graph.nodes[from->second].date_published;
    if (!m_filter.evidence) return;
    auto text = m_impl.query("SELECT text FROM article WHERE key = ?");
    text.bind(r.source).step();
    use_text(r.source, text, 0);
    if (r.passage.end <= m_text.size()) add_evidence(out, r.passage, r.by, r.confidence);
  }

  // ---- order ----

  GraphData finish() {
    std::vector<std::uint32_t> order(m_graph.nodes.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(m_graph.nodes[a].kind, m_graph.nodes[a].id) <
             std::tie(m_graph.nodes[b].kind, m_graph.nodes[b].id);
    });
    std::vector<std::uint32_t> place(order.size());
    std::vector<Node> nodes;
    nodes.reserve(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      nodes.push_back(std::move(m_graph.nodes[order[i]]));
    }
    m_graph.nodes = std::move(nodes);
    for (Edge& edge : m_graph.edges) {
      edge.source = place[edge.source];
      edge.target = place[edge.target];
      std::sort(edge.evidence.begin(), edge.evidence.end(), [](const Evidence& a, const Evidence& b) {
        return std::tie(a.article, a.bytes, a.by) < std::tie(b.article, b.bytes, b.by);
      });
      const auto same = [](const Evidence& a, const Evidence& b) {
        return a.article == b.article && a.bytes == b.bytes && a.exact == b.exact;
      };
      edge.evidence.erase(std::unique(edge.evidence.begin(), edge.evidence.end(), same), edge.evidence.end());
    }
    std::sort(m_graph.edges.begin(), m_graph.edges.end(),
              [](const Edge& a, const Edge& b) { return std::tie(a.kind, a.id) < std::tie(b.kind, b.id); });
    return std::move(m_graph);
  }

  const Store::Impl& m_impl;
  const GraphFilter& m_filter;
  GraphData m_graph;
  std::unordered_map<std::string, std::uint32_t> m_node_of;
  std::unordered_map<std::string, std::size_t> m_edge_of;
  std::unordered_map<RowId, std::uint32_t> m_entity_nodes, m_claim_nodes;
  std::unordered_map<RowId, Evidence> m_claim_evidence;
  std::vector<std::pair<std::string, std::string>> m_revisions;
  // the article at work
  RowId m_row = 0;
  std::string m_key, m_text, m_date;
  std::optional<CodePointIndex> m_index;
  std::uint32_t m_article_node = 0;
  std::map<RowId, std::string> m_shown_uses;  // claim use → who found it
};

}  // namespace

GraphData Store::load_graph_before(const GraphFilter& filter) const {
  return m_impl->read([&] { return GraphLoader(*m_impl, filter).load(); });
}

GraphData Store::load_graph(const GraphFilter& filter) const {
  return m_impl->read([&] {
    GraphData graph = fold_graph(scan_graph(*m_impl, filter), filter);
    if (filter.evidence && filter.words) claimgraph::fetch_evidence(*m_impl, graph);
    return graph;
  });
}

void Store::fetch_evidence(GraphData& graph) const {
  m_impl->read([&] { claimgraph::fetch_evidence(*m_impl, graph); });
}

}  // namespace claimgraph
