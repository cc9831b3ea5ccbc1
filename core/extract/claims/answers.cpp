#include "core/extract/claims/answers.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/extract/claims/answer_words.hpp"
#include "core/extract/claims/restated.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"

namespace claimgraph {

namespace {

using Tokens = std::vector<std::uint32_t>;

/// What the phrase can mean.
Wanted wanted_by(const ClaimPhrase& phrase, std::uint32_t before) {
  constexpr std::uint32_t kFarOff = 30;  // sentences; for "the union's claim" where the union made one only
  Wanted out;
  out.before = before;
  out.figure = phrase.figure;
  out.all = phrase.all;
  out.two = phrase.two;
  if (phrase.kind != ClaimPhrase::Kind::noun) return out;
  out.sentences = 4;
  out.unrelated = phrase.loose ? 1 : 3;
  out.alone = phrase.loose ? 0 : kFarOff;
  out.speaker = phrase.speaker;
  return out;
}

/// How sure it is that the words say it at all: the finder scores a bare "it" low, for most are no content.
double sure_of(const Attribution& record, double target) {
  return std::round((1 + record.confidence) / 2 * target * 10000) / 10000;
}

bool takes_side(StanceKind stance) {
  return stance == StanceKind::denies || stance == StanceKind::disputes || stance == StanceKind::doubts ||
         stance == StanceKind::supports || stance == StanceKind::corrects;
}

/// "push back on", "take issue with", "shoot down", "brush off", "wave aside".
bool takes_side_by_particle(std::string_view verb) {
  return in_list(" push take shoot brush wave ", verb);
}

/// Verbs whose object is a claim. Of others ("condemned", "defended", "mocked") it may be a thing: they need
/// a noun that can mean nothing else.
bool is_about_claims(std::string_view verb) {
  return is_aimed_at_claims(verb) || is_labelling_verb(verb) || takes_side_by_particle(verb);
}

/// Content tokens without marks at the edges and without the preposition that the cue governs.
Tokens bare_content(const Syntax& syntax, const TokenSet& content) {
  Tokens out = content.tokens();
  const auto mark = [&](std::uint32_t t) { return syntax.token(t).upos == Upos::PUNCT; };
  while (!out.empty() && mark(out.back())) out.pop_back();
  std::size_t first = 0;
  while (first < out.size() &&
         (mark(out[first]) || in_list(" with to of against about at on ", syntax.token(out[first]).form)))
    ++first;
  out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(first));
  return out;
}

class ReferenceReader {
 public:
  ReferenceReader(const ArticleView& view, const EarlierClaims& earlier, const Attribution& record,
                  const ClaimSource& source)
      : m_view(view), m_syntax(view.syntax), m_earlier(earlier), m_record(record), m_source(source) {}

  std::optional<EarlierReference> read() {
    if (m_source.content.empty() || m_record.speakers.empty()) return std::nullopt;
    m_tokens = bare_content(m_syntax, m_source.content);
    if (m_tokens.empty()) return std::nullopt;
    if (auto phrase = claim_phrase(m_view, m_tokens, 0)) return of_phrase(*phrase);
    return of_opponent();
  }

 private:
  std::string_view verb() const { return m_source.cue.lemma; }

  std::optional<EarlierReference> of_phrase(const ClaimPhrase& phrase) {
    const bool thing = phrase.kind == ClaimPhrase::Kind::pronoun || phrase.loose;
    const std::string_view cue = m_syntax.lemma(cue_head());
    if (thing && !is_about_claims(cue)) return std::nullopt;
    const bool loose_pronoun =
        phrase.kind == ClaimPhrase::Kind::pronoun && phrase.it && phrase.all;  // "them"
    if (loose_pronoun && !is_refuting_verb(cue)) return std::nullopt;
    if (phrase.kind == ClaimPhrase::Kind::pronoun &&
        (in_list(" question challenge counter ", cue) || takes_side_by_particle(cue)))
      return std::nullopt;
    const auto stance = stance_towards(phrase);
    if (!stance) return std::nullopt;
    Wanted wanted = wanted_by(phrase, before());
    if (phrase.relative) {
      if (!is_refuting_verb(cue)) return std::nullopt;
      wanted.sentences = wanted.unrelated = 0;
    }
    return reference(*stance, m_earlier.choose(m_record.speakers, wanted), phrase.last);
  }

  /// What is done to the phrase's claim: by the cue alone, or by what the cue calls it.
  std::optional<StanceKind> stance_towards(const ClaimPhrase& phrase) const {
    const bool whole = phrase.last >= m_tokens.size() || closes(m_tokens[phrase.last]);
    if (takes_side(m_record.stance)) return whole ? std::optional(m_record.stance) : std::nullopt;
    if (m_record.stance == StanceKind::concedes) {
      const bool own =
          phrase.kind == ClaimPhrase::Kind::pronoun && is_aimed_at_claims(m_syntax.lemma(cue_head()));
      return whole && own ? std::optional(StanceKind::concedes) : std::nullopt;
    }
    if (m_record.stance != StanceKind::asserts) return std::nullopt;
    if (is_confirming_verb(verb())) return whole ? std::optional(StanceKind::supports) : std::nullopt;
    if (!is_labelling_verb(verb()) && verb() != "denounce") return std::nullopt;
    return called(phrase);
  }

  std::uint32_t cue_head() const {
    const std::uint32_t t = m_source.attribution->cue_head;
    return t < m_syntax.doc().tokens.size() ? t : m_tokens.front();
  }

  /// Behind the phrase stands no more than how, when or as what.
  bool closes(std::uint32_t t) const {
    const Upos upos = m_syntax.token(t).upos;
    return upos == Upos::PUNCT || upos == Upos::ADV || m_syntax.is_word(t, "as");
  }

  /// "called | the claim “a complete lie”".
  std::optional<StanceKind> called(const ClaimPhrase& phrase) const {
    std::optional<Verdict> verdict;
    bool turned = false;
    for (std::size_t i = phrase.last; i < std::min(m_tokens.size(), phrase.last + 6); ++i) {
      if (m_tokens[i] != m_tokens[i - 1] + 1) break;
      turned = turned || in_list(" not hardly never anything ", m_syntax.lemma(m_tokens[i]));
      if (const auto one = verdict_of(m_syntax, m_tokens[i])) verdict = one;
    }
    if (!verdict) return std::nullopt;
    // A thing can be called nonsense too; "it" and "the report" need the word for a claim.
    if (!verdict->of_claims && (phrase.it || phrase.loose) && !(phrase.loose && verdict->factual))
      return std::nullopt;
    if (verdict->holds && turned) return std::nullopt;
    return verdict->holds     ? StanceKind::supports
           : verdict->factual ? StanceKind::denies
                              : StanceKind::disputes;
  }

  /// "disagreed with the governor", "contradicted the union": what they said last.
  std::optional<EarlierReference> of_opponent() {
    if (!answers_a_speaker(verb()) || m_tokens.size() > 5) return std::nullopt;
    const std::uint32_t head = content_head(m_syntax, m_source.content);
    const std::uint32_t opponent = m_view.mentions.entity_of_phrase(m_syntax, head);
    if (opponent == kNone || m_syntax.is_clause(head)) return std::nullopt;
    const StanceKind stance = verb() == "echo" ? StanceKind::supports : m_record.stance;
    if (!takes_side(stance)) return std::nullopt;
    Wanted wanted;
    wanted.before = before();
    wanted.sentences = wanted.unrelated = 6;
    wanted.speaker = opponent;
    return reference(stance, m_earlier.choose(m_record.speakers, wanted), m_tokens.size());
  }

  /// First token of source, cue and content.
  std::uint32_t before() const {
    std::uint32_t first = m_source.content.first();
    for (const auto* part : {&m_source.attribution->source, &m_source.attribution->cue}) {
      for (const TokenSegment& s : *part) first = std::min(first, s.first);
    }
    return first;
  }

  std::optional<EarlierReference> reference(StanceKind stance, const EarlierChoice& choice,
                                            std::size_t last) const {
    if (choice.claims.empty()) return std::nullopt;
    EarlierReference out;
    out.claims = choice.claims;
    out.stance = stance;
    const bool rest = last < m_tokens.size() && m_syntax.token(m_tokens[last]).form == ":";
    out.place = rest ? TokenSet({{m_tokens.front(), m_tokens[last - 1] + 1}}) : m_source.content;
    out.sure = sure_of(m_record, choice.sure);
    return out;
  }

  const ArticleView& m_view;
  const Syntax& m_syntax;
  const EarlierClaims& m_earlier;
  const Attribution& m_record;
  const ClaimSource& m_source;
  Tokens m_tokens;
};

/// "The claim was untrue", "That is a lie", "The union is wrong".
class VerdictReader {
 public:
  VerdictReader(const ArticleView& view, const EarlierClaims& earlier, const Attribution& record,
                const ClaimSource& source, const ClaimUnit& unit)
      : m_view(view),
        m_syntax(view.syntax),
        m_earlier(earlier),
        m_record(record),
        m_source(source),
        m_unit(unit) {}

  EarlierChoice read(StanceKind& stance) const {
    const auto verdict = own_verdict();
    if (!verdict) return {};
    stance = verdict->holds     ? StanceKind::supports
             : verdict->factual ? StanceKind::denies
                                : StanceKind::disputes;
    Wanted wanted;
    wanted.before = m_unit.content.first();
    if (is_exclamation()) {
      wanted.sentences = wanted.unrelated = 1;
      return m_earlier.choose(m_record.speakers, wanted);
    }
    const auto subject = accused_or_subject();
    if (!subject) return {};
    const Tokens tokens = m_unit.content.tokens();
    const auto place = std::find(tokens.begin(), tokens.end(), first_of_phrase(*subject));
    if (place != tokens.end()) {
      const auto phrase = claim_phrase(m_view, tokens, static_cast<std::size_t>(place - tokens.begin()));
      if (phrase && phrase->kind == ClaimPhrase::Kind::pronoun && !stands_first(*place)) return {};
      if (phrase) return of_phrase(*phrase, *verdict);
    }
    return verdict->of_people ? of_speaker(*subject, wanted) : EarlierChoice{};
  }

 private:
  bool is_charge() const {
    return (is_accusing_verb(m_source.cue.lemma) || is_labelling_verb(m_source.cue.lemma)) &&
           m_source.attribution->cue_head < m_syntax.doc().tokens.size();
  }

  /// Of the clause; of "the union of lying", "the witness a liar" behind a verb that charges somebody.
  std::optional<Verdict> own_verdict() const {
    if (auto verdict = verdict_of(m_syntax, m_unit.head)) return verdict;
    if (!is_charge()) return std::nullopt;
    for (const std::uint32_t t : m_unit.content.tokens()) {
      const auto verdict = verdict_of(m_syntax, t);
      if (verdict && verdict->of_people && !verdict->holds) return verdict;
    }
    return std::nullopt;
  }

  /// “Nonsense,” “Not true,” “Lies!” and no more.
  bool is_exclamation() const {
    std::size_t words = 0;
    for (const std::uint32_t t : m_unit.content.tokens()) {
      if (m_syntax.token(t).upos == Upos::PUNCT) continue;
      if (m_syntax.token(t).quotation < 0 || ++words > 3) return false;
    }
    return !m_syntax.own_subject(m_unit.head) && !m_syntax.is_finite(m_unit.head);
  }

  /// "accused the union of lying": whom the lying is said of stands with the cue.
  std::optional<std::uint32_t> accused_or_subject() const {
    if (const auto subject = m_syntax.own_subject(m_unit.head)) return subject;
    for (const std::uint32_t c : m_syntax.children(m_unit.head)) {
      if (m_syntax.has_relation(c, {"obl", "nmod"})) {  // "There is no truth in the claim"
        if (m_syntax.child(m_unit.head, {"expl"})) return c;
      }
    }
    if (is_charge()) return m_syntax.child(m_source.attribution->cue_head, {"obj"});
    return std::nullopt;
  }

  /// "There is no truth in that": the phrase is what the truth would be in.
  std::uint32_t first_of_phrase(std::uint32_t subject) const {
    std::uint32_t head = subject;
    if (m_syntax.child(m_unit.head, {"expl"})) {
      if (const auto inner = m_syntax.child(subject, {"nmod", "obl"})) head = *inner;
      if (const auto outer = m_syntax.child(m_unit.head, {"obl"})) head = *outer;
    } else if (in_list(" none nothing word part all much most any ", m_syntax.lemma(subject))) {
      if (const auto inner = m_syntax.child(subject, {"nmod"})) head = *inner;  // "none of that is true"
    }
    std::uint32_t first = subtree_range(m_syntax.doc(), head).first;
    while (first < head && m_syntax.has_relation(first, {"case", "punct", "cc"})) ++first;
    return first;
  }

  /// "When I am called a hawk, it's not true": means what stands in the same sentence.
  bool stands_first(std::uint32_t t) const {
    for (const std::uint32_t other : m_unit.content.tokens()) {
      if (other >= t) return true;
      const Upos upos = m_syntax.token(other).upos;
      const bool weak = upos == Upos::PUNCT || upos == Upos::ADV || upos == Upos::INTJ ||
                        upos == Upos::CCONJ || upos == Upos::SCONJ || upos == Upos::DET ||
                        m_syntax.has_relation(other, {"expl", "case"}) ||
                        in_list(" none nothing word be ", m_syntax.lemma(other)) ||
                        m_syntax.head(other) == m_unit.head || other == m_unit.head;
      if (!weak || m_syntax.has_relation(other, {"advcl", "parataxis"})) return false;
    }
    return true;
  }

  EarlierChoice of_phrase(const ClaimPhrase& phrase, const Verdict& verdict) const {
    // "it was wrong", "it is nonsense" may be said of a company or a plan.
    const bool pronoun = phrase.kind == ClaimPhrase::Kind::pronoun;
    if (pronoun && phrase.it && (verdict.of_people || !verdict.of_claims)) return {};
    Wanted wanted = wanted_by(phrase, m_unit.content.first());
    if (phrase.loose && !verdict.factual && !verdict.of_people) wanted.sentences = 1;
    return m_earlier.choose(m_record.speakers, wanted);
  }

  EarlierChoice of_speaker(std::uint32_t subject, Wanted wanted) const {
    wanted.sentences = 3;
    wanted.unrelated = 1;
    wanted.speaker = m_view.mentions.entity_of_phrase(m_syntax, subject);
    if (wanted.speaker != kNone) {
      EarlierChoice choice = m_earlier.choose(m_record.speakers, wanted);
      if (!choice.claims.empty()) return choice;
    }
    return of_pronoun_speaker(subject, wanted);
  }

  /// "They are lying": who spoke just before, when the kind allows.
  EarlierChoice of_pronoun_speaker(std::uint32_t subject, Wanted wanted) const {
    const std::string_view word = m_syntax.lemma(subject);
    if (!in_list(" they he she ", word)) return {};
    wanted.speaker = kNone;
    wanted.sentences = wanted.unrelated = 1;
    EarlierChoice choice = m_earlier.choose(m_record.speakers, wanted);
    if (choice.claims.empty()) return {};
    const std::vector<EarlierClaim> near = m_earlier.of_others(m_record.speakers, wanted);
    bool fits = false, others = false;
    for (const EarlierClaim& one : near) {
      const Attribution& said = m_view.analysis.attributions[one.attribution];
      others = others || one.attribution != near.front().attribution;
      for (const std::uint32_t s : said.speakers) {
        const Entity& who = m_view.analysis.entities[s];
        const bool person = who.type == EntityType::person;
        const bool gender =
            word == "they" || who.gender == Gender::unknown || (who.gender == Gender::male) == (word == "he");
        fits = fits || ((word == "they" ? !person || who.anonymous : person) && gender);
      }
    }
    return fits && !others ? choice : EarlierChoice{};
  }

  const ArticleView& m_view;
  const Syntax& m_syntax;
  const EarlierClaims& m_earlier;
  const Attribution& m_record;
  const ClaimSource& m_source;
  const ClaimUnit& m_unit;
};

}  // namespace

std::optional<EarlierReference> AnswerReader::reference(const Attribution& record,
                                                        const ClaimSource& source) const {
  return ReferenceReader(m_view, m_earlier, record, source).read();
}

std::vector<Answer> AnswerReader::answers(const Attribution& record, const ClaimSource& source,
                                          const ClaimUnit& unit, const Claim& own) const {
  if (record.speakers.empty() || unit.content.empty() || record.realis != Realis::said) return {};
  if (record.stance != StanceKind::asserts && record.stance != StanceKind::predicts) return {};
  StanceKind stance = StanceKind::denies;
  const EarlierChoice choice = VerdictReader(m_view, m_earlier, record, source, unit).read(stance);
  std::vector<Answer> out;
  for (const std::uint32_t claim : choice.claims)
    out.push_back({claim, stance, sure_of(record, choice.sure)});
  if (!out.empty()) return out;
  const auto restated = find_restated(m_view, m_earlier, record, unit, own);
  if (restated) out.push_back({restated->claim, restated->stance, sure_of(record, restated->sure)});
  if (!out.empty() || !is_retort(source.cue.lemma)) return out;
  // "countered that it was early": against what somebody else has just said
  Wanted wanted;
  wanted.before = std::min(unit.content.first(), source.attribution->cue_head);
  const EarlierChoice just = m_earlier.choose(record.speakers, wanted);
  for (const std::uint32_t claim : just.claims)
    out.push_back({claim, StanceKind::disputes, sure_of(record, just.sure)});
  return out;
}

std::vector<Answer> AnswerReader::continued(const Attribution& record, const ClaimSource& source) const {
  if (m_view.analysis.attributions.empty() || record.speakers.empty()) return {};
  if (record.stance != StanceKind::asserts && record.stance != StanceKind::predicts) return {};
  const Attribution& before = m_view.analysis.attributions.back();
  if (before.speakers != record.speakers || before.claims.empty() || before.realis != Realis::said) return {};
  if (before.stance != StanceKind::denies && before.stance != StanceKind::disputes) return {};
  const std::uint32_t cue = source.attribution->cue_head;
  const Syntax& syntax = m_view.syntax;
  if (cue >= syntax.doc().tokens.size() || !syntax.has_relation(cue, {"advcl", "parataxis"})) return {};
  const std::uint32_t place = syntax.doc().token_at(before.content.front().begin);
  if (syntax.token(place).sentence != syntax.token(cue).sentence || place > cue) return {};
  std::vector<Answer> out;
  for (const StatedClaim& stated : before.claims) {
    const SpanList& first = m_view.analysis.claims[stated.claim].content;
    const bool earlier =
        !first.empty() && !stated.content.empty() && first.front().begin < stated.content.front().begin;
    if (earlier) out.push_back({stated.claim, before.stance, sure_of(record, before.confidence)});
  }
  return out;
}

}  // namespace claimgraph
