// The one JSON writer: a thin layer over RapidJSON that appends to a string. Strings that are not well-formed
// UTF-8 are repaired with U+FFFD; numbers are written in the shortest form that reads back exactly. "member"
// always writes; "optional_member" and "flag" leave out what says nothing. Linear time.
#pragma once

#include <rapidjson/writer.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Shortest decimal that reads back as exactly `value`; integers below 2^53 without an exponent. "null" when
/// it is not finite.
std::string json_number(double value);

class JsonWriter {
 public:
  /// Appends to `out`, which must outlive the writer.
  explicit JsonWriter(std::string& out) : m_stream{&out}, m_json(m_stream) {}

  void key(const char* name) { m_json.Key(name); }
  void begin_object() { m_json.StartObject(); }
  void begin_object(const char* name) { key(name), begin_object(); }
  void end_object() { m_json.EndObject(); }
  void begin_array() { m_json.StartArray(); }
  void begin_array(const char* name) { key(name), begin_array(); }
  void end_array() { m_json.EndArray(); }

  void null() { m_json.Null(); }
  void boolean(bool value) { m_json.Bool(value); }
  void integer(std::int64_t value) { m_json.Int64(value); }
  void number(double value);
  void string(std::string_view value);
  /// `json` is one value already.
  void raw(std::string_view json) { m_json.RawValue(json.data(), json.size(), rapidjson::kObjectType); }

  void member(const char* name, std::string_view value) { key(name), string(value); }
  void member(const char* name, const char* value) { key(name), string(value); }
  void member(const char* name, bool value) { key(name), boolean(value); }
  void member(const char* name, const std::vector<std::string>& values);
  void member(const char* name, const std::optional<double>& value) {
    key(name);
    value ? number(*value) : null();
  }
  void integer_member(const char* name, std::int64_t value) { key(name), integer(value); }
  void number_member(const char* name, double value) { key(name), number(value); }
  /// Empty is "not known": null.
  void member_or_null(const char* name, std::string_view value) {
    key(name);
    value.empty() ? null() : string(value);
  }
  void optional_member(const char* name, std::string_view value) {
    if (!value.empty()) member(name, value);
  }
  void optional_member(const char* name, const std::vector<std::string>& values) {
    if (!values.empty()) member(name, values);
  }
  void flag(const char* name, bool value) {
    if (value) member(name, true);
  }

  /// The next value is a root of its own (a new line).
  void restart() { m_json.Reset(m_stream); }
  /// Code points that had to be replaced so far.
  std::size_t replaced() const { return m_replaced; }

 private:
  struct Stream {
    using Ch = char;
    std::string* out;
    void Put(char c) { out->push_back(c); }
    void Flush() {}
  };

  /// RapidJSON takes its own for granted: without memory it writes to nowhere.
  struct Allocator {
    static constexpr bool kNeedFree = true;
    void* Malloc(std::size_t size) { return checked(size == 0 ? nullptr : std::malloc(size), size); }
    void* Realloc(void* old, std::size_t, std::size_t size) {
      if (size > 0) return checked(std::realloc(old, size), size);
      std::free(old);
      return nullptr;
    }
    static void Free(void* memory) { std::free(memory); }
    static void* checked(void* memory, std::size_t size) {
      if (memory == nullptr && size > 0) throw std::bad_alloc();
      return memory;
    }
  };

  Stream m_stream;
  rapidjson::Writer<Stream, rapidjson::UTF8<>, rapidjson::UTF8<>, Allocator> m_json;
  std::size_t m_replaced = 0;
};

}  // namespace claimgraph
