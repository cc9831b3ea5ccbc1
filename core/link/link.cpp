#include "core/link/link.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/link/entities.hpp"
#include "core/link/names.hpp"
#include "core/link/relate.hpp"
#include "core/link/same_claims.hpp"

namespace claimgraph {

namespace {

using IdPairs = std::vector<std::pair<std::string, std::string>>;

/// Types and names as people have them.
void keep_names(const LinkRules& rules, std::vector<EntityFacts>& entities) {
  if (rules.types.empty() && rules.rejected_names.empty()) return;
  for (EntityFacts& entity : entities) {
    const auto type = rules.types.find(entity.id);
    for (EntityUse& use : entity.uses) {
      if (type != rules.types.end()) use.type = type->second;
      std::erase_if(use.other_names, [&](const std::string& name) {
        return rules.rejected_names.contains({entity.id, name});
      });
    }
  }
}

/// What a person rejected is no copy, and proves nothing about its claims.
void drop_rejected(const LinkRules& rules, std::vector<ArticleRelation>& copies) {
  if (rules.links.empty()) return;
  std::erase_if(copies, [&](const ArticleRelation& r) {
    const auto verdict = rules.links.find(
        {edge_kind_name(r.kind), std::min(r.source, r.target), std::max(r.source, r.target)});
    return verdict != rules.links.end() && !verdict->second.right;
  });
}

IdPairs pairs_of(const std::vector<ArticleRelation>& copies) {
  IdPairs out;
  for (const ArticleRelation& r : copies)
    out.emplace_back(std::min(r.source, r.target), std::max(r.source, r.target));
  std::sort(out.begin(), out.end());
  return out;
}

/// Unnamed sources that say one claim, in the same words about them, in an article and in a copy of its text.
IdPairs copied_sources(const LinkFacts& facts, const SameClaims& same, const IdPairs& copies) {
  if (copies.empty()) return {};
  std::map<std::string, std::string> family;
  for (const ClaimFamily& f : same.families) family.emplace(f.claim, f.family);
  std::map<std::string, std::string> name;  // of each unnamed source
  for (const EntityFacts& entity : facts.entities) {
    if (entity.anonymous && !entity.uses.empty())
      name.emplace(entity.id, name_words(entity.uses[0].name).key());
  }
  using Key = std::tuple<std::string, std::string, std::string>;  // article, claim, name
  std::map<Key, std::set<std::string>> sources;
  for (const SayingFacts& saying : facts.sayings) {
    const auto found = family.find(saying.claim);
    const std::string& claim = found == family.end() ? saying.claim : found->second;
    for (const std::string& speaker : saying.speakers) {
      if (const auto known = name.find(speaker); known != name.end())
        sources[{saying.article, claim, known->second}].insert(speaker);
    }
  }
  std::map<std::string, std::vector<std::string>> copies_of;
  for (const auto& [one, other] : copies) copies_of[one].push_back(other);
  IdPairs out;
  for (const auto& [key, speakers] : sources) {
    const auto& [article, claim, words] = key;
    const auto found = copies_of.find(article);
    if (found == copies_of.end() || speakers.size() != 1) continue;
    for (const std::string& other : found->second) {
      const auto there = sources.find({other, claim, words});
      if (there != sources.end() && there->second.size() == 1)
        out.emplace_back(*speakers.begin(), *there->second.begin());
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Whom and what the articles of each claim name.
void add_company(LinkFacts& facts, const EntityLinks& links) {
  std::map<std::string, std::set<std::string>> named;
  for (const EntityFacts& entity : facts.entities) {
    if (entity.anonymous) continue;
    for (const EntityUse& use : entity.uses) {
      if (use.type != EntityType::place && name_words(use.name).words.size() > 1)
        named[use.article].insert(links.family_of(entity.id));
    }
  }
  for (ClaimFacts& claim : facts.claims) {
    std::set<std::string> company;
    for (const std::string& article : claim.articles) {
      const auto found = named.find(article);
      if (found != named.end()) company.insert(found->second.begin(), found->second.end());
    }
    claim.company.assign(company.begin(), company.end());
  }
}

void rename(std::vector<std::string>& ids, const EntityLinks& links) {
  for (std::string& id : ids) id = links.family_of(id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// "The club" of one article is nobody known in another: it neither ties claims nor tells them apart.
void drop_unnamed(LinkFacts& facts) {
  std::set<std::string> unnamed;
  for (const EntityFacts& entity : facts.entities) {
    if (entity.anonymous) unnamed.insert(entity.id);
  }
  for (ClaimFacts& claim : facts.claims) {
    if (unnamed.contains(claim.subject)) claim.subject.clear();
    std::erase_if(claim.about, [&](const std::string& id) { return unnamed.contains(id); });
  }
}

void use_families(LinkFacts& facts, const EntityLinks& links) {
  for (ClaimFacts& claim : facts.claims) {
    if (!claim.subject.empty()) claim.subject = links.family_of(claim.subject);
    rename(claim.about, links);
    rename(claim.speakers, links);
  }
  for (StanceFacts& stance : facts.stances) rename(stance.speakers, links);
}

std::vector<ReviewTarget> review_targets(const LinkFacts& facts, const ClaimIndex& index) {
  std::vector<std::string> texts;
  for (const ReviewFacts& review : facts.reviews) texts.push_back(review.text);
  const std::vector<const ClaimFacts*> claims = repeated_claims(index, texts);
  std::vector<ReviewTarget> out;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const ReviewFacts& review = facts.reviews[i];
    if (claims[i]) out.push_back({review.article, review.position, claims[i]->id, 0.95, "rule:review/1"});
  }
  return out;
}

void add_links(const LinkFacts& facts, std::vector<ArticleRelation>& out) {
  for (const auto& [article, url] : facts.links) {
    const auto found = facts.article_of_url.find(url);
    if (found == facts.article_of_url.end() || found->second == article) continue;
    out.push_back(
        {EdgeKind::cites, article, found->second, {}, "links to", "link", {}, {}, 1, "rule:link/1"});
  }
}

}  // namespace

Relations link(LinkFacts facts) {
  const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
  std::sort(facts.claims.begin(), facts.claims.end(), by_id);
  std::sort(facts.articles.begin(), facts.articles.end(), by_id);
  std::sort(facts.entities.begin(), facts.entities.end(), by_id);
  Relations out;
  keep_names(facts.rules, facts.entities);
  out.articles = find_copies(facts.articles);
  drop_rejected(facts.rules, out.articles);
  facts.articles = {};  // their texts are much of the memory
  const IdPairs copies = pairs_of(out.articles);
  // Named ones first: who says a claim helps to say which claims are one, and that says which unnamed ones
  // are.
  const EntityLinks named = link_entities(facts.entities, {}, facts.rules);
  drop_unnamed(facts);
  use_families(facts, named);
  add_company(facts, named);
  const ClaimIndex index(facts.claims);
  SameClaims same = same_claims(index, copies, facts.rules);
  const IdPairs sources = copied_sources(facts, same, copies);
  EntityLinks entities = sources.empty() ? named : link_entities(facts.entities, sources, facts.rules);
  out.claims = relate_claims(index);
  out.stances = stance_targets(index, facts.stances);
  std::vector<StanceTarget> corrected =
      corrected_claims(facts.claims, facts.stances, out.claims, out.stances);
  std::move(corrected.begin(), corrected.end(), std::back_inserter(out.stances));
  std::move(same.relations.begin(), same.relations.end(), std::back_inserter(out.claims));
  out.claim_families = std::move(same.families);
  out.reviews = review_targets(facts, index);
  out.entities = std::move(entities.relations);
  out.entity_families = std::move(entities.families);
  std::move(facts.cites.begin(), facts.cites.end(), std::back_inserter(out.articles));
  add_links(facts, out.articles);
  return out;
}

}  // namespace claimgraph
