#include "core/extract/claims/said_at.hpp"

#include <algorithm>

namespace claimgraph {

namespace {

/// The head word of the time expression inside tokens [first, last): the one whose head lies outside.
std::uint32_t head_of_range(const Syntax& syntax, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t t = first; t < last; ++t) {
    const auto head = syntax.head(t);
    if (!head || *head < first || *head >= last) return t;
  }
  return first;
}

/// How a time hangs on the cue: 0 not at all, 1 nearby by position, 2 through the tree.
int attachment(const Syntax& syntax, const TokenSet& cue, std::uint32_t cue_head, const TokenSet& taken,
               std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t t = first; t < last; ++t) {
    if (taken.contains(t)) return 0;
  }
  if (cue.contains(first)) return 2;
  std::uint32_t t = head_of_range(syntax, first, last);
  for (int step = 0; step < 6; ++step) {
    const auto head = syntax.head(t);
    if (!head) break;
    if (*head == cue_head || cue.contains(*head)) return 2;
    // A time inside another clause ("the report that came out last week") is not when it was said.
    if (taken.contains(*head)) return 0;
    if (syntax.has_relation(t, {"acl", "advcl", "ccomp", "conj", "parataxis", "csubj"})) return 0;
    t = *head;
  }
  const bool behind = first >= cue.last() && first - cue.last() <= 2;
  const bool before = last <= cue.first() && cue.first() - last <= 1;
  return behind || before ? 1 : 0;
}

}  // namespace

std::string said_at(const ArticleView& view, const AttributionSpans& attribution) {
  const Syntax& syntax = view.syntax;
  const AnnotatedText& doc = syntax.doc();
  const TokenSet cue(attribution.cue);
  if (cue.empty()) return {};
  std::vector<TokenSegment> segments = attribution.content;
  segments.insert(segments.end(), attribution.source.begin(), attribution.source.end());
  const TokenSet taken(std::move(segments));
  const std::uint32_t head = cue.contains(attribution.cue_head) ? attribution.cue_head : cue.first();
  const Span sentence = doc.sentences[doc.tokens[head].sentence].span;

  int best = 0;
  std::string value;
  for (const std::uint32_t i : overlapping(view.analysis.times, sentence)) {
    const TimeExpression& time = view.analysis.times[i];
    if (time.type != "DATE" && time.type != "TIME") continue;
    if (time.value.ends_with("_REF")) continue;  // "now", "previously"
    if (!sentence.contains(time.span)) continue;
    std::uint32_t first = doc.token_at(time.span.begin), last = first;
    while (last < doc.tokens.size() && doc.tokens[last].span.begin < time.span.end) ++last;
    if (first == last) continue;
    const int rank = attachment(syntax, cue, head, taken, first, last);
    if (rank > best) {
      best = rank;
      value = time.anchored ? time.value : std::string(doc.text_of(time.span));
    }
  }
  return value;
}

}  // namespace claimgraph
