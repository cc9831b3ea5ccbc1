#include "core/text/last_names.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/base/words.hpp"

namespace claimgraph {

namespace {

bool is_capital(std::string_view form) {
  return !form.empty() && form[0] >= 'A' && form[0] <= 'Z';
}

/// "White", not "NASA", "Jr." or "W."
bool is_last_name(std::string_view form) {
  return form.size() >= 3 && is_capital(form) && form.back() != '.' &&
         std::any_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

class LastNames {
 public:
  explicit LastNames(AnnotatedText& doc) : m_doc(doc), m_named(doc.tokens.size(), false) {}

  void run() {
    for (const NameSpan& name : m_doc.names) {
      for (std::uint32_t t = name.first; t < name.last; ++t) m_named[t] = true;
      const std::string_view last = m_doc.tokens[name.last - 1].form;
      if (name.type == NameType::person && name.last - name.first >= 2 && is_last_name(last))
        m_last.insert(last);
    }
    if (m_last.empty()) return;
    for (const Token& token : m_doc.tokens) {
      if (!token.form.empty() && token.form[0] >= 'a' && token.form[0] <= 'z') m_small.insert(token.form);
    }
    std::vector<NameSpan> found;
    for (std::uint32_t t = 0; t < m_doc.tokens.size(); ++t) {
      if (!stands_for_person(t)) continue;
      found.push_back({t, t + 1, NameType::person});
      m_doc.tokens[t].upos = Upos::PROPN;
      m_doc.tokens[t].xpos = xpos_id("NNP");
      m_doc.tokens[t].lemma = m_doc.tokens[t].form;
    }
    m_doc.names.insert(m_doc.names.end(), found.begin(), found.end());
    std::sort(m_doc.names.begin(), m_doc.names.end(),
              [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  }

 private:
  bool stands_for_person(std::uint32_t t) const {
    const Token& token = m_doc.tokens[t];
    if (m_named[t] || !m_last.contains(token.form)) return false;
    const Sentence& sentence = m_doc.sentences[token.sentence];
    const auto capital = [&](std::uint32_t other) {
      return other >= sentence.first && other < sentence.last && is_capital(m_doc.tokens[other].form);
    };
    if (capital(t + 1) || (t > sentence.first + 1 && capital(t - 1))) return false;  // "White House"
    const bool hyphen = t + 1 < sentence.last && m_doc.tokens[t + 1].form == "-";
    const bool determined = t > sentence.first && in_list(" the a an The A An ", m_doc.tokens[t - 1].form);
    if (hyphen || determined) return false;
    return t > sentence.first || !m_small.contains(fold_case(token.form));
  }

  AnnotatedText& m_doc;
  std::vector<bool> m_named;
  std::unordered_set<std::string_view> m_last;
  std::unordered_set<std::string_view> m_small;
};

}  // namespace

void find_last_names(AnnotatedText& doc) {
  LastNames(doc).run();
}

}  // namespace claimgraph
