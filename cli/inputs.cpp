#include "cli/inputs.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "core/base/error.hpp"

namespace claimgraph::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHead = 4096;

/// A file or standard input whose first bytes have been looked at already.
class FileSource : public ByteSource {
 public:
  FileSource(int descriptor, std::string name) : m_descriptor(descriptor), m_name(std::move(name)) {}
  ~FileSource() override {
    if (m_descriptor > STDIN_FILENO) ::close(m_descriptor);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::size_t read(char* buffer, std::size_t size) override {
    while (true) {
      const ssize_t got = ::read(m_descriptor, buffer, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) throw DataError(fmt::format("{}: cannot read: {}", m_name, std::strerror(errno)));
    }
  }

 private:
  int m_descriptor;
  std::string m_name;
};

class PeekedSource : public ByteSource {
 public:
  PeekedSource(std::string head, std::unique_ptr<ByteSource> rest)
      : m_head(std::move(head)), m_rest(std::move(rest)) {}
  std::size_t read(char* buffer, std::size_t size) override {
    if (m_at < m_head.size()) {
      const std::size_t count = std::min(size, m_head.size() - m_at);
      std::memcpy(buffer, m_head.data() + m_at, count);
      m_at += count;
      return count;
    }
    return m_rest->read(buffer, size);
  }

 private:
  std::string m_head;
  std::size_t m_at = 0;
  std::unique_ptr<ByteSource> m_rest;
};

std::unique_ptr<ByteSource> open_input(const InputFile& file) {
  if (file.path.empty()) return std::make_unique<FileSource>(STDIN_FILENO, file.name);
  const int descriptor = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) throw DataError(fmt::format("{}: cannot open: {}", file.name, std::strerror(errno)));
  auto source = std::make_unique<FileSource>(descriptor, file.name);
  struct stat info {};
  if (::fstat(descriptor, &info) == 0 && !S_ISREG(info.st_mode)) {
    // A pipe or socket on disk would block for ever; a named pipe given on purpose ("<(…)") is fine.
    if (!S_ISFIFO(info.st_mode)) throw DataError(fmt::format("{}: not a regular file", file.name));
    ::fcntl(descriptor, F_SETFL, 0);
  }
  return source;
}

}  // namespace

std::vector<InputFile> expand_inputs(const std::vector<std::string>& operands, Diagnostics& findings) {
  std::vector<InputFile> files;
  if (operands.empty()) files.push_back({"-", ""});
  for (const std::string& operand : operands) {
    std::error_code code;
    if (operand == "-") {
      files.push_back({"-", ""});
    } else if (!fs::is_directory(operand, code)) {
      files.push_back({operand, operand});
    } else {
      std::vector<std::string> found;
      std::vector<fs::path> open{operand};
      while (!open.empty()) {
        const fs::path folder = open.back();
        open.pop_back();
        fs::directory_iterator entries(folder, code);
        if (code) {
          findings.push_back(
              {Severity::error,
               "unreadable-folder",
               fmt::format("cannot read this folder: {}; check its permissions", code.message()),
               folder.string(),
               {}});
          code.clear();
          continue;
        }
        for (const fs::directory_entry& entry : entries) {
          if (entry.path().filename().string().starts_with('.')) continue;
          if (entry.is_directory(code) && !entry.is_symlink(code)) {
            open.push_back(entry.path());
          } else if (!entry.is_directory(code)) {
            found.push_back(entry.path().string());
          }
        }
      }
      std::sort(found.begin(), found.end());
      if (found.empty() && findings.empty()) {
        findings.push_back({Severity::warning, "empty-folder", "no files in this folder", operand, {}});
      }
      for (std::string& path : found) files.push_back({path, path});
    }
  }
  return files;
}

std::string read_input(const InputFile& file) {
  const std::unique_ptr<ByteSource> source = open_input(file);
  return read_all(*source, std::size_t{1} << 30, file.name);
}

ArticleStream::ArticleStream(std::vector<InputFile> files, const Arguments& arguments)
    : m_files(std::move(files)) {
  const std::string from = arguments.get("from");
  if (!from.empty()) {
    m_forced = find_importer(from);
    if (m_forced == nullptr) {
      std::string names;
      for (const ImporterInfo& importer : importers()) names += fmt::format(" {}", importer.name);
      throw UsageError(fmt::format("--from: no format '{}'; there are:{}", from, names));
    }
  }
  m_options.anchor_date = arguments.get("date");
  m_options.publisher = arguments.get("publisher");
  m_options.url = arguments.get("url");
  m_options.column_map = arguments.all("map");
}

bool ArticleStream::open_current(Diagnostics& findings) {
  const InputFile& file = m_files[m_at];
  m_from_current = 0;
  m_current_failed = false;
  try {
    std::unique_ptr<ByteSource> source = open_input(file);
    std::string head(kHead, '\0');
    std::size_t size = 0;
    while (size < kHead) {
      const std::size_t got = source->read(head.data() + size, kHead - size);
      if (got == 0) break;
      size += got;
    }
    head.resize(size);
    if (head.empty()) {
      fail("empty-input", "the file is empty; nothing to import", findings);
      return false;
    }
    const ImporterInfo& importer = m_forced != nullptr ? *m_forced : sniff_importer(head, file.name);
    ImportOptions options = m_options;
    options.name = file.name;
    m_importer_name = importer.name;
    m_importer =
        importer.make(std::make_unique<PeekedSource>(std::move(head), std::move(source)), std::move(options));
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
    if (article.publisher.name.empty() && !m_options.publisher.empty()) {
      article.publisher.name = m_options.publisher;
      article.metadata_source["publisher"] = "command line";
    }
    if (article.date_published.empty() && !m_options.anchor_date.empty()) {
      article.date_published = m_options.anchor_date;
      article.metadata_source["datePublished"] = "command line";
    }
    seal_article(article);
    ++m_from_current;
    ++m_articles;
    return true;
  }
  return false;
}

std::vector<OptionInfo> input_options() {
  return {
      {"from", 'f', "FORMAT",
       "Read inputs as this format instead of looking at their content; 'claimgraph formats' lists them"},
      {"date", '\0', "DATE", "Date of articles that state none (YYYY-MM-DD): anchors \"last week\""},
      {"publisher", '\0', "NAME", "Publisher of articles that state none"},
      {"url", '\0', "URL", "Address of the article when the input does not say it"},
      {"map", '\0', "FIELD=COLUMN", "For csv and jsonl dumps: which column holds which field", true},
  };
}

}  // namespace claimgraph::cli
