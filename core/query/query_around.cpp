#include "core/base/error.hpp"
#include "core/query/queries.hpp"

namespace claimgraph {

GraphData query_around(const Store& store, const GraphFilter& filter, const std::vector<std::string>& around,
                       unsigned hops) {
  if (around.empty()) return store.load_graph(filter);
  GraphFilter places = filter;
  places.words = false;  // only what lies around is shown: the words of the rest are not needed
  const ClaimGraph graph(store.load_graph(places));
  std::vector<std::string> ids;
  for (const std::string& what : around) {
    std::vector<std::string> found = store.ids_with_prefix(what);
    if (found.empty()) {
      for (const EntityRef& entity : store.find_entities(what)) {
        found.push_back(entity.id);
        break;
      }
    }
    if (found.empty()) {
      bool some_words_only = false;
      found = find_claims(store, what, 1, some_words_only);
    }
    if (found.empty()) {
      throw UsageError("--around: nothing here is called '" + what +
                       "'; 'claimgraph search' finds ids and names");
    }
    ids.insert(ids.end(), found.begin(), found.end());
  }
  GraphData shown = graph.neighbourhood(ids, hops);
  if (filter.evidence && filter.words) store.fetch_evidence(shown);
  return shown;
}

}  // namespace claimgraph
