// The claims that careful readers drew (corpora/claim-gold) and whether a piece of ours is one of them. The
// same definitions of "matches" and "same speaker" as the scorer of that corpus.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/span.hpp"

namespace claimgraph::training {

struct GoldClaim {
  std::vector<std::string> content;   ///< verbatim strings of the article
  std::vector<std::string> speakers;  ///< the speaker's name and other names; empty: unstated
  bool named = true;
  std::vector<std::string> stances;
  bool optional = false;  ///< present or absent, both are right
};

struct GoldPage {
  std::string doc, text;
  std::vector<GoldClaim> claims;  ///< optional ones last
};

/// Reads JSON Lines. Throws DataError.
std::vector<GoldPage> read_claim_gold(const std::filesystem::path& path);

/// Byte offsets of the words of `spans`.
std::set<std::uint32_t> words_of(const std::string& text, const SpanList& spans);
/// Where the content's words stand; of several places those that overlap `near` most.
std::set<std::uint32_t> words_of(const std::string& text, const GoldClaim& claim,
                                 const std::set<std::uint32_t>& near);
/// At least 70 % of the gold content's words and half of the piece's.
bool fits(const std::set<std::uint32_t>& gold, const std::set<std::uint32_t>& piece);
bool is_speaker(const GoldClaim& claim, const std::vector<const Entity*>& speakers);
bool is_stance(const GoldClaim& claim, StanceKind stance);

}  // namespace claimgraph::training
