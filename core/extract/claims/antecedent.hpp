// What a relative pronoun stands for. Internal to core/extract/claims.
#pragma once

#include <optional>

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

/// "privacy, | which Apple views as a right": the noun before with the words in front of it, when it is
/// short.
std::optional<TokenRange> antecedent_of(const Syntax& syntax, std::uint32_t pronoun);

}  // namespace claimgraph
