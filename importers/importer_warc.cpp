// Web archives (WARC 1.0 and 1.1, ISO 28500): the HTML pages in response, resource and conversion records.
// Streaming: one record in memory at a time. The date of the crawl never becomes the date of the article.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "importers/byte_source.hpp"
#include "importers/html_text.hpp"
#include "importers/http_body.hpp"
#include "importers/importer_table.hpp"
#include "importers/warc_reader.hpp"

namespace claimgraph {

namespace {

/// "text/html" of "Text/HTML; charset=utf-8".
std::string media_type(std::string_view content_type) {
  std::string type = lower_ascii(content_type.substr(0, content_type.find(';')).substr(0, 80));
  while (!type.empty() && (type.back() == ' ' || type.back() == '\t')) type.pop_back();
  return type;
}

bool is_html(const std::string& type) {
  return type.find("html") != std::string::npos;
}

/// Pages whose server did not say what they are.
bool looks_like_html(std::string_view body) {
  const std::string head = lower_ascii(body.substr(0, 2000));
  return head.find("<html") != std::string::npos || head.find("<!doctype html") != std::string::npos;
}

class WarcImporter : public Importer {
 public:
  WarcImporter(std::unique_ptr<ByteSource> source, ImportOptions options)
      : m_options(std::move(options)), m_reader(std::move(source), m_options.name, m_options.max_bytes) {}

  bool next(Article& article, Diagnostics& diagnostics) override {
    WarcRecord record;
    while (!m_done && m_reader.next(record, diagnostics)) {
      if (page(record, article, diagnostics)) {
        ++m_pages;
        return true;
      }
    }
    if (!m_done) finish(diagnostics);
    m_done = true;
    return false;
  }

 private:
  /// What was passed over, in one finding.
  void finish(Diagnostics& diagnostics) const {
    std::vector<std::string> parts;
    const auto add = [&](std::uint64_t count, const char* what) {
      if (count > 0) parts.push_back(fmt::format("{} {}", count, what));
    };
    add(m_redirects, "redirects");
    add(m_errors, "answers other than 200");
    add(m_revisits, "revisits");
    std::vector<std::pair<std::string, std::uint64_t>> types(m_types.begin(), m_types.end());
    std::stable_sort(types.begin(), types.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < types.size(); ++i) {
      if (i < 5)
        add(types[i].second, types[i].first.c_str());
      else
        rest += types[i].second;
    }
    add(rest, "of other types");
    const std::string left_out = fmt::format("{}", fmt::join(parts, ", "));
    if (m_pages == 0) {
      diagnostics.push_back(
          {Severity::warning,
           "no-pages",
           "none of the archive's records is an HTML page that was found; nothing to import" +
               (parts.empty() ? std::string() : fmt::format(" (there are {})", left_out)),
           m_options.name,
           {}});
    } else if (!parts.empty()) {
      diagnostics.push_back({Severity::note,
                             "records-left-out",
                             fmt::format("left out as no HTML pages that were found: {}", left_out),
                             m_options.name,
                             {}});
    }
  }

  void count_type(const std::string& type) {
    if (m_types.size() < 1000 || m_types.count(type) != 0) ++m_types[type.empty() ? "without a type" : type];
  }

  bool page(const WarcRecord& record, Article& article, Diagnostics& diagnostics) {
    m_revisits += record.type == "revisit";
    if ((record.type != "response" && record.type != "resource" && record.type != "conversion") ||
        record.length == 0)
      return false;
    ImportOptions options = m_options;
    options.url = record.uri;
    options.content_type = record.media_type;
    HttpHead head;
    const bool over_http = media_type(record.media_type) == "application/http" || record.media_type.empty();
    std::string_view front = m_reader.peek(kFront);
    if (over_http) {
      head = read_http(front);
      if (head.size > 0) {
        options.content_type = head.content_type;
        if (head.status < 200 || head.status > 299) {
          ++(head.status >= 300 && head.status < 400 ? m_redirects : m_errors);
          return false;
        }
        front.remove_prefix(head.size);
      } else if (!record.media_type.empty()) {
        if (!front.empty()) count_type("without an HTTP header");
        return false;
      }
    }
    const std::string type = media_type(options.content_type);
    const bool unsure = type.empty() && head.codings.empty() && !head.chunked;
    if (!(is_html(type) || (unsure ? looks_like_html(front) : type.empty()))) {
      if (!front.empty()) count_type(type);
      return false;
    }
    std::string_view block;
    if (!m_reader.block(block, diagnostics)) return false;
    block.remove_prefix(head.size);
    std::string body;
    if (!head.chunked || !unchunk(block, body)) body.assign(block);
    std::string problem;
    if (!undo_codings(body, head.codings, m_options.max_bytes, problem)) {
      diagnostics.push_back(
          {Severity::warning, "damaged-record", problem + "; it is left out", m_reader.where(), {}});
      return false;
    }
    if (!is_html(type) && !looks_like_html(body)) {
      count_type(type);
      return false;
    }
    options.name = fmt::format("{}!{}", m_options.name,
                               options.url.empty() ? std::to_string(record.number) : options.url);
    article = {};
    return read_html_page(std::move(body), options, article, diagnostics);
  }

  static constexpr std::size_t kFront = std::size_t{1} << 16U;  // an HTTP header is not longer

  ImportOptions m_options;
  WarcReader m_reader;
  std::map<std::string, std::uint64_t> m_types;
  std::uint64_t m_pages = 0, m_redirects = 0, m_errors = 0, m_revisits = 0;
  bool m_done = false;
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
  if (head.starts_with(detail::kZstdDictionary)) return 90;
  return name.ends_with(".warc") ? 70 : 0;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  if (options.name.ends_with(".arc") || options.name.ends_with(".arc.gz"))
    return std::make_unique<ArcRefusal>(options.name);
  return std::make_unique<WarcImporter>(std::move(source), std::move(options));
}

}  // namespace

extern const ImporterInfo kWarcImporter{
    .name = "warc",
    .description = "Web archives (WARC, also gzip or zstd): the HTML pages in them",
    .sniff = sniff,
    .make = make,
    .compressed = true};

}  // namespace claimgraph
