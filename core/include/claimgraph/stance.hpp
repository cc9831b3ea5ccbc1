// What an act of saying means for a claim: which edge it is in the graph, on which side of the claim it
// counts, and the verb that people read. The only place that says so; the store, the queries, the exporters
// and the command line ask it.
//
// An attribution meets a claim in two ways. It states claims of its own (Attribution::claims), and it may be
// aimed at claims of others (StanceTarget). For most stances both mean the same: who denies "the charges" is
// against what those words stand for and against whoever said it in other words. A correction is the
// exception: its own claim is the right figure, which the speaker says; its target is the wrong one, which it
// is against.
#pragma once

#include <optional>
#include <string>

#include "claimgraph/analysis.hpp"
#include "claimgraph/graph_data.hpp"

namespace claimgraph {

enum class Side { neither, in_favour, against };
enum class ClaimTie { own, target };  ///< how the claim is tied to the attribution

struct StanceMeaning {
  std::optional<EdgeKind> edge;  ///< said_by runs claim → speaker, all others speaker → claim; none: no edge
  Side side = Side::neither;
  bool operator==(const StanceMeaning&) const = default;
};

/// Only what was said is an edge or counts: "did not say", "would deny" and "declined to comment" are none. A
/// question counts on no side, a doubt against.
StanceMeaning meaning_of(StanceKind stance, Realis realis, ClaimTie tie);

/// On which side of the claim an edge between it and an act of saying stands; nothing for other edges.
std::optional<Side> side_of(EdgeKind edge);

/// The speaker stands behind the claim in words of his own (a saidBy edge).
bool says_own_claim(StanceKind stance, Realis realis);

/// "said", "denied", "doubted"; "reported" for what an article says itself; "did not say", "might say".
std::string stance_verb(AttributionKind kind, StanceKind stance, Realis realis);

/// All values, for tables made from the above.
inline constexpr StanceKind kAllStances[] = {
    StanceKind::asserts,  StanceKind::denies,    StanceKind::disputes, StanceKind::doubts,
    StanceKind::supports, StanceKind::questions, StanceKind::concedes, StanceKind::predicts,
    StanceKind::declines, StanceKind::corrects};
inline constexpr Realis kAllRealis[] = {Realis::said, Realis::negated, Realis::unreal};

}  // namespace claimgraph
