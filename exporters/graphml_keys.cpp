#include "exporters/graphml_keys.hpp"

#include "claimgraph/utf8.hpp"
#include "core/base/json_writer.hpp"
#include "exporters/evidence_json.hpp"

namespace claimgraph::detail {

const std::vector<Key<Node>>& node_keys() {
  using enum KeyType;
  static const std::vector<Key<Node>> keys{
      {"kind", "kind", string},
      {"label", "label", string, &Node::label},
      {"name", "name", string},
      {"description", "description", string, &Node::description},
      {"anonymous", "anonymous", flag, nullptr, &Node::anonymous},
      {"alternate_names", "alternate_names", string, nullptr, nullptr, &Node::alternate_names},
      {"family", "family", string, &Node::family},
      {"url", "url", string, &Node::url},
      {"publisher", "publisher", string, &Node::publisher},
      {"authors", "authors", string, nullptr, nullptr, &Node::authors},
      {"date_published", "date_published", string, &Node::date_published},
      {"date_modified", "date_modified", string, &Node::date_modified},
      {"language", "language", string, &Node::language},
      {"polarity", "polarity", string, &Node::polarity},
      {"modality", "modality", string, &Node::modality},
      {"valid_time", "valid_time", string, &Node::valid_time},
      {"first_appearance", "first_appearance", string, &Node::first_appearance},
      {"quantities", "quantities", string, &Node::quantities},
      {"claim_form", "claim_form", string, &Node::claim_form},
      {"unresolved", "unresolved", flag, nullptr, &Node::unresolved},
      {"worth", "worth", real, nullptr, nullptr, nullptr, &Node::worth},
      {"attribution_kind", "attribution_kind", string, &Node::attribution_kind},
      {"stance", "stance", string, &Node::stance},
      {"realis", "realis", string, &Node::realis},
      {"cue", "cue", string, &Node::cue},
      {"said_at", "said_at", string, &Node::said_at},
      {"medium", "medium", string, &Node::medium},
      {"addressee", "addressee", string, &Node::addressee},
      {"hedged", "hedged", flag, nullptr, &Node::hedged},
      {"size", "size", real},
      {"x", "x", real},
      {"y", "y", real},
      {"r", "r", integer},
      {"g", "g", integer},
      {"b", "b", integer},
  };
  return keys;
}

const std::vector<Key<Edge>>& edge_keys() {
  using enum KeyType;
  static const std::vector<Key<Edge>> keys{
      {"edge_kind", "kind", string},
      {"interaction", "interaction", string},
      {"edge_label", "label", string, &Edge::label},
      {"detail", "detail", string, &Edge::detail},
      {"weight", "weight", real},
      {"attribution", "attribution", string, &Edge::attribution},
      {"edge_attribution_kind", "attribution_kind", string, &Edge::attribution_kind},
      {"edge_stance", "stance", string, &Edge::stance},
      {"edge_said_at", "said_at", string, &Edge::said_at},
      {"edge_medium", "medium", string, &Edge::medium},
      {"date", "date", string, &Edge::date},
      {"edge_hedged", "hedged", flag, nullptr, &Edge::hedged},
      {"article", "article", string},
      {"start_char", "start_char", integer},
      {"end_char", "end_char", integer},
      {"exact", "exact", string},
      {"prefix", "prefix", string},
      {"suffix", "suffix", string},
      {"by", "by", string},
      {"confidence", "confidence", real},
      {"origin", "origin", string},
      {"more_evidence", "more_evidence", string},
      {"edge_r", "r", integer},
      {"edge_g", "g", integer},
      {"edge_b", "b", integer},
  };
  return keys;
}

const char* key_type_name(KeyType type) {
  switch (type) {
    case KeyType::string:
      return "string";
    case KeyType::flag:
      return "int";
    case KeyType::integer:
      return "int";
    case KeyType::real:
      return "double";
  }
  return "string";
}

std::string join_list(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += " | ";
    for (const char c : items[i]) {
      if (c == '|' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string evidence_to_json(const std::vector<Evidence>& evidence, std::size_t from) {
  if (from >= evidence.size()) return {};
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  write_evidence_items(json, evidence, from);
  json.end_array();
  return out;
}

}  // namespace claimgraph::detail
