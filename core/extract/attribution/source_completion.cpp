#include "core/extract/attribution/source_completion.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

bool is_dash(const Token& token) {
  return token.form == "-" || token.form == "--" || token.form == "–" || token.form == "—";
}

bool is_upper_word(std::string_view form) {
  return form.size() > 2 &&
         std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class Completer {
 public:
  Completer(const AnnotatedText& doc, std::vector<AttributionSpans>& found)
      : m_doc(doc), m_syntax(doc), m_found(found), m_size(static_cast<std::uint32_t>(doc.tokens.size())) {
    for (std::uint32_t i = 0; i < found.size(); ++i)
      if (found[i].cue_head < m_size) m_by_sentence[doc.tokens[found[i].cue_head].sentence].push_back(i);
  }

  void run() {
    for (AttributionSpans& a : m_found) {
      drop_dateline(a);
      drop_quoted_source(a);
      drop_comparison(a);
      drop_topic_source(a);
      part_from_subject(a);
      if (!a.source.empty() || a.cue_head >= m_size || a.cue.empty() || a.content.empty()) continue;
      if (take_name_behind_cue(a)) continue;
      if (take_inverted_subject(a)) continue;
      const TokenSet content(a.content);
      std::optional<TokenSegment> source = subject_phrase(a.cue_head, content);
      if (!source) source = source_of_participle(a, content);
      if (!source) source = opening_noun(a, content);
      if (source) a.source = {*source};
    }
  }

 private:
  /// "LIMA (Agency) - Officials": what stands before the dash tells where the report was written.
  void drop_dateline(AttributionSpans& a) const {
    if (a.source.empty()) return;
    TokenSegment& first = a.source.front();
    if (first.first >= first.last || first.last > m_size || !is_upper_word(m_doc.tokens[first.first].form))
      return;
    const Sentence& sentence = m_doc.sentences[m_doc.tokens[first.first].sentence];
    if (sentence.first != first.first) return;
    if (first.last < sentence.last && is_dash(m_doc.tokens[first.last]) && a.cue_head < m_size) {
      // the whole of it: who speaks is the subject behind the dash
      std::optional<std::uint32_t> subject;
      for (const std::uint32_t c : m_syntax.children(a.cue_head)) {
        if (c > first.last && c < a.cue_head && m_syntax.has_relation(c, {"nsubj"})) subject = c;
      }
      if (!subject) return;
      const auto source = phrase(*subject, a.cue_head, TokenSet(a.content));
      if (source) first = *source;
      return;
    }
    for (std::uint32_t t = first.first + 1; t + 1 < first.last && t < first.first + 9; ++t) {
      if (!is_dash(m_doc.tokens[t])) continue;
      first.first = t + 1;
      return;
    }
  }

  /// "…,” comments Roe in a statement, “…", "He had, according to Ana Roe of the Courier, eaten": the name
  /// that follows the cue is no part of what was said.
  bool take_name_behind_cue(AttributionSpans& a) const {
    const std::uint32_t at = a.cue.back().last;
    if (a.content.size() < 2 || a.content.front().last > a.cue.front().first) return false;
    const auto behind = std::find_if(a.content.begin(), a.content.end(),
                                     [&](const TokenSegment& s) { return s.first == at; });
    if (behind == a.content.end() || at >= m_size || m_doc.tokens[at].quotation >= 0) return false;
    const auto name = std::lower_bound(m_doc.names.begin(), m_doc.names.end(), at,
                                       [](const NameSpan& n, std::uint32_t t) { return n.first < t; });
    std::uint32_t last = at;
    if (name != m_doc.names.end() && name->first == at) last = name->last;
    while (last < behind->last && last < at + 6 && m_doc.tokens[last].upos == Upos::PROPN) ++last;
    if (last == at || last > behind->last) return false;
    // The phrase goes on to the comma or the quotation mark: "of the Courier", "in a statement".
    std::uint32_t end = last;
    while (end < behind->last && end < last + 8 && m_doc.tokens[end].form != "," &&
           m_doc.tokens[end].quotation < 0) {
      if (m_doc.tokens[end].upos == Upos::VERB || m_doc.tokens[end].upos == Upos::AUX) return false;
      ++end;
    }
    const bool of = end > last && m_syntax.is_word(last, "of");
    a.source = {{at, of ? end : last}};
    while (end < behind->last && m_doc.tokens[end].upos == Upos::PUNCT && m_doc.tokens[end].quotation < 0)
      ++end;
    behind->first = end;
    if (behind->first >= behind->last) a.content.erase(behind);
    return true;
  }

  /// "…, said Norra's recently named chair Ana Ruiz in a letter": nouns and what stands before them, up to a
  /// preposition or a comma.
  bool take_inverted_subject(AttributionSpans& a) const {
    const std::uint32_t cue = a.cue.front().first, first = a.cue.back().last;
    if (a.cue.size() != 1 || cue == 0 || !is_finite_tag(m_syntax.xpos(a.cue_head)) ||
        m_syntax.lemma(a.cue_head) != "say" || a.content.back().last > cue)
      return false;
    const Token& before = m_doc.tokens[cue - 1];
    if (before.upos != Upos::PUNCT || before.sentence != m_doc.tokens[cue].sentence) return false;
    std::uint32_t last = first, noun = first;
    while (last < m_size && last < first + 12 && m_doc.tokens[last].sentence == before.sentence &&
           m_doc.tokens[last].quotation < 0) {
      const Token& token = m_doc.tokens[last];
      const Upos upos = token.upos;
      const bool inside = upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ ||
                          upos == Upos::DET || upos == Upos::ADV || upos == Upos::NUM ||
                          m_syntax.xpos(last) == "POS" || m_syntax.xpos(last) == "PRP$" ||
                          m_syntax.xpos(last) == "VBN" || token.form == "-";
      if (!inside) break;
      ++last;
      if (upos == Upos::NOUN || upos == Upos::PROPN) noun = last;
    }
    if (noun == first) return false;
    a.source = {{first, noun}};
    return true;
  }

  /// "“We are late,” Roe said of | the plan": the plan is what it is said about.
  void drop_topic_source(AttributionSpans& a) const {
    if (a.source.size() != 1 || a.cue.size() != 1 || a.cue_head >= m_size) return;
    const std::uint32_t first = a.source.front().first;
    if (first < 2 || m_doc.tokens[a.cue_head].upos != Upos::VERB || m_doc.tokens[first].quotation >= 0)
      return;
    const bool about = m_syntax.is_word(first - 1, "of") || m_syntax.is_word(first - 1, "about");
    if (about && a.cue.front().last >= first - 1 && a.cue_head < first && m_syntax.own_subject(a.cue_head) &&
        !m_syntax.is_passive(a.cue_head))
      a.source.clear();
  }

  /// "according to Roe, | Li, a doctor, wrote that": the name behind the comma begins what is said, when a
  /// verb behind it has it as its subject.
  void part_from_subject(AttributionSpans& a) const {
    if (a.source.size() != 1 || a.content.empty() || a.cue_head >= m_size ||
        m_doc.tokens[a.cue_head].lemma != "accord")
      return;
    TokenSegment& s = a.source.front();
    TokenSegment& content = a.content.front();
    if (content.first < s.last || content.first > s.last + 2) return;
    for (std::uint32_t t = s.first + 1; t + 1 < s.last; ++t) {
      if (m_doc.tokens[t].form != "," || !is_person_name(t + 1)) continue;
      bool finite = false;
      for (std::uint32_t k = content.first; k < content.last; ++k)
        finite = finite || is_finite_tag(m_syntax.xpos(k));
      if (!finite || !is_person_name(t - 1)) return;
      content.first = t + 1;
      s.last = t;
      return;
    }
  }

  bool is_person_name(std::uint32_t t) const {
    const NameSpan* name = m_doc.name_at(t);
    return name != nullptr && name->type == NameType::person;
  }

  /// "Like its rival Acme, Norra has said": Norra alone says it.
  void drop_comparison(AttributionSpans& a) const {
    if (a.source.size() != 1) return;
    TokenSegment& s = a.source.front();
    if (!in_list(" like unlike ", fold_case(m_doc.tokens[s.first].form))) return;
    for (std::uint32_t t = s.first + 1; t + 1 < s.last; ++t) {
      if (m_doc.tokens[t].form != ",") continue;
      s.first = t + 1;
      return;
    }
  }

  /// "“We are glad,” Roe said, adding that": the narrator's verb has no subject among the words that are
  /// quoted.
  void drop_quoted_source(AttributionSpans& a) const {
    if (a.source.size() != 1 || a.cue.empty() || a.cue_head >= m_size) return;
    const std::int32_t q = m_doc.tokens[a.source.front().first].quotation;
    if (q < 0 || m_doc.tokens[a.cue.front().first].quotation >= 0) return;
    const Quotation& quotation = m_doc.quotations[static_cast<std::size_t>(q)];
    if (quotation.last - quotation.first > 6 && a.source.front().last <= quotation.last) a.source.clear();
  }

  bool can_speak(std::uint32_t noun) const {
    if (m_syntax.is_word(noun, "it") || m_syntax.is_word(noun, "there") || m_syntax.is_word(noun, "this") ||
        m_syntax.is_word(noun, "that") || m_syntax.is_word(noun, "what"))
      return false;
    const Upos upos = m_doc.tokens[noun].upos;
    return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON;
  }

  /// The phrase of this noun up to where cue or content begin.
  std::optional<TokenSegment> phrase(std::uint32_t noun, std::uint32_t cue, const TokenSet& content) const {
    if (content.contains(noun) || !can_speak(noun)) return std::nullopt;
    const TokenRange range = subtree_range(m_doc, noun);
    std::uint32_t first = range.first, last = range.last;
    for (std::uint32_t t = noun; t > first; --t)
      if (content.contains(t - 1)) first = t;
    for (std::uint32_t t = noun + 1; t < last; ++t)
      if (content.contains(t) || t == cue) last = t;
    while (last > noun + 1 && m_doc.tokens[last - 1].upos == Upos::PUNCT) --last;
    while (first < noun && m_doc.tokens[first].upos == Upos::PUNCT) ++first;
    return TokenSegment{first, last};
  }

  /// The cue's own subject, or that of the verb it is joined to.
  std::optional<TokenSegment> subject_phrase(std::uint32_t cue, const TokenSet& content) const {
    if (m_doc.tokens[cue].upos != Upos::VERB || m_syntax.is_passive(cue)) return std::nullopt;
    if (m_syntax.has_relation(cue, {"xcomp", "acl"}) || !m_syntax.is_finite(cue)) return std::nullopt;
    const auto subject = m_syntax.subject(cue);
    if (subject) return phrase(*subject, cue, content);
    return m_syntax.has_relation(cue, {"conj"}) ? source_of_conjunct(cue) : std::nullopt;
  }

  /// "Roe touched upon X and noted that": the source that the first verb has.
  std::optional<TokenSegment> source_of_conjunct(std::uint32_t cue) const {
    const auto first = m_syntax.head(cue);
    const auto here = m_by_sentence.find(m_doc.tokens[cue].sentence);
    if (!first || here == m_by_sentence.end()) return std::nullopt;
    for (const std::uint32_t i : here->second)
      if (m_found[i].cue_head == *first && m_found[i].source.size() == 1) return m_found[i].source.front();
    return std::nullopt;
  }

  /// "X said that …, adding that …": X. "Noting that …, X asked": X.
  std::optional<TokenSegment> source_of_participle(AttributionSpans& a, const TokenSet& content) const {
    const std::uint32_t cue = a.cue_head;
    if (m_syntax.xpos(cue) != "VBG" || m_syntax.own_subject(cue) || m_syntax.child(cue, {"mark", "case"}))
      return std::nullopt;
    const Sentence& sentence = m_doc.sentences[m_doc.tokens[cue].sentence];
    const std::uint32_t before = a.cue.front().first;
    const bool opens = before == sentence.first;
    if (!opens && m_doc.tokens[before - 1].upos != Upos::PUNCT &&
        m_doc.tokens[before - 1].upos != Upos::CCONJ)
      return std::nullopt;
    if (!opens)
      if (auto earlier = earlier_source(a, sentence)) return earlier;
    std::uint32_t clause = cue;
    for (int step = 0; step < 6; ++step) {
      const auto above = m_syntax.head(clause);
      if (!above) break;
      clause = *above;
      const auto subject = m_syntax.own_subject(clause);
      if (!subject || !m_syntax.is_finite(clause) || content.contains(clause)) continue;
      return phrase(*subject, cue, content);
    }
    return opens ? main_subject_behind(a, sentence) : std::nullopt;
  }

  /// "Arguing that …, | Roe has said": the main clause begins behind a comma with a name and its verb; what
  /// was said ends before it.
  std::optional<TokenSegment> main_subject_behind(AttributionSpans& a, const Sentence& sentence) const {
    for (std::uint32_t t = a.cue.back().last + 2; t + 2 < sentence.last; ++t) {
      if (m_doc.tokens[t - 1].form != "," || m_doc.tokens[t].quotation >= 0) continue;
      std::uint32_t end = t;
      while (end + 1 < sentence.last && end < t + 8 &&
             (m_doc.tokens[end].upos == Upos::PROPN || m_doc.tokens[end].upos == Upos::DET ||
              m_doc.tokens[end].upos == Upos::PRON || m_doc.tokens[end].upos == Upos::NOUN ||
              m_doc.tokens[end].upos == Upos::ADJ))
        ++end;
      const std::string_view tag = m_syntax.xpos(end);
      const bool verb = is_finite_tag(tag);
      bool subject = false;
      for (std::uint32_t k = t; k < end; ++k)
        subject = subject || (m_syntax.has_relation(k, {"nsubj"}) && m_syntax.head(k) >= end);
      if (end == t || !verb || !subject || !can_speak(end - 1)) continue;
      for (TokenSegment& segment : a.content)
        if (segment.first < t && segment.last > t) segment.last = t - 1;
      std::erase_if(a.content, [&](const TokenSegment& segment) { return segment.first >= t; });
      return TokenSegment{t, end};
    }
    return std::nullopt;
  }

  /// "The company, which is expected to …, confirmed that": the noun at the head of the sentence, when a
  /// relative clause between commas parts it from the cue.
  std::optional<TokenSegment> opening_noun(const AttributionSpans& a, const TokenSet& content) const {
    const std::uint32_t cue = a.cue.front().first;
    const Sentence& sentence = m_doc.sentences[m_doc.tokens[a.cue_head].sentence];
    const std::string_view tag = m_syntax.xpos(a.cue_head);
    if (cue < sentence.first + 4 || m_doc.tokens[cue - 1].form != "," ||
        (tag != "VBD" && tag != "VBN" && tag != "VBZ"))
      return std::nullopt;
    std::uint32_t comma = sentence.first;
    while (comma < cue && m_doc.tokens[comma].form != ",") {
      const Upos upos = m_doc.tokens[comma].upos;
      if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::SCONJ || upos == Upos::ADP) {
        if (!m_syntax.is_word(comma, "of")) return std::nullopt;
      }
      ++comma;
    }
    if (comma == sentence.first || comma + 1 >= cue) return std::nullopt;
    if (!m_syntax.is_word(comma + 1, "which") && !m_syntax.is_word(comma + 1, "who") &&
        !m_syntax.is_word(comma + 1, "whose"))
      return std::nullopt;
    if (content.contains(sentence.first) || content.contains(comma - 1) || !can_speak(comma - 1))
      return std::nullopt;
    return TokenSegment{sentence.first, comma};
  }

  /// The source of what was said before in the same sentence.
  std::optional<TokenSegment> earlier_source(const AttributionSpans& a, const Sentence& sentence) const {
    const AttributionSpans* best = nullptr;
    const auto here = m_by_sentence.find(m_doc.tokens[a.cue_head].sentence);
    if (here == m_by_sentence.end()) return std::nullopt;
    for (const std::uint32_t i : here->second) {
      const AttributionSpans& other = m_found[i];
      if (&other == &a || other.source.size() != 1 || other.cue.empty() || other.nesting > 0) continue;
      const std::uint32_t at = other.cue.front().first;
      if (at < sentence.first || at >= a.cue.front().first) continue;
      if (best == nullptr || at > best->cue.front().first) best = &other;
    }
    if (best == nullptr) return std::nullopt;
    return best->source.front();
  }

  const AnnotatedText& m_doc;
  const Syntax m_syntax;
  std::vector<AttributionSpans>& m_found;
  const std::uint32_t m_size;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>
      m_by_sentence;  ///< indices by the cue's sentence
};

}  // namespace

void complete_sources(const AnnotatedText& doc, std::vector<AttributionSpans>& found) {
  if (!Syntax(doc).is_parsed()) return;
  Completer(doc, found).run();
}

}  // namespace claimgraph
