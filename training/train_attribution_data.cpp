#include "training/train_attribution_data.hpp"

#include <rapidjson/document.h>

#include <algorithm>

#include "claimgraph/error.hpp"
#include "claimgraph/utf8.hpp"
#include "training/options.hpp"

namespace claimgraph::training {

namespace {

std::vector<TokenSegment> read_spans(const rapidjson::Value& list, const CodePointIndex& index,
                                     const AnnotatedText& doc) {
  std::vector<TokenSegment> out;
  for (const auto& pair : list.GetArray()) {
    const std::uint32_t begin = index.to_bytes(pair[0].GetUint()), end = index.to_bytes(pair[1].GetUint());
    const std::uint32_t first = doc.token_at(begin);
    std::uint32_t last = first;
    while (last < doc.tokens.size() && doc.tokens[last].span.begin < end) ++last;
    if (first >= last) continue;
    if (!out.empty() && out.back().last >= first) {
      out.back().last = std::max(out.back().last, last);
    } else {
      out.push_back({first, last});
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool inside(const std::vector<TokenSegment>& inner, const std::vector<TokenSegment>& outer) {
  return !inner.empty() && std::all_of(inner.begin(), inner.end(), [&](const TokenSegment& s) {
    return std::any_of(outer.begin(), outer.end(),
                       [&](const TokenSegment& o) { return o.first <= s.first && s.last <= o.last; });
  });
}

void mark_nested(std::vector<GoldAttribution>& all) {
  for (GoldAttribution& a : all) {
    for (const GoldAttribution& b : all) {
      if (&a != &b && inside(a.content, b.content) && a.content != b.content && inside(a.cue, b.content))
        a.nested = true;
    }
  }
}

}  // namespace

std::vector<GoldArticle> read_gold(const std::filesystem::path& path, const AnnotateFunction& annotate) {
  const std::string all = read_file(path);
  std::vector<GoldArticle> out;
  std::size_t at = 0;
  for (std::size_t line = 1; at < all.size(); ++line) {
    std::size_t end = all.find('\n', at);
    if (end == std::string::npos) end = all.size();
    rapidjson::Document json;
    json.Parse(all.data() + at, end - at);
    at = end + 1;
    if (json.HasParseError() || !json.IsObject() || !json.HasMember("text")) {
      throw DataError(path.string() + ":" + std::to_string(line) + ": not an article in JSON");
    }
    GoldArticle article;
    article.doc = json["doc"].GetString();
    article.text = std::make_unique<std::string>(json["text"].GetString(), json["text"].GetStringLength());
    article.annotated = annotate(*article.text);
    if (json.HasMember("attributions")) {
      const CodePointIndex index(*article.text);
      for (const auto& from : json["attributions"].GetArray()) {
        GoldAttribution to;
        to.source = read_spans(from["source"], index, article.annotated);
        to.cue = read_spans(from["cue"], index, article.annotated);
        to.content = read_spans(from["content"], index, article.annotated);
        if (!to.content.empty()) article.attributions.push_back(std::move(to));
      }
      mark_nested(article.attributions);
    }
    out.push_back(std::move(article));
  }
  return out;
}

}  // namespace claimgraph::training
