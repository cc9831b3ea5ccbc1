// Last names that a name tagger passes over, once the article has given the whole name.
#pragma once

#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// "Ana White said … White did not answer": a word with a capital that is the last word of a person's name of
/// this text, in no name itself, beside no other capital, is that person. At the beginning of a sentence only
/// when the text never writes the word small. Its tag becomes that of a proper noun. Keeps doc.names sorted.
/// Linear time.
void find_last_names(AnnotatedText& doc);

}  // namespace claimgraph
