// Web archives (WARC 1.0 and 1.1, ISO 28500): the HTML pages in response, resource and conversion records.
// Streaming: one record in memory at a time. Damaged gzip members and records are skipped with a diagnostic.
// The date of the crawl never becomes the date of the article.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "core/base/error.hpp"
#include "importers/byte_source.hpp"
#include "importers/html_text.hpp"
#include "importers/importer_table.hpp"

namespace claimgraph {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() &&
         (text.back() == ' ' || text.back() == '\t' || text.back() == '\r' || text.back() == '\n'))
    text.remove_suffix(1);
  return text;
}

/// Value of a header line of that (lower-case) name.
std::string header(std::string_view block, std::string_view name) {
  for (std::size_t at = 0; at < block.size();) {
    const std::size_t end = std::min(block.find('\n', at), block.size());
    const std::string_view line = block.substr(at, end - at);
    const std::size_t colon = line.find(':');
    if (colon == name.size() && lower(line.substr(0, colon)) == name)
      return std::string(trim(line.substr(colon + 1)));
    at = end + 1;
  }
  return {};
}

/// Undoes chunked transfer coding; `body` unchanged when it is not really chunked (crawlers often undo it,
/// but keep the header).
std::string unchunked(const std::string& body) {
  std::string out;
  for (std::size_t at = 0; at < body.size();) {
    std::size_t size = 0;
    std::size_t digits = 0;
    while (at < body.size() && digits < 8) {
      const char c = static_cast<char>(body[at] | 0x20);
      if (c >= '0' && c <= '9')
        size = size * 16 + static_cast<std::size_t>(c - '0');
      else if (c >= 'a' && c <= 'f')
        size = size * 16 + static_cast<std::size_t>(c - 'a' + 10);
      else
        break;
      ++at;
      ++digits;
    }
    const std::size_t line = body.find('\n', at);
    if (digits == 0 || line == std::string::npos || line > at + 200) return out.empty() ? body : out;
    at = line + 1;
    if (size == 0) break;
    out.append(body, at, size);
    at += size;
    if (at < body.size() && body[at] == '\r') ++at;
    if (at < body.size() && body[at] == '\n') ++at;
  }
  return out;
}

class WarcImporter : public Importer {
 public:
  WarcImporter(std::unique_ptr<ByteSource> source, ImportOptions options)
      : m_options(std::move(options)), m_source(decompressed(std::move(source), m_options.name, &m_breaks)) {}

  bool next(Article& article, Diagnostics& diagnostics) override {
    std::string head;
    std::string body;
    while (record(head, body, diagnostics)) {
      if (page(head, body, article, diagnostics)) {
        ++m_pages;
        return true;
      }
    }
    if (m_pages == 0 && !m_told) {
      warn(diagnostics, "no-pages",
           "none of the archive's records is an HTML page that was found; nothing to import");
    }
    m_told = true;
    return false;
  }

 private:
  std::string where() const { return fmt::format("{}: record {}", m_options.name, m_number); }
  void warn(Diagnostics& diagnostics, const char* code, std::string message) const {
    diagnostics.push_back({Severity::warning, code, std::move(message), where(), {}});
  }

  /// More bytes into the buffer; false at the end, or at a damaged place (then m_damaged is set).
  bool more() {
    if (m_end) return false;
    if (m_at > 0) {
      m_buffer.erase(0, m_at);
      m_at = 0;
    }
    const std::size_t before = m_buffer.size();
    const std::uint64_t breaks = m_breaks;
    m_buffer.resize(before + kStep);
    const std::size_t got = m_source->read(m_buffer.data() + before, kStep);
    m_buffer.resize(before + got);
    if (m_breaks != breaks) {
      m_buffer.erase(0, before);
      m_damaged = true;
      m_end = got == 0;
      return false;
    }
    m_end = got == 0;
    return got > 0;
  }

  bool line(std::string& out) {
    for (std::size_t from = m_at;;) {
      const std::size_t end = m_buffer.find('\n', from);
      if (end != std::string::npos) {
        out.assign(m_buffer, m_at, end + 1 - m_at);
        m_at = end + 1;
        return true;
      }
      if (m_buffer.size() - m_at > kLongestLine) {
        m_at = m_buffer.size();
        from = m_at;
      }
      const std::size_t kept = m_buffer.size() - m_at;
      if (!more()) return false;
      from = m_at + kept;
    }
  }

  bool record(std::string& head, std::string& body, Diagnostics& diagnostics) {
    for (;;) {
      if (m_damaged) {
        m_damaged = false;
        warn(diagnostics, "damaged-record", "damaged compressed data; what could not be read is left out");
      }
      std::string text;
      std::size_t skipped = 0;
      bool found = false;
      while (!found && line(text)) {
        found = text.starts_with("WARC/");
        if (!found && !trim(text).empty()) skipped += text.size();
      }
      if (skipped > 0)
        warn(
            diagnostics, "damaged-record",
            fmt::format("{} bytes in front of a record were skipped; the archive is damaged there", skipped));
      if (!found) {
        if (m_damaged) continue;
        return false;
      }
      ++m_number;
      head.clear();
      bool whole = false;
      while (line(text)) {
        if (trim(text).empty()) {
          whole = true;
          break;
        }
        if (head.size() < kLongestHead) head += text;
      }
      if (whole && content(head, body, diagnostics)) return true;
      if (!whole && !m_damaged) {
        warn(diagnostics, "truncated-record", "the archive ends inside a record's header");
        return false;
      }
    }
  }

  bool content(const std::string& head, std::string& body, Diagnostics& diagnostics) {
    const std::string length = header(head, "content-length");
    std::uint64_t left = 0;
    for (const char c : length) {
      if (c < '0' || c > '9' || left > (std::uint64_t{1} << 50U)) {
        warn(diagnostics, "damaged-record", "the record's Content-Length is no number; it is skipped");
        return false;
      }
      left = left * 10 + static_cast<std::uint64_t>(c - '0');
    }
    body.clear();
    const std::string type = lower(header(head, "warc-type"));
    const bool wanted =
        (type == "response" || type == "resource" || type == "conversion") && left <= m_options.max_bytes;
    if (left > m_options.max_bytes)
      warn(diagnostics, "record-too-long",
           fmt::format("the record is longer than the limit of {} MiB and is skipped",
                       m_options.max_bytes >> 20U));
    while (left > 0) {
      if (m_at == m_buffer.size() && !more()) {
        if (m_damaged) return false;
        warn(diagnostics, "truncated-record", "the archive ends inside a record; it is left out");
        return false;
      }
      const std::size_t take =
          static_cast<std::size_t>(std::min<std::uint64_t>(left, m_buffer.size() - m_at));
      if (wanted) body.append(m_buffer, m_at, take);
      m_at += take;
      left -= take;
    }
    return true;
  }

  bool page(const std::string& head, std::string& body, Article& article, Diagnostics& diagnostics) const {
    if (body.empty()) return false;
    ImportOptions options = m_options;
    options.url = header(head, "warc-target-uri");
    if (options.url.starts_with("<") && options.url.ends_with(">"))
      options.url = options.url.substr(1, options.url.size() - 2);
    options.content_type = header(head, "content-type");
    if (lower(options.content_type).find("application/http") != std::string::npos &&
        !http(body, options, diagnostics))
      return false;
    const std::string type = lower(options.content_type);
    const bool html = type.find("html") != std::string::npos || (type.empty() && body.find("<html") < 2000);
    if (!html) return false;
    options.name =
        fmt::format("{}!{}", m_options.name, options.url.empty() ? std::to_string(m_number) : options.url);
    article = {};
    return read_html_page(std::move(body), options, article, diagnostics);
  }

  /// Cuts the HTTP header off and undoes the codings; false for anything but a page that was found.
  bool http(std::string& body, ImportOptions& options, Diagnostics& diagnostics) const {
    std::size_t end = body.find("\r\n\r\n");
    std::size_t width = 4;
    if (const std::size_t bare = body.find("\n\n"); bare < end) end = bare, width = 2;
    if (end == std::string::npos || !body.starts_with("HTTP/")) return false;
    const std::string head = body.substr(0, end + 1);
    const std::size_t status = head.find(' ');
    if (status == std::string::npos || head.compare(status + 1, 1, "2") != 0) return false;
    options.content_type = header(head, "content-type");
    if (lower(options.content_type).find("html") == std::string::npos && !options.content_type.empty())
      return false;
    body.erase(0, end + width);
    if (lower(header(head, "transfer-encoding")).find("chunked") != std::string::npos) body = unchunked(body);
    const std::string coding = lower(header(head, "content-encoding"));
    if (coding.find("br") != std::string::npos || coding.find("deflate") != std::string::npos) {
      if (body.find('<') > 2000) {
        warn(diagnostics, "unknown-coding",
             fmt::format("the page is compressed as '{}', which is not read; it is left out", coding));
        return false;
      }
    }
    try {
      const auto source = decompressed(memory_source(std::move(body)), where());
      body = read_all(*source, m_options.max_bytes, where());
    } catch (const DataError& error) {
      warn(diagnostics, "damaged-record", error.what());
      return false;
    }
    return true;
  }

  static constexpr std::size_t kStep = 1U << 16U;
  static constexpr std::size_t kLongestLine = 1U << 20U;
  static constexpr std::size_t kLongestHead = 1U << 18U;

  ImportOptions m_options;
  std::uint64_t m_breaks = 0;
  std::unique_ptr<ByteSource> m_source;
  std::string m_buffer;
  std::size_t m_at = 0;
  std::uint64_t m_number = 0, m_pages = 0;
  bool m_end = false, m_damaged = false, m_told = false;
};

/// ARC, the format before WARC: named in a message instead of being taken for text.
class ArcRefusal : public Importer {
 public:
  explicit ArcRefusal(std::string name) : m_name(std::move(name)) {}
  bool next(Article& /*article*/, Diagnostics& diagnostics) override {
    if (m_told) return false;
    m_told = true;
    diagnostics.push_back({Severity::error,
                           "arc-format",
                           "this is an ARC archive, the format before WARC; convert it first, for example "
                           "with 'warcio recompress'",
                           m_name,
                           {}});
    return false;
  }

 private:
  std::string m_name;
  bool m_told = false;
};

int sniff(std::string_view head, std::string_view name) {
  if (head.starts_with("WARC/") || head.starts_with("filedesc://")) return 100;
  return name.ends_with(".warc") ? 70 : 0;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  if (options.name.ends_with(".arc") || options.name.ends_with(".arc.gz"))
    return std::make_unique<ArcRefusal>(options.name);
  return std::make_unique<WarcImporter>(std::move(source), std::move(options));
}

}  // namespace

extern const ImporterInfo kWarcImporter{"warc", "Web archives (WARC, also gzip): the HTML pages in them",
                                        sniff, make};

}  // namespace claimgraph
