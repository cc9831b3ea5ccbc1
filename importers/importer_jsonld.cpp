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

IdIndex::IdIndex(const rapidjson::Value& root) {
  gather(root);
}

void IdIndex::gather(const rapidjson::Value& value) {
  if (value.IsArray()) {
    for (const rapidjson::Value& part : value.GetArray()) gather(part);
  } else if (value.IsObject()) {
    const rapidjson::Value* id = find(value, "@id");
    if (id != nullptr && id->IsString() && value.MemberCount() > 1)
      m_objects.emplace(std::string_view(id->GetString(), id->GetStringLength()), &value);
    for (const auto& member : value.GetObject()) gather(member.value);  // depth is bounded by load_json()
  }
}

const rapidjson::Value& IdIndex::resolve(const rapidjson::Value& value) const {
  const rapidjson::Value& one = value.IsArray() && !value.Empty() ? value[0] : value;
  const rapidjson::Value* id = find(one, "@id");
  if (id == nullptr || !id->IsString() || one.MemberCount() != 1) return one;
  const auto found = m_objects.find(std::string_view(id->GetString(), id->GetStringLength()));
  return found == m_objects.end() ? one : *found->second;
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

std::string raw_text(const rapidjson::Value& object, const char* member) {
  const rapidjson::Value* value = find(object, member);
  if (value != nullptr && value->IsArray() && !value->Empty()) value = &(*value)[0];
  if (value == nullptr || !value->IsString()) return {};
  return {value->GetString(), value->GetStringLength()};
}

std::string prose(const std::string& body, Article& article) {
  return body.find('<') == std::string::npos ? plain_body(body) : body_text(body, &article.links);
}

/// A live blog has its text in its updates: headline and body of each, in the order of the document.
std::string live_blog_text(const rapidjson::Value& object, Article& article) {
  const rapidjson::Value* updates = find(object, "liveBlogUpdate");
  std::string out;
  const auto add = [&out](std::string part) {
    if (part.empty()) return;
    if (!out.empty()) out += "\n\n";
    out += part;
  };
  const auto update = [&](const rapidjson::Value& one) {
    std::string body = prose(raw_text(one, "articleBody"), article);
    if (body.empty()) return;
    const std::string headline = text_of(one, "headline");
    if (body.compare(0, headline.size(), headline) != 0) add(headline);
    add(std::move(body));
  };
  if (updates == nullptr) return out;
  if (updates->IsArray()) {
    for (const rapidjson::Value& one : updates->GetArray()) update(one);
  } else {
    update(*updates);
  }
  return out;
}

void read_article(const rapidjson::Value& object, const ImportOptions& options,
                  std::vector<Article>& articles, Diagnostics& diagnostics) {
  const clean::LinkedArticle linked = clean::read_json_ld({to_json(object)});
  Article article;
  article.doc = text_of(object, "@id");
  article.headline = linked.headline;
  for (const char* member : {"headline", "name"}) {
    if (article.headline.empty()) article.headline = text_of(object, member);
  }
  article.standfirst = linked.description;
  article.url = linked.url;
  article.section = linked.section;
  article.language = linked.language;
  article.date_published = date(linked.published);
  article.date_modified = date(linked.modified);
  for (const std::string& author : linked.authors) add_name(article.authors, author);
  article.publisher = {linked.publisher, linked.publisher_url};
  article.text = prose(raw_text(object, "articleBody"), article);
  if (article.text.empty()) article.text = prose(text_of(object, "articleBody"), article);  // {"@value": …}
  if (article.text.empty()) article.text = prose(raw_text(object, "text"), article);
  if (article.text.empty()) article.text = live_blog_text(object, article);
  note_bad_date(linked.published, article.date_published, options, diagnostics);
  if (!article.text.empty() && linked.free.has_value() && !*linked.free)
    article.page_kind = PageKind::paywalled;
  if (keep_item(article, "an article object has neither articleBody nor headline; left out",
                "the article has no articleBody; kept as a stub with its description", options, diagnostics))
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
  note_no_article(articles,
                  "there is no object whose @type is Article, NewsArticle or BlogPosting; nothing to import",
                  options, diagnostics);
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
