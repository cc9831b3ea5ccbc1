// Files of JSON-LD NewsArticle objects: one, a list, or a graph.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string>
#include <string_view>
#include <utility>

#include "importers/html_ld.hpp"
#include "importers/importer_table.hpp"
#include "importers/schema_org.hpp"
#include "importers/structured.hpp"

namespace claimgraph {

namespace structured {

namespace {

bool fits(const rapidjson::Value& type, std::string_view lower) {
  if (!type.IsString()) return false;
  std::string name(type.GetString(), type.GetStringLength());
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name.size() >= lower.size() && name.compare(name.size() - lower.size(), lower.size(), lower) == 0;
}

}  // namespace

bool has_type(const rapidjson::Value& object, std::string_view lower) {
  const rapidjson::Value* type = find(object, "@type");
  if (type == nullptr) type = find(object, "type");
  if (type == nullptr) return false;
  if (type->IsArray()) {
    for (const rapidjson::Value& one : type->GetArray()) {
      if (fits(one, lower)) return true;
    }
    return false;
  }
  return fits(*type, lower);
}

void for_each_typed(const rapidjson::Value& value, std::string_view lower,
                    const std::function<void(const rapidjson::Value&)>& each) {
  if (value.IsArray()) {
    for (const rapidjson::Value& part : value.GetArray()) for_each_typed(part, lower, each);
  } else if (value.IsObject()) {
    if (has_type(value, lower)) {
      each(value);
      return;
    }
    for (const auto& member : value.GetObject()) {
      if (member.value.IsObject() || member.value.IsArray()) for_each_typed(member.value, lower, each);
    }
  }
}

std::string to_json(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace structured

namespace {

using namespace structured;

void read_article(const rapidjson::Value& object, const ImportOptions& options,
                  std::vector<Article>& articles, Diagnostics& diagnostics) {
  const clean::LinkedArticle linked = clean::read_json_ld({to_json(object)});
  Article article;
  article.doc = text_of(object, "@id");
  article.headline = linked.headline.empty() ? text_of(object, "name") : linked.headline;
  article.standfirst = linked.description;
  article.url = linked.url;
  article.section = linked.section;
  article.language = linked.language;
  article.date_published = date(linked.published);
  article.date_modified = date(linked.modified);
  for (const std::string& author : linked.authors) add_name(article.authors, author);
  article.publisher = {linked.publisher, linked.publisher_url};
  std::string body = linked.body.empty() ? text_of(object, "articleBody") : linked.body;
  article.text = body.find('<') == std::string::npos ? plain_body(body) : body_text(body, &article.links);
  if (article.text.empty()) {
    note(diagnostics, options, Severity::warning, "no-text",
         "the article has no articleBody; kept as a stub with its description");
    make_stub(article, article.standfirst);
  } else if (linked.free.has_value() && !*linked.free) {
    article.page_kind = PageKind::paywalled;
  }
  articles.push_back(std::move(article));
}

void read(const std::string& text, const ImportOptions& options, std::vector<Article>& articles,
          Diagnostics& diagnostics) {
  rapidjson::Document document;
  if (!load_json(text, document, options, diagnostics)) return;
  const auto each = [&](const rapidjson::Value& object) {
    read_article(object, options, articles, diagnostics);
  };
  for (const std::string_view type : {"article", "blogposting"}) {
    if (articles.empty()) for_each_typed(document, type, each);
  }
  if (articles.empty()) {
    note(diagnostics, options, Severity::error, "no-article",
         "there is no object whose @type is Article, NewsArticle or BlogPosting; nothing to import");
  }
}

int sniff(std::string_view head, std::string_view) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || (head[first] != '{' && head[first] != '[')) return 0;
  if (head.find("schema.org") == std::string_view::npos || head.find("\"@type\"") == std::string_view::npos)
    return 0;
  if (head.find("ClaimReview") != std::string_view::npos) return 0;
  return head.find("Article\"") != std::string_view::npos ||
                 head.find("BlogPosting\"") != std::string_view::npos
             ? 90
             : 60;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return document_importer("jsonld", &read, std::move(source), std::move(options));
}

}  // namespace

const ImporterInfo kJsonldImporter{"jsonld", "JSON-LD files of NewsArticle objects", &sniff, &make};

}  // namespace claimgraph
