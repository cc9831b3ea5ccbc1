// The rows of importers.cpp. Each importer_NAME.cpp defines one of these; to add a format, declare it here
// and list it there (docs/importers.md).
#pragma once

#include "importers/importer.hpp"

namespace claimgraph {

extern const ImporterInfo kTextImporter;
extern const ImporterInfo kHtmlImporter;
extern const ImporterInfo kInterchangeImporter;

}  // namespace claimgraph
