// The questions that the store and the graph answer, one file query_NAME.cpp each. Results are plain values
// with everything that a person or a program wants to see; nothing is printed here. Order is always defined.
// A `what` is an id, a unique prefix of one, or words. Errors: DataError from the store; UsageError for an id
// prefix that fits several records (it lists them).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/relations.hpp"
#include "core/store/store.hpp"

namespace claimgraph {

/// One claim with everybody who took a stand on it, each list by date.
struct ClaimVoices {
  ClaimInfo claim;
  std::vector<AttributionInfo> said, disputed, supported, other;
};

struct WhoResult {
  std::string query;
  std::vector<ClaimVoices> claims;  ///< best match first
};
/// Speakers, disputers, dates and passages of a claim; of each claim that fits the words; or of everything
/// that an entity said when `what` is an entity's id.
WhoResult query_who(const Store& store, std::string_view what, std::size_t limit = 10);

/// The full id that `what` (an id or a unique prefix) stands for; nothing when it fits none.
std::optional<std::string> resolve_id(const Store& store, std::string_view what);

struct TraceHop {
  unsigned depth = 0;
  EdgeKind kind = EdgeKind::said_by;
  std::string from, from_label, to, to_label;  ///< ids and names
  NodeKind to_kind = NodeKind::other;
  std::string label;  ///< "said", "told Reuters", "5.5M → 5.6M"
  std::string date;
  std::optional<AttributionInfo> attribution;  ///< of a saying
  std::vector<Evidence> evidence;
};

struct TraceResult {
  ClaimInfo claim;
  std::vector<TraceHop> hops;            ///< from the claim back to its origin, breadth first
  std::vector<AttributionInfo> sayings;  ///< by date: the first is the earliest among the articles
  std::vector<AttributionInfo> relayed;  ///< what inner sources were said to have said
  std::vector<ClaimRelation> variants;   ///< wordings and figures of the same matter
  std::vector<std::string> dark;         ///< where the trail goes dark, a sentence each
};
/// Nothing when no claim fits. With words, the best match is traced.
std::optional<TraceResult> query_trace(const Store& store, std::string_view what);

struct Conflict {
  ClaimRelation relation;  ///< contradicts or variant_of, with the field that changed
  ClaimVoices source, target;
};

/// Claims that somebody disputes or another contradicts, most disputed first; `limit` 0 = all.
std::vector<ClaimVoices> query_disputes(const Store& store, std::size_t limit = 0);
/// Pairs of claims: contradictions first, then variants.
std::vector<Conflict> query_conflicts(const Store& store, std::size_t limit = 0);

/// A record with the text around it. Spans are bytes of `text`.
struct ShownPassage {
  AttributionInfo attribution;
  std::string text;  ///< the paragraphs in which it stands
  SpanList source, cue, content;
};

struct ShowResult {
  NodeKind kind = NodeKind::claim;
  std::string id;
  std::optional<ArticleInfo> article;
  std::optional<EntityInfo> entity;
  std::optional<ClaimInfo> claim;
  std::vector<ShownPassage> passages;
};
std::optional<ShowResult> query_show(const Store& store, std::string_view id);

// JSON of results: one object each, members in a fixed order, empty ones left out.
std::string to_json(const ArticleInfo&);
std::string to_json(const EntityInfo&);
std::string to_json(const ClaimInfo&);
std::string to_json(const AttributionInfo&);
std::string to_json(const SearchHit&);
std::string to_json(const StoreStats&);
std::string to_json(const ClaimVoices&);
std::string to_json(const WhoResult&);
std::string to_json(const TraceResult&);
std::string to_json(const Conflict&);
std::string to_json(const ShowResult&);

/// Puts each attribution where it belongs; used by the queries.
ClaimVoices voices_of(const Store& store, const ClaimInfo& claim);

}  // namespace claimgraph
