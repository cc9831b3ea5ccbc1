#include "core/extract/mend_spans.hpp"

#include <algorithm>

#include "core/extract/cue_lexicon.hpp"
#include "core/extract/rule_attributions.hpp"
#include "core/extract/syntax.hpp"

namespace claimgraph {

void drop_passive_subjects(const AnnotatedText& doc, std::vector<AttributionSpans>& spans) {
  const Syntax syntax(doc);
  for (AttributionSpans& a : spans) {
    if (a.source.empty() || a.cue_head >= doc.tokens.size()) continue;
    const bool reporting = in_list(
        " say believe think report expect understand rumour rumor allege consider know estimate tell suppose "
        "claim deem "
        "inform ",
        syntax.lemma(a.cue_head));
    if (!reporting || !syntax.is_passive(a.cue_head)) continue;
    // Through "…, but was said to be": the subject may stand with the first of two verbs.
    const auto subject = syntax.subject(a.cue_head);
    if (subject && TokenSet(a.source).contains(*subject)) a.source.clear();
  }
}

void add_stances(const AnnotatedText& doc, std::vector<AttributionSpans>& spans) {
  std::vector<bool> taken(doc.tokens.size(), false);
  const auto take = [&](const std::vector<TokenSegment>& segments) {
    for (const TokenSegment& s : segments) std::fill(taken.begin() + s.first, taken.begin() + s.last, true);
  };
  for (const AttributionSpans& a : spans) {
    take(a.content);
    take(a.cue);
    if (a.cue_head < taken.size()) taken[a.cue_head] = true;
  }
  const Syntax syntax(doc);
  std::vector<AttributionSpans> extra;
  for (AttributionSpans& a : find_by_rules(doc)) {
    if (a.by != "rule:stance/1" || a.source.empty() || a.nesting > 0) continue;
    const auto stance = cue_class(syntax.lemma(a.cue_head));
    if (stance != StanceKind::concedes && stance != StanceKind::supports && stance != StanceKind::disputes &&
        stance != StanceKind::denies && stance != StanceKind::doubts) {
      continue;
    }
    const auto touches = [&](const std::vector<TokenSegment>& segments) {
      return std::any_of(segments.begin(), segments.end(), [&](TokenSegment s) {
        return std::find(taken.begin() + s.first, taken.begin() + s.last, true) != taken.begin() + s.last;
      });
    };
    if (touches(a.content) || touches(a.cue)) continue;
    a.relays = UINT32_MAX;
    extra.push_back(std::move(a));
  }
  if (extra.empty()) return;
  // Indices of relays move with the records behind them.
  std::vector<std::uint32_t> moved(spans.size());
  std::vector<AttributionSpans> out;
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < spans.size(); ++i) {
    while (next < extra.size() && spans[i].nesting == 0 && !spans[i].content.empty() &&
           extra[next].content.front().first < spans[i].content.front().first) {
      out.push_back(std::move(extra[next++]));
    }
    moved[i] = static_cast<std::uint32_t>(out.size());
    out.push_back(std::move(spans[i]));
  }
  while (next < extra.size()) out.push_back(std::move(extra[next++]));
  for (AttributionSpans& a : out) {
    if (a.relays < moved.size()) a.relays = moved[a.relays];
  }
  spans = std::move(out);
}

}  // namespace claimgraph
