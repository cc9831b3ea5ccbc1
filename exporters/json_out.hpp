// JSON into a Sink, one record a line.
#pragma once

#include "core/base/json_writer.hpp"
#include "exporters/text_out.hpp"

namespace claimgraph::detail {

class JsonOut : public JsonWriter {
 public:
  explicit JsonOut(Sink& sink) : JsonWriter(sink.text()), m_sink(sink) {}

  /// A new line, and a new root for what comes.
  void line() {
    m_sink << "\n";
    m_sink.drain();
    restart();
  }
  /// A list of one item a line: opens it, and stands before each item.
  void begin_lines() {
    line();
    m_first = true;
  }
  void next_line() {
    if (!m_first) {
      m_sink << ",";
      line();
    }
    m_first = false;
  }

 private:
  Sink& m_sink;
  bool m_first = true;
};

}  // namespace claimgraph::detail
