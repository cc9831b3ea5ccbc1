// Units and currencies by the words and signs that stand for them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/extract/quantities/quantity_lexer.hpp"

namespace claimgraph::detail {

enum class UnitKind : std::uint8_t { currency, percent, dimension, temperature, age };

struct Unit {
  const char* name = "";  ///< "Dollar", "Kilometer", "percent"
  UnitKind kind = UnitKind::dimension;
  const char* iso = "";  ///< ISO 4217, empty when the word alone does not settle it
  int parts = 0;         ///< sub-units: 100 for Cent and Pence
  int shift = 0;         ///< power of ten that the unit itself carries: percent −2, MUSD 6
};

struct UnitMatch {
  const Unit* unit = nullptr;
  std::size_t next = 0;  ///< first token behind the unit
  explicit operator bool() const { return unit != nullptr; }
};

/// The longest unit that starts at `token` (a word or sign behind a number).
UnitMatch match_unit(const Segment& segment, std::size_t token);
/// A currency in front of a number, or of what the lexer has not read yet: "$", "US$", "c $", "USD", "EUR".
UnitMatch match_currency_prefix(const Segment& segment, std::size_t token);
/// The unit that bears `name`; used for "mile" + "hour".
const Unit* find_unit_key(std::string_view lower_key);
/// The currency whose ISO code this is; nullptr when there is none.
const Unit* find_currency_code(std::string_view upper_code);

/// Fills `keys` (both tables in one): called once.
struct UnitTables;
void add_currencies(UnitTables& tables);
void add_dimensions(UnitTables& tables);

}  // namespace claimgraph::detail
