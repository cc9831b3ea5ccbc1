// What the store answers with: plain values, ids as the outside sees them, no SQL. All lists come in a fixed
// order that does not depend on the order of imports.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/graph_data.hpp"
#include "claimgraph/span.hpp"

namespace claimgraph {

enum class PutOutcome {
  added,
  unchanged,  ///< the same article with the same analysis is here already
  updated,    ///< the same article, analysed by another version or with fuller metadata
  revision    ///< added, and another version of the same article (revision_key) is here too
};

struct ArticleInfo {
  std::string id, doc, url, headline, publisher, date_published, date_modified, language;
  std::vector<std::string> authors;
  bool current = true;       ///< false: a newer version of the same article is here too
  std::string revision_of;   ///< id of the version before this one
  std::uint32_t claims = 0;  ///< different claims
  std::uint32_t attributions = 0;
  std::uint32_t words = 0;  ///< of the text, separated by white space
};

struct EntityRef {
  std::string id, name;
  EntityType type = EntityType::other;
  bool anonymous = false;
};

struct AffiliationInfo {
  EntityRef organization;  ///< for members: the person
  std::string title;
  bool former = false;
};

struct EntityInfo {
  std::string id, name;
  EntityType type = EntityType::other;
  bool anonymous = false;
  std::vector<std::string> alternate_names;
  std::vector<EntityRef> same_as;  ///< entities that are the same, see EntityRelation
  std::vector<EntityRef> merged;   ///< those that a person merged into this one, as articles have them
  std::string description;
  std::vector<AffiliationInfo> affiliations;  ///< of a person
  std::vector<AffiliationInfo> members;       ///< of an organisation: persons with their titles
  std::uint32_t articles = 0, mentions = 0;
  std::uint32_t said = 0;   ///< attributions with this speaker
  std::uint32_t about = 0;  ///< different claims about it
};

/// A place in an article's text: bytes inside, code points outside, and the words.
struct Passage {
  std::string article;  ///< id
  Span bytes;
  std::uint32_t start = 0, end = 0;   ///< code points
  std::string exact, prefix, suffix;  ///< prefix and suffix: up to 32 code points
};

struct ClaimInfo {
  std::string id, text, label;
  EntityRef subject;  ///< id empty when there is none
  std::vector<Quantity> quantities;
  std::vector<EntityRef> about;
  Polarity polarity = Polarity::positive;
  Modality modality = Modality::asserted;
  ClaimForm form = ClaimForm::proposition;
  bool unresolved = false;  ///< its text still has a pronoun or "the company" that nothing settles
  double worth = 0;         ///< 0..1, how much checking it is worth: the highest of its uses
  std::string valid_time;
  std::string first_appearance;  ///< date of the earliest dated article that has it
  std::string first_article;     ///< its id
  std::uint32_t articles = 0;
  std::uint32_t speakers = 0;   ///< different speakers who say it (publisher of a narration included)
  std::uint32_t disputers = 0;  ///< different speakers who count against it (claimgraph/stance.hpp)
  std::uint32_t contradictions = 0, variants = 0;
  bool rejected = false;  ///< only sayings state it that a person rejected
};

/// A claim as one act of saying states it.
struct StatedClaimInfo {
  std::string id, text;
  SpanList content;  ///< bytes of the article's text
};

/// A claim made earlier in the article, and what an act of saying does to it by saying something of its own.
struct AnswerInfo {
  std::string id, text;  ///< of the claim
  StanceKind stance = StanceKind::denies;
  double confidence = 1;
};

/// One act of saying, with everything that a person wants to see beside it.
struct AttributionInfo {
  std::string id, article;
  std::vector<StatedClaimInfo>
      claims;                     ///< what it states, in text order; may be empty ("declined to comment")
  std::string claim, claim_text;  ///< the claim that was asked for when it states it, else the first
  AttributionKind kind = AttributionKind::indirect;
  StanceKind stance = StanceKind::asserts;  ///< to its own claims, or to the one asked for that it answers
  Realis realis = Realis::said;
  std::string cue, cue_lemma;  ///< the words as written; the lemma
  std::vector<EntityRef>
      speakers;  ///< narration: the publisher; none: an unstated source, or no known publisher
  std::string said_at, medium;
  EntityRef addressee;
  std::string relays;  ///< id of the inner attribution
  int nesting = 0;
  bool hedged = false;
  double confidence = 1;
  std::string by;
  std::string decision;  ///< "confirmed" or "rejected" when a person decided; `by` is "person:NAME" then
  SpanList source_spans, cue_spans, content_spans;  ///< bytes of the article's text
  Passage passage;                                  ///< from the first to the last of them
  std::vector<std::string> targets;       ///< claims of others that it disputes, supports or corrects
  std::vector<AnswerInfo> answers;        ///< likewise, in this article
  std::string headline, publisher, date;  ///< of the article
};

/// Acts of saying about one claim (claimgraph/stance.hpp says on which side each stands).
struct ClaimSayings {
  std::vector<AttributionInfo> in_favour, against, neither;
  std::uint32_t in_favour_count = 0, against_count = 0,
                neither_count = 0;  ///< also of those that are not listed
};

struct ClaimFilter {
  std::string about{};    ///< entity id, or words of a name; empty = any
  std::string by{};       ///< speaker: entity id, or words of a name
  std::string since{};    ///< ISO date: first appearance or any saying on or after it
  std::string article{};  ///< article id
  bool disputed = false;  ///< only claims that somebody counts against, or that another contradicts
  /// Only what can be true or false: no bare topics ("criticised the plan"), but those that name a statement
  /// ("denied the allegation").
  bool statements = false;
  /// Acts of saying below it are not used: not counted, and no claim rests on them. Below 0: what a person
  /// rejected is used too.
  double min_confidence = 0;
  std::size_t limit = 0;  ///< 0 = all
};

struct SearchHit {
  NodeKind kind = NodeKind::claim;  ///< article, claim, attribution (a passage) or an entity's kind
  std::string id;
  std::string label;    ///< headline, claim, passage or name
  std::string snippet;  ///< where the words stand, up to about 32 words, each hit between U+0001 and U+0002
  std::string article;  ///< of a passage or an article
  double score = 0;     ///< -bm25: higher is better; comparable inside one kind
};

struct SearchOptions {
  bool claims = true, passages = true, articles = true, entities = true;
  bool any_word = false;   ///< one of the words is enough; else all of them
  bool rejected = false;   ///< what a person rejected too
  std::size_t limit = 50;  ///< of each kind
};

/// Each number is the length of the list of that name: articles() and those of them that are not current,
/// entities() and the unnamed sources that entities(true) adds, claims(), attributions(), the claims that
/// somebody disputes, the relations of either kind.
struct StoreStats {
  std::uint64_t articles = 0, superseded = 0;
  std::uint64_t entities = 0, anonymous = 0;  ///< named; unnamed
  std::uint64_t mentions = 0, claims = 0, attributions = 0, quantities = 0, times = 0;
  std::uint64_t contradictions = 0, variants = 0;
  std::uint64_t disputes = 0;    ///< claims that somebody denies, disputes, doubts or questions
  std::uint64_t judgements = 0;  ///< decisions of people that hold
  std::uint64_t bytes = 0;       ///< of the database file
};

struct GraphFilter {
  bool attribution_nodes = false;  ///< unfolded: speaker, claim and article meet in Attribution nodes
  bool evidence = true;            ///< false: edges without quotes, about 5 times faster
  bool words = true;               ///< false: evidence has its place only, see Store::fetch_evidence()
  double min_confidence = 0;       ///< acts of saying below it are left out; below 0: rejected ones are in it
  bool superseded = true;          ///< what only an older version of an article says
  std::vector<std::string> articles{};  ///< only what these articles support; empty = all
};

/// One finding of Store::verify().
struct Flaw {
  std::string id;  ///< article, attribution or claim
  std::string message;
};

}  // namespace claimgraph
