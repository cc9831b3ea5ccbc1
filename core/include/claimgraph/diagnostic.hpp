// Findings that do not end the work: a value, never a print. Compare compilers: severity, code, where, what,
// what next.
#pragma once

#include <string>
#include <vector>

#include "claimgraph/span.hpp"

namespace claimgraph {

enum class Severity { note, warning, error };

/// One finding about an input. `where` names the file (and line, member or offset) as a person would look it
/// up; `span` is a byte range of the article's text when there is one.
struct Diagnostic {
  Severity severity = Severity::warning;
  std::string code;     ///< stable, kebab-case: "invalid-utf8", "empty-input", "paywalled-stub"
  std::string message;  ///< what is wrong and what to do next, one sentence each
  std::string where;
  Span span;
};

using Diagnostics = std::vector<Diagnostic>;

const char* severity_name(Severity severity);

}  // namespace claimgraph
