#include "core/extract/coreference/descriptions.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/noun_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {
namespace {

using lexicon::NounClass;

constexpr std::uint32_t kLongest = 16;  // tokens of a description
constexpr std::uint32_t kBefore = 12;   // tokens before a name that may belong to it

/// Text of [first, last) without an article in front and punctuation around.
std::string trimmed_words(const AnnotatedText& doc, std::uint32_t first, std::uint32_t last) {
  while (first < last && (doc.tokens[first].upos == Upos::DET || doc.tokens[first].upos == Upos::PUNCT ||
                          doc.tokens[first].upos == Upos::ADV ||
                          xpos_name(doc.tokens[first].xpos) == "PRP$" || doc.tokens[first].form == "-"))
    ++first;
  while (last > first && doc.tokens[last - 1].upos == Upos::PUNCT) --last;
  if (first >= last) return {};
  return std::string(doc.text_of(doc.span_of(first, last)));
}

/// The name of a person, unless it reaches beyond `end`: a title may be part of the name that it leads to.
bool is_person_name(const AnnotatedText& doc, std::uint32_t t, std::uint32_t end) {
  const NameSpan* name = doc.name_at(t);
  return name != nullptr && name->type == NameType::person && name->last <= end;
}

/// A noun or title that says what a person is. Names of places and things are none; a noun that no list knows
/// ("Harbour goalie") counts behind a name.
bool is_role(const AnnotatedText& doc, std::uint32_t t) {
  const Token& token = doc.tokens[t];
  if (token.upos == Upos::ADJ || xpos_name(token.xpos) == "NNS") return false;
  const std::string lemma = fold_case(token.lemma), lower = fold_case(token.form);
  const NounClass kind = lexicon::noun_class(lemma);
  if (in_list(" mr mr. mrs mrs. ms ms. miss mx ", lower)) return false;  // how somebody is addressed
  const bool adjective = in_list(" former ex acting senior junior democratic republican prime ", lower);
  if (kind == NounClass::person || lexicon::is_title(lower)) return !adjective;
  const bool shorthand = token.form.size() <= 4 && std::all_of(token.form.begin(), token.form.end(),
                                                               [](char c) { return c >= 'A' && c <= 'Z'; });
  if (t == 0 || kind != NounClass::none || (token.upos != Upos::NOUN && !shorthand)) return false;
  const NameSpan* before = doc.name_at(t - 1);
  return before != nullptr && before->type != NameType::person && before->last == t;
}

/// Either word of "recently named", "newly elected".
bool is_recently_named(const AnnotatedText& doc, std::uint32_t t) {
  const auto pair = [&](std::uint32_t adverb) {
    return adverb + 1 < doc.tokens.size() && doc.tokens[adverb].upos == Upos::ADV &&
           xpos_name(doc.tokens[adverb].xpos) != "WRB" && xpos_name(doc.tokens[adverb + 1].xpos) == "VBN";
  };
  return pair(t) || (t > 0 && pair(t - 1));
}

bool is_modifier(const AnnotatedText& doc, std::uint32_t t) {
  const Token& token = doc.tokens[t];
  return token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::ADJ ||
         token.form == "-" || token.form == "&" || (token.upos == Upos::PART && token.form != "to") ||
         is_recently_named(doc, t) || doc.name_at(t) != nullptr || token.form.ends_with("sive") ||
         token.form.ends_with("tive");  // "defensive", taken for a verb
}

/// First token of the modifiers that lead up to `end`, not before `lowest`.
std::uint32_t run_before(const AnnotatedText& doc, std::uint32_t lowest, std::uint32_t end) {
  std::uint32_t first = end;
  while (first > lowest && is_modifier(doc, first - 1) && !is_person_name(doc, first - 1, end)) --first;
  return first;
}

/// "Secretary of State", "envoy to Peru": a role, a preposition and one name or noun right before `first`.
std::uint32_t with_complement(const AnnotatedText& doc, std::uint32_t lowest, std::uint32_t first,
                              std::uint32_t end) {
  const bool preposition = first > lowest + 1 && first < end &&
                           in_list(" of for to at in ", fold_case(doc.tokens[first - 1].form));
  return preposition && is_role(doc, first - 2) ? run_before(doc, lowest, first - 1) : end;
}

/// "Last week": words of time are no part of a description.
std::uint32_t after_time(const AnnotatedText& doc, std::uint32_t first, std::uint32_t last) {
  std::uint32_t out = first;
  for (std::uint32_t t = first; t < last; ++t) {
    if (lexicon::is_time_word(fold_case(doc.tokens[t].lemma)) && doc.tokens[t].upos != Upos::ADJ) out = t + 1;
  }
  return out;
}

/// "the captain of the Hawks", "Norra's chief executive": one person's role, and no other person in it.
bool opens_with_role(const AnnotatedText& doc, TokenSegment s) {
  std::uint32_t run = s.first;
  while (run < s.last && (is_modifier(doc, run) || doc.tokens[run].upos == Upos::DET ||
                          xpos_name(doc.tokens[run].xpos) == "PRP$"))
    ++run;
  if (run == s.first || lexicon::noun_class(fold_case(doc.tokens[run - 1].lemma)) != NounClass::person ||
      !is_role(doc, run - 1))
    return false;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    const Token& token = doc.tokens[t];
    if (token.upos == Upos::VERB || token.upos == Upos::AUX || token.upos == Upos::CCONJ ||
        token.form == "," || (t >= run && is_person_name(doc, t, s.last)))
      return false;
  }
  return true;
}

/// The same where the parser did not join the two: the words from the mark before it.
std::string role_beside_comma(const AnnotatedText& doc, const CorefMention& mention, std::uint32_t comma) {
  const std::uint32_t start = doc.sentences[mention.sentence].first;
  std::uint32_t first = comma;
  while (first > start && comma - first < kLongest && doc.tokens[first - 1].upos != Upos::PUNCT &&
         doc.tokens[first - 1].upos != Upos::CCONJ)
    --first;
  const bool closed = mention.name_last < doc.tokens.size() && doc.tokens[mention.name_last].form == ",";
  return closed && first < comma && opens_with_role(doc, {first, comma}) ? trimmed_words(doc, first, comma)
                                                                         : std::string();
}

/// "Roe's attorney, Ana Ruiz": what the phrase calls her before a comma.
std::string role_before_comma(const AnnotatedText& doc, const CorefMention& mention) {
  const std::uint32_t comma = mention.name_first - 1;
  if (doc.tokens[comma].form == "," && mention.first > comma) return role_beside_comma(doc, mention, comma);
  if (mention.first >= comma || comma - mention.first > kLongest + 2 || doc.tokens[comma].form != ",")
    return {};
  std::uint32_t run = mention.first;
  while (run < comma && (is_modifier(doc, run) || doc.tokens[run].upos == Upos::DET ||
                         xpos_name(doc.tokens[run].xpos) == "PRP$"))
    ++run;
  return run > mention.first && is_role(doc, run - 1) ? trimmed_words(doc, mention.first, comma)
                                                      : std::string();
}

std::string role_before(const AnnotatedText& doc, const CorefMention& mention) {
  const std::uint32_t end = mention.name_first;
  if (end == 0 || doc.tokens[end - 1].form == "-") return {};
  const std::uint32_t start = doc.sentences[mention.sentence].first;
  const std::uint32_t lowest = std::max(start, end > kBefore ? end - kBefore : 0);
  std::uint32_t first = run_before(doc, lowest, end);
  if (first == end) return role_before_comma(doc, mention);
  bool role = is_role(doc, end - 1);
  if (!role) {
    const std::uint32_t longer = with_complement(doc, lowest, first, end);
    role = longer < first;
    first = std::min(first, longer);
  }
  return role ? trimmed_words(doc, after_time(doc, first, end), end) : std::string();
}

/// Tokens of an appositive phrase up to where it tells more than what somebody is.
std::uint32_t end_of_role(const AnnotatedText& doc, std::uint32_t head, std::uint32_t last) {
  for (std::uint32_t t = head + 1; t < last; ++t) {
    if (doc.tokens[t].form == "," || doc.tokens[t].form == "(" ||
        in_list(" who which whose whom that ", fold_case(doc.tokens[t].form)))
      return t;
  }
  return last;
}

/// "a doctor", "the captain"; of nouns that no list knows only "a deportee".
bool is_appositive_role(const Syntax& syntax, std::uint32_t noun) {
  const NounClass kind = lexicon::noun_class(fold_case(syntax.lemma(noun)));
  if (kind == NounClass::person) return true;
  if (kind != NounClass::none || syntax.xpos(noun) == "NNS") return false;
  for (const std::uint32_t c : syntax.children(noun)) {
    if (in_list(" a an ", fold_case(syntax.token(c).form))) return true;
  }
  return false;
}

/// "a start-up", "the river": not "10 cents" or "mission".
bool is_appositive_kind(const Syntax& syntax, std::uint32_t noun) {
  const NounClass kind = lexicon::noun_class(fold_case(syntax.lemma(noun)));
  if (kind == NounClass::time || kind == NounClass::person) return false;
  for (const std::uint32_t c : syntax.children(noun)) {
    const Upos upos = syntax.token(c).upos;
    if (upos == Upos::NUM || upos == Upos::SYM) return false;
    if (upos == Upos::DET || syntax.xpos(c) == "PRP$") return true;
  }
  return kind != NounClass::none;
}

std::string apposition(const AnnotatedText& doc, const CorefMention& mention) {
  const bool person = mention.type == EntityType::person;
  const Syntax syntax(doc);
  for (const std::uint32_t a : mention.appositions) {
    if (a >= mention.name_first && a < mention.name_last) continue;
    if (doc.tokens[a].upos != Upos::NOUN) continue;
    if (person ? !is_appositive_role(syntax, a) : !is_appositive_kind(syntax, a)) continue;
    const TokenRange range = subtree_range(doc, a);
    const std::uint32_t first = std::max(range.first, mention.first);
    std::uint32_t last = std::min({range.last, mention.last, first + kLongest});
    last = end_of_role(doc, a, last);
    bool figure = false;  // "the $53 million figure"
    for (std::uint32_t t = first; t < a; ++t) figure = figure || doc.tokens[t].upos == Upos::SYM;
    if (figure || a >= last) continue;
    std::string words = trimmed_words(doc, first, last);
    if (!words.empty()) return words;
  }
  return {};
}

/// What stands before the name of something that is no person.
std::string noun_before(const AnnotatedText& doc, const CorefMention& mention) {
  if (mention.first >= mention.name_first || mention.name_first - mention.first > kLongest) return {};
  bool noun = false;
  for (std::uint32_t t = mention.first; t < mention.name_first; ++t)
    noun = noun || doc.tokens[t].upos == Upos::NOUN || doc.tokens[t].upos == Upos::PROPN;
  const Token& last = doc.tokens[mention.name_first - 1];
  const bool title = last.upos == Upos::NOUN || last.upos == Upos::PROPN || last.upos == Upos::PUNCT;
  return noun && title ? trimmed_words(doc, mention.first, mention.name_first) : std::string();
}

bool closes(const AnnotatedText& doc, std::uint32_t t, std::uint32_t end) {
  while (t < end && doc.tokens[t].form != ")") ++t;
  return t < end;
}

}  // namespace

std::string description_of(const AnnotatedText& doc, const CorefMention& mention) {
  if (!mention.has_name()) return {};
  std::string before =
      mention.type == EntityType::person ? role_before(doc, mention) : noun_before(doc, mention);
  return before.empty() ? apposition(doc, mention) : before;
}

std::optional<std::uint32_t> name_behind_role(const AnnotatedText& doc, TokenSegment phrase) {
  phrase.last = std::min(phrase.last, static_cast<std::uint32_t>(doc.tokens.size()));
  while (phrase.last > phrase.first && doc.tokens[phrase.last - 1].upos == Upos::PUNCT) --phrase.last;
  if (phrase.first >= phrase.last) return std::nullopt;
  const NameSpan* name = doc.name_at(phrase.last - 1);
  if (name == nullptr || name->type != NameType::person || name->first <= phrase.first ||
      name->last > phrase.last)
    return std::nullopt;
  if (doc.tokens[name->first - 1].form == "," && opens_with_role(doc, {phrase.first, name->first - 1}))
    return name->first;
  // The phrase before the name: a role, one person's, and nobody else's name in it.
  std::uint32_t run = run_before(doc, phrase.first, name->first);
  const std::uint32_t longer = with_complement(doc, phrase.first, run, name->first);
  const bool role_at_name = name->first > phrase.first && is_role(doc, name->first - 1);
  if (!role_at_name && longer >= run) return std::nullopt;
  run = std::min(run, longer);
  // "scientist and co-author Ana Ruiz"
  while (run > phrase.first + 1 && doc.tokens[run - 1].upos == Upos::CCONJ && is_role(doc, run - 2))
    run = run_before(doc, phrase.first, run - 1);
  while (run > phrase.first && doc.tokens[run - 1].upos == Upos::DET) --run;
  if (run > phrase.first && doc.tokens[run - 1].form != ",") return std::nullopt;
  for (std::uint32_t t = phrase.first; t < run; ++t) {
    const Token& token = doc.tokens[t];
    const bool other = token.upos == Upos::VERB || token.upos == Upos::AUX || token.upos == Upos::CCONJ ||
                       is_person_name(doc, t, name->first) || xpos_name(token.xpos) == "NNS";
    if (other) return std::nullopt;
  }
  return name->first;
}

bool is_untagged_name(const AnnotatedText& doc, TokenSegment s) {
  if (s.first >= s.last || s.last - s.first > 3) return false;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    const Token& token = doc.tokens[t];
    const bool known = lexicon::noun_class(fold_case(token.lemma)) != NounClass::none ||
                       lexicon::is_title(fold_case(token.form)) || is_speech_noun(fold_case(token.form));
    const bool proper = xpos_name(token.xpos) == "NNP" || xpos_name(token.xpos) == "NNPS";
    if (!proper || known || token.form.front() < 'A' || token.form.front() > 'Z') return false;
  }
  return true;
}

TokenSegment short_of_clause(const AnnotatedText& doc, TokenSegment s) {
  bool relative = false;
  for (std::uint32_t t = s.first + 1; t < s.last; ++t) {
    const Token& token = doc.tokens[t];
    relative = relative || in_list(" who which that whose where ", fold_case(token.form));
    const bool spaced = doc.tokens[t - 1].span.end < token.span.begin;
    const bool dash =
        token.form == "–" || token.form == "—" || token.form == "--" || (token.form == "-" && spaced);
    const bool open = dash || (token.form == "(" && !closes(doc, t, s.last));
    if ((!relative && is_finite_tag(xpos_name(token.xpos))) || open) {
      s.last = t;
      break;
    }
  }
  while (s.last > s.first + 1 && doc.tokens[s.last - 1].upos == Upos::PUNCT) --s.last;
  return s;
}

}  // namespace claimgraph
