#include "core/extract/entities.hpp"

namespace claimgraph {

void resolve_entities(const Article&, const AnnotatedText&, const std::vector<AttributionSpans>&, Analysis&) {
}

std::vector<std::uint32_t> speakers_of(const AnnotatedText&, const AttributionSpans&, const Analysis&) {
  return {};
}

}  // namespace claimgraph
