// Writes the rows of one article. Internal to the store.
#pragma once

#include <string>

#include "core/store/store_impl.hpp"

namespace claimgraph {

/// Inserts `article` with `analysis` (both checked) and returns its row. `group` is what versions of one
/// article share. Call inside a transaction.
RowId write_article_rows(Store::Impl& impl, const Article& article, const Analysis& analysis,
                         const std::string& group, const std::string& doc, const std::string& fingerprint,
                         const std::string& extraction);

}  // namespace claimgraph
