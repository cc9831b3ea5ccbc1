// All claims of a store with their words, and which of them can be alike at all.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/link/claim_words.hpp"
#include "core/link/facts.hpp"

namespace claimgraph {

using WordNumbers = std::vector<std::uint32_t>;  // ascending; the rarer a word, the smaller its number

/// Shared words, of the shorter list or (`of_longer`) of the longer one; 0 when fewer than two.
double overlap(const WordNumbers& a, const WordNumbers& b, bool of_longer);

struct PreparedClaim {
  const ClaimFacts* facts = nullptr;
  WordNumbers words;
};

/// Shared words, of the shorter claim, from which on two claims may be of one topic.
inline constexpr double kSameTopic = 0.6;

/// By (time, id), so that the first of a pair is the earlier one. For one thread.
class ClaimIndex {
 public:
  explicit ClaimIndex(const std::vector<ClaimFacts>& facts);
  const std::vector<PreparedClaim>& claims() const { return m_claims; }

  /// Of the words, those that no claim has too: of these each has a number of its own.
  WordNumbers numbers(const Strings& words) const;

  /// Every claim from number `from` on that shares kSameTopic of the words of the shorter of the two with
  /// `words`; ascending. Exactly these, so that two claims are compared or not whatever else is there: of two
  /// such claims the shorter one's rarest words, as many as it may lack and one more, have one that the other
  /// has too; so only these are looked up, and frequent words cost little.
  void alike(const WordNumbers& words, std::uint32_t from, std::vector<std::uint32_t>& out) const;

  /// alike() of claim `i` from i + 1 on, found for all claims once.
  std::span<const std::uint32_t> later_alike(std::uint32_t i) const;

 private:
  /// 64 bits, one for each word. Few bits in common are few words in common.
  struct Signature {
    std::uint64_t bits = 0;
    std::uint8_t words = 0, doubled = 0;  // number of words; of those that share a bit with another one
  };
  static Signature signature_of(const WordNumbers& words);

  std::vector<PreparedClaim> m_claims;
  std::vector<Signature> m_signatures;
  std::map<std::string, std::uint32_t> m_numbers;
  std::vector<std::vector<std::uint32_t>> m_holders;  // of each word
  std::vector<std::vector<std::uint32_t>> m_rare;     // those for which it is one of their rarest
  mutable std::vector<std::uint32_t> m_seen;          // of each claim: the last round that met it
  mutable std::uint32_t m_round = 0;
  mutable std::vector<std::size_t> m_starts;  // of later_alike()
  mutable std::vector<std::uint32_t> m_later;
};

}  // namespace claimgraph
