// What kind of thing each name of an article names. The name tagger sees a few words; here the whole article
// speaks: titles, ages and given names for persons, legal forms, "&", what is owned and "it" for
// organisations, datelines for places. Internal to core/extract/coreference.
#pragma once

#include <vector>

#include "core/extract/coreference/mentions.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Gives all mentions of a name one type and the facts that follow from it. Linear.
void settle_name_types(const AnnotatedText& doc, std::vector<CorefMention>& mentions);

}  // namespace claimgraph
