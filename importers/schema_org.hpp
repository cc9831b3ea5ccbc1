// Objects of schema.org vocabulary in JSON-LD documents, whatever the spelling of their types.
#pragma once

#include <rapidjson/document.h>

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace claimgraph::structured {

/// Does the object's @type (or one of them) end with `lower` when lower-cased: "schema:ClaimReview" fits
/// "claimreview".
bool has_type(const rapidjson::Value& object, std::string_view lower);
/// Calls `each` for every object whose type fits, also inside arrays, @graph, mainEntity and data feeds; not
/// inside a found one. Depth is bounded by load_json().
void for_each_typed(const rapidjson::Value& value, std::string_view lower,
                    const std::function<void(const rapidjson::Value&)>& each);
std::string to_json(const rapidjson::Value& value);

/// The objects of a document by their "@id": a graph may say {"@id": "#claim"} where it means that object.
/// Keeps pointers into the document.
class IdIndex {
 public:
  explicit IdIndex(const rapidjson::Value& root);
  /// The object that a bare reference means; `value` itself when it is none or leads nowhere. The first of a
  /// list stands for it.
  const rapidjson::Value& resolve(const rapidjson::Value& value) const;

 private:
  void gather(const rapidjson::Value& value);
  std::unordered_map<std::string_view, const rapidjson::Value*> m_objects;
};

}  // namespace claimgraph::structured
