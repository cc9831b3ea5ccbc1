#include "importers/metadata_date_tokens.hpp"

#include <unicode/uchar.h>

#include <utility>

#include "claimgraph/utf8.hpp"
#include "importers/metadata_months.hpp"

namespace claimgraph::clean {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0x80);
}

/// "3 de mayo de 202221:25", "19.11.202119.11.2021": two elements of a page without a blank between them.
std::vector<DateToken> split_glued_years(std::vector<DateToken> tokens) {
  std::vector<DateToken> out;
  out.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    out.push_back(std::move(tokens[i]));
    DateToken& year = out.back();
    if (i < 2 || i + 1 >= tokens.size() || year.kind != DateToken::Kind::number || year.digits < 5 ||
        year.digits > 6)
      continue;
    const DateToken& before = out[out.size() - 2];
    const char next = tokens[i + 1].mark;
    const bool numeric = before.mark == '.' || before.mark == '/' || before.mark == '-';
    const bool named = month_number(before.word) != 0 || before.word == "de" || before.word == "del";
    if ((!numeric && !named) || (next != ':' && next != '.' && next != '/' && next != '-')) continue;
    const int power = year.digits == 5 ? 10 : 100;
    if (year.value / power < 1900 || year.value / power > 2100) continue;
    DateToken rest = year;
    rest.value %= power;
    rest.digits -= 4;
    rest.begin += 4;
    rest.glued = false;
    year.value /= power;
    year.digits = 4;
    year.end = rest.begin;
    out.push_back(std::move(rest));
  }
  return out;
}

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
  std::vector<DateToken> out;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at;
      continue;
    }
    // No-break space (C2 A0) is a blank as well.
    if (c == '\xc2' && at + 1 < text.size() && text[at + 1] == '\xa0') {
      at += 2;
      continue;
    }
    DateToken t;
    t.begin = at;
    t.glued = !out.empty() && out.back().end == at;
    if (is_digit(c)) {
      t.kind = DateToken::Kind::number;
      for (; at < text.size() && is_digit(text[at]); ++at, ++t.digits) {
        if (t.digits < 9) t.value = t.value * 10 + (text[at] - '0');
      }
    } else if (is_alpha(c)) {
      t.kind = DateToken::Kind::word;
      while (at < text.size() && is_alpha(text[at]) &&
             !(text[at] == '\xc2' && at + 1 < text.size() && text[at + 1] == '\xa0')) {
        const auto letter = static_cast<UChar32>(next_code_point(text, at));
        if (t.word.size() < 32) append_utf8(t.word, static_cast<char32_t>(u_tolower(letter)));
      }
    } else {
      t.mark = c;
      ++at;
    }
    t.end = at;
    out.push_back(std::move(t));
  }
  return split_glued_years(std::move(out));
}

}  // namespace claimgraph::clean
