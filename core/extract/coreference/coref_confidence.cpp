#include "core/extract/coreference/coref_confidence.hpp"

#include <algorithm>
#include <cmath>

namespace claimgraph {

double link_confidence(const CorefMention& mention, const CorefLink& link) {
  switch (link.rule) {
    case LinkRule::fresh:
    case LinkRule::name:
    case LinkRule::alias:
      return 1;
    case LinkRule::title:
      return 0.9;
    case LinkRule::subject:
      return 0.9;
    case LinkRule::role:
      return 0.8;
    case LinkRule::said:
    case LinkRule::relative:
    case LinkRule::speaker:
      return 0.97;
    case LinkRule::ranked:
      break;
  }
  double x = 0.4 + 0.4 * std::clamp(static_cast<double>(link.margin), 0.0, 8.0);
  x -= 0.5 * std::min<std::uint32_t>(link.rivals, 4) + 0.4 * std::min<std::uint32_t>(link.sentences, 4);
  x += 0.6 * link.agrees + 0.4 * link.subject - 0.5 * link.quoted;
  if (mention.kind == MentionKind::nominal) x -= 0.6;
  return 1 / (1 + std::exp(-x));
}

}  // namespace claimgraph
