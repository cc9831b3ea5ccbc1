#include "importers/html_metadata.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "importers/metadata_author.hpp"
#include "importers/metadata_date.hpp"
#include "importers/text_lines.hpp"
#include "importers/text_metadata.hpp"

namespace claimgraph::clean {
namespace {

std::string letters(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z')
      out.push_back(static_cast<char>(c + 32));
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80)
      out.push_back(c);
  }
  return out;
}

class Chooser {
 public:
  Chooser(const HtmlPage& page, const LinkedArticle& linked, std::size_t first, std::size_t last,
          Article& article)
      : m_page(page), m_linked(linked), m_first(first), m_last(last), m_a(article) {}

  void run() {
    links();
    headline();
    authors();
    dates();
    publisher();
    rest();
  }

 private:
  void set(std::string& field, const char* key, std::string value, const char* source) {
    if (!field.empty() || value.empty()) return;
    field = std::move(value);
    m_a.metadata_source[key] = source;
  }

  void links() {
    const std::string base = !m_page.base.empty() ? m_page.base : m_a.url;
    set(m_a.canonical_url, "canonicalUrl", absolute_url(base, m_page.canonical), "link");
    set(m_a.canonical_url, "canonicalUrl", absolute_url(base, m_page.meta("og:url")), "open-graph");
    set(m_a.url, "url", m_a.canonical_url, "canonical");
  }

  void headline() {
    const std::string graph = collapsed(m_page.meta("og:title"));
    std::string from_title;
    std::string outlet;
    split_title(m_page.title, {}, from_title, outlet);
    const std::string page_title = letters(m_page.title + graph + m_linked.headline);
    // A visible heading that the page's own titles repeat is what readers see.
    std::string best;
    std::uint8_t level = 9;
    for (std::size_t i = 0; i < m_page.blocks.size(); ++i) {
      const Block& b = m_page.blocks[i];
      if (b.heading == 0 || b.heading > 3 || b.heading >= level || b.text.size() < 8 || b.text.size() > 300)
        continue;
      if (i > m_first + 3 && m_first < m_page.blocks.size()) break;
      const std::string key = letters(b.text);
      if (key.size() < 6 || page_title.find(key) == std::string::npos || key == letters(outlet) ||
          key == letters(m_page.meta("og:site_name")))
        continue;
      best = collapsed(b.text);
      level = b.heading;
    }
    if (best.empty()) best = only_heading(outlet);
    set(m_a.headline, "headline", std::move(best), "heading");
    set(m_a.headline, "headline", m_linked.headline, "json-ld");
    std::string graph_headline;
    std::string graph_outlet;
    split_title(graph, {}, graph_headline, graph_outlet);
    set(m_a.headline, "headline",
        letters(graph_outlet) == letters(m_page.meta("og:site_name")) || graph_outlet == outlet
            ? graph_headline
            : graph,
        "open-graph");
    for (const Block& b : m_page.blocks) {
      if (b.heading == 1 && b.text.size() > 8 && b.text.size() < 300) {
        set(m_a.headline, "headline", collapsed(b.text), "heading");
        break;
      }
    }
    set(m_a.headline, "headline", from_title, "title");
    set(m_outlet, "outlet", outlet, "title");
    m_a.metadata_source.erase("outlet");
  }

  /// The one visible <h1> not far above the body, also when the page's titles (written for search engines)
  /// differ.
  std::string only_heading(const std::string& outlet) const {
    std::string found;
    for (std::size_t i = 0; i < std::min(m_page.blocks.size(), m_first + 2); ++i) {
      const Block& b = m_page.blocks[i];
      if (b.heading != 1 || i + 40 < m_first || b.text.size() < 12 || b.text.size() > 250) continue;
      if ((b.hints & (kHintHidden | kHintChrome)) != 0 || letters(b.text) == letters(outlet)) continue;
      if (letters(b.text) == letters(m_page.meta("og:site_name"))) continue;
      if (!found.empty()) return {};
      found = collapsed(b.text);
    }
    return found;
  }

  bool near_article(const MarkedValue& m) const {
    return (m.block <= m_first + 2 && m.block + 60 >= m_first) ||
           (m.block >= m_last && m.block <= m_last + 3);
  }
  bool of_article(const MarkedValue& m) const {
    return m.scope != "Comment" && m.scope != "UserComments" && m.scope != "ImageObject" &&
           (m.hints & kHintAside) == 0;
  }

  void take_authors(std::string_view raw, bool trusted, const char* source) {
    if (!m_a.authors.empty() || raw.empty()) return;
    std::vector<std::string> names = author_names(raw, trusted);
    const std::string site = letters(m_page.meta("og:site_name"));
    std::erase_if(names, [&](const std::string& n) {
      return letters(n) == site || letters(n) == letters(m_outlet) || n.size() < 3;
    });
    if (names.empty()) return;
    m_a.authors = std::move(names);
    m_a.metadata_source["author"] = source;
  }

  void authors() {
    if (!m_linked.authors.empty()) {
      std::string all;
      for (const std::string& name : m_linked.authors) all += name + "; ";
      take_authors(all, true, "json-ld");
    }
    for (const char* key :
         {"author", "article:author", "dc.creator", "dcterms.creator", "dc.creator.name", "parsely-author",
          "sailthru.author", "byl", "citation_author", "authors", "article.author", "cxenseparse:author"}) {
      take_authors(m_page.meta(key), false, "meta");
    }
    marked_authors("author", "microdata", true);
    labelled_author();
    marked_authors("rel-author", "rel-author", true);
    marked_authors("name-meta", "byline", false);
  }
  /// "twitter:label1" = "Written by", "twitter:data1" = the name (WordPress writes it in the site's
  /// language).
  void labelled_author() {
    const std::string label = letters(m_page.meta("twitter:label1"));
    if (label.ends_with("by") || label.ends_with("von") || label.ends_with("par") || label.ends_with("por") ||
        label.ends_with("door")) {
      take_authors(m_page.meta("twitter:data1"), true, "meta");
    }
  }
  void marked_authors(std::string_view name, const char* source, bool trusted) {
    if (!m_a.authors.empty()) return;
    std::string all;
    for (const MarkedValue& m : m_page.marked) {
      if (m.name != name || !of_article(m) || !near_article(m) || m.value.size() > 160) continue;
      if (name == "name-meta") {
        std::string low = m.value.substr(0, 12);
        for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const bool lead = low.starts_with("by ") || low.starts_with("by:") || low.starts_with("von ") ||
                          low.starts_with("autor") || low.starts_with("par ") ||
                          low.starts_with("written by");
        const auto names = author_names(m.value, false);
        if (names.empty() || !(lead || looks_like_name(names.front()))) continue;
        if (!lead && measure(m.value).words > 12) continue;
      }
      if (all.size() < 400) all += m.value + "; ";
      if (name == "name-meta") break;
    }
    take_authors(all, trusted, source);
  }

  void dates() {
    const auto published = [&](std::string_view value, const char* source) {
      set(m_a.date_published, "datePublished", normalise_date(value), source);
    };
    const auto modified = [&](std::string_view value, const char* source) {
      set(m_a.date_modified, "dateModified", normalise_date(value), source);
    };
    published(m_linked.published, "json-ld");
    modified(m_linked.modified, "json-ld");
    for (const char* key : {"article:published_time",
                            "article:published",
                            "og:article:published_time",
                            "datepublished",
                            "date",
                            "dc.date",
                            "dc.date.issued",
                            "dcterms.created",
                            "dcterms.date",
                            "dc.date.created",
                            "dcterms.issued",
                            "pubdate",
                            "publishdate",
                            "publish-date",
                            "publication_date",
                            "parsely-pub-date",
                            "sailthru.date",
                            "cxenseparse:recs:publishtime",
                            "citation_publication_date",
                            "article.published",
                            "og:pubdate",
                            "rnews:datepublished",
                            "ptime",
                            "displaydate",
                            "originalpublicationdate",
                            "last-published",
                            "created",
                            "date.created"}) {
      published(m_page.meta(key), "meta");
    }
    for (const char* key : {"article:modified_time", "og:updated_time", "lastmod", "datemodified",
                            "last-modified", "dc.date.modified", "dcterms.modified", "revised"})
      modified(m_page.meta(key), "meta");
    std::string in_url = date_in_url(m_a.url);
    if (in_url.empty()) in_url = date_in_url(m_page.canonical);
    marked_dates(in_url);
    published(in_url, "url");
  }
  void marked_dates(const std::string& in_url) {
    for (const MarkedValue& m : m_page.marked) {
      if (m.name == "dateModified" && of_article(m))
        set(m_a.date_modified, "dateModified", normalise_date(m.value), "microdata");
      if (m.name == "datePublished" || m.name == "dateCreated") {
        if (of_article(m)) set(m_a.date_published, "datePublished", normalise_date(m.value), "microdata");
      }
    }
    for (const char* name : {"time", "name-meta"}) {
      for (const MarkedValue& m : m_page.marked) {
        if (m.name != name || !of_article(m) || !near_article(m) || m.value.size() > 200) continue;
        const auto found = find_dates(m.value);
        if (found.empty()) continue;
        // A date in the address outweighs another day in the text.
        if (!in_url.empty() && !found[0].iso.starts_with(in_url)) continue;
        std::string low = letters(m.value.substr(0, found[0].begin));
        const bool updated = low.find("updat") != std::string::npos ||
                             low.find("modif") != std::string::npos ||
                             low.find("aktualisiert") != std::string::npos;
        if (updated && found.size() == 1)
          set(m_a.date_modified, "dateModified", found[0].iso, "visible");
        else
          set(m_a.date_published, "datePublished", found[updated ? 1 : 0].iso,
              name[0] == 't' ? "time-element" : "visible");
      }
    }
  }

  void publisher() {
    if (!m_linked.publisher.empty()) {
      set(m_a.publisher.name, "publisher", m_linked.publisher, "json-ld");
      m_a.publisher.url = m_linked.publisher_url;
    }
    set(m_a.publisher.name, "publisher", collapsed(m_page.meta("og:site_name")), "open-graph");
    for (const char* key : {"publisher", "dc.publisher", "application-name", "dcterms.publisher"})
      set(m_a.publisher.name, "publisher", collapsed(m_page.meta(key)), "meta");
    set(m_a.publisher.name, "publisher", m_outlet, "title");
  }

  void rest() {
    set(m_a.language, "inLanguage", language(m_page.language), "html");
    set(m_a.language, "inLanguage", language(m_linked.language), "json-ld");
    set(m_a.language, "inLanguage", language(m_page.meta("content-language")), "meta");
    set(m_a.language, "inLanguage", language(m_page.meta("og:locale")), "open-graph");
    set(m_a.section, "section", m_linked.section, "json-ld");
    set(m_a.section, "section", collapsed(m_page.meta("article:section")), "meta");
    if (m_linked.found) set(m_a.standfirst, "abstract", m_linked.description, "json-ld");
    set(m_a.standfirst, "abstract", collapsed(m_page.meta("og:description")), "open-graph");
    set(m_a.standfirst, "abstract", collapsed(m_page.meta("description")), "meta");
  }
  static std::string language(std::string_view value) {
    std::string out;
    for (const char c : value) {
      if (c == '_')
        out.push_back('-');
      else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || (c >= '0' && c <= '9'))
        out.push_back(c);
      else
        break;
    }
    return out.size() >= 2 && out.size() <= 12 && (out.size() == 2 || out[2] == '-' || out.size() == 3)
               ? out
               : std::string();
  }

  const HtmlPage& m_page;
  const LinkedArticle& m_linked;
  std::size_t m_first, m_last;
  Article& m_a;
  std::string m_outlet;
};

}  // namespace

void declared_metadata(const HtmlPage& page, const LinkedArticle& linked, std::size_t first_body,
                       std::size_t last_body, Article& article) {
  Chooser(page, linked, first_body, last_body, article).run();
}

namespace {

/// "https://a.example/b/../c/./d" → "https://a.example/c/d" (RFC 3986, 5.2.4), in front of the query.
std::string without_dots(std::string url, std::size_t path) {
  if (url.find("/.", path) == std::string::npos) return url;
  const std::size_t end = std::min(url.find('?', path), url.size());
  std::string out = url.substr(0, path);
  for (std::size_t at = path; at < end;) {
    const std::size_t next = std::min(url.find('/', at + 1), end);
    const std::string_view step = std::string_view(url).substr(at, next - at);
    if (step == "/..") {
      out.resize(std::max(path, out.size() > path ? out.rfind('/') : path));
      if (next == end) out += '/';
    } else if (step == "/.") {
      if (next == end) out += '/';
    } else {
      out += step;
    }
    at = next;
  }
  return out + url.substr(end);
}

}  // namespace

std::string absolute_url(std::string_view base, std::string_view target) {
  while (!target.empty() && (target.front() == ' ' || target.front() == '\n')) target.remove_prefix(1);
  while (!target.empty() && (target.back() == ' ' || target.back() == '\n')) target.remove_suffix(1);
  target = target.substr(0, target.find('#'));
  if (target.empty()) return {};
  if (target.starts_with("http://") || target.starts_with("https://")) return std::string(target);
  const std::size_t scheme = base.find("://");
  if (scheme == std::string_view::npos) return {};
  if (target.starts_with("//")) return std::string(base.substr(0, scheme + 1)) + std::string(target);
  const std::size_t colon = target.find(':');
  if (colon != std::string_view::npos && colon < target.find('/')) return {};
  const std::size_t host_end = std::min(base.find('/', scheme + 3), base.size());
  if (target.front() == '/') return std::string(base.substr(0, host_end)) + std::string(target);
  const std::size_t query = std::min({base.find('?'), base.find('#'), base.size()});
  const std::size_t slash = base.substr(0, query).rfind('/');
  const std::string folder = slash == std::string_view::npos || slash < host_end
                                 ? std::string(base.substr(0, host_end)) + "/"
                                 : std::string(base.substr(0, slash + 1));
  return without_dots(folder + std::string(target), host_end);
}

}  // namespace claimgraph::clean
