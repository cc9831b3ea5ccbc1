#include "core/extract/coreference/mention_facts.hpp"

#include "core/extract/coreference/gender_names.hpp"
#include "core/extract/syntax/function_words.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

using lexicon::NounClass;

namespace {

constexpr auto kSg = GrammaticalNumber::singular;
constexpr auto kPl = GrammaticalNumber::plural;
constexpr auto kAny = GrammaticalNumber::unknown;

/// A noun of the phrase ("wife"), an apposition, the title right before the name, the given name.
void set_person_gender(const AnnotatedText& doc, CorefMention& mention) {
  if (mention.type != EntityType::person || mention.gender != Gender::unknown) return;
  const bool noun_head = mention.head < mention.name_first || mention.head >= mention.name_last;
  if (noun_head) mention.gender = lexicon::noun_gender(mention.head_word);
  for (const std::uint32_t a : mention.appositions)
    if (mention.gender == Gender::unknown)
      mention.gender = lexicon::noun_gender(fold_case(doc.tokens[a].lemma));
  for (std::uint32_t t = mention.name_first; t > mention.core_first && mention.gender == Gender::unknown;
       --t) {
    const Token& before = doc.tokens[t - 1];
    if (before.upos == Upos::PUNCT || before.upos == Upos::PART) break;
    mention.gender = lexicon::title_gender(fold_case(before.form));
    if (mention.gender == Gender::unknown) mention.gender = lexicon::noun_gender(fold_case(before.lemma));
  }
  if (mention.gender == Gender::unknown && mention.has_name() && mention.name_last - mention.name_first > 1)
    mention.gender = given_name_gender(fold_case(doc.tokens[mention.name_first].form));
}

}  // namespace

std::string hyphenated(const AnnotatedText& doc, std::uint32_t t) {
  if (t < 2 || doc.tokens[t - 1].form != "-") return {};
  const Token& front = doc.tokens[t - 2];
  const Token& hyphen = doc.tokens[t - 1];
  const Token& word = doc.tokens[t];
  if (front.sentence != word.sentence || front.span.end != hyphen.span.begin ||
      hyphen.span.end != word.span.begin)
    return {};
  return fold_case(front.form) + "-" + fold_case(word.lemma.empty() ? word.form : word.lemma);
}

void strip_titles(const AnnotatedText& doc, CorefMention& mention) {
  if (mention.type != EntityType::person) return;
  while (mention.name_first + 1 < mention.name_last) {
    const std::string lower = fold_case(doc.tokens[mention.name_first].form);
    if (!lexicon::is_title(lower) && lower != ".") break;
    if (mention.gender == Gender::unknown) mention.gender = lexicon::title_gender(lower);
    ++mention.name_first;
  }
  while (mention.name_first + 2 < mention.name_last &&
         in_list(" KC QC SC MP MEP MSP MLA TD PhD MD OBE MBE CBE DBE Esq Esq. ",
                 doc.tokens[mention.name_last - 1].form))
    --mention.name_last;
}

void set_definiteness(const AnnotatedText& doc, CorefMention& mention) {
  const Syntax syntax(doc);
  for (const std::uint32_t c : syntax.children(mention.head)) {
    if (c > mention.head) break;
    const std::string lower = fold_case(doc.tokens[c].form);
    if (syntax.is_relation(c, {"det"})) {
      if (lower == "the")
        mention.definiteness = Definiteness::definite;
      else if (lower == "a" || lower == "an" || lower == "another")
        mention.definiteness = Definiteness::indefinite;
      else if (is_demonstrative(lower))
        mention.definiteness = Definiteness::demonstrative;
      else
        mention.definiteness = Definiteness::quantified;
    } else if (syntax.is_relation(c, {"nmod:poss"})) {
      mention.definiteness = Definiteness::possessive;
    } else if (syntax.has_relation(c, {"nummod"}) && mention.definiteness == Definiteness::bare) {
      mention.definiteness = Definiteness::quantified;
    }
  }
}

void set_type_facts(const AnnotatedText& doc, CorefMention& mention) {
  const std::string_view tag = xpos_name(doc.tokens[mention.head].xpos);
  const bool plural = tag == "NNS" || tag == "NNPS";
  mention.number = plural ? kPl : kSg;
  if (mention.kind == MentionKind::name) {
    switch (mention.type) {
      case EntityType::person:
        mention.animacy = Animacy::animate;
        break;
      case EntityType::organization:
        mention.animacy = Animacy::inanimate;
        mention.number = kAny;
        break;
      case EntityType::place:
        mention.animacy = Animacy::inanimate;
        break;
      default:
        mention.animacy = Animacy::unknown;
        mention.number = plural ? kPl : kAny;
    }
    set_person_gender(doc, mention);
    return;
  }
  switch (mention.noun_class) {
    case NounClass::person:
      mention.type = plural ? EntityType::group : EntityType::person;
      mention.animacy = Animacy::animate;
      mention.gender = lexicon::noun_gender(mention.head_word);
      break;
    case NounClass::organization:
      mention.type = EntityType::organization;
      mention.animacy = Animacy::inanimate;
      if (!plural) mention.number = kAny;
      break;
    case NounClass::group:
      mention.type = EntityType::group;
      mention.number = plural || mention.head_word == "people" ? kPl : kAny;
      break;
    case NounClass::place:
      mention.type = EntityType::place;
      mention.animacy = Animacy::inanimate;
      break;
    case NounClass::time:
    case NounClass::event:
    case NounClass::thing:
      mention.animacy = Animacy::inanimate;
      break;
    case NounClass::none:
      break;
  }
}

}  // namespace claimgraph
