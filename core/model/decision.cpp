#include "claimgraph/decision.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

#include "claimgraph/error.hpp"
#include "claimgraph/graph_data.hpp"
#include "core/base/hash.hpp"

namespace claimgraph {

namespace {

constexpr std::array<std::pair<DecisionKind, const char*>, 7> kKinds{{{DecisionKind::merge, "merge"},
                                                                      {DecisionKind::split, "split"},
                                                                      {DecisionKind::confirm, "confirm"},
                                                                      {DecisionKind::reject, "reject"},
                                                                      {DecisionKind::rename, "rename"},
                                                                      {DecisionKind::annotate, "annotate"},
                                                                      {DecisionKind::undo, "undo"}}};
constexpr std::size_t kLongest = 10000;  // bytes of a text, a label or a name

/// "entity", "claim", …: what an id stands for; empty when it is no full id.
std::string_view class_of(const std::string& id) {
  constexpr std::size_t kPrefix = 4, kDigits = 20;
  if (id.size() != kPrefix + kDigits ||
      id.find_first_not_of("0123456789abcdef", kPrefix) != std::string::npos)
    return {};
  const std::string_view prefix = std::string_view(id).substr(0, kPrefix);
  for (const char* entity : {"per-", "org-", "plc-", "grp-", "ent-"}) {
    if (prefix == entity) return "entity";
  }
  if (prefix == "clm-") return "claim";
  if (prefix == "att-") return "saying";
  if (prefix == "art-") return "article";
  if (prefix == "dec-") return "decision";
  return {};
}

[[noreturn]] void refuse(const std::string& why) {
  throw UsageError(why);
}

std::string_view known_class(const std::string& id, const char* which) {
  const std::string_view kind = class_of(id);
  if (kind.empty()) refuse(std::string("the ") + which + " '" + id.substr(0, 60) + "' is no full id");
  return kind;
}

void check_text(const std::string& text, const char* what) {
  if (text.size() > kLongest) refuse(std::string("the ") + what + " is longer than 10000 bytes");
  const auto control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  };
  if (std::any_of(text.begin(), text.end(), control))
    refuse(std::string("the ") + what + " has control characters in it");
}

void check_filled(const std::string& text, const char* what) {
  if (text.find_first_not_of(" \t\n") == std::string::npos) refuse(std::string("the ") + what + " is empty");
}

void check_pair(const Decision& d) {
  const std::string_view one = known_class(d.subject, "id");
  const std::string_view other = known_class(d.object, "id");
  const std::string verb = decision_kind_name(d.kind);
  if (d.subject == d.object) refuse("cannot " + verb + " " + d.subject + " and itself");
  if (one != other || (one != "entity" && one != "claim")) {
    refuse("cannot " + verb + " " + d.subject + " and " + d.object +
           ": only two of people, organisations, places and groups, or two claims");
  }
}

void check_verdict(const Decision& d) {
  const std::string_view subject = known_class(d.subject, "id");
  const auto require = [&](bool fits) {
    if (!fits)
      refuse("a '" + d.aspect + "' cannot be confirmed or rejected of " + d.subject +
             (d.object.empty() ? "" : " and " + d.object));
  };
  if (d.aspect == kAspectSaying) return require(subject == "saying" && d.object.empty());
  if (d.aspect == kAspectType || d.aspect == kAspectAlias) {
    require(subject == "entity" && d.object.empty());
    check_filled(d.text, d.aspect == kAspectType ? "type" : "name");
    if (d.aspect == kAspectType && !entity_type_from(d.text)) refuse("there is no type '" + d.text + "'");
    return;
  }
  const std::string_view object = known_class(d.object, "id");
  if (d.subject == d.object) refuse("there is no link between " + d.subject + " and itself");
  if (d.aspect == kAspectStance) return require(subject == "saying" && object == "claim");
  const auto kind = edge_kind_from(d.aspect);
  if (!kind) refuse("there is no link '" + d.aspect.substr(0, 60) + "'");
  switch (*kind) {
    case EdgeKind::same_claim:
    case EdgeKind::narrower:
    case EdgeKind::variant_of:
    case EdgeKind::contradicts:
      return require(subject == "claim" && object == "claim");
    case EdgeKind::same_as:
      return require(subject == "entity" && object == "entity");
    case EdgeKind::derived_from:
    case EdgeKind::cites:
      return require(subject == "article" && object == "article");
    default:
      return require(false);
  }
}

/// "2026-03-12T09:30:00.000Z"
void check_time(const std::string& at) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00.000Z";
  bool fits = at.size() == kForm.size();
  for (std::size_t i = 0; fits && i < at.size(); ++i)
    fits = kForm[i] == '0' ? at[i] >= '0' && at[i] <= '9' : at[i] == kForm[i];
  const auto number = [&](std::size_t from, std::size_t count) { return std::stoi(at.substr(from, count)); };
  using namespace std::chrono;
  fits = fits && number(11, 2) < 24 && number(14, 2) < 60 && number(17, 2) < 60 &&
         year_month_day(year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))),
                        day(static_cast<unsigned>(number(8, 2))))
             .ok();
  if (!fits) refuse("the time '" + at.substr(0, 60) + "' is not written as 2026-03-12T09:30:00.000Z");
}

}  // namespace

const char* decision_kind_name(DecisionKind kind) {
  return kKinds[static_cast<std::size_t>(kind)].second;
}

std::optional<DecisionKind> decision_kind_from(const std::string& name) {
  for (const auto& [kind, known] : kKinds) {
    if (name == known) return kind;
  }
  return std::nullopt;
}

std::string decision_id(const Decision& d) {
  return content_id("dec", {decision_kind_name(d.kind), d.aspect, d.subject, d.object, d.text, d.by, d.at});
}

void check_decision(const Decision& d) {
  check_text(d.text, d.kind == DecisionKind::rename ? "name" : "text");
  check_text(d.by, "name of who decides");
  check_text(d.label, "label");
  check_filled(d.by, "name of who decides");
  check_time(d.at);
  switch (d.kind) {
    case DecisionKind::merge:
    case DecisionKind::split:
      return check_pair(d);
    case DecisionKind::confirm:
    case DecisionKind::reject:
      return check_verdict(d);
    case DecisionKind::rename:
      if (known_class(d.subject, "id") != "entity")
        refuse("only people, organisations, places and groups have a name: " + d.subject + " has none");
      return check_filled(d.text, "name");
    case DecisionKind::annotate:
      known_class(d.subject, "id");
      return check_filled(d.text, "note");
    case DecisionKind::undo:
      if (known_class(d.subject, "id") != "decision") refuse("only a decision can be taken back");
      return;
  }
}

}  // namespace claimgraph
