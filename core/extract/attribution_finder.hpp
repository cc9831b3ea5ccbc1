// Who said what, as spans: cue tagger → argument tagger → candidates and re-ranker → structural rules.
// Method and measurements: docs/extraction.md. Terms: PARC 3, PolNeAR (source, cue, content).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/model_file.hpp"
#include "core/base/span.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

struct TokenSegment {
  std::uint32_t first = 0, last = 0;  ///< half-open token range
  auto operator<=>(const TokenSegment&) const = default;
};

/// One attribution as token segments of an AnnotatedText. source and cue may be empty, content may not.
struct AttributionSpans {
  std::vector<TokenSegment> source, cue, content;
  std::uint32_t cue_head = UINT32_MAX;  ///< token index of the cue's head word
  double confidence = 1;
  std::uint32_t relays =
      UINT32_MAX;           ///< index of the inner attribution in the same vector (A said that B said)
  int nesting = 0;          ///< 0 = outermost
  std::string by;           ///< "model:attribution/1" or "rule:NAME/1"
  bool scored = false;      ///< the next two are set (models only)
  double cue_log_odds = 0;  ///< of a cue beginning here, from the CRF's marginals
  double argument_log_probability = 0;  ///< of source and content, given the cue
};

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
