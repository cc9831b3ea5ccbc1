// The claims graph as a ledger of matters: what a page shows. Reads the graph folded or with attribution
// nodes; the latter also has what was not said ("would not confirm") and sources that are not stated.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claimgraph/graph_data.hpp"
#include "claimgraph/stance.hpp"
#include "exporters/view.hpp"

namespace claimgraph::detail {

inline constexpr std::uint32_t kNobody = UINT32_MAX;

/// One act of saying, as it meets one claim. Pointers lead into the graph.
struct Saying {
  std::uint32_t claim = kNobody;        ///< node
  std::vector<std::uint32_t> speakers;  ///< nodes; empty: the article states none
  std::vector<std::uint32_t> relayed;   ///< nodes: those whose words the speaker passes on
  std::vector<std::uint32_t> through;   ///< nodes: those who pass this one on
  Side side = Side::neither;
  std::string verb, stance, realis, said_at, medium, addressee;
  std::string date;  ///< said or reported, ISO
  bool narration = false, hedged = false;
  bool copy =
      false;  ///< the same again in a copy of the article of the first saying before it that is no copy
  double confidence = 1;
  std::uint32_t article = kNobody;    ///< node
  const Evidence* passage = nullptr;  ///< null: the graph has no evidence
  const Evidence* content = nullptr;  ///< the words of the claim inside the passage; null: not known
};

/// What somebody published about a claim: a schema.org ClaimReview. Theirs, never ours.
struct Rating {
  std::uint32_t review = kNobody;      ///< node
  std::vector<std::uint32_t> authors;  ///< nodes
};

/// On the way of a claim from its first speaker to the articles.
struct Step {
  std::string how;                   ///< "passed on by", "copied in"; empty at the start
  std::vector<std::uint32_t> nodes;  ///< speakers or articles
  std::size_t more = 0;              ///< that are not named
};

struct LedgerClaim {
  std::uint32_t node = 0;
  std::vector<Saying> sayings;  ///< by date, then article and place; copies behind what they copy
  std::vector<Rating> ratings;  ///< by date
  std::vector<Step> origin;  ///< of the earliest saying for it; empty when that is a speaker and an article
};

struct Tie {
  EdgeKind kind = EdgeKind::variant_of;
  std::uint32_t first = 0, second = 0;  ///< claim nodes
  std::string label;                    ///< "4M → 5M"
};

/// Claims tied by variantOf, contradicts, or by one act of saying that states one and goes against the other.
struct Matter {
  std::vector<LedgerClaim> claims;  ///< those with two sides first, then by date and worth
  std::vector<Tie> ties;
  bool disputed = false;   ///< somebody counts against a claim of it, or two contradict each other
  bool two_sides = false;  ///< some say a claim of it, and some are against it
  bool changed = false;    ///< two claims of it differ in a figure
  bool own_voice = false;  ///< nobody but the articles says it
  double worth = 0;        ///< the highest of its claims
  std::string newest;      ///< date
  std::size_t said = 0;    ///< acts of saying
};

/// Disputed and changed first (of the former, those that somebody also says), then by worth; what only the
/// articles say comes last. O(n log n).
std::vector<Matter> make_ledger(const GraphData& graph, const SafeIds& ids);

}  // namespace claimgraph::detail
