// The words, numbers and marks of a text, as the date finder reads them. Internal to metadata_date.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::clean {

struct DateToken {
  enum class Kind : std::uint8_t { number, word, mark } kind = Kind::mark;
  std::string word;  // lower case, no final dot
  int value = 0;
  int digits = 0;
  char mark = 0;
  bool glued = false;  // no blank before it
  std::size_t begin = 0, end = 0;
};

/// Linear. Numbers that two elements of a page glued together ("19.11.202119.11.2021") are apart.
std::vector<DateToken> date_tokens(std::string_view text);

}  // namespace claimgraph::clean
