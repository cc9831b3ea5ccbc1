#include "claimgraph/extractor.hpp"

#include <fmt/format.h>

#include <string_view>

#include "claimgraph/language.hpp"
#include "core/extract/attribution/attribution_finder.hpp"
#include "core/extract/attribution/mend_spans.hpp"
#include "core/extract/attribution/source_completion.hpp"
#include "core/extract/claims/claim_model.hpp"
#include "core/extract/claims/records.hpp"
#include "core/extract/coreference/coref_model.hpp"
#include "core/extract/coreference/entities.hpp"
#include "core/extract/explain.hpp"
#include "core/extract/observe_units.hpp"
#include "core/extract/quantities/quantities.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"
#include "core/extract/times/times.hpp"
#include "core/text/annotator.hpp"

namespace claimgraph {

namespace {

/// Everything from the text to the spans, and the models behind them.
struct Chain {
  explicit Chain(const std::shared_ptr<const ModelFile>& models)
      : annotator(models),
        finder(models),
        coref(CorefModel::from(*models)),
        claims(ClaimModel::from(*models)),
        version(models->name() + "/" + models->version()) {}

  /// Spans, with the small repairs of parse and spans that the records build on.
  std::vector<AttributionSpans> find(AnnotatedText& doc) const {
    mend_reporting_lemmas(doc);
    std::vector<AttributionSpans> spans = finder.find(doc);
    drop_passive_subjects(doc, spans);
    complete_sources(doc, spans);
    name_bare_speakers(doc, spans);
    mend_appositions(doc);
    return spans;
  }

  Annotator annotator;
  AttributionFinder finder;
  std::shared_ptr<const CorefModel> coref;
  std::shared_ptr<const ClaimModel> claims;
  std::string version;
};

bool is_extracted_from(PageKind kind) {
  return kind == PageKind::article || kind == PageKind::claim_review;
}

/// Whether nothing is to be extracted, and if so why.
bool is_left_alone(const Article& article, Diagnostics& findings) {
  if (!is_extracted_from(article.page_kind)) {
    findings.push_back(
        {Severity::note,
         "not-extracted",
         fmt::format(
             "the page is {}: nothing was extracted from it",
             article.page_kind == PageKind::not_an_article ? "no article" : "only a part of an article"),
         article.doc,
         {}});
    return true;
  }
  const std::string language = settled_language(article);
  if (language.empty() || is_english(language)) return false;
  const std::string what = language == "und"
                               ? "the language of the text was not recognised"
                               : fmt::format("the text is in {} ({})", language_name(language), language);
  findings.push_back({Severity::warning,
                      "language-not-supported",
                      what + ", and only English is analysed: no claims were looked for; if it is English, "
                             "say so with --lang en",
                      article.doc,
                      {}});
  return true;
}

// The longest articles known are a tenth of this; what is longer is a dump, and memory grows with the text.
constexpr std::size_t kMaxText = 2'000'000;

/// The part of the text that is analysed: all of it, or up to the last line break (else blank) within
/// kMaxText.
std::string_view analysed_part(const Article& article, Diagnostics& findings) {
  const std::string_view text = article.text;
  if (text.size() <= kMaxText) return text;
  std::size_t end = text.rfind('\n', kMaxText);
  if (end == std::string_view::npos || end < kMaxText / 2) end = text.rfind(' ', kMaxText);
  if (end == std::string_view::npos || end < kMaxText / 2) {
    end = kMaxText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  }
  findings.push_back(
      {Severity::warning,
       "text-cut",
       fmt::format(
           "the text has {} bytes, of which the first {} were analysed; import its articles one by one",
           text.size(), end),
       article.doc,
       {static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(text.size())}});
  return text.substr(0, end);
}

/// Everything behind the span finder.
void analyse(const Article& article, const AnnotatedText& doc, const std::vector<AttributionSpans>& spans,
             const CorefModel* coref, const ClaimModel* claims, Analysis& out, const UnitSink& sink = {}) {
  resolve_entities(article, doc, spans, coref, out);
  QuantityOptions quantity_options;
  quantity_options.ordinals = true;
  out.quantities = find_quantities(doc.text, quantity_options);
  out.times = find_times(doc.text, article.date_published);
  build_records(article, doc, spans, claims, out, sink);
}

}  // namespace

struct Extractor::Impl : Chain {
  using Chain::Chain;
};

Extractor::Extractor(std::shared_ptr<const ModelFile> models)
    : m_impl(std::make_unique<const Impl>(models)) {}
Extractor::~Extractor() = default;

const std::string& Extractor::version() const {
  return m_impl->version;
}

Analysis Extractor::extract(const Article& article) const {
  Analysis out;
  if (is_left_alone(article, out.diagnostics)) return out;
  AnnotatedText doc =
      m_impl->annotator.annotate(analysed_part(article, out.diagnostics), {}, &out.diagnostics);
  const std::vector<AttributionSpans> spans = m_impl->find(doc);
  analyse(article, doc, spans, m_impl->coref.get(), m_impl->claims.get(), out);
  for (Diagnostic& diagnostic : out.diagnostics) {
    if (diagnostic.where.empty()) diagnostic.where = article.doc;
  }
  return out;
}

std::string Extractor::explain(const Article& article, const std::string& attribution_id) const {
  Analysis found;
  if (is_left_alone(article, found.diagnostics)) return found.diagnostics.front().message + "\n";
  AnnotatedText doc =
      m_impl->annotator.annotate(analysed_part(article, found.diagnostics), {}, &found.diagnostics);
  const std::vector<AttributionSpans> spans = m_impl->find(doc);
  std::vector<ExplainedPiece> pieces;
  const ClaimModel* model = m_impl->claims.get();
  UnitSink sink;
  if (model != nullptr) {
    sink = [&](const UnitContext& context, const ClaimFeatures& features) {
      const double prior = claim_prior(context);
      pieces.push_back({context.record.cue, context.record.content, context.draft.claim.text,
                        model->proposition(features, prior), model->right(features, prior)});
    };
  }
  analyse(article, doc, spans, m_impl->coref.get(), model, found, sink);
  return explain_text(doc, spans, found, pieces, attribution_id);
}

std::vector<ObservedUnit> UnitObserver::observe(const std::string& doc_name, const std::string& text) const {
  const Chain chain(m_models);
  Article article;
  article.doc = doc_name;
  article.text = text;
  Analysis found;
  AnnotatedText doc = chain.annotator.annotate(article.text, {}, &found.diagnostics);
  const std::vector<AttributionSpans> spans = chain.find(doc);
  std::vector<ObservedUnit> out;
  const UnitSink sink = [&](const UnitContext& context, const ClaimFeatures& features) {
    ObservedUnit unit;
    unit.narration = context.spans == nullptr;
    for (const TokenSegment& s : context.unit.content.segments())
      unit.content.push_back(doc.span_of(s.first, s.last));
    unit.stance = context.record.stance;
    for (const std::uint32_t e : context.record.speakers) unit.speakers.push_back(found.entities[e]);
    unit.features = features;
    unit.prior = claim_prior(context);
    out.push_back(std::move(unit));
  };
  analyse(article, doc, spans, chain.coref.get(), nullptr, found, sink);
  return out;
}

}  // namespace claimgraph
