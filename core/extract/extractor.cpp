#include "core/extract/extractor.hpp"

#include <fmt/format.h>

#include "core/extract/attribution_finder.hpp"
#include "core/extract/coref_model.hpp"
#include "core/extract/entities.hpp"
#include "core/extract/explain.hpp"
#include "core/extract/mend_spans.hpp"
#include "core/extract/quantities.hpp"
#include "core/extract/records.hpp"
#include "core/extract/syntax.hpp"
#include "core/extract/times.hpp"
#include "core/text/annotator.hpp"

namespace claimgraph {

struct Extractor::Impl {
  explicit Impl(const std::shared_ptr<const ModelFile>& models)
      : annotator(models),
        finder(models),
        coref(CorefModel::from(*models)),
        version(models->name() + "/" + models->version()) {}

  /// Spans, with the small repairs of parse and spans that the records build on.
  std::vector<AttributionSpans> find(AnnotatedText& doc) const {
    std::vector<AttributionSpans> spans = finder.find(doc);
    drop_passive_subjects(doc, spans);
    mend_appositions(doc);
    return spans;
  }

  Annotator annotator;
  AttributionFinder finder;
  std::shared_ptr<const CorefModel> coref;
  std::string version;
};

namespace {

bool is_extracted_from(PageKind kind) {
  return kind == PageKind::article || kind == PageKind::claim_review;
}

/// Everything behind the span finder.
void analyse(const Article& article, const AnnotatedText& doc, const std::vector<AttributionSpans>& spans,
             const CorefModel* coref, const std::string& anchor_date, Analysis& out) {
  resolve_entities(article, doc, spans, coref, out);
  QuantityOptions quantity_options;
  quantity_options.ordinals = true;
  out.quantities = find_quantities(article.text, quantity_options);
  out.times = find_times(article.text, anchor_date.empty() ? article.date_published : anchor_date, &doc);
  build_records(article, doc, spans, out);
}

}  // namespace

Extractor::Extractor(std::shared_ptr<const ModelFile> models)
    : m_impl(std::make_unique<const Impl>(models)) {}
Extractor::~Extractor() = default;

const std::string& Extractor::version() const {
  return m_impl->version;
}

Analysis Extractor::extract(const Article& article, const std::string& anchor_date) const {
  Analysis out;
  if (!is_extracted_from(article.page_kind)) {
    out.diagnostics.push_back(
        {Severity::note,
         "not-extracted",
         fmt::format(
             "the page is {}: nothing was extracted from it",
             article.page_kind == PageKind::not_an_article ? "no article" : "only a part of an article"),
         article.doc,
         {}});
    return out;
  }
  AnnotatedText doc = m_impl->annotator.annotate(article.text, {}, &out.diagnostics);
  const std::vector<AttributionSpans> spans = m_impl->find(doc);
  analyse(article, doc, spans, m_impl->coref.get(), anchor_date, out);
  for (Diagnostic& diagnostic : out.diagnostics) {
    if (diagnostic.where.empty()) diagnostic.where = article.doc;
  }
  return out;
}

std::string Extractor::explain(const Article& article, const std::string& attribution_id) const {
  Analysis found;
  AnnotatedText doc = m_impl->annotator.annotate(article.text, {}, &found.diagnostics);
  const std::vector<AttributionSpans> spans = m_impl->find(doc);
  analyse(article, doc, spans, m_impl->coref.get(), {}, found);
  return explain_text(doc, spans, found, attribution_id);
}

}  // namespace claimgraph
