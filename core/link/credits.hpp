// Where an article says that it has something from somebody else.
#pragma once

#include <string>

#include "claimgraph/span.hpp"

namespace claimgraph {

/// Whether a text can hold such words at all.
bool has_first_report(const std::string& text);
/// The words "first reported … by [the]" that lead to a name, from "first" to its end; empty when the name is
/// not so credited. "The debt was first reported on Friday by the Tarsa Herald."
Span first_report_credit(const std::string& text, Span name);

}  // namespace claimgraph
