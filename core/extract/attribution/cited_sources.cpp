#include "core/extract/attribution/cited_sources.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "core/extract/syntax/noun_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

constexpr std::uint32_t kGap = 6;  // tokens between a saying's cue or source and "citing"

class Reader {
 public:
  Reader(const AnnotatedText& doc, std::vector<AttributionSpans>& found)
      : m_doc(doc), m_syntax(doc), m_found(found) {
    for (std::size_t i = 0; i < found.size(); ++i)
      if (!found[i].cue.empty()) m_by_sentence[doc.tokens[found[i].cue.front().first].sentence].push_back(i);
  }

  void run() {
    for (std::uint32_t t = 1; t + 1 < m_doc.tokens.size(); ++t) {
      if (!m_syntax.is_word(t, "citing") || m_doc.tokens[t].quotation >= 0) continue;
      if (m_doc.tokens[t - 1].form != ",") continue;
      const auto who = cited(t);
      const auto outer = who ? saying_beside(t, *who) : std::nullopt;
      if (outer) add(*outer, t, *who);
    }
  }

 private:
  bool can_speak(std::uint32_t t) const {
    using lexicon::NounClass;
    if (const NameSpan* name = m_doc.name_at(t))
      return name->type == NameType::person || name->type == NameType::organization;
    const NounClass kind = lexicon::noun_class(fold_case(m_doc.tokens[t].lemma));
    return kind == NounClass::person || kind == NounClass::organization ||
           in_list(" source people police government ", m_syntax.lemma(t));
  }

  /// The phrase behind "citing" up to a comma.
  std::optional<TokenSegment> cited(std::uint32_t t) const {
    const Sentence& sentence = m_doc.sentences[m_doc.tokens[t].sentence];
    for (const std::uint32_t c : m_syntax.children(t)) {
      if (c <= t || !m_syntax.has_relation(c, {"obj"}) || !can_speak(c)) continue;
      const TokenRange range = subtree_range(m_doc, c);
      if (range.first != t + 1) return std::nullopt;
      TokenSegment out{range.first, std::min(range.last, sentence.last)};
      for (std::uint32_t k = c + 1; k < out.last; ++k) {
        if (m_doc.tokens[k].form == "," || m_doc.tokens[k].quotation >= 0) out.last = k;
      }
      while (out.last > out.first && m_doc.tokens[out.last - 1].upos == Upos::PUNCT) --out.last;
      return out;
    }
    return std::nullopt;
  }

  static bool touches(const std::vector<TokenSegment>& segments, TokenSegment s) {
    return std::any_of(segments.begin(), segments.end(), [&](const TokenSegment& other) {
      return other.first < s.last && s.first < other.last;
    });
  }

  /// The saying that "citing" belongs to: its cue ends right before, or "citing" stands between source and
  /// cue.
  std::optional<std::size_t> saying_beside(std::uint32_t t, TokenSegment who) const {
    const auto here = m_by_sentence.find(m_doc.tokens[t].sentence);
    if (here == m_by_sentence.end()) return std::nullopt;
    for (const std::size_t i : here->second) {
      const AttributionSpans& a = m_found[i];
      if (a.nesting > 0 || a.source.empty() || a.cue.empty() || touches(a.cue, {t, t + 1})) continue;
      if (a.content.empty() || touches(a.content, {t, who.last}) || touches(a.source, {t, who.last}))
        continue;
      const std::uint32_t end = std::max(a.cue.back().last, a.source.back().last);
      const bool behind = end <= t && t - end <= kGap && !in_content(a, {end, t});
      // "Roe reported that A did B, citing officials"
      const bool told = a.cue.back().last <= a.content.front().first && a.content.back().last <= t &&
                        t - a.content.back().last <= 1 && a.source.back().last <= a.cue.front().first;
      const bool between = a.source.back().last <= t && who.last <= a.cue.front().first &&
                           t - a.source.back().last <= kGap && a.cue.front().first - who.last <= kGap;
      if (behind || between || told) return i;
    }
    return std::nullopt;
  }

  static bool in_content(const AttributionSpans& a, TokenSegment s) { return touches(a.content, s); }

  void add(std::size_t outer, std::uint32_t t, TokenSegment who) {
    AttributionSpans a;
    a.source = {who};
    a.cue = {{t, t + 1}};
    a.cue_head = t;
    const std::uint32_t sentence = m_doc.tokens[t].sentence;
    for (const TokenSegment& s : m_found[outer].content) {
      if (m_doc.tokens[s.first].sentence == sentence) a.content.push_back(s);
    }
    if (a.content.empty()) return;
    a.nesting = 1;
    a.confidence = std::min(m_found[outer].confidence, 0.7);
    a.by = "rule:cited/1";
    // What the models made of the same words: "citing" as a cue of the outer source.
    for (const std::size_t place : m_by_sentence[sentence]) {
      AttributionSpans& other = m_found[place];
      if (!touches(other.cue, {t, t + 1}) || !touches(other.content, who)) continue;
      if (other.relays != kNone || place == outer) return;
      other = std::move(a);
      link(outer, place);
      return;
    }
    m_found.push_back(std::move(a));
    link(outer, m_found.size() - 1);
  }

  void link(std::size_t outer, std::size_t inner) {
    if (m_found[outer].relays == kNone) m_found[outer].relays = static_cast<std::uint32_t>(inner);
  }

  const AnnotatedText& m_doc;
  const Syntax m_syntax;
  std::vector<AttributionSpans>& m_found;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>>
      m_by_sentence;  ///< indices by the cue's sentence
};

}  // namespace

void add_cited_sources(const AnnotatedText& doc, std::vector<AttributionSpans>& found) {
  if (!Syntax(doc).is_parsed()) return;
  Reader(doc, found).run();
}

}  // namespace claimgraph
