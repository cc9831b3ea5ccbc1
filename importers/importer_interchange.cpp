// Interchange lines: what `claimgraph read` and `claimgraph extract` write, and any JSON Lines with "text"
// and "doc" or "id". The text is taken exactly as it is; what a line says about attributions is passed over.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>

#include "claimgraph/article_json.hpp"
#include "claimgraph/importer.hpp"
#include "importers/importer_table.hpp"

namespace claimgraph {

namespace {

class InterchangeImporter : public Importer {
 public:
  InterchangeImporter(std::unique_ptr<ByteSource> source, ImportOptions options)
      : m_source(std::move(source)), m_options(std::move(options)) {}

  bool next(Article& article, Diagnostics& diagnostics) override {
    while (read_line()) {
      JsonLineOptions line_options;
      line_options.where = fmt::format("{}:{}", m_options.name, m_line_number);
      if (m_too_long) {
        diagnostics.push_back(
            {Severity::error,
             "line-too-long",
             fmt::format("the line is longer than {} bytes and is left out", m_options.max_bytes),
             line_options.where,
             {}});
        continue;
      }
      if (m_line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const bool read = m_options.read_line
                            ? m_options.read_line(m_line, line_options.where, article, diagnostics)
                            : parse_article(m_line, article, diagnostics, line_options);
      if (!read) continue;
      if (article.doc.empty()) article.doc = line_options.where;
      if (article.importer.empty()) article.importer = "interchange";
      if (article.publisher.name.empty()) article.publisher.name = m_options.publisher;
      if (article.url.empty()) article.url = m_options.url;
      return true;
    }
    return false;
  }

 private:
  /// The next line without its end, or false at the end of input. Memory is bounded by max_bytes.
  bool read_line() {
    m_line.clear();
    m_too_long = false;
    bool any = false;
    for (;;) {
      if (m_at == m_filled) {
        m_filled = m_source->read(m_buffer.data(), m_buffer.size());
        m_at = 0;
        if (m_filled == 0) break;
      }
      const char* begin = m_buffer.data() + m_at;
      const char* end = m_buffer.data() + m_filled;
      const char* line_end = std::find(begin, end, '\n');
      const auto size = static_cast<std::size_t>(line_end - begin);
      any = true;
      if (m_line.size() + size > m_options.max_bytes) {
        m_too_long = true;
      } else {
        m_line.append(begin, size);
      }
      m_at += size;
      if (line_end != end) {
        ++m_at;
        break;
      }
    }
    if (any) ++m_line_number;
    if (m_line_number == 1 && m_line.compare(0, 3, "\xEF\xBB\xBF") == 0) m_line.erase(0, 3);
    return any;
  }

  std::unique_ptr<ByteSource> m_source;
  ImportOptions m_options;
  std::array<char, 1 << 16> m_buffer{};
  std::size_t m_at = 0, m_filled = 0;
  std::string m_line;
  std::size_t m_line_number = 0;
  bool m_too_long = false;
};

int sniff(std::string_view head, std::string_view) {
  return sniff_article_json(head);
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return std::make_unique<InterchangeImporter>(std::move(source), std::move(options));
}

}  // namespace

const ImporterInfo kInterchangeImporter{
    "interchange", "JSON Lines as read and extract write them; text taken exactly as it is", &sniff, &make};

}  // namespace claimgraph
