#include <algorithm>
#include <map>

#include "claimgraph/pipeline.hpp"
#include "claimgraph/stance.hpp"
#include "core/curation/keep_to_rules.hpp"
#include "core/curation/settle.hpp"
#include "core/link/credits.hpp"
#include "core/link/link.hpp"
#include "core/model/identity.hpp"
#include "core/store/dates.hpp"

namespace claimgraph {

namespace {

void add_unique(std::vector<std::string>& list, const std::string& one) {
  if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}

/// Collects the facts of all articles, by article id.
struct Collector {
  std::map<std::string, ClaimFacts> claims;
  std::map<std::string, EntityFacts> entities;
  LinkFacts out;

  bool rejected(const Attribution& a) const { return out.rules.rejected_sayings.contains(a.id); }

  /// Of each claim of the article: nobody states it but in sayings that a person rejected.
  std::vector<bool> unsaid(const Analysis& analysis) const {
    std::vector<bool> stated(analysis.claims.size()), dropped(analysis.claims.size());
    if (out.rules.rejected_sayings.empty()) return dropped;
    for (const Attribution& a : analysis.attributions) {
      for (const StatedClaim& claim : a.claims) (rejected(a) ? dropped : stated)[claim.claim] = true;
    }
    for (std::size_t i = 0; i < dropped.size(); ++i) dropped[i] = dropped[i] && !stated[i];
    return dropped;
  }

  void add(const Article& article, const Analysis& analysis) {
    const std::int64_t when = instant_of(article.date_published).value_or(INT64_MAX);
    const std::string url = article.canonical_url.empty() ? article.url : article.canonical_url;
    out.articles.push_back({article.id, url.empty() ? article.publisher.name + '\n' + article.headline : url,
                            article.text, when});
    if (!url.empty()) out.article_of_url.emplace(url, article.id);
    for (const std::string& link : article.links) out.links.emplace_back(article.id, link);
    const std::vector<bool> dropped = unsaid(analysis);
    for (std::size_t i = 0; i < analysis.claims.size(); ++i) {
      const Claim& claim = analysis.claims[i];
      if (dropped[i]) continue;
      const auto [it, fresh] = claims.try_emplace(claim.id);
      ClaimFacts& facts = it->second;
      if (fresh) facts.only_article = article.id;
      if (facts.only_article != article.id) facts.only_article.clear();
      std::string text = without_guesses(claim.text);
      if (fresh || text < facts.text) {
        facts.id = claim.id;
        facts.text = std::move(text);
        facts.polarity = claim.polarity;
        facts.modality = claim.modality;
        facts.form = claim.form;
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
      add_unique(facts.articles, article.id);
      facts.when = std::min(facts.when, when);
    }
    for (const Entity& entity : analysis.entities) {
      EntityFacts& facts = entities[entity.id];
      facts.id = entity.id;
      facts.anonymous = entity.anonymous;
      facts.uses.push_back({article.id, entity.type, entity.name, entity.alternate_names});
    }
    for (std::uint32_t i = 0; i < article.claim_reviews.size(); ++i) {
      if (const std::string& text = article.claim_reviews[i].claim_reviewed; !text.empty())
        out.reviews.push_back({article.id, i, text});
    }
    add_credits(article, analysis);
    for (const Attribution& a : analysis.attributions) {
      if (!rejected(a)) add(article, analysis, a);
    }
  }

  void add_credits(const Article& article, const Analysis& analysis) {
    for (const Mention& mention : analysis.mentions) {
      if (mention.kind != MentionKind::name || mention.entity == kNone) continue;
      const Entity& entity = analysis.entities[mention.entity];
      if (entity.type == EntityType::place || entity.name == article.publisher.name) continue;
      const Span credit = first_report_credit(article.text, mention.span);
      if (credit.empty()) continue;
      out.cites.push_back({EdgeKind::cites,
                           article.id,
                           {},
                           entity.name,
                           "first reported by " + entity.name,
                           "credit",
                           credit,
                           {},
                           1,
                           "rule:first-reported/1"});
    }
  }

  void add(const Article& article, const Analysis& analysis, const Attribution& a) {
    std::vector<std::string> speakers;
    for (const auto s : a.speakers) speakers.push_back(analysis.entities[s].id);
    for (const StatedClaim& stated : a.claims)
      out.sayings.push_back({article.id, analysis.claims[stated.claim].id, speakers});
    if (speakers.empty()) speakers.push_back("publisher " + article.publisher.name);
    for (const StatedClaim& stated : a.claims) {
      const std::string& id = analysis.claims[stated.claim].id;
      if (says_own_claim(a.stance, a.realis)) {
        for (const std::string& one : speakers) add_unique(claims[id].speakers, one);
      }
      if (meaning_of(a.stance, a.realis, ClaimTie::target).edge) {
        out.stances.push_back({a.id, id, a.stance, speakers, article.id});
      }
    }
    if (a.addressee == kNone || analysis.entities[a.addressee].type != EntityType::organization) return;
    const std::string& told = analysis.entities[a.addressee].name;
    if (told == article.publisher.name) return;
    const Span cue = a.cue.empty() ? a.content.empty() ? Span{} : a.content.front() : a.cue.front();
    out.cites.push_back({EdgeKind::cites,
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

namespace {

Relations linked(Store& store, const Settled& settled) {
  Collector all;
  all.out.rules = settled.rules;
  const auto may_credit = [](const Article& article) { return has_first_report(article.text); };
  store.each_linked(may_credit, [&](const Article& article, const Analysis& analysis) {
    all.add(article, analysis);
    return true;
  });
  for (auto& [id, facts] : all.claims) {
    std::sort(facts.articles.begin(), facts.articles.end());
    all.out.claims.push_back(std::move(facts));
  }
  for (auto& [id, facts] : all.entities) all.out.entities.push_back(std::move(facts));
  Relations relations = link(std::move(all.out));
  keep_to_rules(settled.rules, relations);
  return relations;
}

}  // namespace

void refresh_relations(Store& store) {
  for (;;) {
    const std::uint64_t stamp = store.change_stamp();
    const Settled settled = settle(store.decisions());
    if (store.replace_relations(linked(store, settled), settled.decided, stamp)) return;
    if (store.relations_fresh()) return;  // another process imported or decided, and has done it
  }
}

DecisionReport decide(Store& store, Decision decision) {
  const std::uint64_t seen = store.change_stamp();
  const bool fresh = store.relations_fresh();
  const Settled before = settle(store.decisions());
  DecisionReport report;
  Store::Stamps stamps;
  report.made = store.add_decision(std::move(decision), &stamps);
  Settled after = settle(store.decisions());
  for (const DecisionRecord& d : before.decided.decisions) {
    const auto now = std::find_if(after.decided.decisions.begin(), after.decided.decisions.end(),
                                  [&](const DecisionRecord& one) { return one.id == d.id; });
    if (now == after.decided.decisions.end() || now->holds == d.holds) continue;
    (now->holds ? report.restored : report.ended).push_back(*now);
  }
  // A note or a name changes no link, if the links that are there were made by the rules seen here: another
  // process may have decided in between.
  const bool linked_alike = fresh && stamps.before == seen && before.rules == after.rules;
  if (!linked_alike || !store.replace_decided(after.decided, stamps.after)) refresh_relations(store);
  return report;
}

std::size_t decide(Store& store, const std::vector<Decision>& decisions) {
  const std::size_t added = store.add_decisions(decisions);
  if (added > 0) refresh_relations(store);
  return added;
}

}  // namespace claimgraph
