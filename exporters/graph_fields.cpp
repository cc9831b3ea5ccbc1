#include "exporters/graph_fields.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "exporters/view.hpp"

namespace claimgraph::detail {

namespace {

/// What a key without a member of its own stands for; "" when it has no value.
std::string derived(const Node& n, std::string_view key) {
  return key == "kind" ? node_kind_name(n.kind) : key == "name" ? n.label : std::string();
}

std::string derived(const Edge& e, std::string_view key) {
  if (key == "kind" || key == "interaction") return edge_kind_name(e.kind);
  if (key == "weight") return fmt::format("{}", std::max<std::size_t>(1, e.evidence.size()));
  if (e.evidence.empty()) return {};
  const Evidence& first = e.evidence.front();
  if (key == "article") return first.article;
  if (key == "start_char") return fmt::format("{}", first.start);
  if (key == "end_char") return fmt::format("{}", first.end);
  if (key == "exact") return first.exact;
  if (key == "prefix") return first.prefix;
  if (key == "suffix") return first.suffix;
  if (key == "by") return first.by;
  if (key == "confidence") return number_text(first.confidence);
  if (key == "origin") return origin_name(first.origin);
  if (key == "more_evidence") return evidence_to_json(e.evidence, 1);
  return {};
}

template <typename Record>
void visit_keys(const std::vector<Key<Record>>& keys, const Record& record, const FieldVisitor& visit) {
  const auto give = [&](const Key<Record>& key, std::string_view value) {
    if (!value.empty()) visit(key.name, key.type, value);
  };
  for (const auto& key : keys) {
    if (!is_field(key)) continue;
    if (key.text != nullptr) {
      give(key, record.*key.text);
    } else if (key.flag != nullptr) {
      if (record.*key.flag) give(key, "1");
    } else if (key.number != nullptr) {
      if (record.*key.number != 0) give(key, number_text(record.*key.number));
    } else if (key.list != nullptr) {
      give(key, join_list(record.*key.list));
    } else {
      give(key, derived(record, key.name));
    }
  }
}

}  // namespace

void visit_fields(const Node& node, const FieldVisitor& visit) {
  visit_keys(node_keys(), node, visit);
}

void visit_fields(const Edge& edge, const FieldVisitor& visit) {
  visit_keys(edge_keys(), edge, visit);
}

}  // namespace claimgraph::detail
