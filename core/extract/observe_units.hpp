// The pieces of what was said as training sees them. Internal; linked into claimgraph-train only by use.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "claimgraph/model_file.hpp"
#include "core/extract/claims/claim_features.hpp"

namespace claimgraph {

struct ObservedUnit {
  bool narration = false;
  SpanList content;  ///< bytes of the text
  StanceKind stance = StanceKind::asserts;
  std::vector<Entity> speakers;
  ClaimFeatures features;
  double prior = 0;  ///< log-odds of the rule
};

class UnitObserver {
 public:
  explicit UnitObserver(std::shared_ptr<const ModelFile> models) : m_models(std::move(models)) {}
  /// Every piece of every content that the chain finds in the text, claim or not.
  std::vector<ObservedUnit> observe(const std::string& doc, const std::string& text) const;

 private:
  std::shared_ptr<const ModelFile> m_models;
};

}  // namespace claimgraph
