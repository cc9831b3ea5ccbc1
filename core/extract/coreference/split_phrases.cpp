#include "core/extract/coreference/split_phrases.hpp"

#include "core/extract/coreference/mention_facts.hpp"
#include "core/extract/coreference/phrase_names.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

using lexicon::NounClass;

class PhraseJoiner {
 public:
  PhraseJoiner(const AnnotatedText& doc, std::vector<CorefMention>& mentions)
      : m_doc(doc), m_syntax(doc), m_mentions(mentions) {}

  /// "Chinese start-up" and "Acme" side by side in two pieces of the tree are one phrase.
  void join_roles() {
    std::vector<std::uint32_t> ends_at(m_doc.tokens.size() + 1, kNone);
    for (std::uint32_t i = 0; i < m_mentions.size(); ++i) {
      const CorefMention& m = m_mentions[i];
      if (m.kind == MentionKind::nominal && !m.coordination && m.head + 1 == m.last &&
          (m.noun_class == NounClass::person || m.noun_class == NounClass::organization) &&
          m.number != GrammaticalNumber::plural && !m_syntax.is_relation(m.head, {"nmod:poss"}))
        ends_at[m.last] = i;
    }
    std::vector<char> gone(m_mentions.size(), 0);
    for (CorefMention& name : m_mentions) {
      if (!name.has_name() || name.first != name.name_first) continue;
      const std::uint32_t i = ends_at[name.first];
      if (i == kNone || token(m_mentions[i].head).sentence != token(name.head).sentence) continue;
      const bool person = m_mentions[i].noun_class == NounClass::person;
      if (person != (name.type == EntityType::person)) continue;
      name.first = name.core_first = m_mentions[i].first;
      gone[i] = 1;
    }
    drop(gone);
  }

  /// "A spokeswoman, Tess Lindgren, said", "Rosa Lund, his deputy, said" where the parser saw two phrases:
  /// one person between commas.
  void join_appositions() {
    std::vector<std::uint32_t> ends_at(m_doc.tokens.size() + 1, kNone);
    for (std::uint32_t i = 0; i < m_mentions.size(); ++i) {
      const CorefMention& m = m_mentions[i];
      if (m.kind == MentionKind::nominal && !m.coordination && m.noun_class == NounClass::person &&
          m.number != GrammaticalNumber::plural && !m_syntax.has_relation(m.head, {"conj"}))
        ends_at[m.last] = i;
    }
    std::vector<char> gone(m_mentions.size(), 0);
    for (CorefMention& name : m_mentions) {
      if (!name.has_name() || name.coordination || name.type == EntityType::place) continue;
      const std::uint32_t begin = m_doc.sentences[token(name.head).sentence].first;
      std::uint32_t comma = name.name_first;
      while (comma > begin && comma + 8 > name.name_first && token(comma - 1).form != ",") --comma;
      if (comma <= begin || token(comma - 1).form != "," || !leads_to_name(m_doc, comma, name.name_first))
        continue;
      const std::uint32_t i = ends_at[comma - 1];
      const std::uint32_t end = std::max(name.last, name.name_last);
      const bool closed = end < m_doc.tokens.size() && (token(end).form == "," || token(end).form == ".");
      if (i == kNone || !closed || m_mentions[i].head >= name.name_first ||
          m_syntax.has_child(name.head, {"cc"}))
        continue;
      if (end + 1 < m_doc.tokens.size() && token(end + 1).upos == Upos::CCONJ) continue;  // a list
      const CorefMention& noun = m_mentions[i];
      name.first = name.core_first = noun.first;
      name.appositions.push_back(noun.head);
      if (noun.role == SyntacticRole::subject) name.role = noun.role;
      name.type = EntityType::person;
      name.type_sure = true;
      if (name.gender == Gender::unknown) name.gender = noun.gender;
      strip_titles(m_doc, name);
      set_type_facts(m_doc, name);
      gone[i] = 1;
    }
    drop(gone);
  }

 private:
  const Token& token(std::uint32_t t) const { return m_doc.tokens[t]; }

  void drop(const std::vector<char>& gone) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_mentions.size(); ++i)
      if (gone[i] == 0) {
        if (kept != i) m_mentions[kept] = std::move(m_mentions[i]);
        ++kept;
      }
    m_mentions.resize(kept);
  }

  const AnnotatedText& m_doc;
  const Syntax m_syntax;
  std::vector<CorefMention>& m_mentions;
};

}  // namespace

void join_split_phrases(const AnnotatedText& doc, std::vector<CorefMention>& mentions) {
  PhraseJoiner joiner(doc, mentions);
  joiner.join_roles();
  joiner.join_appositions();
}

}  // namespace claimgraph
