// Answers from a part of the database against the same from the whole graph, from SQL, and from a plain Boost
// graph.
#include <SQLiteCpp/SQLiteCpp.h>
#include <unistd.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "claimgraph/exporter.hpp"
#include "claimgraph/queries.hpp"
#include "claimgraph/query_json.hpp"
#include "core/model/identity.hpp"
#include "tests/bench/synthetic/synthetic.hpp"
#include "tests/unit/query/as_json.hpp"
#include "tests/unit/store/random_store.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

/// The lines that only one of them has.
std::string difference(const std::string& got, const std::string& expected) {
  std::set<std::string> lines[2];
  for (int which = 0; which < 2; ++which) {
    std::istringstream in(which == 0 ? got : expected);
    for (std::string line; std::getline(in, line);) lines[which].insert(line);
  }
  std::string out;
  for (const std::string& line : lines[0]) out += lines[1].contains(line) ? "" : "+ " + line + '\n';
  for (const std::string& line : lines[1]) out += lines[0].contains(line) ? "" : "- " + line + '\n';
  return out;
}

void fill(Store& store, int articles, unsigned seed) {
  bench::SyntheticArchive archive(seed);
  for (int i = 0; i < articles; ++i) {
    const bench::SyntheticArticle one = archive.next();
    store.put_article(one.article, one.analysis, "synthetic");
  }
  store.replace_relations(archive.relations());
}

std::vector<std::string> claims_of(const Store& store) {
  std::vector<std::string> out;
  for (const ClaimInfo& one : store.claims({.min_confidence = -1})) out.push_back(one.id);
  return out;
}

/// "2 derivedFrom art-1 art-2 copied text" for each step but those to speakers, whom a trail leaves out.
std::vector<std::string> steps(const ClaimGraph& graph, const std::string& claim) {
  std::vector<std::string> out;
  const GraphData& data = graph.data();
  for (const TraceEdge& step : graph.trace_back(claim)) {
    const Edge& e = data.edges[step.edge];
    if (e.kind == EdgeKind::said_by && data.nodes[step.to].kind != NodeKind::attribution) continue;
    std::string line = std::to_string(step.depth) + ' ' + e.id + ' ' + edge_kind_name(e.kind) + ' ' +
                       data.nodes[step.from].id + ' ' + data.nodes[step.to].id;
    if (e.kind == EdgeKind::derived_from || e.kind == EdgeKind::cites || e.kind == EdgeKind::revision_of)
      line += ' ' + e.label + ' ' + data.nodes[step.from].label + ' ' + data.nodes[step.to].label;
    out.push_back(line);
  }
  return out;
}

std::size_t check_trails(const Store& store, double sure) {
  const ClaimGraph whole(
      store.load_graph({.attribution_nodes = true, .evidence = false, .min_confidence = sure}));
  std::size_t found = 0;
  for (const std::string& claim : claims_of(store)) {
    const std::vector<std::string> expected = steps(whole, claim);
    const std::vector<std::string> got = steps(ClaimGraph(store.load_trail({claim}, sure)), claim);
    BOOST_REQUIRE_EQUAL_COLLECTIONS(got.begin(), got.end(), expected.begin(), expected.end());
    found += got.size();
  }
  return found;
}

std::size_t check_around(const Store& store, const GraphFilter& filter,
                         const std::vector<std::string>& starts, unsigned hops) {
  GraphFilter places = filter;
  places.words = false;
  const ClaimGraph whole(store.load_graph(places));
  std::size_t found = 0;
  for (const std::string& start : starts) {
    GraphData expected = whole.neighbourhood({start}, hops);
    store.fetch_evidence(expected);
    const GraphData got = query_around(store, filter, {start}, hops);
    BOOST_REQUIRE_MESSAGE(as_json(got) == as_json(expected),
                          start << " within " << hops << ":\n"
                                << difference(as_json(got), as_json(expected)));
    found += got.edges.size();
  }
  return found;
}

std::vector<std::string> some_nodes(const Store& store, bool attribution_nodes, std::size_t every) {
  std::vector<std::string> out;
  const GraphData graph = store.load_graph({.attribution_nodes = attribution_nodes, .evidence = false});
  for (std::size_t i = 0; i < graph.nodes.size(); i += every) {
    if (store.ids_with_prefix(graph.nodes[i].id).size() == 1) out.push_back(graph.nodes[i].id);
  }
  return out;
}

/// The sources of a claim as the whole graph tells them.
class WholeSources {
 public:
  WholeSources(const Store& store, double sure)
      : m_store(store), m_graph(store.load_graph({.words = false, .min_confidence = sure})) {
    for (const Node& n : m_graph.nodes) {
      if (n.kind == NodeKind::article && !n.publisher.empty()) m_outlets.insert(normalise_name(n.publisher));
    }
  }

  std::string of(const std::string& claim) const {
    std::set<std::string> near, wider;
    for (const Node& n : m_graph.nodes) {
      if (n.id == claim) near.insert(family(n));
    }
    wider = near;
    for (const Edge& e : m_graph.edges) {
      if (e.kind != EdgeKind::variant_of || (e.detail != "rounds-to" && e.detail != "truncates-to")) continue;
      if (near.contains(family(source(e)))) wider.insert(family(target(e)));
      if (near.contains(family(target(e)))) wider.insert(family(source(e)));
    }
    std::map<std::string, std::set<std::string>> speakers, from;  // of each article
    std::set<std::string> reports;
    for (const Edge& e : m_graph.edges) {
      if (e.kind != EdgeKind::said_by || source(e).kind != NodeKind::claim || e.evidence.empty() ||
          !wider.contains(family(source(e))))
        continue;
      const std::string& article = e.evidence[0].article;
      reports.insert(article);
      if (e.attribution_kind == "narration") continue;
      const auto saying = m_store.attribution(e.attribution);
      const std::string own = saying ? normalise_name(saying->publisher) : std::string();
      const auto outlet = [&](const std::string& name) {
        return normalise_name(name) != own && m_outlets.contains(normalise_name(name));
      };
      if (outlet(target(e).label)) {
        from[article].insert(target(e).label);
        continue;
      }
      if (saying && outlet(saying->addressee.name)) from[article].insert(saying->addressee.name);
      speakers[article].insert(target(e).id);
    }
    std::set<std::string> leaning, sources;
    for (const Edge& e : m_graph.edges) {
      if (e.kind == EdgeKind::derived_from && reports.contains(source(e).id) &&
          reports.contains(target(e).id))
        leaning.insert(source(e).id);
    }
    for (const auto& [article, names] : from) leaning.insert(article);
    std::map<std::string, std::string> family_of;
    for (const Node& n : m_graph.nodes) family_of[n.id] = family(n);
    for (const auto& [article, ids] : speakers) {
      for (const std::string& id : ids) {
        if (!leaning.contains(article)) sources.insert(family_of[id]);
      }
    }
    for (const Edge& e : m_graph.edges) {
      if (e.kind == EdgeKind::affiliation && sources.contains(family(target(e))))
        sources.erase(family(source(e)));
    }
    std::string out =
        std::to_string(reports.size()) + " reports, " + std::to_string(leaning.size()) + " lean;";
    for (const std::string& one : sources) out += ' ' + one;
    return out;
  }

  static std::string of(const SourcesResult& result, const std::map<std::string, std::string>& family_of) {
    std::set<std::string> sources;
    for (const EntityRef& one : result.independent_sources) sources.insert(family_of.at(one.id));
    std::string out = std::to_string(result.reports.size()) + " reports, " +
                      std::to_string(result.reports.size() - result.independent_reports) + " lean;";
    for (const std::string& one : sources) out += ' ' + one;
    return out;
  }

  std::map<std::string, std::string> families() const {
    std::map<std::string, std::string> out;
    for (const Node& n : m_graph.nodes) out[n.id] = family(n);
    return out;
  }

 private:
  static std::string family(const Node& n) { return n.family.empty() ? n.id : n.family; }
  const Node& source(const Edge& e) const { return m_graph.nodes[e.source]; }
  const Node& target(const Edge& e) const { return m_graph.nodes[e.target]; }

  const Store& m_store;
  GraphData m_graph;
  std::set<std::string> m_outlets;
};

std::size_t check_sources(const Store& store, double sure) {
  const WholeSources whole(store, sure);
  std::size_t found = 0;
  for (const std::string& claim : claims_of(store)) {
    const auto result = query_sources(store, claim, sure);
    if (!result) continue;
    BOOST_REQUIRE_EQUAL(WholeSources::of(*result, whole.families()), whole.of(claim));
    found += result->reports.size();
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(parts)

BOOST_AUTO_TEST_CASE(a_trail_is_what_the_whole_graph_has_behind_a_claim) {
  std::size_t found = 0;
  for (unsigned seed = 1; seed <= 150; ++seed) {
    const RandomStore random(seed);
    found += check_trails(random.store, 0);
    found += check_trails(random.store, 0.5);
  }
  BOOST_TEST(found > 2000U);
  for (unsigned seed = 1; seed <= 3; ++seed) {
    Store store(":memory:");
    fill(store, 120, seed);
    BOOST_TEST(check_trails(store, seed == 2 ? 0.6 : 0) > 500U);
  }
}

BOOST_AUTO_TEST_CASE(a_trail_has_the_articles_that_sql_and_a_plain_graph_find) {
  const std::string file =
      (std::filesystem::temp_directory_path() / ("cg-parts-" + std::to_string(::getpid()) + ".db")).string();
  {
    Store store(file);
    fill(store, 150, 7);
  }
  {
    const Store store(file, {.mode = OpenMode::read_only});
    SQLite::Database db(file);
    // One vertex an article, by row.
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
    Graph graph(static_cast<std::size_t>(db.execAndGet("SELECT max(id) + 1 FROM article").getInt()));
    SQLite::Statement links(db, "SELECT source, target FROM article_relation WHERE target IS NOT NULL");
    while (links.executeStep())
      boost::add_edge(static_cast<std::size_t>(links.getColumn(0).getInt()),
                      static_cast<std::size_t>(links.getColumn(1).getInt()), graph);
    SQLite::Statement keys(db, "SELECT id, key FROM article");
    std::map<std::size_t, std::string> key;
    while (keys.executeStep())
      key[static_cast<std::size_t>(keys.getColumn(0).getInt())] = keys.getColumn(1).getString();
    // Versions of one article are none of these tables' links.
    const bool versions = db.execAndGet("SELECT count(*) FROM article WHERE is_current = 0").getInt() > 0;
    BOOST_TEST(versions);
    SQLite::Statement reached(db,
                              "WITH RECURSIVE back(id) AS (SELECT DISTINCT a.article FROM claim c JOIN "
                              "claim_use u ON u.claim = c.id JOIN "
                              "stated_claim s ON s.claim_use = u.id JOIN attribution a ON a.id = "
                              "s.attribution WHERE c.key = ? UNION SELECT "
                              "r.target FROM back JOIN article_relation r ON r.source = back.id WHERE "
                              "r.target IS NOT NULL) SELECT a.id, a.key, "
                              "a.id IN (SELECT u.article FROM claim_use u JOIN claim c ON c.id = u.claim "
                              "WHERE c.key = ?1) FROM back JOIN "
                              "article a ON a.id = back.id");
    std::size_t found = 0;
    for (const std::string& claim : claims_of(store)) {
      reached.reset();
      reached.bind(1, claim);
      std::set<std::string> by_sql, by_boost, in_trail;
      while (reached.executeStep()) {
        by_sql.insert(reached.getColumn(1).getString());
        if (reached.getColumn(2).getInt() == 0) continue;
        std::vector<std::size_t> order;
        std::vector<boost::default_color_type> colour(boost::num_vertices(graph));
        struct Note : boost::default_bfs_visitor {
          explicit Note(std::vector<std::size_t>& list) : out(&list) {}
          void discover_vertex(std::size_t vertex, const Graph&) { out->push_back(vertex); }
          std::vector<std::size_t>* out;
        };
        boost::queue<std::size_t> queue;
        boost::breadth_first_visit(
            graph, static_cast<std::size_t>(reached.getColumn(0).getInt()), queue, Note(order),
            boost::make_iterator_property_map(colour.begin(), boost::get(boost::vertex_index, graph)));
        for (const std::size_t vertex : order) by_boost.insert(key[vertex]);
      }
      bool has_versions = false;
      const GraphData trail = store.load_trail({claim}, -1);
      for (const Edge& e : trail.edges) has_versions = has_versions || e.kind == EdgeKind::revision_of;
      for (const Node& n : trail.nodes) {
        if (n.kind == NodeKind::article) in_trail.insert(n.id);
      }
      BOOST_REQUIRE(by_sql == by_boost);
      // Nobody's own claim ("denied that …") leads nowhere, and an older version may say the same again.
      for (const std::string& one : has_versions ? std::set<std::string>() : in_trail)
        BOOST_REQUIRE(by_sql.contains(one));
      if (!has_versions && in_trail.size() == by_sql.size()) ++found;
    }
    BOOST_TEST(found > 300U);
  }
  for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(file + tail);
}

BOOST_AUTO_TEST_CASE(what_lies_around_is_the_same_in_a_part_as_in_the_whole) {
  std::size_t found = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const RandomStore random(seed);
    for (const bool unfolded : {false, true}) {
      const std::vector<std::string> starts = some_nodes(random.store, unfolded, 3);
      for (unsigned hops = 0; hops <= 3; ++hops) {
        GraphFilter filter;
        filter.attribution_nodes = unfolded;
        filter.min_confidence = seed % 2 == 0 ? 0 : 0.4;
        filter.superseded = seed % 3 != 0;
        if (seed % 5 == 0)
          filter.articles = {random.drafts.front().article.id, random.drafts.back().article.id};
        found += check_around(random.store, filter, starts, hops);
      }
    }
  }
  BOOST_TEST(found > 5000U);
  Store store(":memory:");
  fill(store, 100, 11);
  BOOST_TEST(check_around(store, {}, some_nodes(store, false, 25), 1) > 200U);
  BOOST_TEST(check_around(store, {}, some_nodes(store, false, 60), 2) > 200U);
}

BOOST_AUTO_TEST_CASE(sources_are_the_same_in_a_part_as_in_the_whole) {
  std::size_t found = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const RandomStore random(seed);
    found += check_sources(random.store, 0);
    found += check_sources(random.store, 0.5);
  }
  BOOST_TEST(found > 500U);
  Store store(":memory:");
  fill(store, 80, 5);
  BOOST_TEST(check_sources(store, 0) > 300U);
}

BOOST_AUTO_TEST_SUITE_END()
