// One article as the importers hand it over: schema.org NewsArticle, with the cleaned text and the way back
// to the original.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/diagnostic.hpp"
#include "claimgraph/span.hpp"

namespace claimgraph {

/// [text_begin, text_end) of Article::text was copied from original_begin of the original. All three count
/// bytes here; the interchange writes them as code points.
struct OriginalSpan {
  std::uint32_t text_begin = 0;
  std::uint32_t text_end = 0;
  std::uint32_t original_begin = 0;
  /// original_begin in code points of the decoded original; UINT32_MAX until index_original() or the
  /// interchange reader sets it (then original_begin may be unknown, 0).
  std::uint32_t original_point = UINT32_MAX;
  auto operator<=>(const OriginalSpan&) const = default;
};

struct Publisher {
  std::string name;
  std::string url;
};

/// What another party has said about a claim (schema.org ClaimReview): somebody's attribution, never ours.
struct ClaimReviewRecord {
  std::string claim_reviewed;
  std::string claimant;         ///< itemReviewed.author
  std::string appearance_url;   ///< where the claim appeared
  std::string appearance_date;  ///< ISO 8601 or empty
  std::string reviewer;         ///< author of the review
  std::string url;
  std::string date_published;
  std::string rating_text;                              ///< alternateName first
  std::string rating_value, best_rating, worst_rating;  ///< raw values, kept as written
};

/// What kind of page the input turned out to be. Only `article` (and `claim_review`) is extracted from.
enum class PageKind { article, stub, paywalled, not_an_article, claim_review };

/// A value type: owns all its strings. `text` is immutable once an Analysis points into it.
struct Article {
  std::string id;   ///< "art-…": hash of the text and the identifying metadata; set by seal_article()
  std::string doc;  ///< the name that the input gave, as given (file name, "doc" or "id" member)
  std::string url;
  std::string canonical_url;
  std::string headline;
  std::string standfirst;  ///< schema:abstract; also the dek, kicker or summary
  std::vector<std::string> authors;
  Publisher publisher;
  std::string date_published;  ///< ISO 8601, as precise as known, zone kept: "2025-02-03T11:00:00+08:00"
  std::string date_modified;
  std::string language;  ///< BCP 47
  std::string section;
  std::string place;                  ///< dateline place: "Guangdong"
  std::vector<std::string> links;     ///< outgoing links in the body, absolute where possible (cites edges)
  std::vector<std::string> captions;  ///< image captions, kept apart from the body
  std::string
      text;  ///< cleaned body, well-formed UTF-8; paragraphs are separated by a line break or an empty line
  std::string original_sha256;
  std::vector<OriginalSpan> original_spans;
  std::string importer;  ///< the importer's name, e.g. "text"
  PageKind page_kind = PageKind::article;
  /// Where each metadata value came from: {"datePublished": "json-ld", "author": "byline"}.
  std::map<std::string, std::string> metadata_source;
  std::vector<ClaimReviewRecord> claim_reviews;
  bool verbatim = false;  ///< the text was taken exactly as given (interchange lines)
  Diagnostics diagnostics;
};

/// Sets OriginalSpan::original_point of every span from `original`, the well-formed UTF-8 text that
/// original_begin points into. Importers call it while they still hold the original. Linear time.
void index_original(Article& article, std::string_view original);

/// Sets `id` from text, url, headline and publisher. Equal articles get equal ids whatever file they came
/// from.
void seal_article(Article& article);

/// The key under which two versions of one article are revisions of each other: canonical URL, else URL, else
/// publisher + headline, else the name the input gave.
std::string revision_key(const Article& article);

const char* page_kind_name(PageKind kind);

}  // namespace claimgraph
