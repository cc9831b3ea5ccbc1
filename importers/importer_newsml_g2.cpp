// NewsML-G2: the text news items of a document or message; pictures, videos, packages, concepts, events and
// plans hold no article and are refused with that reason.
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

constexpr std::string_view kNotProse = "script style head figure header footer aside nav time";
/// Classes of what stands beside the story inside its markup.
constexpr std::string_view kBesides = "teaser infobox linkbox factbox byline slugline creditline footnote";

/// The story of an XHTML body; a teaser inside it is the abstract.
void read_xhtml(pugi::xml_node body, Article& article) {
  article.text = body_text(inner_html(body, kNotProse, kBesides), &article.links);
  if (article.standfirst.empty()) article.standfirst = plain(with_class(body, "teaser"));
}

std::string after_colon(const std::string& qcode) {
  const std::size_t colon = qcode.rfind(':');
  return colon == std::string::npos ? qcode : qcode.substr(colon + 1);
}

/// A party: its <name>, else literal, else the code.
std::string party(pugi::xml_node node) {
  if (!node) return {};
  if (const pugi::xml_node name = child(node, "name")) return plain(name);
  if (std::string literal = attribute(node, "literal"); !literal.empty()) return literal;
  return after_colon(attribute(node, "qcode"));
}

bool has_name(pugi::xml_node node) {
  return child(node, "name") || !attribute(node, "literal").empty();
}

/// Text of the first rendition that has one: NITF, XHTML, or plain.
void read_content(pugi::xml_node content_set, Article& article, std::string& other_kind) {
  for (const pugi::xml_node rendition : content_set.children()) {
    if (!article.text.empty()) return;
    const std::string_view kind = local_name(rendition);
    const std::string type = attribute(rendition, "contenttype");
    if (kind == "inlineXML") {
      if (const pugi::xml_node nitf = descendant(rendition, "nitf")) {
        read_nitf(nitf, article);
      } else if (const pugi::xml_node html = descendant(rendition, "html")) {
        const pugi::xml_node body = descendant(html, "body");
        read_xhtml(body ? body : html, article);
      } else if (type.find("html") != std::string::npos) {
        read_xhtml(rendition, article);
      } else {
        pugi::xml_node inner = rendition.first_child();
        while (inner && inner.type() != pugi::node_element) inner = inner.next_sibling();
        other_kind = std::string(local_name(inner));
        if (other_kind == "p" || other_kind == "div" || other_kind == "section") {
          read_xhtml(rendition, article);
        }
      }
    } else if (kind == "inlineData") {
      const std::string data = rendition.text().get();
      if (!attribute(rendition, "encoding").empty()) continue;  // base64: no text
      const bool html = type.find("html") != std::string::npos || data.find("</") != std::string::npos;
      article.text = html ? body_text(data, &article.links) : plain_body(data);
    }
  }
}

void read_meta(pugi::xml_node item, Article& article) {
  const pugi::xml_node meta = child(item, "itemMeta");
  const pugi::xml_node content = child(item, "contentMeta");
  article.doc = attribute(item, "guid");
  article.language = attribute(child(content, "language"), "tag");
  if (article.language.empty()) article.language = attribute(item, "lang");
  article.headline = plain(child(content, "headline"));
  if (article.headline.empty()) article.headline = plain(child(meta, "title"));
  for (const char* name : {"firstCreated", "versionCreated"}) {
    if (article.date_published.empty()) article.date_published = date(plain(child(meta, name)));
  }
  const std::string created = date(plain(child(content, "contentCreated")));
  if (!child(meta, "firstCreated") && !created.empty()) article.date_published = created;
  std::string modified = date(plain(child(content, "contentModified")));
  if (modified.empty()) modified = date(plain(child(meta, "versionCreated")));
  if (modified != article.date_published) article.date_modified = modified;
  for (const pugi::xml_node part : content.children()) {
    const std::string_view name = local_name(part);
    if (name == "by") {
      for (std::string& author : names(plain(part))) add_name(article.authors, std::move(author));
    } else if (name == "description" && article.standfirst.empty()) {
      article.standfirst = plain(part);
    } else if (name == "dateline" && article.place.empty()) {
      article.place = place_of_dateline(plain(part));
    } else if (name == "located" && article.place.empty() && has_name(part)) {
      article.place = party(part);
    } else if (name == "subject" && article.section.empty() && has_name(part)) {
      article.section = party(part);
    }
  }
  if (article.authors.empty()) {
    for (const pugi::xml_node part : content.children()) {
      if (local_name(part) != "creator" || !has_name(part)) continue;
      std::string name = party(part);
      const bool login =
          name.find(' ') == std::string::npos && name.find_first_of(".@_") != std::string::npos;
      if (!login) add_name(article.authors, std::move(name));
    }
  }
  const pugi::xml_node provider = child(meta, "provider");
  const pugi::xml_node source = child(content, "infoSource");
  const pugi::xml_node holder = child(child(item, "rightsInfo"), "copyrightHolder");
  for (const pugi::xml_node who : {provider, holder, source}) {
    if (article.publisher.name.empty() && has_name(who)) article.publisher.name = party(who);
  }
  for (const pugi::xml_node who : {provider, source}) {
    if (article.publisher.name.empty()) article.publisher.name = party(who);
  }
  if (article.publisher.name.empty())
    article.publisher.name = holder_of_notice(plain(child(child(item, "rightsInfo"), "copyrightNotice")));
  for (const pugi::xml_node who : {provider, holder}) {
    const std::string address = attribute(who, "uri");
    if (address.rfind("http", 0) != 0) continue;
    if (article.publisher.url.empty()) article.publisher.url = address;
    if (article.publisher.name.empty()) article.publisher.name = host_of(address);
  }
}

void read_item(pugi::xml_node item, const ImportOptions& options, std::vector<Article>& articles,
               Diagnostics& diagnostics) {
  const std::string kind = after_colon(attribute(child(child(item, "itemMeta"), "itemClass"), "qcode"));
  const std::string guid = attribute(item, "guid");
  if (kind == "picture" || kind == "video" || kind == "audio" || kind == "graphic" || kind == "animation") {
    note(diagnostics, options, Severity::note, "not-text",
         fmt::format("news item {} is of class {}, not text; left out", guid.empty() ? "without guid" : guid,
                     kind));
    return;
  }
  const pugi::xml_node meta = child(item, "itemMeta");
  if (!usable(guid, attribute(child(meta, "pubStatus"), "qcode"), plain(child(meta, "embargoed")), options,
              diagnostics))
    return;
  for (const pugi::xml_node signal : meta.children()) {
    const bool correction =
        local_name(signal) == "signal" && after_colon(attribute(signal, "qcode")).rfind("correction", 0) == 0;
    if (correction)
      note(diagnostics, options, Severity::note, "correction",
           fmt::format("news item {} corrects an earlier version of itself", guid));
  }
  Article article;
  read_meta(item, article);
  std::string other_kind;
  read_content(child(item, "contentSet"), article, other_kind);
  const std::string why =
      fmt::format("news item {} {}", guid.empty() ? "without guid" : guid,
                  other_kind.empty() ? "has no text inside"
                                     : fmt::format("holds <{}> data instead of prose", other_kind));
  if (keep_item(article, why + " and no headline; left out", why + "; kept as a stub", options, diagnostics))
    articles.push_back(std::move(article));
}

void read(const std::string& text, const ImportOptions& options, std::vector<Article>& articles,
          Diagnostics& diagnostics) {
  pugi::xml_document document;
  if (!load_xml(text, document, options, diagnostics)) return;
  const pugi::xml_node root = document.document_element();
  const std::vector<pugi::xml_node> items = descendants(document, "newsItem");
  for (const pugi::xml_node item : items) read_item(item, options, articles, diagnostics);
  if (!items.empty()) {
    // A picture beside a story is no news; a document of nothing but pictures is worth a warning.
    for (Diagnostic& finding : diagnostics) {
      if (articles.empty() && finding.code == "not-text") finding.severity = Severity::warning;
    }
    return;
  }
  if (local_name(root) == "contentSet") {  // a part of a news item
    Article article;
    std::string other_kind;
    read_content(root, article, other_kind);
    if (!article.text.empty()) {
      articles.push_back(std::move(article));
      return;
    }
  }
  note(diagnostics, options, Severity::error, "no-article",
       fmt::format("a NewsML-G2 <{}> holds no article text (only news items do); nothing to import",
                   root.name()));
}

int sniff(std::string_view head, std::string_view) {
  if (head.find("<html") != std::string_view::npos && head.find("<newsItem") == std::string_view::npos)
    return 0;
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || head[first] != '<') return 0;
  if (head.find("iptc.org/std/nar/") != std::string_view::npos) return 96;
  for (const std::string_view root :
       {"<newsItem", "<packageItem", "<newsMessage", "<conceptItem", "<knowledgeItem", "<planningItem",
        "<catalogItem", "<contentSet", "<groupSet", "<contentMeta"}) {
    if (head.find(root) != std::string_view::npos) return 90;
  }
  return 0;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return document_importer("newsml-g2", &read, std::move(source), std::move(options));
}

}  // namespace

const ImporterInfo kNewsmlG2Importer{
    "newsml-g2", "NewsML-G2 news items and messages with NITF, XHTML or plain text inside", &sniff, &make};

}  // namespace claimgraph
