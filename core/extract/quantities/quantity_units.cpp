#include "core/extract/quantities/quantity_units.hpp"

#include "core/extract/quantities/unit_tables.hpp"

namespace claimgraph::detail {

namespace {

constexpr std::size_t kMaxWords = 5;

UnitTables make_tables() {
  UnitTables tables;
  add_currencies(tables);
  add_dimensions(tables);
  return tables;
}

std::string utf8_of(const Segment& segment, std::size_t token) {
  return std::string(segment.text_of(token));
}

/// A sign that may be part of a unit's words: "km/h", "% points", "° C".
bool joins_units(const Segment& segment, std::size_t token) {
  const char32_t c = segment.tokens[token].symbol;
  return c == U'/' || c == U'%' || c == 0xB0 || c == 0xBA || c == 0x2103 || c == 0x2109;
}

bool is_superscript_digit(const Segment& segment, std::size_t token) {
  if (!segment.is_number(token) || !segment.glued(token)) return false;
  const std::string_view digits = segment.text_of(token);
  return digits == "2" || digits == "3";
}

/// A capitalised word: "iPhone 5C", "Boeing 777F".
bool named(const Segment& segment, std::size_t token) {
  if (segment.tokens[token].kind != TokenKind::word) return false;
  const char first = segment.text_of(token).front();
  const bool capital = first >= 'A' && first <= 'Z';
  return (capital && token > 0 && segment.tokens[token - 1].kind == TokenKind::word) ||
         segment.text_of(token).find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1) != std::string_view::npos;
}

/// "5G", "10M": one capital letter is no unit of the small letter's kind.
bool wrong_case(const Segment& segment, std::size_t token) {
  const std::string_view text = segment.text_of(token);
  return text.size() == 1 && text != segment.lower_of(token) && text != "L" && text != "F" && text != "C" &&
         text != "K" && text != "R";
}

/// A letter or digit follows without a gap, so that the word before it is only a part of something.
bool runs_on(const Segment& segment, std::size_t token) {
  return segment.glued(token) && (segment.is_number(token) || segment.tokens[token].kind == TokenKind::word);
}

}  // namespace

const UnitTables& unit_tables() {
  static const UnitTables tables = make_tables();
  return tables;
}

const Unit* find_unit_key(std::string_view lower_key) {
  const Unit* const* found = unit_tables().keys.find(lower_key);
  return found == nullptr ? nullptr : *found;
}

const Unit* find_currency_code(std::string_view upper_code) {
  const Unit* const* found = unit_tables().codes.find(upper_code);
  return found == nullptr ? nullptr : *found;
}

UnitMatch match_unit(const Segment& segment, std::size_t token) {
  const UnitTables& tables = unit_tables();
  UnitMatch best;
  if (token >= segment.tokens.size()) return best;
  const LexToken& first = segment.tokens[token];
  if (first.kind == TokenKind::number) return best;
  if (first.kind == TokenKind::symbol) {
    if (is_currency_symbol(first.symbol)) {
      const Unit* const* sign = tables.signs.find(utf8_of(segment, token));
      if (sign != nullptr) best = {*sign, token + 1};
      return best;
    }
    if (!joins_units(segment, token) || first.symbol == U'/') return best;
  }
  const bool glued = segment.glued(token);
  if (first.kind == TokenKind::word && wrong_case(segment, token) &&
      tables.exact_keys.find(segment.text_of(token)) == nullptr) {
    return best;
  }
  if (first.kind == TokenKind::word) {
    if (glued && segment.text_of(token) == "C" && !(token >= 2 && named(segment, token - 2)) &&
        !runs_on(segment, token + 1)) {
      return {*tables.keys.find("celsius"), token + 1};
    }
    const bool behind_hyphen = token > 0 && segment.is_symbol(token - 1, U'-');
    if (const Unit* const* exact = tables.exact_keys.find(segment.text_of(token)); exact != nullptr) {
      best = {*exact, token + 1};
    } else if (const Unit* const* only = tables.glued_keys.find(segment.lower_of(token));
               only != nullptr && glued && !behind_hyphen &&
               segment.text_of(token) == segment.lower_of(token)) {
      best = {*only, token + 1};
    }
    if (best && runs_on(segment, best.next)) best = {};
    if (best) {
      // "MB" is settled, but "km/h" and "MW of" go on: a longer key may still win below.
      if (best.next >= segment.tokens.size() || !segment.is_symbol(best.next, U'/')) return best;
    }
  }
  std::string key;
  std::size_t at = token;
  for (std::size_t words = 0; words < kMaxWords && at < segment.tokens.size(); ++words) {
    const LexToken& part = segment.tokens[at];
    if (part.kind == TokenKind::symbol && !joins_units(segment, at)) break;
    if (part.kind == TokenKind::number) break;
    if (!key.empty()) key += ' ';
    key += segment.lower_of(at);
    ++at;
    if (key.size() > tables.keys.longest()) break;
    std::size_t end = at;
    const Unit* const* found = nullptr;
    if (part.kind == TokenKind::word && is_superscript_digit(segment, at) && !runs_on(segment, at + 1)) {
      found = tables.keys.find(key + std::string(segment.text_of(at)));
      end = at + 1;
    } else if (!runs_on(segment, at) || part.kind == TokenKind::symbol) {
      found = tables.keys.find(key);
    }
    if (found != nullptr) best = {*found, end};
    // "u . s . dollars", "m.p.h.", "yd. ": a dot between or behind short words does not end the unit.
    if (part.kind == TokenKind::word && part.end - part.begin <= 2 && segment.is_symbol(at, U'.')) ++at;
    // "light-year", "year-old"
    if (part.kind == TokenKind::word && segment.is_symbol(at, U'-') && at + 1 < segment.tokens.size() &&
        !segment.tokens[at + 1].gap) {
      ++at;
    }
  }
  return best;
}

UnitMatch match_currency_prefix(const Segment& segment, std::size_t token) {
  const UnitTables& tables = unit_tables();
  if (token >= segment.tokens.size()) return {};
  const LexToken& first = segment.tokens[token];
  if (first.kind == TokenKind::symbol) {
    if (!is_currency_symbol(first.symbol)) return {};
    const Unit* const* sign = tables.signs.find(utf8_of(segment, token));
    return sign == nullptr ? UnitMatch{} : UnitMatch{*sign, token + 1};
  }
  if (first.kind != TokenKind::word || first.end - first.begin > 6) return {};
  std::size_t at = token + 1;
  std::string word(segment.lower_of(token));
  if (word == "u" && segment.is_symbol(at, U'.') && segment.is_word(at + 1, "s")) {
    word = "u s";
    at += segment.is_symbol(at + 2, U'.') ? 3 : 2;
  }
  if (segment.is_symbol(at, U'$')) {
    // "a $ 5 million deal": one letter is a country only when it is a capital written together, or "c".
    const bool together = segment.glued(at);
    const bool letter = word.size() == 1;
    if (letter && word != "c" && !(together && segment.text_of(token) != segment.lower_of(token))) return {};
    if (!together && word != "c" && word != "us" && word != "u s" && word != "hk" && word != "nz" &&
        word != "nt") {
      return {};
    }
    if (const Unit* const* found = tables.prefixes.find(word + " $"); found != nullptr)
      return {*found, at + 1};
    if (const Unit* const* code = tables.prefixes.find(word); code != nullptr && word.size() == 3) {
      return {*code, at + 1};
    }
    return {};
  }
  if (segment.is_symbol(at, U'.') && (word == "rs" || word == "fr" || word == "rp" || word == "tk")) ++at;
  if (at < segment.tokens.size() && !segment.is_number(at)) return {};
  const Unit* const* found = tables.prefixes.find(word);
  return found == nullptr ? UnitMatch{} : UnitMatch{*found, at};
}

}  // namespace claimgraph::detail
