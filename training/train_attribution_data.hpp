// Reads articles with gold attributions (shared/corpora/polnear, gum-attribution) and puts the spans on
// tokens.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "claimgraph/span.hpp"
#include "core/extract/attribution/attribution_view.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph::training {

struct GoldAttribution {
  std::vector<TokenSegment> source, cue, content;
  bool nested = false;  ///< content lies inside another attribution's content
};

struct GoldArticle {
  std::string doc;
  std::unique_ptr<std::string> text;  ///< at a fixed address: `annotated` points into it
  AnnotatedText annotated;
  std::vector<GoldAttribution> attributions;
};

using AnnotateFunction = std::function<AnnotatedText(std::string_view)>;

/// Reads JSON Lines, plain or gzip. Throws DataError. Spans are widened to whole tokens.
std::vector<GoldArticle> read_gold(const std::filesystem::path& path, const AnnotateFunction& annotate);

}  // namespace claimgraph::training
