// gzip through zlib: members one after the other, as `cat a.gz b.gz` and WARC files make them.
#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <utility>

#include "core/base/error.hpp"
#include "importers/byte_source.hpp"

namespace claimgraph {
namespace {

class GzipSource : public ByteSource {
 public:
  /// With `breaks`, damaged members are skipped instead of thrown about, and counted: the bytes of the read()
  /// that counts one up begin behind the damage.
  GzipSource(std::unique_ptr<ByteSource> source, std::string name, std::uint64_t* breaks)
      : m_source(std::move(source)), m_name(std::move(name)), m_breaks(breaks) {
    // 15 window bits, +16: gzip wrapper.
    if (inflateInit2(&m_stream, 15 + 16) != Z_OK)
      throw DataError(fmt::format("{}: zlib cannot start", m_name));
  }
  ~GzipSource() override { inflateEnd(&m_stream); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  std::size_t read(char* buffer, std::size_t size) override {
    m_stream.next_out = reinterpret_cast<Bytef*>(buffer);
    m_stream.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30U));
    const uInt wanted = m_stream.avail_out;
    m_wanted = wanted;
    if (m_broken) {
      m_broken = false;
      ++*m_breaks;
    }
    while (m_stream.avail_out == wanted && !m_done) {
      if (m_stream.avail_in == 0 && !fill()) break;
      step();
    }
    const std::size_t got = wanted - m_stream.avail_out;
    m_out += got;
    detail::check_growth(m_in, m_out, m_name);
    return got;
  }

 private:
  /// Moves behind the next gzip magic and feeds it to zlib by hand; false when the input ran out first.
  bool seek() {
    static constexpr unsigned char kMagic[] = {0x1f, 0x8b, 0x08};
    while (m_stream.avail_in > 0) {
      const unsigned char byte = *m_stream.next_in;
      m_match = byte == kMagic[m_match] ? m_match + 1 : byte == kMagic[0] ? 1U : 0U;
      ++m_stream.next_in;
      --m_stream.avail_in;
      if (m_match < 3) continue;
      Bytef* const next = m_stream.next_in;
      const uInt left = m_stream.avail_in;
      unsigned char magic[3] = {kMagic[0], kMagic[1], kMagic[2]};
      m_stream.next_in = magic;
      m_stream.avail_in = 3;
      inflate(&m_stream, Z_NO_FLUSH);
      m_stream.next_in = next;
      m_stream.avail_in = left;
      m_seeking = false;
      m_inside = true;
      m_match = 0;
      return left > 0;
    }
    return false;
  }
  bool fill() {
    const std::size_t got = m_source->read(m_input.data(), m_input.size());
    m_in += got;
    m_stream.next_in = reinterpret_cast<Bytef*>(m_input.data());
    m_stream.avail_in = static_cast<uInt>(got);
    if (got > 0) return true;
    if (m_inside && m_breaks != nullptr) {
      ++*m_breaks;
      m_done = true;
      return false;
    }
    if (m_inside)
      throw DataError(fmt::format("{}: the gzip data end too early; fetch or copy the file again", m_name));
    m_done = true;
    return false;
  }
  void step() {
    if (m_seeking && !seek()) return;
    if (!m_inside && m_members > 0 && *m_stream.next_in != 0x1f) {
      // Padding or rubbish behind the last member: other tools ignore it, too.
      m_done = true;
      return;
    }
    m_inside = true;
    const int result = inflate(&m_stream, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      ++m_members;
      m_inside = false;
      inflateReset(&m_stream);
    } else if (result != Z_OK && result != Z_BUF_ERROR && m_breaks != nullptr) {
      m_inside = false;
      m_seeking = true;
      m_match = 0;
      inflateReset(&m_stream);
      // Bytes of this call stand in front of the damage; without any, the next ones stand behind it.
      if (m_stream.avail_out < m_wanted)
        m_broken = true;
      else
        ++*m_breaks;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      throw DataError(fmt::format("{}: damaged gzip data ({}); fetch or copy the file again", m_name,
                                  m_stream.msg != nullptr ? m_stream.msg : "unknown error"));
    }
  }

  std::unique_ptr<ByteSource> m_source;
  std::string m_name;
  z_stream m_stream{};
  std::array<char, 1U << 15U> m_input{};
  std::uint64_t m_in = 0, m_out = 0, m_members = 0;
  std::uint64_t* m_breaks = nullptr;
  uInt m_wanted = 0;
  std::size_t m_match = 0;
  bool m_inside = false, m_done = false, m_seeking = false, m_broken = false;
};

}  // namespace

std::unique_ptr<ByteSource> detail::gzip_source(std::unique_ptr<ByteSource> source, std::string name,
                                                std::uint64_t* breaks) {
  return std::make_unique<GzipSource>(std::move(source), std::move(name), breaks);
}

}  // namespace claimgraph
