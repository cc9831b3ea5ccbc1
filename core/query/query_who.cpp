#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/base/error.hpp"
#include "core/query/queries.hpp"

namespace claimgraph {

ClaimVoices voices_of(const Store& store, const ClaimInfo& claim) {
  ClaimVoices voices;
  voices.claim = claim;
  for (AttributionInfo& a : store.attributions_of_claim(claim.id)) {
    std::vector<AttributionInfo>* list = &voices.other;
    const bool own = a.claim == claim.id;
    if (a.polarity == Polarity::positive) {
      switch (a.stance) {
        case StanceKind::asserts:
        case StanceKind::concedes:
        case StanceKind::predicts:
          list = own ? &voices.said : &voices.other;
          break;
        case StanceKind::corrects:
          list = own ? &voices.said : &voices.disputed;
          break;
        case StanceKind::denies:
        case StanceKind::disputes:
        case StanceKind::doubts:
        case StanceKind::questions:
          // Who denies by a claim of his own says that claim and disputes the other.
          list = own && !a.targets.empty() ? &voices.other : &voices.disputed;
          break;
        case StanceKind::supports:
          list = &voices.supported;
          break;
        case StanceKind::declines:
          break;
      }
    }
    list->push_back(std::move(a));
  }
  return voices;
}

std::optional<std::string> resolve_id(const Store& store, std::string_view what) {
  if (what.size() < 6 || what.find_first_of(" \t") != std::string_view::npos || what.find('-') != 3)
    return std::nullopt;
  const auto ids = store.ids_with_prefix(what, 10);
  if (ids.empty()) return std::nullopt;
  if (ids.size() == 1 || ids.front() == what) return ids.front();
  std::string list;
  for (const auto& id : ids) list += "\n  " + id;
  throw UsageError(fmt::format("“{}” fits several records; give more of the id:{}", what, list));
}

WhoResult query_who(const Store& store, std::string_view what, std::size_t limit) {
  WhoResult result;
  result.query = what;
  std::set<std::string> seen;
  const auto add = [&](const std::string& claim_id) {
    if (claim_id.empty() || (limit > 0 && result.claims.size() >= limit) || !seen.insert(claim_id).second)
      return;
    if (const auto claim = store.claim(claim_id)) result.claims.push_back(voices_of(store, *claim));
  };
  if (const auto id = resolve_id(store, what)) {
    if (store.claim(*id)) {
      add(*id);
    } else if (const auto attribution = store.attribution(*id)) {
      add(attribution->claim);
    } else if (store.entity(*id)) {
      for (const auto& a : store.attributions_of_entity(*id)) add(a.claim);
    }
    return result;
  }
  SearchOptions options;
  options.articles = options.entities = false;
  for (const bool any_word : {false, true}) {
    options.any_word = any_word;
    const auto hits = store.search(what, options);
    for (const auto& hit : hits) {
      if (hit.kind == NodeKind::claim) add(hit.id);
    }
    for (const auto& hit : hits) {
      if (hit.kind != NodeKind::attribution) continue;
      if (const auto attribution = store.attribution(hit.id)) add(attribution->claim);
    }
    if (!result.claims.empty()) break;
  }
  return result;
}

}  // namespace claimgraph
