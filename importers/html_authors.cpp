// Who wrote a page: what it declares first, then what it marks, then what it shows.
#include <algorithm>
#include <string>
#include <vector>

#include "claimgraph/utf8.hpp"
#include "importers/html_choice.hpp"
#include "importers/metadata_author.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph::clean {
namespace {

class Authors {
 public:
  explicit Authors(Choice& choice) : m_c(choice), m_page(choice.page) {}

  void run() {
    if (!m_c.linked.authors.empty()) {
      std::string all;
      for (const std::string& name : m_c.linked.authors) {
        if (all.size() < 550) all += name + "; ";
      }
      take(all, true, "json-ld");
    }
    metas();
    marked("author", "microdata", true);
    labelled();
    marked("rel-author", "rel-author", true);
    marked("name-meta", "byline", false);
    fuller_name();
  }

 private:
  bool none() const { return m_c.article.authors.empty(); }

  void take(std::string_view raw, bool trusted, const char* source) {
    if (!none() || raw.empty()) return;
    std::vector<std::string> names = author_names(raw, trusted);
    if (names.empty() && trusted) {
      const std::string account = account_name(raw);
      if (!account.empty()) names.push_back(account);
    }
    std::erase_if(names, [&](const std::string& n) { return m_c.is_site(n) || is_topic(n) || n.size() < 3; });
    if (names.empty()) return;
    m_c.article.authors = std::move(names);
    m_c.article.metadata_source["author"] = source;
  }

  /// What the page calls its section or one of its tags.
  bool is_topic(std::string_view name) const {
    const std::string key = letters_of(name);
    if (key == letters_of(m_c.linked.section)) return true;
    return std::any_of(m_page.metas.begin(), m_page.metas.end(), [&](const auto& meta) {
      return (meta.first == "article:tag" || meta.first == "article:section") &&
             key == letters_of(meta.second);
    });
  }

  void metas() {
    for (const char* key :
         {"author", "article:author", "dc.creator", "dcterms.creator", "dc.creator.name", "parsely-author",
          "sailthru.author", "byl", "citation_author", "authors", "article.author", "cxenseparse:author",
          "article:author_name", "og:article:author", "bt:author", "rnews:author"}) {
      const std::string_view value = m_page.meta(key);
      if (!is_owner(value)) take(value, false, "meta");
    }
  }
  /// A site's template that names one owner as author, publisher and holder of all rights of every page.
  bool is_owner(std::string_view value) const {
    const std::string name = letters_of(value.substr(0, 300));
    if (name.size() < 3) return false;
    for (const char* key : {"copyright", "publisher", "dc.publisher", "dcterms.publisher", "dc.rights",
                            "dcterms.rights", "owner", "dcterms.rightsholder"}) {
      const std::string owner = letters_of(m_page.meta(key).substr(0, 300));
      if (owner.size() >= name.size() && owner.find(name) != std::string::npos) return true;
    }
    return false;
  }

  /// "twitter:label1" = "Written by", "twitter:data1" = the name (WordPress writes it in the site's
  /// language).
  void labelled() {
    const std::string label = letters_of(m_page.meta("twitter:label1"));
    for (const char* end : {"by", "von", "par", "por", "door", "da", "av", "af"}) {
      if (label.ends_with(end)) return take(m_page.meta("twitter:data1"), true, "meta");
    }
  }

  /// Above the body, among its last blocks, or in the box behind it.
  bool placed(const MarkedValue& m) const {
    return m_c.near_article(m) || (m.block + 4 >= m_c.last && m.block <= m_c.last + 12);
  }
  void marked(std::string_view name, const char* source, bool trusted) {
    if (!none()) return;
    std::string all;
    std::size_t where = 0;
    std::size_t found = 0;
    for (const MarkedValue& m : m_page.marked) {
      if (m.name != name || !Choice::of_article(m) || m.value.empty() || m.value.size() > 160) continue;
      if (trusted ? !placed(m) || (m.hints & kHintChrome) != 0 : !m_c.near_article(m)) continue;
      // Behind the body stand the authors of other stories, too: the first place counts.
      if (!all.empty() && m.block > where + 3) break;
      const std::string value = trusted ? m.value : byline_of(m);
      if (value.empty()) continue;
      if (trusted && author_names(value, true).empty() && account_name(value).empty()) continue;
      where = m.block;
      // A list of a paper's columnists.
      if (++found > 6) return;
      if (all.size() < 400) all += value + "; ";
      if (!trusted) break;
    }
    take(all, trusted, source);
  }
  /// The line of a marked element that names people: all of it, or its first block. "" when there is none.
  std::string byline_of(const MarkedValue& m) const {
    if ((m.hints & kHintHidden) != 0) return {};
    std::string first;
    if (m.block < m_page.blocks.size()) {
      const std::string_view block = utf8_prefix(m_page.blocks[m.block].text, 160);
      if (block.size() < m.value.size() && m.value.starts_with(block)) first = collapsed(block);
    }
    for (const std::string& line : {first, m.value}) {
      if (line.empty()) continue;
      const bool lead = has_byline_lead(line);
      const std::vector<std::string> names = author_names(line, false);
      if (!names.empty() && (lead || (looks_like_name(names.front()) && measure(line).words <= 12)))
        return line;
      std::string inside;
      if (measure(line).words <= 16) {
        for (const std::string& name : names_inside(line)) inside += name + "; ";
      }
      if (!inside.empty()) return "by " + inside;
    }
    return {};
  }

  /// "Ada" declared, "A column by Ada Example" shown around the body: the longer name.
  void fuller_name() {
    std::vector<std::string>& authors = m_c.article.authors;
    if (authors.size() != 1 || authors[0].find(' ') != std::string::npos || authors[0].size() < 3) return;
    const std::size_t size = m_page.blocks.size();
    const auto look = [&](std::size_t from, std::size_t to) {
      for (std::size_t i = from; i < std::min(to, size); ++i) {
        const std::string name =
            byline_inside(collapsed(utf8_prefix(m_page.blocks[i].text, 400)), authors[0]);
        if (name.empty()) continue;
        authors[0] = name;
        m_c.article.metadata_source["author"] = "byline";
        return true;
      }
      return false;
    };
    if (!look(m_c.first > 6 ? m_c.first - 6 : 0, m_c.first + 2))
      look(m_c.last > 2 ? m_c.last - 2 : 0, m_c.last + 3);
  }
  static std::string byline_inside(const std::string& line, const std::string& first_name) {
    for (const char* lead :
         {"by ", "By ", "von ", "Von ", "par ", "Par ", "por ", "Por ", "door ", "Text: "}) {
      const std::size_t at = line.find(lead + first_name + " ");
      if (at == std::string::npos || (at > 0 && line[at - 1] != ' ')) continue;
      const std::size_t begin = at + std::string_view(lead).size();
      std::size_t end = line.find_first_of(" ,.;|(", begin + first_name.size() + 1);
      end = std::min(end, line.size());
      std::string name = line.substr(begin, end - begin);
      if (looks_like_name(name)) return name;
    }
    return {};
  }

  Choice& m_c;
  const HtmlPage& m_page;
};

}  // namespace

void choose_authors(Choice& choice) {
  Authors(choice).run();
}

}  // namespace claimgraph::clean
