// The interchange: one Article (and what was found in it) as one JSON object a line. Field for field as
// schemas/json/article.schema.json says; offsets are Unicode code points of `text`, half-open; members stand
// in a fixed order; numbers are written in the shortest form that reads back exactly. Fields may be added,
// never renamed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "claimgraph/analysis.hpp"
#include "claimgraph/article.hpp"
#include "claimgraph/diagnostic.hpp"

namespace claimgraph {

/// Appends `article` as one line, without the line break, to `out`. With `analysis` the line also carries
/// entities, mentions, quantities, times, claims and attributions. Strings that are not well-formed UTF-8 (a
/// file name) are repaired with U+FFFD. Linear time. Thread-safe.
void append_article_json(std::string& out, const Article& article, const Analysis* analysis = nullptr);

/// The same as a value.
std::string article_json(const Article& article, const Analysis* analysis = nullptr);

struct JsonLineOptions {
  std::string where;           ///< what messages call the line: "articles.jsonl:12"
  std::size_t max_depth = 64;  ///< deeper nesting is refused
};

/// Reads one line. Needs a string `text`, which is taken exactly as it is (Article::verbatim); `doc`, else
/// `id`, names the article; all else is optional, null counts as absent, and unknown members are passed over:
/// what extraction computes (`attributions` and so on) is never read here. A member of the wrong type is left
/// out with a warning. Returns false, with an error that says where (member or byte offset of the line) and
/// what is wrong, when the line is no JSON object, not well-formed UTF-8, too deep, or has no text. The
/// article is not sealed.
bool parse_article(std::string_view line, Article& article, Diagnostics& diagnostics,
                   const JsonLineOptions& options = {});

/// Reads article and analysis back from what append_article_json() wrote, or from another program's line of
/// the same form. Records that cannot be (a span outside the text, an id that nothing has) are errors:
/// returns false.
bool parse_analysis(std::string_view line, Article& article, Analysis& analysis, Diagnostics& diagnostics,
                    const JsonLineOptions& options = {});

/// For sniffing: 0..100, how sure it is that `head`, the first bytes of a file, starts with an interchange
/// line, an object with the members `text` and `doc` or `id`.
int sniff_article_json(std::string_view head);

}  // namespace claimgraph
