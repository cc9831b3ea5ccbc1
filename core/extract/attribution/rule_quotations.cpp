#include "core/extract/attribution/rule_quotations.hpp"

#include <algorithm>

#include "core/base/words.hpp"

namespace claimgraph {

namespace {

constexpr std::uint32_t kReach = 14;  // tokens between a quotation and its verb

class QuotationRule {
 public:
  explicit QuotationRule(RuleSpans& spans) : m_spans(spans), m_doc(spans.doc()) {}

  void run() {
    std::vector<AttributionSpans>& found = m_spans.found();
    std::size_t previous = SIZE_MAX;  // attribution of the last quotation, for "“A,” she said. “B.”"
    std::uint32_t previous_paragraph = kNone;
    for (const Quotation& q : m_doc.quotations) {
      if (q.parent >= 0 || q.first >= q.last || !is_speech(q)) continue;
      const std::uint32_t paragraph = m_doc.sentences[m_doc.tokens[q.first].sentence].paragraph;
      const std::uint32_t verb = verb_of(q);
      if (verb != kNone) {
        const auto same = std::find_if(found.begin(), found.end(),
                                       [&](const AttributionSpans& a) { return a.cue_head == verb; });
        const TokenSegment content = with_lead(q, verb);
        if (same != found.end()) {
          same->content.push_back(content);
        } else {
          m_spans.add(m_spans.source_of(verb), m_spans.cue_of(verb), verb, {content}, 0.8,
                      "rule:quotation/1");
          previous = found.size() - 1;
        }
        previous_paragraph = paragraph;
      } else if (previous < found.size() && previous_paragraph == paragraph) {
        found[previous].content.push_back({q.first, q.last});
      }
    }
  }

 private:
  std::uint32_t words_in(const Quotation& q) const {
    std::uint32_t n = 0;
    for (std::uint32_t t = q.first; t < q.last && n < 8; ++t) n += m_spans.is_punct(t) ? 0 : 1;
    return n;
  }

  /// Set off as speech: punctuation inside before the closing mark, or a comma or colon around it.
  bool is_speech(const Quotation& q) const {
    if (words_in(q) < 2) return false;
    const std::uint32_t last = q.last - 1;
    const bool inside = last > q.first + 1 && q.closed && in_list(" , . ? ! ", m_doc.tokens[last - 1].form);
    const bool before = q.first > 0 && in_list(" , : ", m_doc.tokens[q.first - 1].form) &&
                        m_doc.tokens[q.first - 1].sentence == m_doc.tokens[q.first].sentence;
    const bool behind = q.last < m_doc.tokens.size() && m_doc.tokens[q.last].form == ",";
    const bool starts = q.first == m_spans.sentence_of(q.first).first;
    return inside || before || (behind && words_in(q) >= 4) || (starts && !q.closed);
  }

  /// The nearest verb of saying around the quotation: behind it first, then before it.
  std::uint32_t verb_of(const Quotation& q) const {
    const std::uint32_t end_sentence = m_doc.tokens[q.last - 1].sentence;
    const std::uint32_t count = static_cast<std::uint32_t>(m_doc.tokens.size());
    std::uint32_t behind = kNone, before = kNone;
    for (std::uint32_t t = q.last; t < std::min(count, q.last + kReach); ++t) {
      if (m_doc.tokens[t].quotation >= 0 || m_doc.tokens[t].sentence > end_sentence + 1) break;
      if (m_doc.tokens[t].sentence == end_sentence + 1 && !follows_at_once(q, t)) break;
      if (m_spans.is_cue(t)) {
        behind = t;
        break;
      }
      if (in_list(" . ; ", m_doc.tokens[t].form)) break;
    }
    const std::uint32_t start_sentence = m_doc.tokens[q.first].sentence;
    for (std::uint32_t t = q.first; t > 0 && q.first - t < kReach;) {
      --t;
      if (m_doc.tokens[t].quotation >= 0 || m_doc.tokens[t].sentence != start_sentence) break;
      if (m_spans.is_cue(t)) {
        before = t;
        break;
      }
    }
    const bool lead = q.first > 0 && in_list(" , : ", m_doc.tokens[q.first - 1].form) && before != kNone;
    return lead || behind == kNone ? before : behind;
  }

  /// "“Who pays?” she asked." is cut into two sentences by some.
  bool follows_at_once(const Quotation& q, std::uint32_t t) const {
    const Sentence& sentence = m_spans.sentence_of(t);
    if (sentence.first != q.last || sentence.paragraph != m_spans.sentence_of(q.last - 1).paragraph)
      return false;
    const auto verb_is_last = sentence.last - sentence.first <= 8;
    return verb_is_last;
  }

  /// Words of the same clause before a quotation that its verb follows: "The firm “has lost its way”, she
  /// said".
  TokenSegment with_lead(const Quotation& q, std::uint32_t verb) const {
    TokenSegment content{q.first, q.last};
    const Sentence& sentence = m_spans.sentence_of(q.first);
    if (verb < q.first || sentence.first == q.first) return content;
    for (std::uint32_t t = sentence.first; t < q.first; ++t) {
      if (m_spans.is_used(t) || m_doc.tokens[t].quotation >= 0) return content;
    }
    content.first = sentence.first;
    return content;
  }

  RuleSpans& m_spans;
  const AnnotatedText& m_doc;
};

}  // namespace

void find_rule_quotations(RuleSpans& spans) {
  QuotationRule(spans).run();
}

}  // namespace claimgraph
