// One model set in one file: named binary sections behind a checked header, mapped read-only.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace claimgraph {

/// A mapped model set, e.g. core/models/news.cgm. Sections are 64-byte aligned. Immutable; share freely
/// between threads. Opening checks magic, format version, the section table and an XXH3 checksum of every
/// section (well under 5 ms for 15 MB) and throws DataError with the file's name and the remedy when anything
/// is off.
class ModelFile {
 public:
  static std::shared_ptr<const ModelFile> open(const std::filesystem::path& path);

  virtual ~ModelFile() = default;
  /// The section's bytes; throws DataError when there is no such section.
  virtual std::span<const std::byte> section(std::string_view name) const = 0;
  virtual bool has_section(std::string_view name) const = 0;
  /// Name and version as written by the trainer, e.g. "news" and "2026-11-24.1".
  virtual const std::string& name() const = 0;
  virtual const std::string& version() const = 0;
};

}  // namespace claimgraph
