// The records of a web archive (WARC 1.0 and 1.1, ISO 28500), one after the other, from a stream. What is
// damaged is left out with a diagnostic that says where, and the next record is looked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "claimgraph/diagnostic.hpp"
#include "claimgraph/importer.hpp"
#include "importers/byte_source.hpp"

namespace claimgraph {

struct WarcRecord {
  std::uint64_t number = 0;  ///< from 1
  std::uint64_t offset = 0;  ///< of its first byte in the unpacked archive
  std::string type;          ///< WARC-Type in lower case: "response", "revisit", …
  std::string uri;           ///< WARC-Target-URI without <>
  std::string media_type;    ///< Content-Type of the block: "application/http; msgtype=response"
  std::uint64_t length = 0;  ///< of the block
};

/// Memory: one buffer, as long as the longest block that was asked for (64 KiB otherwise). Not thread-safe.
class WarcReader {
 public:
  /// `source` may be compressed. Longer blocks than `max_block` are not handed out.
  WarcReader(std::unique_ptr<ByteSource> source, std::string name, std::size_t max_block);

  /// The next record's header; false at the end. Skips what is left of the record before it. Throws DataError
  /// on I/O errors and decompression bombs.
  bool next(WarcRecord& record, Diagnostics& diagnostics);
  /// Up to `size` bytes from the front of the present record's block; holds until the next call of anything.
  std::string_view peek(std::size_t size);
  /// The whole block; holds until the next call of anything. False, with a diagnostic, when it is damaged,
  /// cut off or too long.
  bool block(std::string_view& out, Diagnostics& diagnostics);
  /// "FILE: record 17 at byte 12345": for messages.
  std::string where() const;

 private:
  bool more(std::size_t wanted);
  bool line(std::string_view& out);
  bool find_record(Diagnostics& diagnostics);
  bool read_head(Diagnostics& diagnostics);
  bool parse_head(Diagnostics& diagnostics);
  void skip_block(Diagnostics& diagnostics);
  bool ends_well(std::uint64_t length, Diagnostics& diagnostics);
  void warn(Diagnostics& diagnostics, const char* code, std::string message) const;

  std::string m_name;
  std::size_t m_max_block;
  Damage m_damage;
  std::unique_ptr<ByteSource> m_source;
  std::unique_ptr<char[]> m_data;
  std::size_t m_size = 0, m_at = 0, m_end = 0;  // of m_data: capacity, and what has not been consumed
  std::uint64_t m_base = 0;                     // offset of m_data[0] in the unpacked archive
  std::uint64_t m_left = 0;                     // of the present block
  std::uint64_t m_again = 0;                    // bytes that were read twice
  std::string m_head;
  WarcRecord m_record;
  bool m_source_done = false, m_damaged = false;
};

}  // namespace claimgraph
