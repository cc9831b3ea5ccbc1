#include "claimgraph/pipeline.hpp"

#include <fmt/format.h>

#include <chrono>
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

/// Stores articles some at a time, each batch in one transaction, and says in their order what became of
/// them.
class Batch {
 public:
  Batch(Store& store, const ImportSettings& settings, ImportReport& report)
      : m_store(store), m_settings(settings), m_report(report) {}

  void add(Work work, Found found) {
    if (m_batch.empty()) m_began = std::chrono::steady_clock::now();
    m_bytes += work.article.text.size();
    m_batch.push_back({std::move(work), std::move(found)});
    if (m_settings.progress)
      m_settings.progress({m_report.read + m_batch.size(), name_of(m_batch.back().work.article)});
    const bool full = m_batch.size() >= kArticles || m_bytes >= kBytes;
    if (full || std::chrono::steady_clock::now() - m_began >= kPatience) flush();
  }

  void flush() {
    std::vector<PutArticle> articles;
    for (const One& one : m_batch) {
      if (is_new(one)) articles.push_back({&one.work.article, &one.found.analysis});
    }
    const std::vector<PutResult> results = m_store.put_articles(articles, m_settings.extraction);
    std::size_t next = 0;
    for (One& one : m_batch) {
      const PutResult result =
          is_new(one) ? results[next++] : PutResult{PutOutcome::unchanged, one.found.error};
      tell(one, result);
    }
    m_batch.clear();
    m_bytes = 0;
  }

 private:
  // A kill loses at most this much.
  static constexpr std::size_t kArticles = 256;
  static constexpr std::size_t kBytes = std::size_t{4} << 20U;
  static constexpr std::chrono::milliseconds kPatience{100};

  struct One {
    Work work;
    Found found;
  };

  static bool is_new(const One& one) {
    return is_extracted(one.work.article.page_kind) && !one.work.known && one.found.error.empty();
  }

  void tell(One& one, const PutResult& result) {
    ++m_report.read;
    Diagnostics& out = m_report.diagnostics;
    const std::string name = name_of(one.work.article);
    std::move(one.work.diagnostics.begin(), one.work.diagnostics.end(), std::back_inserter(out));
    if (!is_extracted(one.work.article.page_kind)) {
      ++m_report.skipped;
      out.push_back({Severity::warning,
                     "not-an-article",
                     fmt::format("the page is no article ({}) and was left out",
                                 page_kind_name(one.work.article.page_kind)),
                     name,
                     {}});
    } else if (!result.error.empty()) {
      ++m_report.failed;
      out.push_back({Severity::error, "import-failed", result.error, name, {}});
    } else {
      out.insert(out.end(), one.found.analysis.diagnostics.begin(), one.found.analysis.diagnostics.end());
      count(m_report, result.outcome);
    }
  }

  Store& m_store;
  const ImportSettings& m_settings;
  ImportReport& m_report;
  std::vector<One> m_batch;
  std::size_t m_bytes = 0;  // of their texts
  std::chrono::steady_clock::time_point m_began;
};

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
  Batch batch(store, settings, report);
  const auto store_one = [&](Work& work, Found found) { batch.add(std::move(work), std::move(found)); };
  ordered_parallel<Work, Found>(settings.jobs, produce, extract, store_one);
  batch.flush();
  std::move(trailing.begin(), trailing.end(), std::back_inserter(report.diagnostics));
  if (broken) std::rethrow_exception(broken);
  if (settings.relate && !report.stopped && !store.relations_fresh()) refresh_relations(store);
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
