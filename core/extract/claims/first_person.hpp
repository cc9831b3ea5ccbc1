// Whose "I" and "we" the words of a claim are. Internal to core/extract.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/extract/coreference/mention_index.hpp"

namespace claimgraph {

/// Descriptions and names longer than this say too much in brackets.
inline constexpr std::size_t kMaxDescription = 64;

/// "Sam Altman": the one named person who speaks; empty when there is none.
std::string name_of_i(const ArticleView& view, const std::vector<std::uint32_t>& speakers);

/// Whom "we" means: the organisation that speaks or that the speaker speaks for; else the speaker and others,
/// with the one organisation that the article gives the speaker or what it calls the speaker; with a question
/// mark at the end when the organisation is a guess. Empty when nobody is named.
std::string name_of_we(const ArticleView& view, const std::vector<std::uint32_t>& speakers);

}  // namespace claimgraph
