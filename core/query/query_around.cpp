#include "core/base/error.hpp"
#include "core/query/queries.hpp"

namespace claimgraph {

GraphData query_around(const Store& store, const GraphFilter& filter, const std::vector<std::string>& around,
                       unsigned hops) {
  ClaimGraph graph(store.load_graph(filter));
  if (around.empty()) return graph.data();
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
  return graph.neighbourhood(ids, hops);
}

}  // namespace claimgraph
