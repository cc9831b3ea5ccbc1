// The other end of claimgraph/model_file.hpp.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

/// Writes a model set; training does. Byte-reproducible: no time stamps.
void write_model_file(const std::filesystem::path& path, std::string_view name, std::string_view version,
                      const std::vector<std::pair<std::string, std::string>>& sections);

}  // namespace claimgraph
