// The one place that knows the columns of `attribution`.
#pragma once

#include "core/store/store_impl.hpp"

namespace claimgraph {

/// What attribution_columns() reads, for a SELECT on attribution alone.
inline constexpr const char* kAttributionColumns =
    "id, key, article, position, kind, stance, realis, cue_lemma, said_at, medium, addressee, relays, "
    "nesting, "
    "hedged, confidence, by, text_begin, text_end, found_confidence, found_by";

struct AttributionColumns {
  RowId row = 0, article = 0;
  std::string key;
  std::uint32_t position = 0;
  AttributionKind kind = AttributionKind::indirect;
  StanceKind stance = StanceKind::asserts;
  Realis realis = Realis::said;
  std::string cue_lemma, said_at, medium, by;
  std::optional<RowId> addressee;
  std::optional<std::uint32_t> relays;  ///< position of the inner attribution in the same article
  int nesting = 0;
  bool hedged = false;
  double confidence = 1;  ///< below 0: a person rejected it
  Span passage;
  // What was extracted, when a person decided on it.
  std::optional<double> found_confidence;
  std::string found_by;
};

AttributionColumns attribution_columns(const Store::Impl& impl, const Query& rows);

}  // namespace claimgraph
