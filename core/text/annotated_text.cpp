#include "core/text/annotated_text.hpp"

#include <algorithm>

namespace claimgraph {

Span AnnotatedText::span_of(std::uint32_t first, std::uint32_t last) const {
  return {tokens[first].span.begin, tokens[last - 1].span.end};
}

const NameSpan* AnnotatedText::name_at(std::uint32_t token) const {
  const auto after = std::upper_bound(names.begin(), names.end(), token,
                                      [](std::uint32_t t, const NameSpan& name) { return t < name.first; });
  return after != names.begin() && token < std::prev(after)->last ? &*std::prev(after) : nullptr;
}

std::uint32_t AnnotatedText::token_at(std::uint32_t byte) const {
  const auto at = std::partition_point(tokens.begin(), tokens.end(),
                                       [byte](const Token& token) { return token.span.end <= byte; });
  return static_cast<std::uint32_t>(at - tokens.begin());
}

TokenRange subtree_range(const AnnotatedText& doc, std::uint32_t token) {
  TokenRange range{token, token + 1};
  if (doc.child_start.size() <= token + 1) return range;
  std::vector<std::uint32_t> open{token};
  while (!open.empty()) {
    const std::uint32_t t = open.back();
    open.pop_back();
    range.first = std::min(range.first, t);
    range.last = std::max(range.last, t + 1);
    for (std::uint32_t i = doc.child_start[t]; i < doc.child_start[t + 1]; ++i) {
      open.push_back(doc.child_list[i]);
    }
  }
  return range;
}

}  // namespace claimgraph
