// NITF 3.x: one article a document.
#include <string>
#include <string_view>
#include <utility>

#include "importers/importer_table.hpp"
#include "importers/nitf.hpp"
#include "importers/structured.hpp"

namespace claimgraph {

namespace structured {

namespace {

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

constexpr std::string_view kNotText = "media media-caption media-producer table script style note nitf-table";

}  // namespace

void read_nitf(pugi::xml_node nitf, Article& article) {
  const pugi::xml_node head = child(nitf, "head");
  const pugi::xml_node body = child(nitf, "body");
  const pugi::xml_node body_head = child(body, "body.head");
  std::string headline = plain(descendant(body_head, "hl1"));
  if (headline.empty()) headline = plain(child(body_head, "headline"));
  if (headline.empty()) headline = plain(child(head, "title"));
  fill(article.headline, std::move(headline));
  if (article.authors.empty()) {
    for (const pugi::xml_node byline : descendants(body_head, "byline")) {
      std::string text;
      const pugi::xml_node person = child(byline, "person");
      if (person) {
        text = plain(person);
      } else {
        for (const pugi::xml_node part : byline.children()) {
          if (part.type() == pugi::node_element && local_name(part) == "byttl") continue;
          text += part.type() == pugi::node_element ? plain(part) : std::string(part.value());
        }
      }
      for (std::string& name : names(text)) add_name(article.authors, std::move(name));
    }
  }
  const pugi::xml_node dateline = descendant(body_head, "dateline");
  const pugi::xml_node location = child(dateline, "location");
  fill(article.place, location ? plain(location) : place_of_dateline(plain(dateline)));
  const pugi::xml_node distributor = descendant(body_head, "distributor");
  const pugi::xml_node organisation = descendant(distributor, "org");
  fill(article.publisher.name, plain(organisation ? organisation : distributor));
  if (article.publisher.name.empty())
    article.publisher.name = attribute(descendant(head, "doc.copyright"), "holder");
  if (article.publisher.name.empty())
    article.publisher.name = attribute(descendant(head, "doc-id"), "regsrc");
  fill(article.doc, attribute(descendant(head, "doc-id"), "id-string"));
  std::string published = date(attribute(descendant(head, "date.issue"), "norm"));
  if (published.empty()) published = date(attribute(descendant(head, "pubdata"), "date.publication"));
  if (published.empty()) published = date(attribute(descendant(dateline, "story.date"), "norm"));
  fill(article.date_published, std::move(published));
  fill(article.language,
       attribute(nitf, "lang").empty() ? attribute(nitf, "baselang") : attribute(nitf, "lang"));
  fill(article.section, attribute(descendant(head, "tobject"), "tobject.type"));
  fill(article.standfirst, plain(child(body_head, "abstract")));
  const pugi::xml_node content = child(body, "body.content");
  fill(article.text, body_text(inner_html(content, kNotText), &article.links));
  for (const pugi::xml_node caption : descendants(content, "media-caption"))
    add_name(article.captions, plain(caption));
}

}  // namespace structured

namespace {

using namespace structured;

void read(const std::string& text, const ImportOptions& options, std::vector<Article>& articles,
          Diagnostics& diagnostics) {
  pugi::xml_document document;
  if (!load_xml(text, document, options, diagnostics)) return;
  const pugi::xml_node root = document.document_element();
  const std::vector<pugi::xml_node> found = descendants(document, "nitf");
  if (found.empty()) {
    note(diagnostics, options, Severity::error, "not-nitf",
         "the root element is <" + std::string(root.name()) +
             "> and there is no <nitf> in it; name the right format with --from");
    return;
  }
  for (const pugi::xml_node nitf : found) {
    Article article;
    read_nitf(nitf, article);
    const pugi::xml_node docdata = descendant(child(nitf, "head"), "docdata");
    if (!usable(article.doc, attribute(docdata, "management-status"),
                attribute(child(docdata, "date.release"), "norm"), options, diagnostics))
      continue;
    if (article.text.empty()) {
      note(diagnostics, options, Severity::warning, "no-text",
           "the document has no body text; kept as a stub");
      make_stub(article, article.standfirst);
    }
    articles.push_back(std::move(article));
  }
}

/// Where a tag <nitf> or <prefix:nitf> begins.
std::size_t root_of(std::string_view head) {
  for (std::size_t at = head.find("nitf"); at != std::string_view::npos; at = head.find("nitf", at + 1)) {
    const char next = at + 4 < head.size() ? head[at + 4] : 'x';
    if (next != ' ' && next != '>' && next != '\n' && next != '\r' && next != '\t') continue;
    const std::size_t open = head.rfind('<', at);
    if (open == std::string_view::npos) continue;
    const std::string_view prefix = head.substr(open + 1, at - open - 1);
    if (prefix.empty() || (prefix.back() == ':' && prefix.find_first_of(" /\"'=") == std::string_view::npos))
      return open;
  }
  return std::string_view::npos;
}

int sniff(std::string_view head, std::string_view) {
  const std::size_t doctype = head.find("<!DOCTYPE nitf");
  const std::size_t at = doctype != std::string_view::npos ? doctype : root_of(head);
  if (at == std::string_view::npos) return 0;
  const bool inside = head.substr(0, at).find("<newsItem") != std::string_view::npos ||
                      head.substr(0, at).find("<NewsML") != std::string_view::npos ||
                      head.substr(0, at).find("<contentSet") != std::string_view::npos ||
                      head.substr(0, at).find('{') != std::string_view::npos;
  return inside ? 0 : 95;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return document_importer("nitf", &read, std::move(source), std::move(options));
}

}  // namespace

const ImporterInfo kNitfImporter{"nitf", "NITF 3 XML, one article a document", &sniff, &make};

}  // namespace claimgraph
