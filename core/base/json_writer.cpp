#include "core/base/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "claimgraph/utf8.hpp"

namespace claimgraph {

std::string json_number(double value) {
  if (!std::isfinite(value)) return "null";
  if (value == 0) return "0";
  std::array<char, 64> buffer{};
  const bool whole = std::abs(value) < 9007199254740992.0 && std::trunc(value) == value;
  const auto result =
      whole ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<std::int64_t>(value))
            : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), result.ptr};
}

void JsonWriter::number(double value) {
  const std::string digits = json_number(value);
  m_json.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
}

void JsonWriter::string(std::string_view value) {
  if (is_valid_utf8(value)) {
    m_json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    return;
  }
  std::size_t count = 0;
  const std::string repaired = repair_utf8(value, &count);
  m_replaced += count;
  m_json.String(repaired.data(), static_cast<rapidjson::SizeType>(repaired.size()));
}

void JsonWriter::member(const char* name, const std::vector<std::string>& values) {
  begin_array(name);
  for (const std::string& value : values) string(value);
  end_array();
}

}  // namespace claimgraph
