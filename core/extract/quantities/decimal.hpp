// Exact decimal numbers as they stand in a text: "5.5 million" is 55e5, never 5499999.9.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimgraph::detail {

/// mantissa * 10^exponent while it fits 18 digits (`exact`), a double otherwise (fractions, powers). Value
/// type.
struct Decimal {
  std::uint64_t mantissa = 0;
  int exponent = 0;
  double approximation = 0;
  bool exact = true;
  bool negative = false;
  int digits = 0;  ///< significant digits as written

  static Decimal integer(std::uint64_t value);
  static Decimal real(double value);
  /// `digits` holds ASCII digits and at most one '.'; too long a number becomes a double.
  static Decimal parse(std::string_view digits);

  double to_double() const;
  /// Shortest exact decimal ("5500000", "0.43", "-0.8"), no exponent below 10^40.
  std::string to_text() const;
  bool is_integer() const;
  bool is_zero() const { return exact ? mantissa == 0 : approximation == 0; }
};

Decimal shifted(Decimal value, int power_of_ten);
Decimal multiplied(Decimal value, std::uint64_t factor);
Decimal divided(const Decimal& numerator, const Decimal& denominator);
Decimal added(const Decimal& left, const Decimal& right);
/// Half of left + right.
Decimal midpoint(const Decimal& left, const Decimal& right);

}  // namespace claimgraph::detail
