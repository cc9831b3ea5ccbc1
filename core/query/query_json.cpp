// JSON of query results: members in a fixed order, empty ones left out, offsets in code points.
#include <algorithm>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "core/base/utf8.hpp"
#include "core/query/queries.hpp"

namespace claimgraph {

namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void text(Json& json, const char* key, const std::string& value) {
  if (value.empty()) return;
  json.Key(key);
  json.String(is_valid_utf8(value) ? value : repair_utf8(value));
}
void flag(Json& json, const char* key, bool value) {
  if (!value) return;
  json.Key(key);
  json.Bool(true);
}
void number(Json& json, const char* key, std::uint64_t value) {
  json.Key(key);
  json.Uint64(value);
}
void strings(Json& json, const char* key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  json.Key(key);
  json.StartArray();
  for (const auto& value : values) json.String(repair_utf8(value));
  json.EndArray();
}

void write(Json& json, const EntityRef& e) {
  json.StartObject();
  text(json, "id", e.id);
  text(json, "type", entity_type_name(e.type));
  text(json, "name", e.name);
  flag(json, "anonymous", e.anonymous);
  json.EndObject();
}

template <typename Value>
void member(Json& json, const char* key, const Value& value);
template <typename Value>
void list(Json& json, const char* key, const std::vector<Value>& values);

void write(Json& json, const Passage& p) {
  json.StartObject();
  text(json, "article", p.article);
  number(json, "start", p.start);
  number(json, "end", p.end);
  text(json, "exact", p.exact);
  text(json, "prefix", p.prefix);
  text(json, "suffix", p.suffix);
  json.EndObject();
}

void write(Json& json, const Evidence& e) {
  json.StartObject();
  text(json, "article", e.article);
  number(json, "start", e.start);
  number(json, "end", e.end);
  text(json, "exact", e.exact);
  text(json, "prefix", e.prefix);
  text(json, "suffix", e.suffix);
  text(json, "by", e.by);
  json.Key("confidence");
  json.Double(e.confidence);
  text(json, "origin", origin_name(e.origin));
  json.EndObject();
}

void write(Json& json, const Quantity& q) {
  json.StartObject();
  json.Key("value");
  json.Double(q.value);
  if (q.low) {
    json.Key("low");
    json.Double(*q.low);
  }
  if (q.high) {
    json.Key("high");
    json.Double(*q.high);
  }
  text(json, "unit", q.unit);
  text(json, "currency", q.currency);
  text(json, "approximate", approximation_name(q.approximate));
  json.EndObject();
}

void write(Json& json, const ArticleInfo& a) {
  json.StartObject();
  text(json, "id", a.id);
  text(json, "doc", a.doc);
  text(json, "url", a.url);
  text(json, "headline", a.headline);
  strings(json, "author", a.authors);
  text(json, "publisher", a.publisher);
  text(json, "datePublished", a.date_published);
  text(json, "dateModified", a.date_modified);
  text(json, "inLanguage", a.language);
  flag(json, "superseded", !a.current);
  text(json, "revisionOf", a.revision_of);
  number(json, "claims", a.claims);
  number(json, "attributions", a.attributions);
  number(json, "words", a.words);
  json.EndObject();
}

void write(Json& json, const AffiliationInfo& a) {
  json.StartObject();
  member(json, "organization", a.organization);
  text(json, "title", a.title);
  flag(json, "former", a.former);
  json.EndObject();
}

void write(Json& json, const EntityInfo& e) {
  json.StartObject();
  text(json, "id", e.id);
  text(json, "type", entity_type_name(e.type));
  text(json, "name", e.name);
  flag(json, "anonymous", e.anonymous);
  strings(json, "alternateName", e.alternate_names);
  text(json, "description", e.description);
  list(json, "affiliations", e.affiliations);
  list(json, "members", e.members);
  number(json, "articles", e.articles);
  number(json, "mentions", e.mentions);
  number(json, "said", e.said);
  number(json, "about", e.about);
  json.EndObject();
}

void write(Json& json, const ClaimInfo& c) {
  json.StartObject();
  text(json, "id", c.id);
  text(json, "text", c.text);
  text(json, "label", c.label);
  if (!c.subject.id.empty()) member(json, "subject", c.subject);
  list(json, "quantities", c.quantities);
  list(json, "about", c.about);
  text(json, "polarity", polarity_name(c.polarity));
  text(json, "modality", modality_name(c.modality));
  text(json, "validTime", c.valid_time);
  text(json, "firstAppearance", c.first_appearance);
  text(json, "firstArticle", c.first_article);
  number(json, "articles", c.articles);
  number(json, "speakers", c.speakers);
  number(json, "disputers", c.disputers);
  number(json, "contradictions", c.contradictions);
  number(json, "variants", c.variants);
  json.EndObject();
}

void write(Json& json, const AttributionInfo& a) {
  json.StartObject();
  text(json, "id", a.id);
  list(json, "speakers", a.speakers);
  text(json, "kind", attribution_kind_name(a.kind));
  text(json, "stance", stance_name(a.stance));
  text(json, "polarity", polarity_name(a.polarity));
  text(json, "cue", a.cue);
  text(json, "claim", a.claim);
  text(json, "claimText", a.claim_text);
  strings(json, "targets", a.targets);
  text(json, "saidAt", a.said_at);
  text(json, "medium", a.medium);
  if (!a.addressee.id.empty()) member(json, "addressee", a.addressee);
  text(json, "relays", a.relays);
  number(json, "nesting", static_cast<std::uint64_t>(std::max(0, a.nesting)));
  json.Key("hedged");
  json.Bool(a.hedged);
  json.Key("confidence");
  json.Double(a.confidence);
  text(json, "by", a.by);
  member(json, "passage", a.passage);
  text(json, "article", a.article);
  text(json, "headline", a.headline);
  text(json, "publisher", a.publisher);
  text(json, "date", a.date);
  json.EndObject();
}

void write(Json& json, const ClaimRelation& r) {
  json.StartObject();
  text(json, "kind", edge_kind_name(r.kind));
  text(json, "source", r.source);
  text(json, "target", r.target);
  text(json, "label", r.label);
  text(json, "detail", r.detail);
  json.Key("confidence");
  json.Double(r.confidence);
  text(json, "by", r.by);
  json.EndObject();
}

void write(Json& json, const ClaimVoices& v) {
  json.StartObject();
  member(json, "claim", v.claim);
  list(json, "said", v.said);
  list(json, "disputed", v.disputed);
  list(json, "supported", v.supported);
  list(json, "other", v.other);
  json.EndObject();
}

void write(Json& json, const WhoResult& w) {
  json.StartObject();
  text(json, "query", w.query);
  list(json, "claims", w.claims);
  json.EndObject();
}

void write(Json& json, const TraceHop& h) {
  json.StartObject();
  number(json, "depth", h.depth);
  text(json, "kind", edge_kind_name(h.kind));
  text(json, "from", h.from);
  text(json, "fromLabel", h.from_label);
  text(json, "to", h.to);
  text(json, "toLabel", h.to_label);
  text(json, "toKind", node_kind_name(h.to_kind));
  text(json, "label", h.label);
  text(json, "date", h.date);
  if (h.attribution) member(json, "attribution", *h.attribution);
  list(json, "evidence", h.evidence);
  json.EndObject();
}

void write(Json& json, const TraceResult& t) {
  json.StartObject();
  member(json, "claim", t.claim);
  list(json, "hops", t.hops);
  list(json, "sayings", t.sayings);
  list(json, "relayed", t.relayed);
  list(json, "variants", t.variants);
  strings(json, "dark", t.dark);
  json.EndObject();
}

void write(Json& json, const Conflict& c) {
  json.StartObject();
  member(json, "relation", c.relation);
  member(json, "source", c.source);
  member(json, "target", c.target);
  json.EndObject();
}

void write(Json& json, const ShownPassage& p) {
  json.StartObject();
  member(json, "attribution", p.attribution);
  text(json, "text", p.text);
  const CodePointIndex index(p.text);
  const auto spans = [&](const char* key, const SpanList& values) {
    if (values.empty()) return;
    json.Key(key);
    json.StartArray();
    for (const Span& span : values) {
      json.StartArray();
      json.Uint(index.to_code_points(span.begin));
      json.Uint(index.to_code_points(span.end));
      json.EndArray();
    }
    json.EndArray();
  };
  spans("source", p.source);
  spans("cue", p.cue);
  spans("content", p.content);
  json.EndObject();
}

void write(Json& json, const ShowResult& s) {
  json.StartObject();
  text(json, "id", s.id);
  text(json, "kind", node_kind_name(s.kind));
  if (s.article) member(json, "article", *s.article);
  if (s.entity) member(json, "entity", *s.entity);
  if (s.claim) member(json, "claim", *s.claim);
  list(json, "passages", s.passages);
  json.EndObject();
}

void write(Json& json, const SearchHit& h) {
  json.StartObject();
  text(json, "kind", node_kind_name(h.kind));
  text(json, "id", h.id);
  text(json, "label", h.label);
  text(json, "snippet", h.snippet);
  text(json, "article", h.article);
  json.Key("score");
  json.Double(h.score);
  json.EndObject();
}

void write(Json& json, const StoreStats& s) {
  json.StartObject();
  number(json, "articles", s.articles);
  number(json, "superseded", s.superseded);
  number(json, "entities", s.entities);
  number(json, "anonymous", s.anonymous);
  number(json, "mentions", s.mentions);
  number(json, "claims", s.claims);
  number(json, "attributions", s.attributions);
  number(json, "quantities", s.quantities);
  number(json, "times", s.times);
  number(json, "contradictions", s.contradictions);
  number(json, "variants", s.variants);
  number(json, "disputes", s.disputes);
  number(json, "judgements", s.judgements);
  number(json, "bytes", s.bytes);
  json.EndObject();
}

template <typename Value>
void member(Json& json, const char* key, const Value& value) {
  json.Key(key);
  write(json, value);
}
template <typename Value>
void list(Json& json, const char* key, const std::vector<Value>& values) {
  if (values.empty()) return;
  json.Key(key);
  json.StartArray();
  for (const auto& value : values) write(json, value);
  json.EndArray();
}

template <typename Value>
std::string whole(const Value& value) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  write(json, value);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

std::string to_json(const ArticleInfo& value) {
  return whole(value);
}
std::string to_json(const EntityInfo& value) {
  return whole(value);
}
std::string to_json(const ClaimInfo& value) {
  return whole(value);
}
std::string to_json(const AttributionInfo& value) {
  return whole(value);
}
std::string to_json(const SearchHit& value) {
  return whole(value);
}
std::string to_json(const StoreStats& value) {
  return whole(value);
}
std::string to_json(const ClaimVoices& value) {
  return whole(value);
}
std::string to_json(const WhoResult& value) {
  return whole(value);
}
std::string to_json(const TraceResult& value) {
  return whole(value);
}
std::string to_json(const Conflict& value) {
  return whole(value);
}
std::string to_json(const ShowResult& value) {
  return whole(value);
}

}  // namespace claimgraph
