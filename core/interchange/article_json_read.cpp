#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>

#include <algorithm>
#include <array>
#include <limits>

#include "claimgraph/article_json.hpp"
#include "claimgraph/utf8.hpp"
#include "core/interchange/json_fields.hpp"

namespace claimgraph {

void report(Diagnostics& diagnostics, Severity severity, const char* code, std::string message,
            const JsonLineOptions& options) {
  diagnostics.push_back({severity, code, std::move(message), options.where, {}});
}

namespace {

/// Byte offset at which brackets nest deeper than `limit`, or npos. Strings are skipped; a line that is not
/// JSON may be misjudged, the parser then says what is wrong.
std::size_t find_too_deep(std::string_view line, std::size_t limit) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > limit) return i;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return std::string_view::npos;
}

/// RapidJSON 1.1 counts the leading zeros of nothing (undefined) when a zero has an exponent or a long tail,
/// as in "0e308". Such numbers, outside strings, get blanks behind their first digit; true when there was
/// one.
bool shorten_zeros(std::string_view line, std::string& shortened) {
  bool in_string = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' || in_string) {
      if (in_string && c == '\\') ++i;
      in_string = in_string != (c == '"');
      continue;
    }
    if (c < '0' || c > '9') continue;
    const std::size_t end = std::min(line.find_first_not_of("0123456789.eE+-", i), line.size());
    const std::string_view number = line.substr(i, end - i);
    const std::string_view digits = number.substr(0, number.find_first_of("eE"));
    if (number.size() > 3 && digits.find_first_not_of("0.") == std::string_view::npos) {
      if (shortened.empty()) shortened = line;
      shortened.replace(i + 1, number.size() - 1, number.size() - 1, ' ');
    }
    i = end - 1;
  }
  return !shortened.empty();
}

}  // namespace

bool parse_line(std::string_view line, rapidjson::Document& document, Diagnostics& diagnostics,
                const JsonLineOptions& options) {
  if (const std::size_t at = find_too_deep(line, options.max_depth); at != std::string_view::npos) {
    report(
        diagnostics, Severity::error, "json-too-deep",
        fmt::format("byte {}: nested deeper than {} levels; no article needs that, so the line is left out",
                    at, options.max_depth),
        options);
    return false;
  }
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseFullPrecisionFlag;
  std::string shortened;
  if (shorten_zeros(line, shortened)) line = shortened;
  rapidjson::MemoryStream stream(line.data(), line.size());
  document.ParseStream<kFlags, rapidjson::UTF8<>>(stream);
  if (document.HasParseError()) {
    report(diagnostics, Severity::error, "invalid-json",
           fmt::format("byte {}: not JSON: {} The line is left out; one JSON object a line is expected",
                       document.GetErrorOffset(), rapidjson::GetParseError_En(document.GetParseError())),
           options);
    return false;
  }
  if (!document.IsObject()) {
    report(diagnostics, Severity::error, "invalid-json",
           "byte 0: one JSON object a line is expected; the line holds something else and is left out",
           options);
    return false;
  }
  return true;
}

const rapidjson::Value* find_member(const rapidjson::Value& object, const char* name) {
  const auto member = object.FindMember(name);
  return member == object.MemberEnd() || member->value.IsNull() ? nullptr : &member->value;
}

std::string string_of(const rapidjson::Value& value) {
  const std::string_view bytes(value.GetString(), value.GetStringLength());
  return is_valid_utf8(bytes) ? std::string(bytes) : repair_utf8(bytes);
}

void Fields::warn(const char* name, const char* expected) const {
  report(m_diagnostics, Severity::warning, "wrong-type",
         fmt::format("member \"{}{}\" is not {}; it is left out", m_path, name, expected), m_options);
}

std::string Fields::text(const char* name) const {
  const rapidjson::Value* value = find(name);
  if (value == nullptr) return {};
  if (value->IsString()) return string_of(*value);
  if (value->IsInt64()) return std::to_string(value->GetInt64());
  if (value->IsUint64()) return std::to_string(value->GetUint64());
  warn(name, "a string");
  return {};
}

bool Fields::flag(const char* name, bool fallback) const {
  const rapidjson::Value* value = find(name);
  if (value == nullptr) return fallback;
  if (value->IsBool()) return value->GetBool();
  warn(name, "true or false");
  return fallback;
}

double Fields::number(const char* name, double fallback) const {
  const rapidjson::Value* value = find(name);
  if (value == nullptr) return fallback;
  if (value->IsNumber()) return value->GetDouble();
  warn(name, "a number");
  return fallback;
}

int Fields::integer(const char* name, int fallback) const {
  const rapidjson::Value* value = find(name);
  if (value == nullptr) return fallback;
  if (value->IsInt()) return value->GetInt();
  warn(name, "a whole number");
  return fallback;
}

std::vector<std::string> Fields::texts(const char* name) const {
  const rapidjson::Value* value = find(name);
  std::vector<std::string> out;
  if (value == nullptr) return out;
  bool wrong = false;
  const auto add = [&](const rapidjson::Value& item) {
    if (item.IsString()) {
      if (item.GetStringLength() > 0) out.push_back(string_of(item));
    } else if (const auto* inner = item.IsObject() ? find_member(item, "name") : nullptr;
               inner != nullptr && inner->IsString()) {
      out.push_back(string_of(*inner));  // {"@type": "Person", "name": …}
    } else {
      wrong = true;
    }
  };
  if (value->IsArray()) {
    for (const rapidjson::Value& item : value->GetArray()) add(item);
  } else {
    add(*value);
  }
  if (wrong) warn(name, "an array of strings");
  return out;
}

namespace {

PageKind page_kind_from(const std::string& name) {
  for (const PageKind kind :
       {PageKind::stub, PageKind::paywalled, PageKind::not_an_article, PageKind::claim_review}) {
    if (name == page_kind_name(kind)) return kind;
  }
  return PageKind::article;
}

void read_publisher(const Fields& fields, Article& article, Diagnostics& diagnostics,
                    const JsonLineOptions& options) {
  const rapidjson::Value* publisher = fields.find("publisher");
  if (publisher == nullptr) return;
  if (publisher->IsObject()) {
    const Fields inner(*publisher, "publisher.", diagnostics, options);
    article.publisher.name = inner.text("name");
    article.publisher.url = inner.text("url");
  } else {
    article.publisher.name = fields.text("publisher");
  }
}

void read_reviews(const Fields& fields, Article& article, Diagnostics& diagnostics,
                  const JsonLineOptions& options) {
  const rapidjson::Value* reviews = fields.find("claimReviews");
  if (reviews == nullptr || !reviews->IsArray()) return;
  for (const rapidjson::Value& item : reviews->GetArray()) {
    if (!item.IsObject()) continue;
    const Fields inner(item, "claimReviews.", diagnostics, options);
    ClaimReviewRecord review;
    review.claim_reviewed = inner.text("claimReviewed");
    review.claimant = inner.text("claimant");
    review.appearance_url = inner.text("appearanceUrl");
    review.appearance_date = inner.text("appearanceDate");
    review.reviewer = inner.text("reviewer");
    review.url = inner.text("url");
    review.date_published = inner.text("datePublished");
    review.rating_text = inner.text("ratingText");
    review.rating_value = inner.text("ratingValue");
    review.best_rating = inner.text("bestRating");
    review.worst_rating = inner.text("worstRating");
    article.claim_reviews.push_back(std::move(review));
  }
}

bool read_text(const rapidjson::Value& object, Article& article, Diagnostics& diagnostics,
               const JsonLineOptions& options) {
  const auto fail = [&](const char* code, std::string message) {
    report(diagnostics, Severity::error, code, std::move(message), options);
    return false;
  };
  const auto member = object.FindMember("text");
  if (member == object.MemberEnd()) {
    return fail("no-text", "no member \"text\"; an article line needs one with the article's text");
  }
  const rapidjson::Value& value = member->value;
  if (!value.IsString()) {
    return fail("no-text", "member \"text\" is not a string; an article line needs the article's text there");
  }
  const std::string_view text(value.GetString(), value.GetStringLength());
  if (!is_valid_utf8(text)) {
    return fail("invalid-utf8", "member \"text\" holds half of a surrogate pair, which no text can hold");
  }
  article.text.assign(text);
  return true;
}

/// A whole number that a code-point offset can be.
bool read_offset(const rapidjson::Value& value, std::uint32_t& offset) {
  if (!value.IsUint()) return false;
  offset = value.GetUint();
  return offset != UINT32_MAX;
}

void read_original(const Fields& fields, Article& article, Diagnostics& diagnostics,
                   const JsonLineOptions& options) {
  const rapidjson::Value* original = fields.find("original");
  if (original == nullptr) return;
  if (!original->IsObject()) {
    fields.warn("original", "an object");
    return;
  }
  const Fields inner(*original, "original.", diagnostics, options);
  article.original_sha256 = inner.text("sha256");
  const rapidjson::Value* parts = inner.find("spans");
  if (parts == nullptr) return;
  const CodePointIndex index(article.text);
  std::uint32_t end = 0;
  const auto read = [&](const rapidjson::Value& part) {
    std::array<std::uint32_t, 3> at{};
    if (!part.IsArray() || part.Size() != at.size()) return false;
    for (rapidjson::SizeType i = 0; i < part.Size(); ++i) {
      if (!read_offset(part[i], at[i])) return false;
    }
    if (at[0] < end || at[0] > at[1] || at[1] > index.size()) return false;
    end = at[1];
    if (at[0] == at[1]) return true;  // nothing was copied
    article.original_spans.push_back({index.to_bytes(at[0]), index.to_bytes(at[1]), 0, at[2]});
    return true;
  };
  const bool whole = parts->IsArray() && std::all_of(parts->Begin(), parts->End(), read);
  if (!whole) {
    article.original_spans.clear();
    inner.warn("spans", "an array of [text_start, text_end, original_start] in order inside the text");
  }
}

void read_diagnostics(const Fields& fields, Article& article) {
  const rapidjson::Value* list = fields.find("diagnostics");
  if (list == nullptr || !list->IsArray()) return;
  const CodePointIndex index(article.text);
  for (const rapidjson::Value& item : list->GetArray()) {
    const auto text = [&](const char* name) {
      const rapidjson::Value* value = item.IsObject() ? find_member(item, name) : nullptr;
      return value != nullptr && value->IsString() ? string_of(*value) : std::string();
    };
    Diagnostic d{Severity::warning, text("code"), text("message"), text("where"), {}};
    if (d.code.empty() && d.message.empty()) continue;
    const std::string severity = text("severity");
    d.severity = severity == "note"    ? Severity::note
                 : severity == "error" ? Severity::error
                                       : Severity::warning;
    const rapidjson::Value* span = item.IsObject() ? find_member(item, "span") : nullptr;
    Span points;
    if (span != nullptr && span->IsArray() && span->Size() == 2 && read_offset((*span)[0], points.begin) &&
        read_offset((*span)[1], points.end) && points.begin < points.end && points.end <= index.size()) {
      d.span = {index.to_bytes(points.begin), index.to_bytes(points.end)};
    }
    article.diagnostics.push_back(std::move(d));
  }
}

}  // namespace

bool read_article(const rapidjson::Value& object, Article& article, Diagnostics& diagnostics,
                  const JsonLineOptions& options) {
  article = Article();
  if (!read_text(object, article, diagnostics, options)) return false;
  const Fields fields(object, "", diagnostics, options);
  article.verbatim = true;
  article.id = fields.text("id");
  article.doc = fields.text("doc");
  if (article.doc.empty()) article.doc = article.id;
  article.url = fields.text("url");
  article.canonical_url = fields.text("canonicalUrl");
  article.headline = fields.text("headline");
  article.standfirst = fields.text("standfirst");
  article.authors = fields.texts("author");
  read_publisher(fields, article, diagnostics, options);
  article.date_published = fields.text("datePublished");
  article.date_modified = fields.text("dateModified");
  article.language = fields.text("inLanguage");
  article.section = fields.text("section");
  article.place = fields.text("place");
  article.links = fields.texts("links");
  article.captions = fields.texts("captions");
  article.importer = fields.text("importer");
  article.page_kind = page_kind_from(fields.text("pageKind"));
  if (const auto* sources = fields.find("metadataSource"); sources != nullptr && sources->IsObject()) {
    for (const auto& member : sources->GetObject()) {
      if (member.value.IsString()) article.metadata_source[string_of(member.name)] = string_of(member.value);
    }
  }
  read_reviews(fields, article, diagnostics, options);
  read_original(fields, article, diagnostics, options);
  read_diagnostics(fields, article);
  return true;
}

bool parse_article(std::string_view line, Article& article, Diagnostics& diagnostics,
                   const JsonLineOptions& options) {
  rapidjson::Document document;
  return parse_line(line, document, diagnostics, options) &&
         read_article(document, article, diagnostics, options);
}

int sniff_article_json(std::string_view head) {
  std::size_t at = head.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  at = std::min(head.find_first_not_of(" \t\r\n", at), head.size());
  if (at == head.size() || head[at] != '{') return 0;
  bool text = false, name = false, ours = false;
  std::size_t depth = 0;
  while (at < head.size()) {
    const char c = head[at];
    if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (--depth == 0) break;
    } else if (c == '"') {
      std::size_t end = at + 1;
      while (end < head.size() && head[end] != '"') end += head[end] == '\\' ? 2 : 1;
      const std::size_t colon = end < head.size() ? head.find_first_not_of(" \t", end + 1) : head.size();
      if (depth == 1 && colon < head.size() && head[colon] == ':') {
        const std::string_view key = head.substr(at + 1, end - at - 1);
        text = text || key == "text";
        name = name || key == "doc" || key == "id";
        ours = ours || key == "pageKind" || key == "inLanguage";
      }
      at = end;
    }
    ++at;
  }
  if (text && name) return 95;
  // Long metadata can push "text" behind the first bytes; our own lines are known by other members.
  return name && ours ? 85 : 0;
}

}  // namespace claimgraph
