#include "core/store/graph_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/store/passages.hpp"

namespace claimgraph {

Origin origin_of(const std::string& by) {
  if (by.starts_with("model")) return Origin::model;
  if (by.starts_with("import")) return Origin::import;
  if (by.starts_with("person")) return Origin::person;
  return Origin::rule;
}

std::string first_words_of(const std::string& text) {
  std::size_t end = std::min<std::size_t>(text.size(), 80);
  while (end > 0 && !on_character_border(text, static_cast<std::uint32_t>(end))) --end;
  const std::string words = text.substr(0, std::min(end, text.find('\n')));
  return words.size() < text.size() ? words + "…" : words;
}

std::string quantities_text(const std::vector<Quantity>& quantities) {
  std::string out;
  for (const Quantity& q : quantities) {
    if (!out.empty()) out += "; ";
    if (q.approximate != Approximation::exact) out += std::string(approximation_name(q.approximate)) + ' ';
    const std::string& unit = q.currency.empty() ? q.unit : q.currency;
    if (!unit.empty()) out += unit + ' ';
    if (q.low && q.high) {
      out += fmt::format("{}–{}", *q.low, *q.high);
    } else {
      out += q.value_text;
    }
  }
  return out;
}

}  // namespace claimgraph
