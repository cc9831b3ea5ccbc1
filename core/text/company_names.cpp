#include "core/text/company_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace claimgraph {

namespace {

// Sorted. Legal forms, and words that close a company's name far more often than anything else.
constexpr std::array<std::string_view, 48> kCompanyWords{"AG",
                                                         "AI",
                                                         "Airlines",
                                                         "Airways",
                                                         "Analytics",
                                                         "Bancorp",
                                                         "Biotech",
                                                         "Capital",
                                                         "Co",
                                                         "Co.",
                                                         "Corp",
                                                         "Corp.",
                                                         "Data",
                                                         "Energy",
                                                         "Entertainment",
                                                         "Foods",
                                                         "GmbH",
                                                         "Group",
                                                         "Holdings",
                                                         "Inc",
                                                         "Inc.",
                                                         "Industries",
                                                         "Insurance",
                                                         "LLC",
                                                         "LLP",
                                                         "Labs",
                                                         "Logistics",
                                                         "Ltd",
                                                         "Ltd.",
                                                         "Media",
                                                         "Motors",
                                                         "NV",
                                                         "Networks",
                                                         "PLC",
                                                         "Partners",
                                                         "Pharma",
                                                         "Pharmaceuticals",
                                                         "Robotics",
                                                         "SA",
                                                         "SE",
                                                         "Software",
                                                         "Studios",
                                                         "Systems",
                                                         "Technologies",
                                                         "Telecom",
                                                         "Therapeutics",
                                                         "Ventures",
                                                         "plc"};
static_assert(std::is_sorted(kCompanyWords.begin(), kCompanyWords.end()));

bool is_company_word(std::string_view form) {
  return std::binary_search(kCompanyWords.begin(), kCompanyWords.end(), form);
}

bool is_capitalised(std::string_view form) {
  return !form.empty() && form[0] >= 'A' && form[0] <= 'Z';
}

/// A word that can start a company's name: a proper noun that is no country and no adjective of one.
bool can_precede(const AnnotatedText& doc, const NameSpan& name) {
  return name.type != NameType::place && doc.tokens[name.last - 1].upos == Upos::PROPN;
}

}  // namespace

void join_company_names(AnnotatedText& doc) {
  std::vector<NameSpan> joined;
  joined.reserve(doc.names.size());
  for (NameSpan name : doc.names) {
    const bool lone = name.last - name.first == 1 && is_company_word(doc.tokens[name.first].form);
    if (lone && !joined.empty() && joined.back().last == name.first &&
        doc.tokens[name.first].sentence == doc.tokens[joined.back().first].sentence &&
        can_precede(doc, joined.back())) {
      joined.back().last = name.last;
      joined.back().type = NameType::organization;
      continue;
    }
    if (lone && name.first > 0) {  // "Tarn AI" of which only "AI" was found
      const Token& before = doc.tokens[name.first - 1];
      const bool free = joined.empty() || joined.back().last < name.first;
      if (free && before.sentence == doc.tokens[name.first].sentence && before.upos == Upos::PROPN &&
          is_capitalised(before.form)) {
        --name.first;
        name.type = NameType::organization;
      }
    }
    const std::uint32_t next = name.last;  // "Tarn AI" of which only "Tarn" was found
    if (next < doc.tokens.size() && doc.tokens[next].sentence == doc.tokens[name.first].sentence &&
        is_company_word(doc.tokens[next].form) && can_precede(doc, name)) {
      ++name.last;
    }
    if (name.last - name.first > 1 && is_company_word(doc.tokens[name.last - 1].form))
      name.type = NameType::organization;
    if (!joined.empty() && joined.back().last > name.first) continue;  // swallowed by the one before
    joined.push_back(name);
  }
  doc.names = std::move(joined);
}

}  // namespace claimgraph
