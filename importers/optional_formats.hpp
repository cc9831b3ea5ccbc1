// Formats that a build may leave out (CLAIMGRAPH_WITH_PDF, _MAIL, _DOCX). They are always recognised: a build
// without one says so instead of taking the bytes for text.
#pragma once

#include <string_view>
#include <vector>

#include "importers/importer.hpp"

namespace claimgraph {

int sniff_pdf(std::string_view head, std::string_view name);
int sniff_mail(std::string_view head, std::string_view name);
int sniff_docx(std::string_view head, std::string_view name);

/// The rows of those that this build lacks; reading with one gives a message.
const std::vector<ImporterInfo>& missing_importers();

}  // namespace claimgraph
