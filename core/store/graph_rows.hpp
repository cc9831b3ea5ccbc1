// The rows that a graph is made from, as plain values: scan_graph() reads them in sorted scans over whole
// tables, fold_graph() makes nodes and edges of them without a database. References between rows are indices
// into the vectors; every order is by ids and places in the text, so nothing depends on the order of imports.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/graph_data.hpp"
#include "claimgraph/records.hpp"
#include "claimgraph/relations.hpp"
#include "claimgraph/span.hpp"

namespace claimgraph {

struct GraphRows {
  /// A range of another vector: [begin, end).
  struct Range {
    std::uint32_t begin = 0, end = 0;
  };
  struct ArticleRow {
    std::string id, headline, standfirst, url, publisher, date_published, date_modified, language;
    std::vector<std::string> authors;
    std::string first_words;        ///< how the text begins, for articles without a headline
    bool wanted = true;             ///< the filter asks for it
    std::uint32_t current = kNone;  ///< the newest version of the same article, itself when it is that
    std::uint32_t before = kNone;   ///< the version before this one
    Range uses, attributions, reviews, names;
  };
  struct EntityRow {
    std::string id, name, description, family;
    EntityType type = EntityType::other;
    bool anonymous = false;
    std::vector<std::string> other_names;
  };
  struct ClaimRow {
    std::string id, text, label, valid_time, first_appearance, family;
    Polarity polarity = Polarity::positive;
    Modality modality = Modality::asserted;
    ClaimForm form = ClaimForm::proposition;
    bool unresolved = false;
    double worth = 0;  ///< the highest of its uses
    std::vector<Quantity> quantities;
  };
  /// A claim in one article.
  struct UseRow {
    std::uint32_t claim = 0;
    Span where;                        ///< from its first to its last span; empty when it has none
    std::vector<std::uint32_t> about;  ///< entities
  };
  struct AnswerRow {
    std::uint32_t claim = 0;
    StanceKind stance = StanceKind::denies;
    double confidence = 1;
  };
  struct AttributionRow {
    std::string id;
    std::uint32_t position = 0;    ///< in its article
    std::uint32_t relays = kNone;  ///< position of the inner one
    AttributionKind kind = AttributionKind::indirect;
    StanceKind stance = StanceKind::asserts;
    Realis realis = Realis::said;
    std::string cue_words;  ///< as written; empty when there are none or many
    std::string cue_lemma, said_at, medium, by;
    std::uint32_t addressee = kNone;
    bool hedged = false;
    double confidence = 1;  ///< below 0: a person rejected it
    Span passage;
    std::vector<std::uint32_t> uses;      ///< of the claims that it states
    std::vector<std::uint32_t> speakers;  ///< entities; none: an unstated source, or no known publisher
    std::vector<std::uint32_t> targets;   ///< claims of others that it is aimed at
    std::vector<AnswerRow> answers;       ///< claims of others that it answers by claims of its own
  };
  struct AffiliationRow {
    std::uint32_t article = 0, entity = 0, organization = 0;
    std::string title;
    bool former = false;
    Span where;
  };
  /// A form of a name, where an article has it first.
  struct NameRow {
    std::uint32_t entity = 0;
    Span where;
  };
  struct ReviewRow {
    std::string reviewed, claimant, reviewer, url, date_published, rating_text, rating_value, appearance_date;
    std::uint32_t claim = kNone;  ///< that it is about, when linking found one
  };

  std::vector<ArticleRow> articles;  ///< by id
  std::vector<EntityRow> entities;   ///< by id; without those that a person merged into another
  std::vector<std::pair<std::string, std::uint32_t>> merged;  ///< ids of these, sorted, and into which
  std::vector<ClaimRow> claims;                               ///< by id
  std::vector<UseRow> uses;                                   ///< of one article together, by position
  std::vector<AttributionRow> attributions;                   ///< likewise
  std::vector<ReviewRow> reviews;                             ///< likewise
  std::vector<NameRow> names;                                 ///< likewise; not of unnamed sources
  std::vector<AffiliationRow> affiliations;  ///< by article and position; those with an organisation
  std::vector<ClaimRelation> claim_relations;
  std::vector<ArticleRelation> article_relations;
  std::vector<EntityRelation> entity_relations;
};

/// Nodes and edges, in the order of exports. Evidence has its place (article and bytes) and its origin; the
/// words are put in by fetch_evidence(). Pure.
GraphData fold_graph(const GraphRows& rows, const GraphFilter& filter);

/// Nodes by (kind, id), edges by (kind, id), evidence by place, each once. Pure.
void order_graph(GraphData& graph);

/// Sorts the evidence of one edge and drops what says the same.
void order_evidence(Edge& edge);

}  // namespace claimgraph
