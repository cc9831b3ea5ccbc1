#include "importers/dump_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "importers/charset.hpp"
#include "importers/structured.hpp"

namespace claimgraph::structured {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

int RecordReader::peek() {
  if (m_at == m_filled) {
    m_filled = m_source->read(m_buffer.data(), m_buffer.size());
    m_at = 0;
    if (m_filled == 0) return -1;
  }
  return static_cast<unsigned char>(m_buffer[m_at]);
}

int RecordReader::get() {
  const int c = peek();
  if (c >= 0) {
    ++m_at;
    if (c == '\n') ++m_line;
  }
  return c;
}

void RecordReader::skip_blanks() {
  while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') get();
}

std::string RecordReader::where() const {
  return fmt::format("{}:{}", m_options.name, m_record_line);
}

void RecordReader::report(Diagnostics& diagnostics, Severity severity, const char* code,
                          std::string message) const {
  diagnostics.push_back({severity, code, std::move(message), where(), {}});
}

bool RecordReader::start(Diagnostics& diagnostics) {
  for (const int mark : {0xEF, 0xBB, 0xBF}) {
    if (peek() == mark) get();
  }
  skip_blanks();
  m_record_line = m_line;
  if (peek() < 0) {
    report(diagnostics, Severity::error, "empty-input", "the file is empty; nothing to import");
    return false;
  }
  if (peek() == 0xFF || peek() == 0xFE) {
    report(diagnostics, Severity::error, "not-utf8",
           "the file is UTF-16, which is not read record by record; convert it to UTF-8 first (iconv -f "
           "utf-16 -t "
           "utf-8)");
    return false;
  }
  if (peek() == '{') {
    m_kind = Kind::json_lines;
  } else if (peek() == '[') {
    m_kind = Kind::json_array;
    get();
  } else {
    read_header();
  }
  return true;
}

bool RecordReader::next(Record& record, Diagnostics& diagnostics) {
  record.clear();
  if (m_kind == Kind::csv) return next_csv(record, diagnostics);
  std::string json;
  const bool more =
      m_kind == Kind::json_lines ? next_line(json, diagnostics) : next_element(json, diagnostics);
  if (more && !json.empty()) read_object(std::move(json), record, diagnostics);
  return more;
}

void RecordReader::read_header() {
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
}

/// One CSV record (RFC 4180: quotes doubled, line breaks inside quotes).
bool RecordReader::next_csv(Record& record, Diagnostics& diagnostics) {
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
          get();
          if (!too_long) cell += '"';
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
           "a quoted cell of the record that begins here is not closed before the end of the file; mend the "
           "quotes");
  if (too_long) {
    record.clear();
    report(diagnostics, Severity::error, "record-too-long",
           fmt::format("the record is longer than {} bytes and is left out", m_options.max_bytes));
  }
  return true;
}

bool RecordReader::next_line(std::string& line, Diagnostics& diagnostics) {
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
    if (too_long) {
      report(diagnostics, Severity::error, "record-too-long",
             fmt::format("the line is longer than {} bytes and is left out", m_options.max_bytes));
      continue;
    }
    if (!blank(line)) return true;
  }
}

/// The next element of a JSON array, found by its brackets: an object, or whatever stands up to the comma.
bool RecordReader::next_element(std::string& object, Diagnostics& diagnostics) {
  object.clear();
  while (peek() == ',' || peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') get();
  m_record_line = m_line;
  if (peek() == ']') {
    get();
    skip_blanks();
    if (peek() < 0) return false;
    m_record_line = m_line;
    report(diagnostics, Severity::warning, "rest-ignored",
           "what stands behind the end of the list is not read");
    return false;
  }
  if (peek() < 0) {
    report(diagnostics, Severity::error, "invalid-json",
           "the list is not closed: the file ends too early; fetch or copy it again");
    return false;
  }
  int depth = 0;
  bool quoted = false;
  bool too_long = false;
  for (int c = peek(); c >= 0; c = peek()) {
    if (!quoted && depth == 0 && (c == ',' || c == ']')) break;
    get();
    const bool fits = object.size() < m_options.max_bytes;
    too_long = too_long || !fits;
    if (fits) object += static_cast<char>(c);
    if (quoted) {
      if (c == '\\' && peek() >= 0) {
        const int escaped = get();
        if (fits) object += static_cast<char>(escaped);
      }
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (--depth == 0) break;
    }
  }
  if (too_long) {
    object.clear();
    report(diagnostics, Severity::error, "record-too-long",
           fmt::format("the record is longer than {} bytes and is left out", m_options.max_bytes));
  }
  return true;
}

void RecordReader::read_object(std::string json, Record& record, Diagnostics& diagnostics) const {
  ImportOptions here;
  here.name = where();
  rapidjson::Document object;
  const std::size_t before = diagnostics.size();
  if (!load_json(decode_text(std::move(json), "utf-8", diagnostics).text, object, here, diagnostics)) {
    // The line inside the record says nothing: `where` has the line of the file.
    std::string& message = diagnostics.back().message;
    if (diagnostics.size() > before && message.rfind("line 1: ", 0) == 0) message.erase(0, 8);
    return;
  }
  if (!object.IsObject()) {
    report(diagnostics, Severity::error, "invalid-json", "the record is not a JSON object; left out");
    return;
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
  if (record.empty())
    report(diagnostics, Severity::warning, "no-text", "the record is an empty object; left out");
}

}  // namespace claimgraph::structured
