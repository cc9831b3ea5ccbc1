#include "core/extract/attribution/speaker_phrase.hpp"

#include <algorithm>

#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/function_words.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph::attribution {

namespace {

constexpr std::uint32_t kLongestPhrase = 16;  // tokens of a speaker's phrase that is read off the surface
constexpr std::uint32_t kReach = 12;          // tokens from a quotation to its verb

bool is_particle(std::string_view form) {
  return in_list(" in up out on back off down away ", form);
}

/// Words that end a speaker's phrase on the surface.
bool ends_phrase(const Token& token) {
  switch (token.upos) {
    case Upos::VERB:
    case Upos::AUX:
    case Upos::SCONJ:
    case Upos::ADV:
    case Upos::PUNCT:
      return token.form != "-" && token.form != "." ? true : token.form == ".";
    default:
      return false;
  }
}

}  // namespace

SpeakerReader::SpeakerReader(const DocView& view)
    : m_view(view), m_doc(view.doc()), m_syntax(view.doc()), m_name(view.size(), -1) {
  for (std::size_t n = 0; n < m_doc.names.size(); ++n) {
    const NameSpan& name = m_doc.names[n];
    for (std::uint32_t t = name.first; t < name.last && t < view.size(); ++t)
      m_name[t] = static_cast<std::int32_t>(n);
  }
}

bool SpeakerReader::is_finite_verb(std::uint32_t t) const {
  const std::string_view tag = m_syntax.xpos(t);
  return m_doc.tokens[t].upos == Upos::VERB && (tag == "VBD" || tag == "VBZ" || tag == "VBP");
}

void SpeakerReader::trim(TokenSegment& s) const {
  const auto loose = [&](std::uint32_t t) {
    return m_doc.tokens[t].upos == Upos::PUNCT || m_doc.tokens[t].upos == Upos::CCONJ;
  };
  while (s.first < s.last && loose(s.first)) ++s.first;
  while (s.first < s.last && loose(s.last - 1) && m_view.form(s.last - 1) != ")") --s.last;
}

bool SpeakerReader::may_speak(std::uint32_t t, bool nouns) const {
  const Token& token = m_doc.tokens[t];
  if (token.upos == Upos::PRON) return in_list(" he she they ", fold_case(token.form));
  if (m_name[t] >= 0) {
    const NameType type = m_doc.names[static_cast<std::size_t>(m_name[t])].type;
    return type == NameType::person || type == NameType::organization || nouns;
  }
  if (token.upos == Upos::PROPN) return true;
  if (token.upos != Upos::NOUN) return false;
  if (nouns) return true;
  // "The treasurer, Paul Ekman,"
  for (const std::uint32_t c : m_syntax.children(t)) {
    if (m_syntax.has_relation(c, {"appos", "flat"}) && may_speak(c, false) &&
        m_doc.tokens[c].upos == Upos::PROPN)
      return true;
  }
  return false;
}

TokenSegment SpeakerReader::phrase_of(std::uint32_t head, std::uint32_t lowest, std::uint32_t end) const {
  TokenSegment s{std::max(m_view[head].sub_first, lowest), std::min(m_view[head].sub_last, end)};
  trim(s);
  return s;
}

/// The phrase that begins at `first` behind its verb: by the tree, else a run of words that can be one.
std::optional<TokenSegment> SpeakerReader::inverted_subject(std::uint32_t verb, std::uint32_t first) const {
  const std::uint32_t end = m_doc.sentences[m_view.sentence_of(verb)].last;
  for (const std::uint32_t c : m_syntax.children(verb)) {
    if (c < first || c >= end || !m_syntax.has_relation(c, {"nsubj", "obj"})) continue;
    const TokenSegment s = phrase_of(c, first, end);
    if (s.first == first && s.last - s.first <= 40) return s;
  }
  TokenSegment s{first, first};
  bool noun = false;
  while (s.last < end && s.last - first < kLongestPhrase) {
    const Token& token = m_doc.tokens[s.last];
    const bool initial = token.upos == Upos::PROPN || m_name[s.last] >= 0;
    if (!initial && (ends_phrase(token) || token.quotation >= 0)) break;
    if (token.upos == Upos::ADP && (!in_list(" of for at from ", token.form) || !noun)) break;
    noun = noun || token.upos == Upos::NOUN || initial || token.upos == Upos::PRON;
    ++s.last;
    if (token.upos == Upos::PRON && in_list(" he she they ", token.form)) break;
  }
  trim(s);
  if (!noun || s.first >= s.last) return std::nullopt;
  return s;
}

/// "“…” is how Sorel put it", "was how the mayor described the plan"
std::optional<SpeakerPhrase> SpeakerReader::how_they_put_it(std::uint32_t t) const {
  const std::uint32_t end = m_doc.sentences[m_view.sentence_of(t)].last;
  if (t + 3 >= end ||
      (m_syntax.lemma(t) != "be" && !m_syntax.is_word(t, "is") && !m_syntax.is_word(t, "was")))
    return std::nullopt;
  if (!m_syntax.is_word(t + 1, "how") && !m_syntax.is_word(t + 1, "what")) return std::nullopt;
  for (std::uint32_t v = t + 3; v < std::min(end, t + 3 + kReach); ++v) {
    if (!is_finite_verb(v)) continue;
    if (!in_list(" put describe see sum explain express phrase summarize summarise characterize characterise "
                 "call say tell think remember recall ",
                 m_syntax.lemma(v)))
      return std::nullopt;
    TokenSegment source{t + 2, v};
    trim(source);
    if (source.first >= source.last) return std::nullopt;
    return SpeakerPhrase{source, {v, v + 1}, v};
  }
  return std::nullopt;
}

/// "fumed Anna Sorel", "chimed in Sorel, who …"
std::optional<SpeakerPhrase> SpeakerReader::verb_first(std::uint32_t t, bool comma) const {
  const std::uint32_t end = m_doc.sentences[m_view.sentence_of(t)].last;
  const Token& token = m_doc.tokens[t];
  const bool reporting = may_speak_quotation(m_syntax.lemma(t));
  // A rare verb may be tagged as anything: a small word in -ed before a name is one.
  const std::uint32_t after = t + 1 < end && is_particle(m_view.form(t + 1)) ? t + 2 : t + 1;
  const bool looks = token.form.ends_with("ed") && !m_view[t].capital && after < end && m_view[after].capital;
  if (!is_finite_verb(t) && !reporting && !looks) return std::nullopt;
  if (!comma && !reporting) return std::nullopt;
  if (m_syntax.lemma(t) == "be" || m_syntax.lemma(t) == "have" || m_syntax.lemma(t) == "do")
    return std::nullopt;
  std::uint32_t next = t + 1;
  if (next + 1 < end && is_particle(m_view.form(next)) &&
      (m_view[next + 1].capital || m_doc.tokens[next + 1].upos == Upos::PRON ||
       m_syntax.relation(next) == "compound:prt"))
    ++next;
  if (next >= end) return std::nullopt;
  const Token& opening = m_doc.tokens[next];
  const bool object = opening.upos == Upos::PRON && in_list(" me us him them it ", fold_case(opening.form));
  if (opening.upos == Upos::PUNCT || object) return std::nullopt;
  const auto source = inverted_subject(t, next);
  if (!source || source->first != next) return std::nullopt;
  bool speaks = false;
  for (std::uint32_t k = source->first; k < source->last; ++k) speaks = speaks || may_speak(k, true);
  if (!speaks) return std::nullopt;
  return SpeakerPhrase{*source, {t, next}, t};
}

/// "Sorel chimed in", "her lawyer, Tom Bell, snapped"
std::optional<SpeakerPhrase> SpeakerReader::name_first(std::uint32_t t, bool comma) const {
  const std::uint32_t end = m_doc.sentences[m_view.sentence_of(t)].last;
  for (std::uint32_t v = t; v < std::min(end, t + kReach); ++v) {
    const Token& token = m_doc.tokens[v];
    if (token.quotation >= 0) return std::nullopt;
    if (is_finite_verb(v)) {
      if (v == t || (!comma && !may_speak_quotation(m_syntax.lemma(v)))) return std::nullopt;
      TokenSegment source{t, v};
      trim(source);
      bool speaks = false;
      for (std::uint32_t k = source.first; k < source.last; ++k) speaks = speaks || may_speak(k, true);
      if (!speaks || m_syntax.is_passive(v)) return std::nullopt;
      const bool particle = v + 1 < end && is_particle(m_view.form(v + 1));
      return SpeakerPhrase{source, {v, particle ? v + 2 : v + 1}, v};
    }
    if (token.upos == Upos::VERB || token.upos == Upos::AUX || token.upos == Upos::SCONJ) return std::nullopt;
    if (in_list(" who which that ", token.form)) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<SpeakerPhrase> SpeakerReader::behind(std::uint32_t t, bool comma) const {
  if (t >= m_view.size() || m_doc.tokens[t].quotation >= 0) return std::nullopt;
  if (auto found = how_they_put_it(t)) return found;
  if (auto found = verb_first(t, comma)) return found;
  return name_first(t, comma);
}

std::optional<TokenSegment> SpeakerReader::name_behind_preposition(std::uint32_t first,
                                                                   std::uint32_t last) const {
  for (std::uint32_t t = last; t-- > first;) {
    const bool opens = m_name[t] >= 0 && (t == first || m_name[t - 1] != m_name[t]);
    if (!opens) continue;
    const NameSpan& name = m_doc.names[static_cast<std::size_t>(m_name[t])];
    if (name.type == NameType::place || name.type == NameType::other) continue;
    for (std::uint32_t p = t; p-- > first && t - p <= 5;) {
      if (m_doc.tokens[p].upos == Upos::PUNCT) break;
      if (in_list(" from by of ", fold_case(m_view.form(p))))
        return TokenSegment{t, std::min(name.last, last)};
    }
  }
  return std::nullopt;
}

std::optional<SpeakerPhrase> SpeakerReader::announcing(std::uint32_t first, std::uint32_t colon) const {
  while (first < colon && (m_doc.tokens[first].upos == Upos::PUNCT || m_doc.tokens[first].quotation >= 0 ||
                           m_doc.tokens[first].upos == Upos::CCONJ))
    ++first;
  if (first >= colon || colon - first > 60) return std::nullopt;
  // "Said Holt:", "Added Poole:"
  const std::string opening = fold_case(m_view.form(first));
  const bool looks = opening.ends_with("ed") || in_list(" said says wrote writes told asks adds ", opening);
  if (looks || may_speak_quotation(m_syntax.lemma(first)) || is_finite_verb(first)) {
    if (const auto source = inverted_subject(first, first + 1); source && source->last + 1 >= colon)
      return SpeakerPhrase{{source->first, std::min(source->last, colon)}, {first, first + 1}, first};
  }
  std::optional<std::uint32_t> subject, verb;
  for (std::uint32_t t = first; t < colon; ++t) {
    if (!m_syntax.has_relation(t, {"nsubj"}) || m_doc.tokens[t].quotation >= 0) continue;
    const auto clause = m_syntax.head(t);
    if (!clause || *clause < first || *clause >= colon) continue;
    if (m_syntax.has_relation(*clause, {"acl", "advcl", "ccomp", "csubj"})) continue;
    subject = t;
    verb = clause;  // the last main clause announces
  }
  if (!subject) {
    if (const auto name = name_behind_preposition(first, colon)) return SpeakerPhrase{*name, {}, colon, true};
    return std::nullopt;
  }
  if (is_owned_saying(m_syntax.lemma(*subject))) {
    for (const std::uint32_t c : m_syntax.children(*subject)) {
      if (m_syntax.relation(c) != "nmod:poss" || m_doc.tokens[c].quotation >= 0) continue;
      TokenSegment owner = phrase_of(c, first, *subject);
      if (owner.last > owner.first + 1 && is_possessive_mark(m_view.form(owner.last - 1))) --owner.last;
      if (owner.first < owner.last) return SpeakerPhrase{owner, {*subject, *subject + 1}, *subject, true};
    }
    if (const auto name =
            name_behind_preposition(m_view[*subject].sub_first, std::min(m_view[*subject].sub_last, colon)))
      return SpeakerPhrase{*name, {*subject, *subject + 1}, *subject, true};
    return std::nullopt;
  }
  if (!may_speak(*subject, true) || m_syntax.is_passive(*verb)) return std::nullopt;
  if (in_list(" this that it there which what ", fold_case(m_view.form(*subject)))) return std::nullopt;
  TokenSegment source = phrase_of(*subject, first, colon);
  if (source.first <= *verb && *verb < source.last) source = {*subject, *subject + 1};
  return SpeakerPhrase{source, {*verb, *verb + 1}, *verb};
}

std::optional<TokenSegment> SpeakerReader::subject_of_sentence(const Sentence& sentence) const {
  std::optional<std::uint32_t> root;
  bool finite = false;
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    if (m_doc.tokens[t].quotation >= 0) continue;
    if (m_doc.tokens[t].head == kRoot && m_doc.tokens[t].upos != Upos::PUNCT && !root) root = t;
    const std::string_view tag = m_syntax.xpos(t);
    finite = finite || is_finite_tag(tag);
  }
  if (!root) return std::nullopt;
  if (!finite) {
    const bool from = in_list(" from by statement message remarks ", fold_case(m_view.form(sentence.first)));
    return from ? name_behind_preposition(sentence.first, sentence.last) : std::nullopt;
  }
  const auto subject = m_syntax.own_subject(*root);
  if (in_list(" die perish ", m_syntax.lemma(*root))) return std::nullopt;  // others speak then
  if (!subject || m_doc.tokens[*subject].quotation >= 0 || !may_speak(*subject, false)) return std::nullopt;
  if (m_syntax.relation(*subject) != "nsubj") return std::nullopt;
  TokenSegment source = phrase_of(*subject, sentence.first, sentence.last);
  if (source.first <= *root && *root < source.last) source = {*subject, *subject + 1};
  return source;
}

}  // namespace claimgraph::attribution
