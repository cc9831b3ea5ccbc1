// Any well-formed text as if pdftotext had printed it: no crash, no hang, nothing made up.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "claimgraph/utf8.hpp"
#include "importers/pdf_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = claimgraph::repair_utf8({reinterpret_cast<const char*>(data), size});
  const std::string out = claimgraph::pdf_paragraphs(text);
  if (!claimgraph::is_valid_utf8(out)) std::abort();
  if (out.size() > 2 * text.size() + 2) std::abort();
  return 0;
}
