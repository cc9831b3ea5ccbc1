// Dumps: one JSON object a line, a JSON array of objects, or CSV with a header line. Columns are known by
// their usual names, or named with --map text=body. Streaming: memory is one record, and eight bytes a record
// for the names seen.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "claimgraph/utf8.hpp"
#include "importers/charset.hpp"
#include "importers/dump_records.hpp"
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

class DumpImporter : public Importer {
 public:
  DumpImporter(std::unique_ptr<ByteSource> source, ImportOptions options)
      : m_options(std::move(options)), m_reader(std::move(source), m_options) {}

  bool next(Article& article, Diagnostics& diagnostics) override {
    if (!m_started) m_readable = start(diagnostics);
    m_started = true;
    if (!m_readable) return false;
    Record record;
    while (m_reader.next(record, diagnostics)) {
      m_any = true;
      if (!record.empty() && fill(record, article, diagnostics)) return true;
    }
    if (!m_any && diagnostics.empty()) {
      report(diagnostics, Severity::warning, "no-items",
             m_reader.is_json() ? "the file holds no record; nothing to import"
                                : "there is a header line and no record behind it; nothing to import");
    }
    m_any = true;
    return false;
  }

 private:
  void report(Diagnostics& diagnostics, Severity severity, const char* code, std::string message) const {
    diagnostics.push_back({severity, code, std::move(message), m_reader.where(), {}});
  }

  bool start(Diagnostics& diagnostics) {
    for (const std::string& rule : m_options.column_map) {
      const std::size_t equals = rule.find('=');
      if (equals == std::string::npos || equals == 0) {
        report(diagnostics, Severity::error, "bad-column-map",
               fmt::format("\"{}\" is not of the form field=column, e.g. text=body", rule));
        return false;
      }
      m_map.emplace_back(lower(rule.substr(0, equals)), lower(rule.substr(equals + 1)));
    }
    if (!m_reader.start(diagnostics)) return false;
    if (m_reader.is_json()) return true;
    const std::vector<std::string>& header = m_reader.header();
    const bool has_text = std::any_of(header.begin(), header.end(),
                                      [this](const std::string& name) { return field_of(name) == "text"; });
    if (!has_text) {
      report(diagnostics, Severity::error, "no-text-column",
             fmt::format("none of the columns ({}) is known to hold the text; say which with --map "
                         "text=COLUMN; a file without a header line needs one",
                         columns_in_words(header)));
    }
    return has_text;
  }

  /// Column names for a message: the first twenty, cut to a length that can be read.
  static std::string columns_in_words(const std::vector<std::string>& header) {
    std::string out;
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (i == 20 || out.size() > 400) return out + ", …";
      out += (i == 0 ? "" : ", ") + repair_utf8(std::string_view(header[i]).substr(0, 60));
    }
    return out;
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
    std::array<std::string, kFields.size()> values;
    for (std::size_t i = 0; i < kFields.size(); ++i)
      values[i] = decoded(take(record, kFields[i]), diagnostics);
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
    drop_agencies(article);
    article.doc = values[10].empty() ? m_reader.where() : values[10];
    // Without an address a second record of the same name would take the first one's place.
    if (article.url.empty() && !m_seen.insert(std::hash<std::string>{}(article.doc)).second) {
      report(diagnostics, Severity::warning, "duplicate-id",
             fmt::format("an earlier record has the id {}, too; this one is named after its line instead",
                         repair_utf8(article.doc)));
      article.doc += "@" + m_reader.where();
    }
    return true;
  }

  /// A CSV value as UTF-8. The encoding that the first odd value turns out to have holds for the whole file.
  std::string decoded(std::string value, Diagnostics& diagnostics) {
    if (m_reader.is_json()) return value;
    Diagnostics found;
    DecodedText text = decode_text(std::move(value), m_charset, found);
    if (m_charset.empty() && text.charset != "UTF-8") {
      m_charset = text.charset;
      for (Diagnostic& finding : found) diagnostics.push_back(std::move(finding));
    }
    return std::move(text.text);
  }

  ImportOptions m_options;
  RecordReader m_reader;
  bool m_started = false, m_readable = false, m_any = false;
  std::string m_charset;
  std::unordered_set<std::size_t> m_seen;                  ///< hashes of the names so far
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
  if (head[first] == '[') {
    const std::string_view list = head.substr(first, 4096);
    const bool objects = list.find('{') != std::string_view::npos;
    return objects && has_text_column(lower(list), "\"") ? 42 : 0;
  }
  if (head[first] == '{') {
    if (!has_text_column(line, "\"")) return json_name ? 30 : 0;
    // An interchange line says "headline" and is named by "doc"; "id" and "title" are how others dump.
    const auto says = [&line](const char* member) { return line.find(member) != std::string::npos; };
    if (says("\"id\"") && says("\"title\"") && !says("\"doc\"") && !says("\"headline\"") &&
        !says("\"attributions\""))
      return 96;
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
    .name = "dump",
    .description = "JSON Lines, JSON arrays or CSV with one article a record; columns by name or --map",
    .sniff = sniff,
    .make = make,
    .columns = true};

}  // namespace claimgraph
