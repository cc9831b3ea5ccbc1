// RSS 2.0 and 1.0 (RDF), Atom, JSON Feed. An item whose full text is in the feed is an article; any other is
// a stub: headline, link and summary, from which nothing is extracted.
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "claimgraph/utf8.hpp"
#include "importers/feed_mending.hpp"
#include "importers/html_metadata.hpp"
#include "importers/importer_table.hpp"
#include "importers/structured.hpp"

namespace claimgraph {

namespace {

using namespace structured;

/// Text of the first child of one of those names that has any; "title" goes before "media:title".
std::string first_of(pugi::xml_node item, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const bool prefixed : {false, true}) {
      for (const pugi::xml_node part : item.children()) {
        if (part.type() != pugi::node_element || local_name(part) != name) continue;
        if (!prefixed && std::string_view(part.name()) != name) continue;
        std::string text = plain(part);
        if (!text.empty()) return text;
      }
    }
  }
  return {};
}

/// The base that xml:base attributes give a node, else `base`.
std::string base_of(pugi::xml_node node, const std::string& base) {
  std::vector<std::string> steps;
  for (; node; node = node.parent()) {
    if (const char* step = node.attribute("xml:base").value(); *step != '\0') steps.emplace_back(step);
  }
  std::string out = base;
  for (; !steps.empty(); steps.pop_back()) {
    const std::string next = clean::absolute_url(out, steps.back());
    if (!next.empty()) out = next;
  }
  return out;
}

/// `address` resolved against `base`, or as it is when that gives nothing.
std::string resolved(const std::string& base, const std::string& address) {
  if (address.empty()) return {};
  std::string url = clean::absolute_url(base, address);
  return url.empty() ? address : url;
}

struct FeedHead {
  std::string name, url, language;
  std::vector<std::string> authors;
};

/// Full text is longer than the summary and more than a teaser's length.
void fill_body(Article& article, const std::string& content_html, const std::string& summary_html,
               const std::string& base) {
  const std::string content = body_text(content_html, &article.links, base);
  std::string summary = body_text(summary_html, content.empty() ? &article.links : nullptr, base);
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

/// "jane@example.org (Jane Doe)" → "Jane Doe"
std::string feed_author(std::string text) {
  const std::size_t open = text.find('(');
  if (text.find('@') != std::string::npos && open != std::string::npos && text.back() == ')') {
    return text.substr(open + 1, text.size() - open - 2);
  }
  return text.find('@') != std::string::npos && text.find(' ') == std::string::npos ? std::string() : text;
}

/// An item that says nothing at all is left out.
void add(Article article, const ImportOptions& options, std::vector<Article>& articles,
         Diagnostics& diagnostics) {
  if (article.headline.empty() && article.text.empty() && article.url.empty()) {
    note(diagnostics, options, Severity::warning, "empty-item",
         "an item of the feed has neither title, text nor link; left out");
    return;
  }
  articles.push_back(std::move(article));
}

void rss_item(pugi::xml_node item, const FeedHead& head, const ImportOptions& options,
              std::vector<Article>& articles, Diagnostics& diagnostics) {
  Article article;
  const std::string base = base_of(item, head.url);
  article.headline = body_text(first_of(item, {"title"}));
  article.url = resolved(base, first_of(item, {"origLink", "link"}));
  const pugi::xml_node guid = child(item, "guid");
  const std::string id = guid ? plain(guid) : attribute(item, "about");
  if (article.url.empty() && id.rfind("http", 0) == 0 && attribute(guid, "isPermaLink") != "false")
    article.url = id;
  article.doc = !id.empty() ? id : article.url;
  const std::string published = first_of(item, {"pubDate", "date", "published", "issued"});
  article.date_published = date(published);
  note_bad_date(published, article.date_published, options, diagnostics);
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
  pugi::xml_node content = item.child("content:encoded");
  if (!content) content = child(item, "encoded");
  const std::string description = first_of(item, {"description", "summary"});
  fill_body(article, content ? content.text().get() : std::string(), description,
            article.url.empty() ? base : article.url);
  add(std::move(article), options, articles, diagnostics);
}

/// Up to the first character that is none of base64's; white space is passed over.
std::string from_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    std::uint32_t value = 0;
    if (c >= 'A' && c <= 'Z')
      value = static_cast<std::uint32_t>(c - 'A');
    else if (c >= 'a' && c <= 'z')
      value = static_cast<std::uint32_t>(c - 'a') + 26;
    else if (c >= '0' && c <= '9')
      value = static_cast<std::uint32_t>(c - '0') + 52;
    else if (c == '+' || c == '/')
      value = c == '+' ? 62 : 63;
    else if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
      continue;
    else
      break;
    bits = (bits << 6U | value) & 0xffffffU;
    if (++count % 4 != 1)
      out.push_back(static_cast<char>(bits >> (6U - 2U * (static_cast<unsigned>(count - 1) % 4U)) & 0xffU));
  }
  return out;
}

/// Atom text constructs: type="html" holds escaped HTML, "xhtml" elements, else plain
/// text.
std::string atom_html(pugi::xml_node node) {
  if (!node) return {};
  const std::string type = attribute(node, "type");
  if (type == "xhtml" || type.find("xml") != std::string::npos) return inner_html(node);
  std::string text = node.text().get();
  if (attribute(node, "mode") == "base64") text = repair_utf8(from_base64(text));  // Atom 0.3
  return type.empty() || type == "text" || type == "text/plain" ? html_of_plain(text) : text;
}

void atom_entry(pugi::xml_node entry, const FeedHead& head, const ImportOptions& options,
                std::vector<Article>& articles, Diagnostics& diagnostics) {
  Article article;
  article.headline = body_text(atom_html(child(entry, "title")));
  std::string self;
  for (const pugi::xml_node link : entry.children()) {
    if (local_name(link) != "link") continue;
    const std::string relation = attribute(link, "rel");
    const std::string target = resolved(base_of(link, head.url), attribute(link, "href"));
    if ((relation.empty() || relation == "alternate") && article.url.empty()) article.url = target;
    if (relation == "self") self = target;
  }
  if (article.url.empty()) article.url = self;
  article.doc = first_of(entry, {"id"});
  if (article.doc.empty()) article.doc = article.url;
  const std::string updated = date(first_of(entry, {"updated", "modified"}));
  const std::string published = first_of(entry, {"published", "issued", "created"});
  article.date_published = date(published);
  note_bad_date(published, article.date_published, options, diagnostics);
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
  if (const std::string origin = plain(child(child(entry, "source"), "title")); !origin.empty())
    article.publisher = {origin, {}};
  article.language = attribute(entry, "lang");
  if (article.language.empty()) article.language = head.language;
  const pugi::xml_node content = child(entry, "content");
  fill_body(article, atom_html(content), atom_html(child(entry, "summary")),
            base_of(content ? content : entry, article.url.empty() ? head.url : article.url));
  add(std::move(article), options, articles, diagnostics);
}

void note_no_items(const ImportOptions& options, Diagnostics& diagnostics) {
  note(diagnostics, options, Severity::warning, "no-items", "the feed has no items; nothing to import");
}

/// RSS or Atom.
class XmlFeed : public ItemReader {
 public:
  explicit XmlFeed(const ImportOptions& options) : m_options(options) {}

  bool open(const std::string& text, Diagnostics& diagnostics) {
    if (!load(text, diagnostics)) return false;
    const pugi::xml_node root = m_document.document_element();
    const std::string_view kind = local_name(root);
    m_atom = kind == "feed";
    if (m_atom) {
      open_atom(root);
    } else if (kind == "rss" || kind == "RDF") {
      const pugi::xml_node channel = child(root, "channel");
      m_head.name = first_of(channel, {"title"});
      m_head.url = resolved(m_options.url, first_of(channel, {"link"}));
      m_head.language = first_of(channel, {"language"});
      m_items = descendants(root, "item");
    } else {
      note(diagnostics, m_options, Severity::error, "not-a-feed",
           "the root element is <" + std::string(root.name()) +
               ">, not <rss>, <rdf:RDF> or <feed>; name the right format with --from");
      return false;
    }
    if (m_items.empty()) note_no_items(m_options, diagnostics);
    return true;
  }

  bool next(std::vector<Article>& articles, Diagnostics& diagnostics) override {
    if (m_next == m_items.size()) return false;
    const pugi::xml_node item = m_items[m_next++];
    if (m_atom) {
      atom_entry(item, m_head, m_options, articles, diagnostics);
    } else {
      rss_item(item, m_head, m_options, articles, diagnostics);
    }
    return true;
  }

 private:
  /// A feed that is no XML as a whole still has its sound items.
  bool load(const std::string& text, Diagnostics& diagnostics) {
    Diagnostics found;
    if (load_xml(text, m_document, m_options, found)) return true;
    const bool damaged = !found.empty() && found.back().code == "invalid-xml";
    const MendedFeed mended = damaged ? mend_feed(text) : MendedFeed{};
    Diagnostics ignored;
    if (mended.items == 0 || !load_xml(mended.text, m_document, m_options, ignored)) {
      diagnostics.insert(diagnostics.end(), found.begin(), found.end());
      return false;
    }
    note(
        diagnostics, m_options, Severity::warning, "damaged-feed",
        fmt::format("{}; read item by item", found.back().message.substr(0, found.back().message.find(';'))));
    for (const std::size_t at : mended.damaged) {
      const bool cut = mended.cut && at == mended.damaged.back();
      note(diagnostics, m_options, Severity::error, "damaged-item",
           fmt::format("the item in line {} {}; left out", line_of(text, at),
                       cut ? "has no end, as the feed is cut off" : "is no XML"));
    }
    return true;
  }

  void open_atom(pugi::xml_node root) {
    m_head.name = body_text(atom_html(child(root, "title")));
    m_head.language = attribute(root, "lang");
    for (const pugi::xml_node part : root.children()) {
      if (local_name(part) == "entry") m_items.push_back(part);
      if (local_name(part) == "author") add_name(m_head.authors, plain(child(part, "name")));
      const std::string relation = attribute(part, "rel");
      if (local_name(part) == "link" && (relation.empty() || relation == "alternate"))
        m_head.url = resolved(base_of(part, m_options.url), attribute(part, "href"));
    }
    if (m_head.url.empty()) m_head.url = m_options.url;
  }

  const ImportOptions& m_options;
  pugi::xml_document m_document;
  FeedHead m_head;
  bool m_atom = false;
  std::vector<pugi::xml_node> m_items;
  std::size_t m_next = 0;
};

/// Text of a member as it is, line breaks and all.
std::string raw_member(const rapidjson::Value& object, const char* member) {
  const rapidjson::Value* value = find(object, member);
  return value != nullptr && value->IsString() ? std::string(value->GetString(), value->GetStringLength())
                                               : std::string();
}

void json_authors(const rapidjson::Value& owner, std::vector<std::string>& out) {
  if (const rapidjson::Value* list = find(owner, "authors"); list != nullptr && list->IsArray()) {
    for (const rapidjson::Value& author : list->GetArray()) add_name(out, as_text(author));
  }
  if (const rapidjson::Value* author = find(owner, "author"); author != nullptr && out.empty())
    add_name(out, as_text(*author));
}

void json_item(const rapidjson::Value& item, const FeedHead& head, const ImportOptions& options,
               std::vector<Article>& articles, Diagnostics& diagnostics) {
  Article article;
  article.headline = text_of(item, "title");
  article.url = resolved(head.url, text_of(item, "url"));
  if (article.url.empty()) article.url = resolved(head.url, text_of(item, "external_url"));
  article.doc = text_of(item, "id");
  if (article.url.empty() && article.doc.rfind("http", 0) == 0) article.url = article.doc;
  if (article.doc.empty()) article.doc = article.url;
  const std::string published = text_of(item, "date_published");
  article.date_published = date(published);
  note_bad_date(published, article.date_published, options, diagnostics);
  article.date_modified = date(text_of(item, "date_modified"));
  if (article.date_modified == article.date_published) article.date_modified.clear();
  json_authors(item, article.authors);
  if (article.authors.empty()) article.authors = head.authors;
  article.publisher = {head.name, head.url};
  article.language = text_of(item, "language");
  if (article.language.empty()) article.language = head.language;
  article.section = text_of(item, "tags");
  std::string body = raw_member(item, "content_html");
  if (body.empty()) body = html_of_plain(raw_member(item, "content_text"));
  fill_body(article, body, html_of_plain(text_of(item, "summary")),
            article.url.empty() ? head.url : article.url);
  add(std::move(article), options, articles, diagnostics);
}

class JsonFeed : public ItemReader {
 public:
  explicit JsonFeed(const ImportOptions& options) : m_options(options) {}

  bool open(const std::string& text, Diagnostics& diagnostics) {
    if (!load_json(text, m_feed, m_options, diagnostics)) return false;
    m_items = find(m_feed, "items");
    if (m_items == nullptr || !m_items->IsArray()) {
      note(diagnostics, m_options, Severity::error, "not-a-feed",
           "there is no array \"items\"; name the right format with --from");
      return false;
    }
    m_head = {text_of(m_feed, "title"), text_of(m_feed, "home_page_url"), text_of(m_feed, "language"), {}};
    json_authors(m_feed, m_head.authors);
    if (m_items->Empty()) note_no_items(m_options, diagnostics);
    return true;
  }

  bool next(std::vector<Article>& articles, Diagnostics& diagnostics) override {
    if (m_next == m_items->Size()) return false;
    const rapidjson::Value& item = (*m_items)[m_next++];
    if (item.IsObject()) {
      json_item(item, m_head, m_options, articles, diagnostics);
    } else {
      note(diagnostics, m_options, Severity::warning, "empty-item",
           "an item of the feed is no object; left out");
    }
    return true;
  }

 private:
  const ImportOptions& m_options;
  rapidjson::Document m_feed;
  FeedHead m_head;
  const rapidjson::Value* m_items = nullptr;
  rapidjson::SizeType m_next = 0;
};

template <class Feed>
std::unique_ptr<ItemReader> opened(const std::string& text, const ImportOptions& options,
                                   Diagnostics& diagnostics) {
  auto feed = std::make_unique<Feed>(options);
  if (!feed->open(text, diagnostics)) return nullptr;
  return feed;
}

std::unique_ptr<ItemReader> open_feed(const std::string& text, const ImportOptions& options,
                                      Diagnostics& diagnostics) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string::npos && text[first] == '{' ? opened<JsonFeed>(text, options, diagnostics)
                                                          : opened<XmlFeed>(text, options, diagnostics);
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
  // A document that begins with entity declarations hides what it is: as XML it is refused with that reason.
  const std::size_t entity = head.find("<!ENTITY");
  return entity != std::string_view::npos && head.find("<!DOCTYPE") < entity ? 70 : 0;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return item_importer("feed", &open_feed, std::move(source), std::move(options));
}

}  // namespace

const ImporterInfo kFeedImporter{"feed", "RSS, Atom and JSON Feed; items without full text become stubs",
                                 &sniff, &make};

}  // namespace claimgraph
