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

}  // namespace claimgraph
