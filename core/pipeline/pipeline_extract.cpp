// Apart from pipeline.cpp, so that what needs no extraction does not link it.
#include "core/pipeline/pipeline.hpp"

namespace claimgraph {

ImportReport import_articles(Store& store, const Extractor& extractor, const ArticleReader& reader,
                             ImportSettings settings) {
  settings.extraction = extractor.version();
  if (!settings.anchor_date.empty()) settings.extraction += " date=" + settings.anchor_date;
  const Analyser analyse = [&](const Article& article) {
    return extractor.extract(article, settings.anchor_date);
  };
  return import_articles(store, analyse, reader, settings);
}

}  // namespace claimgraph
