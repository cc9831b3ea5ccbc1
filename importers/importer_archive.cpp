// tar and zip archives: each member goes through the importer that its content asks for, as a file would.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "claimgraph/error.hpp"
#include "importers/archive_reader.hpp"
#include "importers/importer_table.hpp"

namespace claimgraph {

namespace {

constexpr int kDeepest = 1;  ///< an archive in an archive, and no further

/// The member that the reader stands at; lives no longer than the reader.
/// What all archives in one archive unpack to has a limit: each may hold a hundred others.
bool too_much(const ImportOptions& options) {
  return options.nested_bytes != nullptr && *options.nested_bytes > options.max_nested_bytes;
}
std::string too_much_message(const ImportOptions& options) {
  return fmt::format(
      "archives in this archive unpack to more than {} MiB in all; the rest is not read: unpack them first",
      options.max_nested_bytes >> 20U);
}

class MemberSource : public ByteSource {
 public:
  MemberSource(ArchiveReader& reader, const ImportOptions& options) : m_reader(reader), m_options(options) {}
  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t got = m_reader.read(buffer, size);
    if (m_options.nested_bytes != nullptr && m_options.depth > 0) {
      *m_options.nested_bytes += got;
      if (too_much(m_options)) throw DataError(too_much_message(m_options));
    }
    return got;
  }

 private:
  ArchiveReader& m_reader;
  const ImportOptions& m_options;
};

bool hidden(std::string_view path) {
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, end - at);
    if (part == "__MACOSX" || (part.starts_with('.') && part != "." && part != "..")) return true;
    at = end + 1;
  }
  return false;
}

/// What a saved web page brings along.
bool page_part(std::string_view name, std::string_view head) {
  static constexpr std::array<std::string_view, 10> kEnds{".css", ".js",  ".mjs",   ".svg", ".woff",
                                                          ".ttf", ".eot", ".woff2", ".map", ".ico"};
  static constexpr std::array<std::string_view, 8> kMagic{"\x89PNG", "\xff\xd8\xff", "GIF8", "RIFF",
                                                          "wOF2",    "wOFF",         "OggS", "ID3"};
  const auto ends = [&](std::string_view end) { return name.ends_with(end); };
  const auto starts = [&](std::string_view magic) { return head.starts_with(magic); };
  return std::any_of(kEnds.begin(), kEnds.end(), ends) || std::any_of(kMagic.begin(), kMagic.end(), starts) ||
         (head.size() > 12 && head.substr(4, 4) == "ftyp");
}

/// "pages/a.html.xz" → "pages/a.html".
std::string unpacked_name(std::string_view name) {
  for (const std::string_view end : {".xz", ".bz2"}) {
    if (name.ends_with(end)) return std::string(name.substr(0, name.size() - end.size()));
  }
  return std::string(name);
}

/// Zipped office formats that are not read; "" for anything else.
std::string office_hint(std::string_view member, std::string_view head) {
  if (member == "[Content_Types].xml")
    return "this is a zipped Office document (Word, Excel, PowerPoint) that this program does not read as an "
           "archive; save it as DOCX, PDF or text first";
  if (member != "mimetype") return {};
  if (head.starts_with("application/epub"))
    return "this is an EPUB book, which is not read; convert it to HTML or text first";
  if (head.starts_with("application/vnd."))
    return "this is an OpenDocument file, which is not read; save it as DOCX, HTML or text first";
  return {};
}

class ArchiveImporter : public Importer {
 public:
  ArchiveImporter(std::unique_ptr<ByteSource> source, ImportOptions options)
      : m_options(std::move(options)), m_reader(std::move(source), m_options.name) {}

  bool next(Article& article, Diagnostics& diagnostics) override {
    while (!m_done) {
      if (!m_inner && !open(diagnostics)) continue;
      Diagnostics found;
      bool more = false;
      try {
        more = m_inner->next(article, found);
      } catch (const Error& error) {
        report(found, Severity::error, "unreadable-member", error.what());
      }
      for (Diagnostic& finding : found) {
        if (finding.where.empty()) finding.where = m_member;
        diagnostics.push_back(std::move(finding));
      }
      if (!more) {
        m_inner.reset();
        article = {};
        continue;
      }
      if (article.doc.empty()) article.doc = m_member;
      if (article.importer.empty()) article.importer = m_inner_name;
      return true;
    }
    return false;
  }

 private:
  /// Goes to the next member that is wanted; false when there is nothing to read from it.
  bool open(Diagnostics& diagnostics) {
    if (m_options.depth > kDeepest) {
      m_member = m_options.name;
      report(diagnostics, Severity::error, "nested-archive",
             "an archive in an archive in an archive is not opened; unpack one of them first");
      m_done = true;
      return false;
    }
    if (m_options.depth > 0 && too_much(m_options)) {
      m_done = true;  // said by the member that was read last
      return false;
    }
    ArchiveMember member;
    try {
      if (!m_reader.next(member)) {
        m_done = true;
        finish(diagnostics);
        return false;
      }
    } catch (const DataError& error) {
      m_done = true;
      m_member = m_options.name;
      report(diagnostics, Severity::error, "damaged-archive", error.what());
      return false;
    }
    if (!member.regular || (!m_reader.single_file() && hidden(member.name))) return false;
    m_member = m_reader.single_file() ? m_options.name : fmt::format("{}!{}", m_options.name, member.name);
    ++m_members;
    if (member.encrypted) {
      report(diagnostics, Severity::error, "encrypted-member",
             "it is encrypted and is left out; unpack the archive with its password first");
      return false;
    }
    try {
      return open_member(member, diagnostics);
    } catch (const DataError& error) {
      report(diagnostics, Severity::error, "unreadable-member", error.what());
      return false;
    }
  }

  bool open_member(const ArchiveMember& member, Diagnostics& diagnostics) {
    auto source = std::make_unique<MemberSource>(m_reader, m_options);
    std::string head = read_sniff_head(*source);
    const std::string hint = office_hint(member.name, head);
    if (!hint.empty()) {
      m_member = m_options.name;
      report(diagnostics, Severity::error, "office-document", hint);
      m_done = true;
      return false;
    }
    if (head.empty()) {
      report(diagnostics, Severity::error, "empty-input", "the file is empty; nothing to import");
      return false;
    }
    if (page_part(member.name, head)) {
      ++m_parts;
      return false;
    }
    const std::string name = m_reader.single_file() ? unpacked_name(m_options.name) : member.name;
    const ImporterInfo* importer = &sniff_importer(head, name);
    if (const ImporterInfo* forced = find_importer(m_options.member_format);
        forced != nullptr && !importer->container)
      importer = forced;
    if (m_options.nested_bytes == nullptr) m_options.nested_bytes = std::make_shared<std::uint64_t>(0);
    ImportOptions options = m_options;
    options.name = m_member;
    options.depth = m_options.depth + (m_reader.single_file() ? 0 : 1);
    if (m_reader.single_file() && importer->container) ++options.depth;
    // An address belongs to one article, not to all of an archive.
    if (!m_reader.single_file()) options.url.clear();
    m_inner_name = importer->name;
    m_inner = open_importer(*importer, joined_source(std::move(head), std::move(source)), std::move(options));
    return true;
  }

  void finish(Diagnostics& diagnostics) {
    m_member = m_options.name;
    if (m_parts > 0) {
      report(diagnostics, Severity::note, "page-parts",
             fmt::format("{} of {} members are pictures, style sheets or scripts and were left out", m_parts,
                         m_members));
    }
    if (m_members == m_parts)
      report(diagnostics, Severity::warning, "no-pages", "the archive holds no documents; nothing to import");
  }

  void report(Diagnostics& diagnostics, Severity severity, const char* code, std::string message) const {
    for (const std::string& name : {m_member, m_options.name}) {
      if (message.starts_with(name + ": ")) message.erase(0, name.size() + 2);
    }
    diagnostics.push_back({severity, code, std::move(message), m_member, {}});
  }

  ImportOptions m_options;
  ArchiveReader m_reader;
  std::unique_ptr<Importer> m_inner;  ///< reads from m_reader: goes first
  std::string m_inner_name, m_member;
  std::uint64_t m_members = 0, m_parts = 0;
  bool m_done = false;
};

/// Archives that are recognised only to say so.
class ArchiveRefusal : public Importer {
 public:
  ArchiveRefusal(std::string kind, std::string name) : m_kind(std::move(kind)), m_name(std::move(name)) {}
  bool next(Article& /*article*/, Diagnostics& diagnostics) override {
    if (m_told) return false;
    m_told = true;
    diagnostics.push_back(
        {Severity::error,
         "unknown-archive",
         fmt::format("this is a {} archive, which is not read; unpack it, or pack it as zip "
                     "or tar",
                     m_kind),
         m_name,
         {}});
    return false;
  }

 private:
  std::string m_kind, m_name;
  bool m_told = false;
};

/// Looks at the first bytes when it is first read.
class ArchiveChoice : public Importer {
 public:
  ArchiveChoice(std::unique_ptr<ByteSource> source, ImportOptions options)
      : m_source(std::move(source)), m_options(std::move(options)) {}
  bool next(Article& article, Diagnostics& diagnostics) override {
    if (!m_inner) choose();
    return m_inner->next(article, diagnostics);
  }

 private:
  void choose() {
    std::string head = read_head(*m_source, 8);
    const char* refused = head.starts_with("Rar!\x1a\x07")         ? "RAR"
                          : head.starts_with("7z\xbc\xaf\x27\x1c") ? "7-Zip"
                                                                   : nullptr;
    if (refused != nullptr) {
      m_inner = std::make_unique<ArchiveRefusal>(refused, m_options.name);
    } else {
      m_inner = std::make_unique<ArchiveImporter>(joined_source(std::move(head), std::move(m_source)),
                                                  std::move(m_options));
    }
  }

  std::unique_ptr<ByteSource> m_source;
  ImportOptions m_options;
  std::unique_ptr<Importer> m_inner;
};

int sniff(std::string_view head, std::string_view /*name*/) {
  if (head.starts_with("Rar!\x1a\x07") || head.starts_with("7z\xbc\xaf\x27\x1c")) return 95;
  return container_of(head) == Container::none ? 0 : 95;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return std::make_unique<ArchiveChoice>(std::move(source), std::move(options));
}

}  // namespace

extern const ImporterInfo kArchiveImporter{
    .name = "archive",
    .description = "tar and zip archives (also .gz, .zst, .xz, .bz2): each member in its own format",
    .sniff = sniff,
    .make = make,
    .container = true};

}  // namespace claimgraph
