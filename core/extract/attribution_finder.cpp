#include "core/extract/attribution_finder.hpp"

#include "core/extract/rule_attributions.hpp"

namespace claimgraph {

// Rules alone, until a model set holds trained attribution models.
struct AttributionFinder::Impl {};

AttributionFinder::AttributionFinder(std::shared_ptr<const ModelFile>)
    : m_impl(std::make_unique<const Impl>()) {}
AttributionFinder::~AttributionFinder() = default;

std::vector<AttributionSpans> AttributionFinder::find(const AnnotatedText& doc) const {
  return find_by_rules(doc);
}

}  // namespace claimgraph
