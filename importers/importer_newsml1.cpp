// NewsML 1.x: each news item's longest text; style sheets, pictures and logos are passed over.
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

std::string formal_name(pugi::xml_node node) {
  return attribute(node, "FormalName");
}

/// One <DataContent> as text; empty for anything but prose.
std::string content_text(pugi::xml_node item, Article& article) {
  const std::string mime = formal_name(child(item, "MimeType"));
  const std::string format = formal_name(child(item, "Format"));
  const std::string media = formal_name(child(item, "MediaType"));
  if (mime.find("css") != std::string::npos || format == "CSS" || mime.rfind("image", 0) == 0 ||
      (!media.empty() && media != "Text" && media != "ComplexData")) {
    return {};
  }
  const pugi::xml_node data = child(item, "DataContent");
  if (!data) return {};
  if (const pugi::xml_node nitf = descendant(data, "nitf")) {
    Article inner;
    read_nitf(nitf, inner);
    if (article.standfirst.empty()) article.standfirst = inner.standfirst;
    if (article.headline.empty()) article.headline = inner.headline;
    if (article.authors.empty()) article.authors = inner.authors;
    article.links.insert(article.links.end(), inner.links.begin(), inner.links.end());
    return inner.text;
  }
  bool elements = false;
  for (const pugi::xml_node part : data.children()) elements = elements || part.type() == pugi::node_element;
  if (elements) {
    const pugi::xml_node body = descendant(data, "body");
    return body_text(inner_html(body ? body : data, "script style head table media figure"), &article.links);
  }
  const std::string raw = data.text().get();
  if (raw.find("Encoding") != std::string::npos || !attribute(child(item, "Encoding"), "Notation").empty())
    return {};
  return body_text(raw, &article.links);
}

void read_item(pugi::xml_node item, pugi::xml_node envelope, const ImportOptions& options,
               std::vector<Article>& articles, Diagnostics& diagnostics) {
  Article article;
  const pugi::xml_node management = child(item, "NewsManagement");
  article.doc = plain(descendant(child(item, "Identification"), "PublicIdentifier"));
  const std::string status = formal_name(child(management, "Status"));
  const std::string until = plain(child(child(management, "StatusWillChange"), "DateAndTime"));
  const bool embargoed = status == "Embargoed" || status == "embargoed";
  if (!usable(article.doc, status, embargoed ? until : std::string(), options, diagnostics)) return;
  article.date_published = date(plain(child(management, "FirstCreated")));
  article.date_modified = date(plain(child(management, "ThisRevisionCreated")));
  if (article.date_modified == article.date_published) article.date_modified.clear();
  article.headline = plain(descendant(item, "HeadLine"));
  article.place = place_of_dateline(plain(descendant(item, "DateLine")));
  article.language = formal_name(descendant(item, "Language"));
  if (article.language.empty()) article.language = attribute(item, "lang");
  for (std::string& name : names(plain(descendant(item, "ByLine"))))
    add_name(article.authors, std::move(name));
  if (article.authors.empty()) {
    std::string creator = formal_name(descendant(descendant(item, "Creator"), "Party"));
    const std::size_t place = creator.find(" in ");
    if (place != std::string::npos) creator.resize(place);
    for (std::string& name : names(creator)) add_name(article.authors, std::move(name));
  }
  for (const char* role : {"Provider", "Source"}) {
    if (article.publisher.name.empty())
      article.publisher.name = formal_name(descendant(descendant(item, role), "Party"));
  }
  if (article.publisher.name.empty())
    article.publisher.name = formal_name(descendant(child(envelope, "SentFrom"), "Party"));
  if (article.publisher.name.empty()) article.publisher.name = plain(descendant(item, "ProviderId"));
  for (const pugi::xml_node content : descendants(item, "ContentItem")) {
    std::string text = content_text(content, article);
    if (text.size() > article.text.size()) article.text = std::move(text);
  }
  const std::string item_name = article.doc.empty() ? "without identifier" : article.doc;
  if (keep_item(article, fmt::format("news item {} has neither text nor headline; left out", item_name),
                fmt::format("news item {} has no text inside; kept as a stub", item_name), options,
                diagnostics))
    articles.push_back(std::move(article));
}

void read(const std::string& text, const ImportOptions& options, std::vector<Article>& articles,
          Diagnostics& diagnostics) {
  pugi::xml_document document;
  if (!load_xml(text, document, options, diagnostics)) return;
  const pugi::xml_node root = document.document_element();
  const pugi::xml_node envelope = child(root, "NewsEnvelope");
  for (const pugi::xml_node item : descendants(root, "NewsItem")) {
    if (child(item, "NewsComponent") || child(item, "Identification")) {
      read_item(item, envelope, options, articles, diagnostics);
    }
  }
  note_no_article(
      articles, fmt::format("the document <{}> holds no NewsML 1 news item; nothing to import", root.name()),
      options, diagnostics);
}

int sniff(std::string_view head, std::string_view) {
  const std::size_t at = head.find("<NewsML");
  if (at == std::string_view::npos) return 0;
  return head.substr(at, 200).find("iptc.org/std/nar") != std::string_view::npos ? 0 : 95;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return document_importer("newsml1", &read, std::move(source), std::move(options));
}

}  // namespace

const ImporterInfo kNewsml1Importer{"newsml1", "NewsML 1 news items (AFP, Business Wire)", &sniff, &make};

}  // namespace claimgraph
