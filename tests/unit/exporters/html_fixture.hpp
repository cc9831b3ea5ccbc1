// What the tests of the page share.
#pragma once

#include <string>
#include <utility>

#include "tests/unit/support/graph_fixture.hpp"
#include "tests/unit/support/outside.hpp"

namespace claimgraph::test {

inline bool has(const std::string& page, const std::string& words) {
  return page.find(words) != std::string::npos;
}

/// The graph of one act of saying, with a node for it.
inline GraphData unfolded(const std::string& realis, const std::string& verb, bool with_speaker) {
  GraphData graph = graph_from("@a Paper | 2025-01-01 | Headline\np:Ann -said-> the plan works @ a");
  const std::uint32_t claim = node_named(graph, "the plan works");
  const std::uint32_t speaker = node_named(graph, "Ann");
  Node act;
  act.id = "att-1";
  act.kind = NodeKind::attribution;
  act.realis = realis;
  graph.nodes.push_back(act);
  const auto middle = static_cast<std::uint32_t>(graph.nodes.size() - 1);
  Edge& to_claim = graph.edges[0];
  to_claim.kind = realis == "said" ? EdgeKind::said_by : EdgeKind::about;
  to_claim.source = realis == "said" ? claim : middle;
  to_claim.target = realis == "said" ? middle : claim;
  to_claim.label = verb;
  Edge to_speaker = to_claim;
  to_speaker.id = "edg-speaker";
  to_speaker.source = middle;
  to_speaker.target = speaker;
  if (with_speaker) graph.edges.push_back(to_speaker);
  return graph;
}

/// The check that a reader of the page could make; see there for what it holds the page to.
inline Outcome checked(const std::string& page) {
  const TemporaryFolder folder;
  const auto file = folder.file("page.html", page);
  return run("/usr/bin/python3 '" CG_SOURCE_DIR "/tests/unit/exporters/check_page.py' '" + file.string() +
             "'");
}

}  // namespace claimgraph::test
