// Zstandard frames through libzstd, also those of .warc.zst files, which may begin with a dictionary in a
// skippable frame (IIPC, "Zstandard compression for WARC files" 1.0).
#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "claimgraph/error.hpp"
#include "importers/byte_source.hpp"

namespace claimgraph {
namespace {

constexpr std::string_view kMagic = "\x28\xb5\x2f\xfd";
constexpr std::size_t kLargestDictionary = std::size_t{16} << 20U;

class ZstdSource : public ByteSource {
 public:
  ZstdSource(std::unique_ptr<ByteSource> source, std::string name, Damage* damage)
      : m_source(std::move(source)),
        m_name(std::move(name)),
        m_damage(damage),
        m_stream(ZSTD_createDCtx(), ZSTD_freeDCtx),
        m_buffer(std::size_t{1} << 16U) {
    if (!m_stream) throw DataError(fmt::format("{}: libzstd cannot start", m_name));
    // Windows above 128 MiB would let a few bytes claim any amount of memory.
    ZSTD_DCtx_setParameter(m_stream.get(), ZSTD_d_windowLogMax, 27);
  }

  std::size_t read(char* buffer, std::size_t size) override {
    if (!m_begun) begin();
    if (std::exchange(m_broken, false)) ++m_damage->count;
    ZSTD_outBuffer out{buffer, size, 0};
    while (out.pos == 0) {
      if (m_input.pos == m_input.size && !m_pending && !fill()) {
        if (!m_inside) break;
        if (m_damage == nullptr)
          throw DataError(
              fmt::format("{}: the Zstandard data end too early; fetch or copy the file again", m_name));
        m_inside = false;
        m_damage->offset = m_frame;
        ++m_damage->count;
        break;
      }
      if (m_seeking && !seek()) continue;
      if (!m_inside && !m_pending) m_frame = m_in - (m_input.size - m_input.pos);
      const std::size_t left = ZSTD_decompressStream(m_stream.get(), &out, &m_input);
      if (ZSTD_isError(left) != 0) {
        damaged(ZSTD_getErrorName(left), out.pos > 0);
        continue;
      }
      m_inside = left != 0;
      m_pending = out.pos == out.size;
    }
    m_out += out.pos;
    detail::check_growth(m_in, m_out, m_name);
    return out.pos;
  }

 private:
  bool fill() {
    const std::size_t got = m_source->read(m_buffer.data(), m_buffer.size());
    m_in += got;
    m_input = {m_buffer.data(), got, 0};
    return got > 0;
  }
  /// Exactly `size` bytes of the source, for the dictionary.
  std::string take(std::size_t size) {
    std::string out;
    while (out.size() < size) {
      if (m_input.pos == m_input.size && !fill())
        throw DataError(
            fmt::format("{}: the Zstandard dictionary ends too early; fetch or copy the file again", m_name));
      const std::size_t count = std::min(size - out.size(), m_input.size - m_input.pos);
      out.append(m_buffer.data() + m_input.pos, count);
      m_input.pos += count;
    }
    return out;
  }
  void begin() {
    m_begun = true;
    while (m_input.size < 4 && m_input.size < m_buffer.size()) {
      const std::size_t got = m_source->read(m_buffer.data() + m_input.size, m_buffer.size() - m_input.size);
      if (got == 0) break;
      m_in += got;
      m_input = {m_buffer.data(), m_input.size + got, 0};
    }
    if (m_input.size < 4 || std::string_view(m_buffer.data(), 4) != detail::kZstdDictionary) return;
    const std::string head = take(8);
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i)
      size |= std::size_t{static_cast<unsigned char>(head[4 + i])} << (8 * i);
    if (size > kLargestDictionary)
      throw DataError(fmt::format("{}: a Zstandard dictionary of {} bytes is beyond the limit of {} MiB",
                                  m_name, size, kLargestDictionary >> 20U));
    std::string dictionary = take(size);
    if (dictionary.starts_with(kMagic)) {
      const auto source = detail::zstd_source(memory_source(std::move(dictionary)), m_name);
      dictionary = read_all(*source, kLargestDictionary, m_name);
    }
    ZSTD_DCtx_loadDictionary(m_stream.get(), dictionary.data(), dictionary.size());
  }

  void damaged(const char* what, bool later) {
    if (m_damage == nullptr) throw DataError(fmt::format("{}: damaged Zstandard data ({})", m_name, what));
    // The dictionary stays.
    ZSTD_DCtx_reset(m_stream.get(), ZSTD_reset_session_only);
    m_damage->offset = m_frame;
    if (later)
      m_broken = true;
    else
      ++m_damage->count;
    m_inside = m_pending = false;
    m_seeking = true;
    m_match = 0;
    // libzstd does not move in the input when it fails: not the same frame again.
    if (m_in - (m_input.size - m_input.pos) == m_frame && m_input.pos < m_input.size) ++m_input.pos;
  }
  /// Moves behind the next frame's magic number and feeds that to libzstd by hand.
  bool seek() {
    while (m_input.pos < m_input.size) {
      const char byte = m_buffer[m_input.pos++];
      m_match = byte == kMagic[m_match] ? m_match + 1 : byte == kMagic[0] ? 1U : 0U;
      if (m_match < kMagic.size()) continue;
      m_frame = m_in - (m_input.size - m_input.pos) - kMagic.size();
      ZSTD_inBuffer magic{kMagic.data(), kMagic.size(), 0};
      ZSTD_outBuffer nothing{nullptr, 0, 0};
      ZSTD_decompressStream(m_stream.get(), &nothing, &magic);
      m_seeking = false;
      m_inside = true;
      m_match = 0;
      return m_input.pos < m_input.size;
    }
    return false;
  }

  std::unique_ptr<ByteSource> m_source;
  std::string m_name;
  Damage* m_damage;
  std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> m_stream;
  std::vector<char> m_buffer;
  ZSTD_inBuffer m_input{nullptr, 0, 0};
  std::uint64_t m_in = 0, m_out = 0;
  std::uint64_t m_frame = 0;  // where the present frame begins in the compressed data
  std::size_t m_match = 0;
  bool m_begun = false, m_inside = false, m_pending = false, m_seeking = false, m_broken = false;
};

}  // namespace

std::unique_ptr<ByteSource> detail::zstd_source(std::unique_ptr<ByteSource> source, std::string name,
                                                Damage* damage) {
  return std::make_unique<ZstdSource>(std::move(source), std::move(name), damage);
}

}  // namespace claimgraph
