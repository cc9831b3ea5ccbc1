// The questions that the product answers, one function each, each in a file of its own (query_NAME.cpp). They
// read a Store and return plain values; query_json.hpp writes them as JSON, the command line lays them out
// for people. All lists come in a fixed order. Errors: UsageError when an id prefix is not unique; DataError
// from the store. `min_confidence`: acts of saying below it are not used; below 0 those too that a person
// rejected.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/claim_graph.hpp"
#include "claimgraph/stance.hpp"
#include "claimgraph/store.hpp"

namespace claimgraph {

/// A claim with every act of saying about it.
struct ClaimSpeakers {
  ClaimInfo claim;
  std::vector<AttributionInfo> sayings;   ///< in its favour: assert, support, concede, predict, …
  std::vector<AttributionInfo> disputes;  ///< against it: deny, dispute, doubt, or correct it
  std::vector<AttributionInfo> others;    ///< on no side: asked, declined to say, did not say, would say
  std::vector<ClaimRelation> relations;   ///< contradicts, variantOf
  std::uint32_t more_sayings = 0, more_disputes = 0, more_others = 0;  ///< that Limits::sayings left out
};

/// How much of a long answer is read; 0 = all of it.
struct Limits {
  std::size_t items = 0;    ///< claims, conflicts, or the sayings of somebody
  std::size_t sayings = 0;  ///< of each claim on each side, the earliest
};

/// On which side of the claim with this id an act of saying counts (claimgraph/stance.hpp).
Side side_of(const AttributionInfo& saying, std::string_view claim_id);

/// Who says it, who disputes it. `text` is a claim's id (or a unique prefix of one) or words: claims that
/// contain all of them, the best by worth first; when there is none, claims that contain some.
struct WhoResult {
  std::string asked;
  bool some_words_only = false;  ///< nothing had all the words
  std::vector<ClaimSpeakers> claims;
};
WhoResult query_who(const Store& store, std::string_view text, std::size_t limit = 10,
                    double min_confidence = 0, std::size_t sayings = 0);

/// One step back towards the origin.
struct TraceHop {
  std::string relation;     ///< "reported in", "said by", "relays", "copied from", "cites", "revision of"
  std::uint32_t depth = 0;  ///< 1 = of the claim itself
  std::string from_id, from_label, to_id, to_label;
  std::string date;  ///< of the article, ISO 8601
  std::string article, headline, publisher;
  std::string note;  ///< "containment 0.94", "told Northern Wire", "as passed on by Vail"
  std::optional<AttributionInfo> saying;  ///< for "said by" and "relays"
};

struct TraceResult {
  ClaimSpeakers claim;
  std::vector<TraceHop> hops;  ///< articles by date, each with its sayings, what these relay, and its sources
  std::vector<ClaimSpeakers> variants;  ///< same matter, other figure or wording, earliest first
  std::string earliest_date, earliest_article, earliest_publisher;
  std::vector<std::string> origins;  ///< names of the speakers at the end of the trail
  std::string ending;                ///< where the trail goes dark, one or two sentences
};
/// `text` as for query_who; the best claim is traced. Nothing when no claim matches.
std::optional<TraceResult> query_trace(const Store& store, std::string_view text, double min_confidence = 0,
                                       std::size_t sayings = 0);

/// An article that has a claim, or one that is the same, or the same with its figure rounded.
struct SourceReport {
  std::string article, headline, publisher, date;
  std::vector<EntityRef> speakers;  ///< who says it there; none: an unstated source, or the article itself
  std::string leans_on;  ///< headline or outlet that it has it from; empty when it has it by itself
};
struct SourcesResult {
  ClaimInfo claim;
  std::vector<SourceReport> reports;      ///< by date, then id; undated last
  std::uint32_t independent_reports = 0;  ///< those that copy no other and do not have it from another outlet
  /// Those who say it in independent reports, each once: names of one person, and somebody who speaks for an
  /// organisation that says it too, count once.
  std::vector<EntityRef> independent_sources;
};
/// On how many sources a claim rests. Nothing when no claim matches.
std::optional<SourcesResult> query_sources(const Store& store, std::string_view text,
                                           double min_confidence = 0);

/// Claims that somebody disputes, the most disputed first. `topics`: also what is criticised without being a
/// statement ("the plan").
std::vector<ClaimSpeakers> query_disputes(const Store& store, std::string_view about = {},
                                          double min_confidence = 0, const Limits& limits = {},
                                          bool topics = false);

struct Conflict {
  ClaimRelation relation;
  ClaimSpeakers first, second;
};
/// Pairs of claims that contradict each other or differ in a figure; contradictions first. Above a
/// `min_confidence` of 0 each of the two has a saying left. `figures`: without those that differ in words
/// only.
std::vector<Conflict> query_conflicts(const Store& store, std::string_view about = {},
                                      double min_confidence = 0, const Limits& limits = {},
                                      bool figures = false);

/// Whatever an id stands for: exactly one member is set.
struct ShowResult {
  std::optional<ClaimSpeakers> claim;
  std::optional<AttributionInfo> attribution;
  std::optional<EntityInfo> entity;
  std::vector<AttributionInfo> entity_sayings;  ///< with `entity`
  std::uint32_t more_sayings = 0;               ///< of the entity, that Limits::items left out
  std::optional<ArticleInfo> article;
  std::optional<Article> article_text;
  std::vector<AttributionInfo> article_sayings;  ///< with `article`
  std::vector<DecisionRecord> notes;             ///< of people, oldest first
};
/// `what` is an id, a unique prefix of one, or words of a name. Nothing when there is no such thing;
/// UsageError that lists the candidates when there are several.
std::optional<ShowResult> query_show(const Store& store, std::string_view what, const Limits& limits = {});

/// The part of the graph within `hops` of what `around` names: an id, a unique prefix, words of a name, or
/// words of a claim, of which the best one that has all of them is taken. NotFoundError when nothing matches,
/// UsageError when a prefix or a part of a name stands for several.
GraphData query_around(const Store& store, const GraphFilter& filter, const std::vector<std::string>& around,
                       unsigned hops);

/// The graph that an exporter is given: what query_around() gives, and with `wants_attributions`
/// (ExporterInfo) the same part with every act of saying about its claims as a node, what these are tied to,
/// and still the places of claims in their articles; GraphFilter::attribution_nodes says nothing then. Errors
/// as query_around().
GraphData query_export(const Store& store, GraphFilter filter, const std::vector<std::string>& around,
                       unsigned hops, bool wants_attributions);

/// The graph of these articles, and with GraphFilter::articles only of those among them.
GraphData load_part(const Store& store, GraphFilter filter, const std::vector<std::string>& articles);

/// Something that a person may decide on, and words for it.
struct Thing {
  std::string id, label;
};
/// By id, unique prefix of one, name, or words that only one claim has. A name that was merged into another
/// is still the one that bears it. Nothing when there is none, UsageError with the candidates when there are
/// several.
std::optional<Thing> find_thing(const Store& store, std::string_view what);

/// Words for a decision on one thing or two: long ones are cut.
std::string decision_label(const std::string& one, const std::string& other = {});

/// What a confirm or a reject is about, see Decision.
struct DecisionTarget {
  std::string aspect, subject, object, label;
};
/// A saying by its id, or a link by the id of its edge ("edg-…", which reads the whole graph). Nothing when
/// there is none, UsageError when it is nothing that can be right or wrong.
std::optional<DecisionTarget> find_decidable(const Store& store, std::string_view what);
/// The link between two things; `link` names it when there are several or none. UsageError else.
DecisionTarget find_link(const Store& store, const Thing& one, const Thing& other, std::string_view link);

/// A link or a saying that nobody decided on.
struct ReviewItem {
  DecisionTarget target;
  std::string detail, by;
  double confidence = 1;
  std::string one, other;                 ///< the ends in words; of a saying its passage
  std::optional<AttributionInfo> saying;  ///< of aspects "saying" and "stance"
};
struct ReviewFilter {
  bool links = true, sayings = true;
  std::size_t limit = 20;  ///< 0 = all
};
/// The least certain first, then by ids: links that are not sure, sayings below kSureEnough. Reads the whole
/// graph.
std::vector<ReviewItem> query_review(const Store& store, const ReviewFilter& filter = {});

/// The id that `what` is or starts (at least 4 hex digits of it); nothing when there is none, UsageError with
/// the candidates when there are several.
std::optional<std::string> find_id(const Store& store, std::string_view what);
/// Those who bear exactly this name; else the only one whose name has these words. UsageError with the
/// candidates when there are several of the latter.
std::vector<EntityRef> find_named(const Store& store, std::string_view name);

/// Ids of the claims that `text` means, best first: an id or prefix, else search.
/// `rejected`: also claims that only sayings state which a person rejected.
std::vector<std::string> find_claims(const Store& store, std::string_view text, std::size_t limit,
                                     bool& some_words_only, bool rejected = false);
/// The best match of find_claims() that somebody asserts, else the best.
std::optional<ClaimInfo> claim_meant(const Store& store, std::string_view text, double min_confidence = 0);
ClaimSpeakers speakers_of_claim(const Store& store, const ClaimInfo& claim, double min_confidence = 0,
                                std::size_t most = 0);

}  // namespace claimgraph
