#include "core/extract/attribution/quoted_speech.hpp"

#include <algorithm>
#include <optional>

#include "core/extract/attribution/attribution_candidates.hpp"
#include "core/extract/attribution/speaker_phrase.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph::attribution {

namespace {

constexpr std::int32_t kNobody = -1;
constexpr std::uint32_t kFarBack = 4;  // sentences of one paragraph between a quotation and its speaker

/// One outermost quotation and where it stands.
struct Quote {
  TokenSegment tokens;  ///< with its marks
  std::uint32_t paragraph = 0;
  std::uint32_t words = 0;
  bool opens_paragraph = false, ends_paragraph = false, opens_sentence = false;
  bool comma = false;       ///< a comma inside or behind the closing mark
  bool asks = false;        ///< "?" or "!" inside the closing mark
  bool stops = false;       ///< "." there
  bool carries_on = false;  ///< the paragraph before was left open: the same quotation goes on
  std::int32_t owner = kNobody;
};

class QuotationReader {
 public:
  QuotationReader(const DocView& view, std::vector<AttributionSpans>& found)
      : m_view(view),
        m_doc(view.doc()),
        m_found(found),
        m_reader(view),
        m_owner(view.size(), kNobody),
        m_cue(view.size(), kNobody) {}

  void run() {
    for (std::size_t i = 0; i < m_found.size(); ++i) {
      keep_inside(i);
      note(i);
    }
    read_quotes();
    for (std::size_t first = 0; first < m_quotes.size();) {
      std::size_t last = first + 1;
      while (last < m_quotes.size() && m_quotes[last].carries_on) ++last;
      settle(first, last);
      first = last;
    }
    std::erase_if(m_found, [](const AttributionSpans& a) { return a.content.empty(); });
  }

 private:
  /// “Roe replied that he left,” Bell said: a saying inside a quotation has nothing outside it.
  void keep_inside(std::size_t i) {
    AttributionSpans& a = m_found[i];
    if (a.cue.empty() || a.source.empty()) return;
    const std::int32_t q = m_view[a.cue.front().first].outer;
    if (q < 0 || m_view[a.source.front().first].outer != q) return;
    std::vector<TokenSegment> kept;
    for (const TokenSegment& s : a.content) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        if (m_view[t].outer != q) continue;
        if (!kept.empty() && kept.back().last == t && t > s.first) {
          ++kept.back().last;
        } else {
          kept.push_back({t, t + 1});
        }
      }
    }
    if (!kept.empty()) a.content = std::move(kept);
  }

  void note(std::size_t i) {
    for (const TokenSegment& s : m_found[i].content) {
      for (std::uint32_t t = s.first; t < s.last; ++t) m_owner[t] = static_cast<std::int32_t>(i);
    }
    for (const TokenSegment& s : m_found[i].cue) {
      for (std::uint32_t t = s.first; t < s.last; ++t) m_cue[t] = static_cast<std::int32_t>(i);
    }
  }

  TokenSegment paragraph_tokens(std::uint32_t p) const {
    const Paragraph& paragraph = m_doc.paragraphs[p];
    if (paragraph.first >= paragraph.last) return {};
    return {m_doc.sentences[paragraph.first].first, m_doc.sentences[paragraph.last - 1].last};
  }

  void read_quotes() {
    bool open = false;
    for (const std::uint32_t index : m_view.outer_quotations) {
      const Quotation& from = m_doc.quotations[index];
      Quote q;
      q.tokens = {from.first, from.last};
      q.paragraph = m_view.paragraph_of(from.first);
      const TokenSegment around = paragraph_tokens(q.paragraph);
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
      q.owner = owner_of(q.tokens);
      m_quotes.push_back(q);
    }
  }

  /// The attribution that accounts for at least half of the words.
  std::int32_t owner_of(TokenSegment s) const {
    std::uint32_t covered = 0, words = 0;
    std::int32_t owner = kNobody;
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (m_view[t].mark != Mark::none) continue;
      ++words;
      if (m_owner[t] == kNobody || cue_inside(m_owner[t], s)) continue;
      ++covered;
      owner = m_owner[t];
    }
    return 2 * covered >= words && words > 0 ? owner : kNobody;
  }

  /// A saying inside the quotation is not whose the quotation is.
  bool cue_inside(std::int32_t i, TokenSegment s) const {
    const AttributionSpans& a = m_found[static_cast<std::size_t>(i)];
    return !a.cue.empty() && s.first <= a.cue.front().first && a.cue.front().first < s.last;
  }

  /// Quotes [first, last) are one quotation, over several paragraphs when there is more than one.
  void settle(std::size_t first, std::size_t last) {
    std::int32_t owner = kNobody;
    bool open = false;
    for (std::size_t i = first; i < last; ++i) {
      if (m_quotes[i].owner == kNobody) open = true;
      if (owner == kNobody) owner = m_quotes[i].owner;
    }
    if (owner != kNobody) {
      mend(first, last, owner);
      if (m_quotes[first].owner == kNobody) open = true, owner = kNobody;
    }
    if (claim_by_lead(first, last, owner) || claim_by_sentence(first, last, owner)) return;
    if (!open) return;
    const bool word = m_quotes[first].words < 2 && m_quotes[first].opens_sentence;
    if (last - first == 1 && !word && is_title_like(m_view, m_quotes[first].tokens)) return;
    if (owner == kNobody) owner = find_owner(first, last);
    if (owner == kNobody) return;
    for (std::size_t i = first; i < last; ++i) {
      if (m_quotes[i].owner == kNobody) give(i, owner);
    }
  }

  // ---- what the models made of it

  static bool overlap(const std::vector<TokenSegment>& a, TokenSegment b) { return count_common(b, a) > 0; }

  /// Puts right what the models get wrong beside a quotation: the speaker taken for a part of the content,
  /// other words of the sentence that announces it, a question before it taken for its cue.
  void mend(std::size_t first, std::size_t last, std::int32_t owner) {
    AttributionSpans& a = m_found[static_cast<std::size_t>(owner)];
    const Quote& q = m_quotes[first];
    if (a.cue.empty()) return;
    const std::uint32_t cue = a.cue.front().first;
    const Sentence& said = m_doc.sentences[m_view.sentence_of(cue)];
    if (is_question(said) && cue < q.tokens.first && said.last <= q.tokens.first && is_whole_sentence(q)) {
      for (std::size_t i = first; i < last; ++i) {
        if (m_quotes[i].owner != owner) continue;
        take(m_quotes[i].tokens, owner);
        m_quotes[i].owner = kNobody;
      }
      return;
    }
    const Quote& end = m_quotes[last - 1];
    std::uint32_t behind = end.tokens.last;
    if (behind < m_view.size() && m_view[behind].mark == Mark::comma) ++behind;
    if (const auto p = end.stops || !end.opens_sentence ? std::nullopt : m_reader.behind(behind, end.comma);
        p && overlap(a.cue, p->cue)) {
      if (a.source.empty() || overlap(a.source, p->cue)) a.source = {p->source};
      drop_rest(owner, *p, end.tokens.last);
    } else if (const auto lead = lead_of(first); lead && cue < q.tokens.first && cue >= lead_first(first)) {
      const bool inside = lead->by_noun && overlap(a.source, lead->source);
      if (a.source.empty() || overlap(a.source, lead->cue) || inside) {
        a.source = {lead->source};
        if (lead->cue.first < lead->cue.last) a.cue = {lead->cue}, a.cue_head = lead->cue_head;
        take({lead_first(first), q.tokens.first}, owner);
      }
    }
    if (q.opens_sentence && is_whole_sentence(q) && said.last <= q.tokens.first) drop_scraps(owner, said);
  }

  /// Words behind the quotation that are the speaker, "how … described | the vote", ", who drafted it".
  void drop_rest(std::int32_t owner, const SpeakerPhrase& phrase, std::uint32_t behind) {
    take(phrase.source, owner);
    const std::uint32_t sentence_last = m_doc.sentences[m_view.sentence_of(phrase.cue.first)].last;
    const bool how = phrase.cue.first > behind + 1 && phrase.source.first > behind + 1 &&
                     in_list(" how what ", m_view.form(phrase.source.first - 1));
    const std::vector<TokenSegment> content = m_found[static_cast<std::size_t>(owner)].content;
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
      if (!quoted && (how || relative || !finite)) take(s, owner);
    }
  }

  bool is_finite(std::uint32_t t) const { return is_finite_tag(xpos_name(m_view[t].xpos)); }

  /// Whole sentences of the narrator between two quotations are nobody's words: "“A.” Her deputy disagreed.
  /// “B.”"
  void drop_narration(std::int32_t owner, std::size_t i) {
    if (i == 0 || m_quotes[i - 1].paragraph != m_quotes[i].paragraph) return;
    const std::uint32_t first = m_quotes[i - 1].tokens.last, last = m_quotes[i].tokens.first;
    if (first >= last) return;
    const std::uint32_t s = m_view.sentence_of(last - 1);
    const Sentence& sentence = m_doc.sentences[s];
    if (sentence.first >= first && sentence.last <= last && m_quotes[i].opens_sentence)
      take({first, last}, owner);
  }

  /// Words of a sentence before the quotation that are no clause: "sees | it differently |. “…”"
  void drop_scraps(std::int32_t owner, const Sentence& sentence) {
    const std::vector<TokenSegment> content = m_found[static_cast<std::size_t>(owner)].content;
    for (const TokenSegment& s : content) {
      if (s.first < sentence.first || s.last > sentence.last) continue;
      bool keep = false;
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        const std::string_view tag = xpos_name(m_view[t].xpos);
        keep = keep || m_view[t].outer >= 0 || is_finite_tag(tag) || tag == "VB";
      }
      if (!keep) take(s, owner);
    }
  }

  /// A quotation is one person's from mark to mark.
  void complete(std::size_t i) {
    const TokenSegment s = m_quotes[i].tokens;
    std::uint32_t missing = 0;
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (m_view[t].mark == Mark::none && m_owner[t] == kNobody) ++missing;
      if (m_owner[t] != kNobody && m_owner[t] != m_quotes[i].owner && !cue_inside(m_owner[t], s)) return;
    }
    if (missing > 0) give(i, m_quotes[i].owner);
  }

  void give(std::size_t i, std::int32_t owner) {
    Quote& quote = m_quotes[i];
    quote.owner = owner;
    AttributionSpans& a = m_found[static_cast<std::size_t>(owner)];
    TokenSegment whole = quote.tokens;  // with what the attribution held of it already
    std::erase_if(a.content, [&](const TokenSegment& s) {
      const bool common = s.first < whole.last && whole.first < s.last;
      if (common) whole = {std::min(s.first, whole.first), std::max(s.last, whole.last)};
      return common;
    });
    a.content.push_back(whole);
    std::sort(a.content.begin(), a.content.end());
    note(static_cast<std::size_t>(owner));
  }

  std::int32_t add(const SpeakerPhrase& phrase, double confidence, const char* by) {
    AttributionSpans a;
    a.source = {phrase.source};
    if (phrase.cue.first < phrase.cue.last) a.cue = {phrase.cue};
    a.cue_head = phrase.cue_head;
    a.confidence = confidence;
    a.by = by;
    m_found.push_back(std::move(a));
    return static_cast<std::int32_t>(m_found.size() - 1);
  }

  // ---- who it is

  std::int32_t find_owner(std::size_t first, std::size_t last) {
    const std::int32_t behind = by_verb(last - 1);
    if (behind != kNobody) return behind;
    const std::int32_t lead = by_lead(first);
    if (lead != kNobody) return lead;
    const std::int32_t before = by_same_paragraph(first);
    if (before != kNobody) return before;
    return by_standing_alone(first, last);
  }

  /// "…,” fumed Sorel"
  std::int32_t by_verb(std::size_t i) {
    const Quote& q = m_quotes[i];
    if (!q.opens_sentence && !(i > 0 && m_quotes[i].carries_on)) return kNobody;
    std::uint32_t t = q.tokens.last;
    if (t < m_view.size() && m_view[t].mark == Mark::comma) ++t;
    if (t >= m_view.size() || m_view.paragraph_of(t) != q.paragraph || q.stops) return kNobody;
    const auto phrase = m_reader.behind(t, q.comma);
    if (!phrase || covered(phrase->cue)) return kNobody;
    const bool bare = !q.comma && !q.asks;  // “…” is how Sorel put it
    if (bare && phrase->cue.first < t + 2) return kNobody;
    return add(*phrase, 0.7, "rule:quotation-verb/1");
  }

  /// Some of it is content of another attribution than `but`.
  bool covered(TokenSegment s, std::int32_t but = kNobody) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (m_owner[t] != kNobody && m_owner[t] != but) return true;
    }
    return false;
  }

  /// The clause and colon before quotation `i`, if it is announced like that.
  std::optional<SpeakerPhrase> lead_of(std::size_t i) const {
    const Quote& q = m_quotes[i];
    if (q.tokens.first == 0 || m_view[q.tokens.first - 1].mark != Mark::colon) return std::nullopt;
    const std::uint32_t colon = q.tokens.first - 1;
    if (m_view.paragraph_of(colon) + 1 < q.paragraph) return std::nullopt;
    return m_reader.announcing(lead_first(i), colon);
  }

  std::uint32_t lead_first(std::size_t i) const {
    const std::uint32_t colon = m_quotes[i].tokens.first - 1;
    const std::uint32_t first = m_doc.sentences[m_view.sentence_of(colon)].first;
    return i > 0 ? std::max(first, std::min(m_quotes[i - 1].tokens.last, colon)) : first;
  }

  std::int32_t by_lead(std::size_t i) {
    const auto phrase = lead_of(i);
    if (!phrase || covered(phrase->source)) return kNobody;
    return add(*phrase, 0.7, "rule:quotation-lead/1");
  }

  /// "… Added Poole: “…”": a quotation with a lead of its own does not belong to the one before, even where
  /// the models gave it to both.
  bool claim_by_lead(std::size_t first, std::size_t last, std::int32_t owner) {
    if (owner == kNobody || first == 0 || m_quotes[first - 1].owner != owner) return false;
    if (m_quotes[first - 1].paragraph != m_quotes[first].paragraph) return false;
    const auto phrase = lead_of(first);
    if (!phrase || phrase->cue.first >= phrase->cue.last || covered(phrase->source, owner)) return false;
    const AttributionSpans& a = m_found[static_cast<std::size_t>(owner)];
    if (!a.cue.empty() && a.cue.front().first < phrase->cue.last && phrase->cue.first < a.cue.back().last)
      return false;
    if (!a.source.empty() && count_common(a.source, {phrase->source}) > 0) return false;
    const std::int32_t fresh = add(*phrase, 0.7, "rule:quotation-lead/1");
    take({lead_first(first), m_quotes[first].tokens.first}, owner);
    for (std::size_t i = first; i < last; ++i) {
      if (m_quotes[i].owner != owner) continue;
      take(m_quotes[i].tokens, owner);
      give(i, fresh);
    }
    return true;
  }

  /// "“A.” Her deputy, Tom Hale, disagreed. “B.”": B is his, even where the models gave it to the first
  /// speaker.
  bool claim_by_sentence(std::size_t first, std::size_t last, std::int32_t owner) {
    const Quote& q = m_quotes[first];
    if (owner == kNobody || first == 0 || m_quotes[first - 1].owner != owner || q.opens_paragraph)
      return false;
    if (m_quotes[first - 1].paragraph != q.paragraph || !q.opens_sentence || !is_whole_sentence(q))
      return false;
    drop_narration(owner, first);
    const AttributionSpans& a = m_found[static_cast<std::size_t>(owner)];
    const Sentence& sentence = m_doc.sentences[m_view.sentence_of(q.tokens.first) - 1];
    if (sentence.first < m_quotes[first - 1].tokens.last || is_question(sentence) || a.source.empty())
      return false;
    if (!a.cue.empty() && a.cue.front().first >= sentence.first) return false;
    const auto subject = m_reader.subject_of_sentence(sentence);
    if (!subject || shares_name(*subject, a.source.front()) || speaks_of(q.tokens, *subject)) return false;
    bool named = false;
    for (std::uint32_t t = subject->first; t < subject->last; ++t) named = named || m_reader.is_name(t);
    if (!named) return false;
    const std::int32_t fresh = add({*subject, {}, q.tokens.first}, 0.6, "rule:quotation-alone/1");
    for (std::size_t i = first; i < last; ++i) {
      if (m_quotes[i].owner != owner) continue;
      take(m_quotes[i].tokens, owner);
      give(i, fresh);
    }
    return true;
  }

  bool shares_name(TokenSegment a, TokenSegment b) const {
    for (std::uint32_t t = a.first; t < a.last; ++t) {
      if (!m_view[t].capital) continue;
      for (std::uint32_t k = b.first; k < b.last; ++k) {
        if (m_view.form(k) == m_view.form(t)) return true;
      }
    }
    return false;
  }

  void take(TokenSegment part, std::int32_t from) {
    std::vector<TokenSegment> rest;
    for (const TokenSegment& s : m_found[static_cast<std::size_t>(from)].content) {
      if (s.first < std::min(s.last, part.first)) rest.push_back({s.first, std::min(s.last, part.first)});
      if (std::max(s.first, part.last) < s.last) rest.push_back({std::max(s.first, part.last), s.last});
    }
    m_found[static_cast<std::size_t>(from)].content = std::move(rest);
    for (std::uint32_t t = part.first; t < part.last; ++t) {
      if (m_owner[t] == from) m_owner[t] = kNobody;
    }
  }

  /// Behind "“…,” she said." in the same paragraph; or behind a sentence about somebody.
  std::int32_t by_same_paragraph(std::size_t i) {
    const Quote& q = m_quotes[i];
    if (q.opens_paragraph || !q.opens_sentence || !is_whole_sentence(q)) return kNobody;
    const std::uint32_t paragraph_first = m_doc.paragraphs[q.paragraph].first;
    bool asked = false;
    std::uint32_t s = m_view.sentence_of(q.tokens.first);
    for (std::uint32_t step = 0; step < kFarBack && s > paragraph_first; ++step) {
      --s;
      const Sentence& sentence = m_doc.sentences[s];
      const std::int32_t quoted = owner_of_last_quote(i, sentence);
      if (quoted != kNobody) return quoted;
      if (is_question(sentence)) {
        asked = true;
        continue;
      }
      auto subject = source_in(sentence);
      if (!subject) subject = m_reader.subject_of_sentence(sentence);
      if (!subject || (!asked && speaks_of(q.tokens, *subject))) return kNobody;
      return add({*subject, {}, q.tokens.first}, 0.6, "rule:quotation-alone/1");
    }
    return kNobody;
  }

  /// The source that all attributions of a sentence have.
  std::optional<TokenSegment> source_in(const Sentence& sentence) const {
    std::optional<TokenSegment> out;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (m_cue[t] == kNobody) continue;
      const AttributionSpans& a = m_found[static_cast<std::size_t>(m_cue[t])];
      if (a.content.empty()) continue;
      if (a.source.size() != 1 || (out && *out != a.source.front())) return std::nullopt;
      out = a.source.front();
    }
    return out;
  }

  /// Whose words a quotation of this sentence is, the last one before quotation `i`.
  std::int32_t owner_of_last_quote(std::size_t i, const Sentence& sentence) const {
    if (i == 0) return kNobody;
    const Quote& before = m_quotes[i - 1];
    return before.tokens.last > sentence.first && before.tokens.first < sentence.last ? before.owner
                                                                                      : kNobody;
  }

  bool is_question(const Sentence& sentence) const {
    return sentence.last > sentence.first && m_view[sentence.last - 1].mark == Mark::question;
  }

  /// Only marks stand between the quotation and the end of its sentence.
  bool is_whole_sentence(const Quote& q) const {
    if (!q.stops && !q.asks) return false;
    const std::uint32_t end = m_doc.sentences[m_view.sentence_of(q.tokens.last - 1)].last;
    for (std::uint32_t t = q.tokens.last; t < end; ++t) {
      if (m_view[t].mark == Mark::none) return false;
    }
    return true;
  }

  /// The quotation is about its supposed speaker: it names them, or says "she" and never "I" or "we".
  bool speaks_of(TokenSegment quotation, TokenSegment speaker) const {
    bool third = false, first = false;
    for (std::uint32_t t = quotation.first; t < quotation.last; ++t) {
      const std::string word = fold_case(m_view.form(t));
      third = third || in_list(" he she him her his hers ", word);
      const bool same = speaker.last == speaker.first + 1 && word == fold_case(m_view.form(speaker.first));
      if (same && in_list(" he she ", word)) return true;
      first = first || in_list(" i we my our us me ", word);
      const bool name = m_view[t].capital && m_view[t].upos == static_cast<std::uint8_t>(Upos::PROPN);
      if (name && shares_name({t, t + 1}, speaker)) return true;
    }
    return third && !first;
  }

  /// A paragraph that is nothing but the quotation: the speaker of the paragraph before it.
  std::int32_t by_standing_alone(std::size_t first, std::size_t last) {
    const Quote& q = m_quotes[first];
    const Quote& end = m_quotes[last - 1];
    if (!q.opens_paragraph || !end.ends_paragraph || q.paragraph == 0 || end.words < 3) return kNobody;
    const bool open =
        m_doc.tokens[end.tokens.last - 1].quotation >= 0 && m_view[end.tokens.last - 1].mark != Mark::quote;
    if (!end.stops && !end.asks && !open) return kNobody;  // a heading
    const TokenSegment before = paragraph_tokens(q.paragraph - 1);
    if (before.first >= before.last) return kNobody;
    const std::uint32_t s = m_view.sentence_of(before.last - 1);
    const Sentence& sentence = m_doc.sentences[s];
    if (m_view[sentence.last - 1].mark == Mark::question) return kNobody;
    const std::int32_t quoted = owner_of_last_quote(first, {before.first, before.last, 0, {}});
    if (quoted != kNobody && !m_found[static_cast<std::size_t>(quoted)].source.empty())
      return speaks_of(q.tokens, m_found[static_cast<std::size_t>(quoted)].source.front()) ? kNobody : quoted;
    const auto subject = m_reader.subject_of_sentence(sentence);
    if (!subject || speaks_of(q.tokens, *subject)) return kNobody;
    return add({*subject, {}, q.tokens.first}, 0.5, "rule:quotation-alone/1");
  }

  const DocView& m_view;
  const AnnotatedText& m_doc;
  std::vector<AttributionSpans>& m_found;
  const SpeakerReader m_reader;
  std::vector<std::int32_t> m_owner;  ///< token → attribution whose content holds it
  std::vector<std::int32_t> m_cue;    ///< token → attribution whose cue holds it
  std::vector<Quote> m_quotes;
};

}  // namespace

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

void attribute_quotations(const DocView& view, std::vector<AttributionSpans>& found) {
  QuotationReader(view, found).run();
}

}  // namespace claimgraph::attribution
