#include "core/extract/attribution/quoted_speech.hpp"

#include <algorithm>
#include <optional>

#include "core/extract/attribution/attribution_candidates.hpp"
#include "core/extract/attribution/mend_quotations.hpp"
#include "core/extract/attribution/quotations.hpp"
#include "core/extract/attribution/speech_owners.hpp"

namespace claimgraph::attribution {

namespace {

constexpr std::uint32_t kFarBack = 4;  // sentences of one paragraph between a quotation and its speaker

class QuotationReader {
 public:
  QuotationReader(const DocView& view, std::vector<AttributionSpans>& found)
      : m_view(view), m_doc(view.doc()), m_quotes(view), m_owners(view, found) {}

  void run() {
    for (std::size_t i = 0; i < m_quotes.size(); ++i)
      m_quotes[i].owner = m_owners.owner_of(m_quotes[i].tokens);
    for (std::size_t first = 0; first < m_quotes.size();) {
      std::size_t last = first + 1;
      while (last < m_quotes.size() && m_quotes[last].carries_on) ++last;
      settle(first, last);
      first = last;
    }
  }

 private:
  /// Quotes [first, last) are one quotation, over several paragraphs when there is more than one.
  void settle(std::size_t first, std::size_t last) {
    std::uint32_t owner = kNone;
    bool open = false;
    for (std::size_t i = first; i < last; ++i) {
      if (m_quotes[i].owner == kNone) open = true;
      if (owner == kNone) owner = m_quotes[i].owner;
    }
    if (owner != kNone) {
      mend_quotation(m_view, m_quotes, m_owners, first, last, owner);
      if (m_quotes[first].owner == kNone) open = true, owner = kNone;
    }
    if (claim_by_lead(first, last, owner) || claim_by_sentence(first, last, owner)) return;
    if (!open) return;
    const bool word = m_quotes[first].words < 2 && m_quotes[first].opens_sentence;
    if (last - first == 1 && !word && is_title_like(m_view, m_quotes[first].tokens)) return;
    if (owner == kNone) owner = find_owner(first, last);
    if (owner == kNone) return;
    for (std::size_t i = first; i < last; ++i) {
      if (m_quotes[i].owner == kNone) m_owners.give(m_quotes[i], owner);
    }
  }

  // ---- who it is

  std::uint32_t find_owner(std::size_t first, std::size_t last) {
    const std::uint32_t behind = by_verb(last - 1);
    if (behind != kNone) return behind;
    const std::uint32_t lead = by_lead(first);
    if (lead != kNone) return lead;
    const std::uint32_t before = by_same_paragraph(first);
    if (before != kNone) return before;
    return by_standing_alone(first, last);
  }

  /// "…,” fumed Sorel"
  std::uint32_t by_verb(std::size_t i) {
    const Quote& q = m_quotes[i];
    if (!q.opens_sentence && !(i > 0 && m_quotes[i].carries_on)) return kNone;
    std::uint32_t t = q.tokens.last;
    if (t < m_view.size() && m_view[t].mark == Mark::comma) ++t;
    if (t >= m_view.size() || m_view.paragraph_of(t) != q.paragraph || q.stops) return kNone;
    const auto phrase = m_quotes.reader().behind(t, q.comma);
    if (!phrase || m_owners.covered(phrase->cue)) return kNone;
    const bool bare = !q.comma && !q.asks;  // “…” is how Sorel put it
    if (bare && phrase->cue.first < t + 2) return kNone;
    return m_owners.add(*phrase, 0.7, "rule:quotation-verb/1");
  }

  std::uint32_t by_lead(std::size_t i) {
    const auto phrase = m_quotes.lead_of(i);
    if (!phrase || m_owners.covered(phrase->source)) return kNone;
    return m_owners.add(*phrase, 0.7, "rule:quotation-lead/1");
  }

  /// "… Added Poole: “…”": a quotation with a lead of its own does not belong to the one before, even where
  /// the models gave it to both.
  bool claim_by_lead(std::size_t first, std::size_t last, std::uint32_t owner) {
    if (owner == kNone || first == 0 || m_quotes[first - 1].owner != owner) return false;
    if (m_quotes[first - 1].paragraph != m_quotes[first].paragraph) return false;
    const auto phrase = m_quotes.lead_of(first);
    if (!phrase || phrase->cue.first >= phrase->cue.last || m_owners.covered(phrase->source, owner))
      return false;
    const AttributionSpans& a = m_owners[owner];
    if (!a.cue.empty() && a.cue.front().first < phrase->cue.last && phrase->cue.first < a.cue.back().last)
      return false;
    if (!a.source.empty() && count_common(a.source, {phrase->source}) > 0) return false;
    const std::uint32_t fresh = m_owners.add(*phrase, 0.7, "rule:quotation-lead/1");
    m_owners.take({m_quotes.lead_first(first), m_quotes[first].tokens.first}, owner);
    for (std::size_t i = first; i < last; ++i) {
      if (m_quotes[i].owner != owner) continue;
      m_owners.take(m_quotes[i].tokens, owner);
      m_owners.give(m_quotes[i], fresh);
    }
    return true;
  }

  /// "“A.” Her deputy, Tom Hale, disagreed. “B.”": B is his, even where the models gave it to the first
  /// speaker.
  bool claim_by_sentence(std::size_t first, std::size_t last, std::uint32_t owner) {
    const Quote& q = m_quotes[first];
    if (owner == kNone || first == 0 || m_quotes[first - 1].owner != owner || q.opens_paragraph) return false;
    if (m_quotes[first - 1].paragraph != q.paragraph || !q.opens_sentence || !m_quotes.is_whole_sentence(q))
      return false;
    drop_narration(m_view, m_quotes, m_owners, first, owner);
    const AttributionSpans& a = m_owners[owner];
    const Sentence& sentence = m_doc.sentences[m_view.sentence_of(q.tokens.first) - 1];
    if (sentence.first < m_quotes[first - 1].tokens.last || is_question(m_view, sentence) || a.source.empty())
      return false;
    if (!a.cue.empty() && a.cue.front().first >= sentence.first) return false;
    const auto subject = m_quotes.reader().subject_of_sentence(sentence);
    if (!subject || m_quotes.shares_name(*subject, a.source.front()) ||
        m_quotes.speaks_of(q.tokens, *subject))
      return false;
    bool named = false;
    for (std::uint32_t t = subject->first; t < subject->last; ++t)
      named = named || m_quotes.reader().is_name(t);
    if (!named) return false;
    const std::uint32_t fresh = m_owners.add({*subject, {}, q.tokens.first}, 0.6, "rule:quotation-alone/1");
    for (std::size_t i = first; i < last; ++i) {
      if (m_quotes[i].owner != owner) continue;
      m_owners.take(m_quotes[i].tokens, owner);
      m_owners.give(m_quotes[i], fresh);
    }
    return true;
  }

  /// Behind "“…,” she said." in the same paragraph; or behind a sentence about somebody.
  std::uint32_t by_same_paragraph(std::size_t i) {
    const Quote& q = m_quotes[i];
    if (q.opens_paragraph || !q.opens_sentence || !m_quotes.is_whole_sentence(q)) return kNone;
    const std::uint32_t paragraph_first = m_doc.paragraphs[q.paragraph].first;
    bool asked = false;
    std::uint32_t s = m_view.sentence_of(q.tokens.first);
    for (std::uint32_t step = 0; step < kFarBack && s > paragraph_first; ++step) {
      --s;
      const Sentence& sentence = m_doc.sentences[s];
      const std::uint32_t quoted = m_quotes.owner_of_last(i, {sentence.first, sentence.last});
      if (quoted != kNone) return quoted;
      if (is_question(m_view, sentence)) {
        asked = true;
        continue;
      }
      auto subject = m_owners.source_in(sentence);
      if (!subject) subject = m_quotes.reader().subject_of_sentence(sentence);
      if (!subject || (!asked && m_quotes.speaks_of(q.tokens, *subject))) return kNone;
      return m_owners.add({*subject, {}, q.tokens.first}, 0.6, "rule:quotation-alone/1");
    }
    return kNone;
  }

  /// A paragraph that is nothing but the quotation: the speaker of the paragraph before it.
  std::uint32_t by_standing_alone(std::size_t first, std::size_t last) {
    const Quote& q = m_quotes[first];
    const Quote& end = m_quotes[last - 1];
    if (!q.opens_paragraph || !end.ends_paragraph || q.paragraph == 0 || end.words < 3) return kNone;
    const bool open =
        m_doc.tokens[end.tokens.last - 1].quotation >= 0 && m_view[end.tokens.last - 1].mark != Mark::quote;
    if (!end.stops && !end.asks && !open) return kNone;  // a heading
    const TokenSegment before = paragraph_tokens(m_doc, q.paragraph - 1);
    if (before.first >= before.last) return kNone;
    const std::uint32_t s = m_view.sentence_of(before.last - 1);
    const Sentence& sentence = m_doc.sentences[s];
    if (m_view[sentence.last - 1].mark == Mark::question) return kNone;
    const std::uint32_t quoted = m_quotes.owner_of_last(first, before);
    if (quoted != kNone && !m_owners[quoted].source.empty())
      return m_quotes.speaks_of(q.tokens, m_owners[quoted].source.front()) ? kNone : quoted;
    const auto subject = m_quotes.reader().subject_of_sentence(sentence);
    if (!subject || m_quotes.speaks_of(q.tokens, *subject)) return kNone;
    return m_owners.add({*subject, {}, q.tokens.first}, 0.5, "rule:quotation-alone/1");
  }

  const DocView& m_view;
  const AnnotatedText& m_doc;
  Quotations m_quotes;
  SpeechOwners m_owners;
};

}  // namespace

void attribute_quotations(const DocView& view, std::vector<AttributionSpans>& found) {
  QuotationReader(view, found).run();
  std::erase_if(found, [](const AttributionSpans& a) { return a.content.empty(); });
}

}  // namespace claimgraph::attribution
