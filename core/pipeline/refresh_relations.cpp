#include <algorithm>
#include <map>
#include <tuple>

#include "claimgraph/pipeline.hpp"
#include "claimgraph/stance.hpp"
#include "core/resolve/relate.hpp"
#include "core/store/dates.hpp"

namespace claimgraph {

namespace {

void add_unique(std::vector<std::string>& list, const std::string& one) {
  if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}

/// Collects the facts of all articles, by article id.
struct Collector {
  std::map<std::string, ClaimFacts> claims;
  std::vector<StanceFacts> stances;
  std::vector<ArticleFacts> articles;
  std::vector<ArticleRelation> cites;
  std::map<std::string, std::string> article_of_url;
  std::vector<std::pair<std::string, std::string>> links;  // article, url

  void add(const Article& article, const Analysis& analysis) {
    const std::int64_t when = instant_of(article.date_published).value_or(INT64_MAX);
    const std::string url = article.canonical_url.empty() ? article.url : article.canonical_url;
    articles.push_back({article.id, url.empty() ? article.publisher.name + '\n' + article.headline : url,
                        article.text, when});
    if (!url.empty()) article_of_url.emplace(url, article.id);
    for (const std::string& link : article.links) links.emplace_back(article.id, link);
    for (const Claim& claim : analysis.claims) {
      const auto [it, fresh] = claims.try_emplace(claim.id);
      ClaimFacts& facts = it->second;
      if (fresh) facts.only_article = article.id;
      if (facts.only_article != article.id) facts.only_article.clear();
      if (fresh || claim.text < facts.text) {
        facts.id = claim.id;
        facts.text = claim.text;
        facts.polarity = claim.polarity;
        facts.subject = claim.subject == kNone ? std::string() : analysis.entities[claim.subject].id;
        facts.valid_time = claim.valid_time;
        facts.quantities.clear();
        facts.figure_words.clear();
        // Figures of bare topics and questions say nothing that another could contradict.
        for (const auto q :
             claim.form == ClaimForm::proposition ? claim.quantities : std::vector<std::uint32_t>()) {
          facts.quantities.push_back(analysis.quantities[q]);
          facts.figure_words.push_back(figure_words(article.text, analysis.quantities[q].span));
        }
      }
      for (const auto e : claim.about) add_unique(facts.about, analysis.entities[e].id);
      facts.when = std::min(facts.when, when);
    }
    for (const Attribution& a : analysis.attributions) add(article, analysis, a);
  }

  void add(const Article& article, const Analysis& analysis, const Attribution& a) {
    std::vector<std::string> speakers;
    for (const auto s : a.speakers) speakers.push_back(analysis.entities[s].id);
    if (speakers.empty()) speakers.push_back("publisher " + article.publisher.name);
    for (const StatedClaim& stated : a.claims) {
      const std::string& id = analysis.claims[stated.claim].id;
      if (says_own_claim(a.stance, a.realis)) {
        for (const std::string& one : speakers) add_unique(claims[id].speakers, one);
      }
      if (meaning_of(a.stance, a.realis, ClaimTie::target).edge) {
        stances.push_back({a.id, id, a.stance, speakers, article.id});
      }
    }
    if (a.addressee == kNone || analysis.entities[a.addressee].type != EntityType::organization) return;
    const std::string& told = analysis.entities[a.addressee].name;
    if (told == article.publisher.name) return;
    const Span cue = a.cue.empty() ? a.content.empty() ? Span{} : a.content.front() : a.cue.front();
    cites.push_back({EdgeKind::cites,
                     article.id,
                     {},
                     told,
                     "told " + told,
                     "addressee",
                     cue,
                     {},
                     a.confidence,
                     "rule:told/1"});
  }
};

}  // namespace

void refresh_relations(Store& store) {
  Collector all;
  store.each_analysis([&](const Article& article, const Analysis& analysis) {
    all.add(article, analysis);
    return true;
  });
  // What is not needed any more is freed before the next step: this is what takes most of an import's memory.
  Relations out;
  out.articles = find_copies(all.articles);
  all.articles = {};
  std::vector<ClaimFacts> claims;
  claims.reserve(all.claims.size());
  while (!all.claims.empty()) claims.push_back(std::move(all.claims.extract(all.claims.begin()).mapped()));
  out.claims = relate_claims(claims);
  out.stances = stance_targets(claims, all.stances);
  std::move(all.cites.begin(), all.cites.end(), std::back_inserter(out.articles));
  for (const auto& [article, url] : all.links) {
    const auto found = all.article_of_url.find(url);
    if (found == all.article_of_url.end() || found->second == article) continue;
    out.articles.push_back(
        {EdgeKind::cites, article, found->second, {}, "links to", "link", {}, {}, 1, "rule:link/1"});
  }
  store.replace_relations(out);
}

}  // namespace claimgraph
