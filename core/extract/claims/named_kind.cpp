#include "core/extract/claims/named_kind.hpp"

#include <algorithm>
#include <string>

#include "core/base/words.hpp"

namespace claimgraph {

bool names_another_kind(std::string_view name, std::string_view noun) {
  constexpr std::string_view kKinds =
      " union bank club university college school ministry department agency court commission council party "
      "hospital church team board office institute museum newspaper airline ";
  if (!in_list(kKinds, noun)) return false;
  const std::string folded = fold_case(name);
  bool other = false;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string_view word(folded.data() + at, end - at);
    if (word == noun) return false;
    other = other || (!word.empty() && in_list(kKinds, word));
    at = end + 1;
  }
  return other;
}

}  // namespace claimgraph
