#include "claimgraph/stance.hpp"

namespace claimgraph {

namespace {

struct Verb {
  const char* past;  ///< "said"
  const char* base;  ///< "say", after "did not" and "might"
};

Verb verb_of(StanceKind stance) {
  switch (stance) {
    case StanceKind::asserts:
      return {"said", "say"};
    case StanceKind::denies:
      return {"denied", "deny"};
    case StanceKind::disputes:
      return {"disputed", "dispute"};
    case StanceKind::doubts:
      return {"doubted", "doubt"};
    case StanceKind::supports:
      return {"supported", "support"};
    case StanceKind::questions:
      return {"questioned", "question"};
    case StanceKind::concedes:
      return {"conceded", "concede"};
    case StanceKind::predicts:
      return {"predicted", "predict"};
    case StanceKind::declines:
      return {"declined to say", "decline to say"};
    case StanceKind::corrects:
      return {"corrected", "correct"};
  }
  return {"said", "say"};
}

}  // namespace

StanceMeaning meaning_of(StanceKind stance, Realis realis, ClaimTie tie) {
  if (realis != Realis::said) return {};
  const bool own = tie == ClaimTie::own;
  switch (stance) {
    case StanceKind::asserts:
    case StanceKind::concedes:
    case StanceKind::predicts:
      if (own) return {EdgeKind::said_by, Side::in_favour};
      return {};
    case StanceKind::corrects:
      if (own) return {EdgeKind::said_by, Side::in_favour};
      return {EdgeKind::corrects, Side::against};
    case StanceKind::denies:
      return {EdgeKind::denies, Side::against};
    case StanceKind::disputes:
    case StanceKind::doubts:
      return {EdgeKind::disputes, Side::against};
    case StanceKind::supports:
      return {EdgeKind::supports, Side::in_favour};
    case StanceKind::questions:
      return {EdgeKind::questions, Side::neither};
    case StanceKind::declines:
      return {};
  }
  return {};
}

std::optional<Side> side_of(EdgeKind edge) {
  for (const StanceKind stance : kAllStances) {
    for (const ClaimTie tie : {ClaimTie::own, ClaimTie::target}) {
      const StanceMeaning meaning = meaning_of(stance, Realis::said, tie);
      if (meaning.edge == edge) return meaning.side;
    }
  }
  return std::nullopt;
}

bool says_own_claim(StanceKind stance, Realis realis) {
  return meaning_of(stance, realis, ClaimTie::own).edge == EdgeKind::said_by;
}

std::string stance_verb(AttributionKind kind, StanceKind stance, Realis realis) {
  const Verb verb = verb_of(stance);
  if (realis == Realis::negated) return std::string("did not ") + verb.base;
  if (realis == Realis::unreal) return std::string("might ") + verb.base;
  return kind == AttributionKind::narration && stance == StanceKind::asserts ? "reported" : verb.past;
}

}  // namespace claimgraph
