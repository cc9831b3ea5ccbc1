// What the rules of rule_attributions.cpp have in common: source and cue of a verb, and the attributions
// found so far. Internal to core/extract.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/extract/syntax/attribution_spans.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

/// `doc` must outlive it.
class RuleSpans {
 public:
  explicit RuleSpans(const AnnotatedText& doc)
      : m_doc(doc), m_syntax(doc), m_used(doc.tokens.size(), false) {}

  const AnnotatedText& doc() const { return m_doc; }
  const Syntax& syntax() const { return m_syntax; }
  const Sentence& sentence_of(std::uint32_t t) const { return m_doc.sentences[m_doc.tokens[t].sentence]; }
  bool is_punct(std::uint32_t t) const { return m_doc.tokens[t].upos == Upos::PUNCT; }

  /// A verb that reports or takes a stance.
  bool is_cue(std::uint32_t t) const;
  /// The verb with the auxiliaries, negation and adverbs right before it, and a particle behind.
  TokenSegment cue_of(std::uint32_t verb) const;
  /// Subject phrase of the verb without loose punctuation; by position when the tree has none.
  std::vector<TokenSegment> source_of(std::uint32_t verb) const;
  /// The first comma outside quotations, else the segment's end.
  std::uint32_t cut_at_comma(TokenSegment s) const;

  /// A word is the head of one cue at the most.
  bool is_used(std::uint32_t head) const { return m_used[head]; }
  void add(std::vector<TokenSegment> source, TokenSegment cue, std::uint32_t head,
           std::vector<TokenSegment> content, double confidence, const char* by);
  void add(AttributionSpans attribution);

  std::vector<AttributionSpans>& found() { return m_found; }

 private:
  void trim(TokenSegment& s) const;

  const AnnotatedText& m_doc;
  const Syntax m_syntax;
  std::vector<bool> m_used;
  std::vector<AttributionSpans> m_found;
};

}  // namespace claimgraph
