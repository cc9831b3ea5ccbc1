// Reads and writes the sections of a model file: little-endian numbers, arrays at multiples of 64 bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "claimgraph/error.hpp"

namespace claimgraph {

class SectionWriter {
 public:
  template <typename T>
  void number(T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  /// Length, padding, elements: the reader gives a view of them.
  template <typename T>
  void array(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    number(static_cast<std::uint64_t>(values.size()));
    m_bytes.resize((m_bytes.size() + 63) / 64 * 64, '\0');
    m_bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
  }
  template <typename T>
  void array(const std::vector<T>& values) {
    array(std::span<const T>(values));
  }
  std::string take() { return std::move(m_bytes); }

 private:
  std::string m_bytes;
};

/// Throws DataError when a section is shorter than it says (checksums make that a fault of the writer).
class SectionReader {
 public:
  SectionReader(std::span<const std::byte> bytes, std::string_view name) : m_bytes(bytes), m_name(name) {}

  template <typename T>
  T number() {
    need(sizeof(T));
    T value;
    std::memcpy(&value, m_bytes.data() + m_at, sizeof value);
    m_at += sizeof value;
    return value;
  }
  template <typename T>
  std::span<const T> array() {
    const auto count = number<std::uint64_t>();
    m_at = (m_at + 63) / 64 * 64;
    if (m_at > m_bytes.size() || count > (m_bytes.size() - m_at) / sizeof(T)) fail();
    const auto* data = reinterpret_cast<const T*>(m_bytes.data() + m_at);
    m_at += count * sizeof(T);
    return {data, count};
  }
  /// Throws unless the next number is `expected`: the layout's version.
  void expect_version(std::uint32_t expected) {
    const auto found = number<std::uint32_t>();
    if (found != expected) {
      throw DataError("model section '" + m_name + "' has layout " + std::to_string(found) +
                      ", this program reads " + std::to_string(expected) +
                      "; take the model set that came with the program");
    }
  }
  [[noreturn]] void fail() const {
    throw DataError("model section '" + m_name +
                    "' is damaged; take the model set that came with the program");
  }

 private:
  void need(std::size_t size) const {
    if (m_bytes.size() - m_at < size || m_at > m_bytes.size()) fail();
  }
  std::span<const std::byte> m_bytes;
  std::string m_name;
  std::size_t m_at = 0;
};

}  // namespace claimgraph
