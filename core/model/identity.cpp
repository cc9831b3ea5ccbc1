#include "core/model/identity.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <charconv>

#include "claimgraph/utf8.hpp"
#include "core/base/hash.hpp"

namespace claimgraph {

namespace {

bool is_outer_punctuation(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_DASH_PUNCTUATION || type == U_START_PUNCTUATION || type == U_END_PUNCTUATION ||
         type == U_CONNECTOR_PUNCTUATION || type == U_OTHER_PUNCTUATION || type == U_INITIAL_PUNCTUATION ||
         type == U_FINAL_PUNCTUATION;
}

/// Folded text with single blanks between words.
std::string fold(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string folded;
  if (U_SUCCESS(status) != 0) {
    icu::StringByteSink<std::string> sink(&folded);
    folder->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                          nullptr, status);
  }
  if (U_FAILURE(status) != 0) folded = text;
  std::string out;
  out.reserve(folded.size());
  bool blank = false;
  for (std::size_t at = 0; at < folded.size();) {
    char32_t c = next_code_point(folded, at);
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == U'\u200B' || c == 0) {
      blank = true;
      continue;
    }
    if (c == U'\u2019' || c == U'\u2018' || c == U'\u02BC') c = U'\'';
    if (blank && !out.empty()) out += ' ';
    blank = false;
    append_utf8(out, c);
  }
  return out;
}

/// Removes punctuation and blanks at both ends; a name such as "U.S." keeps its last stop.
std::string_view trim_punctuation(std::string_view text, bool is_name) {
  while (!text.empty()) {
    std::size_t at = 0;
    const char32_t c = next_code_point(text, at);
    if (c != U' ' && !is_outer_punctuation(c)) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) --start;
    std::size_t at = start;
    const char32_t c = next_code_point(text, at);
    if (c != U' ' && !is_outer_punctuation(c)) break;
    if (is_name && c == U'.' && text.substr(0, start).find('.') != std::string_view::npos) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

/// Shortest decimal that reads back as the same number, whatever the locale; empty for none.
std::string decimal(const std::optional<double>& value) {
  if (!value) return {};
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), *value);
  return {buffer.data(), end.ptr};
}

const char* prefix_of(EntityType type) {
  switch (type) {
    case EntityType::person:
      return "per";
    case EntityType::organization:
      return "org";
    case EntityType::place:
      return "plc";
    case EntityType::group:
      return "grp";
    case EntityType::other:
      return "ent";
  }
  return "ent";
}

}  // namespace

std::string normalise_name(std::string_view name) {
  const std::string folded = fold(name);
  std::string_view rest = trim_punctuation(folded, true);
  if (rest.size() > 2 && rest.substr(rest.size() - 2) == "'s") rest.remove_suffix(2);
  return std::string(rest.empty() ? std::string_view(folded) : rest);
}

std::string entity_id(EntityType type, std::string_view name) {
  return content_id(prefix_of(type), {entity_type_name(type), normalise_name(name)});
}

std::string anonymous_entity_id(EntityType type, std::string_view description, std::string_view article_id) {
  return content_id(prefix_of(type), {entity_type_name(type), normalise_name(description), article_id});
}

std::string without_guesses(std::string_view claim_text) {
  std::string out;
  std::size_t open = std::string::npos;
  for (const char c : claim_text) {
    if (c == '[') open = out.size();
    out += c;
    if (c != ']' || open == std::string::npos) continue;
    if (out.size() >= 2 && out[out.size() - 2] == '?') {
      out.resize(open);
      if (!out.empty() && out.back() == ' ') out.pop_back();
    }
    open = std::string::npos;
  }
  return out;
}

std::string claim_id(std::string_view text, const std::vector<Quantity>& quantities, Polarity polarity) {
  std::string figures;
  for (const Quantity& q : quantities) {
    figures +=
        q.value_text + '|' + decimal(q.low) + '|' + decimal(q.high) + '|' + q.unit + '|' + q.currency + ';';
  }
  std::string plain;  // "[Acme] fell" and "Acme fell" are one claim
  for (const char c : without_guesses(text)) {
    if (c != '[' && c != ']') plain += c;
  }
  const std::string folded = fold(plain);
  return content_id("clm", {trim_punctuation(folded, false), figures, polarity_name(polarity)});
}

}  // namespace claimgraph
