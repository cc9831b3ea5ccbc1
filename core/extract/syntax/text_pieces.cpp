#include "core/extract/syntax/text_pieces.hpp"

#include <algorithm>

#include "claimgraph/utf8.hpp"

namespace claimgraph {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == '\0';
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view m) { return text.starts_with(m); });
}

bool closes(std::string_view form) {
  return starts_with_any(form, {",", ".", ";", ":", "!", "?", ")", "]", "%", "”", "’", "'s"});
}

bool opens(std::string_view form) {
  return starts_with_any(form, {"(", "[", "“", "‘", "$", "£", "€"});
}

/// A gap holds white space (any form of it, no-break spaces too).
bool has_gap(const AnnotatedText& doc, std::uint32_t left, std::uint32_t right) {
  return doc.tokens[left].span.end < doc.tokens[right].span.begin;
}

constexpr std::string_view kLooseEnds[] = {",", ";", ":", "—", "–", " ", "-"};

bool trim_front(std::string& text, std::string_view mark) {
  if (!text.starts_with(mark)) return false;
  text.erase(0, mark.size());
  return true;
}

bool trim_back(std::string& text, std::string_view mark) {
  if (!text.ends_with(mark)) return false;
  text.erase(text.size() - mark.size());
  return true;
}

/// A full stop that ends the sentence, not one of "U.S." or an ellipsis.
bool trim_full_stop(std::string& text) {
  if (!text.ends_with('.') || text.ends_with("..")) return false;
  const std::size_t word = text.find_last_of(" \"“", text.size() - 1);
  const std::string_view last = std::string_view(text).substr(word == std::string::npos ? 0 : word + 1);
  if (last.substr(0, last.size() - 1).find('.') != std::string_view::npos) {
    // "U.S." keeps its stop, "5.5." loses it
    if (last.size() < 2 || last[last.size() - 2] < '0' || last[last.size() - 2] > '9') return false;
  }
  text.pop_back();
  return true;
}

void trim_end(std::string& text) {
  bool again = true;
  while (again && !text.empty()) {
    again = false;
    for (const std::string_view mark : kLooseEnds) again = trim_back(text, mark) || again;
  }
  trim_full_stop(text);
}

}  // namespace

namespace {

/// Tokens [first, last) hold a word.
bool holds_word(const AnnotatedText& doc, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t t = first; t < last; ++t) {
    if (doc.tokens[t].upos != Upos::PUNCT) return true;
  }
  return false;
}

std::string join(const AnnotatedText& doc, const std::vector<std::uint32_t>& tokens,
                 const Replacements& replacements, const Insertions& insertions, bool mark_gaps) {
  std::string out;
  std::uint32_t previous = 0;
  bool any = false;
  for (std::size_t i = 0; i < tokens.size();) {
    const std::uint32_t t = tokens[i];
    const Token& token = doc.tokens[t];
    if (any) {
      const bool adjacent = previous + 1 == t;
      const bool gap =
          adjacent ? has_gap(doc, previous, t) : !closes(token.form) && !opens(doc.tokens[previous].form);
      if (mark_gaps && !adjacent && holds_word(doc, previous + 1, t)) out += out.ends_with(' ') ? "…" : " …";
      if (gap && !out.empty() && out.back() != ' ') out += ' ';
    }
    if (const auto inserted = insertions.find(t); inserted != insertions.end()) out += inserted->second + ' ';
    const auto replaced = replacements.find(t);
    if (replaced == replacements.end()) {
      for (const char c : token.form) out += is_space(c) ? ' ' : c;
      previous = t;
      ++i;
    } else {
      out += replaced->second.text;
      previous = replaced->second.last - 1;
      while (i < tokens.size() && tokens[i] < replaced->second.last) ++i;
    }
    any = true;
  }
  return out;
}

}  // namespace

std::string join_tokens(const AnnotatedText& doc, const std::vector<std::uint32_t>& tokens,
                        const Replacements& replacements) {
  return join(doc, tokens, replacements, {}, false);
}

std::string join_verbatim(const AnnotatedText& doc, const std::vector<std::uint32_t>& tokens,
                          const Replacements& replacements, const Insertions& insertions) {
  return join(doc, tokens, replacements, insertions, true);
}

std::string plain_text(const AnnotatedText& doc, std::uint32_t first, std::uint32_t last) {
  std::vector<std::uint32_t> tokens;
  for (std::uint32_t t = first; t < last; ++t) tokens.push_back(t);
  return join_tokens(doc, tokens);
}

std::string tidy(std::string text) {
  bool again = true;
  while (again && !text.empty()) {
    again = false;
    for (const std::string_view mark : kLooseEnds) again = trim_front(text, mark) || again;
  }
  trim_end(text);
  for (const std::string_view quote : {"”", "\"", "’", "''"}) {
    if (!text.ends_with(quote)) continue;
    std::string inner = text.substr(0, text.size() - quote.size());
    trim_end(inner);
    text = inner + std::string(quote);
    break;
  }
  std::string out;
  for (const char c : text) {
    if (c == ',' && out.ends_with(',')) continue;
    if (c == ',' && out.ends_with(" ")) out.pop_back();
    if (c == ',' && out.ends_with(',')) continue;
    if (c == ' ' && out.ends_with(' ')) continue;
    out += c;
    // "“A,” … “B”": the comma was for the speaker between them.
    if (out.ends_with(",” “"))
      out.replace(out.size() - std::string_view(",” “").size(), std::string::npos, "” “");
  }
  return out;
}

std::string with_closed_quote(std::string text) {
  const std::size_t open = text.rfind("“");
  const std::size_t close = text.rfind("”");
  if (open != std::string::npos && (close == std::string::npos || close < open)) text += "”";
  const std::size_t first_close = text.find("”");
  if (first_close == std::string::npos || text.find("“") <= first_close) return text;
  constexpr std::size_t kMark = std::string_view("”").size();
  if (first_close == 0) return text.substr(kMark);  // nothing stands before it that it could close
  // ”dwindling”: the page opens with the closing mark.
  if (text.find("”", first_close + kMark) == std::string::npos) text.insert(0, "“");
  return text;
}

std::string shortened(const std::string& text, std::size_t limit) {
  if (count_code_points(text) <= limit) return text;
  std::size_t at = 0, cut = 0;
  for (std::size_t points = 0; points + 1 < limit && at < text.size(); ++points) {
    if (text[at] == ' ') cut = at;
    next_code_point(text, at);
  }
  if (cut < at / 2) cut = at;  // one enormous word
  std::string out = text.substr(0, cut);
  while (!out.empty() && (out.back() == ',' || out.back() == ';' || out.back() == ':' || out.back() == ' ')) {
    out.pop_back();
  }
  return out + "…";
}

}  // namespace claimgraph
