// Whose claim a denial, a doubt or a correction is aimed at.
#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>

#include "core/link/claim_index.hpp"
#include "core/link/claim_words.hpp"
#include "core/link/figures.hpp"
#include "core/link/relate.hpp"

namespace claimgraph {

namespace {

constexpr double kDisputed = 0.4;  // shared words, of the longer claim, of a dispute inside one article

bool share_figure(const ClaimFacts& a, const ClaimFacts& b) {
  return std::any_of(a.quantities.begin(), a.quantities.end(), [&](const Quantity& p) {
    return std::any_of(b.quantities.begin(), b.quantities.end(),
                       [&](const Quantity& q) { return comparable(p, q) && p.value == q.value; });
  });
}

bool figures_differ(const ClaimFacts& a, const ClaimFacts& b) {
  for (const Quantity& p : a.quantities) {
    const bool any = std::any_of(b.quantities.begin(), b.quantities.end(),
                                 [&](const Quantity& q) { return comparable(p, q); });
    const bool equal = std::any_of(b.quantities.begin(), b.quantities.end(),
                                   [&](const Quantity& q) { return comparable(p, q) && p.value == q.value; });
    if (any && !equal) return true;
  }
  return false;
}

/// Words that say what a claim is about: neither pronouns nor nouns for any claim or case.
std::size_t telling_words_shared(const std::string& a, const std::string& b) {
  static const std::set<std::string, std::less<>> kEmpty{
      "he",  "she",  "they", "him",   "her",  "them", "his",  "their",  "we",       "our",  "i",     "my",
      "you", "your", "who",  "which", "what", "case", "matt", "matter", "question", "issu", "thing", "claim"};
  Strings mine = content_words(a), theirs = content_words(b), both;
  std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(), std::back_inserter(both));
  return static_cast<std::size_t>(std::count_if(
      both.begin(), both.end(), [](const std::string& word) { return !kEmpty.contains(word); }));
}

}  // namespace

std::vector<StanceTarget> stance_targets(const std::vector<ClaimFacts>& claims,
                                         const std::vector<StanceFacts>& stances) {
  return stance_targets(ClaimIndex(claims), stances);
}

std::vector<StanceTarget> stance_targets(const ClaimIndex& index, const std::vector<StanceFacts>& stances) {
  const std::vector<PreparedClaim>& prepared = index.claims();
  std::vector<std::uint32_t> others;
  std::unordered_map<std::string, std::uint32_t> place;
  for (std::uint32_t i = 0; i < prepared.size(); ++i) place.emplace(prepared[i].facts->id, i);
  std::vector<StanceTarget> out;
  for (const StanceFacts& stance : stances) {
    const auto own = place.find(stance.claim);
    if (own == place.end()) continue;
    const PreparedClaim& mine = prepared[own->second];
    if (!mine.facts->speakers.empty() && stance.stance != StanceKind::corrects)
      continue;  // the same words: one node
    double best = 0;
    const PreparedClaim* target = nullptr;
    index.alike(mine.words, 0, others);
    for (const std::uint32_t j : others) {
      const PreparedClaim& other = prepared[j];
      const bool said_by_others = std::any_of(
          other.facts->speakers.begin(), other.facts->speakers.end(), [&](const std::string& speaker) {
            return std::find(stance.speakers.begin(), stance.speakers.end(), speaker) ==
                   stance.speakers.end();
          });
      if (j == own->second || !said_by_others) continue;
      if (stance.stance != StanceKind::corrects && figures_differ(*mine.facts, *other.facts)) continue;
      // Inside one article extraction has joined what is surely meant; a few shared words are no more than
      // the article's subject, unless the figure is among them or somebody denies a statement outright. "The
      // war in Gaza" is part of many statements, in whatever article.
      const bool same_article = !stance.article.empty() && stance.article == other.facts->only_article;
      const bool topic = mine.facts->form != ClaimForm::proposition;
      const bool bound = topic || (same_article && stance.stance != StanceKind::denies);
      const bool part = bound && overlap(mine.words, other.words, true) < kDisputed;
      if (part && !share_figure(*mine.facts, *other.facts)) continue;
      const double likeness = overlap(mine.words, other.words, false);
      // "challenged the matter in court" meets any claim with a court in it.
      const std::vector<std::string>& articles =
          other.facts->articles;  // that others state it too changes nothing
      const bool here = same_article || std::binary_search(articles.begin(), articles.end(), stance.article);
      if (telling_words_shared(mine.facts->text, other.facts->text) < (here ? 2U : 3U)) continue;
      if (likeness >= kSameTopic && likeness > best) {
        best = likeness;
        target = &other;
      }
    }
    if (target)
      out.push_back({stance.attribution, target->facts->id, "overlap", best, "rule:stance-target/1"});
  }
  return out;
}

std::vector<StanceTarget> corrected_claims(const std::vector<ClaimFacts>& claims,
                                           const std::vector<StanceFacts>& stances,
                                           const std::vector<ClaimRelation>& relations,
                                           const std::vector<StanceTarget>& found) {
  std::unordered_map<std::string, const ClaimFacts*> by_id;
  for (const ClaimFacts& claim : claims) by_id.emplace(claim.id, &claim);
  std::vector<StanceTarget> out;
  for (const StanceFacts& stance : stances) {
    const auto has = [&](const StanceTarget& t) { return t.attribution == stance.attribution; };
    if (stance.stance != StanceKind::corrects || std::any_of(found.begin(), found.end(), has)) continue;
    for (const ClaimRelation& r : relations) {
      if (r.detail != "supersedes") continue;
      const auto old = by_id.find(r.source);
      const auto now = by_id.find(r.target);
      if (old == by_id.end() || now == by_id.end()) continue;
      const std::vector<std::string>& articles = now->second->articles;
      if (!std::binary_search(articles.begin(), articles.end(), stance.article)) continue;
      const std::vector<std::string>& speakers = now->second->speakers;
      const bool own =
          std::any_of(stance.speakers.begin(), stance.speakers.end(), [&](const std::string& one) {
            return std::find(speakers.begin(), speakers.end(), one) != speakers.end();
          });
      if (own) out.push_back({stance.attribution, r.source, "superseded", 0.9, "rule:corrected/1"});
    }
  }
  return out;
}

}  // namespace claimgraph
