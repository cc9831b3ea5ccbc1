// Trains the re-ranker of core/extract/attribution/rerank.hpp on jackknifed candidates.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/extract/attribution/attribution_candidates.hpp"
#include "training/train_attribution_data.hpp"

namespace claimgraph::training {

/// Returns the coded table. A candidate is right when its content overlaps a gold one by half or more.
std::string train_reranker(const std::vector<GoldArticle>& articles,
                           const std::vector<std::unique_ptr<attribution::DocView>>& views,
                           const std::vector<std::vector<attribution::Candidate>>& candidates, unsigned bits);

}  // namespace claimgraph::training
