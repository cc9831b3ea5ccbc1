// Repairs of names. Company names by their last word: "Kestrel Foods", "Tarn AI", "Halden Capital" are one
// organisation each, whatever a tagger trained on other years' news makes of the parts.
#pragma once

#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Joins a name with the company word behind it, finds proper nouns before one that no name holds, and types
/// names that end in one as organisations. Joins the halves of a person's hyphenated name. Keeps doc.names
/// sorted and free of overlaps. Linear time.
/// "US$", "R4bn", "MW" behind a number, "Tuesday" alone: amounts, units and days are no names.
void drop_amounts(AnnotatedText& doc);
void join_company_names(AnnotatedText& doc);

/// "SOLHEIM: We forgot a test run." The name that opens a paragraph before a colon is a speaker, no place.
void type_transcript_speakers(AnnotatedText& doc);

/// Makes every name of several tokens one subtree: a parser that never saw the name may hang its tokens apart
/// ("Tarn" and "AI" both as subjects). Persons are headed by the first such token, other names by the last.
/// Linear time.
void attach_name_tokens(AnnotatedText& doc);

}  // namespace claimgraph
