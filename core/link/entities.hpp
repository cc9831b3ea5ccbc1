// Who is whom across articles. Nobody is renamed: entities that are one get a family, and an edge each that
// says by which rule.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/link/facts.hpp"
#include "core/model/link_rules.hpp"

namespace claimgraph {

struct EntityLinks {
  std::vector<EntityRelation> relations;
  std::vector<EntityFamily> families;
  /// The family of an entity, or itself.
  const std::string& family_of(const std::string& entity) const;

  std::map<std::string, std::string> family;  ///< of those that have one
};

/// Joins names of one: another type, a legal form, an acronym, a short form that fits one full name only, a
/// middle name. Whatever two strangers may share, a last name or a short form that fits several, never joins;
/// where it could, they must keep company: stand in one article, or their articles name a third that is no
/// place. `copies`: unnamed sources that are one, as pairs of ids. `rules`: what a person joined is one
/// whatever the names say, and what a person keeps apart is in no family together. Pure; about 10 µs an
/// entity.
EntityLinks link_entities(const std::vector<EntityFacts>& entities,
                          const std::vector<std::pair<std::string, std::string>>& copies,
                          const LinkRules& rules = {});

}  // namespace claimgraph
