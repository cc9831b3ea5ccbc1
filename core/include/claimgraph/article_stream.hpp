// From files, folders and patterns to a stream of articles, whatever their formats: what `claimgraph import`
// reads through, for any program.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/article.hpp"
#include "claimgraph/diagnostic.hpp"
#include "claimgraph/importer.hpp"

namespace claimgraph {

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
/// What a list of paths, one a line, names; each is a file or folder of exactly that name, never a pattern.
/// `list` is a path or "-". Throws DataError when it cannot be read.
std::vector<InputFile> listed_inputs(const std::string& list, Diagnostics& findings);

/// The whole of one input (at most 1 GiB). Throws DataError.
std::string read_input(const InputFile& file);

struct StreamSettings {
  std::string from;  ///< an importer's name: read as this instead of looking at the content
  std::string date;  ///< of articles that state none, in any form that articles write; anchors "last week"
  std::string language;  ///< BCP 47, of all inputs, instead of what words and metadata say
  /// The rest: page models, publisher, address, columns. The name and the format of members are set for each
  /// input.
  ImportOptions options;
};

/// Throws UsageError when `from` is no format, `language` no language code or `date` no date.
void check_settings(const StreamSettings& settings);

/// Puts what the user said into an article that does not say it itself, settles its language and seals it:
/// what ArticleStream does with each article, for those that come from elsewhere.
void complete_article(Article& article, const StreamSettings& settings = {});

/// Reads the articles of many inputs one after the other through the importers. Not thread-safe.
class ArticleStream {
 public:
  /// Throws UsageError as check_settings().
  ArticleStream(std::vector<InputFile> files, StreamSettings settings);

  /// The next article, sealed, with its diagnostics; false at the end. Findings about inputs are added to
  /// `findings`: an input that cannot be read is one, and the next input follows.
  bool next(Article& article, Diagnostics& findings);

  /// Told how the body of each page was chosen. Before the first next().
  void explain(std::function<void(const std::string&)> told) { m_settings.options.explain = std::move(told); }

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
  StreamSettings m_settings;
  const ImporterInfo* m_forced = nullptr;
  std::unique_ptr<Importer> m_importer;
  std::string m_importer_name;
  std::size_t m_at = 0;
  std::size_t m_failed = 0;
  std::size_t m_articles = 0;
  std::uint64_t m_bytes = 0;
  bool m_current_failed = false;
};

/// Reads one line of the interchange together with what extraction found, and seals the article. Returns
/// false, with an error, when the line was not analysed, when its records cannot be, or when its id is not
/// that of its article. `where` is what messages call the line.
bool parse_analysed(std::string_view line, const std::string& where, Article& article, Analysis& analysis,
                    Diagnostics& findings);

/// Reads lines of the interchange together with what extraction found in them, as `claimgraph extract` and
/// append_article_json() wrote them. Not thread-safe.
class AnalysedStream {
 public:
  explicit AnalysedStream(std::vector<InputFile> files);
  AnalysedStream(const AnalysedStream&) = delete;  // what reads the lines is tied to this object
  AnalysedStream& operator=(const AnalysedStream&) = delete;

  /// The next article, sealed, and its analysis; false at the end. A line that parse_analysed() refuses is an
  /// error among `findings`, named "file:line", and the next line follows.
  bool next(Article& article, Analysis& analysis, Diagnostics& findings);

  /// Lines that were refused, and inputs that could not be read.
  std::size_t failed() const { return m_refused + m_stream.failed(); }
  std::size_t articles() const { return m_articles; }

 private:
  StreamSettings settings();

  Analysis m_analysis;        // of the line that was read last
  std::string m_id, m_where;  // what it says its id is, and where it stands
  Diagnostics m_findings;
  std::size_t m_refused = 0, m_articles = 0;
  ArticleStream m_stream;
};

}  // namespace claimgraph
