// Numbers, money, per cent, dimensions, ages, temperatures: scanner and unit tables, no model.
#pragma once

#include <string_view>
#include <vector>

#include "claimgraph/analysis.hpp"

namespace claimgraph {

struct QuantityOptions {
  bool ordinals = false;
  std::string default_dollar;  ///< ISO code for a bare "$" when the context settles it; empty: unresolved
};

/// In text order, not overlapping. Linear time; needs no annotation. Reads k/m/mn/bn/tn, number words,
/// fractions, shares ("one child in ten" is 0.1), ranges and hedges ("nearly", "less than"). A bare "$" stays
/// without currency unless the text settles it.
std::vector<Quantity> find_quantities(std::string_view text, const QuantityOptions& options = {});

}  // namespace claimgraph
