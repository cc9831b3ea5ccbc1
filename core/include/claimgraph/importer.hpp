// The one interface behind which every format lives. A new format is one file importer_NAME.cpp and one row
// in importer_table.hpp; docs/importers.md walks through it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/article.hpp"
#include "claimgraph/diagnostic.hpp"

namespace claimgraph {

/// A source of bytes: a file, standard input, a decompressor. Not thread-safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Reads up to `size` bytes; 0 at the end. Throws DataError on I/O errors.
  virtual std::size_t read(char* buffer, std::size_t size) = 0;
};

class ModelFile;
/// What tells an article's body from the rest of its page, as learned from pages. Immutable; share freely
/// between threads.
struct PageModels;
/// From a model file with the sections "page.*" (core/models/page.cgm). Throws DataError when it has none.
std::shared_ptr<const PageModels> read_page_models(const ModelFile& file);

struct ImportOptions {
  std::string name;          ///< how messages call the input: a path, "-" or "archive.zip!member"
  std::string content_type;  ///< from HTTP or MIME, if known: "text/html; charset=utf-8"
  std::string url;           ///< from the transport (WARC-Target-URI), if known
  std::string publisher;     ///< name for articles that state none
  bool clean = true;         ///< strip boilerplate; interchange lines are never cleaned
  /// For cleaning pages and plain text. Null: by rules alone, which are right less often (F1 .969 instead of
  /// .979 on pages, .915 instead of .933 on plain text).
  std::shared_ptr<const PageModels> page_models;
  std::vector<std::string> column_map;             ///< "text=body" for CSV and JSONL dumps
  std::size_t max_bytes = std::size_t{256} << 20;  ///< a larger single document is refused with a message
  std::string member_format;  ///< members of an archive are read as this instead of being recognised
  int depth = 0;              ///< archives around this input
  std::uint64_t max_nested_bytes = std::uint64_t{4} << 30;  ///< of all that archives in one archive unpack to
  std::shared_ptr<std::uint64_t> nested_bytes;  ///< what they have unpacked to so far; made by the outer one
  /// Told, for people, how the body of each page was chosen: a line a block, with those that took it.
  std::function<void(const std::string&)> explain;
  /// Reads each line of the interchange in place of parse_article(): false leaves the line out.
  std::function<bool(std::string_view line, const std::string& where, Article&, Diagnostics&)> read_line;
};

/// Reads one input and yields its articles in order. Whatever is wrong with one article is a Diagnostic and
/// the next one follows; only an unreadable input throws DataError.
class Importer {
 public:
  virtual ~Importer() = default;
  /// Fills `article` (unsealed id is fine: the caller seals) and returns true, or returns false at the end.
  virtual bool next(Article& article, Diagnostics& diagnostics) = 0;
};

struct ImporterInfo {
  const char* name;         ///< what --from takes: "text"
  const char* description;  ///< one line for --help
  /// 0 = not mine … 100 = certain, from the first 4 KiB and the input's name.
  int (*sniff)(std::string_view head, std::string_view name);
  /// Over plain bytes; nullptr when this build leaves the format out. Called through open_importer().
  std::unique_ptr<Importer> (*make)(std::unique_ptr<ByteSource> source, ImportOptions options);
  bool container = false;    ///< holds files of other formats: --from speaks of what is in it
  bool compressed = false;   ///< takes gzip and Zstandard as they are, to get past damaged members
  bool columns = false;      ///< ImportOptions::column_map speaks to it
  const char* what = "";     ///< "a PDF": how the message calls an input that this build cannot read
  const char* setting = "";  ///< the CMake option that builds it
};

/// The formats that this build reads, in a fixed order.
const std::vector<ImporterInfo>& importers();
/// Also a format that this build leaves out; nullptr when there is none of that name.
const ImporterInfo* find_importer(std::string_view name);
/// The importer with the highest sniff score (first of equals), also one that this build leaves out; never
/// null: plain text takes what nobody wants.
const ImporterInfo& sniff_importer(std::string_view head, std::string_view name);
/// Reads `source` as that format; gzip and Zstandard are undone. One that this build leaves out gives no
/// article but a message that says how to get it.
std::unique_ptr<Importer> open_importer(const ImporterInfo& format, std::unique_ptr<ByteSource> source,
                                        ImportOptions options);

/// Reads all of `source`, at most `limit` bytes (then throws DataError that names `name`).
std::string read_all(ByteSource& source, std::size_t limit, std::string_view name);
/// The first `size` bytes, fewer only at the end of the source.
std::string read_head(ByteSource& source, std::size_t size);
/// As many first bytes as sniff_importer() needs: 4 KiB, or one whole block (up to 256 KiB) of Zstandard
/// data, of which a part says nothing.
std::string read_sniff_head(ByteSource& source);
/// The bytes of `head`, then those of `rest`.
std::unique_ptr<ByteSource> joined_source(std::string head, std::unique_ptr<ByteSource> rest);
/// A source over bytes in memory; takes ownership.
std::unique_ptr<ByteSource> memory_source(std::string bytes);

}  // namespace claimgraph
