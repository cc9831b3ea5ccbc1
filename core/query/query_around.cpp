#include "claimgraph/error.hpp"
#include "claimgraph/queries.hpp"

namespace claimgraph {

namespace {

std::vector<std::string> ids_of(const Store& store, const std::string& what) {
  if (const auto id = find_id(store, what)) return {*id};
  std::vector<std::string> ids;
  for (const EntityRef& entity : find_named(store, what)) ids.push_back(entity.id);
  if (!ids.empty()) return ids;
  bool some_words_only = false;
  ids = find_claims(store, what, 1, some_words_only);
  if (ids.empty() || some_words_only) {
    throw NotFoundError("nothing here is called '" + what +
                        "' and no claim has these words; 'claimgraph search' finds ids and names");
  }
  return ids;
}

}  // namespace

GraphData query_around(const Store& store, const GraphFilter& filter, const std::vector<std::string>& around,
                       unsigned hops) {
  if (around.empty()) return store.load_graph(filter);
  std::vector<std::string> ids;
  for (const std::string& what : around) {
    const std::vector<std::string> found = ids_of(store, what);
    ids.insert(ids.end(), found.begin(), found.end());
  }
  GraphFilter places = filter;
  places.words = false;  // only what lies around is shown: the words of the rest are not needed
  const ClaimGraph graph(store.load_graph(places));
  GraphData shown = graph.neighbourhood(ids, hops);
  if (filter.evidence && filter.words) store.fetch_evidence(shown);
  return shown;
}

}  // namespace claimgraph
