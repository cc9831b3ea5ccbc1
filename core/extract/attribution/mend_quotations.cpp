#include "core/extract/attribution/mend_quotations.hpp"

#include <algorithm>
#include <optional>

#include "core/base/words.hpp"
#include "core/extract/attribution/attribution_candidates.hpp"

namespace claimgraph::attribution {

namespace {

bool overlap(const std::vector<TokenSegment>& a, TokenSegment b) {
  return count_common(b, a) > 0;
}

class QuotationMender {
 public:
  QuotationMender(const DocView& view, Quotations& quotes, SpeechOwners& owners)
      : m_view(view), m_doc(view.doc()), m_quotes(quotes), m_owners(owners) {}

  void mend(std::size_t first, std::size_t last, std::uint32_t owner) {
    AttributionSpans& a = m_owners[owner];
    const Quote& q = m_quotes[first];
    if (a.cue.empty()) return;
    const std::uint32_t cue = a.cue.front().first;
    const Sentence& said = m_doc.sentences[m_view.sentence_of(cue)];
    if (is_question(m_view, said) && cue < q.tokens.first && said.last <= q.tokens.first &&
        m_quotes.is_whole_sentence(q)) {
      for (std::size_t i = first; i < last; ++i) {
        if (m_quotes[i].owner != owner) continue;
        m_owners.take(m_quotes[i].tokens, owner);
        m_quotes[i].owner = kNone;
      }
      return;
    }
    const Quote& end = m_quotes[last - 1];
    std::uint32_t behind = end.tokens.last;
    if (behind < m_view.size() && m_view[behind].mark == Mark::comma) ++behind;
    if (const auto p =
            end.stops || !end.opens_sentence ? std::nullopt : m_quotes.reader().behind(behind, end.comma);
        p && overlap(a.cue, p->cue)) {
      if (a.source.empty() || overlap(a.source, p->cue)) a.source = {p->source};
      drop_rest(owner, *p, end.tokens.last);
    } else if (const auto lead = m_quotes.lead_of(first);
               lead && cue < q.tokens.first && cue >= m_quotes.lead_first(first)) {
      const bool inside = lead->by_noun && overlap(a.source, lead->source);
      if (a.source.empty() || overlap(a.source, lead->cue) || inside) {
        a.source = {lead->source};
        if (lead->cue.first < lead->cue.last) a.cue = {lead->cue}, a.cue_head = lead->cue_head;
        m_owners.take({m_quotes.lead_first(first), q.tokens.first}, owner);
      }
    }
    if (q.opens_sentence && m_quotes.is_whole_sentence(q) && said.last <= q.tokens.first)
      drop_scraps(owner, said);
  }

 private:
  /// Words behind the quotation that are the speaker, "how … described | the vote", ", who drafted it".
  void drop_rest(std::uint32_t owner, const SpeakerPhrase& phrase, std::uint32_t behind) {
    m_owners.take(phrase.source, owner);
    const std::uint32_t sentence_last = m_doc.sentences[m_view.sentence_of(phrase.cue.first)].last;
    const bool how = phrase.cue.first > behind + 1 && phrase.source.first > behind + 1 &&
                     in_list(" how what ", m_view.form(phrase.source.first - 1));
    const std::vector<TokenSegment> content = m_owners[owner].content;
    for (TokenSegment s : content) {
      s = {std::max(s.first, behind), std::min(s.last, sentence_last)};
      if (s.first >= s.last) continue;
      bool quoted = false, finite = false;
      std::uint32_t first = s.first;
      while (first < s.last && m_view[first].mark == Mark::comma) ++first;
      const bool relative = first < s.last && in_list(" who which whose where ", m_view.form(first));
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        quoted = quoted || m_view[t].outer >= 0;
        finite = finite || is_finite(t);
      }
      if (!quoted && (how || relative || !finite)) m_owners.take(s, owner);
    }
  }

  bool is_finite(std::uint32_t t) const { return is_finite_tag(xpos_name(m_view[t].xpos)); }

  /// Words of a sentence before the quotation that are no clause: "sees | it differently |. “…”"
  void drop_scraps(std::uint32_t owner, const Sentence& sentence) {
    const std::vector<TokenSegment> content = m_owners[owner].content;
    for (const TokenSegment& s : content) {
      if (s.first < sentence.first || s.last > sentence.last) continue;
      bool keep = false;
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        keep = keep || m_view[t].outer >= 0 || is_finite(t) || xpos_name(m_view[t].xpos) == "VB";
      }
      if (!keep) m_owners.take(s, owner);
    }
  }

  const DocView& m_view;
  const AnnotatedText& m_doc;
  Quotations& m_quotes;
  SpeechOwners& m_owners;
};

}  // namespace

void mend_quotation(const DocView& view, Quotations& quotes, SpeechOwners& owners, std::size_t first,
                    std::size_t last, std::uint32_t owner) {
  QuotationMender(view, quotes, owners).mend(first, last, owner);
}

void drop_narration(const DocView& view, const Quotations& quotes, SpeechOwners& owners, std::size_t i,
                    std::uint32_t owner) {
  if (i == 0 || quotes[i - 1].paragraph != quotes[i].paragraph) return;
  const std::uint32_t first = quotes[i - 1].tokens.last, last = quotes[i].tokens.first;
  if (first >= last) return;
  const Sentence& sentence = view.doc().sentences[view.sentence_of(last - 1)];
  if (sentence.first >= first && sentence.last <= last && quotes[i].opens_sentence)
    owners.take({first, last}, owner);
}

}  // namespace claimgraph::attribution
