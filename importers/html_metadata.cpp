#include "importers/html_metadata.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "claimgraph/utf8.hpp"
#include "importers/html_choice.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph::clean {
namespace {

/// "Example.de" → "Example".
std::string_view without_domain(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && dot > 2 && name.size() - dot <= 5 ? name.substr(0, dot) : name;
}

/// A name as people write it: no address, no "@account".
std::string outlet_name(std::string_view value) {
  const std::string flat = collapsed(utf8_prefix(value, 300));
  if (flat.find("://") != std::string::npos || flat.size() < 2) return {};
  return flat.front() == '@' ? flat.substr(1) : flat;
}

class Chooser {
 public:
  explicit Chooser(Choice& choice) : m_c(choice), m_page(choice.page) {}

  void run() {
    links();
    languages();
    choose_headline(m_c);
    choose_authors(m_c);
    choose_dates(m_c);
    publisher();
    rest();
  }

 private:
  void links() {
    const std::string base = !m_page.base.empty() ? m_page.base : m_c.article.url;
    m_c.set(m_c.article.canonical_url, "canonicalUrl", absolute_url(base, m_page.canonical), "link");
    m_c.set(m_c.article.canonical_url, "canonicalUrl", absolute_url(base, m_page.meta("og:url")),
            "open-graph");
    m_c.set(m_c.article.url, "url", m_c.article.canonical_url, "canonical");
  }

  void languages() {
    m_c.set(m_c.article.language, "inLanguage", language(m_page.language), "html");
    m_c.set(m_c.article.language, "inLanguage", language(m_c.linked.language), "json-ld");
    m_c.set(m_c.article.language, "inLanguage", language(m_page.meta("content-language")), "meta");
    m_c.set(m_c.article.language, "inLanguage", language(m_page.meta("og:locale")), "open-graph");
    m_c.day_first = day_first(m_c.article.language);
  }
  /// Which number of 04/05/2019 is the day: -1 where the language does not say, or does not write dates so.
  int day_first(std::string_view language) const {
    static constexpr std::string_view kDayFirst[] = {"fr", "es", "pt", "it", "nl", "ca",
                                                     "gl", "el", "ro", "vi", "id"};
    static constexpr std::string_view kBritish[] = {"en-GB", "en-AU", "en-NZ", "en-IE", "en-ZA", "en-IN"};
    static constexpr std::string_view kHosts[] = {".uk/", ".au/", ".nz/", ".ie/", ".za/", ".in/"};
    if (language.size() >= 2 &&
        std::find(std::begin(kDayFirst), std::end(kDayFirst), language.substr(0, 2)) != std::end(kDayFirst))
      return 1;
    if (std::find(std::begin(kBritish), std::end(kBritish), language) != std::end(kBritish)) return 1;
    if (language != "en-US") return -1;
    // What many programs write by default, wherever they run.
    const std::string_view url = m_c.article.url;
    return std::any_of(std::begin(kHosts), std::end(kHosts),
                       [&](std::string_view end) { return url.find(end) != std::string_view::npos; })
               ? -1
               : 0;
  }

  void publisher() {
    if (!m_c.linked.publisher.empty()) {
      m_c.set(m_c.article.publisher.name, "publisher", m_c.linked.publisher, "json-ld");
      m_c.article.publisher.url = m_c.linked.publisher_url;
    }
    m_c.set(m_c.article.publisher.name, "publisher", outlet_name(m_page.meta("og:site_name")), "open-graph");
    for (const char* key : {"publisher", "dc.publisher", "application-name", "dcterms.publisher"})
      m_c.set(m_c.article.publisher.name, "publisher", outlet_name(m_page.meta(key)), "meta");
    m_c.set(m_c.article.publisher.name, "publisher", m_c.outlet, "title");
  }

  void rest() {
    m_c.set(m_c.article.section, "section", m_c.linked.section, "json-ld");
    m_c.set(m_c.article.section, "section", collapsed(m_page.meta("article:section")), "meta");
    if (m_c.linked.found) m_c.set(m_c.article.standfirst, "abstract", m_c.linked.description, "json-ld");
    m_c.set(m_c.article.standfirst, "abstract", collapsed(m_page.meta("og:description")), "open-graph");
    m_c.set(m_c.article.standfirst, "abstract", collapsed(m_page.meta("description")), "meta");
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

  Choice& m_c;
  const HtmlPage& m_page;
};

}  // namespace

std::string letters_of(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c >= 'A' && c <= 'Z') {
      out.push_back(static_cast<char>(c + 32));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out.push_back(c);
    } else if (byte == 0xe2 && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) <= 0x81) {
      i += 2;  // general punctuation: dashes, curly quotation marks
    } else if (byte == 0xc2 && i + 1 < text.size()) {
      ++i;  // Latin-1 signs
    } else if (byte >= 0x80) {
      out.push_back(c);
    }
  }
  return out;
}

void Choice::set(std::string& field, const char* key, std::string value, const char* source) const {
  if (!field.empty() || value.empty()) return;
  field = std::move(value);
  article.metadata_source[key] = source;
}

bool Choice::is_logo(std::size_t block) const {
  const Block& b = page.blocks[block];
  if (b.link_bytes * 10 < b.text.size() * 8) return false;
  // Links stand in the order of their blocks.
  auto at = std::lower_bound(page.links.begin(), page.links.end(), block,
                             [](const HtmlLink& link, std::size_t n) { return link.block < n; });
  for (; at != page.links.end() && at->block == block; ++at) {
    std::string_view target = at->target;
    const std::size_t scheme = target.find("://");
    if (scheme != std::string_view::npos) {
      const std::size_t slash = target.find('/', scheme + 3);
      target = slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
    }
    if (target == "/" || target == "./" || target.starts_with("/index.") || target.starts_with("index."))
      return true;
  }
  return false;
}

bool Choice::of_article(const MarkedValue& m) {
  return m.scope != "Comment" && m.scope != "UserComments" && m.scope != "ImageObject" &&
         m.scope != "Review" && m.scope != "VideoObject" && (m.hints & kHintAside) == 0;
}

bool Choice::near_article(const MarkedValue& m) const {
  return (m.block <= first + 2 && m.block + 60 >= first) || (m.block >= last && m.block <= last + 3) ||
         (headline_block < page.blocks.size() && m.block + 4 >= headline_block &&
          m.block <= headline_block + 8);
}

bool Choice::is_site(std::string_view name) const {
  const std::string key = letters_of(without_domain(name));
  if (key.empty()) return false;
  if (!linked.publisher_is_person && key == letters_of(without_domain(linked.publisher))) return true;
  const std::string_view site = page.meta("og:site_name");
  return key == letters_of(without_domain(site)) || key == letters_of(without_domain(outlet)) ||
         letters_of(name) == letters_of(site);
}

void declared_metadata(const HtmlPage& page, const LinkedArticle& linked, std::size_t first_body,
                       std::size_t last_body, Article& article) {
  Choice choice{page, linked, first_body, last_body, article};
  Chooser(choice).run();
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
