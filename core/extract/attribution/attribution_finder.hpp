// Who said what, as spans: cue tagger → argument tagger → candidates and re-ranker → structural rules.
// Method and measurements: docs/extraction.md. Terms: PARC 3, PolNeAR (source, cue, content).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "claimgraph/model_file.hpp"
#include "claimgraph/span.hpp"
#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Immutable after construction; find() may be called from any number of threads.
class AttributionFinder {
 public:
  explicit AttributionFinder(std::shared_ptr<const ModelFile> models);
  ~AttributionFinder();
  AttributionFinder(const AttributionFinder&) = delete;
  AttributionFinder& operator=(const AttributionFinder&) = delete;

  /// In text order of the content; outer before inner.
  std::vector<AttributionSpans> find(const AnnotatedText& doc) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> m_impl;
};

}  // namespace claimgraph
