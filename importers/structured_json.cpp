// The JSON half of structured.hpp.
#include <fmt/format.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include "importers/structured.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph::structured {

namespace {

/// Behind the comment that begins at `at`, or `at` itself when there is none.
std::size_t behind_comment(const std::string& text, std::size_t at) {
  if (text.compare(at, 2, "//") == 0) return std::min(text.find('\n', at), text.size());
  if (text.compare(at, 2, "/*") != 0) return at;
  const std::size_t end = text.find("*/", at + 2);
  return end == std::string::npos ? text.size() : end + 2;
}

/// Nesting, from the brackets outside strings and comments. What walks the document may recurse.
bool deeper_than(const std::string& text, int limit) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '/') {
      if (const std::size_t behind = behind_comment(text, i); behind > i) i = behind - 1;
    } else if (c == '{' || c == '[') {
      if (++depth > limit) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

/// The value of the four digits of "\\u1234" at `at`, or 0 when there is no such escape.
unsigned escape_at(const std::string& text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return 0;
  unsigned value = 0;
  const auto [end, code] = std::from_chars(text.data() + at + 2, text.data() + at + 6, value, 16);
  return code == std::errc() && end == text.data() + at + 6 ? value : 0;
}

/// Half a surrogate pair, as programs leave it that cut strings between code units, becomes U+FFFD.
std::string mend_surrogates(std::string text) {
  for (std::size_t at = text.find('\\'); at != std::string::npos; at = text.find('\\', at)) {
    const unsigned value = escape_at(text, at);
    const unsigned next = value >= 0xD800 && value < 0xDC00 ? escape_at(text, at + 6) : 0;
    if (next >= 0xDC00 && next < 0xE000) {
      at += 12;
    } else if (value >= 0xD800 && value < 0xE000) {
      text.replace(at, 6, "\\ufffd");
      at += 6;
    } else {
      at += 2;
    }
    if (at >= text.size()) break;
  }
  return text;
}

}  // namespace

bool load_json(const std::string& text, rapidjson::Document& document, const ImportOptions& options,
               Diagnostics& diagnostics) {
  if (deeper_than(text, kMaxDepth)) {
    note(diagnostics, options, Severity::error, "too-deep",
         fmt::format(
             "objects are nested more than {} deep, which no news format does; the document is refused",
             kMaxDepth));
    return false;
  }
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseCommentsFlag |
                              rapidjson::kParseTrailingCommasFlag | rapidjson::kParseNanAndInfFlag;
  const bool surrogates = text.find("\\ud") != std::string::npos || text.find("\\uD") != std::string::npos;
  const std::string mended = surrogates ? mend_surrogates(text) : std::string();
  const std::string& sound = surrogates ? mended : text;
  document.Parse<kFlags>(sound.data(), sound.size());
  if (document.HasParseError()) {
    note(diagnostics, options, Severity::error, "invalid-json",
         fmt::format("line {}: {} Mend the JSON or name another format with --from",
                     line_of(sound, document.GetErrorOffset()),
                     rapidjson::GetParseError_En(document.GetParseError())));
    return false;
  }
  return true;
}

const rapidjson::Value* find(const rapidjson::Value& object, const char* member) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(member);
  return found == object.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
}

const rapidjson::Value* find_any_case(const rapidjson::Value& object, std::string_view lower) {
  if (!object.IsObject()) return nullptr;
  for (const auto& member : object.GetObject()) {
    const std::string_view name{member.name.GetString(), member.name.GetStringLength()};
    const bool same = name.size() == lower.size() &&
                      std::equal(name.begin(), name.end(), lower.begin(), [](char a, char b) {
                        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
                      });
    if (same) return member.value.IsNull() ? nullptr : &member.value;
  }
  return nullptr;
}

std::string as_text(const rapidjson::Value& value) {
  if (value.IsString()) return clean::collapsed({value.GetString(), value.GetStringLength()});
  if (value.IsInt64()) return std::to_string(value.GetInt64());
  if (value.IsUint64()) return std::to_string(value.GetUint64());
  if (value.IsNumber()) return std::isfinite(value.GetDouble()) ? fmt::format("{}", value.GetDouble()) : "";
  if (value.IsArray() && !value.Empty() && !value[0].IsArray()) return as_text(value[0]);
  if (value.IsObject()) {
    for (const char* member : {"@value", "value", "name", "literal"}) {
      const rapidjson::Value* inner = find(value, member);
      if (inner != nullptr && (inner->IsString() || inner->IsNumber())) return as_text(*inner);
    }
  }
  return {};
}

std::string text_of(const rapidjson::Value& object, const char* member) {
  const rapidjson::Value* value = find(object, member);
  return value == nullptr ? std::string() : as_text(*value);
}

}  // namespace claimgraph::structured
