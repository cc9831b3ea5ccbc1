#include <algorithm>
#include <set>

#include "claimgraph/error.hpp"
#include "claimgraph/queries.hpp"

namespace claimgraph {

namespace {

/// "clm-1f0c", or at least six hex digits: an id as commands print it.
bool looks_like_id(std::string_view text) {
  if (text.substr(0, 4) == "clm-") return true;
  return text.size() >= 6 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Claims that the hits stand for: a claim itself, or the claim of a passage.
void add_claims(const Store& store, std::string_view text, bool any_word, bool rejected, std::size_t limit,
                std::vector<std::string>& ids, std::set<std::string>& seen) {
  SearchOptions options;
  options.rejected = rejected;
  options.articles = options.entities = false;
  options.any_word = any_word;
  options.limit = limit * 4;
  for (const SearchHit& hit : store.search(text, options)) {
    std::string id = hit.id;
    if (hit.kind == NodeKind::attribution) {
      const auto saying = store.attribution(hit.id);
      id = saying ? saying->claim : std::string();
    }
    if (!id.empty() && seen.insert(id).second) ids.push_back(id);
  }
}

}  // namespace

Side side_of(const AttributionInfo& saying, std::string_view claim_id) {
  const bool own = std::any_of(saying.claims.begin(), saying.claims.end(),
                               [&](const StatedClaimInfo& stated) { return stated.id == claim_id; });
  return meaning_of(saying.stance, saying.realis, own ? ClaimTie::own : ClaimTie::target).side;
}

ClaimSpeakers speakers_of_claim(const Store& store, const ClaimInfo& claim, double min_confidence,
                                std::size_t most) {
  ClaimSayings all = store.sayings_of_claim(claim.id, min_confidence, most);
  ClaimSpeakers result;
  result.claim = claim;
  result.more_sayings = all.in_favour_count - static_cast<std::uint32_t>(all.in_favour.size());
  result.more_disputes = all.against_count - static_cast<std::uint32_t>(all.against.size());
  result.more_others = all.neither_count - static_cast<std::uint32_t>(all.neither.size());
  result.sayings = std::move(all.in_favour);
  result.disputes = std::move(all.against);
  result.others = std::move(all.neither);
  result.relations = store.relations_of_claim(claim.id);
  return result;
}

std::vector<std::string> find_claims(const Store& store, std::string_view text, std::size_t limit,
                                     bool& some_words_only, bool rejected) {
  some_words_only = false;
  std::vector<std::string> ids;
  if (looks_like_id(text)) {
    std::vector<std::string> found = store.ids_with_prefix(text);
    std::erase_if(found, [](const std::string& id) { return id.compare(0, 4, "clm-") != 0; });
    if (found.size() == 1) return found;
    if (found.size() > 1) {
      std::string list;
      for (const std::string& id : found) list += "\n  " + id;
      throw UsageError("more than one claim starts with '" + std::string(text) +
                       "'; give more of the id:" + list);
    }
    if (text.substr(0, 4) == "clm-") return ids;
  }
  std::set<std::string> seen;
  add_claims(store, text, false, rejected, limit, ids, seen);
  if (ids.empty()) {
    add_claims(store, text, true, rejected, limit, ids, seen);
    some_words_only = !ids.empty();
    if (ids.size() > 3) ids.resize(3);
  }
  if (ids.size() > limit) ids.resize(limit);
  return ids;
}

std::optional<ClaimInfo> claim_meant(const Store& store, std::string_view text, double min_confidence) {
  constexpr std::size_t kLookedAt = 10;
  bool some_words_only = false;
  std::optional<ClaimInfo> first;
  for (const std::string& id : find_claims(store, text, kLookedAt, some_words_only)) {
    auto claim = store.claim(id, min_confidence);
    if (claim && claim->speakers > 0) return claim;
    if (!first) first = std::move(claim);
  }
  return first;
}

WhoResult query_who(const Store& store, std::string_view text, std::size_t limit, double min_confidence,
                    std::size_t sayings) {
  WhoResult result;
  result.asked = text;
  for (const std::string& id : find_claims(store, text, limit, result.some_words_only, min_confidence < 0)) {
    const auto claim = store.claim(id, min_confidence);
    if (!claim) continue;
    ClaimSpeakers speakers = speakers_of_claim(store, *claim, min_confidence, sayings);
    const bool used = !speakers.sayings.empty() || !speakers.disputes.empty() || !speakers.others.empty();
    if (used || (min_confidence <= 0 && !claim->rejected)) result.claims.push_back(std::move(speakers));
  }
  std::stable_sort(
      result.claims.begin(), result.claims.end(),
      [](const ClaimSpeakers& a, const ClaimSpeakers& b) { return a.claim.worth > b.claim.worth; });
  return result;
}

}  // namespace claimgraph
