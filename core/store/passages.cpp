#include "core/store/passages.hpp"

#include <algorithm>

namespace claimgraph {

namespace {

constexpr int kContext = 32;  // code points of prefix and suffix

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

bool on_character_border(std::string_view text, std::uint32_t at) {
  return at >= text.size() || !is_continuation(text[at]);
}

Span hull(const SpanList& spans, Span start) {
  Span out = start;
  for (const Span& span : spans) {
    if (span.empty()) continue;
    if (out.empty()) {
      out = span;
      continue;
    }
    out.begin = std::min(out.begin, span.begin);
    out.end = std::max(out.end, span.end);
  }
  return out;
}

Passage make_passage(std::string_view article, std::string_view text, const CodePointIndex& index,
                     Span bytes) {
  Passage out;
  out.article = article;
  out.bytes = bytes;
  out.start = index.to_code_points(bytes.begin);
  out.end = index.to_code_points(bytes.end);
  out.exact = text.substr(bytes.begin, bytes.size());
  std::size_t from = bytes.begin;
  for (int i = 0; i < kContext && from > 0; ++i) {
    --from;
    while (from > 0 && is_continuation(text[from])) --from;
  }
  out.prefix = text.substr(from, bytes.begin - from);
  std::size_t to = bytes.end;
  for (int i = 0; i < kContext && to < text.size(); ++i) {
    ++to;
    while (to < text.size() && is_continuation(text[to])) ++to;
  }
  out.suffix = text.substr(bytes.end, to - bytes.end);
  return out;
}

}  // namespace claimgraph
