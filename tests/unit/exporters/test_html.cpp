#include <boost/test/unit_test.hpp>

#include <algorithm>

#include <fmt/format.h>

#include "exporters/ledger.hpp"
#include "exporters/page_text.hpp"
#include "html_fixture.hpp"
#include "tests/unit/support/graph_fixture.hpp"
#include "tests/unit/support/outside.hpp"

using namespace claimgraph;
using namespace claimgraph::test;
using detail::Matter;

namespace {

std::vector<Matter> ledger_of(const GraphData& graph) {
  Diagnostics diagnostics;
  return detail::make_ledger(graph, detail::safe_ids(graph, diagnostics));
}

const Matter& matter_of(const GraphData& graph, const std::vector<Matter>& matters,
                        const std::string& claim) {
  for (const Matter& matter : matters) {
    for (const auto& one : matter.claims) {
      if (graph.nodes[one.node].label == claim) return matter;
    }
  }
  throw std::invalid_argument(claim);
}

std::string section(const std::string& page, const std::string& from, const std::string& to) {
  const std::size_t begin = page.find(from);
  BOOST_TEST_REQUIRE((begin != std::string::npos));
  return page.substr(begin, page.find(to, begin) - begin);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html)

BOOST_AUTO_TEST_CASE(claims_with_another_figure_or_a_contradiction_are_one_matter_and_come_first) {
  const GraphData graph = many_articles();
  const auto matters = ledger_of(graph);
  const Matter& cost = matter_of(graph, matters, "Kestrel 3 cost US$5.5 million to train");
  BOOST_TEST(cost.disputed);
  BOOST_TEST(cost.changed);
  BOOST_TEST(cost.claims.size() == 3U);
  BOOST_TEST(cost.ties.size() == 2U);
  BOOST_TEST((&cost == &matter_of(graph, matters, "the true cost of Kestrel 3 was at least US$100 million")));
  // First those with a dispute or a changed figure, last those that only the papers themselves say.
  const auto rank = [](const Matter& m) { return m.own_voice ? 2 : m.disputed || m.changed ? 0 : 1; };
  BOOST_TEST(std::is_sorted(matters.begin(), matters.end(),
                            [&](const Matter& a, const Matter& b) { return rank(a) < rank(b); }));
  BOOST_TEST(rank(matters.front()) == 0);
  BOOST_TEST(rank(matters.back()) == 2);
}

BOOST_AUTO_TEST_CASE(an_act_of_saying_that_states_one_claim_against_another_ties_them) {
  GraphData graph = graph_from(R"(
    @a Paper | 2025-01-01 | Headline
    p:Ann -said-> the bill was 4 million @ a
    p:Bo -doubted:disputes-> the bill was 4 million @ a
    p:Bo -said-> nobody has seen the bill @ a
  )");
  BOOST_TEST(ledger_of(graph).size() == 2U);
  for (Edge& edge : graph.edges) {
    if (!edge.attribution.empty() && edge.label != "said") edge.attribution = "att-bo";
    if (edge.kind == EdgeKind::said_by && graph.nodes[edge.target].label == "Bo") edge.attribution = "att-bo";
  }
  BOOST_TEST(ledger_of(graph).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_question_counts_on_no_side) {
  const GraphData graph = many_articles();
  const auto matters = ledger_of(graph);
  BOOST_TEST(!matter_of(graph, matters, "our order book is full until the end of 2026").disputed);
}

BOOST_AUTO_TEST_CASE(matters_do_not_depend_on_the_order_of_the_graph) {
  GraphData graph = many_articles();
  const std::string page = exported(graph, "html");
  GraphData turned;
  const auto last = static_cast<std::uint32_t>(graph.nodes.size() - 1);
  turned.nodes.assign(graph.nodes.rbegin(), graph.nodes.rend());
  turned.edges.assign(graph.edges.rbegin(), graph.edges.rend());
  for (Edge& edge : turned.edges) {
    edge.source = last - edge.source;
    edge.target = last - edge.target;
  }
  BOOST_TEST((exported(turned, "html") == page));
}

BOOST_AUTO_TEST_CASE(both_sides_stand_beside_each_other_with_verb_time_medium_and_place) {
  const std::string page = exported(many_articles(), "html");
  const std::string claim = section(page, "Kestrel 3 cost US$5.5 million to train</h3>", "</section>");
  const std::string says = section(claim, "Who says", "Who is against");
  const std::string against = section(claim, "Who is against", "xx");
  BOOST_TEST(has(says, ">Tern Labs</bdi>"));
  BOOST_TEST(has(says, ">called plausible</b>"));
  BOOST_TEST(has(against, "<bdi>Sam Ortega</bdi></a> <bdi class=\"role\">CEO, Bluefin AI</bdi> "));
  BOOST_TEST(has(against, ">doubted</b> · <bdi>29 Jan 2025</bdi> · <bdi>a post on the forum Agora</bdi>"));
  BOOST_TEST(has(against, "<bdi>Meridian Times · 29 Jan 2025 · Rival doubts the figure of Tern Labs</bdi>"));
  BOOST_TEST(!has(says, "doubted"));
}

BOOST_AUTO_TEST_CASE(unnamed_hedged_and_unsure_are_said_to_be_so) {
  GraphData graph = many_articles();
  for (Edge& edge : graph.edges) {
    if (edge.label == "expect") edge.evidence.front().confidence = 0.69;
  }
  const std::string page = exported(graph, "html");
  const std::string saying = section(page, "<bdi class=\"unnamed\">analysts</bdi>", "</li>");
  BOOST_TEST(has(saying, "unnamed</span>"));
  BOOST_TEST(has(saying, "hedged</span>"));
  BOOST_TEST(has(saying, "not sure: 0.69"));
  BOOST_TEST(!has(section(page, "<bdi>Grid Agency</bdi>", "</li>"), "not sure"));
}

BOOST_AUTO_TEST_CASE(the_voice_of_the_article_is_folded_and_apart) {
  const std::string page = exported(many_articles(), "html");
  const std::string claim = section(page, "Kestrel 3 was released on January 20</h3>", "</section>");
  BOOST_TEST(!has(claim, "Who says"));
  BOOST_TEST(has(claim, "<details class=\"voice\"><summary>In the article’s own voice (1)</summary>"));
  BOOST_TEST(!has(section(page, "id=\"people\"", "</main>"), "January 20"));
}

BOOST_AUTO_TEST_CASE(what_is_only_denied_comes_after_what_has_two_sides) {
  GraphData graph = graph_from(R"(
    @a Paper | 2025-01-01 | Headline
    p:Ann -denied:denies-> she took the money @ a
    p:Bo -said-> the bridge is closed @ a
    p:Ann -denied:denies-> the bridge is closed @ a
    p:Bo -said-> the rain will stop @ a
  )");
  graph.nodes[node_named(graph, "she took the money")].worth = 0.9;
  graph.nodes[node_named(graph, "the rain will stop")].worth = 1;
  std::vector<std::string> order;
  for (const Matter& matter : ledger_of(graph))
    order.push_back(graph.nodes[matter.claims.front().node].label);
  BOOST_TEST(
      order == (std::vector<std::string>{"the bridge is closed", "she took the money", "the rain will stop"}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_denial_of_what_an_article_itself_says_does_not_say_that_nobody_says_it) {
  const std::string page = exported(graph_from(R"(
    @a Paper | 2025-01-01 | Headline
    o:Paper -reported:narration-> the bridge is closed @ a
    p:Ann -denied:denies-> the bridge is closed @ a
  )"),
                                    "html");
  BOOST_TEST(has(section(page, "Who says", "Who is against"), "Nobody but an article itself"));
  BOOST_TEST(!has(page, "Nobody in these articles"));
}

BOOST_AUTO_TEST_CASE(what_was_not_said_is_on_no_side_and_says_so) {
  for (const auto& [realis, badge] :
       {std::pair("negated", "this was not said"), std::pair("unreal", "if, would")}) {
    const GraphData graph = unfolded(realis, "did not say", true);
    const std::string page = exported(graph, "html");
    const std::string claim = section(page, "the plan works</h3>", "</section>");
    BOOST_TEST(has(claim, "On no side"));
    BOOST_TEST(has(claim, badge));
    BOOST_TEST(!has(claim, "Who says"));
  }
}

BOOST_AUTO_TEST_CASE(what_somebody_passes_on_is_not_shown_as_if_the_article_had_heard_it) {
  GraphData graph = unfolded("said", "had told", true);
  Node outer;
  outer.id = "att-2";
  outer.kind = NodeKind::attribution;
  Node teller;
  teller.id = "per-bo";
  teller.kind = NodeKind::person;
  teller.label = "Bo";
  const auto at = static_cast<std::uint32_t>(graph.nodes.size());
  graph.nodes.push_back(outer);
  graph.nodes.push_back(teller);
  Edge says;
  says.id = "edg-says";
  says.kind = EdgeKind::said_by;
  says.source = at;
  says.target = at + 1;
  Edge relays;
  relays.id = "edg-relays";
  relays.kind = EdgeKind::relays;
  relays.source = at;
  relays.target = at - 1;
  graph.edges.push_back(says);
  graph.edges.push_back(relays);
  const std::string page = exported(graph, "html");
  BOOST_TEST(has(page, ">had told</b> · as passed on by <bdi>Bo</bdi>"));
  BOOST_TEST(
      has(section(page, "id=\"people\"", "</main>"), ">had told</b>, as passed on by <bdi>Bo</bdi>: "));
}

BOOST_AUTO_TEST_CASE(a_source_that_the_article_does_not_state_is_called_that) {
  const std::string page = exported(unfolded("said", "was said", false), "html");
  BOOST_TEST(has(section(page, "Who says", "Who is against"), "A source that is not stated"));
  BOOST_TEST(has(exported(unfolded("said", "said", true), "html"), "<bdi>Ann</bdi>"));
  // The folded graph has no edge for it: the claim stands in its article, and nobody is said to say it.
  GraphData folded = graph_from("@a Paper | 2025-01-01 | Headline\np:Ann -said-> the plan works @ a");
  folded.edges.erase(folded.edges.begin());
  BOOST_TEST(has(section(exported(folded, "html"), "Who says", "</li>"), "stands in the article"));
}

BOOST_AUTO_TEST_CASE(the_words_of_the_claim_are_marked_in_their_passage) {
  GraphData graph = graph_from("@a Paper | 2025-01-01 | Headline\np:Ann -said-> it & that works @ a");
  Evidence& passage = graph.edges[0].evidence.front();
  passage.exact = "It works, Ann said: “works”";
  passage.bytes = {10, 10 + 31};
  passage.start = 10;
  passage.end = 37;
  Evidence& content = graph.edges[1].evidence.front();
  content.exact = "works";
  content.bytes = {33, 38};  // the second one
  content.start = 31;
  content.end = 36;
  const std::string page = exported(graph, "html");
  BOOST_TEST(has(page, "before </span>It works, Ann said: “<mark>works</mark>”<span"));
  BOOST_TEST(has(page, "href=\"https://example.org/a#:~:text=works\""));
  content.exact = "elsewhere";
  BOOST_TEST(!has(exported(graph, "html"), "<mark>"));
  graph.edges.erase(graph.edges.begin() + 1);  // its place is not known, but its words are there
  graph.edges[0].evidence.front().exact = "Ann said it & that works";
  BOOST_TEST(has(exported(graph, "html"), "Ann said <mark>it &amp; that works</mark>"));
}

BOOST_AUTO_TEST_CASE(context_ends_between_words_where_it_was_cut) {
  BOOST_TEST(detail::context_before("piece of a sentence that is cut ") == "… of a sentence that is cut ");
  BOOST_TEST(detail::context_before("The start, ") == "The start, ");
  BOOST_TEST(detail::context_after(", a sentence that is cut off her") == ", a sentence that is cut off …");
  BOOST_TEST(detail::context_after(" the end.") == " the end.");
  const std::string one_word(32, 'x');
  BOOST_TEST(detail::context_before(one_word) == one_word);
}

BOOST_AUTO_TEST_CASE(a_changed_figure_is_said_at_the_top_of_its_card) {
  BOOST_TEST(has(exported(many_articles(), "html"), ">figure changed: 5.5M → 5.6M</span>"));
}

BOOST_AUTO_TEST_CASE(what_copies_of_an_article_have_again_is_one_line) {
  const GraphData graph = graph_from(R"(
    @z Wire | 2025-01-01 | Original
    @a Paper | 2025-01-02 | Copy
    @b Gazette | 2025-01-02 | Another
    p:Ann -said-> the plan works @ z | 2024-12-30
    p:Ann -said-> the plan works @ a | 2024-12-30
    p:Ann -said-> the plan works @ b | 2024-12-30
    a =copied from=> z
  )");
  const auto matters = ledger_of(graph);
  const auto& sayings = matters.front().claims.front().sayings;
  BOOST_TEST_REQUIRE(sayings.size() == 3U);
  BOOST_TEST(graph.nodes[sayings[0].article].label == "Original");
  BOOST_TEST(graph.nodes[sayings[1].article].label == "Copy");
  BOOST_TEST(!sayings[0].copy);
  BOOST_TEST(sayings[1].copy);
  BOOST_TEST(!sayings[2].copy);  // nothing says that it copied
  const std::string page = exported(graph, "html");
  const std::string copies = section(page, "<details class=\"copies\">", "</details>");
  BOOST_TEST(has(copies, "<summary>Also in a copy: <bdi>Paper · 2 Jan 2025</bdi></summary>"));
  BOOST_TEST(has(copies, "<li class=\"saying\">"));
  BOOST_TEST(!has(copies, "Gazette"));
  BOOST_TEST(checked(page).status == 0);
}

BOOST_AUTO_TEST_CASE(an_unnamed_source_of_a_copy_is_the_same_and_two_people_are_not) {
  GraphData graph = graph_from(R"(
    @a Wire | 2025-01-01 | Original
    @b Paper | 2025-01-02 | Copy
    ?p:an official -said-> the plan works @ a
    ?p:one official -said-> the plan works @ b
    p:Bo -said-> the plan works @ b
    b =copied from=> a
  )");
  const auto copies = [&] {
    const auto matters = ledger_of(graph);
    std::size_t count = 0;
    for (const auto& s : matters.front().claims.front().sayings) count += s.copy ? 1 : 0;
    return count;
  };
  BOOST_TEST(copies() == 0U);
  graph.nodes[node_named(graph, "an official")].family = "fam-1";
  graph.nodes[node_named(graph, "one official")].family = "fam-1";
  BOOST_TEST(copies() == 1U);
}

BOOST_AUTO_TEST_CASE(the_origin_of_a_claim_is_a_line_of_steps) {
  GraphData graph = graph_from(R"(
    @a Wire | 2025-01-01 | Original
    @b Paper | 2025-01-02 | Copy
    p:Ann -said-> the plan works @ a
    p:Ann -said-> the plan works @ b
    p:Bo -said-> the rain will stop @ a
    b =copied from=> a
  )");
  const std::string page = exported(graph, "html");
  const std::string claim = section(page, "the plan works</h3>", "</section>");
  BOOST_TEST(has(claim,
                 "<ol>\n<li><bdi>Ann</bdi></li>\n<li>reported in <bdi>Wire · 1 Jan 2025</bdi></li>\n"
                 "<li>copied in <bdi>Paper · 2 Jan 2025</bdi></li>\n</ol>"));
  // A speaker and an article are what the list above says.
  BOOST_TEST(!has(section(page, "the rain will stop</h3>", "</section>"), "<ol>"));
}

BOOST_AUTO_TEST_CASE(the_course_of_a_changed_figure_is_a_plot_and_a_line_of_words) {
  GraphData graph = graph_from(R"(
    @a Wire | 2025-01-01 | First
    @b Paper | 2025-01-21 | Second
    p:Ann -said-> the bridge cost 4 million @ a
    p:Ann -said-> the bridge cost 5 million @ b
    the bridge cost 4 million ~4M → 5M~ the bridge cost 5 million
  )");
  BOOST_TEST(!has(exported(graph, "html"), "<svg"));  // no figures known
  graph.nodes[node_named(graph, "the bridge cost 4 million")].quantities = "2; EUR 4000000";
  graph.nodes[node_named(graph, "the bridge cost 5 million")].quantities = "about EUR 5000000–6000000";
  const std::string page = exported(graph, "html");
  const std::string course = section(page, "<figure", "</figure>");
  BOOST_TEST(has(course, "The figure over time: EUR 4M (1 Jan 2025) → 5M–6M (21 Jan 2025)"));
  BOOST_TEST(has(course, "<circle cx=\"12.0\""));
  BOOST_TEST(has(course, "<circle cx=\"308.0\""));
  BOOST_TEST(has(course, "class=\"range\""));
  BOOST_TEST(checked(page).status == 0);
  // Another figure that the same matter has is another line.
  GraphData two = graph_from(R"(
    @a Wire | 2025-01-01 | First
    @b Paper | 2025-01-21 | Second
    p:Ann -said-> the bridge cost 4 million @ a
    p:Ann -said-> the bridge cost 5 million @ b
    p:Bo -said-> the school cost 7 million @ a
    p:Bo -said-> the school cost 8 million @ b
    the bridge cost 4 million ~4M → 5M~ the bridge cost 5 million
    the school cost 7 million ~7M → 8M~ the school cost 8 million
    the bridge cost 4 million !! the school cost 7 million
  )");
  for (Node& node : two.nodes) {
    const std::size_t cost = node.label.find("cost ");
    if (node.kind == NodeKind::claim) node.quantities = "EUR " + node.label.substr(cost + 5, 1) + "000000";
  }
  const std::string plots = exported(two, "html");
  BOOST_TEST(ledger_of(two).size() == 1U);
  BOOST_TEST(has(plots, "EUR 4M (1 Jan 2025) → 5M (21 Jan 2025)"));
  BOOST_TEST(has(plots, "EUR 7M (1 Jan 2025) → 8M (21 Jan 2025)"));
  graph.nodes[node_named(graph, "the bridge cost 5 million")].quantities = "USD 5000000";
  BOOST_TEST(!has(exported(graph, "html"), "<svg"));  // no unit that both have
}

BOOST_AUTO_TEST_CASE(a_rating_is_its_authors) {
  GraphData graph = graph_from(
      "@a Paper | 2025-01-01 | Headline\np:Ann -said-> the plan works @ a\n"
      "o:Facts -said-> nothing @ a");
  Node review;
  review.id = "rev-1";
  review.kind = NodeKind::claim_review;
  review.label = "Half <b>true</b>";
  review.url = "https://facts.example/1";
  review.date_published = "2025-02-01";
  graph.nodes.push_back(review);
  const auto at = static_cast<std::uint32_t>(graph.nodes.size() - 1);
  Edge about;
  about.id = "edg-about";
  about.kind = EdgeKind::about;
  about.source = at;
  about.target = node_named(graph, "the plan works");
  Edge author = about;
  author.id = "edg-author";
  author.kind = EdgeKind::said_by;
  author.target = node_named(graph, "Facts");
  graph.edges.push_back(about);
  graph.edges.push_back(author);
  const std::string page = exported(graph, "html");
  const std::string ratings = section(page, "Rated by others", "</div>");
  BOOST_TEST(has(ratings,
                 "<bdi class=\"who\">Facts</bdi> <b class=\"verb\">rated it</b> "
                 "<q dir=\"auto\">Half &lt;b&gt;true&lt;/b&gt;</q> · <bdi>1 Feb 2025</bdi>"));
  BOOST_TEST(has(ratings, "href=\"https://facts.example/1\""));
  BOOST_TEST(checked(page).status == 0);
  BOOST_TEST(!ledger_of(graph).front().disputed);  // a rating is no side of ours
}

BOOST_AUTO_TEST_CASE(the_index_has_the_day_of_each_saying) {
  const std::string page = exported(
      graph_from("@a Paper | 2025-01-01T08:00:00Z | Headline\np:Ann -said-> the plan works @ a"), "html");
  BOOST_TEST(has(page, ",\"2025-01-01\"]]"));
}

BOOST_AUTO_TEST_CASE(a_speaker_has_a_page_with_what_was_said_against_it) {
  const std::string page = exported(many_articles(), "html");
  const std::string holt = section(page, "<h3 dir=\"auto\">Mira Holt</h3>", "</section>");
  const std::string said = section(holt, "All that was said by this speaker", "</ul>");
  BOOST_TEST(has(said, "no state money went into Kestrel 3"));
  BOOST_TEST(has(said, "everything about Kestrel 3 has been published"));
  const std::string against = section(holt, "All that was said against what this speaker says", "</ul>");
  BOOST_TEST(has(against, "<bdi>Tom Ekberg</bdi>"));
  BOOST_TEST(!has(against, "state money"));
  BOOST_TEST(
      has(section(page, "<h3 dir=\"auto\">Tom Ekberg</h3>", "</section>"), "What this speaker is against"));
}

BOOST_AUTO_TEST_SUITE_END()
