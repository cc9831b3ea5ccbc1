// HTML pages. One parse; the body by html_body.hpp; metadata from everything that the page declares and
// shows.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "core/base/hash.hpp"
#include "importers/blocks.hpp"
#include "importers/charset.hpp"
#include "importers/claim_reviews.hpp"
#include "importers/html_body.hpp"
#include "importers/html_ld.hpp"
#include "importers/html_metadata.hpp"
#include "importers/html_page.hpp"
#include "importers/html_text.hpp"
#include "importers/importer_table.hpp"
#include "importers/structured.hpp"
#include "importers/text_lines.hpp"
#include "importers/text_metadata.hpp"

namespace claimgraph {

namespace {

using clean::Block;
using clean::BlockStats;
using clean::Label;
using clean::Labels;

/// charset in the first kilobytes: <meta charset=…> or <meta http-equiv content="…; charset=…">.
std::string meta_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  const std::size_t at = head.find("charset=");
  if (at == std::string_view::npos) {
    const std::size_t xml = head.find("encoding=");
    return head.starts_with("<?xml") && xml != std::string_view::npos && xml < 200
               ? charset_of("charset=" + std::string(head.substr(xml + 9, 40)))
               : std::string();
  }
  return charset_of(head.substr(at, 60));
}

void gather_links(const clean::HtmlPage& page, const Labels& labels, Article& article) {
  const std::string base = !page.base.empty() ? page.base : article.url;
  std::unordered_set<std::string> seen;
  for (const clean::HtmlLink& link : page.links) {
    if (link.block >= labels.size() || labels[link.block] != Label::body) continue;
    std::string url = clean::absolute_url(base, link.target);
    if (!url.empty() && article.links.size() < 1000 && seen.insert(url).second)
      article.links.push_back(std::move(url));
  }
}

void gather_captions(std::span<const Block> blocks, std::span<const BlockStats> stats, std::size_t first,
                     std::size_t last, Labels& labels, Article& article) {
  for (std::size_t i = first > 12 ? first - 12 : 0; i < std::min(blocks.size(), last + 3); ++i) {
    if ((blocks[i].hints & clean::kHintCaption) == 0 || labels[i] == Label::body || stats[i].words < 4 ||
        stats[i].words > 120)
      continue;
    std::string text(blocks[i].text);
    if (std::find(article.captions.begin(), article.captions.end(), text) == article.captions.end())
      article.captions.push_back(std::move(text));
  }
}

std::pair<std::size_t, std::size_t> body_range(const Labels& labels) {
  std::size_t first = labels.size();
  std::size_t last = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] != Label::body) continue;
    first = std::min(first, i);
    last = i + 1;
  }
  return {first, last};
}

std::size_t body_words(const Labels& labels, std::span<const BlockStats> stats) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) words += labels[i] == Label::body ? stats[i].words : 0;
  return words;
}

/// "To read the full story", "Continue reading", "Already a subscriber?" …
bool asks_to_pay(std::string_view text) {
  std::string low(text.substr(0, 300));
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const char* words :
       {"full story", "full article", "continue reading", "keep reading", "to read", "already a subscriber",
        "subscribers only", "for subscribers", "subscriber-only", "unlimited access", "weiterlesen",
        "jetzt abonnieren", "pour lire la suite", "réservé aux abonnés", "para seguir leyendo"}) {
    if (low.find(words) != std::string::npos) return true;
  }
  return false;
}

/// A list of other pages: many headings in it are links, about one for each of its paragraphs.
bool lists_teasers(std::span<const Block> blocks, const Labels& labels) {
  constexpr std::size_t kMany = 5;
  const auto [first, last] = body_range(labels);
  std::size_t teasers = 0;
  std::size_t paragraphs = 0;
  for (std::size_t i = first; i < last; ++i) {
    const Block& b = blocks[i];
    const bool headline = b.heading != 0 && b.text.size() >= 15;
    teasers += headline && b.link_bytes * 10 >= b.text.size() * 8;
    paragraphs += labels[i] == Label::body && b.heading == 0;
  }
  return teasers >= kMany && 3 * teasers >= 2 * paragraphs;
}

/// What the page is; anything but an article gets a diagnostic that says why.
void judge(const clean::HtmlPage& page, const clean::LinkedArticle& linked, std::size_t words,
           const Labels& labels, std::span<const BlockStats> stats, Article& article,
           Diagnostics& diagnostics, const std::string& name) {
  const std::size_t last = body_range(labels).second;
  bool wall = linked.free.has_value() && !*linked.free;
  for (std::size_t i = last; i < std::min(stats.size(), last + 4) && words < 220; ++i) {
    const bool subscribe = stats[i].classes[clean::kSubscribe] > 0 ||
                           (i + 1 < stats.size() && stats[i + 1].classes[clean::kSubscribe] > 0);
    wall = wall || (subscribe && stats[i].words <= 25 && asks_to_pay(page.blocks[i].text));
  }
  const std::string_view type = page.meta("og:type");
  const bool declared = linked.found || type == "article" || !page.meta("article:published_time").empty();
  if (words == 0) {
    article.page_kind = PageKind::not_an_article;
    diagnostics.push_back({Severity::warning,
                           "no-article",
                           "no body of an article was found on this page; nothing is extracted from it",
                           name,
                           {}});
  } else if (!declared && lists_teasers(page.blocks, labels)) {
    article.page_kind = PageKind::not_an_article;
    diagnostics.push_back(
        {Severity::warning,
         "no-article",
         "this is a list of other pages with their first lines and no article; nothing is extracted "
         "from it",
         name,
         {}});
  } else if (wall && words < 220) {
    article.page_kind = PageKind::paywalled;
    diagnostics.push_back(
        {Severity::warning,
         "paywalled-stub",
         fmt::format("only {} words stand before the paywall; nothing is extracted from them", words),
         name,
         {}});
  } else if (words < 25) {
    article.page_kind = declared ? PageKind::stub : PageKind::not_an_article;
    diagnostics.push_back(
        {Severity::warning,
         declared ? "stub" : "no-article",
         fmt::format("only {} words of text were found; nothing is extracted from them", words),
         name,
         {}});
  } else if (!declared && article.authors.empty() && article.date_published.empty() &&
             article.headline.empty() && words < 80) {
    article.page_kind = PageKind::not_an_article;
    diagnostics.push_back({Severity::warning,
                           "no-article",
                           "the page shows neither headline, author, date nor the text of an article; "
                           "nothing is extracted from it",
                           name,
                           {}});
  }
}

/// A page whose body stands only in its JSON-LD.
bool body_from_json(const clean::LinkedArticle& linked, std::size_t words, Article& article) {
  if (linked.body.size() < 400 || clean::measure(linked.body).words < 3 * words + 60) return false;
  const bool plain = linked.body.find('<') == std::string::npos;
  article.text = plain ? structured::plain_body(linked.body) : html_to_text(linked.body);
  article.metadata_source["text"] = "json-ld";
  return true;
}

void note_doubt(std::size_t kept, std::size_t wanted, const ImportOptions& options,
                Diagnostics& diagnostics) {
  diagnostics.push_back({Severity::warning,
                         "body-doubtful",
                         fmt::format("{} words were taken as the body, but other ways of finding it say {}; "
                                     "read --explain shows who took what",
                                     kept, wanted),
                         options.name,
                         {}});
}

/// The address in "<!-- saved from url=(0033)https://example.org/a -->", which browsers write in front of a
/// page.
std::string saved_from_url(std::string_view html) {
  const std::string_view head = html.substr(0, 2048);
  const std::size_t mark = head.find("saved from url=(");
  if (mark == std::string_view::npos || head.rfind("<!--", mark) == std::string_view::npos) return {};
  const std::size_t begin = head.find(')', mark);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = head.substr(begin + 1);
  const std::string_view url = rest.substr(0, rest.find_first_of(" \t\r\n<>\"'"));
  return url.starts_with("http://") || url.starts_with("https://")
             ? std::string(url.substr(0, url.find("-->")))
             : std::string();
}

void fill(Article& article, const clean::HtmlPage& page, const std::string& saved_from,
          const ImportOptions& options, Diagnostics& diagnostics) {
  const std::span<const Block> blocks = page.blocks;
  const clean::LinkedArticle linked = clean::read_json_ld(page.json_ld);
  const std::vector<BlockStats> stats = clean::measure_all(blocks, page.title);
  Labels labels(blocks.size(), Label::body);
  std::size_t kept = 0;
  std::size_t wanted = 0;
  if (options.clean && !blocks.empty()) {
    clean::BodyChoice choice = clean::choose_body(blocks, stats, page.elements, options.page_models.get());
    if (options.explain) options.explain(clean::explain_body(choice, blocks));
    labels = std::move(choice.labels);
    kept = choice.words;
    wanted = choice.wanted;
  }
  auto [first, last] = body_range(labels);
  article.url = options.url.empty() ? saved_from : options.url;
  clean::declared_metadata(page, linked, first, last, article);
  if (options.clean) {
    clean::read_surroundings(blocks, stats, labels, page.title, article);
    clean::drop_repeats(blocks, stats, labels);
    std::tie(first, last) = body_range(labels);
    gather_captions(blocks, stats, first, last, labels, article);
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (labels[i] != Label::body) continue;
    if (!article.text.empty()) article.text += "\n\n";
    article.text += blocks[i].text;
  }
  gather_links(page, labels, article);
  const std::size_t words = body_words(labels, stats);
  if (!options.clean || body_from_json(linked, words, article)) return;
  judge(page, linked, words, labels, stats, article, diagnostics, options.name);
  if (article.page_kind == PageKind::article && wanted > 0) note_doubt(kept, wanted, options, diagnostics);
}

class HtmlImporter : public Importer {
 public:
  HtmlImporter(std::unique_ptr<ByteSource> source, ImportOptions options)
      : m_source(std::move(source)), m_options(std::move(options)) {}
  bool next(Article& article, Diagnostics& diagnostics) override {
    if (m_done) return false;
    m_done = true;
    return read_html_page(read_all(*m_source, m_options.max_bytes, m_options.name), m_options, article,
                          diagnostics);
  }

 private:
  std::unique_ptr<ByteSource> m_source;
  ImportOptions m_options;
  bool m_done = false;
};

int sniff(std::string_view head, std::string_view name) {
  std::string low(head.substr(0, 2048));
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const std::size_t start = low.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  const std::string_view text =
      start == std::string::npos ? std::string_view() : std::string_view(low).substr(start);
  if (text.starts_with("<!doctype html") || text.starts_with("<html")) return 90;
  const bool named = name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".xhtml");
  if (text.starts_with("<") && text.find("<html") != std::string_view::npos) return 85;
  for (const char* tag : {"<head", "<body", "<p>", "<p ", "<div", "<article", "<h1", "<title", "<meta"}) {
    if (text.find(tag) != std::string_view::npos && text.starts_with("<")) return named ? 80 : 60;
  }
  return named ? 55 : 0;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return std::make_unique<HtmlImporter>(std::move(source), std::move(options));
}

}  // namespace

extern const ImporterInfo kHtmlImporter{
    "html", "Web pages: body, headline, authors, dates, publisher, links, captions", sniff, make};

bool read_html_page(std::string bytes, const ImportOptions& options, Article& article,
                    Diagnostics& diagnostics) {
  const auto refuse = [&](const char* code, std::string message) {
    diagnostics.push_back({Severity::error, code, std::move(message), options.name, {}});
    return false;
  };
  std::string sha256 = sha256_hex(bytes);
  std::string declared = charset_of(options.content_type);
  if (declared.empty()) declared = meta_charset(bytes);
  DecodedText decoded = decode_text(std::move(bytes), declared, diagnostics);
  make_nfc(decoded.text);
  if (decoded.binary)
    return refuse("binary-input", "this is not HTML but binary data; name the right format with --from");
  if (decoded.text.find_first_not_of(" \t\r\n") == std::string::npos)
    return refuse("empty-input", "the page is empty; nothing to import");
  const clean::HtmlPage page = clean::parse_html(decoded.text);
  if (page.too_deep) {
    return refuse(
        "too-deep",
        "the page's elements are nested more than 1000 deep, which no article needs; it is refused");
  }
  if (page.too_many)
    diagnostics.push_back({Severity::warning,
                           "too-many-blocks",
                           "the page has more than 200000 lines of text; the rest was not read",
                           options.name,
                           {}});
  if (page.attributes_cut)
    diagnostics.push_back({Severity::warning,
                           "too-many-attributes",
                           "a tag with more than 200 attributes was shortened",
                           options.name,
                           {}});
  article.doc = options.name;
  article.importer = "html";
  article.original_sha256 = std::move(sha256);
  fill(article, page, saved_from_url(decoded.text), options, diagnostics);
  article.claim_reviews = structured::claim_reviews_of_page(decoded.text, options, diagnostics);
  if (article.text.empty() && !article.claim_reviews.empty()) article.page_kind = PageKind::claim_review;
  return true;
}

std::string html_to_text(std::string_view html, std::vector<std::string>* links) {
  const clean::HtmlPage page = clean::parse_html(html);
  std::string out;
  for (const Block& block : page.blocks) {
    if (!out.empty()) out += "\n\n";
    out += block.text;
  }
  if (links != nullptr) {
    for (const clean::HtmlLink& link : page.links) links->push_back(link.target);
  }
  return out;
}

}  // namespace claimgraph
