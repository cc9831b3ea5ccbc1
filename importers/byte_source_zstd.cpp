// Zstandard frames through libzstd.
#include <fmt/format.h>
#include <zstd.h>

#include <array>
#include <utility>

#include "core/base/error.hpp"
#include "importers/byte_source.hpp"

namespace claimgraph {
namespace {

class ZstdSource : public ByteSource {
 public:
  ZstdSource(std::unique_ptr<ByteSource> source, std::string name)
      : m_source(std::move(source)),
        m_name(std::move(name)),
        m_stream(ZSTD_createDStream(), ZSTD_freeDStream) {
    if (!m_stream) throw DataError(fmt::format("{}: libzstd cannot start", m_name));
    ZSTD_initDStream(m_stream.get());
    // Windows above 128 MiB would let a few bytes claim any amount of memory.
    ZSTD_DCtx_setParameter(m_stream.get(), ZSTD_d_windowLogMax, 27);
  }

  std::size_t read(char* buffer, std::size_t size) override {
    ZSTD_outBuffer out{buffer, size, 0};
    while (out.pos == 0) {
      if (m_input.pos == m_input.size && !m_pending) {
        const std::size_t got = m_source->read(m_buffer.data(), m_buffer.size());
        m_in += got;
        m_input = {m_buffer.data(), got, 0};
        if (got == 0) {
          if (m_inside)
            throw DataError(
                fmt::format("{}: the Zstandard data end too early; fetch or copy the file again", m_name));
          break;
        }
      }
      const std::size_t left = ZSTD_decompressStream(m_stream.get(), &out, &m_input);
      if (ZSTD_isError(left) != 0) {
        throw DataError(fmt::format("{}: damaged Zstandard data ({})", m_name, ZSTD_getErrorName(left)));
      }
      m_inside = left != 0;
      m_pending = out.pos == out.size;
      if (!m_pending && out.pos == 0 && m_input.pos == m_input.size) m_pending = false;
    }
    m_out += out.pos;
    detail::check_growth(m_in, m_out, m_name);
    return out.pos;
  }

 private:
  std::unique_ptr<ByteSource> m_source;
  std::string m_name;
  std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> m_stream;
  std::array<char, 1U << 16U> m_buffer{};
  ZSTD_inBuffer m_input{nullptr, 0, 0};
  std::uint64_t m_in = 0, m_out = 0;
  bool m_inside = false, m_pending = false;
};

}  // namespace

std::unique_ptr<ByteSource> detail::zstd_source(std::unique_ptr<ByteSource> source, std::string name) {
  return std::make_unique<ZstdSource>(std::move(source), std::move(name));
}

}  // namespace claimgraph
