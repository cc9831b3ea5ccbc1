// Apart from pipeline.cpp, so that what needs no extraction does not link it.
#include "claimgraph/pipeline.hpp"

namespace claimgraph {

ImportReport import_articles(Store& store, const Extractor& extractor, const ArticleReader& reader,
                             ImportSettings settings) {
  settings.extraction = extractor.version();
  const Analyser analyse = [&](const Article& article) { return extractor.extract(article); };
  return import_articles(store, analyse, reader, settings);
}

}  // namespace claimgraph
