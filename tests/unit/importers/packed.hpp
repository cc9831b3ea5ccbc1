// Compressed bytes for the tests of what reads them.
#pragma once

#include <string>

#include <zlib.h>

namespace test {

/// `bits` as of deflateInit2(): 15 + 16 is gzip, 15 zlib, -15 the bare stream.
inline std::string deflated(const std::string& text, int bits) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(compressBound(static_cast<uLong>(text.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string gzip(const std::string& text) {
  return deflated(text, 15 + 16);
}

}  // namespace test
