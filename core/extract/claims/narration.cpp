#include "core/extract/claims/narration.hpp"

#include <algorithm>

#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/function_words.hpp"

namespace claimgraph {

namespace {

constexpr std::uint32_t kMinTokens = 4;
constexpr int kThreshold = 3;

bool is_evaluative(std::string_view lemma) {
  return in_list(
      " stun shock amaze impress delight thrill wow surprise astonish dazzle disappoint worry fear hope love "
      "hate seem "
      "appear feel believe think deserve need want wonder look mean remain best worst great terrible amazing "
      "incredible "
      "disastrous brilliant awful wonderful stunning shocking ",
      lemma);
}

class NarrationFinder {
 public:
  NarrationFinder(const ArticleView& view, const std::vector<AttributionSpans>& attributions)
      : m_view(view), m_syntax(view.syntax), m_doc(view.syntax.doc()) {
    m_content.assign(m_doc.tokens.size(), false);
    m_cue.assign(m_doc.tokens.size(), false);
    m_source.assign(m_doc.tokens.size(), false);
    m_taken.assign(m_doc.tokens.size(), false);
    for (const AttributionSpans& a : attributions) {
      mark(m_content, a.content);
      mark(m_cue, a.cue);
      mark(m_source, a.source);
      if (a.cue_head < m_cue.size()) m_cue[a.cue_head] = true;
    }
  }

  std::vector<NarratedClause> find() {
    for (const Sentence& sentence : m_doc.sentences) {
      if (is_prose(sentence)) read_sentence(sentence);
    }
    return std::move(m_out);
  }

 private:
  static void mark(std::vector<bool>& set, const std::vector<TokenSegment>& segments) {
    for (const TokenSegment& segment : segments) {
      for (std::uint32_t t = segment.first; t < segment.last && t < set.size(); ++t) set[t] = true;
    }
  }

  /// A sentence that ends as one and asks nothing.
  bool is_prose(const Sentence& sentence) const {
    if (sentence.last - sentence.first < kMinTokens) return false;
    for (std::uint32_t t = sentence.last; t > sentence.first;) {
      --t;
      const Token& token = m_doc.tokens[t];
      if (token.upos != Upos::PUNCT) return token.form.ends_with('.');
      if (token.form.find('?') != std::string_view::npos) return false;
      if (token.form == "." || token.form.starts_with("!")) return true;
    }
    return false;
  }

  void read_sentence(const Sentence& sentence) {
    std::vector<std::uint32_t> candidates;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (m_content[t] || m_cue[t] || m_doc.tokens[t].quotation >= 0) continue;
      if (!is_candidate(t)) continue;
      candidates.push_back(t);
    }
    const std::size_t before = m_out.size();
    // Participles first: what becomes a claim of its own leaves the main clause.
    for (const std::uint32_t t : candidates) {
      if (m_syntax.has_relation(t, {"advcl", "acl"})) participle(sentence, t);
    }
    for (const std::uint32_t t : candidates) {
      if (!m_syntax.has_relation(t, {"advcl", "acl"})) main_clause(sentence, t, candidates);
    }
    std::sort(
        m_out.begin() + static_cast<std::ptrdiff_t>(before), m_out.end(),
        [](const auto& a, const auto& b) { return a.source.content.first() < b.source.content.first(); });
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) m_taken[t] = false;
  }

  bool is_candidate(std::uint32_t t) const {
    if (m_syntax.is_sentence_root(t)) return m_syntax.is_clause(t);
    if (m_syntax.has_relation(t, {"conj"})) return is_main_conjunct(t) && m_syntax.is_clause(t);
    if (!m_syntax.has_relation(t, {"advcl", "acl"})) return false;
    return m_syntax.xpos(t) == "VBN" || m_syntax.xpos(t) == "VBG";
  }

  /// Joined to the sentence's main clause.
  bool is_main_conjunct(std::uint32_t t) const {
    const auto head = m_syntax.head(t);
    return head && m_syntax.is_sentence_root(*head);
  }

  /// "Released on January 20, the model …" and "…, leading to a sell-off of Nvidia's shares last week".
  void participle(const Sentence& sentence, std::uint32_t t) {
    if (m_syntax.xpos(t) == "VBN" && m_syntax.relation(t) == "advcl") {
      const auto main = m_syntax.head(t);
      const auto subject = main ? m_syntax.subject(*main) : std::nullopt;
      const bool marked = m_syntax.child(t, {"mark", "nsubj", "aux"}).has_value();
      if (!subject || marked || m_content[*subject] || m_doc.tokens[*subject].quotation >= 0) return;
      // Only events: "released on January 20", not "compared to 11%" or "given the cost".
      if (in_list(" compare give base ask tell say accord see concern regard follow ", m_syntax.lemma(t)))
        return;
      if (m_syntax.token(*subject).upos == Upos::PRON && !is_named(*subject)) return;
      const TokenRange range = subtree_range(m_doc, t);
      if (dates_in(range) == 0) return;
      NarratedClause clause = make_clause(t, trimmed(range));
      clause.source.subject = subject;
      add(std::move(clause), facts_in(range) + (is_named(*subject) ? 1 : 0), sentence);
      return;
    }
    if (m_syntax.xpos(t) != "VBG" ||
        !in_list(" lead result cause trigger spark prompt send wipe ", m_syntax.lemma(t))) {
      return;
    }
    const auto event = outcome(t);
    if (!event || m_content[*event]) return;
    TokenRange range = subtree_range(m_doc, *event);
    // A time may hang on the participle: "leading to a sell-off … last week".
    const TokenRange whole = subtree_range(m_doc, t);
    range.last = std::max(range.last, whole.last);
    while (range.first < *event && m_syntax.has_relation(range.first, {"case"})) ++range.first;
    const int names = names_in(range);
    NarratedClause clause = make_clause(*event, trimmed(range));
    add(std::move(clause), facts_in(range) + (names > 0 ? 1 : 0), sentence);
  }

  /// What the participle brings about: "sparking | protests", "leading to | a sell-off"; not "leading the
  /// poll" or "leading up to the debate".
  std::optional<std::uint32_t> outcome(std::uint32_t t) const {
    if (!in_list(" lead result ", m_syntax.lemma(t))) return m_syntax.child(t, {"obj", "obl"});
    for (const std::uint32_t c : m_syntax.children(t)) {
      const auto preposition = m_syntax.has_relation(c, {"obl"}) ? m_syntax.child(c, {"case"}) : std::nullopt;
      if (preposition && *preposition == t + 1 && in_list(" to in ", m_syntax.lemma(*preposition))) return c;
    }
    return std::nullopt;
  }

  void main_clause(const Sentence& sentence, std::uint32_t t, const std::vector<std::uint32_t>& candidates) {
    const auto subject = told_subject(t);
    if (!subject) return;
    TokenRange range = subtree_range(m_doc, t);
    range.first = std::max(range.first, sentence.first);
    range.last = std::min(range.last, sentence.last);
    std::vector<TokenSegment> segments = own_words(range, t, candidates);
    trim(segments);
    drop_dangling(segments);
    if (segments.empty() || length(segments) < kMinTokens || quotes_somebody(segments)) return;
    if (holds_saying(segments, t)) return;
    NarratedClause clause = make_clause(t, std::move(segments));
    int score = 1 + (is_named(*subject) ? 1 : 0);
    const auto own = m_syntax.own_subject(t);
    if (!own || *own < range.first || *own >= range.last) clause.source.subject = subject;
    for (const TokenSegment& s : clause.source.content.segments()) score += facts_in({s.first, s.last});
    const std::uint32_t mention = m_view.mentions.mention_at_head(*subject);
    const bool subject_is_name =
        mention != kNone && m_view.analysis.mentions[mention].kind == MentionKind::name;
    if (names_in(range) > (subject_is_name ? 1 : 0)) ++score;
    if (is_perfect(t) && is_named(*subject)) ++score;
    if (opinion_in(t)) score -= 2;
    add(std::move(clause), score, sentence);
  }

  /// The subject of a clause that the article may tell in its own voice.
  std::optional<std::uint32_t> told_subject(std::uint32_t t) const {
    const auto subject = m_syntax.subject(t);
    if (!subject || m_content[*subject] || !is_checkable(t)) return std::nullopt;
    if (only_says(m_syntax.lemma(t))) return std::nullopt;  // a saying that the finder left alone
    // "It was reported that …": somebody's words, whoever it was.
    if (m_syntax.is_word(*subject, "it") && m_syntax.child(t, {"ccomp", "csubj"})) return std::nullopt;
    const std::string_view word = lower_form(*subject);
    if (in_list(" i we you ", word)) return std::nullopt;
    if (in_list(" it there this that who which what ", word) && !is_named(*subject)) return std::nullopt;
    return subject;
  }

  /// What of the clause is not somebody else's or a clause of its own. Nothing of a sentence that is mostly
  /// somebody's words.
  std::vector<TokenSegment> own_words(TokenRange range, std::uint32_t t,
                                      const std::vector<std::uint32_t>& candidates) const {
    std::vector<bool> out(range.last - range.first, false);
    const auto leave_out = [&](TokenRange part) {
      for (std::uint32_t i = std::max(part.first, range.first); i < std::min(part.last, range.last); ++i) {
        out[i - range.first] = true;
      }
    };
    for (const std::uint32_t other : candidates) {
      if (other != t && m_syntax.has_relation(other, {"conj"}) && m_syntax.head(other) == t &&
          is_set_off(subtree_range(m_doc, other).first)) {
        leave_out(subtree_range(m_doc, other));
      }
    }
    // Coordinated sayings ("…, but was said to be …") belong to somebody else.
    for (const std::uint32_t c : m_syntax.children(t)) {
      if (m_cue[c]) leave_out(subtree_range(m_doc, c));
    }
    // "…, a project that the mayor says will …": the relative clause is the mayor's, and the noun alone is no
    // claim.
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (i == t || !m_cue[i] || !m_syntax.has_relation(i, {"acl"})) continue;
      const auto noun = m_syntax.head(i);
      const bool aside = noun && *noun != t && m_syntax.has_relation(*noun, {"appos", "parataxis"});
      leave_out(subtree_range(m_doc, aside ? *noun : i));
    }
    std::vector<TokenSegment> segments;
    std::uint32_t covered = 0, size = 0;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (out[i - range.first] || m_taken[i]) continue;
      ++size;
      if (m_content[i] || m_cue[i]) {
        ++covered;
        continue;
      }
      if (segments.empty() || segments.back().last != i) segments.push_back({i, i});
      segments.back().last = i + 1;
    }
    if (covered * 4 > size) return {};
    std::erase_if(segments, [this](const TokenSegment& s) { return is_source(s); });
    return segments;
  }

  std::string_view lower_form(std::uint32_t t) const {
    for (const std::string_view word :
         {"i", "we", "you", "it", "there", "this", "that", "who", "which", "what"}) {
      if (m_syntax.is_word(t, word)) return word;
    }
    return {};
  }

  /// Past or perfect, no modal, no "should".
  bool is_checkable(std::uint32_t t) const {
    bool finite = m_syntax.xpos(t) == "VBD";
    for (const std::uint32_t c : m_syntax.children(t)) {
      if (!m_syntax.has_relation(c, {"aux", "cop"})) continue;
      const std::string_view tag = m_syntax.xpos(c);
      if (tag == "MD") return false;
      const bool have = m_syntax.lemma(c) == "have";
      finite = finite || tag == "VBD" || (have && (tag == "VBZ" || tag == "VBP"));
    }
    return finite;
  }

  bool is_perfect(std::uint32_t t) const {
    for (const std::uint32_t c : m_syntax.children(t)) {
      const std::string_view tag = m_syntax.xpos(c);
      if (m_syntax.has_relation(c, {"aux"}) && m_syntax.lemma(c) == "have" && (tag == "VBZ" || tag == "VBP"))
        return true;
    }
    return false;
  }

  bool opinion_in(std::uint32_t t) const {
    if (is_evaluative(m_syntax.lemma(t))) return true;
    for (const std::uint32_t c : m_syntax.children(t)) {
      if (m_syntax.has_relation(c, {"advmod", "xcomp", "obj"}) && is_evaluative(m_syntax.lemma(c)))
        return true;
    }
    return false;
  }

  bool is_named(std::uint32_t t) const {
    return m_view.mentions.is_named_entity(m_view.mentions.entity_of_phrase(m_syntax, t));
  }

  /// 2 when a date or time of day stands in the range.
  int dates_in(TokenRange range) const {
    for (const std::uint32_t i : overlapping(m_view.analysis.times, m_doc.span_of(range.first, range.last))) {
      const std::string& type = m_view.analysis.times[i].type;
      if (type == "DATE" || type == "TIME") return 2;
    }
    return 0;
  }

  /// Wholly (but for its marks) the source of an attribution: "…, a project that | the mayor | says …".
  bool is_source(const TokenSegment& segment) const {
    for (std::uint32_t t = segment.first; t < segment.last; ++t) {
      if (!m_source[t] && m_doc.tokens[t].upos != Upos::PUNCT) return false;
    }
    return true;
  }

  /// "…, its chairman said on Monday": a saying that the finder left alone, with a subject of its own.
  bool holds_saying(const std::vector<TokenSegment>& segments, std::uint32_t head) const {
    for (const TokenSegment& s : segments) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        if (t == head || m_doc.tokens[t].upos != Upos::VERB) continue;
        const std::string_view verb = m_syntax.lemma(t);
        if (says_aside(verb) && m_syntax.child(t, {"nsubj"})) return true;
      }
    }
    return false;
  }

  /// More than a word or two between quotation marks: somebody else's words.
  bool quotes_somebody(const std::vector<TokenSegment>& segments) const {
    int words = 0;
    for (const TokenSegment& s : segments) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        words += m_doc.tokens[t].quotation >= 0 && m_doc.tokens[t].upos != Upos::PUNCT ? 1 : 0;
      }
    }
    return words > 2;
  }

  /// 2 for a date, 2 for a figure (1 for a small number alone), at most 4.
  int facts_in(TokenRange range) const {
    if (range.first >= range.last) return 0;
    const Span span = m_doc.span_of(range.first, range.last);
    const int dates = dates_in(range);
    int figures = 0;
    for (const std::uint32_t i : overlapping(m_view.analysis.quantities, span)) {
      const Quantity& q = m_view.analysis.quantities[i];
      bool in_date = false;
      for (const std::uint32_t k : overlapping(m_view.analysis.times, q.span)) {
        in_date = in_date || m_view.analysis.times[k].type != "DURATION";
      }
      if (in_date) continue;
      const bool small = q.kind == "ordinal" || (q.kind == "number" && q.value < 10);
      figures = std::max(figures, small ? 1 : 2);
    }
    return dates + figures;
  }

  int names_in(TokenRange range) const {
    int names = 0;
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      for (const std::uint32_t m : m_view.mentions.starting_at(t)) {
        if (m_view.analysis.mentions[m].kind == MentionKind::name) ++names;
      }
    }
    return names;
  }

  /// A conjunct begins with its conjunction or behind a mark. What a parser calls one without either
  /// ("keeping costs | tightly guarded") belongs to the clause before it.
  bool is_set_off(std::uint32_t first) const {
    const auto border = [&](std::uint32_t t) {
      return m_doc.tokens[t].upos == Upos::CCONJ || m_doc.tokens[t].upos == Upos::PUNCT;
    };
    return first == 0 || border(first) || border(first - 1);
  }

  bool is_loose(std::uint32_t t) const {
    const Token& token = m_doc.tokens[t];
    return (token.upos == Upos::PUNCT && is_loose_mark(token.form)) || token.upos == Upos::CCONJ;
  }

  void trim(std::vector<TokenSegment>& segments) const {
    while (!segments.empty()) {
      TokenSegment& first = segments.front();
      while (first.first < first.last && is_loose(first.first)) ++first.first;
      if (first.first < first.last) break;
      segments.erase(segments.begin());
    }
    while (!segments.empty()) {
      TokenSegment& last = segments.back();
      while (last.first < last.last && is_loose(last.last - 1)) --last.last;
      if (last.first < last.last) break;
      segments.pop_back();
    }
  }

  /// "Crude fell 3 per cent and Brent | lost …": a name whose verb was left out goes with it.
  void drop_dangling(std::vector<TokenSegment>& segments) const {
    if (segments.empty()) return;
    TokenSegment& last = segments.back();
    const std::uint32_t next = last.last;
    if (next >= m_doc.tokens.size() || m_doc.tokens[next].sentence != m_doc.tokens[last.first].sentence)
      return;
    if (!is_finite_tag(m_syntax.xpos(next))) return;
    for (std::uint32_t t = last.last; t > last.first + 1;) {
      --t;
      if (m_doc.tokens[t].upos != Upos::CCONJ && m_doc.tokens[t].form != ",") continue;
      last.last = t;
      trim(segments);
      return;
    }
  }

  std::vector<TokenSegment> trimmed(TokenRange range) const {
    std::vector<TokenSegment> out;
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (m_content[t] || m_cue[t]) continue;
      if (out.empty() || out.back().last != t) out.push_back({t, t});
      out.back().last = t + 1;
    }
    trim(out);
    return out;
  }

  static std::uint32_t length(const std::vector<TokenSegment>& segments) {
    std::uint32_t n = 0;
    for (const TokenSegment& segment : segments) n += segment.last - segment.first;
    return n;
  }

  NarratedClause make_clause(std::uint32_t head, std::vector<TokenSegment> segments) const {
    NarratedClause clause;
    clause.source.content = TokenSet(std::move(segments));
    clause.source.clause = head;
    return clause;
  }

  void add(NarratedClause clause, int score, const Sentence&) {
    const TokenSet& content = clause.source.content;
    if (score < kThreshold || content.empty() || !clause.source.clause ||
        !content.contains(*clause.source.clause)) {
      return;
    }
    clause.confidence = std::min(0.9, 0.4 + 0.1 * score);
    for (const TokenSegment& segment : content.segments()) {
      for (std::uint32_t t = segment.first; t < segment.last; ++t) m_taken[t] = true;
    }
    m_out.push_back(std::move(clause));
  }

  const ArticleView& m_view;
  const Syntax& m_syntax;
  const AnnotatedText& m_doc;
  std::vector<bool> m_content, m_cue, m_source, m_taken;
  std::vector<NarratedClause> m_out;
};

}  // namespace

std::vector<NarratedClause> find_narration(const ArticleView& view,
                                           const std::vector<AttributionSpans>& attributions) {
  return NarrationFinder(view, attributions).find();
}

}  // namespace claimgraph
