#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "claimgraph/error.hpp"
#include "exporters/picture.hpp"
#include "exporters/picture_choice.hpp"
#include "tests/unit/support/graph_fixture.hpp"
#include "tests/unit/support/needs.hpp"
#include "tests/unit/support/outside.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

detail::Picture picture_of(const GraphData& graph, Diagnostics& diagnostics) {
  return detail::make_picture(graph, {}, diagnostics);
}

detail::Picture picture_of(const GraphData& graph) {
  Diagnostics diagnostics;
  return picture_of(graph, diagnostics);
}

const detail::Box* box_titled(const detail::Picture& picture, const std::string& title) {
  for (const auto& box : picture.boxes) {
    if (box.title == title) return &box;
  }
  return nullptr;
}

const detail::Arrow* arrow_between(const detail::Picture& picture, const std::string& from,
                                   const std::string& to) {
  for (const auto& arrow : picture.arrows) {
    if (picture.boxes[arrow.from].title == from && picture.boxes[arrow.to].title == to) return &arrow;
  }
  return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dot)

BOOST_AUTO_TEST_CASE(one_article_gives_the_heading_of_the_hand_drawn_picture) {
  const auto picture = picture_of(one_article());
  BOOST_TEST(picture.title == "Chip watchers weigh up a cheap language model from Tern Labs");
  BOOST_TEST(picture.subtitle ==
             "Harbour Courier · Ida Moss · 3 Feb 2025 · 7 claims · 4 speakers · 3 unnamed sources");
  BOOST_TEST(picture.footnotes.empty());
}

BOOST_AUTO_TEST_CASE(what_an_article_only_names_changes_nothing) {
  GraphData graph = one_article();
  const auto before = picture_of(graph);
  Node named;
  named.id = "org-named-only";
  named.kind = NodeKind::organization;
  named.label = "Named Only Ltd";
  graph.nodes.push_back(named);
  std::uint32_t article = 0;
  while (graph.nodes[article].kind != NodeKind::article) ++article;
  Edge edge;
  edge.id = "edg-mention";
  edge.kind = EdgeKind::mentions;
  edge.source = article;
  edge.target = static_cast<std::uint32_t>(graph.nodes.size() - 1);
  graph.edges.push_back(edge);
  const auto after = picture_of(graph);
  BOOST_TEST(after.boxes.size() == before.boxes.size());
  BOOST_TEST(after.arrows.size() == before.arrows.size());
  BOOST_TEST(box_titled(after, "Named Only Ltd") == nullptr);
}

BOOST_AUTO_TEST_CASE(arrows_lead_from_speaker_to_claim_with_verb_time_and_medium) {
  const auto picture = picture_of(one_article());
  const auto* said = arrow_between(
      picture, "Sam Ortega",
      "Bluefin AI “has stood on the wrong side of this and needs another plan for open models”");
  BOOST_TEST_REQUIRE(said != nullptr);
  BOOST_TEST(said->label == "said · last week · an “ask me anything” session on the forum Agora");
  const auto* praised = arrow_between(picture, "Andrea Nilsen", "the open approach of Tern Labs");
  BOOST_TEST_REQUIRE(praised != nullptr);
  BOOST_TEST(detail::hex(praised->colour) == "#027A48");
  const auto* hedged =
      arrow_between(picture, "unstated source", "Kestrel R was developed at far lower training costs");
  BOOST_TEST_REQUIRE(hedged != nullptr);
  BOOST_TEST(hedged->dashed);
  BOOST_TEST(box_titled(picture, "unstated source")->dashed);
  BOOST_TEST(box_titled(picture, "Harbour Courier")->subtitle == "in its own voice");
}

BOOST_AUTO_TEST_CASE(several_articles_become_footnotes_and_repeats_one_arrow) {
  const auto picture = picture_of(many_articles());
  BOOST_TEST(picture.footnotes.size() == 8U);
  BOOST_TEST(picture.footnotes[1].text ==
             "[2] Northern Wire · 27 Jan 2025 · Tern Labs: training cost $5.5 million");
  BOOST_TEST(box_titled(picture, "Kestrel 3 cost US$5.5 million to train")->footnotes ==
             "[1] [2] [3] [4] [6]");
  const auto* said = arrow_between(picture, "Tern Labs", "Kestrel 3 cost US$5.5 million to train");
  BOOST_TEST_REQUIRE(said != nullptr);
  BOOST_TEST(said->count == 3U);
  BOOST_TEST(said->label == "said · in 3 articles");
  BOOST_TEST(picture.subtitle.find("27 Jan 2025 – 5 Feb 2025") == 0U);
}

BOOST_AUTO_TEST_CASE(a_publishers_own_voice_is_bundled_when_nobody_reacts) {
  const auto picture = picture_of(many_articles());
  std::size_t bundles = 0;
  for (const auto& box : picture.boxes) {
    if (box.shape != detail::BoxShape::bundle) continue;
    ++bundles;
    BOOST_TEST(box.lines.size() == 5U);
    BOOST_TEST(box.footnotes == "[1] [7]");
  }
  BOOST_TEST(bundles == 1U);
  BOOST_TEST(box_titled(picture, "the model can be downloaded free of charge") == nullptr);
  BOOST_TEST(box_titled(picture, "Bluefin AI sells access to closed models") != nullptr);
}

BOOST_AUTO_TEST_CASE(a_large_bundle_says_how_many_it_leaves_out) {
  std::string text = "@a Paper | 2025-01-01 | Headline\n";
  for (int i = 0; i < 30; ++i) text += fmt::format("o:Paper -reported:narration-> fact number {} @ a\n", i);
  const auto picture = picture_of(graph_from(text));
  BOOST_TEST_REQUIRE(picture.boxes.size() == 2U);
  BOOST_TEST(picture.boxes[1].lines.size() == 6U);
  BOOST_TEST(picture.boxes[1].subtitle == "and 24 more");
}

BOOST_AUTO_TEST_CASE(wordings_of_one_matter_hang_on_the_earliest_as_a_tree) {
  std::string text = "@a Paper | 2025-01-01 | Headline\n";
  for (int i = 0; i < 12; ++i) text += fmt::format("p:Ann -said-> it cost {} million @ a\n", i);
  for (int i = 0; i < 12; ++i) {
    for (int k = i + 1; k < 12; ++k) text += fmt::format("it cost {} million ~x~ it cost {} million\n", k, i);
  }
  const auto picture = picture_of(graph_from(text));
  const auto dotted =
      std::count_if(picture.arrows.begin(), picture.arrows.end(), [](const auto& a) { return a.dotted; });
  BOOST_TEST(dotted == 11);
  BOOST_TEST(arrow_between(picture, "it cost 0 million", "it cost 1 million") != nullptr);
}

BOOST_AUTO_TEST_CASE(disputes_are_red_questions_amber_and_contradictions_dotted_red) {
  const auto picture = picture_of(many_articles());
  BOOST_TEST(detail::hex(
                 arrow_between(picture, "Granite Semiconductor", "cloud firms have cut orders for processors")
                     ->colour) == "#B42318");
  BOOST_TEST(detail::hex(arrow_between(picture, "Priya Raman", "our order book is full until the end of 2026")
                             ->colour) == "#B54708");
  const auto* contradicts = arrow_between(picture, "Kestrel 3 cost US$5.5 million to train",
                                          "the true cost of Kestrel 3 was at least US$100 million");
  BOOST_TEST_REQUIRE(contradicts != nullptr);
  BOOST_TEST(contradicts->dotted);
  BOOST_TEST(!contradicts->arrow);
  BOOST_TEST(detail::hex(contradicts->colour) == "#B42318");
}

BOOST_AUTO_TEST_CASE(the_order_of_nodes_and_edges_does_not_change_who_is_drawn) {
  GraphData graph = many_articles();
  const std::string before = exported(graph, "dot");
  BOOST_TEST(before == exported(many_articles(), "dot"));
}

BOOST_AUTO_TEST_CASE(figures_are_bold_and_numbers_in_names_are_not) {
  const std::string text = exported(many_articles(), "dot");
  BOOST_TEST(text.find("Kestrel 3 cost&#160;<B>US$5.5 million</B>&#160;to train") != std::string::npos);
  BOOST_TEST(text.find("<B>January 20</B>") != std::string::npos);
  BOOST_TEST(text.find("<B>3 per cent</B>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(long_labels_are_wrapped_and_cut_but_whole_in_the_tooltip) {
  std::string claim = "this claim";
  for (int i = 0; i < 60; ++i) claim += fmt::format(" goes on {}", i);
  const std::string text = exported(graph_from("p:Ann -said-> " + claim), "dot");
  const std::size_t begin = text.find("\"clm-1\" [label=<");
  const std::size_t end = text.find(">, fillcolor", begin);
  BOOST_TEST_REQUIRE(end != std::string::npos);
  const std::string label = text.substr(begin, end - begin);
  BOOST_TEST(label.find("goes on") != std::string::npos);
  BOOST_TEST(label.find("…") != std::string::npos);
  BOOST_TEST(label.find("goes on <B>30</B>") == std::string::npos);
  BOOST_TEST(text.substr(end, text.find('\n', end) - end).find("goes on 30") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(only_web_addresses_become_links) {
  GraphData graph = many_articles();
  for (Node& node : graph.nodes) {
    if (node.kind == NodeKind::article) node.url = "javascript:alert(1)";
  }
  const std::string text = exported(graph, "dot");
  BOOST_TEST(text.find("javascript") == std::string::npos);
  BOOST_TEST(exported(many_articles(), "dot").find("HREF=\"https://example.org/hc\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(graphviz_accepts_every_hostile_label_without_a_word, *needs_program("dot", "graphviz")) {
  const TemporaryFolder folder;
  int number = 0;
  for (const auto& label : hostile_labels()) {
    const auto file = folder.file(fmt::format("{}.dot", number), exported(graph_labelled(label), "dot"));
    const Outcome outcome = run(fmt::format("dot -Tcanon {} -o /dev/null", file.string()));
    BOOST_TEST(outcome.status == 0, fmt::format("label {}: {}", number, outcome.output));
    BOOST_TEST(outcome.output == "", fmt::format("label {}", number));
    ++number;
  }
}

BOOST_AUTO_TEST_CASE(an_empty_graph_is_a_picture_too) {
  BOOST_TEST(exported(GraphData{}, "dot").find("0 claims") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(graphviz_accepts_an_empty_graph, *needs_program("dot", "graphviz")) {
  const std::string text = exported(GraphData{}, "dot");
  const TemporaryFolder folder;
  BOOST_TEST(run("dot -Tsvg -o /dev/null " + folder.file("e.dot", text).string()).output == "");
}

BOOST_AUTO_TEST_CASE(a_picture_of_many_claims_shows_what_several_say_and_counts_the_rest) {
  std::string text = "@a Paper | 2025-01-01 | First\n@b Post | 2025-01-02 | Second\n";
  for (int i = 0; i < 60; ++i) text += fmt::format("p:Person {} -said-> single statement {} @ a\n", i, i);
  text += "p:Ann -said-> it cost 4 million @ b\np:Bob -denied:disputes-> it cost 4 million @ b\n";
  text += "p:Cid -said-> the bridge is safe @ a\np:Dan -said-> the bridge is safe @ b\n";
  const auto picture = picture_of(graph_from(text));
  BOOST_TEST(picture.boxes.size() == 6U);
  BOOST_TEST_REQUIRE(box_titled(picture, "it cost 4 million") != nullptr);
  BOOST_TEST(box_titled(picture, "the bridge is safe") > box_titled(picture, "it cost 4 million"));
  BOOST_TEST(box_titled(picture, "single statement 3") == nullptr);
  BOOST_TEST(picture.left_out ==
             "Drawn: what several say, what is disputed and what changes; not drawn: 60 single statements "
             "(--all)");
  Diagnostics diagnostics;
  ExportOptions options;
  options.everything = true;
  const auto whole = detail::make_picture(graph_from(text), options, diagnostics);
  BOOST_TEST(whole.left_out == "");
  BOOST_TEST(whole.boxes.size() == 126U);
}

BOOST_AUTO_TEST_CASE(a_picture_without_any_matter_of_several_shows_what_is_most_worth_checking) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += fmt::format("p:Person {} -said-> single statement {}\n", i, i);
  const auto picture = picture_of(graph_from(text));
  BOOST_TEST(picture.boxes.size() == detail::kReadableBoxes);
  BOOST_TEST(picture.left_out.find("not drawn: 40 single statements") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(names_of_one_share_a_box_and_who_passes_on_stands_on_the_arrow) {
  GraphData graph = graph_from(
      "@a Paper | 2025-01-01 | First\np:Ann Lee -said-> it is safe @ a\np:Lee -said-> it is cheap @ a\n"
      "p:Bob -said-> Ann Lee said it is safe @ a\n");
  std::uint32_t ann = 0, bob = 0;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    if (graph.nodes[i].label == "Ann Lee" || graph.nodes[i].label == "Lee") graph.nodes[i].family = "fam-1";
    if (graph.nodes[i].label == "Ann Lee") ann = i;
    if (graph.nodes[i].label == "Bob") bob = i;
  }
  Edge relays;
  relays.id = "edg-relays";
  relays.kind = EdgeKind::relays;
  relays.source = bob;
  relays.target = ann;
  for (Edge& e : graph.edges) {
    if (e.evidence.empty()) continue;
    e.evidence.front().start = 10, e.evidence.front().end = 20;
    if (e.kind == EdgeKind::said_by && e.target == ann) relays.evidence = e.evidence;
  }
  BOOST_TEST_REQUIRE(!relays.evidence.empty());
  relays.evidence.front().start = 5, relays.evidence.front().end = 40;
  graph.edges.push_back(relays);
  const auto picture = picture_of(graph);
  BOOST_TEST(box_titled(picture, "Lee") == nullptr);
  BOOST_TEST(arrow_between(picture, "Ann Lee", "it is cheap") != nullptr);
  BOOST_TEST(arrow_between(picture, "Bob", "Ann Lee") == nullptr);
  const auto* safe = arrow_between(picture, "Ann Lee", "it is safe");
  BOOST_TEST_REQUIRE(safe != nullptr);
  BOOST_TEST(safe->label == "said · via Bob");
}

BOOST_AUTO_TEST_CASE(large_pictures_come_with_advice) {
  const auto advice = [](int claims) {
    std::string text;
    for (int i = 0; i < claims; ++i) text += fmt::format("p:Person {} -said-> claim number {}\n", i, i);
    Diagnostics diagnostics;
    ExportOptions options;
    options.everything = true;
    detail::make_picture(graph_from(text), options, diagnostics);
    return diagnostics.empty() ? std::string() : diagnostics[0].message;
  };
  BOOST_TEST(advice(100) == "");
  BOOST_TEST(advice(200).find("400 boxes and will be hard to read; draw a part with --around") !=
             std::string::npos);
  BOOST_TEST(advice(300).find("sfdp") != std::string::npos);
  BOOST_TEST(advice(2600).find("graphml") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(svg_is_drawn_by_graphviz_and_shows_the_names, *needs_program("dot", "graphviz")) {
  Diagnostics diagnostics;
  const std::string svg = exported(many_articles(), "svg", diagnostics);
  BOOST_TEST(diagnostics.empty());
  BOOST_TEST(svg.find("<svg") != std::string::npos);
  BOOST_TEST(svg.find("Mira Holt") != std::string::npos);
  BOOST_TEST(svg == exported(many_articles(), "svg"));
}

BOOST_AUTO_TEST_CASE(without_graphviz_the_message_says_what_to_install) {
  const std::string path = std::getenv("PATH");
  setenv("PATH", "/nonexistent", 1);
  std::string message;
  try {
    exported(one_article(), "svg");
  } catch (const Error& error) {
    message = error.what();
  }
  setenv("PATH", path.c_str(), 1);
  BOOST_TEST(message.find("apt install graphviz") != std::string::npos, message);
}

BOOST_AUTO_TEST_SUITE_END()
