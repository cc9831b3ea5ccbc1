// The three tables that data frames are made of. Their columns are named as those of the views in
// docs/sql.md where they hold the same.
#pragma once

#include <memory>

#include "claimgraph/store.hpp"
#include "python/src/arrow_table.hpp"

namespace claimgraph::python {

/// A row for each saying, claim that it states, and speaker. Order: articles as in
/// Store::articles(), and the sayings of each as in Store::attributions_of_article().
std::shared_ptr<const Columns> sayings_table(const Store& store, double min_confidence);
/// A row for each claim. Order: as Store::claims().
std::shared_ptr<const Columns> claims_table(const Store& store, const ClaimFilter& filter);
/// A row for each person, organisation, place or group. Order: as Store::entities().
std::shared_ptr<const Columns> entities_table(const Store& store, bool anonymous);

}  // namespace claimgraph::python
