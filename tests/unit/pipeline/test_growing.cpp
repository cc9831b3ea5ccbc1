// An archive that grows loses no link: what links two articles is in these two.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>
#include <tuple>

#include "claimgraph/pipeline.hpp"
#include "tests/unit/support/made_articles.hpp"

using namespace claimgraph;
using namespace claimgraph::test;

namespace {

/// Everything that was found by comparing, of some articles.
class Linked {
 public:
  explicit Linked(const std::vector<MadeArticle>& articles) : m_store(":memory:") {
    for (const MadeArticle& one : articles) {
      m_store.put_article(one.article, one.analysis, "made");
      for (const Claim& claim : one.analysis.claims) m_uses[claim.id].insert(one.article.id);
      for (const Entity& entity : one.analysis.entities) m_entities.insert(entity.id);
      for (const Attribution& a : one.analysis.attributions) {
        m_stated[a.id] = one.analysis.claims[a.claims[0].claim].id;
        for (const auto s : a.speakers) m_named[m_stated[a.id]].insert(one.analysis.entities[s].id);
      }
      for (const Claim& claim : one.analysis.claims) {
        for (const auto e : claim.about) m_named[claim.id].insert(one.analysis.entities[e].id);
      }
    }
    refresh_relations(m_store);
    const GraphData graph = m_store.load_graph();
    for (const Edge& edge : graph.edges) {
      const std::string& source = graph.nodes[edge.source].id;
      const std::string& target = graph.nodes[edge.target].id;
      if (edge.kind == EdgeKind::derived_from || edge.kind == EdgeKind::same_as)
        edges.insert({edge.kind, source, target, edge.detail});
    }
    // Not from the graph: a claim that somebody only denies is no node of its own once its target is found.
    for (const auto& [claim, stated_in] : m_uses) {
      for (const ClaimRelation& one : m_store.relations_of_claim(claim))
        edges.insert({one.kind, one.source, one.target, one.detail});
    }
    for (const MadeArticle& one : articles) {
      for (const Claim& claim : one.analysis.claims) m_labels[claim.id] = claim.text;
    }
    for (const Node& node : graph.nodes) {
      m_labels[node.id] = node.label;
      m_family[node.id] = node.family.empty() ? node.id : node.family;
    }
    for (const StanceTarget& one : m_store.stance_targets()) stances[one.attribution] = one;
  }

  using Link = std::tuple<EdgeKind, std::string, std::string, std::string>;
  std::set<Link> edges;
  std::map<std::string, StanceTarget> stances;

  bool has_claim(const std::string& id) const { return m_uses.contains(id); }
  bool has_article(const std::string& id) const { return m_store.article_info(id).has_value(); }
  bool has_entity(const std::string& id) const { return m_entities.contains(id); }
  const std::set<std::string>& uses(const std::string& claim) const { return m_uses.at(claim); }
  const std::string& stated(const std::string& saying) const { return m_stated.at(saying); }
  /// Who says the claim and whom it is about.
  const std::set<std::string>& named(const std::string& claim) const { return m_named.at(claim); }
  bool are_one(const std::string& a, const std::string& b) const { return m_family.at(a) == m_family.at(b); }
  const std::string& label(const std::string& id) const { return m_labels.at(id); }
  std::vector<std::string> linked_to(EdgeKind kind, const std::string& source) const {
    std::vector<std::string> out;
    for (const auto& [k, from, to, detail] : edges) {
      if (k != kind) continue;
      if (from == source) out.push_back(to);
      if (to == source && kind == EdgeKind::same_claim) out.push_back(from);
    }
    return out;
  }

 private:
  Store m_store;
  std::map<std::string, std::set<std::string>> m_uses;
  std::map<std::string, std::string> m_labels, m_stated, m_family;
  std::map<std::string, std::set<std::string>> m_named;
  std::set<std::string> m_entities;
};

bool share_word(const std::string& a, const std::string& b) {
  std::set<std::string> words;
  std::string word;
  for (const char c : a + ' ') c == ' ' ? (void)words.insert(std::exchange(word, {})) : word.push_back(c);
  for (const char c : b + ' ') {
    if (c != ' ') {
      word.push_back(c);
    } else if (words.contains(std::exchange(word, {}))) {
      return true;
    }
  }
  return false;
}

/// Why a link of the part is not in the whole; empty when nothing excuses it.
std::string excuse(const Linked::Link& link, const Linked& part, const Linked& whole) {
  const auto& [kind, source, target, detail] = link;
  if (kind == EdgeKind::derived_from) {
    for (const std::string& other : whole.linked_to(kind, source)) {
      if (!part.has_article(other)) return "another origin came";
    }
    return {};
  }
  if (kind == EdgeKind::same_as) {
    for (const auto& [k, from, to, why] : whole.edges) {
      for (const std::string& id : {from, to}) {
        if (id.substr(0, 4) == "per-" || id.substr(0, 4) == "org-") {
          if (!part.has_entity(id) && (share_word(whole.label(id), part.label(source)) ||
                                       share_word(whole.label(id), part.label(target))))
            return "somebody else came who may be called so";
        }
      }
    }
    return {};
  }
  if (!part.has_claim(source) || !part.has_claim(target)) return "no claims";
  for (const std::string& id : {source, target}) {
    if (whole.uses(id) != part.uses(id)) return "another article states it";
    for (const std::string& one : part.named(id)) {
      for (const std::string& other : part.named(id == source ? target : source)) {
        if (part.are_one(one, other) != whole.are_one(one, other)) return "who is whom is known better";
      }
    }
    if (kind != EdgeKind::same_claim) continue;
    for (const std::string& other : whole.linked_to(kind, id)) {
      if (!part.has_claim(other)) return "a surer twin came";
    }
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(growing)

BOOST_AUTO_TEST_CASE(links_among_some_articles_are_links_among_all_unless_a_better_one_came) {
  std::map<EdgeKind, std::size_t> kept;
  std::size_t stances = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const MadeArticles made(seed);
    Random random(seed);
    std::vector<MadeArticle> some, all;
    for (std::uint64_t i = 0; i < 240; ++i) {
      all.push_back(made.article(i));
      if (random.chance(0.5)) some.push_back(all.back());
    }
    const Linked part(some);
    const Linked whole(all);
    for (const Linked::Link& link : part.edges) {
      const auto& [kind, source, target, detail] = link;
      const bool there = whole.edges.contains(link);
      BOOST_TEST_CONTEXT("seed " << seed << ' ' << edge_kind_name(kind) << ' ' << part.label(source) << " | "
                                 << part.label(target)) {
        BOOST_TEST((there || !excuse(link, part, whole).empty()));
      }
      kept[kind] += there ? 1 : 0;
    }
    for (const auto& [saying, target] : part.stances) {
      const std::string& own = part.stated(saying);
      if (whole.uses(own) != part.uses(own)) continue;  // others say it: then the claim itself is denied
      const auto found = whole.stances.find(saying);
      BOOST_REQUIRE((found != whole.stances.end()));
      BOOST_TEST((found->second.claim == target.claim || found->second.confidence >= target.confidence));
      ++stances;
    }
  }
  BOOST_TEST(kept[EdgeKind::derived_from] > 50U);
  BOOST_TEST(kept[EdgeKind::same_claim] > 100U);
  BOOST_TEST(kept[EdgeKind::variant_of] + kept[EdgeKind::contradicts] > 50U);
  BOOST_TEST(stances > 20U);
}

BOOST_AUTO_TEST_CASE(many_copies_hide_none) {
  const MadeArticle first = MadeArticles(9).article(0);
  const auto copy_of_first = [&](const std::string& url, const std::string& date, const std::string& end) {
    MadeArticle copy = first;
    copy.article.publisher.name = "Copy";
    copy.article.url = url;
    copy.article.date_published = date;
    copy.article.text += end;
    seal_article(copy.article);
    for (Attribution& one : copy.analysis.attributions) one.id = content_id("att", {copy.article.id, one.id});
    return copy;
  };
  const std::string url = "https://copy.example/1";
  const MadeArticle copy = copy_of_first(url, "2040-01-01", "");
  const auto origin_of_copy = [&](const std::vector<MadeArticle>& articles) {
    return Linked(articles).linked_to(EdgeKind::derived_from, copy.article.id);
  };
  const std::vector<std::string> origin{first.article.id};
  std::vector<MadeArticle> articles{first, copy};
  BOOST_TEST(origin_of_copy(articles) == origin, boost::test_tools::per_element());
  // Thirty more copies that came earlier, and thirty versions of the copy itself: earlier than the first
  // text, but no origins.
  for (int i = 0; i < 30; ++i) {
    const std::string end = "Page " + std::to_string(i) + " of the morning paper.";
    articles.push_back(copy_of_first("https://p.example/" + std::to_string(i), "2039-01-01", end));
    articles.push_back(copy_of_first(url, "2001-01-01", end));
  }
  BOOST_TEST(origin_of_copy(articles) == origin, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
