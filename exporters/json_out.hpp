// RapidJSON writing into a Sink, with the members of nodes, edges and evidence in one fixed order.
#pragma once

#include <string>
#include <string_view>

#include <rapidjson/writer.h>

#include "core/base/utf8.hpp"
#include "core/model/graph_data.hpp"
#include "exporters/text_out.hpp"

namespace claimgraph::detail {

class SinkStream {
 public:
  using Ch = char;
  explicit SinkStream(Sink& sink) : m_sink(sink) {}
  void Put(char c) { m_sink.text().push_back(c); }
  void Flush() {}

 private:
  Sink& m_sink;
};

/// A JSON writer whose members with empty values are left out.
class JsonOut {
 public:
  explicit JsonOut(Sink& sink) : m_sink(sink), m_stream(sink), m_json(m_stream) {}

  rapidjson::Writer<SinkStream>& raw() { return m_json; }
  void begin_object() { m_json.StartObject(); }
  void end_object() { m_json.EndObject(); }
  void begin_array(const char* key) {
    m_json.Key(key);
    m_json.StartArray();
  }
  void end_array() { m_json.EndArray(); }
  void string(std::string_view value) {
    if (is_valid_utf8(value)) {
      m_json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    } else {
      std::size_t count = 0;
      const std::string repaired = repair_utf8(value, &count);
      replaced += count;
      m_json.String(repaired);
    }
  }
  void text(const char* key, std::string_view value) {
    if (value.empty()) return;
    m_json.Key(key);
    string(value);
  }
  void flag(const char* key, bool value) {
    if (!value) return;
    m_json.Key(key);
    m_json.Bool(true);
  }
  void list(const char* key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    begin_array(key);
    for (const auto& value : values) string(value);
    end_array();
  }
  /// A new writer for a new line: RapidJSON wants one root for each writer.
  void line() {
    m_sink << "\n";
    m_sink.drain();
    m_json.Reset(m_stream);
  }
  void comma_line() {
    m_sink << ",";
    line();
  }

  std::size_t replaced = 0;

 private:
  Sink& m_sink;
  SinkStream m_stream;
  rapidjson::Writer<SinkStream> m_json;
};

}  // namespace claimgraph::detail
