// Company names by their last word: "Kestrel Foods", "Tarn AI", "Halden Capital" are one organisation each, whatever
// a tagger trained on other years' news makes of the parts.
#pragma once

#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Joins a name with the company word behind it and types names that end in one as organisations. Keeps
/// doc.names sorted and free of overlaps. Linear time.
void join_company_names(AnnotatedText& doc);

}  // namespace claimgraph
