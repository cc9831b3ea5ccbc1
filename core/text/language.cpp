#include "claimgraph/language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/locid.h>

#include <algorithm>
#include <array>

#include "claimgraph/utf8.hpp"
#include "core/base/words.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kMaxBytes = 64 * 1024;
// Article::metadata_source of what needs no look at the text, and of what comes from one.
constexpr std::string_view kFromUser = "command line";
constexpr std::string_view kFromText = "text";
constexpr int kShortText = 20;  // words; below, the recogniser's doubt is no finding
constexpr int kFewBytes = 32;   // of letters; a name or two, about which no recogniser can be sure
constexpr int kMostOfIt = 50;   // per cent of the letters
constexpr int kSomeOfIt = 30;

/// What the recogniser says: shares of the up to three languages that it sees.
struct Shares {
  std::string first;  ///< the language with the largest share, BCP 47; empty: unknown
  int first_share = 0;
  int english = 0;
  bool sure = false;
};

std::string_view head_of(std::string_view text) {
  if (text.size() <= kMaxBytes) return text;
  std::size_t end = kMaxBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

/// The recogniser refuses a text with control characters or noncharacters: they become blanks.
std::string without_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool noncharacter = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFEU;
    if (control || noncharacter) {
      out += ' ';
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

/// The recogniser's names for languages where they are not BCP 47's.
std::string bcp47(CLD2::Language language) {
  const std::string code = CLD2::LanguageCode(language);
  if (language == CLD2::UNKNOWN_LANGUAGE || code.starts_with("xx")) return {};
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  return code;
}

Shares shares_of(std::string_view raw) {
  const std::string text = without_controls(raw);
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int letters = 0;
  int valid = 0;
  bool reliable = false;
  const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  // The language it returns weighs English down as the language of menus; an article's text has none.
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, &no_hints, 0,
                                          languages.data(), percents.data(), scores.data(), nullptr, &letters,
                                          &reliable, &valid);
  Shares out;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    if (languages[i] == CLD2::ENGLISH) out.english = percents[i];
  }
  out.first = bcp47(languages[0]);
  out.first_share = percents[0];
  out.sure = reliable && !out.first.empty() && letters >= kFewBytes;
  return out;
}

/// Words between blanks, no more than are asked for.
int count_words(std::string_view text, int enough) {
  int words = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size() && words < enough; ++i) {
    const bool blank = static_cast<unsigned char>(text[i]) <= ' ';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

}  // namespace

bool is_english(std::string_view code) {
  const std::string primary = fold_case(code.substr(0, code.find_first_of("-_")));
  return primary == "en" || primary == "eng";
}

std::string recognise_language(std::string_view text, std::string_view hint) {
  text = head_of(text);
  const Shares shares = shares_of(text);
  if (shares.sure && shares.english >= kMostOfIt) return "en";
  if (shares.sure && shares.first_share >= kMostOfIt) return shares.first;
  if (!hint.empty() && !is_english(hint)) return std::string(hint);
  if (count_words(text, kShortText) < kShortText) return hint.empty() ? "" : "en";
  return shares.english >= kSomeOfIt ? "en" : "und";
}

std::string settled_language(const Article& article) {
  const auto source = article.metadata_source.find("inLanguage");
  if (source != article.metadata_source.end() &&
      (source->second == kFromUser || source->second == kFromText)) {
    return article.language;
  }
  std::string found = recognise_language(article.text, article.language);
  if (found.empty()) return article.language;
  const bool agree = !article.language.empty() && is_english(found) == is_english(article.language);
  return agree ? article.language : found;
}

void settle_language(Article& article) {
  std::string language = settled_language(article);
  if (language == article.language) return;
  article.language = std::move(language);
  article.metadata_source["inLanguage"] = kFromText;
}

std::string language_name(const std::string& code) {
  icu::UnicodeString name;
  icu::Locale(code.c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name);
  std::string out;
  name.toUTF8String(out);
  return out.empty() ? code : out;
}

bool is_language_code(std::string_view code) {
  const std::string_view primary = code.substr(0, code.find('-'));
  const auto is_ascii_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_tag_char = [&](char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '-'; };
  return primary.size() >= 2 && primary.size() <= 3 && code.size() <= 35 && code.back() != '-' &&
         std::all_of(primary.begin(), primary.end(), is_ascii_letter) &&
         std::all_of(code.begin(), code.end(), is_tag_char);
}

}  // namespace claimgraph
