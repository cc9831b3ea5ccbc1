// Helpers that the resolver and its sieves share. Internal to core/extract/coreference.
#pragma once

#include <string>
#include <vector>

#include "core/extract/coreference/mentions.hpp"
#include "core/extract/coreference/name_match.hpp"

namespace claimgraph::coref {

inline constexpr std::size_t kKeep = 16;       ///< entries kept in each list of a cluster
inline constexpr std::size_t kIndexDepth = 6;  ///< entities looked at for one name or head word

/// The words of a key that blanks part.
inline std::vector<std::string> words_of(const std::string& key) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) out.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// "Springfield, Ohio" → the key of "Springfield"; empty when there is no comma.
inline std::string town_key(const AnnotatedText& doc, const CorefMention& mention) {
  for (std::uint32_t t = mention.name_first + 1; t < mention.name_last; ++t)
    if (doc.tokens[t].form == ",")
      return name_key(doc.text_of(doc.span_of(mention.name_first, t)), EntityType::place);
  return {};
}

inline bool named_types_conflict(EntityType a, EntityType b) {
  if (a == b || a == EntityType::other || b == EntityType::other) return false;
  return a == EntityType::person || b == EntityType::person;
}

}  // namespace claimgraph::coref
