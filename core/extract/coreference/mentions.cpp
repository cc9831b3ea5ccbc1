#include "core/extract/coreference/mentions.hpp"

#include <algorithm>

#include "core/extract/coreference/mention_facts.hpp"
#include "core/extract/coreference/name_types.hpp"
#include "core/extract/coreference/noun_phrases.hpp"
#include "core/extract/coreference/phrase_names.hpp"
#include "core/extract/coreference/pronouns.hpp"
#include "core/extract/coreference/split_phrases.hpp"
#include "core/extract/syntax/function_words.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {
namespace {

using lexicon::NounClass;

constexpr auto kSg = GrammaticalNumber::singular;
constexpr auto kPl = GrammaticalNumber::plural;

class MentionFinder {
 public:
  explicit MentionFinder(const AnnotatedText& doc)
      : m_doc(doc), m_syntax(doc), m_names(doc), m_phrases(doc, m_names) {}

  std::vector<CorefMention> run() {
    for (const Sentence& sentence : m_doc.sentences) {
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) visit(t);
    }
    for (CorefMention& mention : m_names.left_over(m_mentions)) m_mentions.push_back(std::move(mention));
    join_split_phrases(m_doc, m_mentions);
    settle_name_types(m_doc, m_mentions);
    for (CorefMention& mention : m_mentions) {
      mention.sentence = m_doc.tokens[mention.head].sentence;
      mention.quotation = m_doc.tokens[mention.head].quotation;
    }
    std::stable_sort(m_mentions.begin(), m_mentions.end(), [](const CorefMention& a, const CorefMention& b) {
      return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    return std::move(m_mentions);
  }

 private:
  const Token& token(std::uint32_t t) const { return m_doc.tokens[t]; }

  void visit(std::uint32_t t) {
    const Upos upos = token(t).upos;
    const std::string_view tag = m_syntax.xpos(t);
    if (upos == Upos::PRON || tag == "PRP" || tag == "PRP$") {
      if (!m_syntax.has_relation(t, {"expl"})) visit_pronoun(t);
      return;
    }
    if (upos == Upos::DET && tag == "DT" && is_demonstrative(fold_case(token(t).form)) &&
        !m_syntax.is_relation(t, {"det"}))
      return visit_pronoun(t);
    if (m_syntax.is_relation(t, {"compound", "flat", "fixed", "goeswith", "nmod:desc", "reparandum"})) return;
    if (m_names.is_inside_name(t)) return;
    if (is_noun(t) || hyphenated_class(t) == NounClass::organization) visit_noun(t);
  }

  bool is_noun(std::uint32_t t) const {
    const Upos upos = token(t).upos;
    const std::string_view form = token(t).form;
    if (form.ends_with('$') || form == "€" || form == "£" || form == "¥") return false;  // "US$"
    if (upos == Upos::NOUN || upos == Upos::PROPN) return true;
    const bool modifier = m_syntax.has_relation(t, {"amod"});
    // "Many in Hong Kong fear"
    if (m_syntax.has_relation(t, {"nsubj"}) &&
        in_list(" many most some few several others ", fold_case(token(t).form)))
      return true;
    if (upos == Upos::ADJ) return !modifier && m_syntax.has_child(t, {"det"});  // "the rich"
    return m_names.has_name(t) && upos != Upos::PUNCT && !modifier &&
           !m_syntax.is_relation(t, {"det", "case"});
  }

  /// Of "start-up" with a particle as its last word.
  NounClass hyphenated_class(std::uint32_t t) const {
    return token(t).upos == Upos::ADP ? lexicon::noun_class(hyphenated(m_doc, t)) : NounClass::none;
  }

  void visit_pronoun(std::uint32_t t) {
    const std::string lower = fold_case(token(t).form);
    CorefMention mention;
    mention.first = mention.core_first = mention.head = t;
    mention.last = mention.core_last = t + 1;
    mention.kind = MentionKind::pronoun;
    mention.head_word = lower;
    mention.role = m_phrases.role_of(t);
    if (const PronounFacts* facts = pronoun_facts(lower)) {
      mention.person = facts->person;
      mention.number = facts->number;
      mention.gender = facts->gender;
      mention.animacy = facts->animacy;
      mention.reflexive = facts->reflexive;
      if (facts->animacy == Animacy::animate) mention.type = EntityType::person;
    } else if (is_demonstrative(lower)) {
      if (m_syntax.xpos(t) != "DT") return;  // relative "that"
      mention.demonstrative = true;
      mention.animacy = Animacy::inanimate;
      mention.number = lower == "these" || lower == "those" ? kPl : kSg;
    } else {
      return;
    }
    m_mentions.push_back(std::move(mention));
  }

  void visit_noun(std::uint32_t t) {
    const auto host = m_syntax.head(t);
    if (host && m_syntax.has_relation(t, {"appos"}) && !m_names.are_two_things(*host, t))
      return;  // part of the phrase it stands beside
    CorefMention mention;
    mention.head = t;
    mention.head_word = fold_case(token(t).lemma.empty() ? token(t).form : token(t).lemma);
    mention.noun_class = lexicon::noun_class(mention.head_word);
    const std::string joined = hyphenated(m_doc, t);
    if (!joined.empty() && lexicon::noun_class(joined) != NounClass::none) {
      mention.noun_class = lexicon::noun_class(joined);
      mention.head_word = joined;
    }
    mention.role = m_phrases.role_of(t);
    m_phrases.set_extent(t, mention);
    if (!joined.empty()) m_phrases.reach_left(mention);
    m_names.set_name(mention);
    set_definiteness(m_doc, mention);
    if (!joined.empty() && mention.definiteness == Definiteness::bare) {
      const std::string lower = fold_case(token(mention.first).form);
      if (lower == "the") mention.definiteness = Definiteness::definite;
      if (lower == "a" || lower == "an") mention.definiteness = Definiteness::indefinite;
      if (is_demonstrative(lower)) mention.definiteness = Definiteness::demonstrative;
    }
    set_type_facts(m_doc, mention);
    const std::uint32_t first = mention.first;
    m_mentions.push_back(mention);
    if (!m_syntax.has_relation(t, {"conj"})) add_coordination(t, first);
  }

  void add_coordination(std::uint32_t t, std::uint32_t first) {
    std::uint32_t last = 0;
    bool nouns = true, with_cc = false, persons = true;
    for (const std::uint32_t c : m_syntax.children(t)) {
      if (!m_syntax.has_relation(c, {"conj"}) || m_names.same_name(t, c)) continue;  // "Marks & Hale" is one
      const Upos upos = token(c).upos;
      nouns = nouns && (upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON);
      with_cc = with_cc || m_syntax.has_child(c, {"cc"});
      CorefMention part;
      part.head = c;
      m_phrases.set_extent(c, part);
      last = std::max(last, part.last);
      persons = persons && m_names.is_person(c);
    }
    if (last == 0 || !nouns || !with_cc) return;
    CorefMention mention;
    mention.first = mention.core_first = first;
    mention.last = mention.core_last = last;
    mention.head = t;
    mention.head_word = "&";
    mention.coordination = true;
    mention.number = kPl;
    mention.role = m_phrases.role_of(t);
    if (persons && m_names.is_person(t)) {
      mention.type = EntityType::group;
      mention.animacy = Animacy::animate;
    }
    m_mentions.push_back(std::move(mention));
  }

  const AnnotatedText& m_doc;
  const Syntax m_syntax;
  const PhraseNames m_names;
  const NounPhrases m_phrases;
  std::vector<CorefMention> m_mentions;
};

}  // namespace

std::vector<CorefMention> find_mentions(const AnnotatedText& doc) {
  if (!Syntax(doc).is_parsed()) return {};
  return MentionFinder(doc).run();
}

}  // namespace claimgraph
