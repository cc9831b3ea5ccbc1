// Reads one number - digits, words or both - from a segment.
#pragma once

#include <cstddef>

#include "core/extract/quantities/decimal.hpp"
#include "core/extract/quantities/quantity_lexer.hpp"

namespace claimgraph::detail {

struct NumberMatch {
  Decimal value;
  std::size_t first = 0, next = 0;  ///< tokens [first, next)
  bool words = false;               ///< starts with a number word
  bool scaled = false;              ///< carries k, million, bn …
  int scale_power = 0;              ///< of that scale, for "5 to 6 million"
  bool decimal = false;             ///< has a fraction part
  bool fraction = false;            ///< two thirds, 3/4
  bool ordinal = false;             ///< twenty-first, 21st
  explicit operator bool() const { return next > first; }
};

/// `money`: small letters are multipliers ("$5m", "$1t", "$3b"), without it only "k", "M", "bn", "mn" … are.
/// Leaves pronouns ("the one"), names ("F-16", "R2D2") and the parts of dates to the caller's judgement where
/// a look at the neighbours does not settle them.
NumberMatch parse_number(const Segment& segment, std::size_t token, bool money);

/// "first", "twenty-first", "21st", "one hundred twenty fifth".
NumberMatch parse_ordinal(const Segment& segment, std::size_t token);

}  // namespace claimgraph::detail
