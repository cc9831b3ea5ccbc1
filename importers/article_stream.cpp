#include "claimgraph/article_stream.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iterator>
#include <utility>

#include "claimgraph/article_json.hpp"
#include "claimgraph/error.hpp"
#include "claimgraph/language.hpp"
#include "importers/metadata_date.hpp"

namespace claimgraph {

namespace {

/// A file or standard input. Adds what it has read to `count`, when given, which must outlive it.
class FileSource : public ByteSource {
 public:
  FileSource(int descriptor, std::string name, std::uint64_t* count)
      : m_descriptor(descriptor), m_name(std::move(name)), m_count(count) {}
  ~FileSource() override {
    if (m_descriptor > STDIN_FILENO) ::close(m_descriptor);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::size_t read(char* buffer, std::size_t size) override {
    while (true) {
      const ssize_t got = ::read(m_descriptor, buffer, size);
      if (got >= 0) {
        if (m_count != nullptr) *m_count += static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
      }
      if (errno != EINTR) throw DataError(fmt::format("{}: cannot read: {}", m_name, std::strerror(errno)));
    }
  }

 private:
  int m_descriptor;
  std::string m_name;
  std::uint64_t* m_count;
};

std::unique_ptr<ByteSource> open_input(const InputFile& file, std::uint64_t* count = nullptr) {
  if (file.path.empty()) return std::make_unique<FileSource>(STDIN_FILENO, file.name, count);
  const int descriptor = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) throw DataError(fmt::format("{}: cannot open: {}", file.name, std::strerror(errno)));
  auto source = std::make_unique<FileSource>(descriptor, file.name, count);
  struct stat info {};
  if (::fstat(descriptor, &info) == 0 && !S_ISREG(info.st_mode)) {
    // A pipe or socket on disk would block for ever; a named pipe given on purpose ("<(…)") is fine.
    if (!S_ISFIFO(info.st_mode)) throw DataError(fmt::format("{}: not a regular file", file.name));
    ::fcntl(descriptor, F_SETFL, 0);
  }
  return source;
}

}  // namespace

std::string read_input(const InputFile& file) {
  const std::unique_ptr<ByteSource> source = open_input(file);
  return read_all(*source, std::size_t{1} << 30, file.name);
}

void check_settings(const StreamSettings& settings) {
  if (!settings.from.empty() && find_importer(settings.from) == nullptr) {
    throw UsageError(fmt::format("'{}' is no format that is known", settings.from));
  }
  if (!settings.language.empty() && !is_language_code(settings.language)) {
    throw UsageError(fmt::format("'{}' is no language code; English is en, French is fr", settings.language));
  }
  if (!settings.date.empty() && clean::normalise_date(settings.date).empty()) {
    throw UsageError(fmt::format("'{}' is no date; write it as 2026-03-12", settings.date));
  }
}

ArticleStream::ArticleStream(std::vector<InputFile> files, StreamSettings settings)
    : m_files(std::move(files)), m_settings(std::move(settings)) {
  check_settings(m_settings);
  if (!m_settings.from.empty()) m_forced = find_importer(m_settings.from);
}

bool ArticleStream::open_current(Diagnostics& findings) {
  const InputFile& file = m_files[m_at];
  m_current_failed = false;
  try {
    std::unique_ptr<ByteSource> source = open_input(file, &m_bytes);
    std::string head = read_sniff_head(*source);
    if (head.empty()) {
      fail("empty-input", "the file is empty; nothing to import", findings);
      return false;
    }
    const ImporterInfo& found = sniff_importer(head, file.name);
    ImportOptions options = m_settings.options;
    options.name = file.name;
    if (found.container && m_forced != nullptr) options.member_format = m_forced->name;
    const ImporterInfo& importer = m_forced != nullptr && !found.container ? *m_forced : found;
    m_importer_name = importer.name;
    m_importer =
        open_importer(importer, joined_source(std::move(head), std::move(source)), std::move(options));
    return true;
  } catch (const Error& error) {
    fail("unreadable-input", error.what(), findings);
    return false;
  }
}

void ArticleStream::fail(const std::string& code, const std::string& message, Diagnostics& findings) {
  const std::string& name = m_files[m_at].name;
  std::string text = message;
  if (text.starts_with(name + ": ")) text.erase(0, name.size() + 2);
  findings.push_back({Severity::error, code, text, name, {}});
  m_current_failed = true;
}

void ArticleStream::finish_current() {
  if (m_current_failed) ++m_failed;
  m_importer.reset();
  ++m_at;
}

void complete_article(Article& article, const StreamSettings& settings) {
  const std::string& publisher = settings.options.publisher;
  if (article.publisher.name.empty() && !publisher.empty()) {
    article.publisher.name = publisher;
    article.metadata_source["publisher"] = "command line";
  }
  if (article.date_published.empty() && !settings.date.empty()) {
    article.date_published = clean::normalise_date(settings.date);
    article.metadata_source["datePublished"] = "command line";
  }
  if (!settings.language.empty()) {
    article.language = settings.language;
    article.metadata_source["inLanguage"] = "command line";
  }
  settle_language(article);
  seal_article(article);
}

bool ArticleStream::next(Article& article, Diagnostics& findings) {
  while (m_at < m_files.size()) {
    if (!m_importer && !open_current(findings)) {
      finish_current();
      continue;
    }
    article = Article{};
    Diagnostics found;
    bool more = false;
    try {
      more = m_importer->next(article, found);
    } catch (const Error& error) {
      fail("unreadable-input", error.what(), findings);
    }
    const std::string& name = m_files[m_at].name;
    for (Diagnostic& finding : found) {
      if (finding.where.empty()) finding.where = name;
      if (finding.severity == Severity::error) m_current_failed = true;
      findings.push_back(std::move(finding));
    }
    if (!more) {
      finish_current();
      continue;
    }
    if (article.doc.empty()) article.doc = name;
    if (article.importer.empty()) article.importer = m_importer_name;
    complete_article(article, m_settings);
    ++m_articles;
    return true;
  }
  return false;
}

std::uint64_t ArticleStream::bytes_total() const {
  std::uint64_t total = 0;
  for (const InputFile& file : m_files) {
    struct stat info {};
    const bool known =
        file.path.empty() ? ::fstat(STDIN_FILENO, &info) == 0 : ::stat(file.path.c_str(), &info) == 0;
    if (!known) continue;
    if (!S_ISREG(info.st_mode)) return 0;
    total += static_cast<std::uint64_t>(info.st_size);
  }
  return total;
}

namespace {

/// Whether extraction has run on it: what was merely read has no such member.
bool was_analysed(std::string_view line) {
  constexpr std::string_view kMember = "\"attributions\"";
  std::size_t at = line.find(kMember);
  while (at != std::string_view::npos && at > 0 && line[at - 1] == '\\') at = line.find(kMember, at + 1);
  return at != std::string_view::npos;
}

/// What parse_analysed() does before the article is sealed: `article` has the id that the line says.
bool read_analysed(std::string_view line, const std::string& where, Article& article, Analysis& analysis,
                   Diagnostics& findings) {
  article = {};
  analysis = {};
  if (!parse_analysis(line, article, analysis, findings, {.where = where})) return false;
  if (was_analysed(line)) return true;
  findings.push_back({Severity::error,
                      "not-analysed",
                      "nothing was looked for in this article yet; 'claimgraph import' does it",
                      where,
                      {}});
  return false;
}

Diagnostic other_article(const std::string& where) {
  return {Severity::error,
          "other-article",
          "the id of the line is not that of its text, so what was found belongs to another article; "
          "'claimgraph import' analyses it anew",
          where,
          {}};
}

}  // namespace

bool parse_analysed(std::string_view line, const std::string& where, Article& article, Analysis& analysis,
                    Diagnostics& findings) {
  if (!read_analysed(line, where, article, analysis, findings)) return false;
  const std::string id = article.id;
  complete_article(article);
  if (id == article.id) return true;
  findings.push_back(other_article(where));
  return false;
}

AnalysedStream::AnalysedStream(std::vector<InputFile> files) : m_stream(std::move(files), settings()) {}

StreamSettings AnalysedStream::settings() {
  StreamSettings settings;
  settings.from = "interchange";
  settings.options.read_line = [this](std::string_view line, const std::string& where, Article& article,
                                      Diagnostics&) {
    if (!read_analysed(line, where, article, m_analysis, m_findings)) {
      ++m_refused;
      return false;
    }
    m_id = article.id;
    m_where = where;
    return true;
  };
  return settings;
}

bool AnalysedStream::next(Article& article, Analysis& analysis, Diagnostics& findings) {
  for (bool more = true; more;) {
    more = m_stream.next(article, findings);
    // Apart from those of the stream, for which a line that is refused is no input that failed.
    std::move(m_findings.begin(), m_findings.end(), std::back_inserter(findings));
    m_findings.clear();
    if (!more) break;
    if (article.id == m_id) {
      analysis = std::move(m_analysis);
      ++m_articles;
      return true;
    }
    findings.push_back(other_article(m_where));
    ++m_refused;
  }
  return false;
}

}  // namespace claimgraph
