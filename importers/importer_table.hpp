// The rows of importers.cpp. Each importer_NAME.cpp defines one of these; to add a format, declare it here
// and list it there (docs/importers.md).
#pragma once

#include "importers/importer.hpp"

namespace claimgraph {

extern const ImporterInfo kTextImporter;
extern const ImporterInfo kHtmlImporter;
extern const ImporterInfo kWarcImporter;
extern const ImporterInfo kArchiveImporter;
extern const ImporterInfo kInterchangeImporter;
extern const ImporterInfo kClaimReviewImporter;
extern const ImporterInfo kDocxImporter;
extern const ImporterInfo kDpaImporter;
extern const ImporterInfo kDumpImporter;
extern const ImporterInfo kFeedImporter;
extern const ImporterInfo kJsonldImporter;
extern const ImporterInfo kMailImporter;
extern const ImporterInfo kNewsml1Importer;
extern const ImporterInfo kNewsmlG2Importer;
extern const ImporterInfo kNinjsImporter;
extern const ImporterInfo kNitfImporter;
extern const ImporterInfo kPdfImporter;

}  // namespace claimgraph
