#include "core/link/names.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/model/identity.hpp"

namespace claimgraph {

namespace {

bool is_legal_form(const std::string& word) {
  static const std::set<std::string, std::less<>> kForms{
      "ltd", "limited", "inc", "incorporated", "corp", "corporation", "co", "company", "plc",
      "llc", "llp",     "lp",  "gmbh",         "ag",   "kg",          "sa", "nv",      "bv",
      "ab",  "as",      "oy",  "spa",          "srl",  "pty",         "se", "kk"};
  return kForms.contains(word);
}

bool is_small(const std::string& word) {
  static const std::set<std::string, std::less<>> kSmall{"of", "and", "the", "for", "in", "on", "de", "to"};
  return kSmall.contains(word);
}

}  // namespace

std::string NameWords::key() const {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

NameWords name_words(std::string_view name) {
  NameWords out;
  std::string word;
  const std::string folded = normalise_name(name);
  const auto flush = [&] {
    if (word.ends_with("'s") && word.size() > 2) word.resize(word.size() - 2);
    std::erase(word, '\'');
    if (!word.empty()) out.words.push_back(std::move(word));
    word.clear();
  };
  for (const char c : folded) {
    if (c == '.') continue;
    const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || c == '-' ||
                      static_cast<unsigned char>(c) >= 0x80;
    if (part) {
      word += c;
    } else {
      flush();
    }
  }
  flush();
  std::vector<std::string>& words = out.words;
  if (words.size() > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an"))
    words.erase(words.begin());
  while (words.size() > 1 && is_legal_form(words.back())) {
    words.pop_back();
    out.legal = true;
  }
  if (out.legal && words.size() > 1 && words.back() == "and") words.pop_back();  // "Baker and Co."
  return out;
}

std::set<std::string> initials(const NameWords& name) {
  if (name.words.size() < 2) return {};
  std::string all, main;
  for (const std::string& word : name.words) {
    all += word.front();
    if (!is_small(word)) main += word.front();
  }
  return {all, main};
}

std::string acronym_letters(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '.') continue;
    if (c < 'A' || c > 'Z') return {};
    out += static_cast<char>(c | 0x20);
  }
  return out.size() >= 2 && out.size() <= 6 ? out : std::string();
}

bool same_person_names(const NameWords& a, const NameWords& b) {
  constexpr std::size_t kNickname = 3;  // letters
  const std::vector<std::string>& x = a.words.size() <= b.words.size() ? a.words : b.words;
  const std::vector<std::string>& y = a.words.size() <= b.words.size() ? b.words : a.words;
  if (x.size() < 2 || x.back() != y.back()) return false;
  if (x.size() == 2 && y.size() == 3 && x[0] == y[0]) return true;
  if (x.size() != y.size() || !std::equal(x.begin() + 1, x.end(), y.begin() + 1)) return false;
  const auto& [shorter, longer] = x[0].size() <= y[0].size() ? std::tie(x[0], y[0]) : std::tie(y[0], x[0]);
  return shorter != longer && shorter.size() >= kNickname && longer.starts_with(shorter);
}

}  // namespace claimgraph
