// Records of a dump, one after the other: JSON Lines, a JSON array of objects, or CSV with a header line.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "claimgraph/importer.hpp"

namespace claimgraph::structured {

/// Column (lower-case) → value, in the order of the record.
using Record = std::vector<std::pair<std::string, std::string>>;

/// Streaming: memory is one record, and no record is longer than ImportOptions::max_bytes. Not thread-safe.
class RecordReader {
 public:
  RecordReader(std::unique_ptr<ByteSource> source, const ImportOptions& options)
      : m_source(std::move(source)), m_options(options) {}

  /// Recognises the kind and reads a CSV header; false, with an error, when there is nothing to read.
  bool start(Diagnostics& diagnostics);
  /// The next record, perhaps an empty one when it was damaged (then there is an error); false at the end.
  bool next(Record& record, Diagnostics& diagnostics);

  /// Columns of the header line; empty for JSON.
  const std::vector<std::string>& header() const { return m_header; }
  bool is_json() const { return m_kind != Kind::csv; }
  /// "dump.csv:12", the line where the record begins.
  std::string where() const;

 private:
  enum class Kind { csv, json_lines, json_array };

  int peek();
  int get();
  void skip_blanks();
  void read_header();
  bool next_csv(Record& record, Diagnostics& diagnostics);
  bool next_line(std::string& line, Diagnostics& diagnostics);
  bool next_element(std::string& object, Diagnostics& diagnostics);
  void read_object(std::string json, Record& record, Diagnostics& diagnostics) const;
  void report(Diagnostics& diagnostics, Severity severity, const char* code, std::string message) const;

  std::unique_ptr<ByteSource> m_source;
  const ImportOptions& m_options;  ///< the importer's, which owns this reader
  std::array<char, 1 << 16> m_buffer{};
  std::size_t m_at = 0, m_filled = 0;
  std::size_t m_line = 1, m_record_line = 1;
  Kind m_kind = Kind::csv;
  char m_separator = ',';
  std::vector<std::string> m_header;
};

}  // namespace claimgraph::structured
