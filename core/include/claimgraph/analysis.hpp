// What extraction finds in one article. Value types; every span is a byte range of Article::text; every
// reference between records is an index into the vectors of the same Analysis. The interchange
// (core/interchange) writes them with code-point offsets and string ids, field for field as
// schemas/json/article.schema.json says.
//
// Terms: source, cue, content as in PARC 3 and PolNeAR; TIMEX3 for times; schema.org for entity types.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "claimgraph/diagnostic.hpp"
#include "claimgraph/span.hpp"

namespace claimgraph {

/// Confidences are calibrated: of the acts of saying that are given at least kSureEnough four of five are
/// wholly right. Pictures draw the others faintly; lists of claims leave out what is below kTooUnsure unless
/// told otherwise.
inline constexpr double kSureEnough = 0.7, kTooUnsure = 0.5;

inline constexpr std::uint32_t kNone = UINT32_MAX;  ///< "no such record" in an index field

enum class EntityType { person, organization, place, group, other };
enum class Gender { unknown, male, female };

struct Affiliation {
  std::uint32_t organization = kNone;  ///< index of an Entity
  std::string title;                   ///< "CEO"; "scientist"
  bool former = false;                 ///< "former Baidu and Google scientist"
  Span evidence;
};

/// Somebody or something named (or described) in this article, after coreference inside the article.
struct Entity {
  std::string id;  ///< "per-…", "org-…": hash of type and normalised name; anonymous ones also of the article
  EntityType type = EntityType::other;
  std::string name;        ///< the fullest form in the article; for anonymous ones the description
  bool anonymous = false;  ///< an unnamed source ("a spokesman", "analysts"): scoped to its article
  std::vector<std::string> alternate_names;
  std::string description;  ///< "Chinese start-up", "OpenAI CEO"
  Gender gender = Gender::unknown;
  std::vector<Affiliation> affiliations;
};

enum class MentionKind { name, nominal, pronoun };

struct Mention {
  Span span;
  Span head;  ///< the head word (nominal, pronoun) or the whole name
  std::uint32_t entity = kNone;
  MentionKind kind = MentionKind::name;
  double confidence = 1;  ///< that `entity` is meant, calibrated; 1 for names. Not in the interchange
};

enum class Approximation { exact, about, under, over };

/// A number with its unit, read from the text. Amounts in per cent are fractions (0.43, unit "percent").
struct Quantity {
  Span span;
  Span number;  ///< the number inside `span`: "5.5 million" of "US$5.5 million"; of a range, from low to high
  double value = 0;
  std::optional<double> low, high;  ///< "between 5 and 6 million", "5-6m"; then `value` is the middle
  std::string value_text;           ///< shortest exact decimal of value: "5500000", "0.43"
  std::string kind;  ///< "number" | "ordinal" | "percent" | "currency" | "dimension" | "age" | "temperature"
  std::string unit;  ///< "percent", "Kilometer", "Dollar"…; empty for bare numbers
  std::string currency;  ///< ISO 4217; empty when unresolved: a bare "$" stays unresolved without context
  Approximation approximate = Approximation::exact;
  int significant_digits = 0;
};

/// A TIMEX3: DATE, TIME, DURATION or SET with an ISO-like value ("2025-01-20", "2025-W05", "P3W",
/// "PAST_REF"). `relative` holds the unanchored form when there was no date to anchor it ("last week").
struct TimeExpression {
  Span span;
  std::string type;
  std::string value;
  bool anchored = true;
};

enum class AttributionKind { direct, indirect, mixed, narration };
enum class StanceKind {
  asserts,
  denies,
  disputes,
  doubts,
  supports,
  questions,
  concedes,
  predicts,
  declines,
  corrects
};
enum class Polarity { positive, negative };
/// Whether the act of saying took place: "said"; "did not say", "no one confirmed"; "would say", "if he
/// says", "did she say that?".
enum class Realis { said, negated, unreal };
enum class Modality { asserted, possible, intended, counterfactual };

/// A proposition can be true or false. A topic is a named thing that a stance is on ("praised the decision").
enum class ClaimForm { proposition, topic, question };

/// One proposition, apart from its utterances; made to stand alone ("the company" → "DeepSeek").
struct Claim {
  std::string id;     ///< "clm-…": hash of the normalised text, quantities and polarity
  std::string text;   ///< canonical text
  std::string label;  ///< short form for pictures (about 90 characters): appositions and parentheses dropped
  std::vector<std::uint32_t> quantities;  ///< indices
  std::vector<std::uint32_t> about;       ///< entity indices; the subject first
  std::uint32_t subject = kNone;          ///< entity index
  Polarity polarity = Polarity::positive;
  Modality modality = Modality::asserted;
  ClaimForm form = ClaimForm::proposition;
  bool unresolved = false;  ///< a pronoun or "the company" stays in `text`, for nothing settles whom it means
  double worth = 0;         ///< 0..1, how much checking it is worth; orders lists and what is drawn
  std::string valid_time;   ///< TIMEX3 value
  SpanList content;         ///< where in the text it stands first
};

/// A claim as one attribution states it. Of "denied the charges" the claim is the one that is denied, the
/// content is "the charges".
struct StatedClaim {
  std::uint32_t claim = kNone;  ///< index of a Claim
  SpanList content;             ///< where this attribution states it
};

/// What an act of saying does to a claim that somebody else made earlier in the article, by saying something
/// of its own: "said the claim was untrue", "said it had not dumped any acid".
struct Answer {
  std::uint32_t claim = kNone;  ///< index of a Claim
  StanceKind stance = StanceKind::denies;
  double confidence = 1;
};

/// The act of saying: source, cue and content in one article.
struct Attribution {
  std::string id;  ///< "att-…": hash of article id, spans and claim
  SpanList source, cue, content;
  AttributionKind kind = AttributionKind::indirect;
  StanceKind stance = StanceKind::asserts;
  std::string cue_lemma;
  Realis realis = Realis::said;
  std::vector<std::uint32_t>
      speakers;                     ///< entity indices; empty: unstated source, or the publisher (narration)
  std::vector<StatedClaim> claims;  ///< in text order; none when the content is no proposition ("declined")
  std::vector<Answer> answers;      ///< to claims made earlier, each once
  std::string said_at;  ///< TIMEX3 value, or the relative words when nothing anchors them ("last week")
  std::string medium;   ///< "an “Ask Me Anything” session on internet forum Reddit"
  std::uint32_t addressee = kNone;  ///< entity index: "told Reuters"
  std::uint32_t relays = kNone;     ///< index of the inner attribution: A said that B said
  int nesting = 0;                  ///< 0 = outermost
  bool hedged = false;
  double confidence = 1;
  std::string by;  ///< rule or model with its version: "model:news/1", "rule:signature-dash/1"
};

struct Analysis {
  std::vector<Entity> entities;
  std::vector<Mention> mentions;
  std::vector<Quantity> quantities;
  std::vector<TimeExpression> times;
  std::vector<Claim> claims;
  std::vector<Attribution> attributions;  ///< in text order; outer before inner
  Diagnostics diagnostics;
};

const char* entity_type_name(EntityType type);  ///< "Person", "Organization", "Place", "Group", "Other"
const char* mention_kind_name(MentionKind kind);
const char* approximation_name(Approximation approximation);  ///< "" for exact
const char* attribution_kind_name(AttributionKind kind);
const char* stance_name(StanceKind stance);
const char* polarity_name(Polarity polarity);
const char* realis_name(Realis realis);
/// What the interchange calls the polarity of the saying: negative when it is negated.
Polarity polarity_of(Realis realis);
const char* modality_name(Modality modality);
const char* claim_form_name(ClaimForm form);
std::optional<EntityType> entity_type_from(const std::string& name);
std::optional<AttributionKind> attribution_kind_from(const std::string& name);
std::optional<StanceKind> stance_from(const std::string& name);
std::optional<Realis> realis_from(const std::string& name);
std::optional<ClaimForm> claim_form_from(const std::string& name);

}  // namespace claimgraph
