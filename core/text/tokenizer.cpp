// Rules of the English treebanks: clitics are cut off, hyphens and slashes between words are tokens, a full
// stop stays with abbreviations, addresses stay whole. A chunk between white space is decoded once and then
// read from left to right; a token is a word with the connectors that bind, or a run of symbols.
#include "core/text/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "claimgraph/error.hpp"
#include "core/text/characters.hpp"

namespace claimgraph {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMaxChunk = 4096;

constexpr std::array kPrefixes = {"anti"sv,  "co"sv,  "cross"sv, "e"sv,     "ex"sv,  "inter"sv,
                                  "intra"sv, "mid"sv, "mini"sv,  "multi"sv, "neo"sv, "non"sv,
                                  "over"sv,  "pan"sv, "post"sv,  "pre"sv,   "pro"sv, "re"sv,
                                  "semi"sv,  "sub"sv, "ultra"sv, "un"sv};

// Cut off a number: "10am", "5.5m". Longest unit: 3 letters.
constexpr std::array kUnits = {"AM"sv, "B"sv,   "BN"sv, "GB"sv, "K"sv,  "M"sv,   "MB"sv,  "MW"sv,
                               "PM"sv, "TB"sv,  "am"sv, "b"sv,  "bn"sv, "cm"sv,  "ft"sv,  "g"sv,
                               "hr"sv, "hrs"sv, "k"sv,  "kg"sv, "km"sv, "lb"sv,  "lbs"sv, "m"sv,
                               "mg"sv, "min"sv, "ml"sv, "mm"sv, "mn"sv, "mph"sv, "pm"sv,  "tn"sv};

constexpr std::array kEmoticons = {"8)"sv,  ":'("sv, ":("sv, ":)"sv, ":-("sv, ":-)"sv, ":-D"sv,
                                   ":-P"sv, ":-/"sv, ":/"sv, ":D"sv, ":P"sv,  ":|"sv,  ";)"sv,
                                   ";-)"sv, "<3"sv,  "=("sv, "=)"sv, "=D"sv,  "^_^"sv, "xD"sv};

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

struct Char {
  std::uint32_t at;  // byte offset in the text
  CharKind kind;
  char ascii;  // 0 outside ASCII; ’ counts as '
};

class Tokenizer {
 public:
  explicit Tokenizer(AnnotatedText& doc) : m_doc(doc), m_text(doc.text) {}

  std::vector<std::uint32_t> run() {
    if (m_text.size() > 0xFFFFFFF0U) throw DataError("text is longer than 4 GB: split it into articles");
    m_doc.tokens.reserve(m_text.size() / 5 + 8);
    std::size_t at = 0;
    while (at < m_text.size()) {
      const DecodedChar c = decode_char(m_text, at);
      if (c.kind == CharKind::line_break) m_new_paragraph = true;
      if (c.kind == CharKind::space || c.kind == CharKind::line_break) {
        at += c.size;
        continue;
      }
      at = plain_word(at);
    }
    return std::move(m_paragraphs);
  }

 private:
  // The common case: ASCII letters up to white space, at most with a comma behind.
  std::size_t plain_word(std::size_t begin) {
    std::size_t at = begin;
    const std::size_t limit = std::min(m_text.size(), begin + kMaxChunk);
    while (at < limit && is_letter(ascii_kind(static_cast<unsigned char>(m_text[at])))) ++at;
    const bool comma = at > begin && at < limit && m_text[at] == ',';
    const std::size_t end = comma ? at + 1 : at;
    const bool closed =
        end == m_text.size() ||
        (end < limit && ascii_kind(static_cast<unsigned char>(m_text[end])) <= CharKind::line_break);
    if (at == begin || !closed) return chunk(begin, limit);
    emit_word(begin, at);
    if (comma) emit(at, end);
    return end;
  }

  // "cannot", "gonna", "gotta", "wanna" are two words.
  void emit_word(std::size_t begin, std::size_t end) {
    const std::size_t size = end - begin;
    if (size == 5 || size == 6) {
      std::string_view word = m_text.substr(begin, size);
      char lower[6];
      for (std::size_t i = 0; i < size; ++i) lower[i] = static_cast<char>(word[i] | 32);
      word = {lower, size};
      if (word == "cannot" || word == "gonna" || word == "gotta" || word == "wanna") {
        emit(begin, begin + 3);
        emit(begin + 3, end);
        return;
      }
    }
    emit(begin, end);
  }

  void emit(std::size_t begin, std::size_t end) {
    if (m_new_paragraph) {
      m_paragraphs.push_back(static_cast<std::uint32_t>(m_doc.tokens.size()));
      m_new_paragraph = false;
    }
    Token& token = m_doc.tokens.emplace_back();
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    token.form = m_text.substr(begin, end - begin);
  }
  void emit_chars(std::size_t begin, std::size_t end) { emit(m_chars[begin].at, m_chars[end].at); }

  std::size_t chunk(std::size_t begin, std::size_t limit) {
    m_chars.clear();
    m_maybe_address = m_has_at = false;
    std::size_t at = begin;
    while (at < limit) {
      const DecodedChar c = decode_char(m_text, at);
      if (c.kind <= CharKind::line_break) break;
      char ascii = c.code < 0x80 ? static_cast<char>(c.code) : '\0';
      if (c.kind == CharKind::apostrophe) ascii = '\'';
      if (c.kind == CharKind::slash || (c.kind == CharKind::dot && at - begin == 3)) m_maybe_address = true;
      if (c.kind == CharKind::at) m_has_at = true;
      m_chars.push_back({static_cast<std::uint32_t>(at), c.kind, ascii});
      at += c.size;
    }
    m_count = m_chars.size();
    m_chars.push_back({static_cast<std::uint32_t>(at), CharKind::space, ' '});
    m_chars.push_back(m_chars.back());  // look-ahead of two
    if (one_of(kEmoticons, m_text.substr(begin, at - begin))) {
      emit(begin, at);
      return at;
    }
    for (std::size_t i = 0; i < m_count;) i = is_alnum(kind(i)) ? word(i) : symbol(i);
    return at;
  }

  CharKind kind(std::size_t i) const { return m_chars[i].kind; }
  char ascii(std::size_t i) const { return m_chars[i].ascii; }
  std::string_view bytes(std::size_t begin, std::size_t end) const {
    return m_text.substr(m_chars[begin].at, m_chars[end].at - m_chars[begin].at);
  }

  // ---- words -------------------------------------------------------------------------------------------
  std::size_t word(std::size_t begin) {
    if (m_maybe_address || m_has_at) {
      if (const std::size_t end = address(begin); end != begin) return end;
    }
    std::size_t at = begin + 1;
    for (;;) {
      if (is_alnum(kind(at))) {
        if (kind(at - 1) == CharKind::digit && is_letter(kind(at)) && unit_follows(begin, at)) break;
        ++at;
        continue;
      }
      if (at >= m_count) break;
      if (kind(at) == CharKind::apostrophe) {
        if (const std::size_t end = clitic(begin, at); end != 0) return end;
      }
      if (!binds(begin, at)) break;
      ++at;
      if (kind(at - 1) == CharKind::currency) break;  // US$
    }
    emit_word(m_chars[begin].at, m_chars[at].at);
    return at;
  }

  // Emits "do" "n't" or "he" "'s" and returns where to go on; 0 when the apostrophe opens no clitic.
  std::size_t clitic(std::size_t begin, std::size_t at) {
    const auto letter = [this](std::size_t i) { return static_cast<char>(ascii(i) | 32); };
    if (letter(at + 1) == 't' && letter(at - 1) == 'n' && !is_alnum(kind(at + 2))) {
      if (at - 1 > begin) emit_chars(begin, at - 1);
      emit_chars(at - 1, at + 2);
      return at + 2;
    }
    const std::size_t length = clitic_length(at);
    if (length == 0) return 0;
    emit_word(m_chars[begin].at, m_chars[at].at);
    emit_chars(at, at + length);
    return at + length;
  }

  // Length of 's 'd 'm 're 've 'll at the apostrophe `at`, 0 when there is none.
  std::size_t clitic_length(std::size_t at) const {
    const char first = static_cast<char>(ascii(at + 1) | 32);
    if (!is_letter(kind(at + 1)) || at + 1 >= m_count) return 0;
    if (!is_alnum(kind(at + 2))) return first == 's' || first == 'd' || first == 'm' ? 2 : 0;
    const char second = static_cast<char>(ascii(at + 2) | 32);
    if (is_alnum(kind(std::min(at + 3, m_count)))) return 0;
    const bool two =
        (first == 'r' && second == 'e') || (first == 'v' && second == 'e') || (first == 'l' && second == 'l');
    return two ? 3 : 0;
  }

  bool unit_follows(std::size_t begin, std::size_t at) const {
    for (std::size_t i = begin; i < at; ++i) {
      if (is_letter(kind(i))) return false;
    }
    std::size_t end = at;
    while (is_letter(kind(end)) && end - at <= 3) ++end;
    return !is_alnum(kind(end)) && one_of(kUnits, bytes(at, end));
  }

  // Does the connector at `at` hold the word from `begin` and what follows together?
  bool binds(std::size_t begin, std::size_t at) {
    const CharKind before = kind(at - 1), after = kind(at + 1);
    switch (kind(at)) {
      case CharKind::dot:
        return is_alnum(after) ? !new_sentence_glued(at) : after != CharKind::dot && keeps_stop(begin, at);
      case CharKind::apostrophe:
        return is_alnum(after) && is_letter(before);
      case CharKind::hyphen:
        return is_alnum(after) && hyphen_binds(begin, at);
      case CharKind::comma:
      case CharKind::colon:
      case CharKind::slash:
        return before == CharKind::digit && after == CharKind::digit;
      case CharKind::ampersand:
        return before == CharKind::upper && after == CharKind::upper;
      case CharKind::underscore:
        return is_alnum(after) || after == CharKind::underscore;
      case CharKind::at:
        return is_alnum(after);
      case CharKind::currency:
        return ascii(at) == '$' && at - begin <= 3 &&
               std::all_of(m_chars.begin() + static_cast<std::ptrdiff_t>(begin),
                           m_chars.begin() + static_cast<std::ptrdiff_t>(at),
                           [](const Char& c) { return c.kind == CharKind::upper; });
      default:
        return ascii(at) == '*' && is_letter(before) && is_letter(after);
    }
  }

  // "years.The", "years.A": a full stop without the space after it.
  bool new_sentence_glued(std::size_t at) const {
    const bool alone = at + 2 == m_count && (ascii(at + 1) == 'A' || ascii(at + 1) == 'I');
    return kind(at - 1) == CharKind::lower && kind(at + 1) == CharKind::upper &&
           (alone || is_letter(kind(at + 2))) && at >= 2 && is_letter(kind(at - 2));
  }

  bool keeps_stop(std::size_t begin, std::size_t at) {
    if (at - begin == 1) return kind(begin) == CharKind::upper && (ascii(begin) != 'I' || begin > 0);
    if (at - begin > 12) return false;
    bool dotted = false, lettered = false;
    m_lower.clear();
    for (std::size_t i = begin; i < at; ++i) {
      const bool dot = kind(i) == CharKind::dot;
      if (dot && (i + 1 >= at || !is_letter(kind(i + 1)))) return false;
      dotted = dotted || dot;
      lettered = lettered || is_letter(kind(i));
      if (!dot && !is_letter(kind(i))) return false;
    }
    if (dotted) return letter_dot(begin, at);
    append_normalized_lower(m_lower, bytes(begin, at));
    if (m_lower == "no") return next_is_digit(at + 1);
    return lettered && is_abbreviation(m_lower);
  }

  // U.S, a.m, Ph.D: parts of one letter, or two at the first place.
  bool letter_dot(std::size_t begin, std::size_t at) const {
    std::size_t part = 0, longest = 0;
    for (std::size_t i = begin; i < at; ++i) {
      part = kind(i) == CharKind::dot ? 0 : part + 1;
      longest = std::max(longest, part);
    }
    return longest == 1 || (longest == 2 && part <= 2);
  }

  // "No. 5", but "No. He did not."
  bool next_is_digit(std::size_t at) const {
    std::size_t byte = m_chars[at].at;
    while (byte < m_text.size() && m_text[byte] == ' ' && byte - m_chars[at].at < 4) ++byte;
    return byte < m_text.size() && m_text[byte] >= '0' && m_text[byte] <= '9';
  }

  bool hyphen_binds(std::size_t begin, std::size_t at) {
    if (kind(at - 1) == CharKind::digit && kind(at + 1) == CharKind::digit) return telephone(begin, at);
    if (!is_letter(kind(at - 1)) || at - begin > 5) return false;
    m_lower.clear();
    append_normalized_lower(m_lower, bytes(begin, at));
    if (m_lower == "mid") return true;
    return is_letter(kind(at + 1)) && one_of(kPrefixes, m_lower);
  }

  // 555-0100, 212-555-0100, 2025-02-03: groups of digits of these lengths stay together.
  bool telephone(std::size_t begin, std::size_t at) const {
    std::string groups;
    std::size_t run = 0, i = begin;
    for (; i < m_count && i - begin < 20; ++i) {
      if (kind(i) == CharKind::digit) {
        ++run;
      } else if (kind(i) == CharKind::hyphen) {
        groups += static_cast<char>('0' + std::min<std::size_t>(run, 9));
        run = 0;
      } else {
        break;
      }
    }
    if (at >= i || is_letter(kind(i))) return false;
    groups += static_cast<char>('0' + std::min<std::size_t>(run, 9));
    return groups == "34" || groups == "334" || groups == "1334" || groups == "422";
  }

  // Internet and mail addresses; returns their end or `begin`. The scan is done once a chunk: what is not an
  // address at its first letter is none.
  std::size_t address(std::size_t begin) {
    const std::string_view rest = bytes(begin, m_count);
    std::size_t end = begin;
    if (m_has_at) {
      m_has_at = false;
      end = mail_end(begin);
    }
    if (end == begin && m_maybe_address) {
      m_maybe_address = false;
      const std::size_t colon = rest.substr(0, 16).find("://");
      const std::string_view domain = rest.substr(0, std::min(rest.find('/'), std::size_t{100}));
      const bool url = colon != std::string_view::npos || rest.starts_with("www.") ||
                       rest.starts_with("mailto:") || (rest.size() > domain.size() && ends_in_domain(domain));
      if (url) end = m_count;
    }
    if (end == begin) return begin;
    while (end > begin + 1 && trails(end - 1)) --end;
    emit_chars(begin, end);
    return end;
  }

  static bool ends_in_domain(std::string_view host) {
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return false;
    static constexpr std::array kDomains = {"com"sv, "org"sv, "net"sv, "gov"sv, "edu"sv, "uk"sv,
                                            "eu"sv,  "de"sv,  "int"sv, "cn"sv,  "io"sv,  "ly"sv};
    return one_of(kDomains, host.substr(dot + 1));
  }

  bool trails(std::size_t i) const {
    const CharKind k = kind(i);
    return k == CharKind::dot || k == CharKind::comma || k == CharKind::colon || k == CharKind::exclamation ||
           k == CharKind::apostrophe || k == CharKind::double_quote || k == CharKind::bracket ||
           ascii(i) == ';';
  }

  std::size_t mail_end(std::size_t begin) const {
    std::size_t at = begin, at_sign = 0, last_dot = 0;
    for (; at < m_count; ++at) {
      const CharKind k = kind(at);
      if (k == CharKind::at && at_sign == 0) {
        at_sign = at;
      } else if (k == CharKind::dot) {
        last_dot = at;
      } else if (!is_alnum(k) && k != CharKind::hyphen && k != CharKind::underscore && ascii(at) != '%' &&
                 ascii(at) != '+') {
        break;
      }
    }
    return at_sign > begin && last_dot > at_sign + 1 ? at : begin;
  }

  // ---- symbols -----------------------------------------------------------------------------------------
  std::size_t symbol(std::size_t begin) {
    const CharKind k = kind(begin);
    std::size_t end = begin + 1;
    switch (k) {
      case CharKind::apostrophe:
        end = apostrophe_end(begin);
        break;
      case CharKind::dot:
        if (kind(end) == CharKind::digit && (begin == 0 || kind(begin - 1) != CharKind::dot))
          return word_from(begin);
        while (kind(end) == k) ++end;
        break;
      case CharKind::at:
      case CharKind::hash:
        if (is_letter(kind(end))) end = tag_end(end);
        break;
      case CharKind::exclamation:
        while (kind(end) == k) ++end;
        break;
      case CharKind::hyphen:
      case CharKind::underscore:
      case CharKind::other:
      case CharKind::bracket:
        if (ascii(begin) != 0 && std::string_view("-*=_~+<>").find(ascii(begin)) != std::string_view::npos) {
          while (ascii(end) == ascii(begin)) ++end;
        }
        break;
      default:
        break;
    }
    emit_chars(begin, end);
    return end;
  }

  // '' as a closing mark, 's in text that was tokenized before, '90s, 'em.
  std::size_t apostrophe_end(std::size_t begin) const {
    if (kind(begin + 1) == CharKind::apostrophe) return begin + 2;
    if (begin == 0) {
      if (const std::size_t length = clitic_length(begin); length != 0 && begin + length == m_count)
        return length;
      const std::string_view whole = bytes(begin, m_count);
      if (whole.ends_with("em") && m_count == 3) return m_count;
    }
    std::size_t end = begin + 1;
    while (kind(end) == CharKind::digit && end - begin <= 2) ++end;
    if (end - begin != 3) return begin + 1;
    if (ascii(end) == 's') ++end;
    return is_alnum(kind(end)) ? begin + 1 : end;
  }

  std::size_t tag_end(std::size_t at) const {
    while (is_alnum(kind(at)) || kind(at) == CharKind::underscore) ++at;
    return at;
  }

  std::size_t word_from(std::size_t begin) {  // .5
    std::size_t end = begin + 1;
    while (kind(end) == CharKind::digit) ++end;
    emit_chars(begin, end);
    return end;
  }

  AnnotatedText& m_doc;
  std::string_view m_text;
  std::vector<Char> m_chars;
  std::size_t m_count = 0;  // characters of the chunk
  bool m_maybe_address = false, m_has_at = false, m_new_paragraph = true;
  std::vector<std::uint32_t> m_paragraphs;
  std::string m_lower;
};

}  // namespace

std::vector<std::uint32_t> split_tokens(AnnotatedText& doc) {
  return Tokenizer(doc).run();
}

AnnotatedText tokenize(std::string_view text, const AnnotateOptions& options, Diagnostics* diagnostics) {
  AnnotatedText doc;
  doc.text = text;
  const std::vector<std::uint32_t> paragraphs = split_tokens(doc);
  split_sentences(doc, paragraphs, options.max_sentence_tokens, diagnostics);
  pair_quotations(doc);
  return doc;
}

}  // namespace claimgraph
