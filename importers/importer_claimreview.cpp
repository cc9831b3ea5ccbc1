// schema.org ClaimReview as JSON-LD (alone, in a list, a graph or a data feed), inside a page, or as
// microdata. What comes out is the reviewer's own attribution: the claim as reviewed, who claimed it, the raw
// rating.
#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/claim_reviews.hpp"
#include "importers/html_page.hpp"
#include "importers/importer_table.hpp"
#include "importers/schema_org.hpp"
#include "importers/structured.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph {

namespace {

using namespace structured;

/// The whole of `text` as a finite number.
bool number(const std::string& text, double& value) {
  char* end = nullptr;
  const double read = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0' || !std::isfinite(read)) return false;
  value = read;
  return true;
}

/// "4 of 5" when the scale makes sense (worst < best, value on it; schema.org's scale is 1 to 5 when none is
/// given); the value itself when it is words, not a number; else "".
std::string rating_words(const ClaimReviewRecord& record) {
  double value = 0;
  double best = 5;
  double worst = 1;
  if (!number(record.rating_value, value)) return record.rating_value;
  if (!record.best_rating.empty() && !number(record.best_rating, best)) return {};
  if (!record.worst_rating.empty() && !number(record.worst_rating, worst)) return {};
  const bool sound = worst < best && value >= worst && value <= best;
  return sound ? fmt::format("{:g} of {:g}", value, best) : std::string();
}

void finish(Article article, ClaimReviewRecord record, std::string body, const ImportOptions& options,
            std::vector<Article>& articles, Diagnostics& diagnostics) {
  if (record.claim_reviewed.empty()) {
    note(diagnostics, options, Severity::warning, "no-claim",
         fmt::format("a ClaimReview{} does not say what claim it reviews; left out",
                     record.url.empty() ? "" : " of " + record.url));
    return;
  }
  if (!record.claimant.empty() && record.claimant == record.reviewer) {
    note(
        diagnostics, options, Severity::note, "reviewer-as-claimant",
        fmt::format(
            "{} is given both as reviewer and as author of the claim; the claim's author is taken as unknown",
            record.reviewer));
    record.claimant.clear();
  }
  if (record.rating_text.empty()) record.rating_text = rating_words(record);
  article.page_kind = PageKind::claim_review;
  article.url = record.url;
  article.doc = record.url;
  article.date_published = record.date_published;
  article.publisher.name = record.reviewer;
  if (article.headline.empty()) article.headline = record.claim_reviewed;
  // The claim itself never becomes the text: the reviewer does not assert it.
  article.text = std::move(body);
  article.claim_reviews.push_back(std::move(record));
  articles.push_back(std::move(article));
}

/// The address of an appearance, written as such or as an object.
std::string address_of(const rapidjson::Value& where) {
  if (where.IsString()) return as_text(where);
  for (const char* member : {"url", "sameAs", "@id"}) {
    if (std::string address = text_of(where, member); !address.empty()) return address;
  }
  return {};
}

/// Who claimed it, when and where: of the reviewed claim, or of the creative work that older reviews name.
void read_item_reviewed(const rapidjson::Value& review, const IdIndex& ids, ClaimReviewRecord& record) {
  const rapidjson::Value* member = find(review, "itemReviewed");
  if (member == nullptr) return;
  const rapidjson::Value& item = ids.resolve(*member);
  if (record.claim_reviewed.empty()) record.claim_reviewed = text_of(item, "claimReviewed");
  if (record.claim_reviewed.empty()) record.claim_reviewed = text_of(item, "text");
  if (record.claim_reviewed.empty() && has_type(item, "claim")) record.claim_reviewed = text_of(item, "name");
  if (const rapidjson::Value* author = find(item, "author"); author != nullptr)
    record.claimant = as_text(ids.resolve(*author));
  record.appearance_date = date(text_of(item, "datePublished"));
  for (const char* name : {"firstAppearance", "appearance", "isPartOf"}) {
    const rapidjson::Value* list = find(item, name);
    if (list == nullptr || (list->IsArray() && list->Empty())) continue;
    const rapidjson::Value& where = ids.resolve(*list);
    if (record.appearance_url.empty()) record.appearance_url = address_of(where);
    if (record.appearance_date.empty()) record.appearance_date = date(text_of(where, "datePublished"));
    const rapidjson::Value* author = find(where, "author");
    if (record.claimant.empty() && author != nullptr) record.claimant = as_text(ids.resolve(*author));
  }
  if (record.appearance_url.empty()) record.appearance_url = text_of(item, "url");
  if (record.appearance_url.empty() && !has_type(item, "claim"))
    record.appearance_url = text_of(item, "sameAs");
}

void read_rating(const rapidjson::Value& review, const IdIndex& ids, ClaimReviewRecord& record) {
  const rapidjson::Value* member = find(review, "reviewRating");
  if (member == nullptr) return;
  const rapidjson::Value& rating = ids.resolve(*member);
  if (!rating.IsObject()) {
    record.rating_value = as_text(rating);
    return;
  }
  record.rating_text = text_of(rating, "alternateName");
  if (record.rating_text.empty()) record.rating_text = text_of(rating, "name");
  record.rating_value = text_of(rating, "ratingValue");
  record.best_rating = text_of(rating, "bestRating");
  record.worst_rating = text_of(rating, "worstRating");
}

void read_review(const rapidjson::Value& review, const IdIndex& ids, const ImportOptions& options,
                 std::vector<Article>& articles, Diagnostics& diagnostics) {
  Article article;
  ClaimReviewRecord record;
  record.claim_reviewed = text_of(review, "claimReviewed");
  record.url = text_of(review, "url");
  if (record.url.empty()) record.url = text_of(review, "@id");
  const std::string published = text_of(review, "datePublished");
  record.date_published = date(published);
  note_bad_date(published, record.date_published, options, diagnostics);
  for (const char* name : {"author", "publisher"}) {
    const rapidjson::Value* member = find(review, name);
    if (member == nullptr || !record.reviewer.empty()) continue;
    const rapidjson::Value& who = ids.resolve(*member);
    record.reviewer = as_text(who);
    article.publisher.url = text_of(who, "url");
    if (record.reviewer.empty()) record.reviewer = host_of(article.publisher.url);
  }
  if (record.reviewer.empty()) record.reviewer = host_of(record.url);
  read_item_reviewed(review, ids, record);
  read_rating(review, ids, record);
  article.headline = text_of(review, "headline");
  if (article.headline.empty()) article.headline = text_of(review, "name");
  article.language = text_of(review, "inLanguage");
  std::string body = body_text(text_of(review, "reviewBody"), &article.links);
  finish(std::move(article), std::move(record), std::move(body), options, articles, diagnostics);
}

void read_document(const rapidjson::Document& document, const ImportOptions& options,
                   std::vector<Article>& articles, Diagnostics& diagnostics) {
  const IdIndex ids(document);
  for_each_typed(document, "claimreview", [&](const rapidjson::Value& review) {
    read_review(review, ids, options, articles, diagnostics);
  });
}

// ---- pages

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

std::string property(const xmlNode* node, const char* name) {
  xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string out = value == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(value));
  xmlFree(value);
  return out;
}

bool has_property(const xmlNode* node, const char* name) {
  return xmlHasProp(node, reinterpret_cast<const xmlChar*>(name)) != nullptr;
}

std::string content_of(const xmlNode* node) {
  for (const char* name : {"content", "datetime", "href", "src"}) {
    if (has_property(node, name)) return clean::collapsed(property(node, name));
  }
  xmlChar* value = xmlNodeGetContent(node);
  std::string out = value == nullptr ? std::string() : clean::collapsed(reinterpret_cast<const char*>(value));
  xmlFree(value);
  return out;
}

/// Document order without recursion, never leaving `root`.
const xmlNode* next_node(const xmlNode* node, const xmlNode* root, bool into) {
  if (into && node->children != nullptr) return node->children;
  while (node != nullptr && node != root && node->next == nullptr) node = node->parent;
  return node == nullptr || node == root ? nullptr : node->next;
}

/// A microdata item as a JSON-LD like object; nested items down to a depth that ClaimReview has.
rapidjson::Value microdata_item(const xmlNode* item, rapidjson::Document& out, int depth) {
  auto& allocator = out.GetAllocator();
  rapidjson::Value object(rapidjson::kObjectType);
  std::string type = property(item, "itemtype");
  type = type.substr(type.find_last_of("/#") == std::string::npos ? 0 : type.find_last_of("/#") + 1);
  object.AddMember("@type", rapidjson::Value(type.c_str(), allocator), allocator);
  const xmlNode* node = next_node(item, item, true);
  while (node != nullptr) {
    const bool element = node->type == XML_ELEMENT_NODE;
    const bool scope = element && has_property(node, "itemscope");
    if (element && has_property(node, "itemprop")) {
      rapidjson::Value name(property(node, "itemprop").c_str(), allocator);
      if (!object.HasMember(name)) {
        rapidjson::Value value = scope && depth < 4 ? microdata_item(node, out, depth + 1)
                                                    : rapidjson::Value(content_of(node).c_str(), allocator);
        object.AddMember(name, value, allocator);
      }
    }
    node = next_node(node, item, !scope);
  }
  return object;
}

/// Pages carry JSON with line breaks inside strings.
bool load_script(std::string script, rapidjson::Document& document, const ImportOptions& options) {
  Diagnostics ignored;  // a page may carry other, damaged scripts
  for (char& c : script) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return load_json(script, document, options, ignored);
}

void read_page(std::string_view text, const ImportOptions& options, std::vector<Article>& articles,
               Diagnostics& diagnostics) {
  constexpr int kFlags =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  clean::HtmlPage told;
  const std::string sound = clean::squeeze_html(text, {}, told);
  if (sound.size() >= (std::size_t{1} << 30U)) return;
  const std::unique_ptr<xmlDoc, FreeDocument> page(
      htmlReadMemory(sound.data(), static_cast<int>(sound.size()), nullptr, "UTF-8", kFlags));
  const xmlNode* root = page == nullptr ? nullptr : xmlDocGetRootElement(page.get());
  if (root == nullptr) return;
  std::vector<std::string> scripts;
  rapidjson::Document microdata(rapidjson::kArrayType);
  for (const xmlNode* node = root; node != nullptr;) {
    bool into = true;
    if (node->type == XML_ELEMENT_NODE) {
      const std::string_view name = reinterpret_cast<const char*>(node->name);
      if (name == "script" && property(node, "type").find("ld+json") != std::string::npos) {
        scripts.push_back(content_of(node));
      } else if (has_property(node, "itemscope") &&
                 property(node, "itemtype").find("ClaimReview") != std::string::npos) {
        rapidjson::Value item = microdata_item(node, microdata, 0);
        microdata.PushBack(item, microdata.GetAllocator());
        into = false;
      }
    }
    node = next_node(node, root, into);
  }
  const std::size_t before = articles.size();
  for (const std::string& script : scripts) {
    rapidjson::Document document;
    if (load_script(script, document, options)) read_document(document, options, articles, diagnostics);
  }
  const std::size_t scripted = articles.size();
  const IdIndex none{rapidjson::Value()};
  for (const rapidjson::Value& review : microdata.GetArray()) {
    const std::string claim = text_of(review, "claimReviewed");
    const std::string url = text_of(review, "url");
    const bool known =
        std::any_of(articles.begin() + static_cast<std::ptrdiff_t>(before),
                    articles.begin() + static_cast<std::ptrdiff_t>(scripted), [&](const Article& article) {
                      return (article.url == url && !url.empty()) ||
                             article.claim_reviews.front().claim_reviewed == claim;
                    });
    if (!known) read_review(review, none, options, articles, diagnostics);
  }
}

/// The reviews of a JSON-LD document, or those of a page, which are few and read at once.
class Reviews : public ItemReader {
 public:
  explicit Reviews(const ImportOptions& options) : m_options(options) {}

  bool open(const std::string& text, Diagnostics& diagnostics) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first != std::string::npos && (text[first] == '{' || text[first] == '[')) {
      if (!load_json(text, m_document, m_options, diagnostics)) return false;
      m_ids = std::make_unique<IdIndex>(m_document);
      for_each_typed(m_document, "claimreview",
                     [this](const rapidjson::Value& review) { m_reviews.push_back(&review); });
    } else {
      read_page(text, m_options, m_of_page, diagnostics);
    }
    if (m_reviews.empty() && m_of_page.empty() && diagnostics.empty()) {
      note(diagnostics, m_options, Severity::error, "no-claim-review",
           "there is no ClaimReview in the document, neither as JSON-LD nor as microdata; nothing to import");
    }
    return true;
  }

  bool next(std::vector<Article>& articles, Diagnostics& diagnostics) override {
    if (m_next < m_reviews.size()) {
      read_review(*m_reviews[m_next++], *m_ids, m_options, articles, diagnostics);
      return true;
    }
    if (m_of_page.empty()) return false;
    articles = std::move(m_of_page);
    m_of_page.clear();
    return true;
  }

 private:
  const ImportOptions& m_options;
  rapidjson::Document m_document;
  std::unique_ptr<IdIndex> m_ids;
  std::vector<const rapidjson::Value*> m_reviews;
  std::size_t m_next = 0;
  std::vector<Article> m_of_page;
};

std::unique_ptr<ItemReader> open_reviews(const std::string& text, const ImportOptions& options,
                                         Diagnostics& diagnostics) {
  auto reviews = std::make_unique<Reviews>(options);
  if (!reviews->open(text, diagnostics)) return nullptr;
  return reviews;
}

int sniff(std::string_view head, std::string_view) {
  if (head.find("ClaimReview") == std::string_view::npos &&
      head.find("claimReviewed") == std::string_view::npos)
    return 0;
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string_view::npos && (head[first] == '{' || head[first] == '[')) return 94;
  const bool marked = head.find("schema.org/ClaimReview") != std::string_view::npos ||
                      head.find("ld+json") != std::string_view::npos;
  // A whole page is an article first: its review comes with it when asked for by --from.
  return marked && head.find("<html") == std::string_view::npos ? 80 : 0;
}

std::unique_ptr<Importer> make(std::unique_ptr<ByteSource> source, ImportOptions options) {
  return item_importer("claimreview", &open_reviews, std::move(source), std::move(options));
}

}  // namespace

std::vector<ClaimReviewRecord> structured::claim_reviews_of_page(std::string_view page,
                                                                 const ImportOptions& options,
                                                                 Diagnostics& diagnostics) {
  std::vector<ClaimReviewRecord> records;
  // Not string_view::find, which stops at every "c": this is asked of every page.
  if (memmem(page.data(), page.size(), "laimReview", 10) == nullptr &&
      memmem(page.data(), page.size(), "claimreview", 11) == nullptr)
    return records;
  std::vector<Article> found;
  read_page(page, options, found, diagnostics);
  for (Article& article : found) {
    for (ClaimReviewRecord& record : article.claim_reviews) records.push_back(std::move(record));
  }
  return records;
}

const ImporterInfo kClaimReviewImporter{
    "claimreview", "schema.org ClaimReview: JSON-LD, data feeds, microdata, pages", &sniff, &make};

}  // namespace claimgraph
