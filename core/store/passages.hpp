// Position and quote selectors of the W3C Web Annotation model, cut from an article's text.
#pragma once

#include <string_view>

#include "claimgraph/records.hpp"
#include "claimgraph/utf8.hpp"

namespace claimgraph {

/// The passage `bytes` of `text`. `index` belongs to `text`; bytes lie inside it on character borders.
Passage make_passage(std::string_view article, std::string_view text, const CodePointIndex& index,
                     Span bytes);

/// The smallest range that holds all of `spans`; empty when there are none.
Span hull(const SpanList& spans, Span start = {});

/// True when `at` does not stand inside a UTF-8 sequence of `text`.
bool on_character_border(std::string_view text, std::uint32_t at);

}  // namespace claimgraph
