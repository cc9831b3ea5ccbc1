// Internal to core/interchange: reads members of one parsed line and says what is wrong with them.
#pragma once

#include <rapidjson/document.h>

#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/article_json.hpp"

namespace claimgraph {

/// Adds one diagnostic about `where`.
void report(Diagnostics& diagnostics, Severity severity, const char* code, std::string message,
            const JsonLineOptions& options);

/// Parses `line` into `document`: bounded depth, no recursion, UTF-8 checked. False, with an error, when it
/// is not one JSON object.
bool parse_line(std::string_view line, rapidjson::Document& document, Diagnostics& diagnostics,
                const JsonLineOptions& options);

/// What both readers share once the line is parsed.
bool read_article(const rapidjson::Value& object, Article& article, Diagnostics& diagnostics,
                  const JsonLineOptions& options);

/// nullptr when `object` has no member `name` or it is null.
const rapidjson::Value* find_member(const rapidjson::Value& object, const char* name);

/// Reads optional members of one object; a wrong type is a warning that names `path` + member.
class Fields {
 public:
  Fields(const rapidjson::Value& object, std::string path, Diagnostics& diagnostics,
         const JsonLineOptions& options)
      : m_object(object), m_path(std::move(path)), m_diagnostics(diagnostics), m_options(options) {}

  const rapidjson::Value* find(const char* name) const { return find_member(m_object, name); }
  std::string text(const char* name) const;  ///< "" when absent
  bool flag(const char* name, bool fallback) const;
  double number(const char* name, double fallback) const;
  int integer(const char* name, int fallback) const;
  std::vector<std::string> texts(const char* name) const;  ///< an array of strings, or one string
  void warn(const char* name, const char* expected) const;

 private:
  const rapidjson::Value& m_object;
  std::string m_path;
  Diagnostics& m_diagnostics;
  const JsonLineOptions& m_options;
};

/// The string's bytes; U+FFFD for what is not well-formed (an escaped lone surrogate).
std::string string_of(const rapidjson::Value& value);

}  // namespace claimgraph
