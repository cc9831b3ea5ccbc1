#include "claimgraph/article.hpp"

#include "claimgraph/utf8.hpp"
#include "core/base/hash.hpp"

namespace claimgraph {

void index_original(Article& article, std::string_view original) {
  const CodePointIndex index(original);
  for (OriginalSpan& span : article.original_spans) {
    span.original_point = index.to_code_points(span.original_begin);
  }
}

void seal_article(Article& article) {
  article.id =
      content_id("art", {article.text, article.canonical_url.empty() ? article.url : article.canonical_url,
                         article.headline, article.publisher.name, article.date_published});
}

std::string revision_key(const Article& article) {
  if (!article.canonical_url.empty()) return article.canonical_url;
  if (!article.url.empty()) return article.url;
  if (!article.headline.empty() && !article.publisher.name.empty()) {
    return article.publisher.name + "\n" + article.headline;
  }
  return article.doc;
}

const char* page_kind_name(PageKind kind) {
  switch (kind) {
    case PageKind::article:
      return "article";
    case PageKind::stub:
      return "stub";
    case PageKind::paywalled:
      return "paywalled";
    case PageKind::not_an_article:
      return "not-an-article";
    case PageKind::claim_review:
      return "claim-review";
  }
  return "article";
}

}  // namespace claimgraph
