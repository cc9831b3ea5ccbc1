#include "core/extract/syntax/syntax.hpp"

#include <algorithm>
#include <string>

namespace claimgraph {

TokenSet::TokenSet(std::vector<TokenSegment> segments) {
  std::sort(segments.begin(), segments.end());
  for (const TokenSegment& segment : segments) {
    if (segment.first >= segment.last) continue;
    if (!m_segments.empty() && segment.first <= m_segments.back().last) {
      m_segments.back().last = std::max(m_segments.back().last, segment.last);
    } else {
      m_segments.push_back(segment);
    }
  }
}

bool TokenSet::contains(std::uint32_t token) const {
  const auto after = std::upper_bound(m_segments.begin(), m_segments.end(), token,
                                      [](std::uint32_t t, const TokenSegment& s) { return t < s.first; });
  return after != m_segments.begin() && token < std::prev(after)->last;
}

std::vector<std::uint32_t> TokenSet::tokens() const {
  std::vector<std::uint32_t> out;
  for (const TokenSegment& segment : m_segments) {
    for (std::uint32_t t = segment.first; t < segment.last; ++t) out.push_back(t);
  }
  return out;
}

std::string_view Syntax::base_relation(std::uint32_t t) const {
  const std::string_view full = relation(t);
  return full.substr(0, full.find(':'));
}

bool Syntax::has_relation(std::uint32_t t, Relations bases) const {
  const std::string_view base = base_relation(t);
  return std::find(bases.begin(), bases.end(), base) != bases.end();
}

bool Syntax::is_relation(std::uint32_t t, Relations full) const {
  return std::find(full.begin(), full.end(), relation(t)) != full.end();
}

std::optional<std::uint32_t> Syntax::head(std::uint32_t t) const {
  const std::int32_t head = m_doc.tokens[t].head;
  if (head < 0) return std::nullopt;
  return static_cast<std::uint32_t>(head);
}

std::span<const std::uint32_t> Syntax::children(std::uint32_t t) const {
  if (m_doc.child_start.size() <= t + std::size_t{1}) return {};
  const std::uint32_t begin = m_doc.child_start[t];
  return {m_doc.child_list.data() + begin, m_doc.child_start[t + 1] - begin};
}

std::optional<std::uint32_t> Syntax::child(std::uint32_t t, Relations bases) const {
  for (const std::uint32_t c : children(t)) {
    if (has_relation(c, bases)) return c;
  }
  return std::nullopt;
}

bool Syntax::has_child(std::uint32_t t, Relations full) const {
  const auto list = children(t);
  return std::any_of(list.begin(), list.end(), [&](std::uint32_t c) { return is_relation(c, full); });
}

bool Syntax::is_word(std::uint32_t t, std::string_view word) const {
  const std::string_view form = m_doc.tokens[t].form;
  return form.size() == word.size() && std::equal(form.begin(), form.end(), word.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
         });
}

std::optional<std::uint32_t> Syntax::subject(std::uint32_t clause) const {
  for (int step = 0; step < 4; ++step) {
    if (const auto own = own_subject(clause)) return own;
    if (!has_relation(clause, {"conj", "xcomp"})) return std::nullopt;
    const auto above = head(clause);
    if (!above) return std::nullopt;
    clause = *above;
  }
  return std::nullopt;
}

bool Syntax::is_clause(std::uint32_t t) const {
  const Upos upos = token(t).upos;
  return upos == Upos::VERB || upos == Upos::AUX || child(t, {"cop", "nsubj", "csubj"}).has_value();
}

bool Syntax::is_passive(std::uint32_t clause) const {
  return has_child(clause, {"aux:pass", "nsubj:pass"});
}

bool Syntax::is_negated(std::uint32_t clause) const {
  const std::string_view kNot = " not n't n’t never neither nor hardly no-one ";
  const std::string_view kNobody = " none nobody nothing no ";
  for (const std::uint32_t c : children(clause)) {
    const std::string_view word = lemma(c);
    if (has_relation(c, {"advmod", "aux", "det"}) && (in_list(kNot, word) || is_word(c, "n't"))) return true;
    if (has_relation(c, {"advmod"}) && (is_word(c, "longer") || is_word(c, "more"))) {
      if (const auto no = child(c, {"advmod", "det"}); no && is_word(*no, "no")) return true;
    }
    if (has_relation(c, {"nsubj", "obj"})) {
      if (in_list(kNobody, word)) return true;
      const auto determiner = child(c, {"det"});
      if (determiner && (is_word(*determiner, "no") || is_word(*determiner, "neither"))) return true;
    }
  }
  return false;
}

bool Syntax::is_plural(std::uint32_t noun) const {
  const std::string_view tag = xpos(noun);
  if (tag == "NNS" || tag == "NNPS") return true;
  if (is_word(noun, "they") || is_word(noun, "we") || is_word(noun, "these") || is_word(noun, "those"))
    return true;
  return child(noun, {"conj"}).has_value();
}

bool Syntax::is_finite(std::uint32_t clause) const {
  if (is_finite_tag(xpos(clause))) return true;
  for (const std::uint32_t c : children(clause)) {
    if (has_relation(c, {"aux", "cop"}) && is_finite_tag(xpos(c))) return true;
  }
  return false;
}

bool Syntax::is_under(std::uint32_t t, std::uint32_t above) const {
  for (int step = 0; step < 64; ++step) {
    if (t == above) return true;
    const auto next = head(t);
    if (!next) return false;
    t = *next;
  }
  return false;
}

void mend_appositions(AnnotatedText& doc) {
  const DeprelId appos = deprel_id("appos");
  const Syntax syntax(doc);
  for (std::uint32_t t = 1; t < doc.tokens.size(); ++t) {
    Token& token = doc.tokens[t];
    const auto head = syntax.head(t);
    if (!syntax.has_relation(t, {"conj"}) || !head || *head >= t) continue;
    const std::uint32_t noun = *head;
    if (doc.tokens[noun].upos != Upos::NOUN || !looks_like_name(token)) continue;
    std::uint32_t first = t;
    bool joined = false, others = false;
    for (const std::uint32_t c : syntax.children(t)) {
      joined = joined || syntax.is_relation(c, {"cc"});
      if (c < first && doc.tokens[c].upos != Upos::PUNCT) first = c;
    }
    for (const std::uint32_t c : syntax.children(noun))
      others = others || (c != t && syntax.has_relation(c, {"conj"}));
    if (joined || others || first == 0 || doc.tokens[first - 1].form != ",") continue;
    token.deprel = appos;
  }
}

bool is_finite_tag(std::string_view xpos) {
  return xpos == "VBD" || xpos == "VBZ" || xpos == "VBP" || xpos == "MD";
}

bool has_finite(const Syntax& syntax, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t t = first; t < last; ++t) {
    if (is_finite_tag(syntax.xpos(t))) return true;
  }
  return false;
}

bool opens_time_after(const Syntax& syntax, std::uint32_t first, std::uint32_t last) {
  std::uint32_t time = first;
  while (time < last && time < first + 2 &&
         (syntax.token(time).upos == Upos::NUM || syntax.token(time).upos == Upos::DET))
    ++time;
  return time + 1 < last && in_list(" minute hour day week month year ", syntax.lemma(time)) &&
         in_list(" after before ", fold_case(syntax.token(time + 1).form));
}

bool looks_like_name(const Token& token) {
  if (token.upos == Upos::PROPN) return true;
  const std::string_view form = token.form;
  return !form.empty() && form[0] >= 'A' && form[0] <= 'Z' &&
         std::any_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

namespace {

bool is_verb_form(const Syntax& syntax, std::uint32_t t) {
  return is_finite_tag(syntax.xpos(t));
}

/// A bare "noun" before a figure or "only": "…, cost €40 million", which taggers read as a noun.
bool looks_like_predicate(const Syntax& syntax, const std::vector<std::uint32_t>& tokens, std::size_t at) {
  if (syntax.token(tokens[at]).upos != Upos::NOUN || at + 1 >= tokens.size()) return false;
  const Upos next = syntax.token(tokens[at + 1]).upos;
  return next == Upos::ADV || next == Upos::NUM || next == Upos::SYM || next == Upos::DET;
}

/// Opens a predicate: a finite verb, or a bare one that no "to" precedes (taggers take "cost" for one), maybe
/// behind an adverb.
bool opens_predicate(const Syntax& syntax, const std::vector<std::uint32_t>& tokens, std::size_t at) {
  for (std::size_t i = at; i < tokens.size() && i < at + 2; ++i) {
    const std::uint32_t t = tokens[i];
    if (is_verb_form(syntax, t) || syntax.xpos(t) == "VB") return true;
    if (i == at && looks_like_predicate(syntax, tokens, i)) return true;
    if (syntax.token(t).upos != Upos::ADV) return false;
  }
  return false;
}

}  // namespace

std::optional<Interruption> find_interruption(const Syntax& syntax,
                                              const std::vector<std::uint32_t>& tokens) {
  // Top-level commas: outside quotation marks and brackets.
  std::vector<std::size_t> commas;
  int brackets = 0;
  for (std::size_t i = 0; i < tokens.size() && i < 80; ++i) {
    const Token& token = syntax.token(tokens[i]);
    if (token.form == "(" || token.form == "[") ++brackets;
    if (token.form == ")" || token.form == "]") --brackets;
    if (token.form == "," && brackets <= 0 && token.quotation < 0) commas.push_back(i);
  }
  if (commas.size() < 2 || commas.front() == 0) return std::nullopt;
  Interruption out;
  bool noun = false;
  for (std::size_t i = 0; i < commas.front(); ++i) {
    const std::uint32_t t = tokens[i];
    if (is_verb_form(syntax, t) || syntax.token(t).upos == Upos::SCONJ || syntax.xpos(t) == "IN")
      return std::nullopt;
    const Upos upos = syntax.token(t).upos;
    if (upos == Upos::NOUN || upos == Upos::PROPN || looks_like_name(syntax.token(t))) {
      out.subject = t;
      noun = true;
    }
  }
  if (!noun) return std::nullopt;
  out.subject_last = tokens[commas.front()];
  // The last phrase that opens with a verb: "released" may be a participle, "cost" behind it is not.
  std::size_t predicate = 0;
  for (std::size_t k = 1; k < commas.size() && k < 5; ++k) {
    const std::size_t next = commas[k] + 1;
    if (next < tokens.size() && opens_predicate(syntax, tokens, next)) predicate = k;
  }
  if (predicate == 0) return std::nullopt;
  out.predicate_first = tokens[commas[predicate] + 1];
  for (std::size_t j = 0; j < predicate; ++j) {
    const std::size_t first = commas[j] + 1, last = commas[j + 1];
    bool name = last > first && last - first <= 4;
    for (std::size_t i = first; i < last && name; ++i) {
      name = looks_like_name(syntax.token(tokens[i])) ||
             (i > first && syntax.token(tokens[i]).upos == Upos::NUM);
    }
    if (name && out.name.first == out.name.last) out.name = {tokens[first], tokens[last - 1] + 1};
  }
  return out;
}

}  // namespace claimgraph
