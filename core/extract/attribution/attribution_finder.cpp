#include "core/extract/attribution/attribution_finder.hpp"

#include <algorithm>

#include "core/extract/attribution/attribution_nesting.hpp"
#include "core/extract/attribution/content_completion.hpp"
#include "core/extract/attribution/postposed_rule.hpp"
#include "core/extract/attribution/quote_rules.hpp"
#include "core/extract/attribution/rerank.hpp"
#include "core/extract/attribution/rule_attributions.hpp"

namespace claimgraph {

using namespace attribution;

struct AttributionFinder::Impl {
  explicit Impl(std::shared_ptr<const ModelFile> set) : models(std::move(set)) {
    if (!models || !models->has_section("attribution.cue")) return;
    auto bytes = models->section("attribution.cue");
    CodedTable state(bytes);
    CodedTable pair(bytes);
    cue = CueTagger(state, pair);
    bytes = models->section("attribution.argument");
    state = CodedTable(bytes);
    pair = CodedTable(bytes);
    argument = ArgumentTagger(state, pair);
    reranker = Reranker(models->section("attribution.rank"));
    trained = true;
  }

  std::shared_ptr<const ModelFile> models;
  CueTagger cue;
  ArgumentTagger argument;
  Reranker reranker;
  bool trained = false;
};

namespace {

/// What is covered already, token by token, so that checking one more costs its own length.
class Covered {
 public:
  explicit Covered(std::uint32_t tokens) : m_bits(tokens, 0) {}
  void add(const AttributionSpans& a) {
    mark(a.content, kInContent);
    mark(a.cue, kInCue);
  }
  /// Is more than half of the content covered, or the cue, or is there another cue inside the content?
  bool clashes(const AttributionSpans& a) const {
    return 2 * count(a.content, kInContent) > count_tokens(a.content) ||
           count(a.cue, kInContent | kInCue) > 0 || count(a.content, kInCue) > 0;
  }

 private:
  static constexpr std::uint8_t kInContent = 1, kInCue = 2;
  void mark(const std::vector<TokenSegment>& segments, std::uint8_t bit) {
    for (const TokenSegment& s : segments) {
      for (std::uint32_t t = s.first; t < s.last; ++t) m_bits[t] |= bit;
    }
  }
  std::uint32_t count(const std::vector<TokenSegment>& segments, std::uint8_t bits) const {
    std::uint32_t sum = 0;
    for (const TokenSegment& s : segments) {
      for (std::uint32_t t = s.first; t < s.last; ++t) sum += (m_bits[t] & bits) != 0;
    }
    return sum;
  }
  std::vector<std::uint8_t> m_bits;
};

/// "in talks with Tarn AI | about | a contract": a preposition alone reports nothing, but for "per" and
/// "via".
bool is_lone_preposition(const AnnotatedText& doc, const TokenSegment& cue) {
  const Token& token = doc.tokens[cue.first];
  return cue.last == cue.first + 1 && token.upos == Upos::ADP && token.lemma != "per" &&
         token.lemma != "via" && token.lemma != "for" && token.lemma != "against";
}

}  // namespace

AttributionFinder::AttributionFinder(std::shared_ptr<const ModelFile> models)
    : m_impl(std::make_unique<const Impl>(std::move(models))) {}
AttributionFinder::~AttributionFinder() = default;

std::vector<AttributionSpans> AttributionFinder::find(const AnnotatedText& doc) const {
  const bool parsed = doc.child_start.size() == doc.tokens.size() + 1 && !doc.child_list.empty();
  if (!m_impl->trained || !parsed) return find_by_rules(doc);
  const DocView view(doc);
  std::vector<AttributionSpans> out = find_by_quote_rules(view);
  const std::vector<Cue> cues = m_impl->cue.candidates(view, kCueBias);
  std::vector<Candidate> candidates = make_candidates(view, cues, m_impl->argument, kAnswersPerCue);
  m_impl->reranker.score(view, candidates);
  for (const std::uint32_t i : choose(candidates, m_impl->reranker.threshold())) {
    const Candidate& c = candidates[i];
    if (taken_by_rule(out, c) || is_lone_preposition(doc, c.cue.segment)) continue;
    AttributionSpans spans;
    spans.source = c.source;
    spans.cue = {c.cue.segment};
    spans.content = c.content;
    spans.cue_head = c.cue.head;
    spans.confidence = static_cast<double>(c.score);
    spans.by = "model:attribution/1";
    spans.scored = true;
    spans.cue_log_odds = static_cast<double>(c.cue.log_odds);
    spans.argument_log_probability = static_cast<double>(c.log_probability);
    out.push_back(std::move(spans));
  }
  Covered covered(view.size());
  for (const AttributionSpans& a : out) covered.add(a);
  for (AttributionSpans& rule : find_postposed(doc)) {
    if (covered.clashes(rule)) continue;
    covered.add(rule);
    out.push_back(std::move(rule));
  }
  for (AttributionSpans& rule : find_by_rules(doc)) {
    if (rule.nesting > 0 || covered.clashes(rule)) continue;
    covered.add(rule);
    rule.relays = UINT32_MAX;
    out.push_back(std::move(rule));
  }
  complete_contents(doc, out);
  add_nested(view, candidates, out);
  return out;
}

}  // namespace claimgraph
