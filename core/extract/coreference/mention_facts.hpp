// What a mention's own words tell: number, gender, animacy, definiteness. Internal to
// core/extract/coreference.
#pragma once

#include <string>
#include <string_view>

#include "core/extract/coreference/mentions.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// "start-up", "co-founder": the word in front of a glued hyphen and the word itself, lower case; empty when
/// no hyphen stands before the token.
std::string hyphenated(const AnnotatedText& doc, std::uint32_t t);

void set_definiteness(const AnnotatedText& doc, CorefMention& mention);

/// Takes titles in front of a person's name and letters behind it ("KC") out of the name; notes the gender.
void strip_titles(const AnnotatedText& doc, CorefMention& mention);

/// Number, animacy and gender from kind, type and noun class; call again when the type has changed.
void set_type_facts(const AnnotatedText& doc, CorefMention& mention);

}  // namespace claimgraph
