// Any bytes through the warc importer: no crash, no hang; text is well-formed UTF-8.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/base/error.hpp"
#include "core/base/utf8.hpp"
#include "importers/importer.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace claimgraph;
  ImportOptions options;
  options.name = "fuzz";
  options.max_bytes = std::size_t{8} << 20U;
  const auto importer =
      find_importer("warc")->make(memory_source({reinterpret_cast<const char*>(data), size}), options);
  Article article;
  Diagnostics diagnostics;
  try {
    while (importer->next(article, diagnostics)) {
      if (!is_valid_utf8(article.text) || !is_valid_utf8(article.headline)) std::abort();
      for (const OriginalSpan& span : article.original_spans) {
        if (span.text_begin >= span.text_end || span.text_end > article.text.size()) std::abort();
      }
      article = {};
    }
  } catch (const DataError&) {
    // Damaged compressed data and oversized inputs are refused this way.
  }
  return 0;
}
