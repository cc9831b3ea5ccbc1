// The trained part of choosing a body: two chain models, sections "page.html" and "page.text" of a model file
// (core/models/page.cgm, made by `claimgraph-train page`).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "claimgraph/importer.hpp"
#include "importers/blocks.hpp"

namespace claimgraph {

struct PageModels {
  clean::ChainModel markup;  ///< reads features with the hints of HTML
  clean::ChainModel text;    ///< those without
};

namespace clean {

inline constexpr std::string_view kMarkupSection = "page.html";
inline constexpr std::string_view kTextSection = "page.text";

/// A section's bytes: weights in hundredths as 16-bit numbers, only of features that have any.
std::string write_chain_model(const ChainModel& model);
/// Throws DataError that names `section` when the bytes are none.
ChainModel read_chain_model(std::span<const std::byte> bytes, std::string_view section);

}  // namespace clean

}  // namespace claimgraph
