#include "core/extract/coreference/coref_confidence.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/words.hpp"

namespace claimgraph {

namespace {

/// Log-odds that the ranker is right, by what is referred with; fitted together with the weights below on the
/// train parts and on what a reader needs to know in claim-gold.
double class_odds(const CorefMention& mention) {
  if (mention.kind == MentionKind::nominal) return 0.4;
  if (mention.demonstrative) return -0.8;
  if (mention.gender != Gender::unknown) return 0.6;
  if (mention.person != 3) return mention.number == GrammaticalNumber::plural ? 0 : 0.3;
  if (mention.number == GrammaticalNumber::plural) return 0;
  return mention.head_word == "its" ? 1.2 : -0.2;
}

double ranked(const CorefMention& mention, const CorefLink& link) {
  // "he" and "she" with nobody else near by, or with one whom the ranker likes less: right in all of
  // claim-gold.
  const bool gendered = mention.kind == MentionKind::pronoun && mention.gender != Gender::unknown;
  if (gendered && link.sentences <= 1 && link.rivals <= 1 && link.margin > 0) return 0.97;
  double x = class_odds(mention) + 0.37 * std::clamp(static_cast<double>(link.margin), 0.0, 4.0);
  if (mention.gender == Gender::unknown) x -= 0.06 * std::min<std::uint32_t>(link.rivals, 4);
  x -= 0.18 * std::min<std::uint32_t>(link.sentences, 3);
  x += 0.11 * link.subject - 0.14 * link.quoted;
  return 1 / (1 + std::exp(-x));
}

/// "The company said" after a sentence whose only such subject it is: sure. So is one whose country was named
/// and that has no rival. Elsewhere ("… at the company") three of four are right.
double role(const CorefMention& mention, const CorefLink& link) {
  if (link.rivals > 0) return link.agrees ? 0.85 : 0.65;
  if (link.agrees || (mention.role == SyntacticRole::subject && link.subject && link.sentences <= 1))
    return 0.97;
  return 0.75;
}

}  // namespace

double link_confidence(const CorefMention& mention, const CorefLink& link) {
  switch (link.rule) {
    case LinkRule::fresh:
    case LinkRule::name:
    case LinkRule::alias:
      return 1;
    case LinkRule::title:
      return 0.9;
    case LinkRule::subject:
      return 0.85;
    case LinkRule::role:
      return role(mention, link);
    case LinkRule::relative:
      return 0.97;
    case LinkRule::said:
    case LinkRule::speaker:
      return 0.98;
    case LinkRule::ranked:
      break;
  }
  return ranked(mention, link);
}

}  // namespace claimgraph
