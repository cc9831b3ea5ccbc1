// From the spans of attributions to the records of an Analysis: claims, attributions with stance, speakers,
// time, medium, and narration. Internal to core/extract.
#pragma once

#include <functional>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/article.hpp"
#include "core/extract/claims/claim_model.hpp"
#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Sees every piece of every content with its features, claim or not: training learns from them.
using UnitSink = std::function<void(const UnitContext&, const ClaimFeatures&)>;

/// Fills claims and attributions of `out`, whose entities, mentions, quantities and times are already set.
/// Attributions keep the order of `spans`, narration comes in between in text order. Equal claims of one
/// article are one record. Without `model` a rule says what is a claim; with a sink and without a model all
/// is. Deterministic; linear in the text for bounded sentences.
void build_records(const Article& article, const AnnotatedText& doc,
                   const std::vector<AttributionSpans>& spans, const ClaimModel* model, Analysis& out,
                   const UnitSink& sink = {});

}  // namespace claimgraph
