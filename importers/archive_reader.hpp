// The members of a tar or zip archive, one after the other, through libarchive. The only place that knows it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "claimgraph/importer.hpp"

namespace claimgraph {

struct ArchiveMember {
  std::string name;        ///< path inside the archive, well-formed UTF-8; only a name, never a path on disk
  bool regular = true;     ///< neither folder, link nor device
  bool encrypted = false;  ///< its content cannot be read
};

/// What an input that begins with these bytes (up to 4 KiB) is.
enum class Container { none, tar, zip, packed };
/// `packed`: xz or bzip2, which may hold a tar archive or a single file.
Container container_of(std::string_view head);

/// Reads tar (also xz, bzip2; gzip and Zstandard are undone in front of it) and zip in the order of the
/// members. Memory is constant, except that a zip of at most 64 MiB is held whole: its directory, which
/// stands at the end, tells links from files. Nothing is written to disk. Not thread-safe.
class ArchiveReader {
 public:
  /// `name` is for messages. Nothing is read before the first next().
  ArchiveReader(std::unique_ptr<ByteSource> source, std::string name);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  /// Goes to the next member; false at the end. Throws DataError when the archive is damaged there (the
  /// message names the offset and the last member); then it is at its end.
  bool next(ArchiveMember& member);
  /// Bytes of the member; 0 at its end. Throws DataError when they are damaged and when the archive grows as
  /// only a bomb does.
  std::size_t read(char* buffer, std::size_t size);
  /// True when the input is no archive but one compressed file: then it has a single member.
  bool single_file() const;

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace claimgraph
