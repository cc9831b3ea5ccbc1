// Single messages and mailboxes through gmime; only in builds with CLAIMGRAPH_WITH_MAIL.
#pragma once

#include <memory>

#include "claimgraph/importer.hpp"

namespace claimgraph {

std::unique_ptr<Importer> read_mail(std::unique_ptr<ByteSource> source, ImportOptions options);

}  // namespace claimgraph
