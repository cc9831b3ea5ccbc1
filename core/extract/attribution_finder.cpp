#include "core/extract/attribution_finder.hpp"

#include <algorithm>

#include "core/extract/attribution_nesting.hpp"
#include "core/extract/quote_rules.hpp"
#include "core/extract/rerank.hpp"
#include "core/extract/rule_attributions.hpp"

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

/// Does something already found cover the content, the cue, or a cue inside the content?
bool clashes(const std::vector<AttributionSpans>& found, const AttributionSpans& rule) {
  const std::uint32_t size = count_tokens(rule.content);
  return std::any_of(found.begin(), found.end(), [&](const AttributionSpans& f) {
    return 2 * count_common(rule.content, f.content) > size || count_common(rule.cue, f.content) > 0 ||
           count_common(rule.cue, f.cue) > 0 || count_common(f.cue, rule.content) > 0;
  });
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
    if (taken_by_rule(out, c)) continue;
    AttributionSpans spans;
    spans.source = c.source;
    spans.cue = {c.cue.segment};
    spans.content = c.content;
    spans.cue_head = c.cue.head;
    spans.confidence = static_cast<double>(c.score);
    spans.by = "model:attribution/1";
    out.push_back(std::move(spans));
  }
  for (AttributionSpans& rule : find_by_rules(doc)) {
    if (rule.nesting > 0 || clashes(out, rule)) continue;
    rule.relays = UINT32_MAX;
    out.push_back(std::move(rule));
  }
  add_nested(view, candidates, out);
  return out;
}

}  // namespace claimgraph
