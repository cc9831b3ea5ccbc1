// gzip: members one after the other, as `cat a.gz b.gz` and WARC files make them. A member that fits into
// memory is unpacked at once by libdeflate (where the build found it), more than twice as fast as zlib; zlib
// streams the others, and everything that is damaged.
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#ifdef CG_LIBDEFLATE
#include <libdeflate.h>
#endif

#include "claimgraph/error.hpp"
#include "importers/byte_source.hpp"

namespace claimgraph {
namespace {

constexpr std::size_t kInput = std::size_t{1} << 18U;         // compressed bytes held at first …
constexpr std::size_t kLargestInput = std::size_t{1} << 23U;  // … and at most
constexpr std::size_t kOutput = std::size_t{1} << 18U;        // the same for an unpacked member
constexpr std::size_t kLargestOutput = std::size_t{1} << 24U;

/// Bytes that are not cleared before they are written.
struct Buffer {
  std::unique_ptr<char[]> data;
  std::size_t size = 0;
  void grow(std::size_t wanted, std::size_t kept = 0) {
    if (wanted <= size) return;
    std::unique_ptr<char[]> larger(new char[wanted]);
    if (kept > 0) std::memcpy(larger.get(), data.get(), kept);
    data = std::move(larger);
    size = wanted;
  }
};

/// One whole member in memory.
class MemberReader {
 public:
  enum class Result { done, no_space, bad };
#ifdef CG_LIBDEFLATE
  static constexpr bool kAvailable = true;
  Result run(const char* in, std::size_t in_size, Buffer& out, std::size_t& used, std::size_t& made) {
    if (!m_decoder) m_decoder.reset(libdeflate_alloc_decompressor());
    if (!m_decoder) return Result::bad;
    const auto result =
        libdeflate_gzip_decompress_ex(m_decoder.get(), in, in_size, out.data.get(), out.size, &used, &made);
    return result == LIBDEFLATE_SUCCESS              ? Result::done
           : result == LIBDEFLATE_INSUFFICIENT_SPACE ? Result::no_space
                                                     : Result::bad;
  }

 private:
  struct Free {
    void operator()(libdeflate_decompressor* decoder) const { libdeflate_free_decompressor(decoder); }
  };
  std::unique_ptr<libdeflate_decompressor, Free> m_decoder;
#else
  static constexpr bool kAvailable = false;
  Result run(const char*, std::size_t, Buffer&, std::size_t&, std::size_t&) {
    return Result::bad;
  }
#endif
};

class GzipSource : public ByteSource {
 public:
  GzipSource(std::unique_ptr<ByteSource> source, std::string name, Damage* damage)
      : m_source(std::move(source)), m_name(std::move(name)), m_damage(damage) {
    // 15 window bits, +16: gzip wrapper.
    if (inflateInit2(&m_stream, 15 + 16) != Z_OK)
      throw DataError(fmt::format("{}: zlib cannot start", m_name));
    m_input.grow(kInput);
    m_stream.next_in = reinterpret_cast<Bytef*>(m_input.data.get());
  }
  ~GzipSource() override { inflateEnd(&m_stream); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  std::size_t read(char* buffer, std::size_t size) override {
    if (m_whole_at < m_whole_end) return hand_out(buffer, size);
    m_stream.next_out = reinterpret_cast<Bytef*>(buffer);
    m_stream.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30U));
    const uInt wanted = m_stream.avail_out;
    if (std::exchange(m_broken, false)) ++m_damage->count;
    while (m_stream.avail_out == wanted && !m_done) {
      if (m_stream.avail_in == 0 && !top_up(1) && !end()) break;
      if (m_stream.avail_in == 0) continue;
      if (m_seeking && !seek()) continue;
      if (!m_inside && !begin()) continue;
      if (m_whole_at < m_whole_end) return hand_out(buffer, size);
      if (m_inside) step(wanted);
    }
    const std::size_t got = wanted - m_stream.avail_out;
    m_out += got;
    detail::check_growth(m_in, m_out, m_name);
    return got;
  }

 private:
  std::uint64_t here() const {
    return m_base +
           static_cast<std::uint64_t>(reinterpret_cast<const char*>(m_stream.next_in) - m_input.data.get());
  }
  void move_to(std::uint64_t offset) {
    const auto back = static_cast<std::int64_t>(here()) - static_cast<std::int64_t>(offset);
    m_stream.next_in -= back;
    m_stream.avail_in = static_cast<uInt>(m_stream.avail_in + back);
  }
  void skip(std::size_t count) {
    m_stream.next_in += count;
    m_stream.avail_in -= static_cast<uInt>(count);
  }

  /// Moves what is unread to the front and reads until `needed` bytes are there; false when nothing came.
  bool top_up(std::size_t needed) {
    if (m_source_done) return false;
    std::size_t have = m_stream.avail_in;
    m_base = here();
    std::memmove(m_input.data.get(), m_stream.next_in, have);
    m_input.grow(std::min(needed, kLargestInput), have);
    const std::size_t before = have;
    while (have < std::min(needed, m_input.size)) {
      const std::size_t got = m_source->read(m_input.data.get() + have, m_input.size - have);
      m_source_done = got == 0;
      if (got == 0) break;
      have += got;
      m_in += got;
    }
    m_stream.next_in = reinterpret_cast<Bytef*>(m_input.data.get());
    m_stream.avail_in = static_cast<uInt>(have);
    return have > before;
  }

  std::size_t hand_out(char* buffer, std::size_t size) {
    const std::size_t count = std::min(size, m_whole_end - m_whole_at);
    std::memcpy(buffer, m_whole.data.get() + m_whole_at, count);
    m_whole_at += count;
    m_out += count;
    detail::check_growth(m_in, m_out, m_name);
    return count;
  }

  /// The compressed data are over; true when something in them is worth another look.
  bool end() {
    if (m_inside && m_damage == nullptr)
      throw DataError(fmt::format("{}: the gzip data end too early; fetch or copy the file again", m_name));
    if (m_inside) {
      damaged(false);
      if (m_stream.avail_in > 0) return true;
    }
    m_done = true;
    return false;
  }

  /// At the border of two members; false when there is nothing to unpack here.
  bool begin() {
    if (*m_stream.next_in != 0x1f && m_members > 0) {
      if (m_damage == nullptr) {
        // Padding or rubbish behind the last member: other tools ignore it, too.
        m_done = true;
        return false;
      }
      if (*m_stream.next_in == 0) {
        skip(1);
        return false;
      }
    }
    m_member = here();
    if (MemberReader::kAvailable && whole_member()) return true;
    m_inside = true;
    return true;
  }

  bool whole_member() {
    // Members of an archive have about the same size: seldom does one reach beyond what is held.
    if (m_stream.avail_in < 2 * m_usual) top_up(std::min(2 * m_usual, kLargestInput));
    m_whole.grow(kOutput);
    for (;;) {
      std::size_t used = 0;
      std::size_t made = 0;
      const auto result = m_reader.run(reinterpret_cast<const char*>(m_stream.next_in), m_stream.avail_in,
                                       m_whole, used, made);
      if (result == MemberReader::Result::done) {
        skip(used);
        m_usual = std::max(used, m_usual - m_usual / 8);
        ++m_members;
        m_whole_at = 0;
        m_whole_end = made;
        return true;
      }
      if (result == MemberReader::Result::no_space) {
        if (m_whole.size >= kLargestOutput) return false;
        m_whole.grow(m_whole.size * 4);
      } else if (m_stream.avail_in > kLargestInput / 2 ||
                 !top_up(std::max<std::size_t>(kInput, 4 * std::size_t{m_stream.avail_in}))) {
        return false;
      }
    }
  }

  void step(uInt wanted) {
    const int result = inflate(&m_stream, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      ++m_members;
      m_inside = false;
      inflateReset(&m_stream);
    } else if (result != Z_OK && result != Z_BUF_ERROR && m_damage != nullptr) {
      // Bytes of this call stand in front of the damage; without any, the next ones stand behind it.
      damaged(m_stream.avail_out < wanted);
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      throw DataError(fmt::format("{}: damaged gzip data ({}); fetch or copy the file again", m_name,
                                  m_stream.msg != nullptr ? m_stream.msg : "unknown error"));
    }
  }

  /// Looks for the next member, from behind the beginning of the damaged one when that is still held: a
  /// member that was cut off takes the following one with it otherwise. What is read twice is limited.
  void damaged(bool later) {
    m_inside = false;
    m_seeking = true;
    inflateReset(&m_stream);
    m_damage->offset = m_member;
    if (later)
      m_broken = true;
    else
      ++m_damage->count;
    const std::uint64_t again = here() - std::min(here(), m_member + 1);
    if (m_member >= m_base && m_again + again < (std::uint64_t{64} << 20U) + 2 * m_in) {
      m_again += again;
      move_to(m_member + 1);
    }
  }
  bool seek() {
    while (m_stream.avail_in > 0) {
      const void* found = std::memchr(m_stream.next_in, 0x1f, m_stream.avail_in);
      if (found == nullptr) {
        skip(m_stream.avail_in);
        return false;
      }
      skip(static_cast<std::size_t>(static_cast<const Bytef*>(found) - m_stream.next_in));
      if (m_stream.avail_in < 3 && !top_up(3)) {
        skip(m_stream.avail_in);
        return false;
      }
      if (m_stream.avail_in >= 3 && m_stream.next_in[1] == 0x8b && m_stream.next_in[2] == 0x08) {
        m_seeking = false;
        return true;
      }
      skip(1);
    }
    return false;
  }

  std::unique_ptr<ByteSource> m_source;
  std::string m_name;
  Damage* m_damage;
  z_stream m_stream{};
  Buffer m_input, m_whole;
  MemberReader m_reader;
  std::size_t m_whole_at = 0, m_whole_end = 0;  // of a whole member: what has not been handed out
  std::size_t m_usual = 0;                      // compressed size of members lately
  std::uint64_t m_base = 0;                     // where m_input begins in the compressed data
  std::uint64_t m_member = 0;                   // where the present member begins there
  std::uint64_t m_in = 0, m_out = 0, m_members = 0, m_again = 0;
  bool m_inside = false, m_done = false, m_seeking = false, m_broken = false, m_source_done = false;
};

}  // namespace

std::unique_ptr<ByteSource> detail::gzip_source(std::unique_ptr<ByteSource> source, std::string name,
                                                Damage* damage) {
  return std::make_unique<GzipSource>(std::move(source), std::move(name), damage);
}

}  // namespace claimgraph
