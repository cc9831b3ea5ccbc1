// Any bytes: times come in order, inside the text, with a type and a value.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "claimgraph/utf8.hpp"
#include "core/extract/times/times.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace claimgraph;
  const std::string text = repair_utf8({reinterpret_cast<const char*>(data), size});
  for (const char* anchor : {"2025-02-05", ""}) {
    std::uint32_t end = 0;
    for (const TimeExpression& time : find_times(text, anchor)) {
      const bool sound = time.span.begin >= end && time.span.end <= text.size() && !time.span.empty() &&
                         !time.type.empty() && !time.value.empty();
      if (!sound) std::abort();
      end = time.span.end;
    }
  }
  return 0;
}
