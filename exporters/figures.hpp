// The figures of a claim, read from Node::quantities ("USD 5500000; about percent 0.43").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::detail {

struct Figure {
  std::string words;  ///< as it stands there: "about USD 4–5"
  std::string hedge;  ///< "about", "under", "over"; empty: exact
  std::string unit;   ///< "USD", "percent"; empty: a bare count
  std::optional<double> value;
  std::optional<double> low, high;  ///< of a range; then there is no value
};

/// What cannot be read as a number keeps its words only.
std::vector<Figure> figures_of(std::string_view quantities);

}  // namespace claimgraph::detail
