// Sources that decompress: what the importers read is always plain bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "claimgraph/importer.hpp"

namespace claimgraph {

/// Damaged members of a compressed stream that were skipped.
struct Damage {
  std::uint64_t count = 0;
  std::uint64_t offset = 0;  ///< where the last of them begins in the compressed data
};

/// Recognises gzip and Zstandard by their first bytes and decompresses (all members or frames); other bytes
/// pass through. Memory is constant. Throws DataError from read() when the data are damaged (after what was
/// readable) and when they grow more than a thousandfold beyond 64 MiB, as only bombs do. `name` is for
/// messages.
/// With `damage`, damaged gzip members and Zstandard frames are skipped and counted: the bytes of the read()
/// that counts one up begin behind the damage.
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> source, std::string name,
                                         Damage* damage = nullptr);

/// The beginning of what `head` (the first bytes of an input) decompresses to; `head` itself when it is not
/// compressed. Never throws: damage ends the result.
std::string decompressed_head(std::string_view head);

namespace detail {
/// The single decompressors; `source` begins with the magic bytes.
std::unique_ptr<ByteSource> gzip_source(std::unique_ptr<ByteSource> source, std::string name,
                                        Damage* damage = nullptr);
std::unique_ptr<ByteSource> zstd_source(std::unique_ptr<ByteSource> source, std::string name,
                                        Damage* damage = nullptr);
/// First bytes of a skippable frame that holds the dictionary of a .warc.zst file.
inline constexpr std::string_view kZstdDictionary = "\x5d\x2a\x4d\x18";
/// Throws DataError when `out` bytes from `in` bytes can only be a bomb.
void check_growth(std::uint64_t in, std::uint64_t out, const std::string& name);
}  // namespace detail

}  // namespace claimgraph
