// Imports bytes through one row of the table.
#pragma once

#include <string>
#include <vector>

#include "claimgraph/error.hpp"
#include "claimgraph/importer.hpp"
#include "claimgraph/model_file.hpp"

namespace test {

struct Imported {
  std::vector<claimgraph::Article> articles;
  claimgraph::Diagnostics diagnostics;
  bool has(const std::string& code) const {
    for (const auto& d : diagnostics) {
      if (d.code == code) return true;
    }
    return false;
  }
};

/// Those that ship.
inline std::shared_ptr<const claimgraph::PageModels> page_models() {
  static const auto models =
      claimgraph::read_page_models(*claimgraph::ModelFile::open(CG_SOURCE_DIR "/core/models/page.cgm"));
  return models;
}

inline Imported import(const std::string& format, std::string bytes, claimgraph::ImportOptions options = {}) {
  if (options.name.empty()) options.name = "input";
  if (!options.page_models) options.page_models = page_models();
  const auto* info = claimgraph::find_importer(format);
  if (info == nullptr) throw claimgraph::UsageError("no importer " + format);
  const auto importer =
      claimgraph::open_importer(*info, claimgraph::memory_source(std::move(bytes)), options);
  Imported out;
  claimgraph::Article article;
  while (importer->next(article, out.diagnostics)) {
    out.articles.push_back(std::move(article));
    article = {};
  }
  return out;
}

}  // namespace test
