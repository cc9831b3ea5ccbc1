// Web pages and scraped texts with their true bodies (corpora/article-extraction, corpora/world-pages), as
// training data for the models that find the body.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "importers/blocks.hpp"
#include "importers/html_page.hpp"
#include "training/options.hpp"

namespace claimgraph::training {

struct Page {
  std::string id;
  std::vector<std::string> truths;        ///< readings of which any is right
  std::unique_ptr<std::string> raw;       ///< at a fixed address: blocks point into it
  std::unique_ptr<clean::HtmlPage> html;  ///< null for a scraped text; else blocks point into it
  std::vector<clean::Block> blocks;
  std::vector<clean::Label> labels;  ///< what align() found

  std::string_view title() const { return html ? std::string_view(html->title) : std::string_view(); }
};

/// Words of letters, digits and underscores, as they are written.
std::vector<std::string> words_of(std::string_view text);

/// A block belongs to the body when its words stand in the true body, in order; of several stretches of such
/// blocks the one with most words counts, so that a teaser far away does not.
std::vector<clean::Label> align(const std::vector<clean::Block>& blocks, const std::string& truth);

/// All in the order of their ids, with labels. Throw DataError.
std::vector<Page> read_pages(const TrainOptions& options);
std::vector<Page> read_texts(const TrainOptions& options);
/// World news, only to measure with.
std::vector<Page> read_world_pages(const TrainOptions& options);

}  // namespace claimgraph::training
