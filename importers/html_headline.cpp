// The headline of a page: what its titles declare and what readers see, compared.
#include <algorithm>
#include <string>
#include <vector>

#include "importers/html_choice.hpp"
#include "importers/text_lines.hpp"
#include "importers/text_metadata.hpp"

namespace claimgraph::clean {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
constexpr int kMostHeadings = 300;  // looked at on one page

class Headline {
 public:
  explicit Headline(Choice& choice) : m_c(choice), m_page(choice.page) {}

  void run() {
    split_title(m_page.title, {}, m_from_title, m_c.outlet);
    const std::string graph = collapsed(m_page.meta("og:title"));
    std::string graph_outlet;
    split_title(graph, {}, m_from_graph, graph_outlet);
    if (letters_of(graph_outlet) != letters_of(m_page.meta("og:site_name")) && graph_outlet != m_c.outlet)
      m_from_graph = graph;
    m_c.headline_block = repeated_heading();
    if (m_c.headline_block == kNowhere) m_c.headline_block = only_heading();
    if (m_c.headline_block != kNowhere) set(text_of(m_c.headline_block), "heading");
    marked_headline();
    set(m_c.linked.headline, "json-ld");
    if (!m_c.is_site(m_from_graph)) set(m_from_graph, "open-graph");
    first_heading();
    if (!title_is_site()) set(m_from_title, "title");
    heading_above();
    if (m_c.headline_block == kNowhere) find_block();
  }

 private:
  void set(std::string value, const char* source) {
    m_c.set(m_c.article.headline, "headline", std::move(value), source);
  }
  std::string text_of(std::size_t i) const { return collapsed(m_page.blocks[i].text); }
  bool may_be(std::size_t i) const {
    const Block& b = m_page.blocks[i];
    return b.heading >= 1 && b.heading <= 3 && b.text.size() >= 8 && b.text.size() <= 300 &&
           !m_c.is_logo(i) && !m_c.is_site(b.text);
  }

  /// A visible heading that the page's own titles repeat is what readers see. One that is all of a declared
  /// title is surer than one that is a part of it; the highest level and then the first one wins.
  std::size_t repeated_heading() const {
    const std::string linked = letters_of(m_c.linked.headline.substr(0, 1000));
    const std::string graph = letters_of(m_from_graph);
    const std::string all =
        letters_of(m_page.title) + "\n" + letters_of(m_page.meta("og:title").substr(0, 1000)) + "\n" + linked;
    std::size_t best = kNowhere;
    std::string best_key;
    int top = 0;
    int tried = 0;
    for (std::size_t i = 0; i < m_page.blocks.size() && tried < kMostHeadings; ++i) {
      if (m_c.first < m_page.blocks.size() && i > m_c.first + 3) break;
      if (!may_be(i)) continue;
      ++tried;
      const std::string key = letters_of(m_page.blocks[i].text);
      if (key.size() < 6 || all.find(key) == std::string::npos || key == letters_of(m_c.outlet)) continue;
      const int votes = 3 * ((key == linked) + (key == graph)) + (key == letters_of(m_from_title));
      const int score = 4 + (votes > 0 ? 3 + votes : 0) - m_page.blocks[i].heading;
      // The same heading twice (for small and large screens): the one next to the body.
      const bool again = score == top && key == best_key;
      if (score <= top && !again) continue;
      top = score;
      best = i;
      best_key = key;
    }
    return best;
  }

  /// The one visible <h1> above the body, also when the page's titles (written for search engines) differ.
  std::size_t only_heading() const {
    std::size_t found = kNowhere;
    for (std::size_t i = 0; i < std::min(m_page.blocks.size(), m_c.first + 2); ++i) {
      const Block& b = m_page.blocks[i];
      if (b.heading != 1 || b.text.size() < 12 || b.text.size() > 250 || !may_be(i)) continue;
      if ((b.hints & (kHintHidden | kHintChrome)) != 0 || letters_of(b.text) == letters_of(m_c.outlet))
        continue;
      if (found != kNowhere) return text_of(found) == text_of(i) ? found : kNowhere;
      found = i;
    }
    return found;
  }

  /// itemprop=headline.
  void marked_headline() {
    for (const MarkedValue& m : m_page.marked) {
      if (m.name != "headline" || !m_c.of_article(m) || m.value.size() < 8 || m.value.size() > 290) continue;
      if (m.block > m_c.first + 2 || m.block + 60 < m_c.first) continue;
      set(collapsed(m.value), "microdata");
      return;
    }
  }

  /// Nothing declared: the first <h1>.
  void first_heading() {
    if (!m_c.article.headline.empty()) return;
    for (std::size_t i = 0; i < m_page.blocks.size(); ++i) {
      const Block& b = m_page.blocks[i];
      if (b.heading != 1 || b.text.size() < 4 || b.text.size() > 300 || m_c.is_logo(i) || m_c.is_site(b.text))
        continue;
      m_c.headline_block = i;
      return set(text_of(i), "heading");
    }
  }

  /// The title is the site's name: the heading of its first page, or of nothing.
  bool title_is_site() const {
    if (m_c.is_site(m_from_title)) return true;
    const std::string title = letters_of(m_page.title);
    int tried = 0;
    for (std::size_t i = 0; i < m_page.blocks.size() && tried < kMostHeadings; ++i) {
      if (m_page.blocks[i].heading == 0 || m_page.blocks[i].text.size() > 300) continue;
      ++tried;
      if (m_c.is_logo(i) && letters_of(m_page.blocks[i].text) == title) return true;
    }
    return false;
  }

  /// The nearest heading above the body that is no menu's, or the first one of the main container: the first
  /// entry of a blog's first page.
  void heading_above() {
    if (!m_c.article.headline.empty()) return;
    constexpr std::uint32_t kNot = kHintHidden | kHintChrome | kHintNoiseName;
    const auto take = [&](std::size_t i, std::uint32_t needed) {
      if (!may_be(i) || (m_page.blocks[i].hints & kNot) != 0) return false;
      if (needed != 0 && (m_page.blocks[i].hints & needed) == 0) return false;
      m_c.headline_block = i;
      set(text_of(i), "heading");
      return true;
    };
    const std::size_t from = m_c.first > 8 ? m_c.first - 8 : 0;
    for (std::size_t i = std::min(m_c.first + 1, m_page.blocks.size()); i-- > from;) {
      if (take(i, 0)) return;
    }
    for (std::size_t i = 0; i < m_page.blocks.size(); ++i) {
      if (take(i, kHintBodyParent | kHintBodyAncestor)) return;
    }
  }

  /// Where the declared headline stands on the page.
  void find_block() {
    const std::string key = letters_of(m_c.article.headline);
    int tried = 0;
    for (std::size_t i = 0; i < m_page.blocks.size() && tried < kMostHeadings; ++i) {
      if (m_page.blocks[i].heading == 0 || m_page.blocks[i].text.size() > 300) continue;
      if (m_c.headline_block != kNowhere && i > m_c.first + 2) return;
      ++tried;
      if (letters_of(m_page.blocks[i].text) == key) m_c.headline_block = i;
    }
  }

  Choice& m_c;
  const HtmlPage& m_page;
  std::string m_from_title, m_from_graph;
};

}  // namespace

void choose_headline(Choice& choice) {
  Headline(choice).run();
}

}  // namespace claimgraph::clean
