// What the words around a number decide: hedges, sterling or weight, pronoun or number, angle or temperature.
#pragma once

#include <cstddef>

#include "claimgraph/analysis.hpp"
#include "core/extract/quantities/number_parser.hpp"
#include "core/extract/quantities/quantity_units.hpp"

namespace claimgraph::detail {

const char* kind_of(const Unit* unit);

/// "nearly", "about" → about; "less than", "up to" → under; "more than", "at least" → over; also behind the
/// quantity: "or more", "or so".
Approximation hedge_around(const Segment& segment, std::size_t first, std::size_t next);

/// "pounds" of weight or of money, "degrees" of heat or of an angle; otherwise the unit as it is.
const Unit* settle_unit(const Segment& segment, std::size_t first, const NumberMatch& number, UnitMatch unit);

/// Behind a hyphen ("12-cent") short unit letters are refused: "3-m" may be anything.
UnitMatch accept_hyphen_unit(const Segment& segment, std::size_t hyphen, UnitMatch unit);

/// A plural noun follows: "5m people", "1.2m jobs" are millions, "5m tall" is a length.
bool counts_things(const Segment& segment, std::size_t next);

/// False for "the one", "which one", "one of", "first half", "half-hearted".
bool word_number_stands_alone(const Segment& segment, const NumberMatch& number);

/// "rose 5 to 10": a change to a level, not a range.
bool change_before(const Segment& segment, std::size_t first);

}  // namespace claimgraph::detail
