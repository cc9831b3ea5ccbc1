#include "core/store/attribution_rows.hpp"

namespace claimgraph {

AttributionColumns attribution_columns(const Store::Impl& impl, const Query& rows) {
  AttributionColumns a;
  a.row = rows.integer(0);
  a.key = rows.text(1);
  a.article = rows.integer(2);
  a.position = rows.offset(3);
  a.kind = attribution_kind_from(impl.term_name(rows.integer(4))).value_or(AttributionKind::indirect);
  a.stance = stance_from(impl.term_name(rows.integer(5))).value_or(StanceKind::asserts);
  a.realis = rows.enumerator<Realis>(6);
  a.cue_lemma = impl.term_name(rows.integer(7));
  a.said_at = rows.text(8);
  a.medium = rows.text(9);
  a.addressee = rows.maybe_integer(10);
  if (!rows.is_null(11)) a.relays = rows.offset(11);
  a.nesting = rows.small(12);
  a.hedged = rows.flag(13);
  a.confidence = rows.real(14);
  a.by = impl.term_name(rows.integer(15));
  a.passage = {rows.offset(16), rows.offset(17)};
  if (rows.is_null(18)) return a;
  a.found_confidence = rows.real(18);
  a.found_by = impl.term_name(rows.integer(19));
  return a;
}

}  // namespace claimgraph
