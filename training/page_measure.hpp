// How well a page's body is found, while training: overlap of word quadruples, as score_articles.py of
// article-extraction counts it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "training/page_corpus.hpp"

namespace claimgraph::training {

/// Means over pages: of precision, of recall (F1 is made of the two), and of each page's own F1 ("strict").
class BodyScore {
 public:
  void add(const Page& page, const std::vector<clean::Label>& labels);
  double f1() const;
  /// "F1 .9771 P .9800 R .9742 strict F1 .9731"
  std::string text() const;

 private:
  double m_precision = 0, m_recall = 0, m_strict = 0;
  int m_found = 0, m_pages = 0;  ///< pages with any body, all pages
};

/// By name of the way, e.g. "together".
using BodyScores = std::map<std::string, BodyScore>;

}  // namespace claimgraph::training
