// Text of articles on its way into a web page, where it must stay text whatever it holds. Linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "claimgraph/graph_data.hpp"

namespace claimgraph::detail {

/// Appends `text` for element content or an attribute in double quotes. What HTML cannot hold, and the
/// controls that reorder the text around them (U+202A–202E, U+2066–2069), become U+FFFD. Returns how many.
std::size_t append_html(std::string& out, std::string_view text);

/// `text` with those controls as U+FFFD, for other formats that people read; adds how many to `replaced`.
std::string without_reordering(std::string_view text, std::size_t& replaced);

/// `json` for a <script type="application/json">: <, >, & and the line separators of JavaScript as \uXXXX.
std::string script_json(std::string_view json);

/// The address when a page may link to it: http or https, of a sane length, no blanks or controls; else "".
std::string web_url(const std::string& url);

/// `url` at the words of `place`, as a text fragment (#:~:text=); long or broken words by their two ends.
std::string url_at(const std::string& url, const Evidence& place);

/// The prefix and the suffix of a passage with … where they were cut, and without the piece of a word there.
std::string context_before(const std::string& prefix);
std::string context_after(const std::string& suffix);

}  // namespace claimgraph::detail
