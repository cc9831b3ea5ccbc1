// The table of formats and the choice by content.
#include <fmt/format.h>

#include <string>
#include <utility>

#include "claimgraph/importer.hpp"
#include "importers/byte_source.hpp"
#include "importers/charset.hpp"
#include "importers/importer_table.hpp"

namespace claimgraph {

namespace {

#define CG_ITEM(row) &row,
const ImporterInfo* const kTable[] = {CG_IMPORTERS(CG_ITEM)};
#undef CG_ITEM

/// In the place of a format that this build leaves out: its inputs get a message instead of being taken for
/// text.
class MissingImporter : public Importer {
 public:
  MissingImporter(const ImporterInfo& format, std::string name) : m_format(format), m_name(std::move(name)) {}
  bool next(Article& /*article*/, Diagnostics& diagnostics) override {
    if (m_told) return false;
    m_told = true;
    diagnostics.push_back(
        {Severity::error,
         "format-not-built",
         fmt::format("this is {}, and this claimgraph was built without it; build with -D{}=ON "
                     "or convert it to text first",
                     m_format.what, m_format.setting),
         m_name,
         {}});
    return false;
  }

 private:
  const ImporterInfo& m_format;  ///< a row, which lives as long as the program
  std::string m_name;
  bool m_told = false;
};

/// "page.html.gz" → "page.html".
std::string_view without_compression(std::string_view name) {
  for (const std::string_view end : {".gz", ".zst", ".gzip", ".zstd"}) {
    if (name.ends_with(end)) return name.substr(0, name.size() - end.size());
  }
  return name;
}

}  // namespace

const std::vector<ImporterInfo>& importers() {
  static const std::vector<ImporterInfo> built = [] {
    std::vector<ImporterInfo> rows;
    for (const ImporterInfo* row : kTable) {
      if (row->make != nullptr) rows.push_back(*row);
    }
    return rows;
  }();
  return built;
}

const ImporterInfo* find_importer(std::string_view name) {
  for (const ImporterInfo* row : kTable) {
    if (row->name == name) return row;
  }
  return nullptr;
}

const ImporterInfo& sniff_importer(std::string_view head, std::string_view name) {
  const std::string plain = readable_head(decompressed_head(head));
  const std::string_view inner = without_compression(name);
  const ImporterInfo* best = &kTextImporter;
  int top = 0;
  for (const ImporterInfo* row : kTable) {
    const int score = row->sniff(plain, inner);
    if (score > top) {
      top = score;
      best = row;
    }
  }
  return *best;
}

std::unique_ptr<Importer> open_importer(const ImporterInfo& format, std::unique_ptr<ByteSource> source,
                                        ImportOptions options) {
  if (format.make == nullptr) return std::make_unique<MissingImporter>(format, std::move(options.name));
  if (!format.compressed) source = decompressed(std::move(source), options.name);
  return format.make(std::move(source), std::move(options));
}

}  // namespace claimgraph
