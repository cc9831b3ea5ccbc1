#include "core/extract/claims/claim_references.hpp"

#include <algorithm>
#include <set>

#include "core/extract/claims/antecedent.hpp"
#include "core/extract/claims/first_person.hpp"
#include "core/extract/syntax/function_words.hpp"
#include "core/extract/syntax/noun_lexicon.hpp"

namespace claimgraph {

namespace {

constexpr double kDecidedByForm = 0.975;  // the sieves; the ranker stays below
// What a guess needs; chosen on the train part of claim-gold, where .85 of such guesses are right.
constexpr double kLikelyPerson = 0.4, kLikelyNoun = 0.5, kLikelyOwner = 0.6;

class ReferenceResolver {
 public:
  ReferenceResolver(const ArticleView& view, const std::vector<std::uint32_t>& tokens,
                    const std::vector<std::uint32_t>& speakers, const AttributionSpans* attribution)
      : m_view(view),
        m_syntax(view.syntax),
        m_tokens(tokens),
        m_kept(tokens.begin(), tokens.end()),
        m_speakers(speakers),
        m_attribution(attribution) {}

  References resolve(std::uint32_t already_named) {
    if (already_named != kNone) m_named.insert(already_named);
    std::uint32_t done = 0;  // tokens before it are replaced already
    for (const std::uint32_t t : m_tokens) {
      if (t < done) continue;
      if (t == m_tokens.front() && relative(t)) continue;
      if (first_person(t)) continue;
      if (const auto last = third_person(t)) {
        done = *last;
      } else {
        look_for_open_word(t);
      }
    }
    return std::move(m_out);
  }

 private:
  const Entity& entity(std::uint32_t index) const { return m_view.analysis.entities[index]; }

  /// "privacy, which Apple views as a right": "[privacy] … as a right".
  bool relative(std::uint32_t t) {
    const bool pronoun = m_syntax.xpos(t) == "WDT" || m_syntax.xpos(t) == "WP";
    if (!pronoun || !is_one_of(t, {"which", "that", "who", "whom"})) return false;
    if (const auto phrase = antecedent_of(m_syntax, t)) {
      m_out.replacements[t] = {t + 1, '[' + plain_text(m_syntax.doc(), phrase->first, phrase->last) + ']'};
    } else {
      m_out.unresolved = true;
    }
    return true;
  }

  // ---- I, we: the speaker's own words

  /// "I [Sam Altman]", once in a claim; the word itself stays.
  bool first_person(std::uint32_t t) {
    const bool singular = is_one_of(t, {"i", "me", "my", "mine", "myself"});
    const bool plural = !singular && is_one_of(t, {"we", "us", "our", "ours", "ourselves"});
    if (!singular && !plural) return false;
    if (singular && m_syntax.token(t).form != "I" && m_syntax.is_word(t, "i")) return false;
    if (m_syntax.token(t).form == "US") return false;  // the country
    const bool possessive = is_one_of(t, {"my", "our"});
    if (!is_own_word(t)) return true;
    bool& glossed = singular ? m_glossed_one : m_glossed_many;
    if (glossed) return true;
    std::string name = singular ? name_of_i(m_view, m_speakers) : name_of_we(m_view, m_speakers);
    if (name.empty()) {
      m_out.unresolved = true;
      return true;
    }
    if (possessive) name = possessive_of(name);
    // "I'm" is two tokens without a gap: the gloss would tear them apart.
    const bool glued = t + 1 < m_syntax.doc().tokens.size() &&
                       m_syntax.token(t + 1).span.begin == m_syntax.token(t).span.end &&
                       m_kept.count(t + 1) > 0 && m_syntax.token(t + 1).upos != Upos::PUNCT;
    const std::uint32_t last = glued ? t + 2 : t + 1;
    std::string words(m_syntax.token(t).form);
    if (glued) words += m_syntax.token(t + 1).form;
    m_out.replacements[t] = {last, words + " [" + name + "]"};
    glossed = true;
    return true;
  }

  /// In the speaker's own words, not in the article's and not in words that the speaker quotes; "We" alone in
  /// its marks is a name.
  bool is_own_word(std::uint32_t t) {
    const std::int32_t q = m_syntax.token(t).quotation;
    if (q < 0) return false;
    const Quotation& quotation = m_syntax.doc().quotations[static_cast<std::size_t>(q)];
    if (quotation.last - quotation.first <= 4 && m_tokens.size() > 6) return false;
    if (quotation.parent < 0) return true;
    const bool whole = m_tokens.front() >= quotation.first && m_tokens.back() < quotation.last;
    if (!whole) m_out.unresolved = true;
    return whole;
  }

  // ---- he, it, the company

  /// One past the last token that was replaced or recognised at `t`.
  std::optional<std::uint32_t> third_person(std::uint32_t t) {
    for (const std::uint32_t m : m_view.mentions.starting_at(t)) {
      const Mention& mention = m_view.analysis.mentions[m];
      if (mention.entity == kNone) continue;
      if (mention.kind == MentionKind::name) {
        if (m_view.mentions.is_named(m)) m_named.insert(mention.entity);
        continue;
      }
      const TokenSegment range = m_view.mentions.tokens_of(m);
      if (range.last == range.first || m_kept.count(range.last - 1) == 0) continue;
      if (m_named.count(mention.entity) > 0) {
        if (mention.kind == MentionKind::pronoun) return range.last;
        continue;
      }
      if (mention.kind == MentionKind::pronoun && m_introduced.count(mention.entity) > 0) return range.last;
      std::string text = reference_text(mention, range);
      // "the crane passed its test": what "its" leans on stands in the claim.
      const bool whole = range.last > range.first && m_kept.count(range.first) > 0;
      if (mention.kind == MentionKind::nominal && whole) m_introduced.insert(mention.entity);
      if (text.empty()) continue;
      // "the ships" of an article that names none: there is nobody to name.
      if (mention.kind == MentionKind::nominal && !m_view.mentions.is_named(m)) continue;
      const bool possible = can_stand_for(m) && agrees(mention, t) && !is_quoted_speaker(mention, t);
      const bool between = has_rival_between(mention, t);
      if (!possible || between || may_be_other_of_source(mention, t) || has_rival_before(mention, t) ||
          may_be_subject_before(mention, t) ||
          (mention.confidence < kSureReference && !is_only_speaker(mention, t))) {
        m_out.unresolved = true;
        if (possible && !between && is_likely(mention, t)) guess(mention, range, text);
        return range.last;
      }
      m_out.replacements[t] = {range.last, '[' + std::move(text) + ']'};
      m_named.insert(mention.entity);
      return range.last;
    }
    return std::nullopt;
  }

  /// Not sure, but most such guesses are right: worth showing beside the word, marked as a guess.
  bool is_likely(const Mention& mention, std::uint32_t t) const {
    const Entity& who = entity(mention.entity);
    if (begins_with_possessive(who.name)) return false;
    // "Roe had hoped the president would come", "Roe said Bell knew his time was up": hardly Roe.
    const bool speaker = std::find(m_speakers.begin(), m_speakers.end(), mention.entity) != m_speakers.end();
    if (speaker && who.type == EntityType::person &&
        (mention.kind == MentionKind::nominal || has_rival_before(mention, t)))
      return false;
    // "Bell's lawyer said he was innocent"; in marks the speaker is no candidate.
    if (m_syntax.token(t).quotation < 0 && may_be_other_of_source(mention, t)) return false;
    if (mention.kind == MentionKind::nominal) return fits_noun(mention, who);
    if (who.type == EntityType::person) return mention.confidence >= kLikelyPerson;
    // "they" and "it" mean too often what has no name; "its" does less.
    const bool thing = who.type == EntityType::organization || who.type == EntityType::place;
    return thing && is_one_of(t, {"its"}) && mention.confidence >= kLikelyOwner;
  }

  /// Who speaks says "I" in the marks, not "he".
  bool is_quoted_speaker(const Mention& mention, std::uint32_t t) const {
    return m_syntax.token(t).quotation >= 0 && mention.kind == MentionKind::pronoun &&
           !is_one_of(t, {"it", "its", "they", "them", "their"}) &&
           std::find(m_speakers.begin(), m_speakers.end(), mention.entity) != m_speakers.end();
  }

  /// "the country" is no city and "the city" no country, where the lexicon knows.
  bool fits_noun(const Mention& mention, const Entity& who) const {
    if (who.type == EntityType::organization && speaks_for_another(mention.entity)) return false;
    if (who.type == EntityType::organization && has_rival_organization(mention.entity)) return false;
    if (mention.confidence < kLikelyNoun) return false;
    const std::uint32_t head = m_syntax.doc().token_at(mention.head.begin);
    const std::string_view noun = head < m_syntax.doc().tokens.size() ? m_syntax.lemma(head) : "";
    const bool country = !lexicon::country_name(fold_case(who.name)).empty();
    if (noun == "country" || noun == "nation") return country && m_view.mentions.countries() == 1;
    if (in_list(" city town village capital state province county region ", noun))
      return who.type == EntityType::place && !country;
    return !lexicon::names_another_kind(who.name, noun);
  }

  /// Of "the company" in the mouth of somebody of Norra, another company is a bad guess.
  bool speaks_for_another(std::uint32_t organization) const {
    return std::any_of(m_speakers.begin(), m_speakers.end(), [&](std::uint32_t s) {
      const std::vector<Affiliation>& list = entity(s).affiliations;
      return !list.empty() && std::none_of(list.begin(), list.end(), [&](const Affiliation& a) {
        return a.organization == organization;
      });
    });
  }

  /// Somebody who is not known to be of it speaks, and another organisation is named half as often:
  /// "the company" may be that one.
  bool has_rival_organization(std::uint32_t organization) const {
    for (const std::uint32_t s : m_speakers) {
      const std::vector<Affiliation>& list = entity(s).affiliations;
      const bool of_it = std::any_of(list.begin(), list.end(),
                                     [&](const Affiliation& a) { return a.organization == organization; });
      if (s == organization || of_it) return false;
    }
    return m_view.mentions.has_rival(organization);
  }

  static bool begins_with_possessive(const std::string& name) {
    return in_list(" his her its their my our your ", fold_case(name.substr(0, name.find(' '))));
  }

  /// "he [Ana Ruiz?]": the word stays, what it may mean stands beside it with a question mark.
  void guess(const Mention& mention, TokenSegment range, const std::string& name) {
    std::string words = plain_text(m_syntax.doc(), range.first, range.last);
    m_out.replacements[range.first] = {range.last, words + " [" + name + "?]"};
    m_named.insert(mention.entity);
  }

  /// A pronoun that no mention covers, or "this" and "that" alone: the claim leans on what stands before it.
  void look_for_open_word(std::uint32_t t) {
    const Token& token = m_syntax.token(t);
    if (token.upos == Upos::NOUN) return look_for_bare_noun(t);
    if (m_syntax.is_word(t, "so") && t > 0 && m_syntax.lemma(t - 1) == "do") m_out.unresolved = true;
    if (token.upos != Upos::PRON || m_syntax.has_relation(t, {"expl"})) return;
    if (is_one_of(t, {"he", "she", "they", "him", "her", "them", "his", "their", "its"}))
      m_out.unresolved = true;
    const bool subject = m_syntax.has_relation(t, {"nsubj", "obj", "obl", "nmod"});
    if (subject && is_one_of(t, {"it", "this", "that", "these", "those"}) && !has_dependents(t))
      m_out.unresolved = true;
  }

  /// "that decision", "those smaller steps": what the claim leans on stands before it.
  bool points_back(std::uint32_t t) const {
    if (m_syntax.child(t, {"acl", "nmod"}) ||
        lexicon::noun_class(m_syntax.lemma(t)) == lexicon::NounClass::time)
      return false;
    const auto determiner = m_syntax.child(t, {"det"});
    return determiner && m_kept.count(*determiner) > 0 &&
           is_one_of(*determiner, {"this", "that", "these", "those"});
  }

  /// "the call" of an article that has spoken of "the July 25 call".
  void look_for_bare_noun(std::uint32_t t) {
    if (points_back(t)) m_out.unresolved = true;
    if (t == 0 || m_kept.count(t - 1) == 0 || m_syntax.has_relation(t, {"compound"})) return;
    if (!is_one_of(t - 1, {"the", "this", "that", "these", "those"})) return;
    if (lexicon::noun_class(m_syntax.lemma(t)) == lexicon::NounClass::time) return;
    for (const std::uint32_t c : m_syntax.children(t)) {
      if (!m_syntax.has_relation(c, {"det", "case", "cop", "nsubj", "punct"})) return;
    }
    const std::string fuller = m_view.phrases.before(t);
    if (fuller.empty()) return;
    m_out.replacements[t] = {t + 1, std::string(m_syntax.token(t).form) + " [" + fuller + "?]"};
    m_out.unresolved = true;
  }

  /// "those who …", "that of …" name what they mean themselves.
  bool has_dependents(std::uint32_t t) const {
    return m_syntax.child(t, {"acl", "nmod", "nummod"}).has_value();
  }

  bool is_one_of(std::uint32_t t, std::initializer_list<std::string_view> words) const {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return m_syntax.is_word(t, word); });
  }

  static bool is_short(const std::string& name) {
    return name.size() <= kMaxDescription && name.find(',') == std::string::npos;
  }

  /// "the figure" is no company and "the report" no person, whatever the coreference has made of it.
  bool is_abstract(const Mention& mention) const {
    const EntityType type = entity(mention.entity).type;
    if (type == EntityType::other) return false;
    const std::uint32_t head = m_syntax.doc().token_at(mention.head.begin);
    return head < m_syntax.doc().tokens.size() &&
           in_list(
               " figure number claim report statement decision plan result loss increase rise fall cost "
               "price day "
               "week month year part deal move case issue problem question answer delay survey study finding "
               "proposal call contract charge order attack war election law bill rule measure rate share "
               "sale "
               "market industry time way money fund profit data news story article page word name ",
               m_syntax.lemma(head));
  }

  /// Names stand for all references; an unnamed source's description ("The government") for pronouns only.
  bool can_stand_for(std::uint32_t m) const {
    if (m_view.mentions.is_named(m)) return true;
    const Mention& mention = m_view.analysis.mentions[m];
    if (mention.kind != MentionKind::pronoun) return false;
    if (std::find(m_speakers.begin(), m_speakers.end(), mention.entity) == m_speakers.end()) return false;
    return entity(mention.entity).anonymous && is_short(entity(mention.entity).name);
  }

  /// Kind, number and gender of the entity allow the word: "he" is no place, "it" no person.
  bool agrees(const Mention& mention, std::uint32_t t) const {
    if (t > 0 && m_syntax.token(t - 1).form == "[") return false;  // the article's own brackets
    if (mention.kind != MentionKind::pronoun) return true;
    const Entity& who = entity(mention.entity);
    const bool person = who.type == EntityType::person;
    if (is_one_of(t, {"he", "him", "his"})) return person && who.gender != Gender::female;
    if (is_one_of(t, {"she", "her"})) return person && who.gender != Gender::male;
    if (is_one_of(t, {"they", "them", "their"})) return !person || who.anonymous;
    const bool several = who.anonymous && who.type == EntityType::group;
    return !person && !several && !is_empty_it(t);
  }

  /// A mention that begins at `token` is of another person whom "he" or "she" at `t` may mean.
  bool is_rival(const Mention& mention, std::uint32_t t, std::uint32_t token) const {
    const Gender other = is_one_of(t, {"she", "her"}) ? Gender::male : Gender::female;
    const std::vector<std::uint32_t>& here = m_view.mentions.starting_at(token);
    return std::any_of(here.begin(), here.end(), [&](std::uint32_t m) {
      const std::uint32_t who = m_view.analysis.mentions[m].entity;
      return who != kNone && who != mention.entity && entity(who).type == EntityType::person &&
             entity(who).gender != other;
    });
  }

  static bool is_personal(const Mention& mention, const Entity& who) {
    return mention.kind == MentionKind::pronoun && who.type == EntityType::person;
  }

  /// "Roe noted that Trump's heart meant that he …": where the ranker decided, another person in the claim
  /// may be meant.
  bool has_rival_before(const Mention& mention, std::uint32_t t) const {
    if (!is_personal(mention, entity(mention.entity)) || mention.confidence >= kDecidedByForm) return false;
    return std::any_of(m_tokens.begin(), std::lower_bound(m_tokens.begin(), m_tokens.end(), t),
                       [&](std::uint32_t before) { return is_rival(mention, t, before); });
  }

  /// "Roe questions Bell's plan, suggesting that he …": somebody named between the speaker and the claim.
  bool has_rival_between(const Mention& mention, std::uint32_t t) const {
    if (!is_personal(mention, entity(mention.entity)) || m_attribution == nullptr ||
        m_attribution->source.empty())
      return false;
    const std::uint32_t sentence = m_syntax.token(t).sentence;
    for (std::uint32_t b = m_attribution->source.back().last; b < m_tokens.front(); ++b) {
      if (m_syntax.token(b).sentence != sentence) return false;
      if (is_rival(mention, t, b)) return true;
    }
    return false;
  }

  /// "Bell's lawyer said he was innocent": somebody else of the source's phrase may be meant.
  bool may_be_other_of_source(const Mention& mention, std::uint32_t t) const {
    if (m_attribution == nullptr || mention.kind != MentionKind::pronoun) return false;
    const bool personal = is_one_of(t, {"he", "him", "his", "she", "her"});
    for (const TokenSegment& source : m_attribution->source) {
      for (std::uint32_t s = source.first; s < source.last; ++s) {
        for (const std::uint32_t m : m_view.mentions.starting_at(s)) {
          const Mention& other = m_view.analysis.mentions[m];
          if (other.entity == kNone || other.entity == mention.entity) continue;
          const Entity& who = entity(other.entity);
          if ((who.type == EntityType::person) != personal) continue;
          const Gender wanted = is_one_of(t, {"she", "her"}) ? Gender::male : Gender::female;
          if (personal && who.gender == wanted) continue;
          return personal;
        }
      }
    }
    return false;
  }

  /// "The new version gets an engine, yet Norra says it will be quieter": the subject of the clause before
  /// may be meant.
  bool may_be_subject_before(const Mention& mention, std::uint32_t t) const {
    if (m_attribution == nullptr || m_attribution->source.empty() || !is_one_of(t, {"it", "its"}))
      return false;
    const std::uint32_t source = m_attribution->source.front().first;
    if (source > t || m_syntax.token(source).sentence != m_syntax.token(t).sentence) return false;
    for (std::uint32_t s = m_syntax.doc().sentences[m_syntax.token(t).sentence].first; s < source; ++s) {
      if (!m_syntax.has_relation(s, {"nsubj"}) || m_syntax.token(s).quotation >= 0) continue;
      const auto verb = m_syntax.head(s);  // of a clause that ends before the source
      if (!verb || *verb >= source || *verb < s) continue;
      const std::uint32_t other = m_view.mentions.entity_at_head(s);
      if (other == kNone && m_syntax.token(s).upos == Upos::NOUN) return true;
      if (other == kNone || other == mention.entity) continue;
      const EntityType type = entity(other).type;
      if (type != EntityType::person && type != EntityType::group) return true;
    }
    return false;
  }

  /// "Norra said its rocket …": the one who speaks, in the same sentence and outside the marks, and nobody
  /// else of that kind is named between.
  bool is_only_speaker(const Mention& mention, std::uint32_t t) const {
    if (m_attribution == nullptr || m_attribution->source.empty() || m_speakers.size() != 1) return false;
    if (mention.kind != MentionKind::pronoun || mention.entity != m_speakers.front()) return false;
    const Token& token = m_syntax.token(t);
    const TokenSegment& source = m_attribution->source.front();
    if (token.quotation >= 0 || m_syntax.token(source.first).sentence != token.sentence || source.last > t)
      return false;
    const Entity& who = entity(mention.entity);
    const bool person = who.type == EntityType::person;
    if (who.anonymous && who.type != EntityType::organization) return false;
    // "Downing Street said they had not begun": they may be what was spoken of before.
    if (is_one_of(t, {"they", "them", "their"}) && !m_syntax.is_plural(source.last - 1)) return false;
    for (std::uint32_t between = source.last; between < t; ++between) {
      // "… that the President change his diet": a title is somebody, mention or not.
      if (person && m_syntax.token(between).upos == Upos::PROPN &&
          m_syntax.has_relation(between, {"nsubj", "obj", "iobj"}))
        return false;
      for (const std::uint32_t m : m_view.mentions.starting_at(between)) {
        const Mention& other = m_view.analysis.mentions[m];
        if (other.entity == mention.entity) continue;
        if (other.entity == kNone || (entity(other.entity).type == EntityType::person) == person)
          return false;
      }
    }
    return true;
  }

  /// "it is hard to …", "makes it easier to …", "when it comes to": it stands for nothing.
  bool is_empty_it(std::uint32_t t) const {
    if (!m_syntax.is_word(t, "it")) return false;
    const auto above = m_syntax.head(t);
    if (!above) return false;
    if (m_syntax.has_relation(t, {"obj"}))
      return in_list(" make find consider think deem keep leave call get ", m_syntax.lemma(*above));
    if (m_syntax.lemma(*above) == "take") {  // "it took hours to …", not "it took the port"
      const auto object = m_syntax.child(*above, {"obj"});
      return object &&
             in_list(" time while second minute hour day week month year decade ", m_syntax.lemma(*object));
    }
    return in_list(" come seem appear turn look happen rain ", m_syntax.lemma(*above)) ||
           m_syntax.child(*above, {"csubj", "ccomp"}).has_value() ||
           (m_syntax.token(*above).upos == Upos::ADJ &&
            m_syntax.child(*above, {"xcomp", "advcl"}).has_value());
  }

  static std::string possessive_of(const std::string& name) {
    if (name.ends_with('?')) return possessive_of(name.substr(0, name.size() - 1)) + '?';
    return name + (name.ends_with('s') ? "'" : "'s");
  }

  /// What may stand in the place of the mention; empty when it is no reference that could be replaced.
  std::string reference_text(const Mention& mention, TokenSegment range) const {
    const std::string& name = entity(mention.entity).name;
    if (name.empty()) return {};
    return mention.kind == MentionKind::pronoun ? pronoun_text(name, range)
                                                : nominal_text(mention, name, range);
  }

  std::string pronoun_text(const std::string& name, TokenSegment range) const {
    const std::uint32_t first = range.first;
    if (range.last - range.first != 1 || m_syntax.has_relation(first, {"expl"})) return {};
    if (is_one_of(first, {"its", "his", "their"})) return possessive_of(name);
    if (is_one_of(first, {"her"}) && owns_something(first)) return possessive_of(name);
    return is_one_of(first, {"it", "he", "she", "they", "him", "her", "them"}) ? name : std::string();
  }

  /// "her client", not "against her was": something that can be owned follows.
  bool owns_something(std::uint32_t her) const {
    const bool tagged = m_syntax.xpos(her) == "PRP$" || m_syntax.has_relation(her, {"nmod"});
    const std::uint32_t next = her + 1;
    if (!tagged || next >= m_syntax.doc().tokens.size()) return false;
    const Upos upos = m_syntax.token(next).upos;
    return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::NUM ||
           m_syntax.xpos(next) == "VBG" || m_syntax.xpos(next) == "VBN" ||
           m_syntax.token(next).quotation >= 0;
  }

  std::string nominal_text(const Mention& mention, const std::string& name, TokenSegment range) const {
    const std::uint32_t first = range.first;
    if (is_abstract(mention)) return {};
    if (range.last - range.first > 7 || !is_definite_determiner(m_syntax.lemma(first))) return {};
    for (std::uint32_t t = first; t < range.last; ++t) {
      const bool hyphen = m_syntax.token(t).form == "-";  // "start-up" is three tokens
      if (m_syntax.has_relation(t, {"appos"}) || (m_syntax.token(t).upos == Upos::PUNCT && !hyphen))
        return {};
      for (const std::uint32_t inner : m_view.mentions.starting_at(t)) {
        const Mention& other = m_view.analysis.mentions[inner];
        if (other.kind == MentionKind::name && other.entity == mention.entity) return {};
      }
    }
    const std::string_view last = m_syntax.token(range.last - 1).form;
    return last == "'s" || last == "’s" || last == "'" || last == "’" ? possessive_of(name) : name;
  }

  const ArticleView& m_view;
  const Syntax& m_syntax;
  const std::vector<std::uint32_t>& m_tokens;
  const std::set<std::uint32_t> m_kept;
  const std::vector<std::uint32_t>& m_speakers;
  const AttributionSpans* m_attribution;
  std::set<std::uint32_t> m_introduced;  // entities that the claim describes up to here
  std::set<std::uint32_t> m_named;       // entities that the claim names up to here
  bool m_glossed_one = false, m_glossed_many = false;
  References m_out;
};

}  // namespace

References resolve_references(const ArticleView& view, const std::vector<std::uint32_t>& tokens,
                              std::uint32_t already_named, const std::vector<std::uint32_t>& speakers,
                              const AttributionSpans* attribution) {
  return ReferenceResolver(view, tokens, speakers, attribution).resolve(already_named);
}

}  // namespace claimgraph
