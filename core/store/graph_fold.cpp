// Rows to nodes and edges, folded or unfolded. No SQL.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "claimgraph/stance.hpp"
#include "core/base/hash.hpp"
#include "core/model/identity.hpp"
#include "core/store/dates.hpp"
#include "core/store/graph_folding.hpp"
#include "core/store/graph_rows.hpp"
#include "core/store/graph_words.hpp"

namespace claimgraph {

namespace {

using AttributionRow = GraphRows::AttributionRow;
using Indices = std::vector<std::uint32_t>;

template <typename Row>
std::uint32_t find_row(const std::vector<Row>& rows, const std::string& id) {
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), id,
                       [](const Row& row, const std::string& wanted) { return row.id < wanted; });
  return found != rows.end() && found->id == id ? static_cast<std::uint32_t>(found - rows.begin()) : kNone;
}

/// The row of an entity, or of the one into which a person merged it.
std::uint32_t find_entity(const GraphRows& rows, const std::string& id) {
  const auto merged =
      std::lower_bound(rows.merged.begin(), rows.merged.end(), id,
                       [](const auto& row, const std::string& wanted) { return row.first < wanted; });
  if (merged != rows.merged.end() && merged->first == id) return merged->second;
  return find_row(rows.entities, id);
}

class Folder {
 public:
  Folder(const GraphRows& rows, const GraphFilter& filter)
      : m_rows(rows),
        m_filter(filter),
        m_article_nodes(rows.articles.size(), kNone),
        m_entity_nodes(rows.entities.size(), kNone),
        m_claim_nodes(rows.claims.size(), kNone) {}

  GraphData fold() {
    for (std::uint32_t i = 0; i < m_rows.articles.size(); ++i) {
      if (m_rows.articles[i].wanted) fold_article(i);
    }
    affiliations();
    revisions();
    claim_relations();
    entity_relations();
    for (const ArticleRelation& r : m_rows.article_relations) article_relation(r);
    order_graph(m_graph);
    return std::move(m_graph);
  }

 private:
  // ---- nodes ----

  std::uint32_t add_node(const std::string& id, NodeKind kind, const std::string& label) {
    Node node;
    node.id = id;
    node.kind = kind;
    node.label = label;
    m_graph.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(m_graph.nodes.size() - 1);
  }

  /// A node that is no row of the store: a review, and what only a review names.
  std::uint32_t extra_node(const std::string& id, NodeKind kind, const std::string& label) {
    const auto known = m_extra.find(id);
    if (known != m_extra.end()) return known->second;
    return m_extra.emplace(id, add_node(id, kind, label)).first->second;
  }

  std::uint32_t entity_node(std::uint32_t entity) {
    std::uint32_t& index = m_entity_nodes[entity];
    if (index != kNone) return index;
    const GraphRows::EntityRow& row = m_rows.entities[entity];
    index = add_node(row.id, node_kind_of(row.type), row.name);
    Node& out = m_graph.nodes[index];
    out.anonymous = row.anonymous;
    out.alternate_names = row.other_names;
    out.description = row.description;
    out.family = row.family;
    return index;
  }

  std::uint32_t claim_node(std::uint32_t claim) {
    std::uint32_t& index = m_claim_nodes[claim];
    if (index != kNone) return index;
    const GraphRows::ClaimRow& row = m_rows.claims[claim];
    index = add_node(row.id, NodeKind::claim, row.text);
    Node& out = m_graph.nodes[index];
    out.description = row.label;
    out.family = row.family;
    out.polarity = polarity_name(row.polarity);
    out.modality = modality_name(row.modality);
    out.claim_form = claim_form_name(row.form);
    out.unresolved = row.unresolved;
    out.worth = row.worth;
    out.valid_time = row.valid_time;
    out.first_appearance = row.first_appearance;
    out.quantities = quantities_text(row.quantities);
    return index;
  }

  std::uint32_t organization_node(const std::string& name) {
    const std::string id = entity_id(EntityType::organization, name);
    const std::uint32_t row = find_entity(m_rows, id);
    return row != kNone ? entity_node(row) : extra_node(id, NodeKind::organization, name);
  }

  /// Whoever bears that name in the articles, be it a person or an organisation; else a node of no known
  /// kind.
  std::uint32_t party_node(const std::string& name) {
    for (const EntityType type : {EntityType::person, EntityType::organization, EntityType::group}) {
      const std::uint32_t row = find_entity(m_rows, entity_id(type, name));
      if (row != kNone) return entity_node(row);
    }
    return extra_node(entity_id(EntityType::other, name), NodeKind::other, name);
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

  void add_evidence(Edge& edge, const std::string& article, Span bytes, const std::string& by,
                    double confidence) const {
    if (m_filter.evidence)
      edge.evidence.push_back(
          {article, bytes, 0, 0, {}, {}, {}, by, std::max(confidence, 0.0), origin_of(by)});
  }

  void describe(Edge& out, const AttributionRow& a) const {
    out.label = label_of(a);
    out.attribution = a.id;
    out.attribution_kind = attribution_kind_name(a.kind);
    out.stance = stance_name(a.stance);
    out.said_at = a.said_at;
    out.medium = a.medium;
    out.date = instant_of(a.said_at) ? a.said_at : m_article->date_published;
    out.hedged = a.hedged;
    if (a.confidence < 0) out.detail = "rejected";
    if (out.evidence.empty()) add_evidence(out, m_article->id, a.passage, a.by, a.confidence);
  }

  // ---- one article ----

  void fold_article(std::uint32_t index) {
    m_article = &m_rows.articles[index];
    const GraphRows::ArticleRow& row = *m_article;
    m_article_node = m_article_nodes[index] =
        add_node(row.id, NodeKind::article, row.headline.empty() ? row.first_words : row.headline);
    {
      Node& out = m_graph.nodes[m_article_node];
      out.description = row.standfirst;
      out.url = row.url;
      out.publisher = row.publisher;
      out.date_published = row.date_published;
      out.date_modified = row.date_modified;
      out.language = row.language;
      out.authors = row.authors;
    }
    const Indices attributions = shown_attributions(m_rows, m_filter, index);
    m_shown_uses.clear();
    for (const std::uint32_t a : attributions) {
      if (m_filter.attribution_nodes) {
        unfold(m_rows.attributions[a]);
      } else {
        fold(m_rows.attributions[a]);
      }
    }
    relay_edges(attributions);
    for (const auto& [use, first] : m_shown_uses) claim_edges(m_rows.uses[use], m_rows.attributions[first]);
    for (std::uint32_t i = row.reviews.begin; i < row.reviews.end; ++i) review(m_rows.reviews[i]);
    mentions(row);
  }

  Indices own_claims(const AttributionRow& a) const { return claims_of(m_rows, a); }

  void show_uses(const AttributionRow& a) {
    const auto index = static_cast<std::uint32_t>(&a - m_rows.attributions.data());
    for (const std::uint32_t use : a.uses) m_shown_uses.try_emplace(use, index);
  }

  /// Without a speaker a claim that is said stands in its article and nowhere else. What an unstated source
  /// only disputes is not shown: without the edge it would look as if it were said.
  void fold(const AttributionRow& a) {
    const Folding folding = folding_of(a);
    if (folding.says) {
      for (const std::uint32_t own : own_claims(a)) claim_node(own);
      show_uses(a);
    }
    for (const std::uint32_t speaker : a.speakers) {
      if (folding.says) {
        for (const std::uint32_t own : own_claims(a)) {
          const std::uint32_t claim = claim_node(own);
          describe(edge(EdgeKind::said_by, claim, entity_node(speaker), a.id), a);
        }
      }
      if (!folding.stance) continue;
      for (const std::uint32_t target : a.targets.empty() ? own_claims(a) : a.targets) {
        const std::uint32_t claim = claim_node(target);
        describe(edge(*folding.stance, entity_node(speaker), claim, a.id), a);
      }
      if (a.targets.empty()) show_uses(a);
    }
    for (const std::uint32_t speaker : a.speakers) answer_edges(a, entity_node(speaker));
  }

  /// What it does to earlier claims by its own: from the speaker, or from the attribution when it is a node.
  void answer_edges(const AttributionRow& a, std::uint32_t from) {
    for (const GraphRows::AnswerRow& answer : a.answers) {
      const auto kind = meaning_of(answer.stance, a.realis, ClaimTie::target).edge;
      const double sure = std::min(a.confidence, answer.confidence);
      if (!kind || sure < m_filter.min_confidence) continue;
      Edge& out = edge(*kind, from, claim_node(answer.claim), a.id);
      describe(out, a);
      out.label = stance_verb(a.kind, answer.stance, a.realis);
      out.stance = stance_name(answer.stance);
    }
  }

  std::uint32_t attribution_node(const AttributionRow& a) {
    const std::uint32_t index = extra_node(a.id, NodeKind::attribution, label_of(a));
    Node& out = m_graph.nodes[index];
    out.attribution_kind = attribution_kind_name(a.kind);
    out.stance = stance_name(a.stance);
    out.realis = realis_name(a.realis);
    out.polarity = polarity_name(polarity_of(a.realis));
    out.cue = a.cue_lemma;
    out.said_at = a.said_at;
    out.medium = a.medium;
    out.hedged = a.hedged;
    if (a.addressee != kNone) out.addressee = m_rows.entities[a.addressee].name;
    return index;
  }

  /// Every folded edge A → B becomes A → Attribution → B of the same kind.
  void unfold(const AttributionRow& a) {
    const std::uint32_t middle = attribution_node(a);
    const Folding folding = folding_of(a);
    for (const std::uint32_t speaker : a.speakers) {
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
      for (const std::uint32_t target : a.targets.empty() ? own_claims(a) : a.targets)
        describe(edge(*folding.stance, middle, claim_node(target), a.id), a);
    }
    answer_edges(a, middle);
    for (const std::uint32_t own : folding.says || !folding.stance ? own_claims(a) : Indices()) {
      const std::uint32_t claim = claim_node(own);
      // Neither said nor disputed ("declined to confirm that …"): the attribution is about the claim.
      describe(folding.says ? edge(EdgeKind::said_by, claim, middle, a.id)
                            : edge(EdgeKind::about, middle, claim, a.id),
               a);
    }
    show_uses(a);
    Edge& place = edge(EdgeKind::reported_in, middle, m_article_node, a.id);
    describe(place, a);
    place.label = "reported in";
  }

  /// A said that B said: between the attributions, or folded between their speakers.
  void relay_edges(const Indices& attributions) {
    std::unordered_map<std::uint32_t, std::uint32_t> at_position;
    for (const std::uint32_t i : attributions) at_position.emplace(m_rows.attributions[i].position, i);
    for (const std::uint32_t i : attributions) {
      const AttributionRow& outer = m_rows.attributions[i];
      const auto found = outer.relays == kNone ? at_position.end() : at_position.find(outer.relays);
      if (found == at_position.end() || found->second == i) continue;
      const AttributionRow& inner = m_rows.attributions[found->second];
      if (m_filter.attribution_nodes) {
        describe(edge(EdgeKind::relays, m_extra.at(outer.id), m_extra.at(inner.id), {}), outer);
        continue;
      }
      for (const std::uint32_t a : outer.speakers) {
        for (const std::uint32_t b : inner.speakers) {
          if (a == b) continue;
          const std::uint32_t from = entity_node(a);
          Edge& out = edge(EdgeKind::relays, from, entity_node(b), outer.id);
          describe(out, outer);
          out.label = "relays";
        }
      }
    }
  }

  /// Where a claim is reported and what it is about. `first`: the first attribution that shows it.
  void claim_edges(const GraphRows::UseRow& use, const AttributionRow& first) {
    const std::uint32_t claim = claim_node(use.claim);
    const Span where = use.where.empty() ? first.passage : use.where;
    if (m_filter.evidence) {
      m_claim_evidence.try_emplace(
          use.claim, Evidence{m_article->id, where, 0, 0, {}, {}, {}, first.by, 1, origin_of(first.by)});
    }
    if (!m_filter.attribution_nodes) {
      Edge& place = edge(EdgeKind::reported_in, claim, m_article_node, {});
      place.label = "reported in";
      place.date = m_article->date_published;
      add_evidence(place, m_article->id, where, first.by, 1);
    }
    for (const std::uint32_t entity : use.about) {
      Edge& out = edge(EdgeKind::about, claim, entity_node(entity), {});
      out.label = "about";
      add_evidence(out, m_article->id, where, first.by, 1);
    }
  }

  /// Whom and what the article names. Of a version that is not current only what else is shown of it.
  void mentions(const GraphRows::ArticleRow& row) {
    if (row.current != static_cast<std::uint32_t>(&row - m_rows.articles.data())) return;
    for (std::uint32_t i = row.names.begin; i < row.names.end; ++i) {
      const GraphRows::NameRow& name = m_rows.names[i];
      Edge& out = edge(EdgeKind::mentions, m_article_node, entity_node(name.entity), {});
      out.label = "mentions";
      out.date = row.date_published;
      add_evidence(out, row.id, name.where, "rule:mention/1", 1);
    }
  }

  /// What another party said about a claim (schema:ClaimReview).
  void review(const GraphRows::ReviewRow& row) {
    const std::string id = content_id(
        "rev", {m_article->id, row.reviewed, row.claimant, row.reviewer, row.rating_text, row.rating_value});
    const std::uint32_t review = extra_node(id, NodeKind::claim_review, {});
    Node& out = m_graph.nodes[review];
    out.label = row.rating_text.empty() ? row.rating_value : row.rating_text;
    out.url = row.url;
    out.date_published = row.date_published;
    const auto add = [&](EdgeKind kind, std::uint32_t source, std::uint32_t target,
                         const char* label) -> Edge& {
      Edge& made = edge(kind, source, target, {});
      made.label = label;
      made.date = row.date_published;
      if (m_filter.evidence) {
        made.evidence.push_back(
            {m_article->id, {}, 0, 0, row.reviewed, {}, {}, "import:claim-review", 1, Origin::import});
      }
      return made;
    };
    add(EdgeKind::reported_in, review, m_article_node, "reported in");
    if (!row.reviewer.empty()) add(EdgeKind::said_by, review, organization_node(row.reviewer), "rated");
    if (row.reviewed.empty()) return;
    const std::string reviewed = claim_id(row.reviewed, {}, Polarity::positive);
    const std::uint32_t known = row.claim != kNone ? row.claim : find_row(m_rows.claims, reviewed);
    const std::uint32_t claim =
        known != kNone ? claim_node(known) : extra_node(reviewed, NodeKind::claim, row.reviewed);
    add(EdgeKind::about, review, claim, "reviews");
    // The reviewer says that they said it: the evidence is the review.
    if (!row.claimant.empty()) {
      add(EdgeKind::said_by, claim, party_node(row.claimant), "said, by the review").date =
          row.appearance_date;
    }
  }

  // ---- across articles ----

  void affiliations() {
    for (const GraphRows::AffiliationRow& row : m_rows.affiliations) {
      const std::uint32_t from = m_entity_nodes[row.entity];
      if (from == kNone || m_article_nodes[row.article] == kNone || row.entity == row.organization) continue;
      Edge& out = edge(EdgeKind::affiliation, from, entity_node(row.organization),
                       (row.former ? "former " : "") + row.title);
      out.label = row.former ? "former" + (row.title.empty() ? std::string() : " " + row.title) : row.title;
      if (out.label.empty()) out.label = "of";
      add_evidence(out, m_rows.articles[row.article].id, row.where, "rule:affiliation/1", 1);
    }
  }

  void revisions() {
    for (std::uint32_t i = 0; i < m_rows.articles.size(); ++i) {
      const std::uint32_t from = m_article_nodes[i];
      const std::uint32_t before = m_rows.articles[i].before;
      if (from == kNone || before == kNone || m_article_nodes[before] == kNone) continue;
      Edge& out = edge(EdgeKind::revision_of, from, m_article_nodes[before], {});
      out.label = "new version of";
      if (!m_filter.evidence) continue;
      Evidence one;
      one.article = m_rows.articles[i].id;
      one.exact = m_graph.nodes[from].label;
      one.by = "rule:revision/1";
      out.evidence.push_back(std::move(one));
    }
  }

  /// One end of a relation stands at `place`.
  template <typename Relation>
  static void prove(Edge& out, Evidence place, const Relation& r) {
    place.by = r.by;
    place.confidence = r.confidence;
    place.origin = origin_of(r.by);
    out.evidence.push_back(std::move(place));
  }

  void claim_relations() {
    for (const ClaimRelation& r : m_rows.claim_relations) {
      const std::uint32_t source = find_row(m_rows.claims, r.source);
      const std::uint32_t target = find_row(m_rows.claims, r.target);
      if (source == kNone || target == kNone || m_claim_nodes[source] == kNone ||
          m_claim_nodes[target] == kNone)
        continue;
      Edge& out = edge(r.kind, m_claim_nodes[source], m_claim_nodes[target], {});
      out.label = r.label.empty() ? relation_words(r.kind) : r.label;
      out.detail = r.detail;
      for (const std::uint32_t claim : {source, target}) {
        if (const auto place = m_claim_evidence.find(claim); place != m_claim_evidence.end())
          prove(out, place->second, r);
      }
    }
  }

  /// Names of one. The evidence is where each of them stands first.
  void entity_relations() {
    if (m_rows.entity_relations.empty()) return;
    const std::map<std::uint32_t, Evidence> first = first_evidence(m_graph);
    for (const EntityRelation& r : m_rows.entity_relations) {
      const std::uint32_t one = find_entity(m_rows, r.source);
      const std::uint32_t other = find_entity(m_rows, r.target);
      const auto [source, target] =
          std::minmax(one, other);  // rows are by id; a merged one may have swapped them
      if (source == kNone || target == kNone || source == target || m_entity_nodes[source] == kNone ||
          m_entity_nodes[target] == kNone)
        continue;
      Edge& out = edge(EdgeKind::same_as, m_entity_nodes[source], m_entity_nodes[target], {});
      out.label = "is";
      out.detail = r.detail;
      for (const std::uint32_t node : {out.source, out.target}) {
        if (const auto place = first.find(node); place != first.end()) prove(out, place->second, r);
      }
    }
  }

  void article_relation(const ArticleRelation& r) {
    const std::uint32_t source = find_row(m_rows.articles, r.source);
    if (source == kNone || m_article_nodes[source] == kNone) return;
    std::uint32_t to = kNone;
    if (r.target.empty()) {
      to = organization_node(r.publisher);
    } else {
      const std::uint32_t target = find_row(m_rows.articles, r.target);
      if (target != kNone) to = m_article_nodes[target];
    }
    if (to == kNone) return;
    Edge& out = edge(r.kind, m_article_nodes[source], to, {});
    if (out.label.empty()) out.label = r.label.empty() ? "from" : r.label;
    out.date = m_rows.articles[source].date_published;
    add_evidence(out, r.source, r.passage, r.by, r.confidence);
  }

  const GraphRows& m_rows;
  const GraphFilter& m_filter;
  GraphData m_graph;
  Indices m_article_nodes, m_entity_nodes, m_claim_nodes;  // of each row; kNone: not in the graph
  std::unordered_map<std::string, std::uint32_t> m_extra;
  std::unordered_map<std::string, std::size_t> m_edge_of;
  std::unordered_map<std::uint32_t, Evidence> m_claim_evidence;  // of each claim, where it stands first
  // the article at work
  const GraphRows::ArticleRow* m_article = nullptr;
  std::uint32_t m_article_node = 0;
  std::map<std::uint32_t, std::uint32_t> m_shown_uses;  // → the first attribution that shows it
};

}  // namespace

GraphData fold_graph(const GraphRows& rows, const GraphFilter& filter) {
  return Folder(rows, filter).fold();
}

}  // namespace claimgraph
