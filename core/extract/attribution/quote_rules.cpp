#include "core/extract/attribution/quote_rules.hpp"

#include <algorithm>

#include "core/extract/attribution/transcript_rules.hpp"

namespace claimgraph::attribution {

namespace {

constexpr std::uint32_t kLongestName = 12;

AttributionSpans make(TokenSegment source, TokenSegment cue, TokenSegment content, const char* by) {
  AttributionSpans out;
  out.source = {source};
  out.cue = {cue};
  out.content = {content};
  out.cue_head = cue.first;
  out.confidence = 0.9;
  out.by = by;
  return out;
}

/// "…" — Name, and nothing after it in the paragraph. Looks at the marks alone: quotations inside quotations
/// and marks that are turned the wrong way confuse the pairing, and here the ends are plain.
bool signature(const DocView& view, std::uint32_t first, std::uint32_t last, AttributionSpans& out) {
  if (last - first < 5 || view[first].mark != Mark::quote) return false;
  std::uint32_t dash = last - 2;
  const std::uint32_t lowest = last > first + kLongestName ? last - kLongestName : first + 3;
  while (dash > lowest && !(view[dash].mark == Mark::dash && view[dash - 1].mark == Mark::quote)) --dash;
  if (view[dash].mark != Mark::dash || view[dash - 1].mark != Mark::quote || dash < first + 3) return false;
  if (!view[dash + 1].capital) return false;
  std::uint32_t end = dash + 1;
  while (end < last && view[end].mark != Mark::comma && view[end].mark != Mark::bracket) {
    if (view[end].upos == static_cast<std::uint8_t>(Upos::VERB) && !view[end].capital) return false;
    ++end;
  }
  if (end > dash + 2 && view[end - 1].mark == Mark::stop) --end;
  if (end - dash - 1 > 6) return false;
  out = make({dash + 1, end}, {dash, dash + 1}, {first, dash}, "rule:signature-dash/1");
  return true;
}

/// A paragraph "— Name, title" below a quotation, or "— Name (@handle) May 14, 2031" below a post, which
/// needs no marks.
bool signature_below(const DocView& view, TokenSegment content, TokenSegment line, AttributionSpans& out) {
  if (content.first + 3 > content.last || line.last - line.first < 2 || line.last - line.first > 18)
    return false;
  if (view[line.first].mark != Mark::dash || !view[line.first + 1].capital) return false;
  std::uint32_t end = line.first + 1;
  while (end < line.last && view[end].mark != Mark::comma && view[end].mark != Mark::bracket &&
         view[end].mark != Mark::dash && end - line.first <= 6)
    ++end;
  const auto starts_with_at = [&](std::uint32_t t) { return t < line.last && view.form(t).starts_with("@"); };
  const bool post = end < line.last && view.form(end) == "(" && (starts_with_at(end + 1));
  const bool quoted = view[content.first].mark == Mark::quote && view[content.last - 1].mark == Mark::quote;
  if (!post && !quoted) return false;
  for (std::uint32_t t = line.first + 1; t < end; ++t) {
    if (view[t].upos == static_cast<std::uint8_t>(Upos::VERB) && !view[t].capital) return false;
  }
  while (content.last > content.first + 3 && view.form(content.last - 1).starts_with("http")) --content.last;
  out = make({line.first + 1, end}, {line.first, line.first + 1}, content, "rule:signature-dash/1");
  out.verbatim = post;
  return true;
}

}  // namespace

std::vector<AttributionSpans> find_by_quote_rules(const DocView& view) {
  std::vector<AttributionSpans> out = find_turns(view);
  const AnnotatedText& doc = view.doc();
  TokenSegment before;
  for (const Paragraph& p : doc.paragraphs) {
    if (p.first >= p.last) continue;
    const TokenSegment here{doc.sentences[p.first].first, doc.sentences[p.last - 1].last};
    AttributionSpans found;
    if (signature(view, here.first, here.last, found) || signature_below(view, before, here, found))
      out.push_back(std::move(found));
    before = here;
  }
  std::sort(out.begin(), out.end(), [](const AttributionSpans& a, const AttributionSpans& b) {
    return a.content.front().first < b.content.front().first;
  });
  return out;
}

bool taken_by_rule(const std::vector<AttributionSpans>& by_rule, const Candidate& candidate) {
  const std::uint32_t size = count_tokens(candidate.content);
  const auto behind = std::lower_bound(
      by_rule.begin(), by_rule.end(), candidate.cue.segment.first,
      [](const AttributionSpans& a, std::uint32_t t) { return a.content.back().last + 40 < t; });
  for (auto it = behind;
       it != by_rule.end() && it->content.front().first < candidate.content.back().last + 40; ++it) {
    if (2 * count_common(candidate.content, it->content) > size ||
        count_common(candidate.cue.segment, it->content) > 0)
      return true;
  }
  return false;
}

}  // namespace claimgraph::attribution
