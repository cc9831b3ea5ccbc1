// Coreference inside one article by sieves: exact name, titles stripped, last name, acronym, role noun,
// apposition, pronouns, the speaker rule inside quotes; affiliations and titles. After Raghunathan et al.
// 2010 and Lee et al. 2013 (deterministic coreference).
#pragma once

#include <cstdint>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/article.hpp"
#include "core/extract/coreference/coref_model.hpp"
#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Fills entities and mentions (in text order) of `out`. Entities get type, name, anonymous, alternate names,
/// description, gender and affiliations; ids are set here too. Sources of `attributions` always get an
/// entity: a named one, a pronoun's antecedent, or an anonymous one scoped to the article. Things without a
/// name are entities only when they speak or are mentioned twice; they are anonymous as well. A person known
/// by one word alone ("Altman") has an id scoped to the article. Without `model` hand-set weights decide.
/// Linear time for sentences of bounded length.
void resolve_entities(const Article& article, const AnnotatedText& doc,
                      const std::vector<AttributionSpans>& attributions, const CorefModel* model,
                      Analysis& out);

}  // namespace claimgraph
