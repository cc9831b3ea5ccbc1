#include <algorithm>

#include "claimgraph/error.hpp"
#include "claimgraph/queries.hpp"
#include "core/model/identity.hpp"

namespace claimgraph {

namespace {

bool is_called(const EntityInfo& entity, const std::string& name) {
  const auto same = [&](const std::string& one) { return normalise_name(one) == name; };
  return same(entity.name) || std::any_of(entity.alternate_names.begin(), entity.alternate_names.end(), same);
}

[[noreturn]] void say_which(const std::string& start, const std::vector<EntityRef>& candidates) {
  constexpr std::size_t kListed = 20;
  std::string list;
  for (std::size_t i = 0; i < candidates.size() && i < kListed; ++i) {
    list +=
        "\n  " + candidates[i].id + "  " + entity_type_name(candidates[i].type) + "  " + candidates[i].name;
  }
  if (candidates.size() > kListed) list += "\n  …";
  throw UsageError(start + "; say which:" + list);
}

/// Notes on this, or on what was merged into it.
std::vector<DecisionRecord> notes_on(const Store& store, const std::string& id) {
  std::vector<DecisionRecord> out;
  for (DecisionRecord& d : store.decisions()) {
    if (d.kind != DecisionKind::annotate || !d.holds) continue;
    const auto entity = d.subject == id ? std::nullopt : store.entity(d.subject);
    if (d.subject == id || (entity && entity->id == id)) out.push_back(std::move(d));
  }
  return out;
}

ShowResult show_entity(const Store& store, EntityInfo entity, std::size_t most) {
  ShowResult result;
  result.notes = notes_on(store, entity.id);
  result.entity_sayings = store.attributions_of_entity(entity.id, most);
  result.more_sayings =
      entity.said - std::min(entity.said, static_cast<std::uint32_t>(result.entity_sayings.size()));
  result.entity = std::move(entity);
  return result;
}

}  // namespace

std::optional<std::string> find_id(const Store& store, std::string_view what) {
  const std::vector<std::string> ids = store.ids_with_prefix(what);
  if (ids.empty()) return std::nullopt;
  if (ids.size() > 1 && ids.front() != what) {
    std::string list;
    for (const std::string& candidate : ids) list += "\n  " + candidate;
    throw UsageError("more than one id starts with '" + std::string(what) + "'; give more of it:" + list);
  }
  return ids.front();
}

std::vector<EntityRef> find_named(const Store& store, std::string_view name) {
  std::vector<EntityRef> found = store.find_entities(name);
  const std::string wanted = normalise_name(name);
  std::vector<EntityRef> called;
  for (const EntityRef& one : found) {
    const auto entity = store.entity(one.id);
    if (!entity || !is_called(*entity, wanted)) break;  // the best come first
    called.push_back(one);
  }
  if (!called.empty()) return called;
  if (found.size() > 1) say_which("several have '" + std::string(name) + "' in their names", found);
  return found;
}

std::optional<ShowResult> query_show(const Store& store, std::string_view what, const Limits& limits) {
  const auto id = find_id(store, what);
  if (!id) {
    const std::vector<EntityRef> named = find_named(store, what);
    if (named.size() > 1) say_which("several are called '" + std::string(what) + "'", named);
    if (named.empty()) return std::nullopt;
    auto entity = store.entity(named.front().id);
    if (!entity) return std::nullopt;
    return show_entity(store, std::move(*entity), limits.items);
  }
  ShowResult result;
  result.notes = notes_on(store, *id);
  if (const auto claim = store.claim(*id)) {
    result.claim = speakers_of_claim(store, *claim, 0, limits.sayings);
  } else if ((result.attribution = store.attribution(*id))) {
    // shown with its passage
  } else if ((result.article = store.article_info(*id))) {
    result.article_text = store.article(*id);
    result.article_sayings = store.attributions_of_article(*id);
  } else if (auto entity = store.entity(*id)) {
    return show_entity(store, std::move(*entity), limits.items);
  } else {
    return std::nullopt;
  }
  return result;
}

}  // namespace claimgraph
