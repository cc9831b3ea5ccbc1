// Names of people and organisations, taken apart for comparing.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The words of a name, folded, without a leading article, stops, and legal forms at the end ("Ltd", "Inc.").
struct NameWords {
  std::vector<std::string> words;
  bool legal = false;  ///< a legal form was there: it is an organisation
  std::string key() const;
};
NameWords name_words(std::string_view name);

/// "nho" of "National Harbour Office": first letters, with and without those of small words. None of one
/// word.
std::set<std::string> initials(const NameWords& name);
/// A single word of 2 to 6 capitals, stops between them allowed; its letters folded, else empty.
std::string acronym_letters(std::string_view name);

/// One is the other with more: "Owen Dempsey", "Owen John Dempsey"; "Tim Morrison", "Timothy Morrison".
bool same_person_names(const NameWords& a, const NameWords& b);

}  // namespace claimgraph
