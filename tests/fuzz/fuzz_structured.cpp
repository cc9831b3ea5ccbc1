// Any bytes through one structured importer (CG_FORMAT): no crash, no exception but DataError, well-formed
// text.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/base/error.hpp"
#include "core/base/utf8.hpp"
#include "importers/importer.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace claimgraph;
  const ImporterInfo* const info = find_importer(CG_FORMAT);
  if (info == nullptr) std::abort();
  ImportOptions options;
  options.name = "fuzz";
  options.max_bytes = std::size_t{1} << 22U;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  info->sniff(bytes, "fuzz");
  const auto importer = info->make(memory_source(bytes), options);
  Article article;
  Diagnostics diagnostics;
  try {
    while (importer->next(article, diagnostics)) {
      if (!is_valid_utf8(article.text) || !is_valid_utf8(article.headline) || article.doc.empty())
        std::abort();
      article = Article{};
    }
  } catch (const DataError&) {
    return 0;
  }
  return 0;
}
