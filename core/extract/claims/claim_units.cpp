#include "core/extract/claims/claim_units.hpp"
#include "core/extract/claims/bound_clauses.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/function_words.hpp"
#include "core/extract/syntax/syntax.hpp"

#include <algorithm>

namespace claimgraph {

namespace {

using Tokens = std::vector<std::uint32_t>;

class UnitSplitter {
 public:
  explicit UnitSplitter(const Syntax& syntax) : m_syntax(syntax), m_doc(syntax.doc()) {}

  std::vector<ClaimUnit> split(const TokenSet& content) const {
    std::vector<ClaimUnit> out;
    Tokens sentence;
    for (const TokenSegment& segment : content.segments()) {
      for (std::uint32_t t = segment.first; t < segment.last; ++t) {
        if (!sentence.empty() && starts_sentence(sentence, t)) {
          split_clauses(std::move(sentence), out);
          sentence.clear();
        }
        sentence.push_back(t);
      }
    }
    if (!sentence.empty()) split_clauses(std::move(sentence), out);
    return out;
  }

 private:
  bool is_punct(std::uint32_t t) const { return m_syntax.token(t).upos == Upos::PUNCT; }
  std::string_view form(std::uint32_t t) const { return m_syntax.token(t).form; }
  bool is_capital(std::uint32_t t) const {
    const char c = form(t).empty() ? ' ' : form(t)[0];
    return c >= 'A' && c <= 'Z';
  }

  /// `t` begins another sentence than the tokens before it.
  bool starts_sentence(const Tokens& before, std::uint32_t t) const {
    const std::uint32_t previous = before.back();
    if (m_syntax.token(previous).sentence != m_syntax.token(t).sentence) return true;
    if (previous + 1 == t) return is_inner_end(before, t);
    // “A,” he said, “B”: one sentence unless the second quotation begins as one and the first was whole.
    const bool quoted = m_syntax.token(t).quotation >= 0 && m_syntax.token(previous).quotation >= 0 &&
                        m_syntax.token(t).quotation != m_syntax.token(previous).quotation;
    if (!quoted) return false;
    std::uint32_t first = t;
    while (is_punct(first) && first + 1 < m_doc.tokens.size()) ++first;
    return is_capital(first) && m_syntax.token(first).upos != Upos::PROPN && !m_syntax.is_word(first, "I") &&
           has_finite_clause(before) && has_finite_clause_from(first);
  }

  /// A full stop with a capital behind it that the sentence splitter took for an abbreviation's.
  bool is_inner_end(const Tokens& before, std::uint32_t t) const {
    if (!is_capital(t) || is_punct(t)) return false;
    std::size_t i = before.size();
    while (i > 0 && in_list(" ” \" ’ ' ) ] “ ‘ ( ", form(before[i - 1]))) --i;
    if (i == 0) return false;
    const std::string_view mark = form(before[i - 1]);
    return mark == "!" || mark == "?" || (i < before.size() && mark == "." && i > 4);
  }

  bool has_finite_clause(const Tokens& tokens) const {
    for (const std::uint32_t t : tokens) {
      if (!is_punct(t) && m_syntax.is_clause(t) && m_syntax.own_subject(t)) return true;
    }
    return false;
  }

  bool has_finite_clause_from(std::uint32_t first) const {
    const std::uint32_t last = m_doc.sentences[m_syntax.token(first).sentence].last;
    for (std::uint32_t t = first; t < last && t < first + 60; ++t) {
      if (m_syntax.token(t).quotation != m_syntax.token(first).quotation) break;
      if (!is_punct(t) && m_syntax.is_clause(t) && m_syntax.own_subject(t)) return true;
    }
    return false;
  }

  static TokenSet set_of(const Tokens& tokens) {
    std::vector<TokenSegment> segments;
    for (const std::uint32_t t : tokens) {
      if (segments.empty() || segments.back().last != t) segments.push_back({t, t});
      segments.back().last = t + 1;
    }
    return TokenSet(std::move(segments));
  }

  /// One sentence into its independent clauses.
  void split_clauses(Tokens tokens, std::vector<ClaimUnit>& out) const {
    const TokenSet all = set_of(tokens);
    const std::uint32_t head = content_head(m_syntax, all);
    std::vector<std::uint32_t> cuts;
    if (m_syntax.is_clause(head)) find_cuts(all, head, cuts);
    std::erase_if(cuts, [&](std::uint32_t cut) {
      const auto at =
          static_cast<std::size_t>(std::lower_bound(tokens.begin(), tokens.end(), cut) - tokens.begin());
      return at > 0 && form(tokens[at - 1]) != "," && ends_in_open_verb(tokens, 0, at);
    });
    find_surface_cuts(tokens, all, cuts);
    std::erase_if(cuts, [&](std::uint32_t cut) { return stays_together(m_syntax, tokens, cut); });
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::size_t from = 0;
    for (const std::uint32_t cut : cuts) {
      const auto end =
          static_cast<std::size_t>(std::lower_bound(tokens.begin(), tokens.end(), cut) - tokens.begin());
      add(Tokens(tokens.begin() + static_cast<std::ptrdiff_t>(from),
                 tokens.begin() + static_cast<std::ptrdiff_t>(end)),
          out);
      from = end;
    }
    add(Tokens(tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.end()), out);
  }

  /// First tokens (conjunction included) of the clauses that are joined to `head`'s.
  void find_cuts(const TokenSet& all, std::uint32_t head, std::vector<std::uint32_t>& cuts) const {
    if (!stands_alone(all, head)) return;
    std::vector<std::uint32_t> open{head};
    for (std::size_t i = 0; i < open.size() && i < 16; ++i) {
      for (const std::uint32_t c : m_syntax.children(open[i])) {
        if (c < head || !all.contains(c) || !m_syntax.has_relation(c, {"conj", "parataxis"})) continue;
        if (!stands_alone(all, c)) continue;
        const auto start = border_before(all, head, c);
        if (!start) continue;
        cuts.push_back(*start);
        open.push_back(c);
      }
    }
  }

  // ---- what parsers lose: "A happens, but B happens" read off the tags

  /// First tokens of clauses behind "and", "but", ";" that have a noun phrase and a finite verb of their own,
  /// when a whole clause stands before them.
  void find_surface_cuts(const Tokens& tokens, const TokenSet& all, std::vector<std::uint32_t>& cuts) const {
    std::size_t from = 0;
    for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
      const std::uint32_t t = tokens[i];
      const bool mark = is_punct(t) && form(t) == ";";
      if (!mark && !joins(t)) continue;
      if (mark && joins(tokens[i + 1])) continue;
      if (goes_on_with_that(tokens, i)) {
        cuts.push_back(t);
        from = i + 1;
        continue;
      }
      const auto verb = clause_behind(tokens, i + 1);
      if (!verb || !is_whole_clause(tokens, from, i, mark)) continue;
      // "John and Mary will come": the verb's subject stands before the conjunction.
      const std::uint32_t clause = clause_of_verb(*verb);
      const auto subject = m_syntax.own_subject(clause);
      if (subject && all.contains(*subject) && *subject < t && *subject >= tokens[from]) continue;
      cuts.push_back(t);
      from = i + 1;
    }
  }

  /// "that A and | that B": the word itself says that B is said as well, whatever the tagger made of its
  /// verb.
  bool goes_on_with_that(const Tokens& tokens, std::size_t i) const {
    const std::uint32_t first = tokens.front();
    const bool opened = m_syntax.is_word(first, "that") || (first > 0 && m_syntax.is_word(first - 1, "that"));
    const std::uint32_t that = tokens[i + 1];
    if (!opened || i < 3 || !m_syntax.is_word(that, "that") ||
        m_syntax.has_relation(that, {"det", "nsubj", "obj"}))
      return false;
    bool noun = false;
    for (std::size_t k = i + 2; k < tokens.size() && k < i + 16; ++k) {
      const Upos upos = m_syntax.token(tokens[k]).upos;
      if (noun && (upos == Upos::VERB || upos == Upos::AUX)) return true;
      noun = noun || upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON;
    }
    return false;
  }

  bool is_finite_word(std::uint32_t t) const { return is_finite_tag(m_syntax.xpos(t)); }

  std::uint32_t clause_of_verb(std::uint32_t verb) const {
    const auto above = m_syntax.head(verb);
    return above && m_syntax.has_relation(verb, {"aux", "cop"}) ? *above : verb;
  }

  bool is_subordinator(std::uint32_t t) const {
    return in_list(
               " because if when while although though unless until since whereas which who whom whose where "
               "why how "
               "whether lest once after before as ",
               m_syntax.lemma(t)) &&
           (m_syntax.has_relation(t, {"mark"}) || m_syntax.xpos(t).starts_with("W"));
  }

  /// The finite verb of a clause that begins at tokens[i]: adverbs, then a noun phrase, then the verb; a
  /// clause with "while", "if" and a comma may stand in front.
  std::optional<std::uint32_t> clause_behind(const Tokens& tokens, std::size_t i) const {
    if (i < tokens.size() && m_syntax.is_word(tokens[i], "that")) ++i;
    if (i < tokens.size() && is_subordinator(tokens[i])) {
      while (i < tokens.size() && form(tokens[i]) != ",") ++i;
      ++i;
    }
    bool noun = false, joined = false;
    for (std::size_t k = i; k < tokens.size() && k < i + 14; ++k) {
      const std::uint32_t t = tokens[k];
      if (is_finite_word(t)) return noun && !joined ? std::optional(t) : std::nullopt;
      if (k > i && in_list(" until when than because if while after before since as although though ",
                           m_syntax.lemma(t)))
        return std::nullopt;
      // "… and Central Avenue and later arrested": the verb goes on with an earlier subject.
      joined = m_syntax.token(t).upos == Upos::CCONJ || (joined && m_syntax.token(t).upos == Upos::ADV);
      const Upos upos = m_syntax.token(t).upos;
      switch (upos) {
        case Upos::NOUN:
        case Upos::PROPN:
        case Upos::PRON:
          if (m_syntax.xpos(t).starts_with("W")) return std::nullopt;
          noun = true;
          break;
        case Upos::DET:
        case Upos::ADJ:
        case Upos::ADV:
        case Upos::NUM:
        case Upos::CCONJ:
        case Upos::SYM:
        case Upos::PART:
          if (m_syntax.is_word(t, "to")) return std::nullopt;
          break;
        case Upos::ADP:
          if (!noun && k > i + 1) return std::nullopt;
          break;
        case Upos::VERB:
          if (!m_syntax.has_relation(t, {"amod", "compound"})) return std::nullopt;
          break;
        case Upos::PUNCT:
          if (!in_list(" “ \" ‘ ’ ' - ” ", form(t))) return std::nullopt;
          break;
        default:
          return std::nullopt;
      }
    }
    return std::nullopt;
  }

  /// tokens[from, to) hold a clause that can stand alone, and it is not a subordinate one that goes on behind
  /// the conjunction ("because A and B", "if A and B").
  bool is_whole_clause(const Tokens& tokens, std::size_t from, std::size_t to, bool semicolon) const {
    bool noun = false, verb = false, comma = false;
    for (std::size_t k = from; k < to; ++k) {
      const std::uint32_t t = tokens[k];
      const Upos upos = m_syntax.token(t).upos;
      if (verb && is_subordinator(t)) comma = false;
      if (is_finite_word(t) && noun) verb = true;
      noun =
          noun || upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || m_syntax.xpos(t) == "VB";
    }
    if (!verb) return false;
    comma = semicolon || (to > from && form(tokens[to - 1]) == ",");
    if (is_subordinator(tokens[from]) && !has_comma(tokens, from, to - 1)) return false;
    if (comma) return true;
    bool open = false;  // a clause with a mark of its own is open where the conjunction stands
    for (std::size_t k = from + 1; k < to; ++k) {
      if (is_subordinator(tokens[k])) open = true;
      if (form(tokens[k]) == "," && open) open = false;
      if (m_syntax.is_word(tokens[k], "that") && m_syntax.has_relation(tokens[k], {"mark", "nsubj", "obj"}))
        open = true;
    }
    return !open && !ends_in_open_verb(tokens, from, to);
  }

  bool has_comma(const Tokens& tokens, std::size_t from, std::size_t to) const {
    for (std::size_t k = from; k < to; ++k) {
      if (form(tokens[k]) == ",") return true;
    }
    return false;
  }

  /// "made him realise Giuliani | and …": a verb of saying or thinking with nothing but a name behind it.
  bool ends_in_open_verb(const Tokens& tokens, std::size_t from, std::size_t to) const {
    std::size_t k = to;
    while (k > from && k + 5 > to && m_syntax.token(tokens[k - 1]).upos != Upos::VERB) {
      const Upos upos = m_syntax.token(tokens[k - 1]).upos;
      if (upos == Upos::ADP || upos == Upos::AUX) return false;
      --k;
    }
    return k > from && awaits_clause(m_syntax.lemma(tokens[k - 1]));
  }

  /// Own subject inside the content and a finite verb.
  bool stands_alone(const TokenSet& all, std::uint32_t clause) const {
    if (!m_syntax.is_clause(clause)) return false;
    auto subject = m_syntax.own_subject(clause);
    if (!subject) subject = m_syntax.child(clause, {"expl"});
    if (!subject || !all.contains(*subject)) return false;
    const std::string_view word = m_syntax.lemma(*subject);
    if (in_list(" who which that whoever whatever ", word) && m_syntax.xpos(*subject).starts_with("W"))
      return false;
    return m_syntax.is_finite(clause);
  }

  /// Where the clause of `c` begins, if "and", "but", ";" or a dash stands there.
  std::optional<std::uint32_t> border_before(const TokenSet& all, std::uint32_t head, std::uint32_t c) const {
    std::uint32_t first = subtree_range(m_doc, c).first;
    if (first <= head) first = first_of_children(c);
    if (first <= head || !all.contains(first)) return std::nullopt;
    // "…, so that", "… because": the mark makes it a part of the clause before.
    for (std::uint32_t t = first; t <= c; ++t) {
      if (is_punct(t) && t == first) {
        ++first;
        continue;
      }
      break;
    }
    if (m_syntax.has_relation(first, {"mark"}) && !m_syntax.is_word(first, "that")) return std::nullopt;
    std::uint32_t before = first;
    while (before > 0 && all.contains(before - 1) && is_punct(before - 1)) --before;
    const bool conjunction = is_clause_conjunction(m_syntax.lemma(first)) || joins(first);
    bool mark = false;
    for (std::uint32_t t = before; t < first; ++t) mark = mark || in_list(" ; — – -- - ", form(t));
    // "A, B": a comma alone only between two clauses that the parser set side by side
    bool comma = false;
    for (std::uint32_t t = before; t < first; ++t) comma = comma || form(t) == ",";
    if (!conjunction && !mark && !(comma && m_syntax.has_relation(c, {"conj"}))) return std::nullopt;
    return first;
  }

  bool joins(std::uint32_t t) const { return is_clause_conjunction(fold_case(form(t))); }

  std::uint32_t first_of_children(std::uint32_t c) const {
    std::uint32_t first = c;
    for (const std::uint32_t child : m_syntax.children(c)) {
      if (m_syntax.has_relation(child, {"nsubj", "csubj", "expl", "cc", "mark", "advmod", "aux", "obl"}))
        first = std::min(first, subtree_range(m_doc, child).first);
    }
    return first;
  }

  bool is_loose(std::uint32_t t) const { return is_punct(t) && in_list(" , . ; : — – - -- … ... ", form(t)); }

  /// "…, as the tech industry | weighs …": a clause that was cut before its verb goes.
  void drop_open_clause(Tokens& tokens) const {
    if (tokens.size() < 4) return;
    const std::uint32_t next = tokens.back() + 1;
    if (next >= m_doc.tokens.size() ||
        m_syntax.token(next).sentence != m_syntax.token(tokens.back()).sentence || !is_finite_word(next)) {
      return;
    }
    for (std::size_t k = tokens.size() - 1; k > 2; --k) {
      if (is_finite_word(tokens[k])) return;
      const bool opens = in_list(" as while when if because since although though which who that ",
                                 m_syntax.lemma(tokens[k])) ||
                         joins(tokens[k]);
      if (!opens || form(tokens[k - 1]) != ",") continue;
      tokens.resize(k - 1);
      return;
    }
  }

  void add(Tokens tokens, std::vector<ClaimUnit>& out) const {
    drop_open_clause(tokens);
    drop_other_saying(tokens);
    const bool later = !out.empty();
    std::size_t first = 0, last = tokens.size();
    while (first < last && (is_loose(tokens[first]) || (later && joins(tokens[first])))) ++first;
    while (last > first && (in_list(" , ; : — – - -- ", form(tokens[last - 1])) || joins(tokens[last - 1]))) {
      --last;
    }
    bool word = false;
    for (std::size_t i = first; i < last; ++i) word = word || !is_punct(tokens[i]);
    if (!word) return;
    ClaimUnit unit;
    unit.content = set_of(Tokens(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                                 tokens.begin() + static_cast<std::ptrdiff_t>(last)));
    unit.head = content_head(m_syntax, unit.content);
    if (auto clause = clause_of_noun(unit)) unit = std::move(*clause);
    out.push_back(std::move(unit));
  }

  /// "the shift, | with minister Ana Safadi warning of war": another saying, hung on behind a comma.
  void drop_other_saying(Tokens& tokens) const {
    for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
      if (form(tokens[i]) != "," || !m_syntax.is_word(tokens[i + 1], "with")) continue;
      for (std::size_t k = i + 3; k < tokens.size() && k < i + 14; ++k) {
        if (is_punct(tokens[k]) || is_finite_word(tokens[k])) break;
        if (m_syntax.xpos(tokens[k]) != "VBG" || !is_speech_verb(m_syntax.lemma(tokens[k]))) continue;
        tokens.resize(i);
        return;
      }
    }
  }

  /// "concerns that firms had overspent": what is feared, claimed or denied is the clause.
  std::optional<ClaimUnit> clause_of_noun(const ClaimUnit& unit) const {
    if (m_syntax.token(unit.head).upos != Upos::NOUN || !holds_a_claim(m_syntax.lemma(unit.head))) {
      return std::nullopt;
    }
    const std::uint32_t that = unit.head + 1;
    if (!unit.content.contains(that) || !m_syntax.is_word(that, "that") ||
        !opens_clause(unit.content, that + 1))
      return std::nullopt;
    Tokens tokens;
    for (const std::uint32_t t : unit.content.tokens()) {
      if (t > that) tokens.push_back(t);
    }
    while (!tokens.empty() && is_punct(tokens.back())) tokens.pop_back();
    ClaimUnit out{set_of(tokens), 0};
    out.head = content_head(m_syntax, out.content);
    return out;
  }

  /// What follows "that" is a clause with a subject, read off the surface: parsers take "claims that firms
  /// had …" for a relative clause. "claims that hurt", "the claim that was made" are relative clauses.
  bool opens_clause(const TokenSet& content, std::uint32_t first) const {
    if (!content.contains(first) || is_punct(first)) return false;
    const std::string_view tag = m_syntax.xpos(first);
    if (tag == "VBD" || tag == "VBZ" || tag == "MD" || m_syntax.token(first).upos == Upos::AUX) return false;
    for (std::uint32_t t = first + 1; content.contains(t); ++t) {
      const std::string_view other = m_syntax.xpos(t);
      if (other == "VBD" || other == "VBZ" || other == "MD" || (other == "VBP" && tag != "VBP")) return true;
    }
    return false;
  }

  const Syntax& m_syntax;
  const AnnotatedText& m_doc;
};

}  // namespace

std::vector<ClaimUnit> claim_units(const Syntax& syntax, const TokenSet& content) {
  return UnitSplitter(syntax).split(content);
}

std::uint32_t content_head(const Syntax& syntax, const TokenSet& content) {
  std::optional<std::uint32_t> best, phrase;
  int best_rank = 0;
  for (const TokenSegment& segment : content.segments()) {
    for (std::uint32_t t = segment.first; t < segment.last; ++t) {
      if (syntax.token(t).upos == Upos::PUNCT) continue;
      const auto head = syntax.head(t);
      if (head && content.contains(*head)) continue;
      if (!phrase && !syntax.has_relation(t, {"mark", "case", "cc", "det"})) phrase = t;
      if (!syntax.is_clause(t) || syntax.has_relation(t, {"aux", "cop"})) continue;
      const auto subject = syntax.own_subject(t);
      const bool bare = syntax.xpos(t) == "VB" && !syntax.child(t, {"mark", "aux"});
      const int rank = subject && content.contains(*subject) ? 3 : syntax.is_finite(t) || bare ? 2 : 1;
      if (rank > best_rank) {
        best_rank = rank;
        best = t;
      }
    }
    if (best_rank >= 2) break;
  }
  if (best) return *best;
  // "Contrary to reports, she did not say that": the parser hung the sentence on what stands before it.
  if (phrase) {
    for (const std::uint32_t c : syntax.children(*phrase)) {
      const bool clause = content.contains(c) && syntax.has_relation(c, {"parataxis", "ccomp", "advcl"});
      const auto subject = clause ? syntax.own_subject(c) : std::nullopt;
      if (subject && content.contains(*subject) && syntax.is_finite(c)) return c;
    }
  }
  return phrase ? *phrase : content.first();
}

}  // namespace claimgraph
