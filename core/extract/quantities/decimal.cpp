#include "core/extract/quantities/decimal.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

namespace claimgraph::detail {

namespace {

constexpr std::uint64_t kMax = 999'999'999'999'999'999ULL;  // 18 digits

void reduce(Decimal& value) {
  if (value.mantissa == 0) {
    value.exponent = 0;
    return;
  }
  while (value.mantissa % 10 == 0) {
    value.mantissa /= 10;
    ++value.exponent;
  }
}

/// Brings `value` to `exponent` (not above its own); false when the mantissa would not fit.
bool rescale(Decimal& value, int exponent) {
  while (value.exponent > exponent) {
    if (value.mantissa > kMax / 10) return false;
    value.mantissa *= 10;
    --value.exponent;
  }
  return true;
}

}  // namespace

Decimal Decimal::integer(std::uint64_t value) {
  Decimal out;
  out.mantissa = value;
  if (value > kMax) out = real(static_cast<double>(value));
  reduce(out);
  std::uint64_t rest = out.mantissa;
  for (out.digits = 0; rest != 0; rest /= 10) ++out.digits;
  out.digits = std::max(out.digits, 1);
  return out;
}

Decimal Decimal::real(double value) {
  Decimal out;
  out.exact = false;
  out.negative = value < 0;
  out.approximation = std::fabs(value);
  out.digits = 15;
  return out;
}

Decimal Decimal::parse(std::string_view digits) {
  Decimal out;
  bool fraction = false;
  bool leading = true;
  int trailing = 0;
  bool fits = true;
  for (const char c : digits) {
    if (c == '.') {
      fraction = true;
      continue;
    }
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (out.mantissa > kMax / 10) {
      fits = false;
      break;
    }
    out.mantissa = out.mantissa * 10 + digit;
    if (fraction) --out.exponent;
    leading = leading && digit == 0;
    if (!leading) ++out.digits;
    trailing = digit == 0 && !fraction ? trailing + 1 : 0;
  }
  if (!fits) {
    out = real(std::strtod(std::string(digits).c_str(), nullptr));
    return out;
  }
  if (!fraction) out.digits -= trailing;
  out.digits = std::max(out.digits, 1);
  reduce(out);
  return out;
}

double Decimal::to_double() const {
  double magnitude = approximation;
  if (exact) {
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "%llue%d", static_cast<unsigned long long>(mantissa), exponent);
    magnitude = std::strtod(buffer, nullptr);
  }
  return negative ? -magnitude : magnitude;
}

bool Decimal::is_integer() const {
  return exact ? exponent >= 0 : approximation == std::floor(approximation);
}

std::string Decimal::to_text() const {
  std::string out;
  if (!exact) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.15g", approximation);
    out = buffer;
  } else {
    out = std::to_string(mantissa);
    if (exponent > 0 && mantissa != 0) {
      if (exponent <= 40) {
        out.append(static_cast<std::size_t>(exponent), '0');
      } else {
        out.append("E+").append(std::to_string(exponent));
      }
    } else if (exponent < 0) {
      const auto places = static_cast<std::size_t>(-exponent);
      if (places > 60) {
        out.append("E-").append(std::to_string(places));
      } else {
        if (out.size() <= places) out.insert(0, places - out.size() + 1, '0');
        out.insert(out.begin() + static_cast<std::ptrdiff_t>(out.size() - places), '.');
      }
    }
  }
  if (negative && !is_zero()) out.insert(out.begin(), '-');
  return out;
}

Decimal shifted(Decimal value, int power_of_ten) {
  if (value.exact) {
    if (value.mantissa != 0) value.exponent += power_of_ten;
  } else {
    value.approximation *= std::pow(10.0, power_of_ten);
  }
  return value;
}

Decimal multiplied(Decimal value, std::uint64_t factor) {
  if (value.exact && factor != 0 && value.mantissa <= kMax / factor) {
    value.mantissa *= factor;
    reduce(value);
    return value;
  }
  Decimal out = Decimal::real(value.to_double() * static_cast<double>(factor));
  return out;
}

Decimal divided(const Decimal& numerator, const Decimal& denominator) {
  if (numerator.exact && denominator.exact && denominator.mantissa != 0) {
    // Exact when at most 12 more digits settle it: 3/4, 7/8, 1/20.
    std::uint64_t mantissa = numerator.mantissa;
    int exponent = numerator.exponent - denominator.exponent;
    for (int i = 0; i < 12 && mantissa % denominator.mantissa != 0 && mantissa <= kMax / 10; ++i) {
      mantissa *= 10;
      --exponent;
    }
    if (mantissa % denominator.mantissa == 0) {
      Decimal out = Decimal::integer(mantissa / denominator.mantissa);
      if (out.mantissa != 0) out.exponent += exponent;
      out.negative = numerator.negative != denominator.negative;
      return out;
    }
  }
  const double below = denominator.to_double();
  return Decimal::real(below == 0 ? 0 : numerator.to_double() / below);
}

Decimal added(const Decimal& left, const Decimal& right) {
  if (left.exact && right.exact && left.negative == right.negative) {
    Decimal a = left;
    Decimal b = right;
    const int exponent = std::min(a.exponent, b.exponent);
    if (rescale(a, exponent) && rescale(b, exponent) && a.mantissa + b.mantissa <= kMax) {
      Decimal out = Decimal::integer(a.mantissa + b.mantissa);
      if (out.mantissa != 0) out.exponent += exponent;
      out.negative = left.negative;
      return out;
    }
  }
  return Decimal::real(left.to_double() + right.to_double());
}

Decimal midpoint(const Decimal& left, const Decimal& right) {
  return shifted(multiplied(added(left, right), 5), -1);
}

}  // namespace claimgraph::detail
