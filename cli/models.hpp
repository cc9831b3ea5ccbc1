// Finding the models that extraction and cleaning need.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "claimgraph/importer.hpp"
#include "claimgraph/model_file.hpp"

namespace claimgraph::cli {

/// The set that is taken when none is named.
inline constexpr const char* kDefaultModels = "accurate";

/// `wanted` is a set's name ("accurate", "fast", also called "news", "open") or a path. A name is looked up
/// in $CLAIMGRAPH_MODELS, then beside the program (../share/claimgraph/models, models), then where the
/// installation put them. Throws DataError that lists the places when none has it.
std::filesystem::path find_models(const std::string& wanted);
std::shared_ptr<const ModelFile> open_models(const std::string& wanted);
/// What cleaning pages needs: page.cgm, in the same places.
std::shared_ptr<const PageModels> open_page_models();

}  // namespace claimgraph::cli
