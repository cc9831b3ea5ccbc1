// RSS 2.0 and 1.0 (RDF), Atom, JSON Feed. An item whose full text is in the feed is an article; any other is
// a stub: headline, link and summary, from which nothing is extracted.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "importers/html_metadata.hpp"
#include "importers/importer_table.hpp"
#include "importers/structured.hpp"

namespace claimgraph {

namespace {

using namespace structured;

struct FeedHead {
  std::string name, url, language;
  std::vector<std::string> authors;
};

/// Full text is longer than the summary and more than a teaser's length.
void fill_body(Article& article, const std::string& content_html, const std::string& summary_html) {
  const std::string content = body_text(content_html, &article.links);
  std::string summary = body_text(summary_html, content.empty() ? &article.links : nullptr);
  const bool paragraphs = content.find("\n\n") != std::string::npos;
  const bool full = content.size() > summary.size() + 40 &&
                    (content.size() >= 500 || (paragraphs && content.size() >= 250));
  if (full) {
    article.text = content;
    if (content.compare(0, summary.size(), summary) != 0) article.standfirst = std::move(summary);
  } else if (content.empty() && summary.size() >= 1500 && summary.find("\n\n") != std::string::npos) {
    article.text = std::move(summary);  // some feeds put the whole text into the description
  } else {
    make_stub(article, summary.empty() ? content : summary);
  }
}

std::string first_of(pugi::xml_node item, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const pugi::xml_node found = child(item, name)) {
      std::string text = plain(found);
      if (!text.empty()) return text;
    }
  }
  return {};
}

/// "jane@example.org (Jane Doe)" → "Jane Doe"
std::string feed_author(std::string text) {
  const std::size_t open = text.find('(');
  if (text.find('@') != std::string::npos && open != std::string::npos && text.back() == ')') {
    return text.substr(open + 1, text.size() - open - 2);
  }
  return text.find('@') != std::string::npos && text.find(' ') == std::string::npos ? std::string() : text;
}

void rss_item(pugi::xml_node item, const FeedHead& head, std::vector<Article>& articles) {
  Article article;
  article.headline = body_text(first_of(item, {"title"}));
  article.url = first_of(item, {"origLink", "link"});
  const pugi::xml_node guid = child(item, "guid");
  const std::string id = guid ? plain(guid) : attribute(item, "about");
  if (article.url.empty() && id.rfind("http", 0) == 0 && attribute(guid, "isPermaLink") != "false")
    article.url = id;
  article.doc = !id.empty() ? id : article.url;
  article.date_published = date(first_of(item, {"pubDate", "date", "published", "issued"}));
  article.date_modified = date(first_of(item, {"modified", "updated"}));
  for (const pugi::xml_node part : item.children()) {
    const std::string_view name = local_name(part);
    if (name == "creator" || name == "author") {
      for (std::string& author : names(feed_author(plain(part))))
        add_name(article.authors, std::move(author));
    } else if (name == "category" && article.section.empty()) {
      article.section = plain(part);
    }
  }
  article.publisher = {head.name, head.url};
  if (const pugi::xml_node source = child(item, "source")) {
    article.publisher = {plain(source), attribute(source, "url")};
  }
  article.language = head.language;
  const pugi::xml_node content = child(item, "encoded");
  const std::string description = first_of(item, {"description", "summary"});
  fill_body(article, content ? content.text().get() : std::string(), description);
  articles.push_back(std::move(article));
}

/// Atom text constructs: type="html" holds escaped HTML, "xhtml" elements, else plain text.
std::string atom_html(pugi::xml_node node) {
  if (!node) return {};
  const std::string type = attribute(node, "type");
  if (type == "xhtml" || type.find("xml") != std::string::npos) return inner_html(node);
  return node.text().get();
}

void atom_entry(pugi::xml_node entry, const FeedHead& head, std::vector<Article>& articles) {
  Article article;
  article.headline = body_text(atom_html(child(entry, "title")));
  std::string self;
  for (const pugi::xml_node link : entry.children()) {
    if (local_name(link) != "link") continue;
    const std::string relation = attribute(link, "rel");
    std::string target = clean::absolute_url(head.url, attribute(link, "href"));
    if (target.empty()) target = attribute(link, "href");
    if ((relation.empty() || relation == "alternate") && article.url.empty()) article.url = target;
    if (relation == "self") self = target;
  }
  if (article.url.empty()) article.url = self;
  article.doc = first_of(entry, {"id"});
  if (article.doc.empty()) article.doc = article.url;
  const std::string updated = date(first_of(entry, {"updated", "modified"}));
  article.date_published = date(first_of(entry, {"published", "issued", "created"}));
  if (article.date_published.empty()) {
    article.date_published = updated;
    if (!updated.empty()) article.metadata_source["datePublished"] = "atom:updated";
  } else if (updated != article.date_published) {
    article.date_modified = updated;
  }
  for (const pugi::xml_node part : entry.children()) {
    if (local_name(part) == "author") add_name(article.authors, plain(child(part, "name")));
    if (local_name(part) == "category" && article.section.empty()) article.section = attribute(part, "term");
  }
  if (article.authors.empty()) article.authors = head.authors;
  article.publisher = {head.name, head.url};
  article.language = attribute(entry, "lang");
  if (article.language.empty()) article.language = head.language;
  fill_body(article, atom_html(child(entry, "content")), atom_html(child(entry, "summary")));
  articles.push_back(std::move(article));
}

void read_xml_feed(const std::string& text, const ImportOptions& options, std::vector<Article>& articles,
                   Diagnostics& diagnostics) {
  pugi::xml_document document;
  if (!load_xml(text, document, options, diagnostics)) return;
  const pugi::xml_node root = document.document_element();
  const std::string_view kind = local_name(root);
  FeedHead head;
  if (kind == "feed") {
    head.name = plain(child(root, "title"));
    head.language = attribute(root, "lang");
    for (const pugi::xml_node part : root.children()) {
      if (local_name(part) == "author") add_name(head.authors, plain(child(part, "name")));
      const std::string relation = attribute(part, "rel");
      if (local_name(part) == "link" && (relation.empty() || relation == "alternate"))
        head.url = attribute(part, "href");
    }
    for (const pugi::xml_node entry : root.children()) {
      if (local_name(entry) == "entry") atom_entry(entry, head, articles);
    }
  } else if (kind == "rss" || kind == "RDF") {
    const pugi::xml_node channel = child(root, "channel");
    head.name = plain(child(channel, "title"));
    head.url = first_of(channel, {"link"});
    head.language = first_of(channel, {"language"});
    for (const pugi::xml_node item : descendants(root, "item")) rss_item(item, head, articles);
  } else {
    note(diagnostics, options, Severity::error, "not-a-feed",
         "the root element is <" + std::string(root.name()) +
             ">, not <rss>, <rdf:RDF> or <feed>; name the right format with --from");
    return;
  }
  if (articles.empty())
    note(diagnostics, options, Severity::warning, "no-items", "the feed has no items; nothing to import");
}

void read_json_feed(const std::string& text, const ImportOptions& options, std::vector<Article>& articles,
                    Diagnostics& diagnostics) {
  rapidjson::Document feed;
  if (!load_json(text, feed, options, diagnostics)) return;
  const rapidjson::Value* items = find(feed, "items");
  if (items == nullptr || !items->IsArray()) {
    note(diagnostics, options, Severity::error, "not-a-feed",
         "there is no array \"items\"; name the right format with --from");
    return;
  }
  const auto authors_of = [](const rapidjson::Value& owner, std::vector<std::string>& out) {
    if (const rapidjson::Value* list = find(owner, "authors"); list != nullptr && list->IsArray()) {
      for (const rapidjson::Value& author : list->GetArray()) add_name(out, as_text(author));
    }
    if (const rapidjson::Value* author = find(owner, "author"); author != nullptr && out.empty())
      add_name(out, as_text(*author));
  };
  std::vector<std::string> feed_authors;
  authors_of(feed, feed_authors);
  for (const rapidjson::Value& item : items->GetArray()) {
    if (!item.IsObject()) continue;
    Article article;
    article.headline = text_of(item, "title");
    article.url = text_of(item, "url");
    if (article.url.empty()) article.url = text_of(item, "external_url");
    article.doc = text_of(item, "id");
    if (article.doc.empty()) article.doc = article.url;
    article.date_published = date(text_of(item, "date_published"));
    article.date_modified = date(text_of(item, "date_modified"));
    if (article.date_modified == article.date_published) article.date_modified.clear();
    authors_of(item, article.authors);
    if (article.authors.empty()) article.authors = feed_authors;
    article.publisher = {text_of(feed, "title"), text_of(feed, "home_page_url")};
    article.language = text_of(item, "language");
    if (article.language.empty()) article.language = text_of(feed, "language");
    article.section = text_of(item, "tags");
    const rapidjson::Value* html = find(item, "content_html");
    const rapidjson::Value* plain_text = find(item, "content_text");
    const rapidjson::Value* content = html != nullptr ? html : plain_text;
    const std::string body = content != nullptr && content->IsString()
                                 ? std::string(content->GetString(), content->GetStringLength())
                                 : std::string();
    fill_body(article, body, text_of(item, "summary"));
    articles.push_back(std::move(article));
  }
  if (articles.empty())
    note(diagnostics, options, Severity::warning, "no-items", "the feed has no items; nothing to import");
}

void read_feed(const std::string& text, const ImportOptions& options, std::vector<Article>& articles,
               Diagnostics& diagnostics) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && text[first] == '{') {
    read_json_feed(text, options, articles, diagnostics);
  } else {
    read_xml_feed(text, options, articles, diagnostics);
  }
}

int sniff(std::string_view head, std::string_view) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return 0;
  if (head[first] == '{')
    return head.find("jsonfeed.org/version") != std::string_view::npos ||
                   head.find("jsonfeed.org\\/version") != std::string_view::npos
               ? 95
               : 0;
  if (head[first] != '<') return 0;
  for (const std::string_view root : {"<rss", "<rdf:RDF", "<feed"}) {
    const std::size_t at = head.find(root);
    if (at != std::string_view::npos && at + root.size() < head.size() &&
        (head[at + root.size()] == ' ' || head[at + root.size()] == '>' || head[at + root.size()] == '\n' ||
         head[at + root.size()] == '\r' || head[at + root.size()] == '\t')) {
      return head.find("<html") < at ? 0 : 92;
    }
  }
  return 0;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return document_importer("feed", &read_feed, std::move(source), std::move(options));
}

}  // namespace

const ImporterInfo kFeedImporter{"feed", "RSS, Atom and JSON Feed; items without full text become stubs",
                                 &sniff, &make};

}  // namespace claimgraph
