// What a person decided about the graph: plain values. Decisions are kept apart from what was extracted, in
// the order in which they were made, and are replayed after every import. Nothing is ever taken out of the
// list: taking a decision back is a decision too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "claimgraph/analysis.hpp"

namespace claimgraph {

// Stored on disk by name, see decision_kind_name(): do not rename.
enum class DecisionKind {
  merge,     ///< two entities are one, or two claims are the same
  split,     ///< they are not, and no rule may join them
  confirm,   ///< a saying, a link, a type or a name is right
  reject,    ///< it is wrong
  rename,    ///< an entity is shown under another name
  annotate,  ///< a note
  undo       ///< an earlier decision no longer holds
};
const char* decision_kind_name(DecisionKind kind);
std::optional<DecisionKind> decision_kind_from(const std::string& name);

/// What a confirm or a reject may be about, beside the names of links (edge_kind_name()).
inline constexpr const char* kAspectSaying = "saying";  ///< subject: attribution
inline constexpr const char* kAspectStance =
    "stance";  ///< subject: attribution, object: a claim of somebody else
inline constexpr const char* kAspectType = "type";    ///< subject: entity, text: entity_type_name()
inline constexpr const char* kAspectAlias = "alias";  ///< subject: entity, text: a name

struct Decision {
  std::string id{};  ///< "dec-…", see decision_id()
  DecisionKind kind = DecisionKind::annotate;
  std::string aspect{};   ///< of confirm and reject, else empty
  std::string subject{};  ///< full id of what it is about; of undo: of the decision
  std::string object{};   ///< the other end of a merge, a split or a link
  std::string text{};     ///< new name, note, type, alias
  std::string by{};       ///< who
  std::string at{};       ///< when, UTC: "2026-03-12T09:30:00.000Z"; the order of decisions is by (at, id)
  std::string label{};    ///< what it was about in words, when it was made; for people, no part of the id
};

/// A decision and what became of it.
struct DecisionRecord : Decision {
  std::uint64_t number = 0;  ///< place in the order, from 1
  bool holds = false;        ///< false: taken back, or overridden by a later one
  std::string ended_by{};    ///< id of the decision that took it back or overrode it
  bool here = true;          ///< what it is about is in the database
};

/// Hash of all but the label: the same decision has the same id in every database.
std::string decision_id(const Decision& decision);

/// Throws UsageError that says what is wrong: a thing merged with itself, a claim with an entity, an empty
/// note, a text that is too long or has control characters, an id that is none.
void check_decision(const Decision& decision);

/// Entities that are shown as one, or under another name or type than articles give. Ids of entities that are
/// not in the database may be among them.
struct DecidedEntity {
  std::vector<std::string>
      ids;  ///< the first that is there gives the node its id, and its name when `name` is empty
  std::string name;
  std::optional<EntityType> type;
  std::vector<std::string> other_names;  ///< that people gave
  bool operator==(const DecidedEntity&) const = default;
};

/// What holds of all decisions, as the store shows it. Made by core/curation from the list alone.
struct Decided {
  std::vector<DecisionRecord> decisions;  ///< all, in order
  std::vector<DecidedEntity> entities;
  std::vector<std::pair<std::string, std::string>> rejected_names;  ///< entity, name
};

}  // namespace claimgraph
