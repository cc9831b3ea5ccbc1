// Stores of random articles that share names, claims and versions: for tests that compare two ways to the
// same result.
#pragma once

#include <random>

#include "claimgraph/relations.hpp"
#include "claimgraph/store.hpp"
#include "tests/unit/store/fixture.hpp"

namespace claimgraph::test {

class RandomStore {
 public:
  explicit RandomStore(unsigned seed) : m_random(seed), store(":memory:") {
    const int articles = between(1, 6);
    for (int i = 0; i < articles; ++i) drafts.push_back(article(i));
    for (const Draft& d : drafts) store.put_article(d.article, d.analysis);
    relations = relate();
    store.replace_relations(relations);
  }

 private:
  std::mt19937 m_random;

 public:
  std::vector<Draft> drafts;
  Relations relations;
  Store store;

 private:
  int between(int low, int high) { return low + static_cast<int>(m_random() % (high - low + 1)); }
  bool chance(int percent) { return between(1, 100) <= percent; }
  std::string one_of(const std::vector<std::string>& list) {
    return list[static_cast<std::size_t>(between(0, static_cast<int>(list.size()) - 1))];
  }
  std::string thing() { return one_of({"the dock", "the crane", "the tide mill", "the new pier"}); }
  std::string claim() {
    return thing() + one_of({" leaks", " cost $4 million", " is safe", " opens on Monday"});
  }

  /// Each article has a day of its own: of versions with equal dates the order of import decides.
  std::string date_of(int number) {
    if (number == 0) return one_of({"", "2031"});
    return "2031-03-0" + std::to_string(1 + (number * 5) % 7);
  }

  Draft article(int number) {
    struct Planned {
      std::string speaker, cue;
      std::vector<std::string> claims;
    };
    std::vector<Planned> planned;
    std::string text = one_of({"", "Harbour news.\n", "Äußerst kurz – "});
    for (int i = between(0, 6); i > 0; --i) {
      Planned p{one_of({"Tideline", "Ann Field", "Bo Yu", "the mayor", ""}),
                one_of({"said", "denied", "told the Courier after the long meeting in the old town hall"}),
                {claim()}};
      if (chance(30)) p.claims.push_back(claim());
      text += p.speaker + ' ' + p.cue + ' ';
      for (const std::string& one : p.claims) text += one + " and ";
      text += "so on. ";
      planned.push_back(std::move(p));
    }
    const bool version = chance(50);
    Draft d(one_of({"Courier", "Meridian", ""}), date_of(number),
            text + "End " + std::to_string(number) + ".",
            version ? one_of({"https://c.example/1", "https://c.example/2"}) : "");
    if (chance(20)) d.article.headline.clear();
    if (chance(20)) d.article.authors = {"Ada Field", "Cy Lo"};
    if (chance(20)) {
      ClaimReviewRecord review;
      review.claim_reviewed = one_of({claim(), ""});
      review.claimant = one_of({"Tideline", "Zed", ""});
      review.reviewer = one_of({"Checkers", "Courier", ""});
      review.rating_text = one_of({"False", ""});
      review.rating_value = "1";
      d.article.claim_reviews.push_back(review);
    }
    seal_article(d.article);
    for (const Planned& p : planned) attribution(d, p.speaker, p.cue, p.claims);
    affiliations(d);
    return d;
  }

  void attribution(Draft& d, const std::string& speaker, const std::string& cue,
                   const std::vector<std::string>& claims) {
    Attribution a;
    a.by = one_of({"rule:test/1", "model:test/1"});
    a.kind = speaker.empty() && chance(50) ? AttributionKind::narration : AttributionKind::indirect;
    a.stance = chance(50) ? StanceKind::asserts : static_cast<StanceKind>(between(0, 9));
    a.realis = chance(80) ? Realis::said : static_cast<Realis>(between(1, 2));
    a.hedged = chance(20);
    a.confidence = between(1, 10) / 10.0;
    a.said_at = one_of({"", "", "2031-03-01", "last week"});
    a.medium = one_of({"", "a blog post"});
    a.cue_lemma = cue;
    a.cue = {d.find(cue)};
    if (!speaker.empty()) {
      a.source = {d.find(speaker)};
      a.speakers.push_back(d.entity(speaker == "Tideline" ? EntityType::organization : EntityType::person,
                                    speaker, speaker == "the mayor"));
      if (chance(15)) a.speakers.push_back(d.entity(EntityType::person, "Cy Lo"));
    }
    if (chance(15)) a.addressee = d.entity(EntityType::organization, "Reuters");
    std::string where;
    for (const std::string& text : claims) {
      if (chance(10)) continue;  // no proposition
      const std::uint32_t index = claim_of(d, text);
      a.claims.push_back({index, {d.find(text)}});
      a.content.push_back(d.find(text));
      where += d.analysis.claims[index].id;
    }
    if (a.content.empty()) a.content = {d.find("so on")};
    const auto here = static_cast<std::uint32_t>(d.analysis.attributions.size());
    if (here > 0 && chance(30)) a.relays = static_cast<std::uint32_t>(between(0, static_cast<int>(here) - 1));
    a.id = content_id("att", {d.article.id, std::to_string(here), where});
    d.analysis.attributions.push_back(a);
  }

  std::uint32_t claim_of(Draft& d, const std::string& text) {
    Claim c;
    c.text = chance(30) ? text + "." : text;
    c.label = "short: " + text;
    c.polarity = chance(10) ? Polarity::negative : Polarity::positive;
    c.modality = static_cast<Modality>(between(0, 3));
    c.worth = between(0, 10) / 10.0;
    if (chance(90)) c.content = {d.find(text)};
    std::vector<Quantity> quantities;
    if (text.find("$4 million") != std::string::npos) {
      c.quantities = {d.money("$4 million", "4000000", "USD")};
      quantities.push_back(d.analysis.quantities.back());
    }
    if (chance(40)) c.about.push_back(d.entity(EntityType::organization, "Tideline"));
    if (chance(20)) c.about.push_back(d.entity(EntityType::place, "the dock"));
    c.id = claim_id(c.text, quantities, c.polarity);
    d.analysis.claims.push_back(c);
    return static_cast<std::uint32_t>(d.analysis.claims.size() - 1);
  }

  void affiliations(Draft& d) {
    const std::uint32_t organization = d.entity(EntityType::organization, "Tideline");
    for (Entity& e : d.analysis.entities) {
      e.description = one_of({"", "a firm", "a chemist"});
      if (chance(20)) e.alternate_names = {e.name + " Jr"};
      if (e.type != EntityType::person || !chance(40)) continue;
      e.affiliations.push_back(
          {chance(80) ? organization : kNone, one_of({"", "CEO", "chemist"}), chance(30), Span{0, 3}});
    }
  }

  Relations relate() {
    Relations out;
    std::vector<std::string> claims, articles;
    for (const Draft& d : drafts) {
      articles.push_back(d.article.id);
      for (const Claim& c : d.analysis.claims) claims.push_back(c.id);
      for (const Attribution& a : d.analysis.attributions) {
        if (!claims.empty() && chance(20))
          out.stances.push_back({a.id, one_of(claims), "overlap", 0.8, "rule:target/1"});
      }
    }
    for (int i = between(0, 3); i > 0 && !claims.empty(); --i) {
      out.claims.push_back({chance(50) ? EdgeKind::contradicts : EdgeKind::variant_of, one_of(claims),
                            one_of(claims), one_of({"", "4 → 5"}), "x", 0.5, "rule:x/1"});
    }
    for (int i = between(0, 3); i > 0; --i) {
      const bool known = chance(60);
      out.articles.push_back({chance(50) ? EdgeKind::cites : EdgeKind::derived_from,
                              one_of(articles),
                              known ? one_of(articles) : "",
                              known ? "" : one_of({"Reuters", "Harbour Wire"}),
                              one_of({"", "told Reuters"}),
                              "",
                              {0, 3},
                              {},
                              0.9,
                              "rule:cites/1"});
    }
    return out;
  }
};

}  // namespace claimgraph::test
