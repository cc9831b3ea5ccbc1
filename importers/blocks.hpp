// Cleaning a page: blocks (lines of scraped text, or paragraphs of HTML), their features, and the chain model
// that says for each block whether it is before, in, inside a gap of, or behind the article's body. Plain
// text and HTML share all of it; HTML adds hints from the markup and has its own weights. docs/importers.md
// tells the design.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace claimgraph::clean {

/// What the markup says about a block. Plain text has none of these.
enum Hint : std::uint32_t {
  kHintParagraph = 1U << 0,
  kHintHeading = 1U << 1,
  kHintListItem = 1U << 2,
  kHintCell = 1U << 3,
  kHintQuote = 1U << 4,
  kHintCaption = 1U << 5,
  kHintPre = 1U << 6,
  kHintArticle = 1U << 7,     ///< inside <article>, <main> or itemprop=articleBody
  kHintChrome = 1U << 8,      ///< inside <nav>, <aside>, <header>, <footer>, <form>, <button>
  kHintBodyName = 1U << 9,    ///< an ancestor's class or id speaks of article text
  kHintNoiseName = 1U << 10,  ///< … of menus, shares, comments, related stories, adverts
  kHintHidden = 1U << 11,
  kHintBodyParent = 1U << 12,  ///< shares its parent with most of the page's paragraphs
  kHintBodyAncestor = 1U << 13,
  kHintBodyProp = 1U << 14,  ///< itemprop=articleBody
  kHintMetaName = 1U << 15,  ///< class or id of a byline, date, author box
  kHintStandfirstName = 1U << 16,
  kHintFooter = 1U << 17,
  kHintAside = 1U << 18,
  kHintJsonBody = 1U << 19,  ///< stands in JSON-LD articleBody
  kHintEmbed = 1U << 20,     ///< quoted post of a social network
  kHintTime = 1U << 21,      ///< begins in a <time> element
  // No feature reads the following ones.
  kHintComments = 1U << 22,    ///< inside what is named or marked as readers' comments
  kHintNotice = 1U << 23,      ///< … as a notice about cookies and consent
  kHintOtherStory = 1U << 24,  ///< inside another article of the page
  kHintFigure = 1U << 25,      ///< inside <figcaption>
};

/// No part of the article, whatever it says.
inline constexpr std::uint32_t kHintForeign = kHintComments | kHintNotice | kHintOtherStory;

/// One line or paragraph. `text` is trimmed, not empty, may hold runs of white space, and outlives the block.
struct Block {
  std::string_view text;
  std::uint32_t source = 0;      ///< the maker's own index
  bool gap_before = false;       ///< an empty line, or a block margin, stands before it
  std::uint32_t hints = 0;       ///< Hint bits
  std::uint32_t element = 0;     ///< its element (HTML)
  std::uint32_t inner = 0;       ///< those of `hints` that elements inside `element` gave
  std::uint32_t link_bytes = 0;  ///< bytes of `text` inside links
  std::uint8_t heading = 0;      ///< 1..6
};

/// Classes of words that menus, notices, credits, bylines and prose are made of. A word may be in several.
enum WordClass : std::uint8_t {
  kShare,
  kSubscribe,
  kLegal,
  kAdvert,
  kRelated,
  kCredit,
  kComment,
  kMenu,
  kBio,
  kByline,
  kDate,
  kCall,
  kFunction,
  kPerson,
  kReporting,
  kWordClasses
};

/// Bit set (1 << WordClass) of a lower-case word; 0 for unknown ones.
std::uint32_t word_classes(std::string_view lower_case_word);

enum class End : std::uint8_t {
  other,
  stop,
  exclaim,
  quoted_stop,
  quote,
  colon,
  ellipsis,
  digit,
  bracket,
  comma,
  arrow
};
enum class Start : std::uint8_t {
  upper,
  lower,
  digit,
  quote,
  bracket,
  bullet,
  symbol,
  handle,
  other,
  ideograph
};

/// Counts of one block, linear in its length.
struct BlockStats {
  std::uint32_t words = 0, lower_words = 0, title_words = 0, caps_words = 0, number_words = 0;
  std::uint32_t sentences = 0, commas = 0, quotes = 0;
  std::array<std::uint16_t, kWordClasses> classes{};
  End end = End::other;
  Start start = Start::other;
  bool url = false, mail = false, handle = false, pipe = false, credit = false, copyright = false;
  bool date = false, starts_by = false;
  std::uint64_t hash = 0;          ///< of the lower-case words
  std::uint8_t title_overlap = 0;  ///< tenths of its words that stand in the page's title
  std::uint8_t title_hits = 0;  ///< its words of four letters or more that stand in the title (at most 250)
  std::uint8_t repeats = 0;     ///< other blocks with the same words (at most 9)

  bool sentence_like() const {
    return words >= 9 &&
           (end == End::stop || end == End::exclaim || end == End::quoted_stop || sentences >= 2);
  }
};

BlockStats measure(std::string_view text);
/// Measures all blocks, and their relation to each other and to `title` (may be empty: then the first block).
std::vector<BlockStats> measure_all(std::span<const Block> blocks, std::string_view title);

enum class Label : std::uint8_t { before, body, gap, after };
inline constexpr int kLabels = 4;
inline constexpr int kSwitches = 4;  ///< before→body, body→gap, gap→body, body→after
inline constexpr int kFeatureWidth = 16;
inline constexpr int kFeatureLimit = 4096;

/// Active feature numbers, block after block.
struct FeatureRows {
  std::vector<std::uint16_t> ids;
  std::vector<std::uint32_t> starts;  ///< size blocks + 1
  std::span<const std::uint16_t> row(std::size_t i) const {
    return {ids.data() + starts[i], starts[i + 1] - starts[i]};
  }
};

FeatureRows features(std::span<const Block> blocks, std::span<const BlockStats> stats, bool html);

/// Weights of a linear-chain model: per feature, four label weights and four switch weights; nine
/// transitions.
struct ChainModel {
  std::vector<std::array<float, kLabels + kSwitches>> weights;    ///< index: feature number
  std::array<std::array<float, kLabels>, kLabels> transitions{};  ///< forbidden ones hold kForbidden
  std::array<float, kLabels> first{}, last{};
};
inline constexpr float kForbidden = -1e9F;

/// What a model says about the blocks of one page.
struct ChainScores {
  std::vector<std::array<float, kLabels>> labels;      ///< of each label at each block
  std::vector<std::array<float, kSwitches>> switches;  ///< of entering a block by each switch
  std::array<std::array<float, kLabels>, kLabels> transitions{};
};
ChainScores score(const ChainModel& model, const FeatureRows& rows);
/// Of two models over the same blocks.
ChainScores mean(const ChainScores& a, const ChainScores& b);
/// The best labels (Viterbi). `lean` (empty, or one number a block) is added to the score of Label::body.
/// Linear.
std::vector<Label> decode(const ChainScores& scores, std::span<const float> lean = {});

/// When four ninths of the body's words or more stand in blocks (of eight words or more) that an earlier body
/// block says letter for letter, those blocks become gaps: the page carries its story twice.
void drop_repeats(std::span<const Block> blocks, std::span<const BlockStats> stats,
                  std::vector<Label>& labels);

}  // namespace claimgraph::clean
