#include "core/extract/coreference/mentions.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/extract/coreference/mention_facts.hpp"
#include "core/extract/coreference/name_types.hpp"
#include "core/extract/coreference/pronouns.hpp"

namespace claimgraph {
namespace {

using lexicon::NounClass;

constexpr auto kSg = GrammaticalNumber::singular;
constexpr auto kPl = GrammaticalNumber::plural;
constexpr auto kAny = GrammaticalNumber::unknown;

SyntacticRole role_of(const AnnotatedText& doc, std::uint32_t token) {
  const RelationIds& r = relation_ids();
  std::uint32_t at = token;
  for (int step = 0; step < 8 && doc.tokens[at].deprel == r.conj && doc.tokens[at].head >= 0; ++step)
    at = static_cast<std::uint32_t>(doc.tokens[at].head);
  const DeprelId rel = doc.tokens[at].deprel;
  if (rel == r.nsubj || rel == r.nsubj_pass || rel == r.nsubj_outer || rel == r.csubj)
    return SyntacticRole::subject;
  if (rel == r.obj || rel == r.iobj) return SyntacticRole::object;
  if (rel == r.obl || rel == r.obl_agent || rel == r.obl_unmarked) return SyntacticRole::oblique;
  if (rel == r.nmod || rel == r.nmod_unmarked) return SyntacticRole::noun_modifier;
  if (rel == r.nmod_poss) return SyntacticRole::possessor;
  for (std::uint32_t i = doc.child_start[at]; i < doc.child_start[at + 1]; ++i)
    if (doc.tokens[doc.child_list[i]].deprel == r.cop) return SyntacticRole::predicate;
  return SyntacticRole::other;
}

class MentionFinder {
 public:
  explicit MentionFinder(const AnnotatedText& doc) : m_doc(doc), m_name_at(doc.tokens.size(), -1) {
    for (std::size_t i = 0; i < doc.names.size(); ++i) {
      if (is_nationality(doc.names[i]) || is_bare_title(doc.names[i])) continue;
      for (std::uint32_t t = doc.names[i].first; t < doc.names[i].last && t < m_name_at.size(); ++t)
        m_name_at[t] = static_cast<std::int32_t>(i);
    }
  }

  std::vector<CorefMention> run() {
    find_name_heads();
    for (const Sentence& sentence : m_doc.sentences) {
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) visit(t);
    }
    add_inner_names();
    join_roles();
    join_appositions();
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

  /// "the President": a title behind an article is no name.
  bool is_bare_title(const NameSpan& name) const {
    const bool article = fold_case(token(name.first).form) == "the" ||
                         (name.first > 0 && fold_case(token(name.first - 1).form) == "the");
    for (std::uint32_t t = name.first; article && t < name.last; ++t) {
      const std::string lower = fold_case(token(t).form);
      if (lower != "the" && !lexicon::is_title(lower)) return false;
    }
    return article;
  }

  /// "Chinese" as an adjective tells where, it does not name.
  bool is_nationality(const NameSpan& name) const {
    return name.last == name.first + 1 && name.last <= m_doc.tokens.size() &&
           token(name.first).deprel == relation_ids().amod &&
           !lexicon::demonym_country(fold_case(token(name.first).form)).empty() &&
           lexicon::place_alias(fold_case(token(name.first).form)).empty();
  }

  template <typename Visit>
  void children(std::uint32_t t, Visit visit_child) const {
    for (std::uint32_t i = m_doc.child_start[t]; i < m_doc.child_start[t + 1]; ++i)
      visit_child(m_doc.child_list[i]);
  }

  bool has_child(std::uint32_t t, DeprelId rel) const {
    bool found = false;
    children(t, [&](std::uint32_t c) { found = found || token(c).deprel == rel; });
    return found;
  }

  void visit(std::uint32_t t) {
    static const XposId prp = xpos_id("PRP"), prp_poss = xpos_id("PRP$"), dt = xpos_id("DT");
    const Token& tok = token(t);
    const RelationIds& r = relation_ids();
    if (tok.upos == Upos::PRON || tok.xpos == prp || tok.xpos == prp_poss) {
      if (tok.deprel != r.expl) visit_pronoun(t);
      return;
    }
    if (tok.upos == Upos::DET && tok.xpos == dt && is_demonstrative_word(fold_case(tok.form)) &&
        tok.deprel != r.det)
      return visit_pronoun(t);
    if (tok.deprel == r.compound || tok.deprel == r.flat || tok.deprel == r.fixed ||
        tok.deprel == r.goeswith || tok.deprel == r.nmod_desc || tok.deprel == r.reparandum)
      return;
    if (m_name_at[t] >= 0 && m_name_head[static_cast<std::size_t>(m_name_at[t])] != t) return;
    const bool noun = tok.upos == Upos::NOUN || tok.upos == Upos::PROPN ||
                      (tok.upos == Upos::ADJ && has_child(t, r.det) && tok.deprel != r.amod);
    const bool name_head = m_name_at[t] >= 0 && tok.upos != Upos::ADJ && tok.upos != Upos::PUNCT &&
                           tok.deprel != r.amod && tok.deprel != r.det && tok.deprel != r.case_;
    const bool particle =
        tok.upos == Upos::ADP && lexicon::noun_class(hyphenated(t)) == NounClass::organization;
    if (noun || name_head || particle) visit_noun(t);
  }

  /// The token of each name that hangs on something outside it; the last one when the parse is broken.
  void find_name_heads() {
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

  void visit_pronoun(std::uint32_t t) {
    const std::string lower = fold_case(token(t).form);
    CorefMention mention;
    mention.first = mention.core_first = mention.head = t;
    mention.last = mention.core_last = t + 1;
    mention.kind = MentionKind::pronoun;
    mention.head_word = lower;
    mention.role = role_of(m_doc, t);
    if (const PronounFacts* facts = pronoun_facts(lower)) {
      mention.person = facts->person;
      mention.number = facts->number;
      mention.gender = facts->gender;
      mention.animacy = facts->animacy;
      mention.reflexive = facts->reflexive;
      if (facts->animacy == Animacy::animate) mention.type = EntityType::person;
    } else if (is_demonstrative_word(lower)) {
      static const XposId dt = xpos_id("DT");
      if (token(t).xpos != dt) return;  // relative "that"
      mention.demonstrative = true;
      mention.animacy = Animacy::inanimate;
      mention.number = lower == "these" || lower == "those" ? kPl : kSg;
    } else {
      return;
    }
    m_mentions.push_back(std::move(mention));
  }

  /// True when the apposition names a second thing rather than the same one.
  bool separate_apposition(std::uint32_t head, std::uint32_t apposition) const {
    const std::int32_t a = m_name_at[head], b = m_name_at[apposition];
    if (a < 0 || b < 0 || a == b) return false;
    return m_doc.names[a].type == NameType::person || m_doc.names[b].type == NameType::person;
  }

  bool included(std::uint32_t head, std::uint32_t c) const {
    const RelationIds& r = relation_ids();
    const DeprelId rel = token(c).deprel;
    if (rel == r.appos) return !separate_apposition(head, c);
    if (rel == r.advmod)
      return c < head && c > 0 && token(c).sentence == token(c - 1).sentence && token(c - 1).deprel == r.det;
    return rel == r.det || rel == r.det_predet || rel == r.amod || rel == r.nummod || rel == r.compound ||
           rel == r.flat || rel == r.nmod || rel == r.nmod_poss || rel == r.nmod_desc ||
           rel == r.nmod_unmarked || rel == r.acl || rel == r.acl_relcl || rel == r.fixed ||
           rel == r.goeswith;
  }

  /// A "compound" that has a prepositional phrase of its own is a slip of the parser.
  bool phrase_before(std::uint32_t c) const {
    return token(c).deprel == relation_ids().compound &&
           (has_child(c, relation_ids().nmod) || has_child(c, relation_ids().acl_relcl));
  }

  /// "start-up", "co-founder": the word in front of a glued hyphen and the word itself.
  std::string hyphenated(std::uint32_t t) const {
    if (t < 2 || token(t - 1).form != "-" || token(t - 2).sentence != token(t).sentence) return {};
    if (token(t - 2).span.end != token(t - 1).span.begin || token(t - 1).span.end != token(t).span.begin)
      return {};
    return fold_case(token(t - 2).form) + "-" +
           fold_case(token(t).lemma.empty() ? token(t).form : token(t).lemma);
  }

  void extent(std::uint32_t head, CorefMention& mention) const {
    const RelationIds& r = relation_ids();
    std::vector<std::uint32_t> left, right;
    children(head, [&](std::uint32_t c) { (c < head ? left : right).push_back(c); });
    mention.first = mention.core_first = head;
    mention.last = mention.core_last = head + 1;
    for (auto it = left.rbegin(); it != left.rend(); ++it) {
      if (token(*it).deprel == r.punct) continue;
      if (!included(head, *it) || phrase_before(*it)) break;
      mention.first = std::min(mention.first, subtree_range(m_doc, *it).first);
    }
    mention.core_first = mention.first;
    bool core = true;
    for (const std::uint32_t c : right) {
      if (token(c).deprel == r.punct) continue;
      if (token(c).deprel == r.case_) continue;  // 's
      if (!included(head, c)) break;
      const TokenRange range = subtree_range(m_doc, c);
      mention.last = std::max(mention.last, range.last);
      core = core && (token(c).deprel == r.flat || token(c).deprel == r.compound ||
                      token(c).deprel == r.fixed || token(c).deprel == r.goeswith);
      if (core) mention.core_last = mention.last;
      if (token(c).deprel == r.appos) mention.appositions.push_back(c);
    }
    cut_dateline(mention);
    trim(mention);
  }

  /// "LIMA (Agency) - Scientists": two phrases, whatever the parser made of them.
  void cut_dateline(CorefMention& mention) const {
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

  /// The parser often loses what stands before "start-up": take in the adjectives, nouns and the determiner.
  void reach_left(CorefMention& mention) const {
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

  /// "Chinese start-up" and "Acme" side by side in two pieces of the tree are one phrase.
  void join_roles() {
    std::vector<std::uint32_t> ends_at(m_doc.tokens.size() + 1, UINT32_MAX);
    for (std::uint32_t i = 0; i < m_mentions.size(); ++i) {
      const CorefMention& m = m_mentions[i];
      if (m.kind == MentionKind::nominal && !m.coordination && m.head + 1 == m.last &&
          (m.noun_class == NounClass::person || m.noun_class == NounClass::organization) &&
          m.number != GrammaticalNumber::plural && token(m.head).deprel != relation_ids().nmod_poss)
        ends_at[m.last] = i;
    }
    std::vector<char> gone(m_mentions.size(), 0);
    for (CorefMention& name : m_mentions) {
      if (!name.has_name() || name.first != name.name_first) continue;
      const std::uint32_t i = ends_at[name.first];
      if (i == UINT32_MAX || token(m_mentions[i].head).sentence != token(name.head).sentence) continue;
      const bool person = m_mentions[i].noun_class == NounClass::person;
      if (person != (name.type == EntityType::person)) continue;
      name.first = name.core_first = m_mentions[i].first;
      gone[i] = 1;
    }
    drop(gone);
  }

  /// Titles, ages and adjectives between a comma and a name: "Gen.", "67-year-old".
  bool leads_to_name(std::uint32_t first, std::uint32_t name) const {
    if (first > name || name - first > 7) return false;
    for (std::uint32_t t = first; t < name; ++t) {
      const Upos upos = token(t).upos;
      const bool title = lexicon::is_title(fold_case(token(t).form));
      if (!title && upos != Upos::NUM && upos != Upos::ADJ && upos != Upos::NOUN && token(t).form != "-")
        return false;
    }
    return true;
  }

  /// "A spokeswoman, Tess Lindgren, said", "Rosa Lund, his deputy, said" where the parser saw two phrases:
  /// one person between commas.
  void join_appositions() {
    std::vector<std::uint32_t> ends_at(m_doc.tokens.size() + 1, UINT32_MAX);
    for (std::uint32_t i = 0; i < m_mentions.size(); ++i) {
      const CorefMention& m = m_mentions[i];
      if (m.kind == MentionKind::nominal && !m.coordination && m.noun_class == NounClass::person &&
          m.number != GrammaticalNumber::plural && token(m.head).deprel != relation_ids().conj)
        ends_at[m.last] = i;
    }
    std::vector<char> gone(m_mentions.size(), 0);
    for (CorefMention& name : m_mentions) {
      if (!name.has_name() || name.coordination || name.type == EntityType::place) continue;
      const std::uint32_t begin = m_doc.sentences[token(name.head).sentence].first;
      std::uint32_t comma = name.name_first;
      while (comma > begin && comma + 8 > name.name_first && token(comma - 1).form != ",") --comma;
      if (comma <= begin || token(comma - 1).form != "," || !leads_to_name(comma, name.name_first)) continue;
      const std::uint32_t i = ends_at[comma - 1];
      const std::uint32_t end = std::max(name.last, name.name_last);
      const bool closed = end < m_doc.tokens.size() && (token(end).form == "," || token(end).form == ".");
      if (i == UINT32_MAX || !closed || m_mentions[i].head >= name.name_first ||
          has_child(name.head, relation_ids().cc))
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

  void drop(const std::vector<char>& gone) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_mentions.size(); ++i)
      if (gone[i] == 0) {
        if (kept != i) m_mentions[kept] = std::move(m_mentions[i]);
        ++kept;
      }
    m_mentions.resize(kept);
  }

  void trim(CorefMention& mention) const {
    while (mention.last > mention.head + 1 && droppable(mention.last - 1, mention)) --mention.last;
    while (mention.first < mention.head && token(mention.first).upos == Upos::PUNCT &&
           token(mention.first).form != "(")
      ++mention.first;
    mention.core_first = std::max(mention.core_first, mention.first);
    mention.core_last = std::min(mention.core_last, mention.last);
  }

  bool droppable(std::uint32_t t, const CorefMention& mention) const {
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

  /// "His deputy, Rosa Lund": what a person noun in the singular is called is a person, but for nouns that
  /// companies are called by as well ("its owner, Acme").
  bool is_named_alone(const CorefMention& mention) const {
    return token(mention.head).xpos != xpos_id("NNS") &&
           !in_list(
               " owner partner rival sponsor client customer distributor contractor publisher leader member "
               "champion maker supplier broker builder dealer operator producer buyer employer winner "
               "creator "
               "backer challenger heavyweight ",
               mention.head_word);
  }

  /// "the founder, Jack Herrick", "Biologist Nick Bos"; not "the success of start-up Acme".
  bool stands_beside(std::uint32_t head, std::uint32_t name) const {
    std::uint32_t comma = name;  // "One resident, 67-year-old …", "the president, Gen. …"
    while (comma > head + 1 && token(comma - 1).form != ",") --comma;
    if (comma > head + 1 && leads_to_name(comma, name)) return true;
    if (name <= head + 1 || token(name - 1).upos == Upos::PUNCT) return true;
    for (std::uint32_t t = head + 1; t < name; ++t)
      if (token(t).upos == Upos::ADP || token(t).upos == Upos::PUNCT) return false;
    return true;
  }

  void set_name(CorefMention& mention) const {
    const RelationIds& r = relation_ids();
    std::int32_t name = m_name_at[mention.head];
    if (name < 0) {  // "Biologist Nick Bos", "the founder, Jack Herrick"
      const bool person_noun = mention.noun_class == NounClass::person;
      children(mention.head, [&](std::uint32_t c) {
        if (name >= 0 || c < mention.head || c >= mention.last) return;
        const DeprelId rel = token(c).deprel;
        if (rel != r.flat && rel != r.appos && rel != r.nmod_desc && !(rel == r.compound && person_noun))
          return;
        const std::int32_t found = m_name_at[c];
        if (found < 0) return;
        const bool person_name = m_doc.names[found].type == NameType::person;
        const bool suits = person_name == person_noun || mention.noun_class == NounClass::none ||
                           (person_noun && is_named_alone(mention));
        if (rel == r.appos && !suits) return;
        if (!stands_beside(mention.head, m_doc.names[found].first)) return;
        name = found;
      });
    }
    if (name >= 0) {
      const NameSpan& span = m_doc.names[name];
      if (span.first <= mention.head && mention.head < span.last) {  // "Marks | & Hale"
        mention.last = std::max(mention.last, span.last);
        mention.core_last = std::max(mention.core_last, span.last);
      }
      mention.name_first = std::max(span.first, mention.first);
      mention.name_last = std::min(span.last, mention.last);
      if (mention.name_first >= mention.name_last) {
        mention.name_first = span.first, mention.name_last = span.last;
      }
      for (const std::uint32_t a : mention.appositions)
        if (m_name_at[a] >= 0 && m_name_at[a] != name) {
          mention.alias_first = m_doc.names[m_name_at[a]].first;
          mention.alias_last = m_doc.names[m_name_at[a]].last;
          break;
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
      return;
    }
    std::uint32_t proper = UINT32_MAX;  // a proper noun that the name tagger left out
    if (token(mention.head).upos == Upos::PROPN) proper = mention.head;
    for (const std::uint32_t a : mention.appositions)
      if (proper == UINT32_MAX && token(a).upos == Upos::PROPN && m_name_at[a] < 0) proper = a;
    if (proper != UINT32_MAX && !lexicon::is_time_word(fold_case(token(proper).form))) {
      mention.name_first = proper;
      mention.name_last = proper + 1;
      while (mention.name_first > mention.first && token(mention.name_first - 1).upos == Upos::PROPN)
        --mention.name_first;
      while (mention.name_last < (proper == mention.head ? mention.core_last : mention.last) &&
             token(mention.name_last).upos == Upos::PROPN)
        ++mention.name_last;
      mention.kind = MentionKind::name;
    }
  }

  /// "Grace | Lutheran Church", "3 | M": what the name tagger left of the name.
  void widen_name(CorefMention& mention) const {
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

  static EntityType type_of(NameType type) {
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

  /// "chip supplier Acme" is no person, whatever the name tagger says.
  void correct_type(CorefMention& mention) const {
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
    if (mention.name_first == 0 ||
        token(mention.name_first - 1).sentence != token(mention.name_first).sentence)
      return;
    const std::uint32_t before = mention.name_first - 1;
    if (token(before).upos != Upos::NOUN && token(before).upos != Upos::ADP) return;
    if (token(before).upos == Upos::ADP && hyphenated(before).empty()) return;
    const std::string joined = hyphenated(before);
    NounClass known = joined.empty() ? NounClass::none : lexicon::noun_class(joined);
    if (known == NounClass::none) known = lexicon::noun_class(fold_case(token(before).lemma));
    if (known == NounClass::organization && token(before).xpos != xpos_id("NNS"))
      mention.type = EntityType::organization, mention.type_sure = true;
    if (known == NounClass::person && mention.type == EntityType::other) mention.type = EntityType::person;
  }

  void visit_noun(std::uint32_t t) {
    const RelationIds& r = relation_ids();
    if (token(t).deprel == r.appos && token(t).head >= 0 &&
        !separate_apposition(static_cast<std::uint32_t>(token(t).head), t))
      return;  // part of the phrase it stands beside
    CorefMention mention;
    mention.head = t;
    mention.head_word = fold_case(token(t).lemma.empty() ? token(t).form : token(t).lemma);
    mention.noun_class = lexicon::noun_class(mention.head_word);
    const std::string joined = hyphenated(t);
    if (!joined.empty() && lexicon::noun_class(joined) != NounClass::none) {
      mention.noun_class = lexicon::noun_class(joined);
      mention.head_word = joined;
    }
    mention.role = role_of(m_doc, t);
    extent(t, mention);
    if (!joined.empty()) reach_left(mention);
    set_name(mention);
    set_definiteness(m_doc, mention);
    if (!joined.empty() && mention.definiteness == Definiteness::bare) {
      const std::string lower = fold_case(token(mention.first).form);
      if (lower == "the") mention.definiteness = Definiteness::definite;
      if (lower == "a" || lower == "an") mention.definiteness = Definiteness::indefinite;
      if (is_demonstrative_word(lower)) mention.definiteness = Definiteness::demonstrative;
    }
    set_type_facts(m_doc, mention);
    const std::uint32_t first = mention.first;
    m_mentions.push_back(mention);
    if (token(t).deprel != r.conj) add_coordination(t, first);
  }

  void add_coordination(std::uint32_t t, std::uint32_t first) {
    const RelationIds& r = relation_ids();
    std::uint32_t last = 0;
    bool nouns = true, with_cc = false, persons = true;
    children(t, [&](std::uint32_t c) {
      if (token(c).deprel != r.conj) return;
      if (m_name_at[t] >= 0 && m_name_at[c] == m_name_at[t]) return;  // "Marks & Hale" is one name
      nouns = nouns &&
              (token(c).upos == Upos::NOUN || token(c).upos == Upos::PROPN || token(c).upos == Upos::PRON);
      with_cc = with_cc || has_child(c, r.cc);
      CorefMention part;
      part.head = c;
      extent(c, part);
      last = std::max(last, part.last);
      persons = persons && is_person(c);
    });
    if (last == 0 || !nouns || !with_cc) return;
    CorefMention mention;
    mention.first = mention.core_first = first;
    mention.last = mention.core_last = last;
    mention.head = t;
    mention.head_word = "&";
    mention.coordination = true;
    mention.number = kPl;
    mention.role = role_of(m_doc, t);
    if (persons && is_person(t)) {
      mention.type = EntityType::group;
      mention.animacy = Animacy::animate;
    }
    m_mentions.push_back(std::move(mention));
  }

  bool is_person(std::uint32_t t) const {
    if (m_name_at[t] >= 0) return m_doc.names[m_name_at[t]].type == NameType::person;
    return lexicon::noun_class(fold_case(token(t).lemma)) == NounClass::person;
  }

  /// Names that are no phrase of their own: "the [LibriVox] website", "[US] officials".
  void add_inner_names() {
    std::vector<char> taken(m_doc.names.size(), 0);
    const std::size_t found = m_mentions.size();
    for (std::size_t i = 0; i < found; ++i) {
      const CorefMention& mention = m_mentions[i];
      for (std::uint32_t t = mention.name_first; t < mention.name_last; ++t)
        if (m_name_at[t] >= 0) taken[m_name_at[t]] = 1;
      if (mention.alias_first < mention.alias_last) taken[m_name_at[mention.alias_first]] = 1;
    }
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
      m_mentions.push_back(std::move(mention));
    }
  }

  const AnnotatedText& m_doc;
  std::vector<std::int32_t> m_name_at;
  std::vector<std::uint32_t> m_name_head;
  std::vector<CorefMention> m_mentions;
};

}  // namespace

std::vector<CorefMention> find_mentions(const AnnotatedText& doc) {
  if (doc.child_start.size() != doc.tokens.size() + 1) return {};  // not parsed
  return MentionFinder(doc).run();
}

}  // namespace claimgraph
