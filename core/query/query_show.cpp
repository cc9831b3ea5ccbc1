#include "core/base/error.hpp"
#include "core/query/queries.hpp"

namespace claimgraph {

std::optional<ShowResult> query_show(const Store& store, std::string_view id) {
  const std::vector<std::string> ids = store.ids_with_prefix(id);
  if (ids.empty()) return std::nullopt;
  if (ids.size() > 1) {
    std::string list;
    for (const std::string& candidate : ids) list += "\n  " + candidate;
    throw UsageError("more than one id starts with '" + std::string(id) + "'; give more of it:" + list);
  }
  ShowResult result;
  const std::string& found = ids.front();
  if (const auto claim = store.claim(found)) {
    result.claim = speakers_of_claim(store, *claim);
  } else if ((result.attribution = store.attribution(found))) {
    // shown with its passage
  } else if ((result.article = store.article_info(found))) {
    result.article_text = store.article(found);
    result.article_sayings = store.attributions_of_article(found);
  } else if ((result.entity = store.entity(found))) {
    result.entity_sayings = store.attributions_of_entity(found);
  } else {
    return std::nullopt;
  }
  return result;
}

}  // namespace claimgraph
