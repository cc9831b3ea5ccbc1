#include "core/link/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace claimgraph {

namespace {

constexpr double kNear = 0.05;  // relative difference of a variant

/// True when `precise` rounded (or cut) to as many digits as `rough` shows gives `rough`.
bool rounds_to(const Quantity& precise, const Quantity& rough, bool truncate) {
  if (precise.significant_digits <= rough.significant_digits || rough.significant_digits <= 0 ||
      precise.value == 0) {
    return false;
  }
  const double scale =
      std::pow(10.0, rough.significant_digits - 1 - std::floor(std::log10(std::fabs(precise.value))));
  const double scaled = precise.value * scale;
  const double got = (truncate ? std::trunc(scaled) : std::round(scaled)) / scale;
  return std::fabs(got - rough.value) <= std::fabs(rough.value) * 1e-9;
}

std::pair<double, double> interval(const Quantity& q) {
  double low = q.low.value_or(q.value);
  double high = q.high.value_or(q.value);
  const double slack = std::fabs(q.value) * (q.approximate == Approximation::about ? 0.1 : 1e-9);
  low -= slack;
  high += slack;
  if (q.approximate == Approximation::under) low = -INFINITY;
  if (q.approximate == Approximation::over) high = INFINITY;
  return {low, high};
}

}  // namespace

bool comparable(const Quantity& a, const Quantity& b) {
  return a.kind == b.kind && a.currency == b.currency && a.unit == b.unit;
}

bool equal_figures(const Quantity& a, const Quantity& b) {
  return a.value == b.value && a.low == b.low && a.high == b.high;
}

std::string short_figure(const Quantity& q) {
  const double size = std::fabs(q.value);
  const auto scaled = [&](double by, const char* letter) {
    return fmt::format("{:.6g}{}", q.value / by, letter);
  };
  if (q.unit == "percent") return fmt::format("{:.6g}%", q.value * 100);
  if (size >= 1e9) return scaled(1e9, "B");
  if (size >= 1e6) return scaled(1e6, "M");
  if (size >= 1e4) return scaled(1e3, "K");
  return fmt::format("{:.6g}", q.value);
}

std::optional<FigureResult> compare_figures(const Quantity& a, const Quantity& b) {
  if (equal_figures(a, b)) return std::nullopt;
  FigureResult out;
  out.label = short_figure(a) + " → " + short_figure(b);
  for (const bool truncate : {false, true}) {
    const bool forward = rounds_to(a, b, truncate);
    if (!forward && !rounds_to(b, a, truncate)) continue;
    out.detail = truncate ? "truncates-to" : "rounds-to";
    out.turned = !forward;
    if (out.turned) out.label = short_figure(b) + " → " + short_figure(a);
    return out;
  }
  const auto [low_a, high_a] = interval(a);
  const auto [low_b, high_b] = interval(b);
  if (low_a <= high_b && low_b <= high_a) {
    out.detail = "compatible";
    return out;
  }
  const double greater = std::max(std::fabs(a.value), std::fabs(b.value));
  const double smaller = std::min(std::fabs(a.value), std::fabs(b.value));
  if (greater - smaller <= kNear * greater && a.value * b.value > 0) {
    out.detail = "near";
    return out;
  }
  const double ratio = smaller > 0 ? greater / smaller : 0;
  const bool slip = std::fabs(ratio - 1e3) < 1e-6 || std::fabs(ratio - 1e6) < 1e-3;
  out.kind = EdgeKind::contradicts;
  out.detail = slip ? "scale-slip" : "disjoint";
  return out;
}

}  // namespace claimgraph
