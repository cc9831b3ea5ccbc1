// The formats. Each importer_NAME.cpp defines one of these; to add a format, write that file and a row here
// (docs/importers.md). The order matters for equal scores only; plain text is last: it takes what nobody
// wants.
#pragma once

#include "claimgraph/importer.hpp"

#define CG_IMPORTERS(ROW)   \
  ROW(kInterchangeImporter) \
  ROW(kArchiveImporter)     \
  ROW(kClaimReviewImporter) \
  ROW(kDocxImporter)        \
  ROW(kDpaImporter)         \
  ROW(kDumpImporter)        \
  ROW(kFeedImporter)        \
  ROW(kJsonldImporter)      \
  ROW(kMailImporter)        \
  ROW(kNewsml1Importer)     \
  ROW(kNewsmlG2Importer)    \
  ROW(kNinjsImporter)       \
  ROW(kNitfImporter)        \
  ROW(kPdfImporter)         \
  ROW(kHtmlImporter)        \
  ROW(kWarcImporter)        \
  ROW(kTextImporter)

namespace claimgraph {

#define CG_DECLARE(row) extern const ImporterInfo row;
CG_IMPORTERS(CG_DECLARE)
#undef CG_DECLARE

}  // namespace claimgraph
