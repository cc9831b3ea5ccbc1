// The table of formats and the choice by content.
#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "importers/byte_source.hpp"
#include "importers/importer.hpp"
#include "importers/importer_table.hpp"
#include "importers/optional_formats.hpp"

namespace claimgraph {

namespace {

/// Order matters for equal scores only; plain text is last: it takes what nobody wants.
const ImporterInfo* const kTable[] = {
    &kInterchangeImporter, &kArchiveImporter,  &kClaimReviewImporter,
#if CG_WITH_DOCX
    &kDocxImporter,
#endif
    &kDpaImporter,         &kDumpImporter,     &kFeedImporter,        &kJsonldImporter,
#if CG_WITH_MAIL
    &kMailImporter,
#endif
    &kNewsml1Importer,     &kNewsmlG2Importer, &kNinjsImporter,       &kNitfImporter,
#if CG_WITH_PDF
    &kPdfImporter,
#endif
    &kHtmlImporter,        &kWarcImporter,     &kTextImporter,
};

/// Every importer gets plain bytes: gzip and Zstandard are undone in front of it.
template <std::size_t Row>
std::unique_ptr<Importer> make_row(std::unique_ptr<ByteSource> source, ImportOptions options) {
  // A web archive undoes its own compression, to get past damaged members.
  if (kTable[Row] == &kWarcImporter) return kTable[Row]->make(std::move(source), std::move(options));
  auto plain = decompressed(std::move(source), options.name);
  return kTable[Row]->make(std::move(plain), std::move(options));
}

template <std::size_t... Rows>
std::vector<ImporterInfo> make_table(std::index_sequence<Rows...>) {
  return {
      ImporterInfo{kTable[Rows]->name, kTable[Rows]->description, kTable[Rows]->sniff, &make_row<Rows>}...};
}

/// "page.html.gz" → "page.html".
std::string_view without_compression(std::string_view name) {
  for (const std::string_view end : {".gz", ".zst", ".gzip", ".zstd"}) {
    if (name.ends_with(end)) return name.substr(0, name.size() - end.size());
  }
  return name;
}

}  // namespace

const std::vector<ImporterInfo>& importers() {
  static const std::vector<ImporterInfo> table = make_table(std::make_index_sequence<std::size(kTable)>());
  return table;
}

const ImporterInfo* find_importer(std::string_view name) {
  for (const ImporterInfo& importer : importers()) {
    if (importer.name == name) return &importer;
  }
  for (const ImporterInfo& importer : missing_importers()) {
    if (importer.name == name) return &importer;
  }
  return nullptr;
}

const ImporterInfo& sniff_importer(std::string_view head, std::string_view name) {
  const std::string plain = decompressed_head(head);
  const std::string_view inner = without_compression(name);
  const ImporterInfo* best = &importers().back();
  int top = 0;
  for (const std::vector<ImporterInfo>* table : {&importers(), &missing_importers()}) {
    for (const ImporterInfo& importer : *table) {
      const int score = importer.sniff(plain, inner);
      if (score > top) {
        top = score;
        best = &importer;
      }
    }
  }
  return *best;
}

}  // namespace claimgraph
