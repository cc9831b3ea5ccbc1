// Articles and analyses made by hand: the tests of the store, of comparing and of the pipeline need no
// extraction.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "claimgraph/analysis.hpp"
#include "claimgraph/article.hpp"
#include "core/base/hash.hpp"
#include "core/model/identity.hpp"

namespace claimgraph::test {

/// An article with its analysis; say() finds the words in the text.
class Draft {
 public:
  Draft(const std::string& publisher, const std::string& date, const std::string& text,
        const std::string& url = {}) {
    article.text = text;
    article.publisher.name = publisher;
    article.date_published = date;
    article.url = url;
    article.headline = text.substr(0, text.find('.'));
    article.doc = publisher + ".txt";
    article.language = "en";
    seal_article(article);
  }

  Span find(const std::string& words) const {
    const auto at = article.text.find(words);
    if (at == std::string::npos) throw std::logic_error("not in the text: " + words);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }

  std::uint32_t entity(EntityType type, const std::string& name, bool anonymous = false) {
    const std::string id = anonymous ? anonymous_entity_id(type, name, article.id) : entity_id(type, name);
    for (std::uint32_t i = 0; i < analysis.entities.size(); ++i) {
      if (analysis.entities[i].id == id) return i;
    }
    Entity one;
    one.id = id;
    one.type = type;
    one.name = name;
    one.anonymous = anonymous;
    analysis.entities.push_back(one);
    const auto index = static_cast<std::uint32_t>(analysis.entities.size() - 1);
    if (article.text.find(name) != std::string::npos) {
      analysis.mentions.push_back({find(name), find(name), index, MentionKind::name});
    }
    return index;
  }

  std::uint32_t money(const std::string& words, const std::string& value, const std::string& currency) {
    Quantity q;
    q.span = find(words);
    q.value = std::stod(value);
    q.value_text = value;
    q.kind = "currency";
    q.unit = "Dollar";
    q.currency = currency;
    q.significant_digits = 2;
    analysis.quantities.push_back(q);
    return static_cast<std::uint32_t>(analysis.quantities.size() - 1);
  }

  struct Saying {
    std::string speaker{}, cue{}, content{};  ///< words in the text; speaker may be empty
    EntityType type = EntityType::organization;
    StanceKind stance = StanceKind::asserts;
    std::string about{};   ///< name of an organisation that the claim is about
    std::string claim{};   ///< text of the claim when it is not the content
    std::string figure{};  ///< words of a sum of money in the content
    std::string value{};   ///< and its value in USD
    std::string said_at{};
    bool narration = false;
    bool anonymous = false;
    Polarity polarity = Polarity::positive;
  };

  /// Adds claim and attribution; returns the attribution's index.
  std::uint32_t say(const Saying& s) {
    Attribution a;
    if (!s.speaker.empty()) {
      a.source = {find(s.speaker)};
      a.speakers = {entity(s.type, s.speaker, s.anonymous)};
    }
    if (!s.cue.empty()) a.cue = {find(s.cue)};
    a.content = {find(s.content)};
    a.cue_lemma = s.cue;
    a.stance = s.stance;
    a.kind = s.narration ? AttributionKind::narration : AttributionKind::indirect;
    a.said_at = s.said_at;
    a.by = "rule:test/1";
    Claim claim;
    claim.text = s.claim.empty() ? s.content : s.claim;
    claim.polarity = s.polarity;
    claim.content = a.content;
    std::vector<Quantity> quantities;
    if (!s.figure.empty()) {
      claim.quantities = {money(s.figure, s.value, "USD")};
      quantities.push_back(analysis.quantities.back());
    }
    if (!s.about.empty()) {
      claim.subject = entity(EntityType::organization, s.about);
      claim.about = {claim.subject};
    }
    claim.id = claim_id(claim.text, quantities, claim.polarity);
    a.claims = {{static_cast<std::uint32_t>(analysis.claims.size()), a.content}};
    analysis.claims.push_back(claim);
    a.id = content_id("att", {article.id, std::to_string(a.content[0].begin), s.cue, claim.id});
    analysis.attributions.push_back(a);
    return static_cast<std::uint32_t>(analysis.attributions.size() - 1);
  }

  Article article;
  Analysis analysis;
};

inline Draft launch() {
  Draft d("Harbour Courier", "2031-03-04",
          "Tideline said its Marlin model cost $4 million to train. Ms Okafor, a chemist, praised the plan. "
          "The model was "
          "released on Monday.",
          "https://courier.example/launch");
  d.say({.speaker = "Tideline",
         .cue = "said",
         .content = "its Marlin model cost $4 million to train",
         .about = "Tideline",
         .claim = "Tideline's Marlin model cost $4 million to train",
         .figure = "$4 million",
         .value = "4000000"});
  d.say({.speaker = "Ms Okafor",
         .cue = "praised",
         .content = "the plan",
         .type = EntityType::person,
         .stance = StanceKind::supports});
  d.say({.content = "The model was released on Monday", .narration = true});
  return d;
}

inline Draft doubt() {
  Draft d("Meridian", "2031-03-06",
          "Rival Gannet doubts that Marlin cost $4 million to train. “It’s too cheap”, an analyst said.",
          "https://meridian.example/doubt");
  d.say({.speaker = "Gannet",
         .cue = "doubts",
         .content = "Marlin cost $4 million to train",
         .stance = StanceKind::doubts,
         .about = "Tideline",
         .claim = "Tideline's Marlin model cost $4 million to train",
         .figure = "$4 million",
         .value = "4000000"});
  d.say({.speaker = "an analyst",
         .cue = "said",
         .content = "It’s too cheap",
         .type = EntityType::group,
         .anonymous = true});
  return d;
}

}  // namespace claimgraph::test
