#include <set>
#include <tuple>

#include "claimgraph/article_json.hpp"
#include "claimgraph/utf8.hpp"
#include "core/base/json_writer.hpp"

namespace claimgraph {

namespace {

/// With spans as code points of the article's text.
class LineWriter : public JsonWriter {
 public:
  LineWriter(std::string& out, std::string_view text) : JsonWriter(out), m_index(text) {}

  using JsonWriter::member;
  void span(Span span) {
    begin_array();
    integer(m_index.to_code_points(span.begin));
    integer(m_index.to_code_points(span.end));
    end_array();
  }
  void member(const char* name, Span value) { key(name), span(value); }
  void member(const char* name, const SpanList& values) {
    begin_array(name);
    for (const Span& value : values) span(value);
    end_array();
  }
  void original(const OriginalSpan& part) {
    begin_array();
    integer(m_index.to_code_points(part.text_begin));
    integer(m_index.to_code_points(part.text_end));
    integer(part.original_point == UINT32_MAX ? part.original_begin : part.original_point);
    end_array();
  }

 private:
  CodePointIndex m_index;
};

void write_reviews(LineWriter& w, const Article& article) {
  if (article.claim_reviews.empty()) return;
  w.key("claimReviews");
  w.begin_array();
  for (const ClaimReviewRecord& review : article.claim_reviews) {
    w.begin_object();
    w.member("claimReviewed", review.claim_reviewed);
    w.optional_member("claimant", review.claimant);
    w.optional_member("appearanceUrl", review.appearance_url);
    w.optional_member("appearanceDate", review.appearance_date);
    w.optional_member("reviewer", review.reviewer);
    w.optional_member("url", review.url);
    w.optional_member("datePublished", review.date_published);
    w.optional_member("ratingText", review.rating_text);
    w.optional_member("ratingValue", review.rating_value);
    w.optional_member("bestRating", review.best_rating);
    w.optional_member("worstRating", review.worst_rating);
    w.end_object();
  }
  w.end_array();
}

void write_metadata(LineWriter& w, const Article& article) {
  w.member("id", article.id);
  w.member("doc", article.doc);
  w.member_or_null("url", article.url);
  w.optional_member("canonicalUrl", article.canonical_url);
  w.member_or_null("headline", article.headline);
  w.optional_member("standfirst", article.standfirst);
  w.member("author", article.authors);
  w.key("publisher");
  if (article.publisher.name.empty() && article.publisher.url.empty()) {
    w.null();
  } else {
    w.begin_object();
    w.member("name", article.publisher.name);
    w.optional_member("url", article.publisher.url);
    w.end_object();
  }
  w.member_or_null("datePublished", article.date_published);
  w.optional_member("dateModified", article.date_modified);
  w.member_or_null("inLanguage", article.language);
  w.optional_member("section", article.section);
  w.optional_member("place", article.place);
  w.optional_member("links", article.links);
  w.optional_member("captions", article.captions);
  w.optional_member("importer", article.importer);
  w.member("pageKind", page_kind_name(article.page_kind));
  if (!article.metadata_source.empty()) {
    w.key("metadataSource");
    w.begin_object();
    for (const auto& [field, source] : article.metadata_source) w.member(field.c_str(), source);
    w.end_object();
  }
  write_reviews(w, article);
}

void write_text(LineWriter& w, const Article& article) {
  w.member("text", article.text);
  if (article.original_sha256.empty() && article.original_spans.empty()) return;
  w.key("original");
  w.begin_object();
  w.member_or_null("sha256", article.original_sha256);
  w.key("spans");
  w.begin_array();
  for (const OriginalSpan& part : article.original_spans) w.original(part);
  w.end_array();
  w.end_object();
}

/// The id of record `index`, or null: indices become ids at the border.
template <typename Record>
void id_member(LineWriter& w, const char* name, const std::vector<Record>& records, std::uint32_t index) {
  w.key(name);
  index < records.size() ? w.string(records[index].id) : w.null();
}

template <typename Record>
void id_members(LineWriter& w, const char* name, const std::vector<Record>& records,
                const std::vector<std::uint32_t>& indices) {
  w.key(name);
  w.begin_array();
  for (const std::uint32_t index : indices) {
    if (index < records.size()) w.string(records[index].id);
  }
  w.end_array();
}

void write_entity(LineWriter& w, const Analysis& found, const Entity& entity) {
  w.begin_object();
  w.member("id", entity.id);
  w.member("type", entity_type_name(entity.type));
  w.member("name", entity.name);
  w.member("anonymous", entity.anonymous);
  w.member("alternateName", entity.alternate_names);
  w.optional_member("description", entity.description);
  if (entity.gender != Gender::unknown) w.member("gender", entity.gender == Gender::male ? "male" : "female");
  if (!entity.affiliations.empty()) {
    w.key("affiliation");
    w.begin_array();
    for (const Affiliation& affiliation : entity.affiliations) {
      w.begin_object();
      id_member(w, "organization", found.entities, affiliation.organization);
      w.optional_member("title", affiliation.title);
      w.member("former", affiliation.former);
      w.member("span", affiliation.evidence);
      w.end_object();
    }
    w.end_array();
  }
  w.end_object();
}

void write_mention(LineWriter& w, const Analysis& found, const Mention& mention) {
  w.begin_object();
  w.member("span", mention.span);
  w.member("head", mention.head);
  id_member(w, "entity", found.entities, mention.entity);
  w.member("kind", mention_kind_name(mention.kind));
  w.end_object();
}

void write_quantity(LineWriter& w, const Quantity& quantity) {
  w.begin_object();
  w.member("span", quantity.span);
  w.key("value");
  w.number(quantity.value);
  w.member("low", quantity.low);
  w.member("high", quantity.high);
  w.member_or_null("unit", quantity.unit);
  w.member_or_null("currency", quantity.currency);
  w.member_or_null("approximate", approximation_name(quantity.approximate));
  w.member("kind", quantity.kind);
  w.optional_member("valueText", quantity.value_text);
  if (!quantity.number.empty()) w.member("number", quantity.number);
  w.key("significantDigits");
  w.integer(quantity.significant_digits);
  w.end_object();
}

void write_time(LineWriter& w, const TimeExpression& time) {
  w.begin_object();
  w.member("span", time.span);
  w.member("type", time.type);
  w.member("value", time.value);
  w.member("anchored", time.anchored);
  w.end_object();
}

void write_claim(LineWriter& w, const Analysis& found, const Claim& claim) {
  w.begin_object();
  w.member("id", claim.id);
  w.member("text", claim.text);
  w.optional_member("label", claim.label);
  w.member("form", claim_form_name(claim.form));
  w.member("unresolved", claim.unresolved);
  w.key("worth");
  w.number(claim.worth);
  w.key("quantities");
  w.begin_array();
  for (const std::uint32_t index : claim.quantities) w.integer(index);
  w.end_array();
  id_members(w, "about", found.entities, claim.about);
  id_member(w, "subject", found.entities, claim.subject);
  w.member("polarity", polarity_name(claim.polarity));
  w.member("modality", modality_name(claim.modality));
  w.member_or_null("validTime", claim.valid_time);
  w.member("content", claim.content);
  w.end_object();
}

void write_attribution(LineWriter& w, const Analysis& found, const Attribution& attribution) {
  w.begin_object();
  w.member("id", attribution.id);
  w.member("source", attribution.source);
  w.member("cue", attribution.cue);
  w.member("content", attribution.content);
  w.member("kind", attribution_kind_name(attribution.kind));
  w.member("stance", stance_name(attribution.stance));
  w.member("cueLemma", attribution.cue_lemma);
  w.member("realis", realis_name(attribution.realis));
  w.member("polarity", polarity_name(polarity_of(attribution.realis)));
  id_members(w, "speakers", found.entities, attribution.speakers);
  w.key("claims");
  w.begin_array();
  for (const StatedClaim& stated : attribution.claims) {
    if (stated.claim >= found.claims.size()) continue;
    w.begin_object();
    w.member("id", found.claims[stated.claim].id);
    w.member("content", stated.content);
    w.end_object();
  }
  w.end_array();
  if (!attribution.answers.empty()) {
    w.key("answers");
    w.begin_array();
    for (const Answer& answer : attribution.answers) {
      if (answer.claim >= found.claims.size()) continue;
      w.begin_object();
      w.member("claim", found.claims[answer.claim].id);
      w.member("stance", stance_name(answer.stance));
      w.key("confidence");
      w.number(answer.confidence);
      w.end_object();
    }
    w.end_array();
  }
  id_member(w, "claim", found.claims, attribution.claims.empty() ? kNone : attribution.claims.front().claim);
  w.member_or_null("saidAt", attribution.said_at);
  w.member_or_null("medium", attribution.medium);
  id_member(w, "addressee", found.entities, attribution.addressee);
  id_member(w, "relays", found.attributions, attribution.relays);
  w.key("nesting");
  w.integer(attribution.nesting);
  w.member("hedged", attribution.hedged);
  w.key("confidence");
  w.number(attribution.confidence);
  w.member("by", attribution.by);
  w.end_object();
}

void write_diagnostics(LineWriter& w, const Article& article, const Analysis* found) {
  // A line that is read, extracted and written again keeps each finding once.
  std::set<std::tuple<std::string, std::string, Span>> seen;
  w.key("diagnostics");
  w.begin_array();
  const auto write = [&](const Diagnostics& list) {
    for (const Diagnostic& d : list) {
      if (!seen.emplace(d.code, d.message, d.span).second) continue;
      w.begin_object();
      w.member("severity", severity_name(d.severity));
      w.member("code", d.code);
      w.member("message", d.message);
      w.key("span");
      d.span.empty() ? w.null() : w.span(d.span);
      w.optional_member("where", d.where);
      w.end_object();
    }
  };
  write(article.diagnostics);
  if (found != nullptr) write(found->diagnostics);
  w.end_array();
}

template <typename Record, typename Write>
void write_list(LineWriter& w, const char* name, const std::vector<Record>& records, Write&& write) {
  w.key(name);
  w.begin_array();
  for (const Record& record : records) write(record);
  w.end_array();
}

}  // namespace

void append_article_json(std::string& out, const Article& article, const Analysis* analysis) {
  LineWriter w(out, article.text);
  w.begin_object();
  write_metadata(w, article);
  write_text(w, article);
  if (analysis != nullptr) {
    const Analysis& found = *analysis;
    write_list(w, "entities", found.entities, [&](const Entity& e) { write_entity(w, found, e); });
    write_list(w, "mentions", found.mentions, [&](const Mention& m) { write_mention(w, found, m); });
    write_list(w, "quantities", found.quantities, [&](const Quantity& q) { write_quantity(w, q); });
    write_list(w, "times", found.times, [&](const TimeExpression& t) { write_time(w, t); });
    write_list(w, "claims", found.claims, [&](const Claim& c) { write_claim(w, found, c); });
    write_list(w, "attributions", found.attributions,
               [&](const Attribution& a) { write_attribution(w, found, a); });
  }
  write_diagnostics(w, article, analysis);
  w.end_object();
}

std::string article_json(const Article& article, const Analysis* analysis) {
  std::string out;
  append_article_json(out, article, analysis);
  return out;
}

}  // namespace claimgraph
