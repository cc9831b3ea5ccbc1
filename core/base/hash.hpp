// Content hashes. Ids are the first 80 bits of a SHA-256 over length-prefixed fields, so equal content has
// equal ids on every machine and two different field lists cannot collide by concatenation.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace claimgraph {

/// Lower-case hex SHA-256 (64 digits) of `bytes`.
std::string sha256_hex(std::string_view bytes);

/// `prefix` + 20 hex digits, e.g. content_id("clm", {"text", "quantities"}) → "clm-1f0c…".
std::string content_id(std::string_view prefix, std::initializer_list<std::string_view> fields);

}  // namespace claimgraph
