#include "importers/byte_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "claimgraph/error.hpp"

namespace claimgraph {

namespace {

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : m_bytes(std::move(bytes)) {}
  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t count = std::min(size, m_bytes.size() - m_at);
    std::memcpy(buffer, m_bytes.data() + m_at, count);
    m_at += count;
    return count;
  }
  /// What has not been read yet, without copying it.
  std::string take() {
    m_bytes.erase(0, m_at);
    m_at = 0;
    return std::exchange(m_bytes, {});
  }

 private:
  std::string m_bytes;
  std::size_t m_at = 0;
};

class JoinedSource : public ByteSource {
 public:
  JoinedSource(std::string head, std::unique_ptr<ByteSource> rest)
      : m_head(std::move(head)), m_rest(std::move(rest)) {}
  std::size_t read(char* buffer, std::size_t size) override {
    if (m_at == m_head.size()) return m_rest->read(buffer, size);
    const std::size_t count = std::min(size, m_head.size() - m_at);
    std::memcpy(buffer, m_head.data() + m_at, count);
    m_at += count;
    return count;
  }

 private:
  std::string m_head;
  std::size_t m_at = 0;
  std::unique_ptr<ByteSource> m_rest;
};

/// Looks at the first bytes when it is first read, so that making one never fails.
class AutoSource : public ByteSource {
 public:
  AutoSource(std::unique_ptr<ByteSource> source, std::string name, Damage* damage)
      : m_source(std::move(source)), m_name(std::move(name)), m_damage(damage) {}
  std::size_t read(char* buffer, std::size_t size) override {
    if (!m_open) open();
    return m_source->read(buffer, size);
  }

 private:
  void open() {
    m_open = true;
    std::string head = read_head(*m_source, 4);
    const bool gzip = head.starts_with("\x1f\x8b");
    const bool zstd = head == "\x28\xb5\x2f\xfd" || head == detail::kZstdDictionary;
    m_source = joined_source(std::move(head), std::move(m_source));
    if (gzip) m_source = detail::gzip_source(std::move(m_source), m_name, m_damage);
    if (zstd) m_source = detail::zstd_source(std::move(m_source), m_name, m_damage);
  }

  std::unique_ptr<ByteSource> m_source;
  std::string m_name;
  Damage* m_damage;
  bool m_open = false;
};

}  // namespace

std::string read_all(ByteSource& source, std::size_t limit, std::string_view name) {
  const auto check = [&](const std::string& bytes) {
    if (bytes.size() <= limit) return;
    throw DataError(
        fmt::format("{}: larger than the limit of {} MiB for one document; cut it into articles first", name,
                    limit >> 20U));
  };
  if (auto* const memory = dynamic_cast<MemorySource*>(&source)) {
    std::string bytes = memory->take();
    check(bytes);
    return bytes;
  }
  std::string bytes;
  std::size_t step = 64U << 10U;
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + step);
    const std::size_t got = source.read(bytes.data() + before, step);
    bytes.resize(before + got);
    if (got == 0) return bytes;
    check(bytes);
    step = std::clamp<std::size_t>(bytes.size(), 64U << 10U, 16U << 20U);
  }
}

std::string read_head(ByteSource& source, std::size_t size) {
  std::string head(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const std::size_t got = source.read(head.data() + filled, size - filled);
    if (got == 0) break;
    filled += got;
  }
  head.resize(filled);
  return head;
}

std::string read_sniff_head(ByteSource& source) {
  constexpr std::size_t kHead = 4096;
  constexpr std::size_t kZstandardHead = std::size_t{256} << 10U;
  std::string head = read_head(source, kHead);
  if (head.starts_with("\x28\xb5\x2f\xfd")) head += read_head(source, kZstandardHead - kHead);
  return head;
}

std::unique_ptr<ByteSource> memory_source(std::string bytes) {
  return std::make_unique<MemorySource>(std::move(bytes));
}

std::unique_ptr<ByteSource> joined_source(std::string head, std::unique_ptr<ByteSource> rest) {
  return std::make_unique<JoinedSource>(std::move(head), std::move(rest));
}

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> source, std::string name,
                                         Damage* damage) {
  return std::make_unique<AutoSource>(std::move(source), std::move(name), damage);
}

std::string decompressed_head(std::string_view head) {
  if (!head.starts_with("\x1f\x8b") && !head.starts_with("\x28\xb5\x2f\xfd")) return std::string(head);
  std::string out;
  char buffer[4096];
  try {
    const auto source = decompressed(memory_source(std::string(head)), "");
    while (out.size() < sizeof buffer) {
      const std::size_t got = source->read(buffer, sizeof buffer);
      if (got == 0) break;
      out.append(buffer, got);
    }
  } catch (const DataError&) {
    // The head is cut off in the middle of the compressed data: what came out so far is what there is.
  }
  return out;
}

void detail::check_growth(std::uint64_t in, std::uint64_t out, const std::string& name) {
  if (out > (std::uint64_t{64} << 20U) && out / 1000 > in) {
    throw DataError(fmt::format(
        "{}: {} bytes decompress to more than {} MiB: this looks like a decompression bomb and is "
        "refused; unpack it by hand if you trust it",
        name, in, out >> 20U));
  }
}

}  // namespace claimgraph
