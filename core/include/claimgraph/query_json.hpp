// Query results as JSON: one document, or one object a line. Members are named as in queries.hpp and
// records.hpp, in camel case, and stand in a fixed order; empty ones are left out; offsets are Unicode code
// points.
#pragma once

#include <string>
#include <vector>

#include "claimgraph/queries.hpp"

namespace claimgraph {

/// Every function returns one JSON value without a line break at the end.
std::string to_json(const WhoResult& result);
std::string to_json(const TraceResult& result);
std::string to_json(const SourcesResult& result);
std::string to_json(const ClaimSpeakers& claim);
std::string to_json(const Conflict& conflict);
std::string to_json(const ShowResult& result);
std::string to_json(const DecisionRecord& decision);
std::string to_json(const ReviewItem& item);
std::string to_json(const ArticleInfo& article);
std::string to_json(const EntityInfo& entity);
std::string to_json(const ClaimInfo& claim);
std::string to_json(const AttributionInfo& saying);
std::string to_json(const SearchHit& hit);
std::string to_json(const StoreStats& stats);

/// A JSON array of values that are JSON already.
std::string json_array(const std::vector<std::string>& values);

}  // namespace claimgraph
