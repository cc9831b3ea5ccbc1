#include "core/extract/coreference/affiliations.hpp"

#include <algorithm>
#include <array>

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {
namespace {

using lexicon::NounClass;

bool is_former_word(std::string_view lower) {
  static constexpr std::array<std::string_view, 6> kWords = {"former",  "ex",       "then",
                                                             "retired", "one-time", "late"};
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end() || lower.substr(0, 3) == "ex-";
}

/// "a boy from Springfield" is no member of anything.
bool is_generic_person(std::string_view lemma) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "boy",      "girl",   "man",     "woman",  "person",   "child",  "kid",      "guy",
      "teenager", "teen",   "student", "native", "citizen",  "family", "resident", "victim",
      "suspect",  "father", "mother",  "son",    "daughter", "friend"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

class Finder {
 public:
  Finder(const AnnotatedText& doc, const std::vector<CorefMention>& mentions,
         const std::vector<std::uint32_t>& mention_of_token)
      : m_doc(doc), m_syntax(doc), m_mentions(mentions), m_at(mention_of_token) {}

  std::vector<AffiliationFact> run() {
    for (std::uint32_t i = 0; i < m_mentions.size(); ++i) {
      const CorefMention& mention = m_mentions[i];
      if (mention.coordination || mention.kind == MentionKind::pronoun) continue;
      const bool named_person = mention.has_name() && mention.type == EntityType::person;
      const bool described = !mention.has_name() && mention.noun_class == NounClass::person;
      if (named_person) {
        const std::string title = from_words_before(i);
        for (const std::uint32_t a : mention.appositions) from_noun(i, a);
        if (!covers_name(mention, mention.head)) from_noun(i, mention.head);
        from_prepositions(i, mention.head, title);
        if (covers_name(mention, mention.head)) from_predicate(i);
        from_words_behind(i);
        from_words_before_comma(i);
      } else if (described) {
        from_noun(i, mention.head);
      }
    }
    return std::move(m_facts);
  }

 private:
  const Token& token(std::uint32_t t) const { return m_doc.tokens[t]; }

  /// Words that stand in a title without being part of it.
  bool is_title_filler(std::uint32_t t) const {
    const Upos upos = token(t).upos;
    return upos == Upos::DET || upos == Upos::PUNCT || upos == Upos::CCONJ || upos == Upos::PART ||
           m_syntax.is_relation(t, {"det", "case"});
  }

  static bool covers_name(const CorefMention& mention, std::uint32_t t) {
    return t >= mention.name_first && t < mention.name_last;
  }

  bool has_name_head(std::uint32_t person, std::uint32_t t) const {
    return covers_name(m_mentions[person], t);
  }

  bool can_employ(std::uint32_t mention) const {
    if (mention == kNone) return false;
    const CorefMention& m = m_mentions[mention];
    if (m.coordination) return false;
    if (m.has_name()) return m.type != EntityType::person;
    return m.noun_class == NounClass::organization || m.noun_class == NounClass::place ||
           (m.kind == MentionKind::pronoun &&
            (m.animacy == Animacy::inanimate || m.number == GrammaticalNumber::plural));
  }

  void put(std::uint32_t person, std::uint32_t organization, std::string title, bool former,
           std::uint32_t first, std::uint32_t last) {
    if (person == organization) return;
    for (const AffiliationFact& fact : m_facts)
      if (fact.person == person && fact.organization == organization) return;
    m_facts.push_back({person, organization, std::move(title), former, first, last});
  }

  std::string words(std::uint32_t first, std::uint32_t last) const {
    if (first >= last) return {};
    return std::string(m_doc.text_of(m_doc.span_of(first, last)));
  }

  /// "former Baidu and Google scientist Andrew Ng": names before the title, the title before the name.
  std::string from_words_before(std::uint32_t i) {
    const CorefMention& mention = m_mentions[i];
    std::uint32_t first = mention.name_first;
    const std::uint32_t sentence_first = m_doc.sentences[mention.sentence].first;
    const std::uint32_t limit =
        std::max(sentence_first, mention.name_first > 10 ? mention.name_first - 10 : 0);
    while (first > limit) {
      const Token& before = token(first - 1);
      const bool name_part = m_at[first - 1] != kNone && m_mentions[m_at[first - 1]].has_name();
      if (name_part && m_at[first - 1] != i && m_mentions[m_at[first - 1]].type == EntityType::person &&
          has_name_head(m_at[first - 1], first - 1))
        break;
      if (before.upos == Upos::NOUN || before.upos == Upos::PROPN || before.upos == Upos::ADJ || name_part ||
          before.form == "and" || before.form == "&" || before.form == "-" ||
          (before.upos == Upos::PART && before.form != "to"))
        --first;
      else
        break;
    }
    if (first == mention.name_first) return {};
    bool former = false;
    std::vector<std::uint32_t> employers;
    std::uint32_t title_first = first;
    for (std::uint32_t t = first; t < mention.name_first; ++t) {
      former = former || is_former_word(fold_case(token(t).form));
      const std::uint32_t m = m_at[t];
      if (m == kNone || m == i || !can_employ(m) || token(t).upos == Upos::ADJ) continue;
      const CorefMention& other = m_mentions[m];
      if (!other.has_name() || other.name_first < first || other.name_last > mention.name_first) continue;
      if (employers.empty() || employers.back() != m) employers.push_back(m);
      title_first = std::max(title_first, other.name_last);
    }
    while (title_first < mention.name_first &&
           (is_title_filler(title_first) || is_former_word(fold_case(token(title_first).form))))
      ++title_first;
    if (is_generic_person(fold_case(token(mention.name_first - 1).lemma))) return {};
    const std::string title = words(title_first, mention.name_first);
    if (title.empty()) {
      // "Norra's Ana Ruiz": of an organisation only; "Norway's Ana Ruiz" is no member of Norway.
      const bool owned = xpos_name(token(mention.name_first - 1).xpos) == "POS" && employers.size() == 1;
      if (owned && m_mentions[employers.front()].type == EntityType::organization)
        put(i, employers.front(), {}, former, first, mention.name_last);
      return {};
    }
    for (const std::uint32_t employer : employers) put(i, employer, title, former, first, mention.name_last);
    return title;
  }

  bool is_role(std::uint32_t t) const {
    const std::string lemma = fold_case(token(t).lemma);
    return token(t).upos == Upos::NOUN && lexicon::noun_class(lemma) == NounClass::person &&
           !is_generic_person(lemma);
  }

  bool in_title(std::uint32_t t) const {
    const Token& one = token(t);
    return one.upos == Upos::NOUN || one.upos == Upos::ADJ || one.upos == Upos::PROPN || one.form == "-";
  }

  /// The employer whose name begins (or ends) at a token.
  const CorefMention* employer_from(std::uint32_t t, std::uint32_t end) const {
    if (t >= end || m_at[t] == kNone || !can_employ(m_at[t])) return nullptr;
    const CorefMention& m = m_mentions[m_at[t]];
    return m.has_name() && m.name_first == t ? &m : nullptr;
  }
  const CorefMention* employer_up_to(std::uint32_t t, std::uint32_t first) const {
    if (t <= first || m_at[t - 1] == kNone || !can_employ(m_at[t - 1])) return nullptr;
    const CorefMention& m = m_mentions[m_at[t - 1]];
    return m.has_name() && m.name_last == t ? &m : nullptr;
  }
  static bool ties_employer(std::string_view lower) {
    return lower == "of" || lower == "at" || lower == "for";
  }
  bool is_article(std::uint32_t t) const { return token(t).upos == Upos::DET; }

  /// The words themselves, where a name that the parser never saw broke the parse: "Jonas Hauge, Tarn AI's
  /// chief scientist, said", "Jonas Hauge, the former president of Tarn AI, said".
  void from_words_behind(std::uint32_t i) {
    const CorefMention& mention = m_mentions[i];
    const std::uint32_t end = m_doc.sentences[mention.sentence].last;
    std::uint32_t t = mention.name_last;
    if (t >= end || token(t).form != ",") return;
    const std::uint32_t begin = ++t;
    bool former = false;
    while (t < end && (is_article(t) || is_former_word(fold_case(token(t).form))))
      former = is_former_word(fold_case(token(t++).form)) || former;
    const CorefMention* employer = employer_from(t, end);
    if (employer != nullptr) {
      t = employer->name_last;
      if (t < end && xpos_name(token(t).xpos) == "POS") ++t;
      while (t < end && is_former_word(fold_case(token(t).form))) former = true, ++t;
    }
    const std::uint32_t title = t;
    while (t < end && in_title(t) && m_at[t] != i && employer_from(t, end) == nullptr) ++t;
    if (t == title || t >= end || !is_role(t - 1)) return;
    if (employer != nullptr) {
      if (token(t).upos != Upos::PUNCT) return;
      put(i, m_at[employer->name_first], words(title, t), former, begin, t);
      return;
    }
    const std::uint32_t last = t;
    if (!ties_employer(fold_case(token(t).form))) return;
    for (++t; t < end && is_article(t);) ++t;
    employer = employer_from(t, end);
    if (employer == nullptr ||
        (employer->name_last < end && xpos_name(token(employer->name_last).xpos) == "POS"))
      return;
    put(i, m_at[t], words(title, last), former, begin, employer->name_last);
  }

  /// "Tarn AI's chief executive, Jonas Hauge, said", "The president of Tarn AI, Jonas Hauge, said".
  void from_words_before_comma(std::uint32_t i) {
    const CorefMention& mention = m_mentions[i];
    const std::uint32_t first = m_doc.sentences[mention.sentence].first;
    const std::uint32_t end = m_doc.sentences[mention.sentence].last;
    if (mention.name_first < first + 3 || token(mention.name_first - 1).form != "," ||
        mention.name_last >= end || token(mention.name_last).form != ",")
      return;
    const std::uint32_t comma = mention.name_first - 1;
    if (const CorefMention* employer = employer_up_to(comma, first)) {
      std::uint32_t t = employer->name_first;
      while (t > first && is_article(t - 1)) --t;
      if (t < first + 2 || !ties_employer(fold_case(token(t - 1).form)) || !is_role(t - 2)) return;
      const std::uint32_t last = t - 1;
      std::uint32_t title = last;
      while (title > first && in_title(title - 1) && m_at[title - 1] != i &&
             !is_former_word(fold_case(token(title - 1).form)))
        --title;
      const bool former = title > first && is_former_word(fold_case(token(title - 1).form));
      put(i, m_at[comma - 1], words(title, last), former, title, mention.name_last);
      return;
    }
    if (!is_role(comma - 1)) return;
    std::uint32_t title = comma;
    while (title > first && in_title(title - 1) && employer_up_to(title, first) == nullptr) --title;
    const bool owned = title > first && xpos_name(token(title - 1).xpos) == "POS";
    const CorefMention* employer = employer_up_to(owned ? title - 1 : title, first);
    if (employer == nullptr || title == comma) return;
    const bool former = is_former_word(fold_case(token(title).form));
    title += former ? 1 : 0;
    put(i, m_at[employer->name_first], words(title, comma), former, employer->name_first, mention.name_last);
  }

  /// A noun that says what the person is: "the site's founder", "president of the Brotherhood".
  void from_noun(std::uint32_t person, std::uint32_t noun) {
    const std::string lemma = fold_case(token(noun).lemma);
    if (lexicon::noun_class(lemma) != NounClass::person || is_generic_person(lemma)) return;
    const std::uint32_t sentence_first = m_doc.sentences[token(noun).sentence].first;
    std::uint32_t first = noun;
    bool former = false;
    std::vector<std::uint32_t> employers;
    for (const std::uint32_t c : m_syntax.children(noun)) {
      if (c > noun) continue;
      const std::string lower = fold_case(token(c).form);
      if (is_former_word(lower)) {
        former = true;
      } else if (m_syntax.is_relation(c, {"nmod", "nmod:poss", "nmod:desc", "compound", "amod"})) {
        const std::uint32_t m = m_at[c];
        if (m != kNone && can_employ(m) && !m_syntax.has_relation(c, {"amod"})) {
          employers.push_back(m);
          for (const std::uint32_t other : m_syntax.children(c))
            if (m_syntax.has_relation(other, {"conj"}) && can_employ(m_at[other]))
              employers.push_back(m_at[other]);
        } else if (m_syntax.is_relation(c, {"compound", "amod"})) {
          first = std::min(first, c);
        }
      }
    }
    for (const std::uint32_t m : employers)
      if (m_mentions[m].last <= noun) first = std::max(first, m_mentions[m].last);
    while (first < noun && (is_title_filler(first) || is_former_word(fold_case(token(first).form)))) ++first;
    first = std::max(first, sentence_first);
    const std::string title = words(first, noun + 1);
    for (const std::uint32_t m : employers)
      put(person, m, title, former, std::min(first, m_mentions[m].first), noun + 1);
    from_prepositions(person, noun, title, former);
  }

  /// "… at Barclays", "… of the University of Helsinki", "… for the ministry".
  void from_prepositions(std::uint32_t person, std::uint32_t noun, const std::string& title,
                         bool former = false) {
    for (const std::uint32_t c : m_syntax.children(noun)) {
      if (c < noun || !m_syntax.is_relation(c, {"nmod", "obl"})) continue;
      std::string preposition;
      for (const std::uint32_t other : m_syntax.children(c))
        if (other < c && m_syntax.has_relation(other, {"case"})) preposition = fold_case(token(other).form);
      if (preposition != "of" && preposition != "at" && preposition != "for" && preposition != "from" &&
          preposition != "with")
        continue;
      std::vector<std::uint32_t> heads{c};
      for (const std::uint32_t other : m_syntax.children(c))
        if (m_syntax.has_relation(other, {"conj"})) heads.push_back(other);
      for (const std::uint32_t head : heads) {
        const std::uint32_t m = m_at[head];
        if (!can_employ(m)) continue;
        // "said in a talk with Northgate founder Roe" is no title
        if (preposition == "with" && !(m_mentions[m].has_name() && has_name_head(m, head))) continue;
        if (preposition == "from" && m_mentions[m].type != EntityType::organization) continue;
        const CorefMention& other = m_mentions[m];
        if ((title.empty() || has_name_head(person, noun)) &&
            !(other.has_name() && other.type == EntityType::organization))
          continue;
        put(person, m, title, former, noun, std::max(other.last, noun + 1));
      }
    }
  }

  /// "Mary Polak is the province's environment minister."
  void from_predicate(std::uint32_t i) {
    const std::uint32_t head = m_mentions[i].head;
    const auto predicate = m_syntax.head(head);
    if (!predicate || !m_syntax.is_relation(head, {"nsubj"})) return;
    bool copula = false, past = false;
    for (const std::uint32_t c : m_syntax.children(*predicate)) {
      if (!m_syntax.has_relation(c, {"cop"})) continue;
      copula = true;
      past = token(c).form == "was" || token(c).form == "were";
    }
    if (copula && !past && token(*predicate).upos == Upos::NOUN) from_noun(i, *predicate);
  }

  const AnnotatedText& m_doc;
  const Syntax m_syntax;
  const std::vector<CorefMention>& m_mentions;
  const std::vector<std::uint32_t>& m_at;
  std::vector<AffiliationFact> m_facts;
};

}  // namespace

std::vector<AffiliationFact> find_affiliations(const AnnotatedText& doc,
                                               const std::vector<CorefMention>& mentions,
                                               const std::vector<std::uint32_t>& mention_of_token) {
  return Finder(doc, mentions, mention_of_token).run();
}

}  // namespace claimgraph
