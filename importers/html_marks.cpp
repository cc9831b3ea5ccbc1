// What the names and marks of a page's elements are worth. A <nav> that nobody closed, a form around the
// whole page, a body kept hidden until a script shows it: where the article itself would be taken out, the
// mark is wrong. Where a page shows several articles, the one with the page's headline is its own.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "claimgraph/utf8.hpp"
#include "importers/html_page.hpp"

namespace claimgraph::clean {
namespace {

constexpr std::uint32_t kDoubtable = kHintChrome | kHintAside | kHintFooter | kHintHidden | kHintCaption |
                                     kHintFigure | kHintNoiseName | kHintComments | kHintNotice;
constexpr std::size_t kParagraph = 60;  // bytes
constexpr std::size_t kOwnText = 100;   // bytes
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

bool is_prose(const Block& block) {
  return block.text.size() >= kParagraph && block.link_bytes * 3 <= block.text.size() && block.heading == 0;
}

class Marks {
 public:
  explicit Marks(HtmlPage& page) : m_page(page), m_blocks(page.blocks), m_elements(page.elements) {}

  void run() {
    read_title();
    find_headline();
    measure();
    if (m_tree[0] > 0) {
      doubt();
      if (m_headline != kNone) {
        unnamed_notices();
        other_articles();
        other_headlines();
      }
    }
    if (m_changed) hand_down();
  }

 private:
  /// Cuts `text` at everything that is no letter or digit; only ASCII letters change their case.
  template <class Each>
  static void each_word(std::string_view text, const Each& each) {
    std::string word;
    for (const char c : text) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          static_cast<unsigned char>(c) >= 0x80;
      if (letter) {
        word.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
      } else if (!word.empty()) {
        each(word);
        word.clear();
      }
    }
    if (!word.empty()) each(word);
  }
  void read_title() {
    m_title = m_page.title + ' ' + std::string(utf8_prefix(m_page.meta("og:title"), 2000));
    each_word(m_title, [&](const std::string& word) { m_title_words.insert(word); });
  }
  /// The title holds the block, or four fifths of its words.
  bool in_title(const Block& block) const {
    if (block.text.size() < 10 || block.text.size() > 400) return false;
    if (m_title.find(block.text) != std::string::npos) return true;
    std::size_t words = 0;
    std::size_t shared = 0;
    each_word(block.text, [&](const std::string& word) {
      ++words;
      shared += m_title_words.count(word);
    });
    return words >= 3 && shared * 5 >= words * 4;
  }

  /// The first heading that repeats the title; without one the only heading of level 1.
  void find_headline() {
    std::size_t only = kNone;
    std::size_t count = 0;
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
      const Block& block = m_blocks[i];
      if (block.heading == 0 || block.heading > 2) continue;
      if (in_title(block)) {
        m_headline = i;
        m_repeats_title = true;
        return;
      }
      if (block.heading == 1 && block.text.size() >= 10) {
        only = i;
        ++count;
      }
    }
    if (count == 1) m_headline = only;
  }

  /// Prose of each element, every text counted once: a hidden copy is no part of it.
  void measure() {
    m_tree.assign(m_elements.size(), 0.0);
    m_paragraphs.assign(m_elements.size(), 0);
    m_text.assign(m_elements.size(), 0);
    m_first_level.assign(m_elements.size(), 0);
    m_holds_headline.assign(m_elements.size(), false);
    std::unordered_set<std::string_view> seen;
    for (const Block& block : m_blocks) {
      m_first_level[block.element] += block.heading == 1;
      if (block.heading == 0 && block.link_bytes * 3 <= block.text.size())
        m_text[block.element] += block.text.size();
      if (!is_prose(block) || !seen.insert(block.text).second) continue;
      m_tree[block.element] += static_cast<double>(std::min<std::size_t>(block.text.size(), 600));
      ++m_paragraphs[block.element];
    }
    for (std::size_t e = m_elements.size(); e-- > 1;) {
      m_tree[m_elements[e].parent] += m_tree[e];
      m_paragraphs[m_elements[e].parent] += m_paragraphs[e];
      m_text[m_elements[e].parent] += m_text[e];
      m_first_level[m_elements[e].parent] += m_first_level[e];
    }
    if (m_headline == kNone) return;
    for (std::uint32_t e = m_blocks[m_headline].element; e != 0; e = m_elements[e].parent)
      m_holds_headline[e] = true;
    m_holds_headline[0] = true;
  }

  /// Marks that would take out the article. With the headline inside, half of the prose is enough; without it
  /// nearly all, and names that speak of something else, and what ends a page, are believed.
  void doubt() {
    for (std::uint32_t e = 1; e < m_elements.size(); ++e) {
      HtmlElement& element = m_elements[e];
      if (((element.own & kDoubtable) == 0 && element.tag != Tag::form) || !holds_article(e)) continue;
      element.own &= ~kDoubtable;
      element.passed &= ~kDoubtable;
      if (element.tag == Tag::form || element.tag == Tag::chrome || element.tag == Tag::figure)
        element.tag = Tag::div;
      m_changed = true;
    }
  }
  bool holds_article(std::uint32_t e) const {
    constexpr double kHalf = 0.5;
    constexpr double kNearlyAll = 0.8;
    const double share = m_tree[e] / m_tree[0];
    if (m_holds_headline[e]) return share >= kHalf;
    const std::uint32_t own = m_elements[e].own;
    if ((own & kHintComments) != 0) return share >= 1 && m_paragraphs[e] >= 3;
    return share >= kNearlyAll && m_paragraphs[e] >= 3 &&
           (own & (kHintFooter | kHintNotice | kHintNoiseName)) == 0;
  }

  /// "We use cookies …": a site speaking of itself to its reader.
  static bool asks_consent(std::string_view text) {
    std::string low(text.substr(0, 600));
    for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (low.find("cookie") == std::string::npos) return false;
    low.insert(low.begin(), ' ');
    for (const std::string_view own :
         {" we ", " our ", " your ", " wir ", " unser", " ihre ", " nous ", " nos ", " votre ", " nuestr",
          " tu ", " noss", " nostr", " onze ", " vores "}) {
      if (low.find(own) != std::string::npos) return true;
    }
    return false;
  }
  /// An element beside the headline of which every paragraph asks for consent, when the page is not about
  /// that.
  void unnamed_notices() {
    std::string title = m_title;
    for (char& c : title) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (title.find("cookie") != std::string::npos) return;
    std::vector<std::uint32_t> asking(m_elements.size(), 0);
    std::vector<std::uint32_t> all(m_elements.size(), 0);
    for (const Block& block : m_blocks) {
      if (!is_prose(block)) continue;
      ++all[block.element];
      asking[block.element] += asks_consent(block.text);
    }
    for (std::size_t e = m_elements.size(); e-- > 1;) {
      all[m_elements[e].parent] += all[e];
      asking[m_elements[e].parent] += asking[e];
    }
    for (std::uint32_t e = 1; e < m_elements.size(); ++e) {
      if (asking[e] == 0 || asking[e] != all[e] || m_holds_headline[e]) continue;
      // One paragraph that mentions cookies may stand among others of the article.
      std::uint32_t around = m_elements[e].parent;
      while (around != 0 && all[around] == 1) around = m_elements[around].parent;
      if (all[e] == 1 && all[around] > asking[around]) continue;
      m_elements[e].own |= kHintNotice;
      m_elements[e].passed |= kHintNotice;
      m_changed = true;
    }
  }

  /// More than teasers: those the models know.
  bool is_story(std::uint32_t e) const {
    return m_paragraphs[e] >= 2 && m_paragraphs[e] >= 2 * m_first_level[e];
  }
  void mark_other(std::uint32_t e) {
    m_elements[e].own |= kHintOtherStory;
    m_elements[e].passed |= kHintOtherStory;
    m_changed = true;
  }

  /// <article> elements beside the one with the headline that have a headline of their own.
  void other_articles() {
    std::uint32_t own = m_blocks[m_headline].element;
    while (own != 0 && m_elements[own].tag != Tag::article) own = m_elements[own].parent;
    if (!m_repeats_title || own == 0) return;
    // Only the page's own article is sure to have begun: else the other one may be the body of a bare
    // headline.
    const std::uint8_t level = m_paragraphs[own] >= 2 ? 3 : m_blocks[m_headline].heading;
    if (m_text[own] < kOwnText) return;
    // 1: in the page's own article, 2: in another, whose heading came before its prose, 3: … after it.
    std::vector<std::uint8_t> state(m_elements.size(), 0);
    std::vector<std::uint32_t> article(m_elements.size(), 0);
    for (std::uint32_t e = 1; e < m_elements.size(); ++e) {
      const std::uint32_t above = article[m_elements[e].parent];
      article[e] =
          e == own || (above == 0 && m_elements[e].tag == Tag::article && !m_holds_headline[e]) ? e : above;
    }
    for (const Block& block : m_blocks) {
      const std::uint32_t in = article[block.element];
      if (in == 0 || in == own || state[in] != 0) continue;
      if (block.heading != 0 && block.heading <= level && block.text.size() >= 10) {
        state[in] = 2;
        if (!in_title(block) && is_story(in)) mark_other(in);
      } else if (is_prose(block)) {
        state[in] = 3;
      }
    }
  }

  /// A second heading of level 1 behind paragraphs of the first begins another story, when an element holds
  /// that story and nothing of ours.
  void other_headlines() {
    if (!m_repeats_title || m_blocks[m_headline].heading != 1) return;
    std::vector<bool> seen(m_elements.size(), false);
    std::size_t prose = 0;
    for (std::size_t i = m_headline + 1; i < m_blocks.size(); ++i) {
      const Block& block = m_blocks[i];
      prose += is_prose(block);
      if (block.heading != 1 || prose < 2 || block.text.size() < 10 || in_title(block)) continue;
      std::uint32_t story = block.element;
      while (story != 0 && !m_holds_headline[m_elements[story].parent]) story = m_elements[story].parent;
      if (story == 0 || m_holds_headline[story] || seen[story]) continue;
      seen[story] = true;
      if (is_story(story) && begins_with(story, i)) mark_other(story);
    }
  }
  /// No prose of the element stands in front of the block.
  bool begins_with(std::uint32_t element, std::size_t at) const {
    for (std::size_t i = at; i-- > 0;) {
      std::uint32_t e = m_blocks[i].element;
      while (e > element) e = m_elements[e].parent;
      if (e != element) return true;
      if (is_prose(m_blocks[i])) return false;
    }
    return true;
  }

  void hand_down() {
    constexpr std::uint32_t kAll = kDoubtable | kHintOtherStory;
    std::vector<std::uint32_t> above(m_elements.size(), 0);
    for (std::uint32_t e = 1; e < m_elements.size(); ++e)
      above[e] = (above[m_elements[e].parent] | m_elements[e].passed) & kAll;
    for (Block& block : m_blocks)
      block.hints = (block.hints & ~kAll) | above[block.element] | (block.inner & kAll);
  }

  HtmlPage& m_page;
  std::vector<Block>& m_blocks;
  std::vector<HtmlElement>& m_elements;
  std::string m_title;
  std::unordered_set<std::string> m_title_words;
  std::size_t m_headline = kNone;
  bool m_repeats_title = false;
  bool m_changed = false;
  std::vector<double> m_tree;
  std::vector<std::uint32_t> m_paragraphs;
  std::vector<std::uint32_t> m_first_level;  // headings of level 1
  std::vector<std::size_t> m_text;           // bytes that are neither headings nor links
  std::vector<bool> m_holds_headline;
};

}  // namespace

void weigh_marks(HtmlPage& page) {
  Marks(page).run();
}

}  // namespace claimgraph::clean
