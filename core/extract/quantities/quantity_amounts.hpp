// Reads one amount: a number with the unit before or behind it.
#pragma once

#include <cstddef>
#include <string>

#include "core/extract/quantities/number_parser.hpp"
#include "core/extract/quantities/quantity_units.hpp"

namespace claimgraph::detail {

/// One number with its unit, in tokens.
struct Amount {
  NumberMatch number;
  const Unit* unit = nullptr;
  bool prefixed = false;  ///< the unit stands before the number
  std::string currency;   ///< settled by what follows: "(USD)"
  std::size_t first = 0, next = 0;
  explicit operator bool() const { return next > first; }
};

/// Over one segment, which must outlive it.
class AmountReader {
 public:
  explicit AmountReader(const Segment& segment) : m_segment(segment), m_tokens(segment.tokens) {}

  /// "$5.5 million", "75 USD", "12-cent", "5 ft 2 in", a number alone; what starts at `at`, empty when there
  /// is none.
  Amount amount(std::size_t at) const;
  /// The same, only with a currency in front: "USD 200", "us $ 5".
  Amount prefixed(std::size_t at) const;

  /// A sign that makes the number behind it negative, not a dash.
  bool is_minus(std::size_t at) const;
  /// Digits that belong to a name or code: "F-16", "V3", "scp-173m".
  bool blocked_before(std::size_t at) const;
  /// Not a piece of a name, a clock time or a chain of numbers.
  bool plausible(const NumberMatch& number) const;
  bool glued_word(std::size_t at) const {
    return has(at) && m_segment.glued(at) && token(at).kind == TokenKind::word;
  }

 private:
  bool followed_by_temperature(std::size_t at) const;
  /// "$ 10 dollars", "$99 (USD)", "$5 million US", "c $ 100 and fifty"
  void behind_prefixed(Amount& out) const;
  /// "3 dollars 50 cents", "thirteen dollars forty five", "5 ft 2 in", "100 and fifty"
  void parts_behind(Amount& out) const;
  /// "75 USD million"
  void scale_behind(Amount& out) const;
  UnitMatch unit_behind(const NumberMatch& number) const;
  /// A number without a unit that is a quantity of its own, not a pronoun or half of a compound.
  bool stands_alone(const NumberMatch& number) const;

  const LexToken& token(std::size_t at) const { return m_tokens[at]; }
  bool has(std::size_t at) const { return at < m_tokens.size(); }
  bool word(std::size_t at, std::string_view lower) const { return m_segment.is_word(at, lower); }

  const Segment& m_segment;
  const std::vector<LexToken>& m_tokens;
};

}  // namespace claimgraph::detail
