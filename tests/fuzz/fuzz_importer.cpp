// Any bytes through one importer (CG_FORMAT): no crash, no exception but DataError, no hang; every article is
// well-formed UTF-8, has a name, and its original spans are in order and inside the text. Input that gives no
// article gives a message.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "claimgraph/error.hpp"
#include "claimgraph/importer.hpp"
#include "claimgraph/model_file.hpp"
#include "claimgraph/utf8.hpp"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check(const claimgraph::Article& article) {
  using claimgraph::is_valid_utf8;
  require(!article.doc.empty());
  for (const std::string* field :
       {&article.text, &article.headline, &article.standfirst, &article.publisher.name,
        &article.date_published, &article.language, &article.section, &article.place}) {
    require(is_valid_utf8(*field));
  }
  for (const std::string& author : article.authors) require(is_valid_utf8(author));
  for (const claimgraph::ClaimReviewRecord& review : article.claim_reviews) {
    require(!review.claim_reviewed.empty() && is_valid_utf8(review.claim_reviewed) &&
            is_valid_utf8(review.claimant) && is_valid_utf8(review.rating_text));
  }
  std::uint32_t end = 0;
  for (const claimgraph::OriginalSpan& span : article.original_spans) {
    require(span.text_begin >= end && span.text_begin < span.text_end &&
            span.text_end <= article.text.size());
    end = span.text_end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace claimgraph;
  const ImporterInfo* const info = find_importer(CG_FORMAT);
  if (info == nullptr) std::abort();  // a folder of corpus/ that names no format
  ImportOptions options;
  options.name = "fuzz";
  options.max_bytes = std::size_t{4} << 20U;
  static const auto models = read_page_models(*ModelFile::open(CG_SOURCE_DIR "/core/models/page.cgm"));
  options.page_models = models;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  info->sniff(bytes, "fuzz");
  Article article;
  Diagnostics diagnostics;
  bool any = false;
  try {
    const auto importer = open_importer(*info, memory_source(bytes), options);
    while (importer->next(article, diagnostics)) {
      check(article);
      any = true;
      article = Article{};
    }
  } catch (const DataError&) {
    return 0;  // damaged compressed data and oversized inputs are refused this way
  }
  // Blank lines of JSON Lines are passed over in silence.
  require(any || !diagnostics.empty() || bytes.find_first_not_of(" \t\r\n") == std::string::npos ||
          CG_MAY_BE_SILENT);
  return 0;
}
