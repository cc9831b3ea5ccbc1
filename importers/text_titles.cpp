// Titles: the headline and the outlet behind a bar.
#include <string>

#include "claimgraph/utf8.hpp"
#include "core/base/words.hpp"
#include "importers/blocks.hpp"
#include "importers/text_lines.hpp"
#include "importers/text_metadata.hpp"

namespace claimgraph::clean {

bool is_section(std::string_view name) {
  static constexpr std::string_view kSections =
      "|about|africa|americas|arts|asia|australia|books|breaking|business|canada|china|city|climate|"
      "contact|"
      "crime|culture|economy|education|elections|election|entertainment|environment|europe|events|features|"
      "film|finance|food|football|games|health|home|india|international|investigations|jobs|latest|life|"
      "lifestyle|live|local|london|magazine|markets|media|menu|middle east|money|more|music|national|news|"
      "newsletters|obituaries|opinion|oceania|photos|podcasts|politics|property|radio|regional|science|"
      "search|"
      "shop|sign in|society|sport|sports|style|subscribe|tech|technology|top stories|travel|tv|uk|us|usa|"
      "video|videos|weather|world|";
  return kSections.find('|' + fold_case(name) + '|') != std::string_view::npos;
}

void split_title(std::string_view title, std::string_view known_headline, std::string& headline,
                 std::string& outlet) {
  headline.clear();
  outlet.clear();
  const std::string flat = collapsed(utf8_prefix(title, 1000));
  std::size_t first = std::string::npos;
  std::size_t last = std::string::npos;
  std::size_t width = 0;
  for (const std::string_view bar : {" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " -- "}) {
    const std::size_t a = flat.find(bar);
    const std::size_t b = flat.rfind(bar);
    if (a == std::string::npos) continue;
    if (first == std::string::npos || a < first) first = a;
    if (last == std::string::npos || b > last) last = b, width = bar.size();
  }
  if (last == std::string::npos) {
    headline = flat;
    return;
  }
  std::string tail = flat.substr(last + width);
  const bool short_tail = measure(tail).words <= 5 && tail.size() < flat.size() - tail.size();
  if (short_tail && is_section(tail)) {  // "Headline | Tech"
    headline = known_headline.empty() ? flat.substr(0, last) : std::string(known_headline);
    return;
  }
  if (!known_headline.empty()) {
    headline = std::string(known_headline);
    if (short_tail && known_headline.find(tail) == std::string_view::npos) outlet = std::move(tail);
    return;
  }
  if (!short_tail) {
    headline = flat;
    return;
  }
  headline = flat.substr(0, last);
  outlet = std::move(tail);
}

}  // namespace claimgraph::clean
