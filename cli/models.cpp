#include "cli/models.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <vector>

#include "claimgraph/error.hpp"

namespace claimgraph::cli {

namespace fs = std::filesystem;

fs::path find_models(const std::string& wanted) {
  if (wanted.find('/') != std::string::npos || wanted.ends_with(".cgm")) {
    if (!fs::exists(wanted)) throw DataError(fmt::format("{}: no such model file", wanted));
    return wanted;
  }
  std::vector<fs::path> places;
  if (const char* folder = std::getenv("CLAIMGRAPH_MODELS"); folder != nullptr && *folder != '\0') {
    places.emplace_back(folder);
  }
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  if (!program.empty()) {
    places.push_back(program.parent_path() / ".." / "share" / "claimgraph" / "models");
    places.push_back(program.parent_path() / "models");
  }
  places.emplace_back(CLAIMGRAPH_INSTALL_MODELS);
  const std::string name = wanted == "fast" ? "news" : wanted;
  std::string tried;
  for (const fs::path& place : places) {
    const fs::path file = place / (name + ".cgm");
    if (fs::exists(file, ignored)) return file;
    tried += fmt::format("\n  {}", file.lexically_normal().string());
  }
  throw DataError(fmt::format(
      "no model file '{}.cgm'; tried{}\nset CLAIMGRAPH_MODELS to the folder that holds it", name, tried));
}

std::shared_ptr<const ModelFile> open_models(const std::string& wanted) {
  return ModelFile::open(find_models(wanted));
}

std::shared_ptr<const PageModels> open_page_models() {
  return read_page_models(*open_models("page"));
}

}  // namespace claimgraph::cli
