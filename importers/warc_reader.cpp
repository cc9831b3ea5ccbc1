#include "importers/warc_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "importers/http_body.hpp"

namespace claimgraph {
namespace {

constexpr std::size_t kStep = std::size_t{1} << 18U;
constexpr std::size_t kLongestLine = std::size_t{1} << 20U;
constexpr std::size_t kLongestHead = std::size_t{1} << 18U;

/// "WARC/1": where a record begins.
bool is_start(std::string_view text) {
  return text.starts_with("WARC/") && text.size() > 5 && text[5] >= '0' && text[5] <= '9';
}

}  // namespace

WarcReader::WarcReader(std::unique_ptr<ByteSource> source, std::string name, std::size_t max_block)
    : m_name(std::move(name)),
      m_max_block(max_block),
      m_source(decompressed(std::move(source), m_name, &m_damage)),
      m_data(new char[kStep]),
      m_size(kStep) {}

std::string WarcReader::where() const {
  return fmt::format("{}: record {} at byte {}", m_name, m_record.number, m_record.offset);
}

void WarcReader::warn(Diagnostics& diagnostics, const char* code, std::string message) const {
  diagnostics.push_back({Severity::warning, code, std::move(message), where(), {}});
}

/// Makes the next `wanted` bytes stand in the buffer. False at the end of the archive, and at a damaged
/// place: then m_damaged is set, and what stands in the buffer comes from behind it.
bool WarcReader::more(std::size_t wanted) {
  if (m_end - m_at >= wanted) return true;
  if (m_source_done || m_damaged) return false;
  if (m_size - m_at < wanted || m_at == m_end) {
    const std::size_t kept = m_end - m_at;
    if (m_size < wanted) {
      const std::size_t larger = std::max(wanted, std::min(2 * m_size, m_max_block)) + kStep;
      std::unique_ptr<char[]> data(new char[larger]);
      std::memcpy(data.get(), m_data.get() + m_at, kept);
      m_data = std::move(data);
      m_size = larger;
    } else {
      std::memmove(m_data.get(), m_data.get() + m_at, kept);
    }
    m_base += m_at;
    m_at = 0;
    m_end = kept;
  }
  while (m_end - m_at < wanted) {
    const std::uint64_t damages = m_damage.count;
    const std::size_t got = m_source->read(m_data.get() + m_end, m_size - m_end);
    m_source_done = got == 0;
    if (m_damage.count != damages) {
      m_at = m_end;
      m_end += got;
      m_damaged = true;
      return false;
    }
    if (got == 0) return false;
    m_end += got;
  }
  return true;
}

bool WarcReader::line(std::string_view& out) {
  for (std::size_t seen = 0;;) {
    const std::size_t have = m_end - m_at;
    const void* const end = std::memchr(m_data.get() + m_at + seen, '\n', have - seen);
    if (end != nullptr || have > kLongestLine) {
      const std::size_t size =
          end == nullptr ? have
                         : static_cast<std::size_t>(static_cast<const char*>(end) - m_data.get()) + 1 - m_at;
      out = std::string_view(m_data.get() + m_at, size);
      m_at += size;
      return true;
    }
    seen = have;
    if (!more(have + 1)) {
      if (m_damaged || m_end == m_at) return false;
      out = std::string_view(m_data.get() + m_at, m_end - m_at);
      m_at = m_end;
      return true;
    }
  }
}

bool WarcReader::find_record(Diagnostics& diagnostics) {
  std::uint64_t skipped = 0;
  std::uint64_t from = 0;
  bool found = false;
  bool inside = m_damaged;  // the damage is in the present record, not in front of the next one
  for (;;) {
    if (std::exchange(m_damaged, false)) {
      if (!inside) m_record = {m_record.number + 1, m_base + m_at, {}, {}, {}, 0};
      warn(diagnostics, "damaged-record",
           fmt::format("damaged compressed data at byte {} of the file; what could not be read is left out",
                       m_damage.offset));
      if (!inside) --m_record.number;
      inside = false;
      skipped = 0;
    }
    while (m_at < m_end && (m_data[m_at] == '\n' || m_data[m_at] == '\r')) ++m_at;
    if (!more(1)) {
      if (m_damaged) continue;
      break;
    }
    if (m_data[m_at] == '\n' || m_data[m_at] == '\r') continue;
    if (!more(6) && m_damaged) continue;
    found = is_start({m_data.get() + m_at, m_end - m_at});
    if (found) break;
    if (skipped == 0) from = m_base + m_at;
    std::string_view text;
    if (line(text)) skipped += text.size();
  }
  m_record = {m_record.number + 1, skipped > 0 ? from : m_base + m_at, {}, {}, {}, 0};
  if (skipped > 0) {
    warn(diagnostics, "damaged-record",
         found ? fmt::format("{} bytes in front of a record were skipped; the archive is damaged there",
                             skipped)
               : fmt::format("{} bytes at the end are no record; the archive is damaged there", skipped));
  }
  m_record.offset = m_base + m_at;
  return found;
}

bool WarcReader::read_head(Diagnostics& diagnostics) {
  for (std::size_t seen = 0;;) {
    const std::string_view have(m_data.get() + m_at, m_end - m_at);
    const std::size_t end = header_end(have.substr(seen));
    if (end != std::string_view::npos && seen + end <= kLongestHead) {
      m_head.assign(have.substr(0, seen + end));
      m_at += seen + end;
      return true;
    }
    if (have.size() > kLongestHead) {
      warn(diagnostics, "damaged-record",
           fmt::format("the record's header is longer than {} KiB; it is skipped", kLongestHead >> 10U));
      m_at += 5;
      return false;
    }
    // An empty line may lie across the border.
    seen = have.size() < 2 ? 0 : have.size() - 2;
    if (!more(have.size() + 1)) {
      if (m_damaged) return false;
      warn(diagnostics, "truncated-record", "the archive ends inside a record's header");
      m_at = m_end;
      return false;
    }
  }
}

bool WarcReader::parse_head(Diagnostics& diagnostics) {
  HeaderFields fields(m_head);
  std::string_view name;
  std::string_view value;
  bool has_length = false;
  while (fields.next(name, value)) {
    if (is_field(name, "content-length") && !has_length) {
      has_length = !value.empty();
      for (const char c : value) {
        if (c < '0' || c > '9' || m_record.length > (std::uint64_t{1} << 50U)) {
          warn(diagnostics, "damaged-record", "the record's Content-Length is no number; it is skipped");
          return false;
        }
        m_record.length = m_record.length * 10 + static_cast<std::uint64_t>(c - '0');
      }
    } else if (is_field(name, "warc-type")) {
      m_record.type = lower_ascii(value);
    } else if (is_field(name, "warc-target-uri")) {
      if (value.size() > 1 && value.front() == '<' && value.back() == '>')
        value = value.substr(1, value.size() - 2);
      m_record.uri = value;
    } else if (is_field(name, "content-type")) {
      m_record.media_type = value;
    }
  }
  if (!has_length) {
    warn(diagnostics, "damaged-record",
         "the record does not say how long it is (Content-Length); it is skipped");
    return false;
  }
  m_left = m_record.length;
  return true;
}

void WarcReader::skip_block(Diagnostics& diagnostics) {
  while (m_left > 0 && !m_damaged) {
    const std::size_t take = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, m_end - m_at));
    m_at += take;
    m_left -= take;
    if (m_left > 0 && !more(1) && !m_damaged) {
      warn(diagnostics, "truncated-record", "the archive ends inside a record; it is left out");
      break;
    }
  }
  m_left = 0;
}

bool WarcReader::next(WarcRecord& record, Diagnostics& diagnostics) {
  skip_block(diagnostics);
  while (find_record(diagnostics)) {
    if (!read_head(diagnostics) || !parse_head(diagnostics)) continue;
    record = m_record;
    return true;
  }
  return false;
}

std::string_view WarcReader::peek(std::size_t size) {
  size = static_cast<std::size_t>(std::min<std::uint64_t>(size, m_left));
  if (!more(size) && m_damaged) return {};
  return {m_data.get() + m_at, std::min(size, m_end - m_at)};
}

/// Looks for the next record inside the block when that is not as long as it says.
bool WarcReader::ends_well(std::uint64_t length, Diagnostics& diagnostics) {
  const std::size_t have = m_end - m_at;
  const bool cut_off = have < length;
  if (!cut_off && (have == length || m_data[m_at + length] == '\r' || m_data[m_at + length] == '\n'))
    return true;
  const std::string_view block(m_data.get() + m_at,
                               static_cast<std::size_t>(std::min<std::uint64_t>(length, have)));
  std::size_t next = std::string_view::npos;
  if (m_again < 2 * (m_base + m_end) + (std::uint64_t{64} << 20U)) {
    m_again += length;
    for (std::size_t at = block.find("\nWARC/"); at != std::string_view::npos;
         at = block.find("\nWARC/", at + 1)) {
      if (!is_start(block.substr(at + 1))) continue;
      next = at + 1;
      break;
    }
  }
  if (next != std::string_view::npos) {
    warn(diagnostics, "damaged-record", "another record begins inside this one, which is left out");
    m_at += next;
    return false;
  }
  if (!cut_off) return true;
  warn(diagnostics, "truncated-record", "the archive ends inside a record; it is left out");
  m_at = m_end;
  return false;
}

bool WarcReader::block(std::string_view& out, Diagnostics& diagnostics) {
  if (m_left > m_max_block) {
    warn(diagnostics, "record-too-long",
         fmt::format("the record is longer than the limit of {} MiB and is skipped", m_max_block >> 20U));
    return false;
  }
  const auto length = static_cast<std::size_t>(std::exchange(m_left, 0));
  if (!more(length) && m_damaged) return false;
  if (!ends_well(length, diagnostics)) return false;
  out = std::string_view(m_data.get() + m_at, length);
  m_at += length;
  return true;
}

}  // namespace claimgraph
