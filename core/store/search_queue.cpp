// The search indexes get their changes at the end of a transaction.
#include "core/store/store_impl.hpp"

namespace claimgraph {

void Store::Impl::flush_search() {
  if (m_search.empty()) return;
  auto add_article =
      query("INSERT INTO article_search (rowid, headline, standfirst, text) VALUES (?, ?, ?, ?)");
  auto drop_article = query(
      "INSERT INTO article_search (article_search, rowid, headline, standfirst, text) VALUES ('delete', ?, "
      "?, ?, ?)");
  Query add[] = {query("INSERT INTO claim_search (rowid, text) VALUES (?, ?)"),
                 query("INSERT INTO passage_search (rowid, text) VALUES (?, ?)"),
                 query("INSERT INTO entity_search (rowid, name) VALUES (?, ?)")};
  Query drop[] = {query("INSERT INTO claim_search (claim_search, rowid, text) VALUES ('delete', ?, ?)"),
                  query("INSERT INTO passage_search (passage_search, rowid, text) VALUES ('delete', ?, ?)"),
                  query("INSERT INTO entity_search (entity_search, rowid, name) VALUES ('delete', ?, ?)")};
  // One index after the other; of each in the order in which the changes came.
  for (const Searched where : {Searched::article, Searched::claim, Searched::passage, Searched::entity}) {
    for (const SearchChange& one : m_search) {
      if (one.where != where) continue;
      if (where == Searched::article) {
        (one.removed ? drop_article : add_article).run(one.row, one.headline, one.standfirst, one.text);
      } else {
        (one.removed ? drop : add)[static_cast<int>(where) - 1].run(one.row, one.text);
      }
    }
  }
  m_search.clear();
}

}  // namespace claimgraph
