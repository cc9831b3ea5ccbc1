// Invented articles with their analyses, without end and without extraction: for benchmarks and tests that
// need an archive of any size. The same seed gives the same articles, and the first thousand of a large
// archive are those of a small one. What makes archives hard is in it: a few speakers say most (the more
// somebody was heard, the likelier he is heard again), wire stories are copied by a few outlets or by
// hundreds, reports repeat claims of others in the same words, dispute them, change their figures; there are
// new versions, unnamed sources, fact-checks.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "claimgraph/article.hpp"
#include "claimgraph/relations.hpp"

namespace claimgraph::bench {

struct SyntheticArticle {
  Article article;  ///< sealed
  Analysis analysis;
};

/// Not copyable; one thread.
class SyntheticArchive {
 public:
  explicit SyntheticArchive(std::uint32_t seed = 1);
  ~SyntheticArchive();
  SyntheticArchive(const SyntheticArchive&) = delete;
  SyntheticArchive& operator=(const SyntheticArchive&) = delete;

  SyntheticArticle next();

  /// What the articles so far have to do with each other, as it was meant when they were written: what
  /// linking should find, without its search. About 200 bytes a link.
  const Relations& relations() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace claimgraph::bench
