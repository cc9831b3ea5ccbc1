#include "core/extract/attribution/quotations.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/extract/syntax/function_words.hpp"

namespace claimgraph::attribution {

Quotations::Quotations(const DocView& view) : m_view(view), m_doc(view.doc()), m_reader(view) {
  read();
}

void Quotations::read() {
  bool open = false;
  for (const std::uint32_t index : m_view.outer_quotations) {
    const Quotation& from = m_doc.quotations[index];
    Quote q;
    q.tokens = {from.first, from.last};
    q.paragraph = m_view.paragraph_of(from.first);
    const TokenSegment around = paragraph_tokens(m_doc, q.paragraph);
    q.opens_paragraph = from.first == around.first;
    q.ends_paragraph = from.last >= around.last;
    q.opens_sentence = from.first == m_doc.sentences[m_view.sentence_of(from.first)].first;
    std::uint32_t last = from.last;
    while (last > from.first && m_view[last - 1].mark == Mark::quote) --last;
    if (last > from.first) {
      const Mark mark = m_view[last - 1].mark;
      q.comma = mark == Mark::comma || (from.last < around.last && m_view[from.last].mark == Mark::comma);
      q.asks = mark == Mark::question;
      q.stops = mark == Mark::stop || m_view.form(last - 1) == "…";
    }
    for (std::uint32_t t = from.first; t < from.last; ++t) q.words += m_view[t].mark == Mark::none ? 1 : 0;
    q.carries_on =
        open && q.opens_paragraph && !m_quotes.empty() && m_quotes.back().paragraph + 1 == q.paragraph;
    open = from.continued;
    m_quotes.push_back(q);
  }
}

bool Quotations::is_whole_sentence(const Quote& quote) const {
  if (!quote.stops && !quote.asks) return false;
  const std::uint32_t end = m_doc.sentences[m_view.sentence_of(quote.tokens.last - 1)].last;
  for (std::uint32_t t = quote.tokens.last; t < end; ++t) {
    if (m_view[t].mark == Mark::none) return false;
  }
  return true;
}

std::optional<SpeakerPhrase> Quotations::lead_of(std::size_t i) const {
  const Quote& q = m_quotes[i];
  if (q.tokens.first == 0 || m_view[q.tokens.first - 1].mark != Mark::colon) return std::nullopt;
  const std::uint32_t colon = q.tokens.first - 1;
  if (m_view.paragraph_of(colon) + 1 < q.paragraph) return std::nullopt;
  return m_reader.announcing(lead_first(i), colon);
}

std::uint32_t Quotations::lead_first(std::size_t i) const {
  const std::uint32_t colon = m_quotes[i].tokens.first - 1;
  const std::uint32_t first = m_doc.sentences[m_view.sentence_of(colon)].first;
  return i > 0 ? std::max(first, std::min(m_quotes[i - 1].tokens.last, colon)) : first;
}

std::uint32_t Quotations::owner_of_last(std::size_t i, TokenSegment tokens) const {
  if (i == 0) return kNone;
  const Quote& before = m_quotes[i - 1];
  return before.tokens.last > tokens.first && before.tokens.first < tokens.last ? before.owner : kNone;
}

bool Quotations::speaks_of(TokenSegment quotation, TokenSegment speaker) const {
  bool third = false, first = false;
  for (std::uint32_t t = quotation.first; t < quotation.last; ++t) {
    const std::string word = fold_case(m_view.form(t));
    third = third || in_list(" he she him her his hers ", word);
    const bool same = speaker.last == speaker.first + 1 && word == fold_case(m_view.form(speaker.first));
    if (same && in_list(" he she ", word)) return true;
    first = first || is_first_person(word);
    const bool name = m_view[t].capital && m_view[t].upos == static_cast<std::uint8_t>(Upos::PROPN);
    if (name && shares_name({t, t + 1}, speaker)) return true;
  }
  return third && !first;
}

bool Quotations::shares_name(TokenSegment a, TokenSegment b) const {
  for (std::uint32_t t = a.first; t < a.last; ++t) {
    if (!m_view[t].capital) continue;
    for (std::uint32_t k = b.first; k < b.last; ++k) {
      if (m_view.form(k) == m_view.form(t)) return true;
    }
  }
  return false;
}

TokenSegment paragraph_tokens(const AnnotatedText& doc, std::uint32_t paragraph) {
  const Paragraph& p = doc.paragraphs[paragraph];
  if (p.first >= p.last) return {};
  return {doc.sentences[p.first].first, doc.sentences[p.last - 1].last};
}

bool is_question(const DocView& view, const Sentence& sentence) {
  return sentence.last > sentence.first && view[sentence.last - 1].mark == Mark::question;
}

bool is_title_like(const DocView& view, TokenSegment quotation) {
  std::uint32_t words = 0, capitals = 0, small = 0;
  for (std::uint32_t t = quotation.first; t < quotation.last; ++t) {
    const Mark mark = view[t].mark;
    if (mark == Mark::question || mark == Mark::stop || mark == Mark::semicolon) return false;
    if (mark != Mark::none) continue;
    ++words;
    const std::string_view tag = xpos_name(view[t].xpos);
    const bool finite = is_finite_tag(tag);
    if (view[t].capital) {
      ++capitals;
    } else if (finite || tag == "PRP") {
      return false;
    } else if (view.form(t).size() > 3) {
      ++small;
    }
  }
  return words > 0 && words <= 8 && small == 0 && capitals > 0;
}

}  // namespace claimgraph::attribution
