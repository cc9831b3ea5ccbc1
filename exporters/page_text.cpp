#include "exporters/page_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "claimgraph/utf8.hpp"
#include "exporters/text_out.hpp"

namespace claimgraph::detail {

namespace {

constexpr std::size_t kMaxUrl = 2000;
constexpr std::size_t kWholeFragment = 120;  // bytes; longer words are named by their ends
constexpr std::size_t kEndWords = 5;
constexpr std::size_t kContext = 32;  // code points of evidence's prefix and suffix when there are more

/// Length of the reordering control at `at`, or 0. All of them are E2 80 AA–AE or E2 81 A6–A9.
std::size_t reordering_control(std::string_view s, std::size_t at) {
  if (at + 2 >= s.size() || s[at] != '\xE2') return 0;
  const auto last = static_cast<unsigned char>(s[at + 2]);
  if (s[at + 1] == '\x80' && last >= 0xAA && last <= 0xAE) return 3;
  if (s[at + 1] == '\x81' && last >= 0xA6 && last <= 0xA9) return 3;
  return 0;
}

bool is_blank(char c) {
  return static_cast<unsigned char>(c) <= ' ';
}

/// Percent-encodes all but letters, digits, '.', '_' and '~': '-', ',' and '&' mean something in a fragment.
std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// The first words of one line, the last ones when `from_end`.
std::string_view end_words(std::string_view text, bool from_end) {
  const std::size_t line = from_end ? text.rfind('\n') : text.find('\n');
  if (line != std::string_view::npos) {
    text = trimmed(from_end ? text.substr(line + 1) : text.substr(0, line));
  }
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t at = from_end ? text.size() - 1 - i : i;
    if (text[at] != ' ' || ++words < kEndWords) continue;
    return from_end ? text.substr(at + 1) : text.substr(0, at);
  }
  return text;
}

}  // namespace

std::size_t append_html(std::string& out, std::string_view text) {
  std::size_t replaced = 0;
  std::size_t done = 0;
  for (std::size_t at = text.find('\xE2'); at != std::string_view::npos; at = text.find('\xE2', at + 1)) {
    if (reordering_control(text, at) == 0) continue;
    replaced += 1 + append_xml(out, text.substr(done, at - done), true);
    out += "\xEF\xBF\xBD";
    done = at + 3;
  }
  return replaced + append_xml(out, text.substr(done), true);
}

std::string without_reordering(std::string_view text, std::size_t& replaced) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t length = reordering_control(text, at); length > 0) {
      out += "\xEF\xBF\xBD";
      ++replaced;
      at += length;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::string script_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '<' || c == '>' || c == '&') {
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else if (json.substr(at, 3) == "\xE2\x80\xA8" || json.substr(at, 3) == "\xE2\x80\xA9") {
      out += json[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      at += 2;
    } else {
      out += c;
    }
  }
  return out;
}

std::string web_url(const std::string& url) {
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  const bool clean = std::none_of(url.begin(), url.end(), [](char c) {
    return is_blank(c) || c == '"' || c == '<' || c == '>' || c == '\\' || c == '\x7F';
  });
  return web && clean && url.size() < kMaxUrl && is_valid_utf8(url) ? url : std::string();
}

std::string url_at(const std::string& url, const Evidence& place) {
  const std::string_view words = trimmed(place.exact);
  if (words.empty() || !is_valid_utf8(words)) return url;
  std::string text;
  if (words.size() <= kWholeFragment && words.find('\n') == std::string_view::npos) {
    text = encoded(words);
  } else {
    const std::string_view first = end_words(words, false);
    const std::string_view last = end_words(words, true);
    if (first.size() > kMaxUrl / 8 || last.size() > kMaxUrl / 8) return url;  // no words at all
    const bool apart = first.data() + first.size() <= last.data();
    text = apart ? encoded(first) + ',' + encoded(last) : encoded(words);
  }
  return url + (url.find('#') == std::string::npos ? "#" : "") + ":~:text=" + text;
}

std::string context_before(const std::string& prefix) {
  const std::size_t blank = prefix.find_first_of(" \n");
  const bool cut = blank != std::string::npos && count_code_points(repair_utf8(prefix)) >= kContext;
  return cut ? "…" + prefix.substr(blank) : prefix;
}

std::string context_after(const std::string& suffix) {
  const std::size_t blank = suffix.find_last_of(" \n");
  const bool cut = blank != std::string::npos && count_code_points(repair_utf8(suffix)) >= kContext;
  return cut ? suffix.substr(0, blank + 1) + "…" : suffix;
}

}  // namespace claimgraph::detail
