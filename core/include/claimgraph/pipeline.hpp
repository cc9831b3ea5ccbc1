// Articles in, graph out: pulls articles from any reader, analyses them on several threads, stores them in
// the order in which they came, in batches of one transaction each, and compares them with what the store
// has. Knows no format.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/article.hpp"
#include "claimgraph/decision.hpp"
#include "claimgraph/diagnostic.hpp"
#include "claimgraph/extractor.hpp"
#include "claimgraph/store.hpp"

namespace claimgraph {

/// Fills the next article and returns true, or returns false at the end. Called by one thread at a time.
using ArticleReader = std::function<bool(Article&, Diagnostics&)>;
/// Must be callable from several threads at once.
using Analyser = std::function<Analysis(const Article&)>;

struct ImportProgress {
  std::size_t done =
      0;  ///< articles read and analysed, whatever became of them; the last ones may wait to be stored
  std::string last;  ///< name of the last one
};

struct ImportSettings {
  std::size_t jobs = 1;                                   ///< threads that analyse
  std::string extraction{};                               ///< set by the Extractor overload
  std::function<void(const ImportProgress&)> progress{};  ///< called in order, by the storing thread
  bool relate = true;                                     ///< compare with the rest of the store afterwards
  /// Asked before each article is read: true ends the import as soon as what was read is stored. Nothing is
  /// compared then; the next import does it.
  std::function<bool()> stop{};
};

/// Numbers of articles.
struct ImportReport {
  std::size_t read = 0, added = 0, unchanged = 0, updated = 0, revisions = 0, skipped = 0, failed = 0;
  Diagnostics diagnostics;  ///< in the order of the articles
  bool stopped = false;     ///< ended by ImportSettings::stop
};

/// The result does not depend on `jobs`. What was stored before an exception or a kill stays; an exception of
/// `reader` comes back when what it gave before is stored, and nothing is compared then. An article that
/// cannot be analysed or stored is a diagnostic ("import-failed"); a page that is no article too
/// ("not-an-article"); a database that fails (full, locked, damaged) ends the run with DataError.
ImportReport import_articles(Store& store, const Extractor& extractor, const ArticleReader& reader,
                             ImportSettings settings = {});
ImportReport import_articles(Store& store, const Analyser& analyse, const ArticleReader& reader,
                             const ImportSettings& settings);

/// Fills the next article and what was found in it, and returns true, or returns false at the end.
using AnalysedReader = std::function<bool(Article&, Analysis&, Diagnostics&)>;
/// Stores articles that were analysed elsewhere; `settings.extraction` names by what (Extractor::version()),
/// so that an import with the same models finds them unchanged. As import_articles(), on one thread.
ImportReport load_articles(Store& store, const AnalysedReader& reader, ImportSettings settings);

/// Computes variants, contradictions, stance targets, copies and citations of the whole store anew, and
/// applies what people decided. When another process changes the store meanwhile, it starts over.
void refresh_relations(Store& store);

struct DecisionReport {
  Decision made;                         ///< with its id and time
  std::vector<DecisionRecord> ended;     ///< earlier ones that held before and hold no longer
  std::vector<DecisionRecord> restored;  ///< earlier ones that hold again
};
/// Adds one decision to the list and shows the store as it is after it. UsageError as check_decision(). A
/// decision about something that is not there is kept until it comes. Costs as much as refresh_relations(),
/// but for notes, names, and sayings that are confirmed.
DecisionReport decide(Store& store, Decision decision);
/// Those of another database, in one go. Returns how many were new.
std::size_t decide(Store& store, const std::vector<Decision>& decisions);

}  // namespace claimgraph
