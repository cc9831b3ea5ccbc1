// From the words on the command line to a stream of articles: files, folders, "-", compressed files.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "claimgraph/article.hpp"
#include "claimgraph/diagnostic.hpp"
#include "claimgraph/importer.hpp"
#include "cli/command.hpp"

namespace claimgraph::cli {

/// One file to read; `name` is what messages call it and what Article::doc becomes.
struct InputFile {
  std::string name;
  std::string path;  ///< empty: standard input
};

/// Expands operands: folders are walked in byte order of their paths (hidden files left out), "-" is standard
/// input, a pattern ("pages/*.html", "**/*.eml") is replaced by what matches, in byte order, unless a file
/// has exactly that name; everything else is a file. What cannot be listed and a pattern without a match
/// become error diagnostics. No operands: standard input.
std::vector<InputFile> expand_inputs(const std::vector<std::string>& operands, Diagnostics& findings);
/// The same for the operands and the lists of --files-from. Throws DataError when a list cannot be read.
std::vector<InputFile> expand_inputs(const Arguments& arguments, Diagnostics& findings);

/// The whole of one input (at most 1 GiB). Throws DataError.
std::string read_input(const InputFile& file);

/// Reads the articles of many inputs one after the other through the importers. Not thread-safe.
class ArticleStream {
 public:
  /// --date counts for articles that state no date only.
  ArticleStream(std::vector<InputFile> files, const Arguments& arguments);

  /// The next article, sealed, with its diagnostics; false at the end. Findings about inputs are added to
  /// `findings`.
  bool next(Article& article, Diagnostics& findings);

  /// Told how the body of each page was chosen. Before the first next().
  void explain(std::function<void(const std::string&)> told) { m_options.explain = std::move(told); }

  std::size_t files_done() const { return m_at; }
  std::size_t files_total() const { return m_files.size(); }
  std::size_t failed() const { return m_failed; }  ///< inputs that gave an error
  std::size_t articles() const { return m_articles; }
  std::uint64_t bytes_read() const { return m_bytes; }  ///< of the inputs, as stored (compressed)
  /// Sizes of all inputs added up; 0 when one of them has no size (a pipe). Asks the file system.
  std::uint64_t bytes_total() const;

 private:
  bool open_current(Diagnostics& findings);
  void fail(const std::string& code, const std::string& message, Diagnostics& findings);
  void finish_current();

  std::vector<InputFile> m_files;
  ImportOptions m_options;
  std::string m_date;      ///< of articles that state none
  std::string m_language;  // of all inputs; empty: recognised
  const ImporterInfo* m_forced = nullptr;
  std::unique_ptr<Importer> m_importer;
  std::string m_importer_name;
  std::size_t m_at = 0;
  std::size_t m_failed = 0;
  std::size_t m_articles = 0;
  std::size_t m_from_current = 0;
  std::uint64_t m_bytes = 0;
  bool m_current_failed = false;
};

/// The options that commands which read articles share.
std::vector<OptionInfo> input_options();

}  // namespace claimgraph::cli
