// One small article with every kind of record, made by hand.
#pragma once

#include <string>

#include "claimgraph/analysis.hpp"
#include "claimgraph/article.hpp"

struct Sample {
  claimgraph::Article article;
  claimgraph::Analysis analysis;
};

inline Sample interchange_sample() {
  using namespace claimgraph;
  Sample s;
  Article& a = s.article;
  a.id = "art-1";
  a.doc = "café.txt";
  a.url = "https://news.example/a";
  a.headline = "What it \"costs\"";
  a.standfirst = "A dek";
  a.authors = {"Ana Ruiz", "Bo Lind"};
  a.publisher = {"The Quay", "https://quay.example"};
  a.date_published = "2026-02-03T10:00:00+01:00";
  a.language = "en";
  a.place = "Lisbon";
  a.links = {"https://other.example/"};
  a.captions = {"A picture. Photo: Nobody"};
  a.importer = "text";
  a.metadata_source = {{"author", "byline"}};
  a.text = "“Café Noir” cost US$5.5 million, Noir told The Quay that Ruiz had said last week.\n";
  a.original_sha256 = std::string(64, 'a');
  a.original_spans = {{0, 20, 14, 12}};
  a.claim_reviews = {
      {"It costs nothing", "Noir", "", "2026-01-01", "Checkers", "", "", "False", "1", "5", "1"}};
  a.diagnostics = {{Severity::note, "boilerplate-removed", "3 lines left out", "", {}}};

  const auto at = [&](const std::string& part) {
    const auto begin = static_cast<std::uint32_t>(a.text.find(part));
    return Span{begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  Analysis& f = s.analysis;
  f.entities.push_back(
      {"org-1", EntityType::organization, "Café Noir", false, {"Noir"}, "a firm", Gender::unknown, {}});
  f.entities.push_back(
      {"per-1", EntityType::person, "Ruiz", false, {}, "", Gender::female, {{0, "CEO", true, at("Ruiz")}}});
  f.mentions.push_back({at("Café Noir"), at("Café Noir"), 0, MentionKind::name});
  f.mentions.push_back({at("Ruiz"), at("Ruiz"), 1, MentionKind::name});
  Quantity q;
  q.span = at("US$5.5 million");
  q.value = 5500000;
  q.value_text = "5500000";
  q.kind = "currency";
  q.unit = "United States dollar";
  q.currency = "USD";
  q.significant_digits = 2;
  f.quantities.push_back(q);
  q.span = at("5.5");
  q.low = 5.25;
  q.high = 5.75;
  q.approximate = Approximation::about;
  f.quantities.push_back(q);
  f.times.push_back({at("last week"), "DATE", "2026-W05", true});
  Claim c;
  c.id = "clm-1";
  c.text = "“Café Noir” cost US$5.5 million";
  c.label = "Café Noir cost US$5.5 million";
  c.quantities = {0};
  c.about = {0};
  c.subject = 0;
  c.modality = Modality::possible;
  c.form = ClaimForm::topic;
  c.unresolved = true;
  c.worth = 0.25;
  c.valid_time = "2026";
  c.content = {at("“Café Noir” cost US$5.5 million")};
  f.claims.push_back(c);
  Attribution t;
  t.id = "att-1";
  t.source = {{at(", Noir").begin + 2, at(", Noir").end}};
  t.cue = {at("told")};
  t.content = c.content;
  t.kind = AttributionKind::mixed;
  t.cue_lemma = "tell";
  t.speakers = {0};
  t.claims = {{0, {at("“Café Noir” cost"), at("US$5.5 million")}}};
  t.said_at = "2026-W05";
  t.medium = "a blog post";
  t.addressee = 0;
  t.relays = 1;
  t.confidence = 0.875;
  t.by = "model:test/1";
  f.attributions.push_back(t);
  Attribution inner;
  inner.id = "att-2";
  inner.cue = {at("had said")};
  inner.source = {at("Ruiz")};
  inner.content = c.content;
  inner.speakers = {1};
  inner.claims = {{0, c.content}};
  inner.nesting = 1;
  inner.hedged = true;
  inner.realis = Realis::negated;
  inner.stance = StanceKind::denies;
  inner.by = "rule:test/1";
  inner.answers = {{0, StanceKind::corrects, 0.75}};
  f.attributions.push_back(inner);
  f.diagnostics = {{Severity::warning, "sentence-cut", "A sentence was cut", "", at("Ruiz")}};
  return s;
}
