#include "core/extract/quantities/quantity_lexer.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "claimgraph/utf8.hpp"
#include "core/base/word_table.hpp"
#include "core/extract/quantities/quantity_units.hpp"

namespace claimgraph::detail {

namespace {

constexpr std::size_t kMaxSegment = 64 * 1024;
constexpr std::size_t kMaxDigits = 40;  // longer runs are identifiers, not quantities

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Vulgar {
  char32_t sign;
  std::uint8_t above, below;
};
constexpr std::array kVulgar{Vulgar{0xBC, 1, 4},   Vulgar{0xBD, 1, 2},   Vulgar{0xBE, 3, 4},
                             Vulgar{0x2150, 1, 7}, Vulgar{0x2151, 1, 9}, Vulgar{0x2152, 1, 10},
                             Vulgar{0x2153, 1, 3}, Vulgar{0x2154, 2, 3}, Vulgar{0x2155, 1, 5},
                             Vulgar{0x2156, 2, 5}, Vulgar{0x2157, 3, 5}, Vulgar{0x2158, 4, 5},
                             Vulgar{0x2159, 1, 6}, Vulgar{0x215A, 5, 6}, Vulgar{0x215B, 1, 8},
                             Vulgar{0x215C, 3, 8}, Vulgar{0x215D, 5, 8}, Vulgar{0x215E, 7, 8}};

bool is_space(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}
bool is_dash(char32_t c) {
  return c >= 0x2010 && c <= 0x2015;
}
bool is_letter_like(char32_t c) {
  if (c == 0xB2 || c == 0xB3 || c == 0xB5) return true;  // superscripts and micro sign belong to units
  if (c < 0xC0) return c == 0xAA || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  if (c >= 0x2000 && c <= 0x2BFF) return c == 0x2126 || c == 0x212B;
  return !(c >= 0x3000 && c <= 0x303F) && c < 0xFF00;
}

class Lexer {
 public:
  explicit Lexer(Segment& segment) : m_segment(segment), m_text(segment.text) {}

  void run() {
    while (m_at < m_text.size()) {
      const char c = m_text[m_at];
      if (c == ' ' || c == '\t' || static_cast<unsigned char>(c) < 0x20) {
        ++m_at;
        m_gap = true;
      } else if (is_digit(c) || (c == '.' && starts_decimal())) {
        numeral();
      } else if (is_letter(c)) {
        word();
      } else if (static_cast<unsigned char>(c) < 0x80) {
        symbol(static_cast<char32_t>(c), m_at + 1);
      } else {
        wide();
      }
    }
  }

 private:
  LexToken& push(TokenKind kind, std::size_t end) {
    LexToken token;
    token.begin = static_cast<std::uint32_t>(m_at);
    token.end = static_cast<std::uint32_t>(end);
    token.kind = kind;
    token.gap = m_gap;
    m_segment.tokens.push_back(token);
    m_gap = false;
    m_at = end;
    return m_segment.tokens.back();
  }

  void symbol(char32_t c, std::size_t end) { push(TokenKind::symbol, end).symbol = c; }

  bool digit_at(std::size_t at) const { return at < m_text.size() && is_digit(m_text[at]); }

  bool starts_decimal() const {
    if (!digit_at(m_at + 1)) return false;
    if (m_at == 0) return true;
    const char before = m_text[m_at - 1];
    return !is_digit(before) && !is_letter(before) && before != '.';
  }

  std::size_t digits_end(std::size_t at) const {
    while (digit_at(at)) ++at;
    return at;
  }

  void word() {
    std::size_t end = m_at;
    while (end < m_text.size()) {
      const char c = m_text[end];
      if (is_letter(c)) {
        ++end;
      } else if (static_cast<unsigned char>(c) >= 0x80) {
        std::size_t next = end;
        if (!is_letter_like(next_code_point(m_text, next))) break;
        end = next;
      } else {
        break;
      }
    }
    const std::string_view lower = std::string_view(m_segment.lower).substr(m_at, end - m_at);
    if (((lower == "http" || lower == "https") && m_text.substr(end, 3) == "://") ||
        (lower == "www" && end < m_text.size() && m_text[end] == '.')) {
      while (end < m_text.size() && static_cast<unsigned char>(m_text[end]) > 0x20) ++end;
      symbol(U'@', end);
      return;
    }
    LexToken& token = push(TokenKind::word, end);
    if (const WordInfo* info = find_number_word(lower)) token.word = *info;
  }

  void wide() {
    std::size_t next = m_at;
    const char32_t c = next_code_point(m_text, next);
    if (is_space(c)) {
      m_at = next;
      m_gap = true;
      return;
    }
    const auto* vulgar =
        std::find_if(kVulgar.begin(), kVulgar.end(), [c](const Vulgar& v) { return v.sign == c; });
    if (vulgar != kVulgar.end()) {
      add_number(divided(Decimal::integer(vulgar->above), Decimal::integer(vulgar->below)), next, true);
    } else if (is_dash(c)) {
      symbol(U'-', next);
    } else if (is_currency_symbol(c) || !is_letter_like(c)) {
      symbol(c, next);
    } else {
      word();
    }
  }

  void add_number(const Decimal& value, std::size_t end, bool decimal, bool plain = false) {
    const auto index = static_cast<std::uint32_t>(m_segment.numbers.size());
    m_segment.numbers.push_back(value);
    LexToken& token = push(TokenKind::number, end);
    token.number = index;
    token.decimal = decimal;
    token.plain = plain;
  }

  /// Groups of three behind `separator` from `at`; returns their end and counts them.
  std::size_t groups(std::size_t at, char separator, int& count) const {
    count = 0;
    while (at < m_text.size() && m_text[at] == separator && digits_end(at + 1) == at + 4) {
      at += 4;
      ++count;
    }
    return at;
  }

  /// "1 234 567", also with no-break and thin spaces (every group is three digits).
  std::size_t spaced_groups(std::size_t at, int& count, bool& hard) const {
    count = 0;
    hard = true;
    while (at < m_text.size()) {
      std::size_t next = at;
      const char32_t c = next_code_point(m_text, next);
      if (c != U' ' && c != 0xA0 && c != 0x2009 && c != 0x202F) break;
      if (digits_end(next) != next + 3) break;
      hard = hard && c != U' ';
      at = next + 3;
      ++count;
    }
    return at;
  }

  /// One group behind an ordinary blank, "45 300", is two numbers unless something speaks for it: three
  /// noughts, a currency before it ("Rs 4 900 crore"), or another figure of the line that is written so
  /// beyond doubt.
  bool blank_groups(std::size_t end) {
    if (m_text[m_at] == '0') return false;
    if (m_text.substr(end - 3, 3) == "000" || behind_currency()) return true;
    if (!m_blank_style) m_blank_style = writes_blanks();
    return *m_blank_style;
  }

  bool behind_currency() const {
    const std::size_t count = m_segment.tokens.size();
    for (std::size_t at = count > 2 ? count - 2 : 0; at < count; ++at) {
      const UnitMatch prefix = match_currency_prefix(m_segment, at);
      if (prefix && prefix.next == count) return true;
    }
    return false;
  }

  /// Whether a figure such as "816 000" or "1 250 300" stands in the line. Linear, once a line.
  bool writes_blanks() const {
    for (std::size_t at = 0; at < m_text.size();) {
      if (!is_digit(m_text[at])) {
        ++at;
        continue;
      }
      const std::size_t first = digits_end(at);
      int count = 0;
      bool hard = false;
      const std::size_t end = spaced_groups(first, count, hard);
      const bool alone =
          at == 0 || (!is_letter(m_text[at - 1]) && m_text[at - 1] != '.' && m_text[at - 1] != ',');
      if (alone && first - at <= 3 && m_text[at] != '0' && !digit_at(end) &&
          (count > 1 || (count == 1 && m_text.substr(end - 3, 3) == "000"))) {
        return true;
      }
      at = std::max(end, first);
    }
    return false;
  }

  void numeral() {
    const std::size_t first = digits_end(m_at);
    const std::size_t lead = first - m_at;
    if (lead > kMaxDigits) {
      symbol(U'@', first);
      return;
    }
    if (lead >= 1 && lead <= 3 && grouped(first)) return;
    if (dotted_quad(first)) {
      if (lead == 0) {  // ".30.89": the point belongs to neither number
        symbol(U'.', m_at + 1);
        return;
      }
      add_number(Decimal::parse(m_text.substr(m_at, lead)), first, false, true);
      return;
    }
    std::size_t end = first;
    bool decimal = false;
    if (first < m_text.size() && (m_text[first] == '.' || m_text[first] == ',') && digit_at(first + 1)) {
      const std::size_t more = digits_end(first + 1);
      const bool list =
          m_text[first] == ',' && more < m_text.size() && m_text[more] == ',' && digit_at(more + 1);
      if (more - first - 1 <= kMaxDigits && !list && (m_text[first] == '.' || lead > 0)) {
        end = more;
        decimal = true;
      }
    }
    std::string digits(m_text.substr(m_at, end - m_at));
    std::replace(digits.begin(), digits.end(), ',', '.');
    add_number(Decimal::parse(digits), end, decimal, !decimal);
  }

  /// 1,234,567.8 · 1.234.567,8 · 1 234 567 · 12,34,567 — true when one of them was read.
  bool grouped(std::size_t first) {
    int count = 0;
    std::size_t end = groups(first, ',', count);
    char point = '.';
    if (count == 0) {
      end = groups(first, '.', count);
      point = ',';
      const bool comma_decimal = count == 1 && end < m_text.size() && m_text[end] == ',' &&
                                 digit_at(end + 1) && digits_end(end + 1) - end - 1 != 3;
      if (count < 2 && !comma_decimal) count = 0;
    }
    if (count == 0) {
      bool hard = false;
      end = spaced_groups(first, count, hard);
      point = '.';
      if (count == 1 && !hard && !blank_groups(end)) count = 0;
    }
    if (count == 0 && first - m_at <= 2) {
      end = first;
      int pairs = 0;
      while (end < m_text.size() && m_text[end] == ',' && digits_end(end + 1) == end + 3) {
        end += 3;
        ++pairs;
      }
      int last = 0;
      if (pairs > 0) end = groups(end, ',', last);
      count = last == 1 ? pairs : 0;
      point = '.';
    }
    if (count == 0 || end - m_at > kMaxDigits || digit_at(end)) return false;
    bool decimal = false;
    if (end + 1 < m_text.size() && m_text[end] == point && digit_at(end + 1)) {
      const std::size_t more = digits_end(end + 1);
      if (more - end <= kMaxDigits) {
        decimal = true;
        end = more;
      }
    }
    std::string digits;
    std::size_t last_point = decimal ? m_text.substr(0, end).rfind(point) : std::string_view::npos;
    for (std::size_t i = m_at; i < end; ++i) {
      if (is_digit(m_text[i])) {
        digits += m_text[i];
      } else if (i == last_point) {
        digits += '.';
      }
    }
    add_number(Decimal::parse(digits), end, decimal);
    return true;
  }

  /// 192.168.1.2 and 3.11.2: whole numbers, not decimals.
  bool dotted_quad(std::size_t first) const {
    const auto dot = [this](std::size_t at) {
      return at < m_text.size() && m_text[at] == '.' && digit_at(at + 1);
    };
    const bool behind = m_at >= 2 && m_text[m_at - 1] == '.' && is_digit(m_text[m_at - 2]);
    return behind || (dot(first) && dot(digits_end(first + 1)));
  }

  Segment& m_segment;
  std::string_view m_text;
  std::size_t m_at = 0;
  bool m_gap = false;
  std::optional<bool> m_blank_style;  ///< writes_blanks(), when it was asked
};

WordTable<WordInfo> make_number_words() {
  WordTable<WordInfo> table;
  const auto add = [&table](const std::string& word, WordClass kind, int value, int power,
                            bool plural = false) {
    table.add(word, {kind, static_cast<std::uint8_t>(power), static_cast<std::uint8_t>(value), plural});
  };
  const char* small[] = {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
                         "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  for (int i = 0; i < 20; ++i) add(small[i], i < 10 ? WordClass::unit : WordClass::teen, i, 0);
  for (const char* word : {"nought", "naught", "nil"}) add(word, WordClass::unit, 0, 0);
  const char* tens[] = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
  for (int i = 0; i < 8; ++i) add(tens[i], WordClass::tens, 20 + 10 * i, 0);
  add("fourty", WordClass::tens, 40, 0);
  const char* ordinals[] = {"first",     "second",      "third",      "fourth",     "fifth",
                            "sixth",     "seventh",     "eighth",     "ninth",      "tenth",
                            "eleventh",  "twelfth",     "thirteenth", "fourteenth", "fifteenth",
                            "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
  for (int i = 0; i < 19; ++i) {
    add(ordinals[i], WordClass::ordinal, i + 1, 0);
    add(std::string(ordinals[i]) + "s", WordClass::ordinal, i + 1, 0, true);
  }
  add("nineth", WordClass::ordinal, 9, 0);
  for (int i = 0; i < 8; ++i) {
    std::string word = tens[i];
    word.replace(word.size() - 1, 1, "ieth");
    add(word, WordClass::ordinal, 20 + 10 * i, 0);
    add(word + "s", WordClass::ordinal, 20 + 10 * i, 0, true);
  }
  const std::pair<const char*, int> scales[] = {{"hundred", 2},      {"thousand", 3},  {"million", 6},
                                                {"billion", 9},      {"trillion", 12}, {"quadrillion", 15},
                                                {"quintillion", 18}, {"lakh", 5},      {"crore", 7}};
  for (const auto& [word, power] : scales) {
    const WordClass kind = power == 2 ? WordClass::hundred : WordClass::scale;
    add(word, kind, 0, power);
    add(std::string(word) + "s", kind, 0, power, true);
    add(std::string(word) + "th", WordClass::ordinal, 0, power);
    add(std::string(word) + "ths", WordClass::ordinal, 0, power, true);
  }
  add("lac", WordClass::scale, 0, 5);
  for (const char* word : {"dozen", "dozens", "doz", "dozs"}) add(word, WordClass::dozen, 12, 0);
  for (const char* word : {"half", "halves"}) add(word, WordClass::half, 2, 0, word[3] != 'f');
  add("quarter", WordClass::quarter, 4, 0);
  add("quarters", WordClass::quarter, 4, 0, true);
  add("a", WordClass::article, 1, 0);
  add("an", WordClass::article, 1, 0);
  add("and", WordClass::conjunction, 0, 0);
  add("point", WordClass::point, 0, 0);
  add("minus", WordClass::minus, 0, 0);
  add("negative", WordClass::minus, 0, 0);
  return table;
}

void lex(Segment& segment) {
  segment.lower.assign(segment.text);
  for (char& c : segment.lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  segment.tokens.clear();
  segment.numbers.clear();
  Lexer(segment).run();
}

}  // namespace

const WordInfo* find_number_word(std::string_view lower) {
  static const WordTable<WordInfo> table = make_number_words();
  return table.find(lower);
}

bool is_currency_symbol(char32_t c) {
  return c == U'$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF) || c == 0x60B || c == 0x9F2 ||
         c == 0x9F3 || c == 0xE3F || c == 0x17DB || c == 0xFDFC || c == 0x192;
}

std::size_t behind_year_span(const Segment& segment, std::size_t token) {
  const auto digits = [&](std::size_t at) {
    return segment.is_number(at) && segment.tokens[at].plain ? segment.text_of(at).size() : 0;
  };
  const auto sign = [&](std::size_t at) {
    return (segment.is_symbol(at, U'-') || segment.is_symbol(at, U'/')) && segment.glued(at);
  };
  if (digits(token) != 4 || !sign(token + 1) || !segment.glued(token + 2)) return token;
  if (digits(token + 2) != 2) return token;
  const std::size_t end = token + 3;
  if (sign(end) || (segment.glued(end) && segment.tokens[end].kind != TokenKind::symbol)) return token;
  const double first = segment.numbers[segment.tokens[token].number].to_double();
  const double last = segment.numbers[segment.tokens[token + 2].number].to_double();
  if (first < 1500 || first > 2199) return token;
  const double ahead = last - static_cast<double>(static_cast<int>(first) % 100);
  return ahead > 0 || ahead + 100 <= 20 ? end : token;
}

void for_each_segment(std::string_view text, const std::function<void(Segment&)>& each) {
  Segment segment;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    if (end - at > kMaxSegment) {
      end = at + kMaxSegment;
      const std::size_t space = text.rfind(' ', end);
      if (space != std::string_view::npos && space > at + kMaxSegment / 2) end = space;
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    }
    segment.text = text.substr(at, end - at);
    segment.offset = static_cast<std::uint32_t>(at);
    if (!segment.text.empty()) {
      lex(segment);
      each(segment);
    }
    at = end < text.size() && text[end] == '\n' ? end + 1 : std::max(end, at + 1);
  }
}

}  // namespace claimgraph::detail
