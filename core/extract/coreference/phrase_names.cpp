#include "core/extract/coreference/phrase_names.hpp"

#include <algorithm>

#include "core/extract/coreference/mention_facts.hpp"

namespace claimgraph {

using lexicon::NounClass;

namespace {

EntityType type_of(NameType type) {
  switch (type) {
    case NameType::person:
      return EntityType::person;
    case NameType::organization:
      return EntityType::organization;
    case NameType::place:
      return EntityType::place;
    case NameType::other:
      break;
  }
  return EntityType::other;
}

}  // namespace

PhraseNames::PhraseNames(const AnnotatedText& doc)
    : m_doc(doc), m_syntax(doc), m_name_at(doc.tokens.size(), -1) {
  for (std::size_t i = 0; i < doc.names.size(); ++i) {
    if (is_nationality(doc.names[i]) || is_bare_title(doc.names[i])) continue;
    for (std::uint32_t t = doc.names[i].first; t < doc.names[i].last && t < m_name_at.size(); ++t)
      m_name_at[t] = static_cast<std::int32_t>(i);
  }
  find_heads();
}

/// "the President": a title behind an article is no name.
bool PhraseNames::is_bare_title(const NameSpan& name) const {
  const bool article = fold_case(token(name.first).form) == "the" ||
                       (name.first > 0 && fold_case(token(name.first - 1).form) == "the");
  for (std::uint32_t t = name.first; article && t < name.last; ++t) {
    const std::string lower = fold_case(token(t).form);
    if (lower != "the" && !lexicon::is_title(lower)) return false;
  }
  return article;
}

/// "Chinese" as an adjective tells where, it does not name.
bool PhraseNames::is_nationality(const NameSpan& name) const {
  return name.last == name.first + 1 && name.last <= m_doc.tokens.size() &&
         m_syntax.has_relation(name.first, {"amod"}) &&
         !lexicon::demonym_country(fold_case(token(name.first).form)).empty() &&
         lexicon::place_alias(fold_case(token(name.first).form)).empty();
}

/// The token of each name that hangs on something outside it; the last one when the parse is broken.
void PhraseNames::find_heads() {
  m_name_head.assign(m_doc.names.size(), 0);
  for (std::size_t n = 0; n < m_doc.names.size(); ++n) {
    const NameSpan& name = m_doc.names[n];
    m_name_head[n] = name.first;
    for (std::uint32_t t = name.first; t < name.last && t < m_doc.tokens.size(); ++t) {
      const std::int32_t head = token(t).head;
      if (head < static_cast<std::int32_t>(name.first) || head >= static_cast<std::int32_t>(name.last))
        if (token(t).upos != Upos::PUNCT) m_name_head[n] = t;
    }
  }
}

bool PhraseNames::is_person(std::uint32_t t) const {
  if (has_name(t)) return m_doc.names[index_at(t)].type == NameType::person;
  return lexicon::noun_class(fold_case(token(t).lemma)) == NounClass::person;
}

bool PhraseNames::are_two_things(std::uint32_t head, std::uint32_t apposition) const {
  if (!has_name(head) || !has_name(apposition) || same_name(head, apposition)) return false;
  return m_doc.names[index_at(head)].type == NameType::person ||
         m_doc.names[index_at(apposition)].type == NameType::person;
}

bool leads_to_name(const AnnotatedText& doc, std::uint32_t first, std::uint32_t name) {
  if (first > name || name - first > 7) return false;
  for (std::uint32_t t = first; t < name; ++t) {
    const Upos upos = doc.tokens[t].upos;
    const bool title = lexicon::is_title(fold_case(doc.tokens[t].form));
    if (!title && upos != Upos::NUM && upos != Upos::ADJ && upos != Upos::NOUN && doc.tokens[t].form != "-")
      return false;
  }
  return true;
}

/// "His deputy, Rosa Lund": what a person noun in the singular is called is a person, but for nouns that
/// companies are called by as well ("its owner, Acme").
bool PhraseNames::is_named_alone(const CorefMention& mention) const {
  return m_syntax.xpos(mention.head) != "NNS" &&
         !in_list(
             " owner partner rival sponsor client customer distributor contractor publisher leader member "
             "champion maker supplier broker builder dealer operator producer buyer employer winner "
             "creator "
             "backer challenger heavyweight ",
             mention.head_word);
}

/// "the founder, Jack Herrick", "Biologist Nick Bos"; not "the success of start-up Acme".
bool PhraseNames::stands_beside(std::uint32_t head, std::uint32_t name) const {
  std::uint32_t comma = name;  // "One resident, 67-year-old …", "the president, Gen. …"
  while (comma > head + 1 && token(comma - 1).form != ",") --comma;
  if (comma > head + 1 && leads_to_name(m_doc, comma, name)) return true;
  if (name <= head + 1 || token(name - 1).upos == Upos::PUNCT) return true;
  for (std::uint32_t t = head + 1; t < name; ++t)
    if (token(t).upos == Upos::ADP || token(t).upos == Upos::PUNCT) return false;
  return true;
}

/// The head's own name, or one that stands beside it: "Biologist Nick Bos", "the founder, Jack Herrick". -1
/// when there is none.
std::int32_t PhraseNames::name_of(const CorefMention& mention) const {
  if (has_name(mention.head)) return m_name_at[mention.head];
  const bool person_noun = mention.noun_class == NounClass::person;
  for (const std::uint32_t c : m_syntax.children(mention.head)) {
    if (c < mention.head || c >= mention.last || !has_name(c)) continue;
    const bool apposition = m_syntax.has_relation(c, {"appos"});
    if (!apposition && !m_syntax.is_relation(c, {"flat", "nmod:desc"}) &&
        !(person_noun && m_syntax.is_relation(c, {"compound"})))
      continue;
    const NameSpan& name = m_doc.names[index_at(c)];
    const bool person_name = name.type == NameType::person;
    const bool suits = person_name == person_noun || mention.noun_class == NounClass::none ||
                       (person_noun && is_named_alone(mention));
    if ((!apposition || suits) && stands_beside(mention.head, name.first)) return m_name_at[c];
  }
  return -1;
}

void PhraseNames::set_name(CorefMention& mention) const {
  const std::int32_t name = name_of(mention);
  if (name >= 0) {
    take_name(mention, name);
  } else {
    take_proper_noun(mention);
  }
}

void PhraseNames::take_name(CorefMention& mention, std::int32_t name) const {
  const NameSpan& span = m_doc.names[static_cast<std::size_t>(name)];
  if (span.first <= mention.head && mention.head < span.last) {  // "Marks | & Hale"
    mention.last = std::max(mention.last, span.last);
    mention.core_last = std::max(mention.core_last, span.last);
  }
  mention.name_first = std::max(span.first, mention.first);
  mention.name_last = std::min(span.last, mention.last);
  if (mention.name_first >= mention.name_last) {
    mention.name_first = span.first, mention.name_last = span.last;
  }
  const auto alias = std::find_if(mention.appositions.begin(), mention.appositions.end(),
                                  [&](std::uint32_t a) { return has_name(a) && m_name_at[a] != name; });
  if (alias != mention.appositions.end()) {
    mention.alias_first = m_doc.names[index_at(*alias)].first;
    mention.alias_last = m_doc.names[index_at(*alias)].last;
  }
  mention.type = type_of(span.type);
  mention.kind = MentionKind::name;
  const bool role =
      mention.noun_class == NounClass::person && mention.head < span.first && is_named_alone(mention);
  if (role && mention.type == EntityType::organization)
    mention.type = EntityType::person, mention.type_sure = true;
  widen_name(mention);
  correct_type(mention);
  strip_titles(m_doc, mention);
}

/// A proper noun that the name tagger left out.
void PhraseNames::take_proper_noun(CorefMention& mention) const {
  std::uint32_t proper = kNone;
  if (token(mention.head).upos == Upos::PROPN) proper = mention.head;
  for (const std::uint32_t a : mention.appositions)
    if (proper == kNone && token(a).upos == Upos::PROPN && !has_name(a)) proper = a;
  if (proper == kNone || lexicon::is_time_word(fold_case(token(proper).form))) return;
  mention.name_first = proper;
  mention.name_last = proper + 1;
  while (mention.name_first > mention.first && token(mention.name_first - 1).upos == Upos::PROPN)
    --mention.name_first;
  while (mention.name_last < (proper == mention.head ? mention.core_last : mention.last) &&
         token(mention.name_last).upos == Upos::PROPN)
    ++mention.name_last;
  mention.kind = MentionKind::name;
}

/// "Grace | Lutheran Church", "3 | M": what the name tagger left of the name.
void PhraseNames::widen_name(CorefMention& mention) const {
  while (mention.name_first > mention.first) {
    const std::uint32_t before = mention.name_first - 1;
    const Token& word = token(before);
    const bool glued = word.upos == Upos::NUM && word.span.end == token(mention.name_first).span.begin;
    const bool named = mention.type != EntityType::person ||
                       lexicon::is_organization_word(fold_case(token(mention.name_last - 1).form));
    const bool proper = named && word.upos == Upos::PROPN && m_name_at[before] < 0 &&
                        !lexicon::is_title(fold_case(word.form)) &&
                        lexicon::noun_class(fold_case(word.form)) == NounClass::none &&
                        lexicon::demonym_country(fold_case(word.form)).empty() &&
                        lexicon::country_name(fold_case(word.form)).empty();
    const bool which = in_list(" elder younger ", fold_case(word.form));
    if (!glued && !proper && !which) break;
    mention.name_first = before;
  }
}

/// "chip supplier Acme" is no person, whatever the name tagger says.
void PhraseNames::correct_type(CorefMention& mention) const {
  const std::string last = fold_case(token(mention.name_last - 1).form);
  if (mention.name_last - mention.name_first > 1 && last != "as" && last != "the" && last != "sa" &&
      last != "co" && last != "group" && lexicon::is_legal_form(last)) {
    mention.type = EntityType::organization, mention.type_sure = true;
    return;
  }
  for (const std::uint32_t a : mention.appositions) {
    if (m_name_at[a] >= 0 || token(a).upos != Upos::NOUN) continue;
    const NounClass known = lexicon::noun_class(fold_case(token(a).lemma));
    if (known == NounClass::organization) mention.type = EntityType::organization, mention.type_sure = true;
    if (known == NounClass::person) mention.type = EntityType::person, mention.type_sure = true;
    if (known == NounClass::organization || known == NounClass::person) return;
  }
  if (mention.name_first == 0 || token(mention.name_first - 1).sentence != token(mention.name_first).sentence)
    return;
  const std::uint32_t before = mention.name_first - 1;
  if (token(before).upos != Upos::NOUN && token(before).upos != Upos::ADP) return;
  if (token(before).upos == Upos::ADP && hyphenated(m_doc, before).empty()) return;
  const std::string joined = hyphenated(m_doc, before);
  NounClass known = joined.empty() ? NounClass::none : lexicon::noun_class(joined);
  if (known == NounClass::none) known = lexicon::noun_class(fold_case(token(before).lemma));
  if (known == NounClass::organization && m_syntax.xpos(before) != "NNS")
    mention.type = EntityType::organization, mention.type_sure = true;
  if (known == NounClass::person && mention.type == EntityType::other) mention.type = EntityType::person;
}

std::vector<CorefMention> PhraseNames::left_over(const std::vector<CorefMention>& found) const {
  std::vector<char> taken(m_doc.names.size(), 0);
  for (const CorefMention& mention : found) {
    for (std::uint32_t t = mention.name_first; t < mention.name_last; ++t)
      if (has_name(t)) taken[index_at(t)] = 1;
    if (mention.alias_first < mention.alias_last) taken[index_at(mention.alias_first)] = 1;
  }
  std::vector<CorefMention> out;
  for (std::size_t n = 0; n < m_doc.names.size(); ++n) {
    const NameSpan& name = m_doc.names[n];
    if (taken[n] != 0 || name.first >= name.last || name.last > m_doc.tokens.size() || is_nationality(name))
      continue;
    CorefMention mention;
    mention.first = mention.core_first = mention.name_first = name.first;
    mention.last = mention.core_last = mention.name_last = name.last;
    mention.head = m_name_head[n];
    mention.kind = MentionKind::name;
    mention.type = type_of(name.type);
    correct_type(mention);
    mention.head_word = fold_case(token(mention.head).form);
    mention.role = SyntacticRole::noun_modifier;
    strip_titles(m_doc, mention);
    set_type_facts(m_doc, mention);
    out.push_back(std::move(mention));
  }
  return out;
}

}  // namespace claimgraph
