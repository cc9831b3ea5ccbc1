#include "core/extract/attribution/quote_rules.hpp"

#include <algorithm>

namespace claimgraph::attribution {

namespace {

constexpr std::uint32_t kLongestName = 12;

bool is_upper_word(std::string_view form) {
  bool letter = false;
  for (const char c : form) {
    if (c >= 'a' && c <= 'z') return false;
    letter = letter || (c >= 'A' && c <= 'Z');
  }
  return letter;
}

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

/// MS. SMITH: words to the end of the paragraph; a quotation mark may stand before the name.
bool turn(const DocView& view, std::uint32_t first, std::uint32_t last, AttributionSpans& out) {
  if (first + 1 < last && view[first].mark == Mark::quote) ++first;
  std::uint32_t colon = first;
  std::uint32_t words = 0;
  while (colon < last && colon - first <= 6 && view[colon].mark != Mark::colon) {
    const auto form = view.form(colon);
    if (view[colon].mark == Mark::none && form.find('.') == std::string_view::npos) {
      if (!is_upper_word(form)) return false;
      ++words;
    }
    ++colon;
  }
  if (words == 0 || colon - first > 6 || colon + 3 > last || view[colon].mark != Mark::colon) return false;
  const bool name = view.form(first).size() > 1;
  if (!name) return false;
  out = make({first, colon}, {colon, colon + 1}, {colon + 1, last}, "rule:transcript-turn/1");
  return true;
}

}  // namespace

std::vector<AttributionSpans> find_by_quote_rules(const DocView& view) {
  std::vector<AttributionSpans> out;
  std::vector<AttributionSpans> turns;
  const AnnotatedText& doc = view.doc();
  for (const Paragraph& p : doc.paragraphs) {
    if (p.first >= p.last || p.first == 0) continue;
    const std::uint32_t first = doc.sentences[p.first].first, last = doc.sentences[p.last - 1].last;
    AttributionSpans found;
    if (signature(view, first, last, found)) {
      out.push_back(std::move(found));
    } else if (turn(view, first, last, found)) {
      turns.push_back(std::move(found));
    }
  }
  // One line in capitals with a colon is a heading; a transcript has two turns at least.
  if (turns.size() >= 2) out.insert(out.end(), turns.begin(), turns.end());
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
