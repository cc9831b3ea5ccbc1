#include "core/base/words.hpp"

#include <unicode/unistr.h>

#include <algorithm>

namespace claimgraph {

std::string fold_case(std::string_view text) {
  std::string out(text);
  bool ascii = true;
  for (char& c : out) {
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (ascii) return out;
  std::string folded;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
      .foldCase()
      .toUTF8String(folded);
  return folded;
}

bool in_list(std::string_view list, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    if (at > 0 && list[at - 1] == ' ' && at + word.size() < list.size() && list[at + word.size()] == ' ') {
      return true;
    }
  }
  return false;
}

bool is_weekday(std::string_view lower) {
  return std::find(kWeekdays.begin(), kWeekdays.end(), lower) != kWeekdays.end();
}

bool is_month(std::string_view lower) {
  return std::find(kMonths.begin(), kMonths.end(), lower) != kMonths.end();
}

}  // namespace claimgraph
