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
  void comma_line() {
    m_sink << ",";
    line();
  }

 private:
  Sink& m_sink;
};

}  // namespace claimgraph::detail
