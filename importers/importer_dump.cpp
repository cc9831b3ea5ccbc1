// Dumps: one JSON object a line, or CSV with a header line. Columns are known by their usual names, or named
// with
// --map text=body. Streaming: memory is one record.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/utf8.hpp"
#include "importers/charset.hpp"
#include "importers/importer_table.hpp"
#include "importers/structured.hpp"

namespace claimgraph {

namespace {

using namespace structured;

struct Field {
  const char* name;
  const char* columns;  ///< usual names, lower-case, best first
};
constexpr std::array kFields{
    Field{"text",
          "text|body|content|article|maintext|main_text|articlebody|article_body|full_text|fulltext|story|"
          "article_text|body_text"},
    Field{"headline", "headline|title|heading"},
    Field{"url", "url|link|source_url|article_url|uri"},
    Field{"date",
          "datepublished|date_published|published|publish_date|published_at|publication_date|pub_date|"
          "pubdate|date|created|timestamp"},
    Field{"modified", "datemodified|date_modified|updated|updated_at|modified"},
    Field{"author", "author|authors|byline|creator|by"},
    Field{"publisher", "publisher|publication|outlet|source|source_name|source_domain|domain|newspaper|site"},
    Field{"language", "inlanguage|language|lang"},
    Field{"section", "section|category|topic"},
    Field{"summary", "summary|description|abstract|standfirst|lead"},
    Field{"id", "id|doc|doc_id|docid|article_id|guid|_id"}};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool listed(std::string_view name, std::string_view list) {
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find('|', at), list.size());
    if (list.substr(at, end - at) == name) return true;
    at = end + 1;
  }
  return false;
}

using Record = std::vector<std::pair<std::string, std::string>>;  // column → value

class DumpImporter : public Importer {
 public:
  DumpImporter(std::unique_ptr<ByteSource> source, ImportOptions options)
      : m_source(std::move(source)), m_options(std::move(options)) {}

  bool next(Article& article, Diagnostics& diagnostics) override {
    if (!m_started && !start(diagnostics)) return false;
    Record record;
    while (m_json ? next_json(record, diagnostics) : next_csv(record, diagnostics)) {
      ++m_records;
      if (fill(record, article, diagnostics)) return true;
      record.clear();
    }
    return false;
  }

 private:
  int peek() {
    if (m_at == m_filled) {
      m_filled = m_source->read(m_buffer.data(), m_buffer.size());
      m_at = 0;
      if (m_filled == 0) return -1;
    }
    return static_cast<unsigned char>(m_buffer[m_at]);
  }
  int get() {
    const int c = peek();
    if (c >= 0) {
      ++m_at;
      if (c == '\n') ++m_line;
    }
    return c;
  }

  std::string where() const { return fmt::format("{}:{}", m_options.name, m_record_line); }
  void report(Diagnostics& diagnostics, Severity severity, const char* code, std::string message) const {
    diagnostics.push_back({severity, code, std::move(message), where(), {}});
  }

  bool start(Diagnostics& diagnostics) {
    m_started = true;
    for (const int mark : {0xEF, 0xBB, 0xBF}) {
      if (peek() == mark) get();
    }
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') get();
    m_record_line = m_line;
    if (peek() < 0) {
      report(diagnostics, Severity::error, "empty-input", "the file is empty; nothing to import");
      return false;
    }
    m_json = peek() == '{';
    for (const std::string& rule : m_options.column_map) {
      const std::size_t equals = rule.find('=');
      if (equals == std::string::npos || equals == 0) {
        report(diagnostics, Severity::error, "bad-column-map",
               fmt::format("\"{}\" is not of the form field=column, e.g. text=body", rule));
        return false;
      }
      m_map.emplace_back(lower(rule.substr(0, equals)), lower(rule.substr(equals + 1)));
    }
    return m_json || read_header(diagnostics);
  }

  bool read_header(Diagnostics& diagnostics) {
    // The separator is whichever of the three the header line has most of.
    std::string line;
    while (peek() >= 0 && peek() != '\n' && line.size() < 65536) line += static_cast<char>(get());
    if (peek() == '\n') get();
    m_separator = ',';
    for (const char candidate : {';', '\t'}) {
      if (std::count(line.begin(), line.end(), candidate) > std::count(line.begin(), line.end(), m_separator))
        m_separator = candidate;
    }
    std::string cell;
    bool quoted = false;
    for (const char c : line) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == m_separator && !quoted) {
        m_header.push_back(lower(cell));
        cell.clear();
      } else if (c != '\r') {
        cell += c;
      }
    }
    m_header.push_back(lower(cell));
    const bool has_text = std::any_of(m_header.begin(), m_header.end(),
                                      [this](const std::string& name) { return field_of(name) == "text"; });
    if (!has_text) {
      report(
          diagnostics, Severity::error, "no-text-column",
          fmt::format("none of the columns ({}) is known to hold the text; say which with --map text=COLUMN",
                      fmt::join(m_header, ", ")));
    }
    return has_text;
  }

  std::string_view field_of(std::string_view column) const {
    for (const auto& [field, named] : m_map) {
      if (named == column) return field;
    }
    for (const Field& field : kFields) {
      const bool mapped =
          std::any_of(m_map.begin(), m_map.end(), [&](const auto& rule) { return rule.first == field.name; });
      if (!mapped && listed(column, field.columns)) return field.name;
    }
    return {};
  }

  /// One CSV record (RFC 4180: quotes doubled, line breaks inside quotes).
  bool next_csv(Record& record, Diagnostics& diagnostics) {
    while (peek() == '\n' || peek() == '\r') get();
    if (peek() < 0) return false;
    m_record_line = m_line;
    std::string cell;
    bool quoted = false;
    bool too_long = false;
    std::size_t size = 0;
    std::size_t column = 0;
    const auto end_cell = [&] {
      if (column < m_header.size() && !too_long) record.emplace_back(m_header[column], cell);
      ++column;
      cell.clear();
    };
    for (int c = get(); c >= 0; c = get()) {
      if (++size > m_options.max_bytes) too_long = true;
      if (quoted) {
        if (c == '"') {
          if (peek() == '"') {
            if (!too_long) cell += static_cast<char>(get());
          } else {
            quoted = false;
          }
        } else if (!too_long) {
          cell += static_cast<char>(c);
        }
      } else if (c == '"' && cell.empty()) {
        quoted = true;
      } else if (c == m_separator) {
        end_cell();
      } else if (c == '\n') {
        break;
      } else if (c != '\r' && !too_long) {
        cell += static_cast<char>(c);
      }
    }
    end_cell();
    if (quoted)
      report(diagnostics, Severity::warning, "open-quote",
             "a quoted cell is not closed before the end of the file");
    if (too_long) {
      record.clear();
      report(diagnostics, Severity::error, "record-too-long",
             fmt::format("the record is longer than {} bytes and is left out", m_options.max_bytes));
    }
    return true;
  }

  bool next_json(Record& record, Diagnostics& diagnostics) {
    std::string line;
    for (;;) {
      line.clear();
      m_record_line = m_line;
      bool too_long = false;
      int c = get();
      if (c < 0) return false;
      for (; c >= 0 && c != '\n'; c = get()) {
        if (line.size() < m_options.max_bytes) {
          line += static_cast<char>(c);
        } else {
          too_long = true;
        }
      }
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      if (too_long) {
        report(diagnostics, Severity::error, "record-too-long",
               fmt::format("the line is longer than {} bytes and is left out", m_options.max_bytes));
        continue;
      }
      break;
    }
    ImportOptions here = m_options;
    here.name = where();
    rapidjson::Document object;
    if (!load_json(decode_text(std::move(line), "utf-8", diagnostics).text, object, here, diagnostics))
      return true;
    if (!object.IsObject()) {
      report(diagnostics, Severity::error, "invalid-json", "the line is not a JSON object; left out");
      return true;
    }
    for (const auto& member : object.GetObject()) {
      std::string column = lower({member.name.GetString(), member.name.GetStringLength()});
      if (member.value.IsString()) {
        record.emplace_back(std::move(column),
                            std::string(member.value.GetString(), member.value.GetStringLength()));
      } else if (member.value.IsArray()) {
        std::string joined;
        for (const rapidjson::Value& part : member.value.GetArray()) {
          const std::string one = as_text(part);
          if (!one.empty()) joined += (joined.empty() ? "" : ", ") + one;
        }
        record.emplace_back(std::move(column), std::move(joined));
      } else if (!member.value.IsNull()) {
        record.emplace_back(std::move(column), as_text(member.value));
      }
    }
    return true;
  }

  /// The value of a field: the column that stands first in the field's list.
  std::string take(const Record& record, const Field& field) const {
    for (const auto& [name, column] : m_map) {
      if (name != field.name) continue;
      for (const auto& [key, value] : record) {
        if (key == column) return value;
      }
      return {};
    }
    std::string_view list = field.columns;
    while (!list.empty()) {
      const std::size_t end = std::min(list.find('|'), list.size());
      for (const auto& [key, value] : record) {
        if (key == list.substr(0, end) && !value.empty()) return value;
      }
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    return {};
  }

  bool fill(const Record& record, Article& article, Diagnostics& diagnostics) {
    if (record.empty()) return false;
    std::array<std::string, kFields.size()> values;
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      values[i] =
          m_json ? take(record, kFields[i]) : decode_text(take(record, kFields[i]), {}, diagnostics).text;
    }
    article = Article{};
    article.text = values[0].find("</") != std::string::npos ? body_text(values[0], &article.links)
                                                             : plain_body(values[0]);
    if (article.text.empty()) {
      report(diagnostics, Severity::warning, "no-text",
             "the record has no text; left out (name the column with --map text=COLUMN)");
      return false;
    }
    article.importer = "dump";
    article.headline = body_text(values[1]);
    article.url = values[2];
    article.date_published = date(values[3]);
    if (article.date_published.empty() && !values[3].empty()) {
      report(diagnostics, Severity::note, "bad-date",
             fmt::format("\"{}\" is no date; the article is kept without one",
                         repair_utf8(std::string_view(values[3]).substr(0, 60))));
    }
    article.date_modified = date(values[4]);
    for (std::string& name : names(values[5])) add_name(article.authors, std::move(name));
    article.publisher.name = values[6].empty() ? m_options.publisher : values[6];
    article.language = values[7];
    article.section = values[8];
    article.standfirst = values[9];
    article.doc = values[10].empty() ? where() : values[10];
    return true;
  }

  std::unique_ptr<ByteSource> m_source;
  ImportOptions m_options;
  std::array<char, 1 << 16> m_buffer{};
  std::size_t m_at = 0, m_filled = 0;
  std::size_t m_line = 1, m_record_line = 1, m_records = 0;
  bool m_started = false, m_json = false;
  char m_separator = ',';
  std::vector<std::string> m_header;
  std::vector<std::pair<std::string, std::string>> m_map;  ///< field → column, lower-case
};

bool has_text_column(std::string_view line, std::string_view quote) {
  std::string_view list = kFields[0].columns;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('|'), list.size());
    const std::string wanted = std::string(quote) + std::string(list.substr(0, end)) + std::string(quote);
    const std::size_t at = line.find(wanted);
    const bool left = at != std::string_view::npos &&
                      (at == 0 || !quote.empty() ||
                       std::string_view(",;\t\"").find(line[at - 1]) != std::string_view::npos);
    const std::size_t behind = at + wanted.size();
    const bool right = left && (behind >= line.size() || !quote.empty() ||
                                std::string_view(",;\t\"\r").find(line[behind]) != std::string_view::npos);
    if (right) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

int sniff(std::string_view head, std::string_view name) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return 0;
  const std::string line = lower(head.substr(first, head.find('\n', first) - first));
  const bool json_name = name.ends_with(".jsonl") || name.ends_with(".ndjson");
  if (head[first] == '{') {
    if (!has_text_column(line, "\"")) return json_name ? 30 : 0;
    return json_name ? 70 : 45;
  }
  const bool csv_name = name.ends_with(".csv") || name.ends_with(".tsv");
  return csv_name ? (has_text_column(line, "") ? 80 : 40) : 0;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return std::make_unique<DumpImporter>(std::move(source), std::move(options));
}

}  // namespace

const ImporterInfo kDumpImporter{
    "dump", "JSON Lines or CSV with one article a record; columns by name or --map", &sniff, &make};

}  // namespace claimgraph
