// Objects of schema.org vocabulary in JSON-LD documents, whatever the spelling of their types.
#pragma once

#include <rapidjson/document.h>

#include <functional>
#include <string>
#include <string_view>

namespace claimgraph::structured {

/// Does the object's @type (or one of them) end with `lower` when lower-cased: "schema:ClaimReview" fits
/// "claimreview".
bool has_type(const rapidjson::Value& object, std::string_view lower);
/// Calls `each` for every object whose type fits, also inside arrays, @graph, mainEntity and data feeds; not
/// inside a found one. Depth is bounded by load_json().
void for_each_typed(const rapidjson::Value& value, std::string_view lower,
                    const std::function<void(const rapidjson::Value&)>& each);
std::string to_json(const rapidjson::Value& value);

}  // namespace claimgraph::structured
