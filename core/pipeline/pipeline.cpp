#include "claimgraph/pipeline.hpp"

#include <fmt/format.h>

#include <exception>
#include <iterator>

#include "claimgraph/error.hpp"
#include "claimgraph/language.hpp"
#include "core/base/ordered_parallel.hpp"
#include "core/store/analysis_check.hpp"

namespace claimgraph {

namespace {

struct Work {
  Article article;
  Diagnostics diagnostics;
  bool known = false;  // the store has exactly this: nothing to analyse
};

struct Found {
  Analysis analysis;
  std::string error;
};

std::string name_of(const Article& article) {
  return article.doc.empty() ? article.id : article.doc;
}

void count(ImportReport& report, PutOutcome outcome) {
  switch (outcome) {
    case PutOutcome::added:
      ++report.added;
      break;
    case PutOutcome::unchanged:
      ++report.unchanged;
      break;
    case PutOutcome::updated:
      ++report.updated;
      break;
    case PutOutcome::revision:
      ++report.revisions;
      break;
  }
}

bool is_extracted(PageKind kind) {
  return kind == PageKind::article || kind == PageKind::claim_review;
}

}  // namespace

ImportReport import_articles(Store& store, const Analyser& analyse, const ArticleReader& reader,
                             const ImportSettings& settings) {
  ImportReport report;
  Diagnostics trailing;
  std::exception_ptr broken;
  const auto produce = [&](Work& work) {
    work = {};
    if (settings.stop && settings.stop()) {
      report.stopped = true;
      return false;
    }
    try {
      if (!reader(work.article, work.diagnostics)) {
        trailing = std::move(work.diagnostics);
        return false;
      }
    } catch (...) {  // what came before is stored first
      broken = std::current_exception();
      return false;
    }
    settle_language(work.article);
    if (work.article.id.empty()) seal_article(work.article);
    work.known = is_extracted(work.article.page_kind) && store.has_article(work.article, settings.extraction);
    return true;
  };
  const auto extract = [&](Work& work) {
    Found found;
    if (work.known || !is_extracted(work.article.page_kind)) return found;
    try {
      found.analysis = analyse(work.article);
      check_analysis(work.article, found.analysis);
    } catch (const std::exception& error) {
      found.error = error.what();
    }
    return found;
  };
  const auto store_one = [&](Work& work, Found found) {
    ++report.read;
    const std::string name = name_of(work.article);
    std::move(work.diagnostics.begin(), work.diagnostics.end(), std::back_inserter(report.diagnostics));
    if (!is_extracted(work.article.page_kind)) {
      ++report.skipped;
      report.diagnostics.push_back({Severity::warning,
                                    "not-an-article",
                                    fmt::format("the page is no article ({}) and was left out",
                                                page_kind_name(work.article.page_kind)),
                                    name,
                                    {}});
    } else if (work.known) {
      ++report.unchanged;
    } else if (!found.error.empty()) {
      ++report.failed;
      report.diagnostics.push_back({Severity::error, "import-failed", found.error, name, {}});
    } else {
      report.diagnostics.insert(report.diagnostics.end(), found.analysis.diagnostics.begin(),
                                found.analysis.diagnostics.end());
      count(report, store.put_article(work.article, found.analysis, settings.extraction));
    }
    if (settings.progress) settings.progress({report.read, name});
  };
  ordered_parallel<Work, Found>(settings.jobs, produce, extract, store_one);
  std::move(trailing.begin(), trailing.end(), std::back_inserter(report.diagnostics));
  if (settings.relate && !report.stopped && !store.relations_fresh()) refresh_relations(store);
  if (broken) std::rethrow_exception(broken);
  return report;
}

ImportReport load_articles(Store& store, const AnalysedReader& reader, ImportSettings settings) {
  settings.jobs = 1;  // so that `analysis` is always that of the article under way
  Analysis analysis;
  return import_articles(
      store, [&](const Article&) { return std::move(analysis); },
      [&](Article& article, Diagnostics& findings) { return reader(article, analysis, findings); }, settings);
}

}  // namespace claimgraph
