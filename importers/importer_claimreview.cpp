// schema.org ClaimReview as JSON-LD (alone, in a list, a graph or a data feed), inside a page, or as
// microdata. What comes out is the reviewer's own attribution: the claim as reviewed, who claimed it, the raw
// rating.
#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "importers/importer_table.hpp"
#include "importers/schema_org.hpp"
#include "importers/structured.hpp"
#include "importers/text_lines.hpp"

namespace claimgraph {

namespace {

using namespace structured;

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (host.rfind("www.", 0) == 0) host.remove_prefix(4);
  return std::string(host);
}

/// "4 of 5" when the scale makes sense (worst < best, value on it); else "".
std::string rating_words(const ClaimReviewRecord& record) {
  char* end = nullptr;
  const auto number = [&end](const std::string& text, double missing) {
    if (text.empty()) return missing;
    const double value = std::strtod(text.c_str(), &end);
    return *end == '\0' ? value : missing;
  };
  const double value = number(record.rating_value, -1e9);
  const double best = number(record.best_rating, 5);
  const double worst = number(record.worst_rating, 1);
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

/// Author or appearance of the reviewed item, whichever of its spellings is there.
void read_item_reviewed(const rapidjson::Value& review, ClaimReviewRecord& record) {
  const rapidjson::Value* item = find(review, "itemReviewed");
  if (item == nullptr) return;
  if (item->IsArray()) {
    if (item->Empty()) return;
    item = &(*item)[0];
  }
  record.claimant = text_of(*item, "author");
  record.appearance_date = date(text_of(*item, "datePublished"));
  for (const char* member : {"firstAppearance", "appearance", "isPartOf"}) {
    if (!record.appearance_url.empty()) break;
    const rapidjson::Value* where = find(*item, member);
    if (where != nullptr && where->IsArray()) where = where->Empty() ? nullptr : &(*where)[0];
    if (where == nullptr) continue;
    record.appearance_url = where->IsString() ? as_text(*where) : text_of(*where, "url");
    if (record.claimant.empty() && where->IsObject()) record.claimant = text_of(*where, "author");
  }
  if (record.appearance_url.empty()) record.appearance_url = text_of(*item, "url");
}

void read_review(const rapidjson::Value& review, const ImportOptions& options, std::vector<Article>& articles,
                 Diagnostics& diagnostics) {
  Article article;
  ClaimReviewRecord record;
  record.claim_reviewed = text_of(review, "claimReviewed");
  record.url = text_of(review, "url");
  if (record.url.empty()) record.url = text_of(review, "@id");
  record.date_published = date(text_of(review, "datePublished"));
  if (const rapidjson::Value* author = find(review, "author"); author != nullptr) {
    record.reviewer = as_text(*author);
    const rapidjson::Value& one = author->IsArray() && !author->Empty() ? (*author)[0] : *author;
    article.publisher.url = text_of(one, "url");
    if (record.reviewer.empty()) record.reviewer = host_of(article.publisher.url);
  }
  if (record.reviewer.empty()) record.reviewer = text_of(review, "publisher");
  if (record.reviewer.empty()) record.reviewer = host_of(record.url);
  read_item_reviewed(review, record);
  if (const rapidjson::Value* rating = find(review, "reviewRating"); rating != nullptr) {
    const rapidjson::Value& one = rating->IsArray() && !rating->Empty() ? (*rating)[0] : *rating;
    record.rating_text = text_of(one, "alternateName");
    if (record.rating_text.empty()) record.rating_text = text_of(one, "name");
    record.rating_value = text_of(one, "ratingValue");
    record.best_rating = text_of(one, "bestRating");
    record.worst_rating = text_of(one, "worstRating");
  }
  article.headline = text_of(review, "headline");
  if (article.headline.empty()) article.headline = text_of(review, "name");
  article.language = text_of(review, "inLanguage");
  finish(std::move(article), std::move(record), body_text(text_of(review, "reviewBody")), options, articles,
         diagnostics);
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

void read_page(const std::string& text, const ImportOptions& options, std::vector<Article>& articles,
               Diagnostics& diagnostics) {
  constexpr int kFlags =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  const std::unique_ptr<xmlDoc, FreeDocument> page(
      htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kFlags));
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
    Diagnostics ignored;  // a page may carry other, damaged scripts
    if (!load_json(script, document, options, ignored)) continue;
    for_each_typed(document, "claimreview", [&](const rapidjson::Value& review) {
      read_review(review, options, articles, diagnostics);
    });
  }
  const std::size_t scripted = articles.size();
  for (const rapidjson::Value& review : microdata.GetArray()) {
    const std::string claim = text_of(review, "claimReviewed");
    const std::string url = text_of(review, "url");
    const bool known =
        std::any_of(articles.begin() + static_cast<std::ptrdiff_t>(before),
                    articles.begin() + static_cast<std::ptrdiff_t>(scripted),
                    [&](const Article& article) { return article.url == url && !url.empty(); });
    if (!known) read_review(review, options, articles, diagnostics);
  }
}

void read(const std::string& text, const ImportOptions& options, std::vector<Article>& articles,
          Diagnostics& diagnostics) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && (text[first] == '{' || text[first] == '[')) {
    rapidjson::Document document;
    if (!load_json(text, document, options, diagnostics)) return;
    for_each_typed(document, "claimreview", [&](const rapidjson::Value& review) {
      read_review(review, options, articles, diagnostics);
    });
  } else if (text.size() < (std::size_t{1} << 30U)) {
    read_page(text, options, articles, diagnostics);
  }
  if (articles.empty() && diagnostics.empty()) {
    note(diagnostics, options, Severity::error, "no-claim-review",
         "there is no ClaimReview in the document, neither as JSON-LD nor as microdata; nothing to import");
  }
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
  return document_importer("claimreview", &read, std::move(source), std::move(options));
}

}  // namespace

const ImporterInfo kClaimReviewImporter{
    "claimreview", "schema.org ClaimReview: JSON-LD, data feeds, microdata, pages", &sniff, &make};

}  // namespace claimgraph
