// Any bytes: quantities come in order, inside the text, not overlapping, with the number inside the span.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "claimgraph/utf8.hpp"
#include "core/extract/quantities/quantities.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace claimgraph;
  const std::string text = repair_utf8({reinterpret_cast<const char*>(data), size});
  QuantityOptions options;
  options.ordinals = true;
  std::uint32_t end = 0;
  for (const Quantity& quantity : find_quantities(text, options)) {
    const bool sound = quantity.span.begin >= end && quantity.span.end <= text.size() &&
                       !quantity.span.empty() && quantity.span.contains(quantity.number) &&
                       !quantity.value_text.empty();
    if (!sound) std::abort();
    end = quantity.span.end;
  }
  return 0;
}
