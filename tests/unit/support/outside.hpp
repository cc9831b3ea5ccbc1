// Other people's programs in tests: each is asked for first, and a test says so when it is not installed.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "claimgraph/exporter.hpp"
#include "claimgraph/graph_data.hpp"

namespace claimgraph::test {

/// A folder of one test's own, removed when it goes out of scope.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::filesystem::path file(const std::string& name, const std::string& contents) const;
  const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

struct Outcome {
  int status = 0;
  std::string output;  ///< standard output and error together
};

/// Runs a shell command line.
Outcome run(const std::string& command);
bool has_program(const std::string& name);
/// True when Debian's python3 can import `module`; sanitizer libraries are kept out of it.
bool has_python_module(const std::string& module);

/// Of a format that is a folder: its files one after the other, each behind a line "=== NAME".
std::string exported(const GraphData& graph, const std::string& format, Diagnostics& diagnostics,
                     const std::string& dialect = {});
std::string exported(const GraphData& graph, const std::string& format, const std::string& dialect = {});

/// The files of a format that is a folder, by name.
std::map<std::string, std::string> exported_files(const GraphData& graph, const std::string& format,
                                                  Diagnostics& diagnostics, const std::string& dialect = {});

/// Labels that break naive writers: controls, NUL, U+FFFF, lone CR, ill-formed UTF-8, markup, quotes,
/// backslashes, keywords, emoji, very long ones.
std::vector<std::string> hostile_labels();
/// A small graph in which every label, quote and name is `label`.
GraphData graph_labelled(const std::string& label);

}  // namespace claimgraph::test
