// Parts of a card of the web page: how a figure changed, where a claim comes from, what fact-checkers made of
// it.
#pragma once

#include "exporters/ledger.hpp"
#include "exporters/page_out.hpp"

namespace claimgraph::detail {

/// A plot of a matter's figure over the days on which it was said, with the same in words. Nothing when no
/// figure changed, or fewer than two days are known.
void write_course(PageOut& page, const Matter& matter);

/// The claim's origin as a line of steps; nothing when it is only a speaker and an article.
void write_origin(PageOut& page, const LedgerClaim& claim);

/// Each rating as its author's.
void write_ratings(PageOut& page, const LedgerClaim& claim);

}  // namespace claimgraph::detail
