#include <boost/test/unit_test.hpp>

#include "core/store/store.hpp"
#include "tests/unit/store/random_store.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& one : list) out += one + ';';
  return out;
}

/// Everything in a graph, one record a line. An empty span is no passage: what stands around it is left out.
std::string everything(const GraphData& g) {
  std::string out;
  const auto line = [&out](std::initializer_list<std::string> fields) {
    for (const std::string& field : fields) out += field + '|';
    out += '\n';
  };
  for (const Node& n : g.nodes) {
    line({node_kind_name(n.kind),
          n.id,
          n.label,
          n.description,
          n.anonymous ? "anonymous" : "",
          joined(n.alternate_names),
          n.url,
          n.publisher,
          n.date_published,
          n.date_modified,
          n.language,
          joined(n.authors),
          n.polarity,
          n.modality,
          n.valid_time,
          n.first_appearance,
          n.quantities,
          n.attribution_kind,
          n.stance,
          n.cue,
          n.said_at,
          n.medium,
          n.addressee,
          n.hedged ? "hedged" : ""});
  }
  for (const Edge& e : g.edges) {
    line({edge_kind_name(e.kind), e.id, g.nodes[e.source].id, g.nodes[e.target].id, e.label, e.attribution,
          e.attribution_kind, e.stance, e.said_at, e.medium, e.date, e.hedged ? "hedged" : ""});
    for (const Evidence& p : e.evidence) {
      const bool passage = !p.bytes.empty();
      line({"  " + p.article, std::to_string(p.bytes.begin), std::to_string(p.bytes.end),
            std::to_string(p.start), std::to_string(p.end), p.exact, passage ? p.prefix : "",
            passage ? p.suffix : "", p.by, std::to_string(p.confidence), origin_name(p.origin)});
    }
  }
  return out;
}

std::string first_difference(const std::string& a, const std::string& b) {
  const auto at =
      static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  const std::size_t start = at < 300 ? 0 : a.rfind('\n', at) + 1;
  return a.substr(start, 500) + "\n--- not ---\n" + b.substr(std::min(start, b.size()), 500);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(store_fold)

BOOST_AUTO_TEST_CASE(scanning_and_folding_give_the_same_graph_as_loading_article_by_article) {
  for (unsigned seed = 1; seed <= 150; ++seed) {
    const RandomStore random(seed);
    std::vector<std::string> some;
    for (std::size_t i = 0; i < random.drafts.size(); i += 2) some.push_back(random.drafts[i].article.id);
    for (const bool nodes : {false, true}) {
      for (const bool superseded : {false, true}) {
        for (const bool all : {false, true}) {
          GraphFilter filter{.attribution_nodes = nodes, .superseded = superseded};
          if (!all) filter.articles = some;
          const std::string before = everything(random.store.load_graph_before(filter));
          const std::string now = everything(random.store.load_graph(filter));
          BOOST_REQUIRE_MESSAGE(before == now, "seed " << seed << ": " << first_difference(before, now));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
