// Finding the model set that extraction needs.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/base/model_file.hpp"

namespace claimgraph::cli {

/// `wanted` is a set's name ("news", "open") or a path. A name is looked up in $CLAIMGRAPH_MODELS, then
/// beside the program (../share/claimgraph/models), then where the build or the installation put them. Throws
/// DataError that lists the places when none has it.
std::filesystem::path find_models(const std::string& wanted);
std::shared_ptr<const ModelFile> open_models(const std::string& wanted);

}  // namespace claimgraph::cli
