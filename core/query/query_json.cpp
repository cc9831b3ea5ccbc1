#include "claimgraph/query_json.hpp"

#include <algorithm>
#include <string_view>

#include "claimgraph/utf8.hpp"
#include "core/base/json_writer.hpp"

namespace claimgraph {

namespace {

class Json : public JsonWriter {
 public:
  explicit Json(std::string& out) : JsonWriter(out) {}

  template <typename Values>
  void list(const char* key, const Values& values) {
    begin_array(key);
    for (const auto& value : values) put(value);
    end_array();
  }

  void put(const EntityRef& entity) {
    begin_object();
    optional_member("id", entity.id);
    optional_member("name", entity.name);
    optional_member("type", entity_type_name(entity.type));
    flag("anonymous", entity.anonymous);
    end_object();
  }
  void put(const Quantity& quantity) {
    begin_object();
    number_member("value", quantity.value);
    if (quantity.low) number_member("low", *quantity.low);
    if (quantity.high) number_member("high", *quantity.high);
    optional_member("unit", quantity.unit);
    optional_member("currency", quantity.currency);
    optional_member("approximate", approximation_name(quantity.approximate));
    end_object();
  }
  void put(const AffiliationInfo& affiliation) {
    begin_object();
    optional_member("id", affiliation.organization.id);
    optional_member("name", affiliation.organization.name);
    optional_member("title", affiliation.title);
    flag("former", affiliation.former);
    end_object();
  }
  void put(const ClaimRelation& relation) {
    begin_object();
    optional_member("kind", edge_kind_name(relation.kind));
    optional_member("source", relation.source);
    optional_member("target", relation.target);
    optional_member("label", relation.label);
    optional_member("detail", relation.detail);
    number_member("confidence", relation.confidence);
    optional_member("by", relation.by);
    end_object();
  }
  void put(const StatedClaimInfo& stated) {
    begin_object();
    optional_member("id", stated.id);
    optional_member("text", stated.text);
    end_object();
  }
  void put(const AnswerInfo& answer) {
    begin_object();
    optional_member("claim", answer.id);
    optional_member("claimText", answer.text);
    optional_member("stance", stance_name(answer.stance));
    number_member("confidence", answer.confidence);
    end_object();
  }
  /// Spans of the article's text that lie in the passage, as code points.
  void spans(const char* name, const SpanList& list, const Passage& passage) {
    if (list.empty()) return;
    const auto point = [&](std::uint32_t byte) {
      const std::size_t inside =
          std::clamp(byte, passage.bytes.begin, passage.bytes.end) - passage.bytes.begin;
      return passage.start + count_code_points(std::string_view(passage.exact).substr(0, inside));
    };
    begin_array(name);
    for (const Span span : list) {
      begin_array();
      integer(static_cast<std::int64_t>(point(span.begin)));
      integer(static_cast<std::int64_t>(point(span.end)));
      end_array();
    }
    end_array();
  }
  void put(const AttributionInfo& saying, const Passage& passage) {
    begin_object();
    optional_member("article", passage.article);
    integer_member("start", passage.start);
    integer_member("end", passage.end);
    optional_member("exact", passage.exact);
    optional_member("prefix", passage.prefix);
    optional_member("suffix", passage.suffix);
    spans("source", saying.source_spans, passage);
    spans("cue", saying.cue_spans, passage);
    spans("content", saying.content_spans, passage);
    end_object();
  }
  void members(const ArticleInfo& article) {
    optional_member("id", article.id);
    optional_member("doc", article.doc);
    optional_member("url", article.url);
    optional_member("headline", article.headline);
    optional_member("author", article.authors);
    optional_member("publisher", article.publisher);
    optional_member("datePublished", article.date_published);
    optional_member("dateModified", article.date_modified);
    optional_member("inLanguage", article.language);
    integer_member("claims", article.claims);
    integer_member("attributions", article.attributions);
    integer_member("words", article.words);
    optional_member("revisionOf", article.revision_of);
    flag("superseded", !article.current);
  }
  void members(const ClaimInfo& claim) {
    optional_member("id", claim.id);
    optional_member("text", claim.text);
    optional_member("label", claim.label);
    optional_member("polarity", polarity_name(claim.polarity));
    optional_member("modality", modality_name(claim.modality));
    optional_member("form", claim_form_name(claim.form));
    flag("unresolved", claim.unresolved);
    number_member("worth", claim.worth);
    optional_member("validTime", claim.valid_time);
    list("quantities", claim.quantities);
    list("about", claim.about);
    optional_member("firstAppearance", claim.first_appearance);
    optional_member("firstArticle", claim.first_article);
    integer_member("articles", claim.articles);
    integer_member("speakers", claim.speakers);
    integer_member("disputers", claim.disputers);
    integer_member("contradictions", claim.contradictions);
    integer_member("variants", claim.variants);
    flag("rejected", claim.rejected);
  }
  void members(const EntityInfo& entity) {
    optional_member("id", entity.id);
    if (!entity.same_as.empty()) list("sameAs", entity.same_as);
    if (!entity.merged.empty()) list("merged", entity.merged);
    optional_member("name", entity.name);
    optional_member("type", entity_type_name(entity.type));
    flag("anonymous", entity.anonymous);
    optional_member("alternateName", entity.alternate_names);
    optional_member("description", entity.description);
    list("affiliations", entity.affiliations);
    list("members", entity.members);
    integer_member("articles", entity.articles);
    integer_member("mentions", entity.mentions);
    integer_member("said", entity.said);
    integer_member("about", entity.about);
  }
  void members(const AttributionInfo& saying) {
    optional_member("id", saying.id);
    optional_member("claim", saying.claim);
    optional_member("claimText", saying.claim_text);
    list("claims", saying.claims);
    list("speakers", saying.speakers);
    optional_member("stance", stance_name(saying.stance));
    optional_member("kind", attribution_kind_name(saying.kind));
    optional_member("realis", realis_name(saying.realis));
    optional_member("polarity", polarity_name(polarity_of(saying.realis)));
    optional_member("cue", saying.cue);
    optional_member("saidAt", saying.said_at);
    optional_member("medium", saying.medium);
    if (!saying.addressee.id.empty()) {
      key("addressee");
      put(saying.addressee);
    }
    optional_member("relays", saying.relays);
    integer_member("nesting", saying.nesting);
    flag("hedged", saying.hedged);
    number_member("confidence", saying.confidence);
    optional_member("by", saying.by);
    optional_member("decision", saying.decision);
    optional_member("targets", saying.targets);
    if (!saying.answers.empty()) list("answers", saying.answers);
    key("passage");
    put(saying, saying.passage);
    optional_member("article", saying.article);
    optional_member("headline", saying.headline);
    optional_member("publisher", saying.publisher);
    optional_member("date", saying.date);
  }
  template <typename Record>
  void object(const Record& record) {
    begin_object();
    members(record);
    end_object();
  }
  void put(const AttributionInfo& saying) { object(saying); }
  void put(const ArticleInfo& article) { object(article); }
  void put(const EntityInfo& entity) { object(entity); }
  void put(const ClaimInfo& claim) { object(claim); }
  void put(const ClaimSpeakers& claim) {
    begin_object();
    key("claim");
    put(claim.claim);
    list("sayings", claim.sayings);
    list("disputes", claim.disputes);
    list("others", claim.others);
    list("relations", claim.relations);
    more("moreSayings", claim.more_sayings);
    more("moreDisputes", claim.more_disputes);
    more("moreOthers", claim.more_others);
    end_object();
  }
  /// How many a list leaves out.
  void more(const char* key, std::uint32_t count) {
    if (count > 0) integer_member(key, count);
  }
  void put(const SourceReport& report) {
    begin_object();
    optional_member("article", report.article);
    optional_member("headline", report.headline);
    optional_member("publisher", report.publisher);
    optional_member("date", report.date);
    list("speakers", report.speakers);
    optional_member("leansOn", report.leans_on);
    end_object();
  }
  void put(const DecisionRecord& d) {
    begin_object();
    integer_member("number", static_cast<std::int64_t>(d.number));
    member("id", d.id);
    member("decision", decision_kind_name(d.kind));
    optional_member("aspect", d.aspect);
    member("subject", d.subject);
    optional_member("object", d.object);
    optional_member("text", d.text);
    member("by", d.by);
    member("at", d.at);
    optional_member("label", d.label);
    member("holds", d.holds);
    optional_member("endedBy", d.ended_by);
    member("here", d.here);
    end_object();
  }
  void put(const ReviewItem& one) {
    begin_object();
    member("aspect", one.target.aspect);
    member("subject", one.target.subject);
    optional_member("object", one.target.object);
    optional_member("detail", one.detail);
    number_member("confidence", one.confidence);
    optional_member("by", one.by);
    optional_member("one", one.one);
    optional_member("other", one.other);
    if (one.saying) {
      key("saying");
      put(*one.saying);
    }
    end_object();
  }
  void put(const TraceHop& hop) {
    begin_object();
    integer_member("depth", hop.depth);
    optional_member("relation", hop.relation);
    optional_member("from", hop.from_id);
    optional_member("fromLabel", hop.from_label);
    optional_member("to", hop.to_id);
    optional_member("toLabel", hop.to_label);
    optional_member("date", hop.date);
    optional_member("article", hop.article);
    optional_member("headline", hop.headline);
    optional_member("publisher", hop.publisher);
    optional_member("note", hop.note);
    if (hop.saying) {
      key("saying");
      put(*hop.saying);
    }
    end_object();
  }
};

template <typename Value>
std::string written(const Value& value) {
  std::string out;
  Json(out).put(value);
  return out;
}

}  // namespace

std::string to_json(const WhoResult& result) {
  std::string out;
  Json json(out);
  json.begin_object();
  json.optional_member("asked", result.asked);
  json.flag("someWordsOnly", result.some_words_only);
  json.list("claims", result.claims);
  json.end_object();
  return out;
}

std::string to_json(const TraceResult& result) {
  std::string out;
  Json json(out);
  json.begin_object();
  json.key("claim");
  json.put(result.claim);
  json.list("hops", result.hops);
  json.list("variants", result.variants);
  json.optional_member("earliestDate", result.earliest_date);
  json.optional_member("earliestArticle", result.earliest_article);
  json.optional_member("earliestPublisher", result.earliest_publisher);
  json.optional_member("origins", result.origins);
  json.optional_member("ending", result.ending);
  json.end_object();
  return out;
}

std::string to_json(const SourcesResult& result) {
  std::string out;
  Json json(out);
  json.begin_object();
  json.key("claim");
  json.put(result.claim);
  json.integer_member("independentReports", result.independent_reports);
  json.list("independentSources", result.independent_sources);
  json.list("reports", result.reports);
  json.end_object();
  return out;
}

std::string to_json(const Conflict& conflict) {
  std::string out;
  Json json(out);
  json.begin_object();
  json.key("relation");
  json.put(conflict.relation);
  json.key("first");
  json.put(conflict.first);
  json.key("second");
  json.put(conflict.second);
  json.end_object();
  return out;
}

std::string to_json(const ShowResult& result) {
  std::string out;
  Json json(out);
  json.begin_object();
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
    json.more("moreSayings", result.more_sayings);
  }
  if (result.article) {
    json.key("article");
    json.put(*result.article);
    if (result.article_text) json.optional_member("text", result.article_text->text);
    json.list("sayings", result.article_sayings);
  }
  if (!result.notes.empty()) json.list("notes", result.notes);
  json.end_object();
  return out;
}

std::string to_json(const SearchHit& hit) {
  std::string out;
  Json json(out);
  json.begin_object();
  json.optional_member("kind", node_kind_name(hit.kind));
  json.optional_member("id", hit.id);
  json.optional_member("label", hit.label);
  std::string snippet = hit.snippet;
  std::erase_if(snippet, [](char c) { return c == '\x01' || c == '\x02'; });
  json.optional_member("snippet", snippet);
  json.optional_member("article", hit.article);
  json.number_member("score", hit.score);
  json.end_object();
  return out;
}

std::string to_json(const StoreStats& stats) {
  std::string out;
  Json json(out);
  json.begin_object();
  json.integer_member("articles", stats.articles);
  json.integer_member("superseded", stats.superseded);
  json.integer_member("entities", stats.entities);
  json.integer_member("anonymous", stats.anonymous);
  json.integer_member("mentions", stats.mentions);
  json.integer_member("claims", stats.claims);
  json.integer_member("attributions", stats.attributions);
  json.integer_member("quantities", stats.quantities);
  json.integer_member("times", stats.times);
  json.integer_member("contradictions", stats.contradictions);
  json.integer_member("variants", stats.variants);
  json.integer_member("disputes", stats.disputes);
  json.integer_member("judgements", stats.judgements);
  json.integer_member("bytes", stats.bytes);
  json.end_object();
  return out;
}

std::string to_json(const ClaimSpeakers& claim) {
  return written(claim);
}
std::string to_json(const DecisionRecord& decision) {
  return written(decision);
}
std::string to_json(const ReviewItem& item) {
  return written(item);
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
