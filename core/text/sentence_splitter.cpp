#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "core/text/characters.hpp"
#include "core/text/tokenizer.hpp"

namespace claimgraph {

namespace {

using namespace std::string_view_literals;

// Words that open a sentence far more often than they follow an abbreviation inside one. Sorted.
constexpr std::array kStarters = {
    "A"sv,       "After"sv,   "Also"sv,  "Although"sv, "An"sv,    "And"sv, "As"sv,    "At"sv,
    "Because"sv, "But"sv,     "By"sv,    "For"sv,      "From"sv,  "He"sv,  "Her"sv,   "His"sv,
    "How"sv,     "However"sv, "I"sv,     "If"sv,       "In"sv,    "It"sv,  "Its"sv,   "Many"sv,
    "Most"sv,    "My"sv,      "No"sv,    "Not"sv,      "On"sv,    "One"sv, "Or"sv,    "Our"sv,
    "She"sv,     "Since"sv,   "So"sv,    "Some"sv,     "That"sv,  "The"sv, "Their"sv, "Then"sv,
    "There"sv,   "These"sv,   "They"sv,  "This"sv,     "Those"sv, "To"sv,  "Under"sv, "We"sv,
    "What"sv,    "When"sv,    "Where"sv, "While"sv,    "Who"sv,   "Why"sv, "With"sv,  "You"sv};

class Splitter {
 public:
  Splitter(AnnotatedText& doc, std::uint32_t longest, Diagnostics* diagnostics)
      : m_doc(doc), m_longest(std::max(longest, 2U)), m_diagnostics(diagnostics) {}

  void paragraph(std::uint32_t first, std::uint32_t last) {
    const auto index = static_cast<std::uint32_t>(m_doc.paragraphs.size());
    Paragraph paragraph;
    paragraph.first = static_cast<std::uint32_t>(m_doc.sentences.size());
    paragraph.span = m_doc.span_of(first, last);
    std::uint32_t start = first;
    for (std::uint32_t t = first; t < last; ++t) {
      if (t + 1 < last && !ends_sentence(first, t, last)) continue;
      add(start, t + 1, index);
      start = t + 1;
    }
    paragraph.last = static_cast<std::uint32_t>(m_doc.sentences.size());
    m_doc.paragraphs.push_back(paragraph);
  }

 private:
  CharKind first_kind(std::uint32_t t) const { return decode_char(m_doc.tokens[t].form, 0).kind; }
  bool gap_before(std::uint32_t t) const { return m_doc.tokens[t].span.begin > m_doc.tokens[t - 1].span.end; }

  bool closes(std::uint32_t t) const {
    const std::string_view form = m_doc.tokens[t].form;
    const CharKind kind = first_kind(t);
    return form == ")" || form == "]" || form == "”" || form == "\"" || form == "’" || form == "'" ||
           form == "''" || form == "»" ||
           (kind == CharKind::double_quote && form != "“" && form != "„" && form != "«");
  }

  static bool is_stop(std::string_view form) {
    return form == "…" || (!form.empty() && form.find_first_not_of(".!?") == std::string_view::npos);
  }

  // Is there a sentence end between t and t + 1?
  bool ends_sentence(std::uint32_t first, std::uint32_t t, std::uint32_t last) const {
    if (!gap_before(t + 1)) return glued_end(t);
    std::uint32_t stop = t;
    while (stop > first && t - stop < 3 && closes(stop) && !gap_before(stop)) --stop;
    const std::string_view form = m_doc.tokens[stop].form;
    if (is_stop(form)) return opens_sentence(t + 1, last);
    if (form.size() > 1 && form.back() == '.') return abbreviation_ends(form) && starter(t + 1, last);
    return false;
  }

  // No space behind the stop, but a capitalised word: "years.The", "them.“Never".
  bool glued_end(std::uint32_t t) const {
    if (!is_stop(m_doc.tokens[t].form)) return false;
    const CharKind next = first_kind(t + 1);
    return next == CharKind::upper || m_doc.tokens[t + 1].form == "“";
  }

  // Index of the first token from t on that is no opening mark.
  std::uint32_t skip_openers(std::uint32_t t, std::uint32_t last) const {
    for (int i = 0; i < 3 && t + 1 < last; ++i, ++t) {
      const CharKind kind = first_kind(t);
      const bool opener = kind == CharKind::double_quote || kind == CharKind::single_quote ||
                          kind == CharKind::apostrophe || m_doc.tokens[t].form == "(" ||
                          m_doc.tokens[t].form == "[";
      if (!opener) break;
    }
    return t;
  }

  bool opens_sentence(std::uint32_t t, std::uint32_t last) const {
    const CharKind own = first_kind(t);
    if (own == CharKind::other || own == CharKind::currency || own == CharKind::hash || own == CharKind::at)
      return true;
    const CharKind kind = first_kind(skip_openers(t, last));
    return kind == CharKind::upper || kind == CharKind::digit || kind == CharKind::letter ||
           kind == CharKind::currency;
  }

  bool starter(std::uint32_t t, std::uint32_t last) const {
    const std::uint32_t word = skip_openers(t, last);
    if (word != t) return first_kind(word) == CharKind::upper;
    return std::binary_search(kStarters.begin(), kStarters.end(), m_doc.tokens[word].form);
  }

  static bool abbreviation_ends(std::string_view form) {
    const std::string_view word = form.substr(0, form.size() - 1);
    if (word.size() == 1) return false;  // an initial
    std::string lower;
    append_normalized_lower(lower, word);
    return !is_title_abbreviation(lower);
  }

  void add(std::uint32_t first, std::uint32_t last, std::uint32_t paragraph) {
    if (last - first > m_longest && m_diagnostics != nullptr) {
      m_diagnostics->push_back(
          {Severity::warning, "long-sentence",
           fmt::format("a sentence of {} tokens was cut into pieces of at most {}; check whether the "
                       "text lost its punctuation",
                       last - first, m_longest),
           "", m_doc.span_of(first, last)});
    }
    while (last - first > m_longest) {
      const std::uint32_t cut = cut_point(first);
      push(first, cut, paragraph);
      first = cut;
    }
    push(first, last, paragraph);
  }

  std::uint32_t cut_point(std::uint32_t first) const {
    for (std::uint32_t t = first + m_longest; t > first + m_longest / 2; --t) {
      const std::string_view form = m_doc.tokens[t - 1].form;
      if (form == "," || form == ";" || form == ":") return t;
    }
    return first + m_longest;
  }

  void push(std::uint32_t first, std::uint32_t last, std::uint32_t paragraph) {
    const auto index = static_cast<std::uint32_t>(m_doc.sentences.size());
    for (std::uint32_t t = first; t < last; ++t) m_doc.tokens[t].sentence = index;
    m_doc.sentences.push_back({first, last, paragraph, m_doc.span_of(first, last)});
  }

  AnnotatedText& m_doc;
  std::uint32_t m_longest;
  Diagnostics* m_diagnostics;
};

}  // namespace

void split_sentences(AnnotatedText& doc, const std::vector<std::uint32_t>& paragraph_starts,
                     std::uint32_t max_sentence_tokens, Diagnostics* diagnostics) {
  Splitter splitter(doc, max_sentence_tokens, diagnostics);
  doc.sentences.reserve(doc.tokens.size() / 20 + 1);
  for (std::size_t i = 0; i < paragraph_starts.size(); ++i) {
    const auto end = i + 1 < paragraph_starts.size() ? paragraph_starts[i + 1]
                                                     : static_cast<std::uint32_t>(doc.tokens.size());
    splitter.paragraph(paragraph_starts[i], end);
  }
}

}  // namespace claimgraph
