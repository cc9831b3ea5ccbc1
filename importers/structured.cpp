#include "importers/structured.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <unordered_map>
#include <utility>

#include "claimgraph/utf8.hpp"
#include "core/base/hash.hpp"
#include "importers/charset.hpp"
#include "importers/html_metadata.hpp"
#include "importers/html_text.hpp"
#include "importers/metadata_date.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph::structured {

namespace {

/// The encoding that an XML declaration names: <?xml version="1.0" encoding="ISO-8859-1"?>.
std::string xml_charset(std::string_view bytes) {
  if (bytes.substr(0, 5) != "<?xml") return {};
  const std::string_view head = bytes.substr(0, std::min<std::size_t>(bytes.find("?>"), 200));
  const std::size_t at = head.find("encoding=");
  return at == std::string_view::npos ? std::string()
                                      : charset_of("charset=" + std::string(head.substr(at + 9)));
}

/// The day after tomorrow: what is dated behind it, in whatever zone, is dated in the future.
std::string latest_date() {
  using namespace std::chrono;
  const year_month_day day{floor<days>(system_clock::now()) + days(2)};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

class DocumentImporter : public Importer {
 public:
  DocumentImporter(const char* name, ReadDocument read, OpenDocument open, std::unique_ptr<ByteSource> source,
                   ImportOptions options)
      : m_name(name),
        m_read(read),
        m_open(open),
        m_source(std::move(source)),
        m_options(std::move(options)) {}

  bool next(Article& article, Diagnostics& diagnostics) override {
    if (!m_loaded) load(diagnostics);
    while (m_next == m_articles.size()) {
      m_articles.clear();
      m_next = 0;
      if (m_items == nullptr || !m_items->next(m_articles, diagnostics)) return false;
      finish_all(diagnostics);
    }
    article = std::move(m_articles[m_next++]);
    return true;
  }

 private:
  void load(Diagnostics& diagnostics) {
    m_loaded = true;
    std::string bytes = read_all(*m_source, m_options.max_bytes, m_options.name);
    m_sha256 = sha256_hex(bytes);
    const bool empty = bytes.find_first_not_of(" \t\r\n") == std::string::npos;
    std::string charset = charset_of(m_options.content_type);
    if (charset.empty()) charset = xml_charset(bytes);
    const DecodedText decoded = decode_text(std::move(bytes), charset, diagnostics);
    if (empty || decoded.binary) {
      note(diagnostics, m_options, Severity::error, empty ? "empty-input" : "binary-input",
           empty ? "the file is empty; nothing to import"
                 : "this is not text but binary data; name the right format with --from");
      return;
    }
    if (m_open != nullptr) {
      m_items = m_open(decoded.text, m_options, diagnostics);
    } else {
      m_read(decoded.text, m_options, m_articles, diagnostics);
      finish_all(diagnostics);
    }
  }

  void finish_all(Diagnostics& diagnostics) {
    for (Article& article : m_articles) {
      ++m_number;
      finish(article, diagnostics);
      const auto [first, fresh] = m_seen.emplace(std::hash<std::string>{}(article.doc), m_number);
      if (fresh || !article.url.empty()) continue;
      note(diagnostics, m_options, Severity::warning, "duplicate-id",
           fmt::format("item {} has the id {} of item {}; it is named {}#{} instead", m_number, article.doc,
                       first->second, article.doc, m_number));
      article.doc += fmt::format("#{}", m_number);
    }
  }

  /// The fields that every article has.
  void finish(Article& article, Diagnostics& diagnostics) const {
    const bool alone = m_open == nullptr && m_articles.size() == 1;
    article.importer = m_name;
    article.original_sha256 = m_sha256;
    if (article.doc.empty())
      article.doc = alone ? m_options.name : fmt::format("{}#{}", m_options.name, m_number);
    if (article.publisher.name.empty()) article.publisher.name = m_options.publisher;
    if (article.url.empty() && alone) article.url = m_options.url;
    drop_agencies(article);
    if (article.text.empty() && article.page_kind == PageKind::article) article.page_kind = PageKind::stub;
    if (article.date_published.substr(0, 10) > latest_date()) {
      note(diagnostics, m_options, Severity::warning, "future-date",
           fmt::format("{} is dated {}, which is in the future; check the date before you build on it",
                       article.doc, article.date_published));
    }
  }

  const char* m_name;
  ReadDocument m_read;
  OpenDocument m_open;
  std::unique_ptr<ByteSource> m_source;
  ImportOptions m_options;
  bool m_loaded = false;
  std::string m_sha256;
  std::unique_ptr<ItemReader> m_items;  ///< only with m_open
  std::vector<Article> m_articles;      ///< what is read and not handed over yet
  std::size_t m_next = 0, m_number = 0;
  std::unordered_map<std::size_t, std::size_t> m_seen;  ///< hash of a name → number of its first item
};

char lowered(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// "dpa", "NTB-AFP-DPA", "jdoe.x", "a_b@c": nobody's name. "Aurora" and "ASHOK SHARMA" are.
bool is_code(std::string_view name) {
  if (name.find_first_of("@_") != std::string_view::npos && name.find(' ') == std::string_view::npos)
    return true;
  bool lower = false;
  bool upper = false;
  std::size_t run = 0;
  std::size_t longest = 0;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && c != '-' && c != '/' && c != '.' && !(c >= '0' && c <= '9')) return false;
    lower = lower || (c >= 'a' && c <= 'z');
    upper = upper || (c >= 'A' && c <= 'Z');
    run = letter ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return lower != upper && (lower || longest <= 4);
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::unique_ptr<Importer> document_importer(const char* name, ReadDocument read,
                                            std::unique_ptr<ByteSource> source, ImportOptions options) {
  return std::make_unique<DocumentImporter>(name, read, nullptr, std::move(source), std::move(options));
}

std::unique_ptr<Importer> item_importer(const char* name, OpenDocument open,
                                        std::unique_ptr<ByteSource> source, ImportOptions options) {
  return std::make_unique<DocumentImporter>(name, nullptr, open, std::move(source), std::move(options));
}

void note(Diagnostics& diagnostics, const ImportOptions& options, Severity severity, const char* code,
          std::string message) {
  diagnostics.push_back({severity, code, std::move(message), options.name, {}});
}

bool usable(const std::string& id, std::string_view status, std::string_view embargo,
            const ImportOptions& options, Diagnostics& diagnostics) {
  std::string low(status.substr(status.rfind(':') == std::string_view::npos ? 0 : status.rfind(':') + 1));
  std::transform(low.begin(), low.end(), low.begin(), &lowered);
  const std::string item = id.empty() ? "an item without id" : "item " + id;
  if (low == "canceled" || low == "cancelled" || low == "withheld") {
    note(diagnostics, options, Severity::warning, "not-usable",
         fmt::format("{} is marked {} by its publisher; left out", item, low));
    return false;
  }
  if (!embargo.empty() || low == "embargoed") {
    note(diagnostics, options, Severity::note, "embargoed",
         fmt::format("{} is embargoed{}{}; do not publish from it before", item,
                     embargo.empty() ? "" : " until ", clean::collapsed(utf8_prefix(embargo, 60))));
  }
  return true;
}

void note_bad_date(std::string_view raw, const std::string& parsed, const ImportOptions& options,
                   Diagnostics& diagnostics) {
  const std::string text = clean::collapsed(utf8_prefix(raw, 60));
  if (!parsed.empty() || text.empty()) return;
  note(diagnostics, options, Severity::note, "bad-date",
       fmt::format("\"{}\" is no date that an article can have; the article is kept without one",
                   repair_utf8(text)));
}

std::string plain_body(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string paragraph = clean::collapsed(text.substr(at, end - at));
    if (!paragraph.empty()) {
      if (!out.empty()) out += "\n\n";
      out += paragraph;
    }
    at = end + 1;
  }
  return out;
}

std::string body_text(std::string_view html, std::vector<std::string>* links, std::string_view base) {
  std::vector<std::string> targets;
  const std::string text = html_to_text(html, &targets);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find("\n\n", at);
    if (end == std::string::npos) end = text.size();
    const std::string paragraph = clean::collapsed(std::string_view(text).substr(at, end - at));
    if (!paragraph.empty()) {
      if (!out.empty()) out += "\n\n";
      out += paragraph;
    }
    at = end + 2;
  }
  if (links != nullptr) {
    for (std::string& target : targets) {
      if (!base.empty()) target = clean::absolute_url(base, target);
      const bool absolute = target.rfind("http://", 0) == 0 || target.rfind("https://", 0) == 0;
      const bool fits = absolute && links->size() < 1000;  // so that looking for doubles stays cheap
      if (fits && std::find(links->begin(), links->end(), target) == links->end())
        links->push_back(std::move(target));
    }
  }
  return out;
}

std::size_t line_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
}

std::string html_of_plain(std::string_view text) {
  std::string out = "<p>";
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    append_escaped(out, text.substr(at, end - at));
    if (end < text.size()) out += "</p><p>";
    at = end + 1;
  }
  return out + "</p>";
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (host.rfind("www.", 0) == 0) host.remove_prefix(4);
  return std::string(host);
}

std::string holder_of_notice(std::string_view notice) {
  std::string text = clean::collapsed(utf8_prefix(notice, 400));
  bool marked = false;
  for (const std::string_view mark : {"Copyright", "COPYRIGHT", "(c)", "(C)", "©"}) {
    if (text.rfind(mark, 0) != 0) continue;
    text = clean::collapsed(std::string_view(text).substr(mark.size()));
    marked = true;
  }
  if (!marked) return {};
  const std::size_t name = text.find_first_not_of("0123456789-,/ ");  // "2013", "2017-18 -"
  if (name == std::string::npos) return {};
  text.erase(0, name);
  for (const std::string_view by : {"by ", "– "}) {
    if (text.rfind(by, 0) == 0) text.erase(0, by.size());
  }
  text.resize(std::min({text.find(", "), text.find(" ("), text.find(" - "), text.find(" – "), text.find(". "),
                        text.find(" All "), text.find(" all rights"), text.size()}));
  while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
  return text.size() > 80 ? std::string() : text;
}

std::string date(std::string_view value) {
  const std::string text = clean::collapsed(value);
  const bool compact = text.size() >= 8 && all_digits(std::string_view(text).substr(0, 8)) &&
                       (text.size() == 8 || std::string_view("TZ+-").find(text[8]) != std::string_view::npos);
  if (!compact) return clean::normalise_date(text);
  std::string out = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2);
  if (text.size() >= 15 && text[8] == 'T' && all_digits(std::string_view(text).substr(9, 6))) {
    out += "T" + text.substr(9, 2) + ":" + text.substr(11, 2) + ":" + text.substr(13, 2);
    const std::string zone = text.substr(15);
    if (zone == "Z" || zone == "+0000") {
      out += "Z";
    } else if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-')) {
      out += zone.substr(0, 3) + ":" + zone.substr(3);
    }
  }
  return clean::normalise_date(out);
}

void add_name(std::vector<std::string>& names, std::string name) {
  name = clean::collapsed(name);
  while (!name.empty() && (name.back() == ',' || name.back() == ';')) name.pop_back();
  constexpr std::size_t kMostNames = 200;  // of one article; more are a list of something else
  if (name.empty() || name.size() > 120 || names.size() >= kMostNames) return;
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

std::vector<std::string> names(std::string_view byline) {
  std::string text = clean::collapsed(byline);
  for (const std::string_view by : {"By ", "BY ", "by ", "Von ", "Av ", "Af ", "Par ", "Por "}) {
    if (text.rfind(by, 0) == 0) {
      text.erase(0, by.size());
      break;
    }
  }
  for (const std::string_view joint : {" and ", " und ", " og ", " och ", " & ", " with "}) {
    for (std::size_t at = 0; (at = text.find(joint, at)) != std::string::npos; at += 2)
      text.replace(at, joint.size(), ", ");
  }
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t end = text.find(',', at);
    if (end == std::string::npos) end = text.size();
    add_name(out, text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string place_of_dateline(std::string_view dateline) {
  std::string text = clean::collapsed(dateline);
  const std::size_t end = text.find_first_of("(,");
  text = clean::collapsed(std::string_view(text).substr(0, end));
  while (!text.empty() && (text.back() == '-' || text.back() == ' ' || text.back() == '.')) text.pop_back();
  return text.size() > 80 ? std::string() : text;
}

void drop_agencies(Article& article) {
  std::vector<std::string>& authors = article.authors;
  const std::string& publisher = article.publisher.name;
  const auto same = [&publisher](const std::string& name) {
    return name.size() == publisher.size() &&
           std::equal(name.begin(), name.end(), publisher.begin(),
                      [](char a, char b) { return lowered(a) == lowered(b); });
  };
  authors.erase(std::remove_if(authors.begin(), authors.end(),
                               [&](const std::string& name) { return same(name) || is_code(name); }),
                authors.end());
}

void make_stub(Article& article, std::string summary) {
  article.page_kind = PageKind::stub;
  article.standfirst = summary;
  article.text = std::move(summary);
}

bool keep_item(Article& article, std::string left_out, std::string kept, const ImportOptions& options,
               Diagnostics& diagnostics) {
  if (!article.text.empty()) return true;
  if (article.headline.empty() && article.standfirst.empty()) {
    note(diagnostics, options, Severity::warning, "empty-item", std::move(left_out));
    return false;
  }
  note(diagnostics, options, Severity::warning, "no-text", std::move(kept));
  make_stub(article, article.standfirst);
  return true;
}

void note_no_article(const std::vector<Article>& articles, std::string message, const ImportOptions& options,
                     Diagnostics& diagnostics) {
  if (!articles.empty() || !diagnostics.empty()) return;
  note(diagnostics, options, Severity::error, "no-article", std::move(message));
}

}  // namespace claimgraph::structured
