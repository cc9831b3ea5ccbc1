// dpa digitalwires JSON: article_html with kicker, headline, teaser, dateline and byline.
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "importers/importer_table.hpp"
#include "importers/structured.hpp"

namespace claimgraph {

namespace {

using namespace structured;

std::string raw_member(const rapidjson::Value& item, const char* member) {
  const rapidjson::Value* value = find(item, member);
  return value != nullptr && value->IsString() ? std::string(value->GetString(), value->GetStringLength())
                                               : std::string();
}

/// First category name of a type: "dnltype:desk".
std::string category(const rapidjson::Value& item, std::string_view type) {
  const rapidjson::Value* list = find(item, "categories");
  if (list == nullptr || !list->IsArray()) return {};
  for (const rapidjson::Value& entry : list->GetArray()) {
    if (text_of(entry, "type") == type) return text_of(entry, "name");
  }
  return {};
}

void read_item(const rapidjson::Value& item, const ImportOptions& options, std::vector<Article>& articles,
               Diagnostics& diagnostics) {
  const std::string urn = text_of(item, "urn");
  if (!usable(urn, text_of(item, "pubstatus"), text_of(item, "embargoed"), options, diagnostics)) return;
  if (text_of(item, "signal").find("correction") != std::string::npos)
    note(diagnostics, options, Severity::note, "correction",
         fmt::format("{} corrects an earlier version of itself", urn));
  Article article;
  article.doc = urn;
  article.headline = text_of(item, "headline");
  article.standfirst = text_of(item, "teaser");
  article.date_published = date(text_of(item, "content_created"));
  const std::string version = date(text_of(item, "version_created"));
  if (article.date_published.empty()) {
    article.date_published = version;
  } else if (version != article.date_published) {
    article.date_modified = version;
  }
  for (std::string& name : names(text_of(item, "byline"))) {
    if (name != "dpa") add_name(article.authors, std::move(name));
  }
  article.language = text_of(item, "language");
  article.place = place_of_dateline(text_of(item, "dateline"));
  article.publisher.name = text_of(item, "creditline");
  if (article.publisher.name.empty()) article.publisher.name = category(item, "dnltype:provider");
  article.section = category(item, "dnltype:dpasubject");
  article.text = body_text(raw_member(item, "article_html"), &article.links);
  if (article.publisher.name.empty())
    article.publisher.name = holder_of_notice(text_of(item, "copyrightnotice"));
  if (article.text.empty()) {
    const rapidjson::Value* associations = find(item, "associations");
    const bool media = associations != nullptr && associations->IsArray() && !associations->Empty();
    if (media || article.headline.empty()) {
      note(diagnostics, options, Severity::warning, media ? "not-text" : "empty-item",
           fmt::format("{} has no article text, {}; left out", urn.empty() ? "the entry" : urn,
                       media ? "only media" : "nor a headline"));
      return;
    }
    note(diagnostics, options, Severity::warning, "no-text",
         fmt::format("{} has no article text; kept as a stub", urn));
    make_stub(article, article.standfirst);
  }
  articles.push_back(std::move(article));
}

void read(const std::string& text, const ImportOptions& options, std::vector<Article>& articles,
          Diagnostics& diagnostics) {
  rapidjson::Document document;
  if (!load_json(text, document, options, diagnostics)) return;
  const rapidjson::Value* list = document.IsArray() ? &document : find(document, "entries");
  const bool entries = list != nullptr && list->IsArray();
  for_each_object(entries ? *list : document,
                  [&](const rapidjson::Value& item) { read_item(item, options, articles, diagnostics); });
  note_no_article(articles, "the document holds no digitalwires entry; nothing to import", options,
                  diagnostics);
}

int sniff(std::string_view head, std::string_view) {
  return head.find("\"digitalwires@") != std::string_view::npos ? 97 : 0;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return document_importer("dpa", &read, std::move(source), std::move(options));
}

}  // namespace

const ImporterInfo kDpaImporter{"dpa", "dpa digitalwires JSON", &sniff, &make};

}  // namespace claimgraph
