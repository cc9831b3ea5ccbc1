// Writes the rows of one article. Internal to the store.
#pragma once

#include <string>

#include "core/store/store_impl.hpp"

namespace claimgraph {

/// What a row of the table "article" holds besides the article.
struct ArticleRow {
  std::optional<RowId> id;  ///< the row that it had before; a new one otherwise
  std::string group;        ///< what versions of one article share
  std::string doc, fingerprint, extraction;
};

/// Inserts `article` with `analysis` (both checked) and returns its row. Call inside a transaction.
RowId write_article_rows(Store::Impl& impl, const Article& article, const Analysis& analysis,
                         const ArticleRow& row);

}  // namespace claimgraph
