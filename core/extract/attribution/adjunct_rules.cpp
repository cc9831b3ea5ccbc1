#include "core/extract/attribution/adjunct_rules.hpp"

#include <algorithm>
#include <optional>

#include "core/extract/syntax/function_words.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

bool is_view_noun(std::string_view lemma) {
  return in_list(
      " view opinion eye estimation judgement judgment assessment reading telling account estimate reckoning "
      "word analysis ",
      lemma);
}

class AdjunctReader {
 public:
  explicit AdjunctReader(const AnnotatedText& doc) : m_doc(doc), m_syntax(doc) {}

  std::vector<AttributionSpans> according_to() {
    for (std::uint32_t t = 0; t + 2 < m_doc.tokens.size(); ++t) {
      if (m_doc.tokens[t].quotation >= 0) continue;
      if (m_syntax.is_word(t, "according") && m_syntax.is_word(t + 1, "to")) {
        beside(t, t + 2, t + 2, "rule:according-to/1", 0.75);
      } else if (m_syntax.is_word(t, "per") && is_set_off(t)) {
        beside(t, t + 1, t + 1, "rule:according-to/1", 0.7);
      } else if (m_syntax.is_word(t, "in")) {
        in_their_view(t);
      }
    }
    return std::move(m_out);
  }

  std::vector<AttributionSpans> reportedly() {
    for (std::uint32_t t = 0; t < m_doc.tokens.size(); ++t) {
      if (m_doc.tokens[t].quotation >= 0) continue;
      if (m_doc.tokens[t].upos == Upos::ADV &&
          in_list(" reportedly allegedly supposedly purportedly ", m_syntax.lemma(t))) {
        adverb(t);
      } else if (m_doc.tokens[t].upos == Upos::VERB) {
        as_reported(t);
      }
    }
    return std::move(m_out);
  }

 private:
  const Sentence& sentence_of(std::uint32_t t) const { return m_doc.sentences[m_doc.tokens[t].sentence]; }
  std::string_view form(std::uint32_t t) const { return m_doc.tokens[t].form; }
  bool is_comma(std::uint32_t t) const { return form(t) == ","; }

  void trim(TokenSegment& s) const {
    const auto loose = [&](std::uint32_t t) {
      return m_doc.tokens[t].upos == Upos::PUNCT && is_loose_mark(form(t));
    };
    while (s.first < s.last && loose(s.first)) ++s.first;
    while (s.first < s.last && loose(s.last - 1)) --s.last;
  }

  std::uint32_t comma_behind(std::uint32_t from, std::uint32_t end) const {
    for (std::uint32_t t = from; t < end; ++t) {
      if (is_comma(t) && m_doc.tokens[t].quotation < 0) return t;
    }
    return end;
  }

  /// "…, per the WHO, …": a comma before it or the start of the sentence, no figure behind it.
  bool is_set_off(std::uint32_t t) const {
    const Sentence& sentence = sentence_of(t);
    if (t != sentence.first && !is_comma(t - 1)) return false;
    return t + 1 < sentence.last &&
           (m_doc.tokens[t + 1].upos == Upos::PROPN || m_syntax.is_word(t + 1, "the")) &&
           !in_list(" cent day week month year person head capita ", m_syntax.lemma(t + 1));
  }

  void add(std::vector<TokenSegment> source, TokenSegment cue, std::vector<TokenSegment> content,
           const char* by, double confidence) {
    for (TokenSegment& s : content) trim(s);
    std::erase_if(content, [](const TokenSegment& s) { return s.first >= s.last; });
    if (content.empty()) return;
    AttributionSpans a;
    a.source = std::move(source);
    a.cue = {cue};
    a.cue_head = cue.first;
    a.content = std::move(content);
    a.confidence = confidence;
    a.by = by;
    m_out.push_back(std::move(a));
  }

  /// The rest of the sentence around the adjunct [cue, end of source).
  void beside(std::uint32_t cue, std::uint32_t cue_last, std::uint32_t first, const char* by,
              double confidence) {
    const Sentence& sentence = sentence_of(cue);
    TokenSegment source{first, std::min(first + 1, sentence.last)};
    // The phrase whose case or mark the cue is.
    for (std::uint32_t t = first; t < sentence.last && t < first + 12; ++t) {
      const auto head = m_syntax.head(t);
      if (m_doc.tokens[t].upos == Upos::PUNCT) break;
      if (!head || *head < first || *head == cue) {
        source.last = std::max(source.last, subtree_range(m_doc, t).last);
        break;
      }
    }
    source.last = std::min(source.last, comma_behind(first, sentence.last));
    trim(source);
    if (source.first >= source.last) return;
    std::vector<TokenSegment> content{{sentence.first, cue}};
    if (cue == sentence.first) {
      content = {{std::max(source.last, comma_behind(source.last, sentence.last)), sentence.last}};
      if (content.front().first >= sentence.last) content = {{source.last, sentence.last}};
    } else if (by_comma(cue, source.last, sentence)) {
      content.push_back({source.last, sentence.last});  // the cue stands in the middle
    }
    add({source}, {cue, cue_last}, std::move(content), by, confidence);
  }

  /// "Yersinia, per the WHO, is often found": commas on both sides and no whole clause before.
  bool by_comma(std::uint32_t cue, std::uint32_t last, const Sentence& sentence) const {
    if (cue == sentence.first || !is_comma(cue - 1) || last + 1 >= sentence.last || !is_comma(last))
      return false;
    for (std::uint32_t t = sentence.first; t < cue; ++t) {
      const std::string_view tag = m_syntax.xpos(t);
      if (is_finite_tag(tag)) return false;
    }
    return true;
  }

  /// "In other words" is nobody's.
  bool names_somebody(TokenSegment s) const {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      const Upos upos = m_doc.tokens[t].upos;
      if (upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::PRON) return true;
    }
    return false;
  }

  /// "In the view of Anna Sorel, S" and "In Sorel's opinion, S".
  void in_their_view(std::uint32_t t) {
    const Sentence& sentence = sentence_of(t);
    if (t != sentence.first && !is_comma(t - 1)) return;
    std::uint32_t noun = t + 1;
    while (noun < sentence.last && noun < t + 10 && !is_comma(noun) && !is_view_noun(m_syntax.lemma(noun))) {
      const Upos upos = m_doc.tokens[noun].upos;  // "in which he raised doubts about the judgment of Roe"
      if (upos == Upos::VERB || upos == Upos::AUX || m_syntax.is_word(noun, "which")) return;
      ++noun;
    }
    if (noun >= sentence.last || noun >= t + 10 || is_comma(noun) || m_doc.tokens[noun].upos != Upos::NOUN)
      return;
    const std::uint32_t comma = comma_behind(noun, sentence.last);
    TokenSegment source;
    if (noun + 1 < sentence.last && m_syntax.is_word(noun + 1, "of")) {
      source = {noun + 2, comma};
    } else if (comma == noun + 1 || noun + 1 == sentence.last || m_doc.tokens[noun + 1].form == ".") {
      source = {t + 1, noun};
      if (source.last > source.first + 1 && is_possessive_mark(form(source.last - 1))) --source.last;
      if (in_list(" the a an this that some any my our your ", m_syntax.lemma(source.first)) &&
          source.last == source.first + 1)
        return;
    } else {
      return;
    }
    if (source.first >= source.last || source.last - source.first > 14 || !names_somebody(source)) return;
    const TokenSegment cue = source.first > noun ? TokenSegment{t, source.first} : TokenSegment{t, t + 1};
    const TokenSegment cue_noun = source.first > noun ? cue : TokenSegment{noun, noun + 1};
    std::vector<TokenSegment> content{{comma, sentence.last}};
    if (t != sentence.first) content = {{sentence.first, t}};
    add({source}, cue_noun, std::move(content), "rule:according-to/1", 0.75);
  }

  /// "The army reportedly has been training the rebels": the clause of the adverb, without it.
  void adverb(std::uint32_t t) {
    const auto verb = m_syntax.head(t);
    if (!verb || !m_syntax.has_relation(t, {"advmod"}) || m_doc.tokens[*verb].quotation >= 0) return;
    if (!m_syntax.is_clause(*verb) || !m_syntax.is_finite(*verb) || !m_syntax.own_subject(*verb)) return;
    if (m_syntax.has_relation(*verb, {"acl", "advcl", "csubj"})) return;
    if (in_list(" say tell claim report ", m_syntax.lemma(*verb))) return;  // somebody's words already
    const Sentence& sentence = sentence_of(t);
    const TokenRange range = subtree_range(m_doc, *verb);
    TokenSegment clause{std::max(range.first, sentence.first), std::min(range.last, sentence.last)};
    for (std::uint32_t k = clause.first; k < clause.last; ++k) {
      if (m_doc.tokens[k].quotation >= 0) return;
    }
    if (t < clause.first || t >= clause.last) return;
    add({}, {t, t + 1}, {{clause.first, t}, {t + 1, clause.last}}, "rule:reportedly/1", 0.6);
  }

  /// "As NBC News has reported, S"
  void as_reported(std::uint32_t t) {
    if (!m_syntax.has_relation(t, {"advcl"}) ||
        !in_list(" report note say reveal observe write show find point put document ", m_syntax.lemma(t)))
      return;
    const auto mark = m_syntax.child(t, {"mark"});
    const auto subject = m_syntax.own_subject(t);
    if (!mark || !subject || !m_syntax.is_word(*mark, "as") || *subject > t ||
        m_syntax.child(t, {"ccomp", "obj"}))
      return;
    const Sentence& sentence = sentence_of(t);
    if (*mark != sentence.first) return;
    const std::uint32_t comma = comma_behind(t, sentence.last);
    if (comma >= sentence.last || comma > t + 6) return;
    std::uint32_t end = comma + 1;  // "…, according to Roe" is another source
    while (end < sentence.last && !(is_comma(end - 1) && m_syntax.is_word(end, "according"))) ++end;
    const TokenRange range = subtree_range(m_doc, *subject);
    add({{range.first, range.last}}, {t, t + 1}, {{comma, end}}, "rule:as-reported/1", 0.7);
  }

  const AnnotatedText& m_doc;
  const Syntax m_syntax;
  std::vector<AttributionSpans> m_out;
};

}  // namespace

std::vector<AttributionSpans> find_according_to(const AnnotatedText& doc) {
  return AdjunctReader(doc).according_to();
}

std::vector<AttributionSpans> find_reportedly(const AnnotatedText& doc) {
  return AdjunctReader(doc).reportedly();
}

}  // namespace claimgraph
