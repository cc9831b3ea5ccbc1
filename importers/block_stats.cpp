// Counts of one block in one pass over its bytes, and of all blocks in relation to each other.
#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <unordered_map>
#include <unordered_set>

#include "claimgraph/utf8.hpp"
#include "importers/blocks.hpp"

namespace claimgraph::clean {
namespace {

constexpr std::uint64_t kHashStart = 0xcbf29ce484222325ULL;
constexpr std::uint64_t kHashFactor = 0x100000001b3ULL;

/// Thai, Lao, Tibetan, Burmese, Khmer: letters, but no blanks between words.
bool is_unspaced_letter(char32_t c) {
  return (c >= 0x0e00 && c <= 0x0fff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff);
}
bool is_ideograph(char32_t c) {
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || is_unspaced_letter(c) ||
         (c >= 0x20000 && c <= 0x3ffff);
}
bool is_closing_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0x201d || c == 0x2019 || c == 0xbb || c == 0x203a || c == 0x201c;
}
bool is_stop(char32_t c) {
  return c == '.' || c == 0x3002 || c == 0xff0e || c == 0x0964 || c == 0x0f0d || c == 0x104b || c == 0x17d4;
}
bool is_exclaim(char32_t c) {
  return c == '!' || c == '?' || c == 0xff01 || c == 0xff1f;
}

End end_class(std::string_view text) {
  char32_t last[4] = {0, 0, 0, 0};
  std::size_t at = text.size() > 16 ? text.size() - 16 : 0;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U) ++at;
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    last[0] = last[1];
    last[1] = last[2];
    last[2] = last[3];
    last[3] = c;
  }
  const char32_t c = last[3];
  const char32_t d = last[2];
  if (c == 0x2026 || (c == '.' && d == '.')) return End::ellipsis;
  if (is_stop(c)) return End::stop;
  if (is_exclaim(c)) return End::exclaim;
  if (is_closing_quote(c) || c == ')' || c == ']') {
    if (is_stop(d) || is_exclaim(d) || (is_closing_quote(d) && (is_stop(last[1]) || is_exclaim(last[1]))))
      return End::quoted_stop;
    return c == ')' || c == ']' ? End::bracket : (c == 0xbb || c == 0x203a) ? End::arrow : End::quote;
  }
  if (c == ':') return End::colon;
  if (c >= '0' && c <= '9') return End::digit;
  if (c == ',' || c == ';') return End::comma;
  if (c == '>' || c == '|' || c == '/' || c == '-' || (c >= 0x2190 && c <= 0x27ff)) return End::arrow;
  return End::other;
}

Start start_class(std::string_view text) {
  std::size_t at = 0;
  const char32_t c = next_code_point(text, at);
  if (c >= '0' && c <= '9') return Start::digit;
  if (c == '"' || c == '\'' || c == 0x201c || c == 0x2018 || c == 0xab || c == 0x201e) return Start::quote;
  if (c == '(' || c == '[') return Start::bracket;
  if (c == '@' || c == '#') return Start::handle;
  if (c == '-' || c == '*' || c == 0x2022 || c == 0xb7 || c == 0x2013 || c == 0x2014) return Start::bullet;
  if (is_ideograph(c)) return Start::ideograph;
  if (c < 0x80)
    return c >= 'a' && c <= 'z' ? Start::lower : c >= 'A' && c <= 'Z' ? Start::upper : Start::symbol;
  if (u_islower(static_cast<UChar32>(c))) return Start::lower;
  if (u_isalpha(static_cast<UChar32>(c))) return Start::upper;
  return Start::symbol;
}

// One pass that cuts `text` into words and tells `word` about each.
class WordScanner {
 public:
  explicit WordScanner(BlockStats& stats) : m_stats(stats) {}

  void run(std::string_view text, std::unordered_set<std::uint64_t>* title, bool fill_title) {
    m_title = title;
    m_fill = fill_title;
    std::size_t at = 0;
    while (at < text.size()) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < 0x80) {
        ascii(static_cast<char>(byte), text, at);
        ++at;
      } else {
        wide(next_code_point(text, at));
      }
    }
    finish();
  }
  std::uint32_t overlap() const { return m_overlap; }
  /// Ends in Thai or Lao, which have no full stop.
  bool thai() const { return m_thai; }
  std::uint32_t hits() const { return m_hits; }

 private:
  void ascii(char c, std::string_view text, std::size_t at) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      push(c, c >= 'a', false, c <= '9');
    } else if (c >= 'A' && c <= 'Z') {
      push(static_cast<char>(c + 32), false, true, false);
    } else if (c == '\'' && m_length > 0 && at + 1 < text.size() &&
               std::strchr("stdmrlv", text[at + 1]) != nullptr) {
      m_tail = true;
    } else {
      if (c == '.' || c == '!' || c == '?')
        m_stop = m_in_word ? m_letters >= 2 || c != '.' : m_stop || m_quote_after_stop;
      else if (c == ',')
        ++m_stats.commas;
      else if (c == '"')
        ++m_stats.quotes;
      else if (c == '|')
        m_stats.pipe = true;
      else if (c == '@')
        (m_in_word ? m_stats.mail : m_stats.handle) = true;
      else if (c == '/' && at + 1 < text.size() && text[at + 1] == '/')
        m_stats.url = true;
      finish();
      if (c == ' ' || c == '\n' || c == '\t') m_blank = true;
    }
  }
  void wide(char32_t c) {
    if (c == 0x2019) {
      if (m_length > 0) m_tail = true;
      return;
    }
    if (is_ideograph(c)) {
      if (is_stop(c)) ++m_stats.sentences;
      // Where no blanks tell words apart, so many signs are one on the average; of three words one is a
      // function word, as in other languages.
      const std::uint32_t size = is_unspaced_letter(c) ? 5 : 2;
      if (++m_signs >= size) {
        m_signs = 0;
        ++m_stats.words;
        ++m_stats.lower_words;
        if (size > 2 && ++m_unspaced_words % 3 == 0) ++m_stats.classes[kFunction];
      }
      m_thai = c >= 0x0e00 && c <= 0x0eff;
      m_stats.hash = (m_stats.hash ^ c) * kHashFactor;
      return;
    }
    if (c == 0x3002 || c == 0xff01 || c == 0xff1f) ++m_stats.sentences;
    if (c == 0x201c || c == 0x201e || c == 0xab) ++m_stats.quotes;
    if (c == 0xa9 || c == 0x24d2) m_stats.copyright = true;
    if (c >= 0xc0 && u_isalnum(static_cast<UChar32>(c))) {
      const bool upper = u_isupper(static_cast<UChar32>(c)) != 0;
      push_wide(upper ? static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))) : c, upper);
    } else {
      finish();
      if (c == 0xa0 || c == 0x2028) m_blank = true;
    }
  }
  void begin(bool upper) {
    if (m_in_word) return;
    m_in_word = true;
    m_first_upper = upper;
    if (m_stop && m_blank && upper) ++m_stats.sentences;
    m_stop = m_blank = false;
  }
  void push(char c, bool lower, bool upper, bool digit) {
    begin(upper);
    if (m_tail) return;
    if (m_length < sizeof m_word) m_word[m_length++] = c;
    ++m_letters;
    m_lower += lower;
    m_digits += digit;
    m_stats.hash = (m_stats.hash ^ static_cast<unsigned char>(c)) * kHashFactor;
  }
  void push_wide(char32_t c, bool upper) {
    begin(upper);
    if (m_tail) return;
    char buffer[4];
    int length = 0;
    if (c < 0x800) {
      buffer[length++] = static_cast<char>(0xc0U | (c >> 6U));
    } else {
      buffer[length++] = static_cast<char>(0xe0U | ((c >> 12U) & 0xfU));
      buffer[length++] = static_cast<char>(0x80U | ((c >> 6U) & 0x3fU));
    }
    buffer[length++] = static_cast<char>(0x80U | (c & 0x3fU));
    for (int i = 0; i < length; ++i) {
      if (m_length < sizeof m_word) m_word[m_length++] = buffer[i];
      m_stats.hash = (m_stats.hash ^ static_cast<unsigned char>(buffer[i])) * kHashFactor;
    }
    ++m_letters;
    m_lower += !upper;
  }
  void finish() {
    if (!m_in_word) return;
    ++m_stats.words;
    if (m_digits == m_letters) {
      ++m_stats.number_words;
      if (m_letters == 4 && m_word[0] <= '2' && m_word[0] >= '1') ++m_stats.classes[kDate];
    } else if (!m_first_upper) {
      ++m_stats.lower_words;
    } else if (m_lower == 0 && m_letters > 1) {
      ++m_stats.caps_words;
    } else {
      ++m_stats.title_words;
    }
    const std::string_view word(m_word, m_length);
    std::uint32_t bits = word_classes(word);
    for (int i = 0; bits != 0; ++i, bits >>= 1U) {
      if ((bits & 1U) != 0) ++m_stats.classes[static_cast<std::size_t>(i)];
    }
    if (m_stats.words == 1 && (word == "by" || word == "von" || word == "par" || word == "por"))
      m_stats.starts_by = true;
    if (m_title != nullptr && m_letters > 2) title_word(word);
    m_stats.hash = (m_stats.hash ^ ' ') * kHashFactor;
    m_in_word = m_tail = m_first_upper = false;
    m_length = m_letters = m_lower = m_digits = 0;
  }
  void title_word(std::string_view word) {
    std::uint64_t hash = kHashStart;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * kHashFactor;
    if (m_fill) {
      m_title->insert(hash);
    } else if (m_title->count(hash) != 0) {
      ++m_overlap;
      if (m_letters > 3 && (word_classes(word) & (1U << kFunction | 1U << kMenu)) == 0) ++m_hits;
    }
  }

  BlockStats& m_stats;
  std::unordered_set<std::uint64_t>* m_title = nullptr;
  bool m_fill = false;
  char m_word[24] = {};
  std::uint32_t m_length = 0, m_letters = 0, m_lower = 0, m_digits = 0, m_signs = 0, m_unspaced_words = 0,
                m_overlap = 0, m_hits = 0;
  bool m_thai = false;
  bool m_in_word = false, m_first_upper = false, m_tail = false, m_stop = false, m_blank = false,
       m_quote_after_stop = false;
};

// "… Photo: Reuters", "(Photo by A. Name)", "Credit: NASA", "A. Name/Reuters", "Foto: dpa": a credit at
// either end.
bool has_credit(std::string_view text) {
  const auto word_before_colon = [](std::string_view part) {
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    std::size_t begin = part.size();
    while (begin > 0 && (static_cast<unsigned char>(part[begin - 1]) >= 0x80 || u_isalpha(part[begin - 1])))
      --begin;
    std::string word(part.substr(begin));
    for (char& c : word) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return (word_classes(word) & (1U << kCredit)) != 0 && word != "video" && word != "file" &&
           word != "agency" && word != "via";
  };
  // In the middle of a sentence ("… with the caption: …") the word credits nobody; "Image credit:" does.
  const auto begins_credit = [&](std::string_view part) {
    const std::size_t blank = part.find_last_of(' ', part.find_last_not_of(' '));
    if (blank == std::string_view::npos || part[blank + 1] < 'a' || part[blank + 1] > 'z') return true;
    const std::string_view before = part.substr(0, blank);
    return before.empty() || before.back() < 'a' || before.back() > 'z' || word_before_colon(before);
  };
  constexpr std::size_t kName = 25;  // bytes; a name, not the rest of a sentence
  const std::string_view tail = text.substr(text.size() > 90 ? text.size() - 90 : 0);
  for (std::size_t at = tail.find(':'); at != std::string_view::npos; at = tail.find(':', at + 1)) {
    const bool named = tail.size() - at <= kName || begins_credit(tail.substr(0, at));
    if (tail.size() - at > 2 && word_before_colon(tail.substr(0, at)) && named) return true;
  }
  for (const std::string_view by : {"(Photo by ", "(Image by ", "Photo by ", "Image by ", "Photograph by ",
                                    "Picture by ", "Photo courtesy of "}) {
    if (tail.find(by) != std::string_view::npos) return true;
  }
  return false;
}

// With `title`, also what the block shares with the title's words.
BlockStats measured(std::string_view text, std::unordered_set<std::uint64_t>* title) {
  BlockStats stats;
  stats.hash = kHashStart;
  WordScanner scanner(stats);
  scanner.run(text, title, false);
  stats.end = end_class(text);
  stats.start = start_class(text);
  constexpr std::uint32_t kThaiSentence = 12;  // words
  if (scanner.thai() && stats.end == End::other && stats.words >= kThaiSentence) stats.end = End::stop;
  if (stats.end == End::stop || stats.end == End::exclaim || stats.end == End::quoted_stop) ++stats.sentences;
  stats.credit = stats.words <= 80 && has_credit(text);
  stats.date = stats.number_words >= 1 && stats.classes[kDate] >= 2;
  if (title != nullptr && stats.words > 0) {
    stats.title_hits = static_cast<std::uint8_t>(std::min<std::uint32_t>(250, scanner.hits()));
    stats.title_overlap =
        static_cast<std::uint8_t>(std::min<std::uint32_t>(10, scanner.overlap() * 10 / stats.words));
  }
  return stats;
}

}  // namespace

BlockStats measure(std::string_view text) {
  return measured(text, nullptr);
}

std::vector<BlockStats> measure_all(std::span<const Block> blocks, std::string_view title) {
  std::vector<BlockStats> all(blocks.size());
  std::unordered_set<std::uint64_t> title_words;
  if (title.empty() && !blocks.empty() && blocks[0].text.size() < 300 &&
      !measure(blocks[0].text).sentence_like())
    title = blocks[0].text;
  BlockStats ignored;
  WordScanner(ignored).run(title, &title_words, true);
  std::unordered_map<std::uint64_t, std::uint32_t> seen;
  seen.reserve(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    all[i] = measured(blocks[i].text, title_words.empty() ? nullptr : &title_words);
    ++seen[all[i].hash];
  }
  for (auto& stats : all)
    stats.repeats = static_cast<std::uint8_t>(std::min<std::uint32_t>(9, seen[stats.hash] - 1));
  return all;
}

}  // namespace claimgraph::clean
