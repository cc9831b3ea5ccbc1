// What the models see of a word: hashes of its spelling, computed once and shared by tagger, parser and
// names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

inline constexpr std::uint64_t kHashFactor = 0x9E3779B97F4A7C15U;

/// Mixes two values into one 64-bit hash; the high bits are the good ones.
constexpr std::uint64_t mix_hash(std::uint64_t a, std::uint64_t b) {
  std::uint64_t h = (a ^ (b * 0xD6E8FEB86659FD93U)) * kHashFactor;
  h ^= h >> 32U;
  return h * 0xC2B2AE3D27D4EB4FU;
}

struct WordFeatures {
  enum Flag : std::uint8_t {
    initial_capital = 1,
    all_capitals = 2,
    has_digit = 4,
    has_hyphen = 8,
    has_dot = 16,
    long_capitals = 32,  ///< all capitals and more than one of them
  };
  std::uint64_t lower = 0;       ///< lower case, digits as 0 and at most four of a run
  std::uint64_t form = 0;        ///< as written
  std::uint64_t shape = 0;       ///< Xx0-. with runs collapsed, at most eight
  std::uint64_t prefix[4] = {};  ///< first 1..4 bytes of the lower-case form
  std::uint64_t suffix[5] = {};  ///< last 1..5 bytes
  std::uint8_t flags = 0;
};

/// Computes features; keeps a buffer so that a document costs no allocation per word.
class WordFeaturizer {
 public:
  WordFeatures operator()(std::string_view form);

 private:
  std::string m_lower;
};

}  // namespace claimgraph
