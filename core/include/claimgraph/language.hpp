// Which language a text is in. Extraction knows English only; what is in another language is kept and left
// alone.
#pragma once

#include <string>
#include <string_view>

#include "claimgraph/article.hpp"

namespace claimgraph {

/// BCP 47 code of the language that most of `text` (well-formed UTF-8) is in, "en" for English. What other
/// people are quoted with in their own language does not count while English prevails. `hint` is what
/// metadata say; it decides where the words do not. Empty: a text too short to tell that nobody calls
/// foreign, which counts as English. "und": enough words, of no language that is known. Reads the first 64
/// KiB, at about 20 MB a second. Safe from any thread.
std::string recognise_language(std::string_view text, std::string_view hint = {});

/// Sets Article::language from the text. Metadata are a hint: they stay where they name a language as foreign
/// as the text is ("hr" for what looks Bosnian), and are replaced where the text is plainly English or
/// plainly not. A language that the user has named (metadata_source "command line") stays. A second time
/// changes nothing.
void settle_language(Article& article);

/// Article::language as settle_language() leaves it.
std::string settled_language(const Article& article);

/// Whether `code` is some English ("en-GB", "eng"), the one language that is extracted from.
bool is_english(std::string_view code);

/// "French" for "fr"; the code itself when it has no English name.
std::string language_name(const std::string& code);

/// Whether `code` has the form of a BCP 47 language tag: "en", "pt-BR".
bool is_language_code(std::string_view code);

}  // namespace claimgraph
