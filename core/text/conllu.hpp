// CoNLL-U in, CoNLL-U out: gold tokens and sentences, our tags, lemmas, heads, relations and names
// (universaldependencies.org/format).
#pragma once

#include <string>
#include <string_view>

#include "core/text/annotator.hpp"

namespace claimgraph {

/// Annotates the words of a CoNLL-U text and returns it with lemma, UPOS, XPOS, HEAD and DEPREL set; the MISC
/// column holds SpaceAfter=No and NE=B-PER and the like (PER, ORG, LOC, MISC). Each `# newdoc` opens a
/// document: names are decided by document. Comments are kept; multiword-token lines are kept, empty nodes
/// dropped. Lines with fewer than ten columns are taken as well: the first is the number when it is one and
/// the next the form, else the first is the form. Throws DataError when a line has no form.
std::string annotate_conllu(const Annotator& annotator, std::string_view conllu,
                            const AnnotateOptions& options = {});

/// The annotation of a whole text as CoNLL-U: `# newdoc id`, `# newpar`, `# sent_id`, `# text`, and NE= in
/// MISC as above.
std::string write_conllu(const AnnotatedText& doc, std::string_view id);

}  // namespace claimgraph
