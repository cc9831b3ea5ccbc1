#include "core/resolve/claim_words.hpp"

#include <algorithm>
#include <set>

#include "core/model/identity.hpp"
#include "core/resolve/relate.hpp"

namespace claimgraph {

namespace {

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
  static const std::set<std::string, std::less<>> kNames{
      "January",   "February",  "March",   "April",    "May",      "June",   "July",
      "August",    "September", "October", "November", "December", "Monday", "Tuesday",
      "Wednesday", "Thursday",  "Friday",  "Saturday", "Sunday"};
  return kNames.contains(word);
}

bool is_year(const std::string& word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         word.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

Strings content_words(const std::string& text) {
  static const std::set<std::string, std::less<>> kStop{
      "a",     "an",   "the",   "of",      "to",      "in",       "on",       "at",   "by",   "for",
      "with",  "and",  "or",    "its",     "it",      "is",       "was",      "are",  "be",   "been",
      "has",   "have", "had",   "that",    "this",    "as",       "from",     "only", "just", "about",
      "s",     "not",  "did",   "does",    "no",      "us",       "than",     "less", "more", "over",
      "under", "will", "would", "million", "billion", "thousand", "trillion", "per",  "cent", "percent"};
  const std::string folded = normalise_name(text);
  std::set<std::string> words;
  std::string word;
  const auto flush = [&] {
    const bool figure = !word.empty() && word.front() >= '0' && word.front() <= '9';
    if (!figure && !kStop.contains(word) && !word.empty()) {
      if (word.size() > 4 && word.ends_with("s") && !word.ends_with("ss")) word.pop_back();
      words.insert(word);
    }
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
  const std::vector<std::string> phrase = plain_words(rest.substr(0, rest.find_first_of(",.;:()[]\n")));
  for (std::size_t i = 0; i < std::min(kCounted, phrase.size()); ++i) {
    for (const std::string& word : content_words(phrase[i])) out.counted.push_back(word);
  }
  return out;
}

}  // namespace claimgraph
