#include "core/query/query_json.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string_view>

namespace claimgraph {

namespace {

class Json {
 public:
  Json() : m_writer(m_buffer) {}
  std::string take() const { return {m_buffer.GetString(), m_buffer.GetSize()}; }

  void open() { m_writer.StartObject(); }
  void open(const char* key) {
    m_writer.Key(key);
    m_writer.StartObject();
  }
  void close() { m_writer.EndObject(); }
  void open_list(const char* key) {
    m_writer.Key(key);
    m_writer.StartArray();
  }
  void close_list() { m_writer.EndArray(); }
  void text(const char* key, std::string_view value) {
    if (value.empty()) return;
    m_writer.Key(key);
    item(value);
  }
  void item(std::string_view value) {
    m_writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  void number(const char* key, std::uint64_t value) {
    m_writer.Key(key);
    m_writer.Uint64(value);
  }
  void real(const char* key, double value) {
    m_writer.Key(key);
    m_writer.Double(value);
  }
  void flag(const char* key, bool value) {
    if (!value) return;
    m_writer.Key(key);
    m_writer.Bool(true);
  }
  void texts(const char* key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    open_list(key);
    for (const std::string& value : values) item(value);
    close_list();
  }
  template <typename Values>
  void list(const char* key, const Values& values) {
    open_list(key);
    for (const auto& value : values) put(value);
    close_list();
  }

  void put(const EntityRef& entity) {
    open();
    text("id", entity.id);
    text("name", entity.name);
    text("type", entity_type_name(entity.type));
    flag("anonymous", entity.anonymous);
    close();
  }
  void put(const Quantity& quantity) {
    open();
    real("value", quantity.value);
    if (quantity.low) real("low", *quantity.low);
    if (quantity.high) real("high", *quantity.high);
    text("unit", quantity.unit);
    text("currency", quantity.currency);
    text("approximate", approximation_name(quantity.approximate));
    close();
  }
  void put(const AffiliationInfo& affiliation) {
    open();
    text("id", affiliation.organization.id);
    text("name", affiliation.organization.name);
    text("title", affiliation.title);
    flag("former", affiliation.former);
    close();
  }
  void put(const ClaimRelation& relation) {
    open();
    text("kind", edge_kind_name(relation.kind));
    text("source", relation.source);
    text("target", relation.target);
    text("label", relation.label);
    text("detail", relation.detail);
    real("confidence", relation.confidence);
    text("by", relation.by);
    close();
  }
  void put(const StatedClaimInfo& stated) {
    open();
    text("id", stated.id);
    text("text", stated.text);
    close();
  }
  void put(const Passage& passage) {
    open();
    text("article", passage.article);
    number("start", passage.start);
    number("end", passage.end);
    text("exact", passage.exact);
    text("prefix", passage.prefix);
    text("suffix", passage.suffix);
    close();
  }
  void members(const ArticleInfo& article) {
    text("id", article.id);
    text("doc", article.doc);
    text("url", article.url);
    text("headline", article.headline);
    texts("author", article.authors);
    text("publisher", article.publisher);
    text("datePublished", article.date_published);
    text("dateModified", article.date_modified);
    text("inLanguage", article.language);
    number("claims", article.claims);
    number("attributions", article.attributions);
    number("words", article.words);
    text("revisionOf", article.revision_of);
    flag("superseded", !article.current);
  }
  void members(const ClaimInfo& claim) {
    text("id", claim.id);
    text("text", claim.text);
    text("label", claim.label);
    text("polarity", polarity_name(claim.polarity));
    text("modality", modality_name(claim.modality));
    text("form", claim_form_name(claim.form));
    flag("unresolved", claim.unresolved);
    real("worth", claim.worth);
    text("validTime", claim.valid_time);
    list("quantities", claim.quantities);
    list("about", claim.about);
    text("firstAppearance", claim.first_appearance);
    text("firstArticle", claim.first_article);
    number("articles", claim.articles);
    number("speakers", claim.speakers);
    number("disputers", claim.disputers);
    number("contradictions", claim.contradictions);
    number("variants", claim.variants);
  }
  void members(const EntityInfo& entity) {
    text("id", entity.id);
    text("name", entity.name);
    text("type", entity_type_name(entity.type));
    flag("anonymous", entity.anonymous);
    texts("alternateName", entity.alternate_names);
    text("description", entity.description);
    list("affiliations", entity.affiliations);
    list("members", entity.members);
    number("articles", entity.articles);
    number("mentions", entity.mentions);
    number("said", entity.said);
    number("about", entity.about);
  }
  void members(const AttributionInfo& saying) {
    text("id", saying.id);
    text("claim", saying.claim);
    text("claimText", saying.claim_text);
    list("claims", saying.claims);
    list("speakers", saying.speakers);
    text("stance", stance_name(saying.stance));
    text("kind", attribution_kind_name(saying.kind));
    text("realis", realis_name(saying.realis));
    text("polarity", polarity_name(polarity_of(saying.realis)));
    text("cue", saying.cue);
    text("saidAt", saying.said_at);
    text("medium", saying.medium);
    if (!saying.addressee.id.empty()) {
      m_writer.Key("addressee");
      put(saying.addressee);
    }
    text("relays", saying.relays);
    number("nesting", static_cast<std::uint64_t>(saying.nesting));
    flag("hedged", saying.hedged);
    real("confidence", saying.confidence);
    text("by", saying.by);
    texts("targets", saying.targets);
    m_writer.Key("passage");
    put(saying.passage);
    text("article", saying.article);
    text("headline", saying.headline);
    text("publisher", saying.publisher);
    text("date", saying.date);
  }
  template <typename Record>
  void object(const Record& record) {
    open();
    members(record);
    close();
  }
  void put(const AttributionInfo& saying) { object(saying); }
  void put(const ArticleInfo& article) { object(article); }
  void put(const EntityInfo& entity) { object(entity); }
  void put(const ClaimInfo& claim) { object(claim); }
  void put(const ClaimSpeakers& claim) {
    open();
    m_writer.Key("claim");
    put(claim.claim);
    list("sayings", claim.sayings);
    list("disputes", claim.disputes);
    list("others", claim.others);
    list("relations", claim.relations);
    close();
  }
  void put(const TraceHop& hop) {
    open();
    number("depth", hop.depth);
    text("relation", hop.relation);
    text("from", hop.from_id);
    text("fromLabel", hop.from_label);
    text("to", hop.to_id);
    text("toLabel", hop.to_label);
    text("date", hop.date);
    text("article", hop.article);
    text("headline", hop.headline);
    text("publisher", hop.publisher);
    text("note", hop.note);
    if (hop.saying) {
      m_writer.Key("saying");
      put(*hop.saying);
    }
    close();
  }
  void put(const std::string& json) { m_writer.RawValue(json.data(), json.size(), rapidjson::kObjectType); }

  void key(const char* name) { m_writer.Key(name); }

 private:
  rapidjson::StringBuffer m_buffer;
  rapidjson::Writer<rapidjson::StringBuffer> m_writer;
};

template <typename Value>
std::string written(const Value& value) {
  Json json;
  json.put(value);
  return json.take();
}

}  // namespace

std::string to_json(const WhoResult& result) {
  Json json;
  json.open();
  json.text("asked", result.asked);
  json.flag("someWordsOnly", result.some_words_only);
  json.list("claims", result.claims);
  json.close();
  return json.take();
}

std::string to_json(const TraceResult& result) {
  Json json;
  json.open();
  json.key("claim");
  json.put(result.claim);
  json.list("hops", result.hops);
  json.list("variants", result.variants);
  json.text("earliestDate", result.earliest_date);
  json.text("earliestArticle", result.earliest_article);
  json.text("earliestPublisher", result.earliest_publisher);
  json.texts("origins", result.origins);
  json.text("ending", result.ending);
  json.close();
  return json.take();
}

std::string to_json(const Conflict& conflict) {
  Json json;
  json.open();
  json.key("relation");
  json.put(conflict.relation);
  json.key("first");
  json.put(conflict.first);
  json.key("second");
  json.put(conflict.second);
  json.close();
  return json.take();
}

std::string to_json(const ShowResult& result) {
  Json json;
  json.open();
  if (result.claim) {
    json.key("claim");
    json.put(*result.claim);
  }
  if (result.attribution) {
    json.key("attribution");
    json.put(*result.attribution);
  }
  if (result.entity) {
    json.key("entity");
    json.put(*result.entity);
    json.list("sayings", result.entity_sayings);
  }
  if (result.article) {
    json.key("article");
    json.put(*result.article);
    if (result.article_text) json.text("text", result.article_text->text);
    json.list("sayings", result.article_sayings);
  }
  json.close();
  return json.take();
}

std::string to_json(const SearchHit& hit) {
  Json json;
  json.open();
  json.text("kind", node_kind_name(hit.kind));
  json.text("id", hit.id);
  json.text("label", hit.label);
  std::string snippet = hit.snippet;
  std::erase_if(snippet, [](char c) { return c == '\x01' || c == '\x02'; });
  json.text("snippet", snippet);
  json.text("article", hit.article);
  json.real("score", hit.score);
  json.close();
  return json.take();
}

std::string to_json(const StoreStats& stats) {
  Json json;
  json.open();
  json.number("articles", stats.articles);
  json.number("superseded", stats.superseded);
  json.number("entities", stats.entities);
  json.number("anonymous", stats.anonymous);
  json.number("mentions", stats.mentions);
  json.number("claims", stats.claims);
  json.number("attributions", stats.attributions);
  json.number("quantities", stats.quantities);
  json.number("times", stats.times);
  json.number("contradictions", stats.contradictions);
  json.number("variants", stats.variants);
  json.number("disputes", stats.disputes);
  json.number("judgements", stats.judgements);
  json.number("bytes", stats.bytes);
  json.close();
  return json.take();
}

std::string to_json(const ClaimSpeakers& claim) {
  return written(claim);
}
std::string to_json(const ArticleInfo& article) {
  return written(article);
}
std::string to_json(const EntityInfo& entity) {
  return written(entity);
}
std::string to_json(const ClaimInfo& claim) {
  return written(claim);
}
std::string to_json(const AttributionInfo& saying) {
  return written(saying);
}

std::string json_array(const std::vector<std::string>& values) {
  std::string text = "[";
  for (std::size_t i = 0; i < values.size(); ++i) text += (i == 0 ? "\n" : ",\n") + values[i];
  return text + (values.empty() ? "]" : "\n]");
}

}  // namespace claimgraph
