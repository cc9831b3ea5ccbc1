#include "core/link/claim_words.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/words.hpp"
#include "core/link/facts.hpp"
#include "core/model/identity.hpp"

namespace claimgraph {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The words of `text` as written, without what stands around them.
std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const bool part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      static_cast<unsigned char>(c) >= 0x80;
    if (part) {
      word += c;
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  return out;
}

Strings sorted_once(std::vector<std::string> list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

bool is_calendar_name(const std::string& word) {
  if (word.empty() || word[0] < 'A' || word[0] > 'Z') return false;
  std::string lower = word;
  lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
  return is_weekday(lower) || is_month(lower);
}

bool is_year(const std::string& word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         word.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::string stem(const std::string& word) {
  static const std::map<std::string, std::string, std::less<>> kIrregular{
      {"ate", "eat"},      {"eaten", "eat"},      {"began", "begin"},  {"begun", "begin"},
      {"bought", "buy"},   {"brought", "bring"},  {"built", "build"},  {"came", "come"},
      {"caught", "catch"}, {"chose", "choos"},    {"chosen", "choos"}, {"fell", "fall"},
      {"fallen", "fall"},  {"found", "find"},     {"fought", "fight"}, {"gave", "giv"},
      {"given", "giv"},    {"went", "go"},        {"gone", "go"},      {"grew", "grow"},
      {"grown", "grow"},   {"held", "hold"},      {"kept", "keep"},    {"knew", "know"},
      {"known", "know"},   {"left", "leav"},      {"lent", "lend"},    {"lost", "los"},
      {"made", "mak"},     {"met", "meet"},       {"paid", "pay"},     {"rose", "ris"},
      {"risen", "ris"},    {"ran", "run"},        {"saw", "see"},      {"seen", "see"},
      {"sent", "send"},    {"shook", "shak"},     {"shot", "shoot"},   {"sold", "sell"},
      {"spent", "spend"},  {"stole", "steal"},    {"stolen", "steal"}, {"struck", "strik"},
      {"took", "tak"},     {"taken", "tak"},      {"told", "tell"},    {"thought", "think"},
      {"won", "win"},      {"wrote", "writ"},     {"written", "writ"}, {"women", "woman"},
      {"men", "man"},      {"children", "child"}, {"people", "person"}};
  if (const auto known = kIrregular.find(word); known != kIrregular.end()) return known->second;
  std::string out = word;
  const auto vowel_before = [&](std::size_t end) { return out.find_first_of("aeiouy") < end; };
  const auto cut = [&](std::size_t letters) {
    out.resize(out.size() - letters);
    const std::size_t n = out.size();
    if (n > 2 && out[n - 1] == out[n - 2] &&
        std::string_view("lsz").find(out[n - 1]) == std::string_view::npos)
      out.pop_back();
  };
  if (out.size() > 4 && out.ends_with("ies")) {
    out.replace(out.size() - 3, 3, "y");
  } else if (out.size() > 3 && out.ends_with("s") && !out.ends_with("ss") && !out.ends_with("us") &&
             !out.ends_with("is")) {
    out.pop_back();
  }
  if (out.size() > 5 && out.ends_with("ing") && vowel_before(out.size() - 3)) {
    cut(3);
  } else if (out.size() > 3 && out.ends_with("ed") && !out.ends_with("eed") && vowel_before(out.size() - 2)) {
    cut(2);
  }
  if (out.size() > 2 && out.ends_with("e")) out.pop_back();
  if (out.size() > 2 && out.ends_with("y")) out.back() = 'i';
  return out;
}

bool is_empty_word(const std::string& word) {
  static const std::set<std::string, std::less<>> kStop{
      "a",     "an",   "the",   "of",      "to",      "in",       "on",       "at",   "by",   "for",
      "with",  "and",  "or",    "its",     "it",      "is",       "was",      "are",  "be",   "been",
      "has",   "have", "had",   "that",    "this",    "as",       "from",     "only", "just", "about",
      "s",     "not",  "did",   "does",    "no",      "us",       "than",     "less", "more", "over",
      "under", "will", "would", "million", "billion", "thousand", "trillion", "per",  "cent", "percent"};
  return kStop.contains(word);
}

Strings content_words(const std::string& text) {
  const std::string folded = normalise_name(text);
  std::set<std::string> words;
  std::string word;
  const auto flush = [&] {
    // "5", "€5": a sign in front changes nothing.
    const bool letters = word.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos;
    const bool figure = !word.empty() && (is_digit(word.front()) || (!letters && is_digit(word.back())));
    if (!figure && !word.empty() && !is_empty_word(word)) words.insert(stem(word));
    word.clear();
  };
  for (const char c : folded) {
    const bool part =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (part) {
      word += c;
    } else {
      flush();
    }
  }
  flush();
  return {words.begin(), words.end()};
}

bool tells_change(const std::string& text) {
  static const std::set<std::string, std::less<>> kWords{
      "ris",  "fall",  "drop",    "gain",    "los",  "climb", "declin", "slip",
      "jump", "plung", "increas", "decreas", "grow", "shed",  "tumbl",  "soar",
      "clos", "slid",  "add",     "advanc",  "surg", "dip",   "fel",    "sink"};
  const Strings words = content_words(text);
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return kWords.contains(word); });
}

bool share_sorted(const Strings& a, const Strings& b) {
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) return true;
    *x < *y ? ++x : ++y;
  }
  return false;
}

Strings names_in(const std::string& text) {
  std::vector<std::string> out;
  const std::vector<std::string> words = plain_words(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const char first = words[i].front();
    if (first >= 'A' && first <= 'Z' && words[i].size() > 1 && !is_calendar_name(words[i]))
      out.push_back(words[i]);
  }
  return sorted_once(std::move(out));
}

Strings periods_in(const std::string& text) {
  static const std::set<std::string, std::less<>> kWhich{"last",  "next",   "previous", "first",  "second",
                                                         "third", "fourth", "this",     "earlier"};
  static const std::set<std::string, std::less<>> kSpans{"day",  "week", "month",  "quarter",
                                                         "half", "year", "decade", "season"};
  static const std::set<std::string, std::less<>> kDays{"today", "yesterday", "tomorrow", "tonight"};
  std::vector<std::string> out;
  std::string before;
  for (const std::string& word : plain_words(text)) {
    const std::string folded = normalise_name(word);
    if (is_year(word) || is_calendar_name(word) || kDays.contains(folded)) out.push_back(folded);
    if (kSpans.contains(folded) && kWhich.contains(before)) out.push_back(before + ' ' + folded);
    before = folded;
  }
  return sorted_once(std::move(out));
}

FigureWords figure_words(const std::string& text, Span figure) {
  constexpr std::size_t kWords = 3;
  constexpr std::size_t kCounted = 2;
  constexpr std::size_t kBytes = 80;  // enough for three words of any kind
  const std::size_t begin = std::min<std::size_t>(figure.begin, text.size());
  const std::size_t end = std::min<std::size_t>(figure.end, text.size());
  const std::size_t from = begin < kBytes ? 0 : begin - kBytes;
  const auto joined = [](const std::vector<std::string>& words, std::size_t first, std::size_t last) {
    std::string out;
    for (std::size_t i = first; i < std::min(last, words.size()); ++i) out += words[i] + ' ';
    return out;
  };
  const std::vector<std::string> before = plain_words(std::string_view(text).substr(from, begin - from));
  const std::string_view rest = std::string_view(text).substr(end, kBytes);
  const std::vector<std::string> after = plain_words(rest);
  const std::size_t skipped = before.size() > kWords ? before.size() - kWords : 0;
  FigureWords out;
  out.around = content_words(joined(before, skipped, before.size()) + joined(after, 0, kWords));
  if (!before.empty()) {
    const std::string last = normalise_name(before.back());
    const std::string second = before.size() > 1 ? normalise_name(before[before.size() - 2]) : std::string();
    out.rejected =
        last == "not" || (last == "than" && second == "rather") || (last == "of" && second == "instead");
  }
  const std::vector<std::string> phrase = plain_words(rest.substr(0, rest.find_first_of(",.;:()[]\n")));
  for (std::size_t i = 0; i < std::min(kCounted, phrase.size()); ++i) {
    for (const std::string& word : content_words(phrase[i])) out.counted.push_back(word);
  }
  return out;
}

}  // namespace claimgraph
