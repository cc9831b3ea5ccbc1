#include "exporters/evidence_json.hpp"

namespace claimgraph::detail {

void write_evidence_items(JsonWriter& json, const std::vector<Evidence>& evidence, std::size_t from) {
  for (std::size_t i = from; i < evidence.size(); ++i) {
    const Evidence& e = evidence[i];
    json.begin_object();
    json.optional_member("article", e.article);
    json.integer_member("start", e.start);
    json.integer_member("end", e.end);
    json.optional_member("exact", e.exact);
    json.optional_member("prefix", e.prefix);
    json.optional_member("suffix", e.suffix);
    json.optional_member("by", e.by);
    json.number_member("confidence", e.confidence);
    json.optional_member("origin", origin_name(e.origin));
    json.end_object();
  }
}

}  // namespace claimgraph::detail
