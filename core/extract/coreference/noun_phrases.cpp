#include "core/extract/coreference/noun_phrases.hpp"

#include <algorithm>

namespace claimgraph {

SyntacticRole NounPhrases::role_of(std::uint32_t head) const {
  std::uint32_t at = head;
  for (int step = 0; step < 8 && m_syntax.has_relation(at, {"conj"}) && m_syntax.head(at); ++step)
    at = *m_syntax.head(at);
  if (m_syntax.has_relation(at, {"nsubj"}) || m_syntax.is_relation(at, {"csubj"}))
    return SyntacticRole::subject;
  if (m_syntax.has_relation(at, {"obj", "iobj"})) return SyntacticRole::object;
  if (m_syntax.has_relation(at, {"obl"})) return SyntacticRole::oblique;
  if (m_syntax.is_relation(at, {"nmod", "nmod:unmarked"})) return SyntacticRole::noun_modifier;
  if (m_syntax.is_relation(at, {"nmod:poss"})) return SyntacticRole::possessor;
  return m_syntax.child(at, {"cop"}) ? SyntacticRole::predicate : SyntacticRole::other;
}

/// The child belongs to the phrase of its head.
bool NounPhrases::is_part(std::uint32_t head, std::uint32_t c) const {
  if (m_syntax.has_relation(c, {"appos"})) return !m_names.are_two_things(head, c);
  if (m_syntax.has_relation(c, {"advmod"}))
    return c < head && c > 0 && token(c).sentence == token(c - 1).sentence &&
           m_syntax.is_relation(c - 1, {"det"});
  return m_syntax.has_relation(c, {"det", "amod", "nummod", "flat", "nmod", "acl", "fixed", "goeswith"}) ||
         m_syntax.is_relation(c, {"compound"});
}

/// A "compound" that has a prepositional phrase of its own is a slip of the parser.
bool NounPhrases::is_slip(std::uint32_t c) const {
  return m_syntax.is_relation(c, {"compound"}) && m_syntax.has_child(c, {"nmod", "acl:relcl"});
}

void NounPhrases::set_extent(std::uint32_t head, CorefMention& mention) const {
  const auto children = m_syntax.children(head);
  const auto right =
      std::find_if(children.begin(), children.end(), [&](std::uint32_t c) { return c > head; });
  mention.first = mention.core_first = head;
  mention.last = mention.core_last = head + 1;
  for (auto c = right; c != children.begin();) {
    --c;
    if (m_syntax.has_relation(*c, {"punct"})) continue;
    if (!is_part(head, *c) || is_slip(*c)) break;
    mention.first = std::min(mention.first, subtree_range(m_doc, *c).first);
  }
  mention.core_first = mention.first;
  bool core = true;
  for (auto c = right; c != children.end(); ++c) {
    if (m_syntax.has_relation(*c, {"punct", "case"})) continue;  // marks and 's
    if (!is_part(head, *c)) break;
    mention.last = std::max(mention.last, subtree_range(m_doc, *c).last);
    core = core && m_syntax.is_relation(*c, {"flat", "compound", "fixed", "goeswith"});
    if (core) mention.core_last = mention.last;
    if (m_syntax.has_relation(*c, {"appos"})) mention.appositions.push_back(*c);
  }
  cut_dateline(mention);
  trim(mention);
}

/// "LIMA (Agency) - Scientists": two phrases, whatever the parser made of them.
void NounPhrases::cut_dateline(CorefMention& mention) const {
  const Sentence& sentence = m_doc.sentences[token(mention.head).sentence];
  if (mention.first != sentence.first ||
      m_doc.paragraphs[sentence.paragraph].span.begin != token(mention.first).span.begin)
    return;
  for (const char c : token(mention.first).form)
    if (c >= 'a' && c <= 'z') return;
  for (std::uint32_t t = mention.first + 1; t < std::min(mention.last, mention.first + 9); ++t) {
    const std::string_view form = token(t).form;
    if (form != "-" && form != "--" && form != "–" && form != "—") continue;
    if (token(t - 1).span.end == token(t).span.begin) continue;  // a hyphen
    (mention.head < t ? mention.last : mention.first) = mention.head < t ? t : t + 1;
    while (mention.head < t && mention.last > mention.head + 1 && token(mention.head + 1).form == "(")
      mention.last = mention.head + 1;
    mention.core_first = std::max(mention.core_first, mention.first);
    mention.core_last = std::min(mention.core_last, mention.last);
    std::erase_if(mention.appositions,
                  [&](std::uint32_t a) { return a < mention.first || a >= mention.last; });
    return;
  }
}

void NounPhrases::reach_left(CorefMention& mention) const {
  const std::uint32_t begin = m_doc.sentences[token(mention.head).sentence].first;
  std::uint32_t first = std::min(mention.first, mention.head - 2);
  while (first > begin) {
    const Upos upos = token(first - 1).upos;
    if (upos != Upos::ADJ && upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::DET) break;
    --first;
    if (upos == Upos::DET) break;
  }
  mention.first = mention.core_first = first;
}

void NounPhrases::trim(CorefMention& mention) const {
  while (mention.last > mention.head + 1 && droppable(mention.last - 1, mention)) --mention.last;
  while (mention.first < mention.head && token(mention.first).upos == Upos::PUNCT &&
         token(mention.first).form != "(")
    ++mention.first;
  mention.core_first = std::max(mention.core_first, mention.first);
  mention.core_last = std::min(mention.core_last, mention.last);
}

bool NounPhrases::droppable(std::uint32_t t, const CorefMention& mention) const {
  const std::string_view form = token(t).form;
  if (form == ")" || form == "]") {
    for (std::uint32_t i = mention.first; i < t; ++i)
      if (token(i).form == "(" || token(i).form == "[") return false;
    return true;
  }
  if (form == "\"" || form == "”" || form == "’" || form == "''" || form == "'") {
    return true;
  }
  return token(t).upos == Upos::PUNCT;
}

}  // namespace claimgraph
