// A folder that a command makes: whole, or not there.
#pragma once

#include <fstream>
#include <string>

#include "claimgraph/exporter.hpp"

namespace claimgraph::cli {

/// Files are written beside the place that they are for; keep() puts the folder there. What is there already
/// must be an empty folder: nothing of anybody's is overwritten. Throws DataError.
class OutputFolder : public ExportFolder {
 public:
  explicit OutputFolder(const std::string& path);
  ~OutputFolder() override;
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  std::ostream& file(const std::string& name) override;
  /// All is written. Without this nothing is left behind.
  void keep();

 private:
  void end_file();
  [[noreturn]] void fail(int error) const;

  std::string m_path;  ///< as given, for messages
  std::string m_part;  ///< beside it, until it is whole
  std::ofstream m_out;
};

}  // namespace claimgraph::cli
