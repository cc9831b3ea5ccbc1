#include "core/store/stance_sql.hpp"

#include <fmt/format.h>

namespace claimgraph {

namespace {

/// "(a.realis = 0 AND a.stance IN (…) OR …)" for all combinations that `holds` accepts.
template <typename Holds>
std::string condition(Holds&& holds) {
  std::string out;
  for (const Realis realis : kAllRealis) {
    std::string names;
    for (const StanceKind stance : kAllStances) {
      if (!holds(stance, realis)) continue;
      names += fmt::format("{}'{}'", names.empty() ? "" : ", ", stance_name(stance));
    }
    if (names.empty()) continue;
    out += fmt::format(
        "{}(a.realis = {} AND a.stance IN (SELECT id FROM term WHERE kind = 'stance' AND name IN ({})))",
        out.empty() ? "" : " OR ", static_cast<int>(realis), names);
  }
  return out.empty() ? std::string("0") : "(" + out + ")";
}

std::string on(Side side, ClaimTie tie) {
  return condition(
      [side, tie](StanceKind stance, Realis realis) { return meaning_of(stance, realis, tie).side == side; });
}

}  // namespace

const std::string& says_sql() {
  static const std::string sql = condition(says_own_claim);
  return sql;
}

const std::string& against_sql(ClaimTie tie) {
  static const std::string own = on(Side::against, ClaimTie::own);
  static const std::string target = on(Side::against, ClaimTie::target);
  return tie == ClaimTie::own ? own : target;
}

const std::string& in_favour_sql(ClaimTie tie) {
  static const std::string own = on(Side::in_favour, ClaimTie::own);
  static const std::string target = on(Side::in_favour, ClaimTie::target);
  return tie == ClaimTie::own ? own : target;
}

}  // namespace claimgraph
