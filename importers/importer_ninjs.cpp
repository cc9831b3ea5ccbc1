// ninjs 1, 2 and 3: text (and composite) items. Pictures, videos, events and plans are refused with that
// reason.
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "importers/importer_table.hpp"
#include "importers/nitf.hpp"
#include "importers/structured.hpp"

namespace claimgraph {

namespace {

using namespace structured;

std::string text_any(const rapidjson::Value& item, std::string_view lower) {
  const rapidjson::Value* value = find_any_case(item, lower);
  return value == nullptr ? std::string() : as_text(*value);
}

std::string raw(const rapidjson::Value& value) {
  return value.IsString() ? std::string(value.GetString(), value.GetStringLength()) : std::string();
}

/// Of a list of {role, value} the first of that role; of any role when `role` is empty.
std::string by_role(const rapidjson::Value* list, std::string_view role) {
  if (list == nullptr || !list->IsArray()) return {};
  for (const rapidjson::Value& entry : list->GetArray()) {
    if (role.empty() || text_any(entry, "role") == role) {
      std::string text = text_any(entry, "value");
      if (!text.empty()) return text;
    }
  }
  return {};
}

std::string nitf_text(const std::string& xml, Article& article, const ImportOptions& options,
                      Diagnostics& diagnostics) {
  pugi::xml_document document;
  if (!load_xml(xml, document, options, diagnostics)) return {};
  Article inner;
  if (const pugi::xml_node nitf = descendant(document, "nitf")) read_nitf(nitf, inner);
  article.links.insert(article.links.end(), inner.links.begin(), inner.links.end());
  if (article.authors.empty()) article.authors = inner.authors;
  if (article.place.empty()) article.place = inner.place;
  if (article.publisher.name.empty()) article.publisher = inner.publisher;
  return inner.text;
}

std::string_view name_of(const rapidjson::Value::Member& member) {
  return {member.name.GetString(), member.name.GetStringLength()};
}

/// "body_main": the part behind the line is the provider's own word, so the value tells what it is.
bool holds_markup(const std::string& body) {
  return body.find("<p>") != std::string::npos || body.find("<p ") != std::string::npos ||
         body.find("</") != std::string::npos;
}

/// Markup before plain text: it knows the paragraphs.
void read_body(const rapidjson::Value& item, Article& article, const ImportOptions& options,
               Diagnostics& diagnostics) {
  for (const bool named : {true, false}) {
    for (const auto& member : item.GetObject()) {
      const std::string_view name = name_of(member);
      if (!name.starts_with("body_") || !article.text.empty()) continue;
      const std::string body = raw(member.value);
      const bool html = name == "body_xhtml" || name == "body_html" || name == "body_html5";
      if (named ? html : name == "body_main" && holds_markup(body))
        article.text = body_text(body, &article.links);
    }
  }
  const rapidjson::Value* bodies = find_any_case(item, "bodies");
  if (bodies != nullptr && bodies->IsArray()) {
    for (const std::string_view wanted : {"html", "nitf", "plain"}) {
      for (const rapidjson::Value& body : bodies->GetArray()) {
        if (!article.text.empty()) break;
        const std::string type = text_any(body, "contenttype");
        const rapidjson::Value* value = find_any_case(body, "value");
        if (value == nullptr) continue;
        const bool is_nitf = type.find("NITF") != std::string::npos || type.find("nitf") != std::string::npos;
        const bool is_html = !is_nitf && type.find("html") != std::string::npos;
        if (wanted == "html" && is_html) {
          article.text = body_text(raw(*value), &article.links);
        } else if (wanted == "nitf" && is_nitf) {
          article.text = nitf_text(raw(*value), article, options, diagnostics);
        } else if (wanted == "plain" && !is_nitf && !is_html) {
          article.text = plain_body(raw(*value));
        }
      }
    }
  }
  if (article.text.empty()) {
    for (const char* name : {"body_text", "body_main"}) {
      const rapidjson::Value* plain_text = find(item, name);
      if (plain_text != nullptr && article.text.empty()) article.text = plain_body(raw(*plain_text));
    }
  }
}

/// Descriptions of associated pictures. ninjs 1 and 2 name the associations, ninjs 3 lists them.
void read_captions(const rapidjson::Value& item, Article& article) {
  const auto caption = [&article](const rapidjson::Value& picture) {
    const std::string type = text_any(picture, "type");
    if (type != "picture" && type != "graphic" && type != "image") return;
    std::string text = text_any(picture, "description_text");
    if (text.empty()) text = by_role(find_any_case(picture, "descriptions"), "");
    if (!text.empty()) article.captions.push_back(std::move(text));
  };
  const rapidjson::Value* associations = find_any_case(item, "associations");
  if (associations == nullptr) return;
  if (associations->IsArray()) {
    for (const rapidjson::Value& one : associations->GetArray()) caption(one);
  } else if (associations->IsObject()) {
    for (const auto& one : associations->GetObject()) caption(one.value);
  }
}

void read_item(const rapidjson::Value& item, const ImportOptions& options, std::vector<Article>& articles,
               Diagnostics& diagnostics) {
  const std::string type = text_any(item, "type");
  const std::string uri = text_any(item, "uri");
  if (!type.empty() && type != "text" && type != "composite") {
    note(
        diagnostics, options, Severity::warning, "not-text",
        fmt::format("{} is of type {}, not a text; nothing to import", uri.empty() ? "the item" : uri, type));
    return;
  }
  const bool event =
      find_any_case(item, "eventdetails") != nullptr || find_any_case(item, "planningdetails") != nullptr;
  if (event && type.empty()) {
    note(diagnostics, options, Severity::warning, "not-text",
         fmt::format("{} describes an event or a plan, not a text; nothing to import",
                     uri.empty() ? "the item" : uri));
    return;
  }
  if (!usable(uri, text_any(item, "pubstatus"), text_any(item, "embargoed"), options, diagnostics)) return;
  Article article;
  article.doc = uri;
  if (uri.rfind("http", 0) == 0) article.url = uri;
  article.headline = text_any(item, "headline");
  const rapidjson::Value* headlines = find_any_case(item, "headlines");
  if (article.headline.empty()) article.headline = text_any(item, "headline_main");
  if (article.headline.empty()) article.headline = by_role(headlines, "main");
  if (article.headline.empty()) article.headline = by_role(headlines, "");
  if (article.headline.empty()) article.headline = text_any(item, "title");
  for (const char* member : {"firstcreated", "contentcreated", "versioncreated"}) {
    if (article.date_published.empty()) article.date_published = date(text_any(item, member));
  }
  article.date_modified = date(text_any(item, "versioncreated"));
  if (article.date_modified == article.date_published) article.date_modified.clear();
  for (const char* member : {"byline", "by"}) {
    if (!article.authors.empty()) continue;
    for (std::string& name : names(text_any(item, member))) add_name(article.authors, std::move(name));
  }
  article.language = text_any(item, "language");
  article.place = place_of_dateline(text_any(item, "located"));
  for (const char* member : {"subject", "subjects"}) {
    if (article.section.empty()) article.section = text_any(item, member);
  }
  for (const char* member : {"copyrightholder", "provider", "infosources", "infosource", "source"}) {
    if (article.publisher.name.empty()) article.publisher.name = text_any(item, member);
  }
  if (article.publisher.name.empty())
    article.publisher.name = holder_of_notice(text_any(item, "copyrightnotice"));
  read_captions(item, article);
  const rapidjson::Value* descriptions = find_any_case(item, "descriptions");
  article.standfirst = text_any(item, "description_text");
  if (article.standfirst.empty()) article.standfirst = by_role(descriptions, "");
  read_body(item, article, options, diagnostics);
  const std::string name = uri.empty() ? "the item" : uri;
  if (keep_item(article, name + " has neither body nor headline; left out",
                name + " has no body; kept as a stub with its description", options, diagnostics))
    articles.push_back(std::move(article));
}

void read(const std::string& text, const ImportOptions& options, std::vector<Article>& articles,
          Diagnostics& diagnostics) {
  rapidjson::Document document;
  if (!load_json(text, document, options, diagnostics)) return;
  for_each_object(document,
                  [&](const rapidjson::Value& item) { read_item(item, options, articles, diagnostics); });
  note_no_article(articles, "the document holds no ninjs item; nothing to import", options, diagnostics);
}

int sniff(std::string_view head, std::string_view) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || (head[first] != '{' && head[first] != '[')) return 0;
  if (head.find("\"digitalwires@") != std::string_view::npos || head.find("schema.org") < 200) return 0;
  if (head.find("/ninjs") != std::string_view::npos || head.find("\"ninjs\"") != std::string_view::npos)
    return 92;
  if (head.find("\"uri\"") == std::string_view::npos) return 0;
  int score = 40;
  for (const std::string_view member :
       {"\"versioncreated\"", "\"versionCreated\"", "\"pubstatus\"", "\"pubStatus\"", "\"body_xhtml\"",
        "\"body_main\"", "\"representationtype\"", "\"representationType\"", "\"bodies\"", "\"renditions\"",
        "\"eventDetails\"", "\"descriptions\""}) {
    if (head.find(member) != std::string_view::npos) score += 20;
  }
  return score > 40 ? std::min(score, 88) : 0;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return document_importer("ninjs", &read, std::move(source), std::move(options));
}

}  // namespace

const ImporterInfo kNinjsImporter{"ninjs", "ninjs 1-3 JSON, text items", &sniff, &make};

}  // namespace claimgraph
