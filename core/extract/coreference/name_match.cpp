#include "core/extract/coreference/name_match.hpp"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "claimgraph/utf8.hpp"
#include "core/extract/coreference/gender_names.hpp"
#include "core/extract/syntax/noun_lexicon.hpp"

namespace claimgraph {
namespace {

constexpr std::size_t kMaxTokens = 32;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// NFKD, case-folded; combining marks are dropped by the caller.
std::string decompose(std::string_view text) {
  if (is_ascii(text)) {
    std::string out(text);
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  icu::UnicodeString folded =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  folded.foldCase();
  const icu::UnicodeString decomposed = nfkd->normalize(folded, status);
  std::string out;
  if (U_SUCCESS(status)) decomposed.toUTF8String(out);
  return out;
}

/// Letters whose base form NFKD does not give.
std::string_view base_letter(char32_t c) {
  switch (c) {
    case U'ø':
      return "o";
    case U'ł':
      return "l";
    case U'đ':
      return "d";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ı':
      return "i";
    default:
      return {};
  }
}

bool is_function_word(std::string_view word) {
  static constexpr std::array<std::string_view, 13> kWords = {"of", "the", "and", "for", "in", "on", "de",
                                                              "la", "du",  "des", "at",  "to", "a"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Edit distance with neighbouring swaps, given up beyond `limit`. Bytes; names are folded to ASCII mostly.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  constexpr std::size_t kLongest = 32;
  a = a.substr(0, kLongest), b = b.substr(0, kLongest);
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::array<std::size_t, kLongest + 1> before{}, previous{}, current{};
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        current[j] = std::min(current[j], before[j - 2] + 1);
    }
    before = previous;
    previous = current;
  }
  return previous[b.size()];
}

/// Spellings that transliterations swap, reduced to one: "ph" → "f", "y" → "i", doubled letters once.
std::string sound_of(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    char c = word[i];
    const char next = i + 1 < word.size() ? word[i + 1] : '\0';
    if (c == 'p' && next == 'h')
      c = 'f', ++i;
    else if (c == 'c' && next == 'k')
      c = 'k', ++i;
    else if (c == 'k' && next == 'h')
      c = 'h', ++i;
    else if (c == 'o' && next == 'u')
      c = 'u', ++i;
    else if (c == 'y' || c == 'j')
      c = 'i';
    else if (c == 'w')
      c = 'v';
    else if (c == 'c' || c == 'q')
      c = 'k';
    else if (c == 'z')
      c = 's';
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

class Alignment {
 public:
  Alignment(std::string_view a, std::string_view b, EntityType type) : m_type(type) {
    m_a = name_tokens(a), m_b = name_tokens(b);
    strip(m_a), strip(m_b);
  }

  double score() {
    if (m_a.empty() || m_b.empty()) return 0;
    if (m_a == m_b) return 1;
    const std::string joined_a = join(m_a), joined_b = join(m_b);
    if (joined_a == joined_b) return 0.98;
    if (m_type != EntityType::person) {
      if (is_acronym(m_a, m_b) || is_acronym(m_b, m_a)) return 0.8;
    }
    align();
    double value = 2 * m_matched / (weight(m_a) + weight(m_b));
    const bool both_left = m_left_a > 0 && m_left_b > 0;
    if (m_type == EntityType::person) {
      if (both_left) return std::min(value, 0.45) * 0.9;
      if (m_pairs == 1 && m_a.size() + m_b.size() > 2) return std::min(value, 0.48);  // one shared word
      if (m_left_a + m_left_b > 0 && m_pairs > 1) value = std::max(value, 0.7 * m_quality);
      return std::min(value, 0.97);
    }
    if (both_left) return std::min(value, 0.49) * 0.95;
    return std::min(value, 0.97);
  }

 private:
  void strip(std::vector<std::string>& tokens) const {
    strip_name_affixes(tokens, m_type);
    if (m_type == EntityType::person) return;
    std::vector<std::string> kept;
    for (const std::string& token : tokens)
      if (!is_function_word(token)) kept.push_back(token);
    if (!kept.empty()) tokens = std::move(kept);
  }

  static std::string join(const std::vector<std::string>& tokens) {
    std::string out;
    for (const std::string& token : tokens) out += token;
    return out;
  }

  static double weight_of(const std::string& token) {
    return token.size() == 1 ? 0.5 : lexicon::is_organization_word(token) ? 0.6 : 1.0;
  }
  static double weight(const std::vector<std::string>& tokens) {
    double sum = 0;
    for (const std::string& token : tokens) sum += weight_of(token);
    return sum;
  }

  static bool is_acronym(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
    return shorter.size() == 1 && longer.size() > 1 && shorter[0].size() > 1 &&
           shorter[0] == acronym_of(longer);
  }

  double similarity(const std::string& a, const std::string& b) const {
    if (a == b) return 1;
    if (m_type == EntityType::person) {
      if (a.size() == 1 || b.size() == 1) return a.front() == b.front() ? 0.8 : 0;
      if (same_given_name(a, b)) return 0.95;
    }
    const std::size_t longest = std::max(a.size(), b.size());
    const std::size_t limit = longest < 4 ? 0 : longest < 8 ? 1 : 2;
    const std::size_t distance = edit_distance(a, b, limit);
    if (distance <= limit) return 1 - 1.2 * static_cast<double>(distance) / static_cast<double>(longest);
    if (longest > 3 && sound_of(a) == sound_of(b)) return 0.85;
    return 0;
  }

  void align() {
    std::vector<char> used(m_b.size(), 0);
    m_left_b = m_b.size();
    for (const std::string& token : m_a) {
      double best = 0;
      std::size_t at = 0;
      for (std::size_t j = 0; j < m_b.size(); ++j) {
        if (used[j] != 0) continue;
        const double s = similarity(token, m_b[j]);
        if (s > best) best = s, at = j;
      }
      if (best < 0.6) {
        m_left_a += token.size() > 1;
        continue;
      }
      used[at] = 1;
      --m_left_b;
      ++m_pairs;
      m_matched += best * std::max(weight_of(token), weight_of(m_b[at]));
      m_quality = std::min(m_quality, best);
    }
    for (std::size_t j = 0; j < m_b.size(); ++j)
      if (used[j] == 0 && m_b[j].size() == 1) --m_left_b;
  }

  EntityType m_type;
  std::vector<std::string> m_a, m_b;
  double m_matched = 0, m_quality = 1;
  std::size_t m_left_a = 0, m_left_b = 0, m_pairs = 0;
};

}  // namespace

std::vector<std::string> name_tokens(std::string_view name) {
  const std::string text = decompose(name);
  std::vector<std::string> tokens;
  std::string word;
  const auto close = [&] {
    if (!word.empty() && tokens.size() < kMaxTokens) tokens.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (u_getCombiningClass(static_cast<UChar32>(c)) != 0) continue;
    if (u_isalnum(static_cast<UChar32>(c)) != 0) {
      const std::string_view base = base_letter(c);
      if (base.empty())
        append_utf8(word, c);
      else
        word += base;
    } else if (c == U'.') {
      // "U.S." is one word, "J.Smith" two; a stop between single letters vanishes
      if (word.size() > 3) close();
    } else if (c == U'\'' || c == U'\u2019') {
      const bool possessive = at < text.size() && text[at] == 's' &&
                              (at + 1 == text.size() || text[at + 1] == ' ') && !word.empty();
      if (possessive) ++at;
    } else if (c == U'&') {
      close();
    } else {
      close();
    }
  }
  close();
  return tokens;
}

void strip_name_affixes(std::vector<std::string>& tokens, EntityType type) {
  std::size_t first = 0, last = tokens.size();
  if (type == EntityType::person) {
    while (first + 1 < last && lexicon::is_title(tokens[first])) ++first;
    while (last > first + 1 &&
           (tokens[last - 1] == "jr" || tokens[last - 1] == "sr" || tokens[last - 1] == "ii" ||
            tokens[last - 1] == "iii" || tokens[last - 1] == "phd"))
      --last;
  } else {
    while (first + 1 < last && tokens[first] == "the") ++first;
    if (type == EntityType::organization)
      while (last > first + 1 && lexicon::is_legal_form(tokens[last - 1]) && tokens[last - 1] != "group")
        --last;
  }
  tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(last), tokens.end());
  tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(first));
}

std::string acronym_of(const std::vector<std::string>& tokens) {
  std::string out;
  for (const std::string& token : tokens)
    if (!is_function_word(token)) out += token.front();
  return out;
}

std::string name_key(std::string_view name, EntityType type) {
  std::vector<std::string> tokens = name_tokens(name);
  strip_name_affixes(tokens, type);
  std::string key;
  for (const std::string& token : tokens) {
    if (!key.empty()) key += ' ';
    key += token;
  }
  if (type != EntityType::person) {
    const std::string_view canonical = lexicon::place_alias(key);
    if (!canonical.empty()) return std::string(canonical);
  }
  return key;
}

double name_similarity(std::string_view a, std::string_view b, EntityType type) {
  return Alignment(a, b, type).score();
}

}  // namespace claimgraph
