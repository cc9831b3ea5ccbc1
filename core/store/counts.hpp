// What is kept beside the rows so that no question has to count the whole database
// (schemas/sql/0007_counts.sql). Internal to the store. Each kept table has one definition in SQL over the
// other tables; filling, checking and the exact count of one row all use it. What an article adds or takes
// away is counted by Store::Impl::count_article() (count_article.cpp).
#pragma once

#include <string>
#include <vector>

#include "core/store/store_impl.hpp"

namespace claimgraph {

/// Fills what format 7 keeps, from all other rows; part of the migration.
void fill_counts(SQLite::Database& database);

/// The id that a claim of these words has when an article states it (claim_review.claim); empty for no words.
std::string reviewed_claim(const std::string& text);

/// The names of kept tables that do not say what the other rows say; empty when all is well.
std::vector<std::string> wrong_counts(SQLite::Database& database);

}  // namespace claimgraph
