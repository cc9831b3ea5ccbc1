// Writes what the trained models find in files of articles, in the form that the scorer reads.
#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "claimgraph/utf8.hpp"
#include "core/extract/attribution/attribution_finder.hpp"
#include "core/text/annotator.hpp"
#include "training/train_attribution_data.hpp"
#include "training/trainers.hpp"

namespace claimgraph::training {

namespace {

void write_segments(rapidjson::Writer<rapidjson::StringBuffer>& json, const char* name,
                    const AnnotatedText& doc, const CodePointIndex& index,
                    const std::vector<TokenSegment>& segments) {
  json.Key(name);
  json.StartArray();
  for (const TokenSegment& s : segments) {
    const Span span = doc.span_of(s.first, s.last);
    json.StartArray();
    json.Uint(index.to_code_points(span.begin));
    json.Uint(index.to_code_points(span.end));
    json.EndArray();
  }
  json.EndArray();
}

}  // namespace

void find_attributions(const TrainOptions& options) {
  const auto models = ModelFile::open(options.model_path());
  const Annotator annotator(models);
  const AttributionFinder finder(models);
  AnnotateOptions part;
  part.names = false;
  for (const std::string& file : options.rest) {
    for (const GoldArticle& article :
         read_gold(file, [&](std::string_view text) { return annotator.annotate(text, part); })) {
      rapidjson::StringBuffer buffer;
      rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
      const CodePointIndex index(*article.text);
      json.StartObject();
      json.Key("doc");
      json.String(article.doc.c_str());
      json.Key("attributions");
      json.StartArray();
      for (const AttributionSpans& a : finder.find(article.annotated)) {
        if (a.nesting > 0) continue;
        json.StartObject();
        write_segments(json, "source", article.annotated, index, a.source);
        write_segments(json, "cue", article.annotated, index, a.cue);
        write_segments(json, "content", article.annotated, index, a.content);
        json.Key("by");
        json.String(a.by.c_str());
        json.EndObject();
      }
      json.EndArray();
      json.EndObject();
      fmt::print("{}\n", buffer.GetString());
    }
  }
}

}  // namespace claimgraph::training
