// Trains the two models that find a page's body (importers/page_models.hpp) and measures the whole choice,
// models and rules, on pages that its models have not seen.
#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "claimgraph/model_file.hpp"
#include "importers/html_body.hpp"
#include "importers/html_rules.hpp"
#include "importers/page_models.hpp"
#include "importers/text_body.hpp"
#include "training/chain_trainer.hpp"
#include "training/page_corpus.hpp"
#include "training/page_measure.hpp"
#include "training/trainers.hpp"

namespace claimgraph::training {

namespace {

using clean::Label;

constexpr int kFolds = 10;

/// The examples of each page: the page, and of a scraped text cuts around its body.
using Examples = std::vector<std::vector<ChainExample>>;

ChainExample example_of(const std::vector<clean::Block>& blocks, const std::vector<Label>& labels,
                        std::string_view title, bool html) {
  return {clean::features(blocks, clean::measure_all(blocks, title), html), labels};
}

/// A few blocks on either side of the body at most, so that a text without menus is known as well.
ChainExample cut_around_body(const Page& page, std::mt19937& random) {
  constexpr std::size_t kLengths[] = {0, 1, 2, 3, 5, 8, 15, 40};
  std::size_t from = 0, to = page.labels.size();
  while (from < to && page.labels[from] == Label::before) ++from;
  while (to > from && page.labels[to - 1] == Label::after) --to;
  const std::size_t left = std::min(from, kLengths[random() % std::size(kLengths)]);
  const std::size_t right = std::min(page.labels.size() - to, kLengths[random() % std::size(kLengths)]);
  const auto begin = static_cast<std::ptrdiff_t>(from - left);
  const auto end = static_cast<std::ptrdiff_t>(to + right);
  return example_of({page.blocks.begin() + begin, page.blocks.begin() + end},
                    {page.labels.begin() + begin, page.labels.begin() + end}, {}, false);
}

Examples examples_of_pages(const std::vector<Page>& pages) {
  Examples examples;
  for (const Page& page : pages) {
    examples.emplace_back();
    examples.back().push_back(example_of(page.blocks, page.labels, page.title(), true));
  }
  return examples;
}

Examples examples_of_texts(const std::vector<Page>& texts) {
  constexpr int kCuts = 3;
  std::mt19937 random(7);
  Examples examples;
  for (const Page& page : texts) {
    examples.emplace_back();
    examples.back().push_back(example_of(page.blocks, page.labels, {}, false));
    for (int k = 0; k < kCuts; ++k) {
      ChainExample cut = cut_around_body(page, random);
      if (!cut.labels.empty()) examples.back().push_back(std::move(cut));
    }
  }
  return examples;
}

/// On all pages but those of one fold; fold −1: on all.
clean::ChainModel train_model(const Examples& examples, int fold, const PageSettings& settings) {
  std::vector<const ChainExample*> chosen;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    if (static_cast<int>(i % kFolds) == fold) continue;
    for (const ChainExample& example : examples[i]) chosen.push_back(&example);
  }
  ChainTrainer trainer;
  trainer.train(chosen, settings);
  return trainer.model();
}

void measure_page(const Page& page, const PageModels& models, const std::string& prefix, BodyScores& scores) {
  const auto stats = clean::measure_all(page.blocks, page.title());
  const auto& elements = page.html->elements;
  const auto measure = [&](const char* name, const std::vector<Label>& labels) {
    scores[prefix + name].add(page, labels);
  };
  measure("model with markup",
          clean::decode(clean::score(models.markup, clean::features(page.blocks, stats, true))));
  measure("model without",
          clean::decode(clean::score(models.text, clean::features(page.blocks, stats, false))));
  measure("rule: container", clean::container_candidate(page.blocks, stats));
  measure("rule: wide", clean::wide_candidate(page.blocks, stats, elements));
  measure("rule: points", clean::points_candidate(page.blocks, stats, elements));
  measure("rule: marked", clean::marked_candidate(page.blocks, stats, elements));
  measure("rules alone", clean::choose_body(page.blocks, stats, elements, nullptr).labels);
  measure("together", clean::choose_body(page.blocks, stats, elements, &models).labels);
}

void measure_text(const Page& page, const PageModels& models, const std::string& prefix, BodyScores& scores) {
  const auto stats = clean::measure_all(page.blocks, {});
  const auto measure = [&](const char* name, const std::vector<Label>& labels) {
    scores[prefix + name].add(page, labels);
  };
  measure("model", clean::decode(clean::score(models.text, clean::features(page.blocks, stats, false))));
  measure("rule: run", clean::choose_text_body(page.blocks, stats, nullptr));
  measure("together", clean::choose_text_body(page.blocks, stats, &models));
}

struct Data {
  std::vector<Page> pages, texts;  ///< the same articles, in the same order
  Examples page_examples, text_examples;
};

PageModels train_models(const Data& data, int fold, const PageSettings& settings) {
  return {train_model(data.page_examples, fold, settings), train_model(data.text_examples, fold, settings)};
}

void report(const char* how, const BodyScores& scores) {
  for (const auto& [name, score] : scores) say(fmt::format("page: {}: {}: {}", how, name, score.text()));
}

/// Every page by models that have not seen it, and the best that the alignment lets anybody reach.
void cross_validate(const Data& data, const PageSettings& settings) {
  BodyScores scores;
  for (int fold = 0; fold < kFolds; ++fold) {
    const PageModels models = train_models(data, fold, settings);
    for (std::size_t i = static_cast<std::size_t>(fold); i < data.pages.size(); i += kFolds) {
      measure_page(data.pages[i], models, "HTML, ", scores);
      measure_text(data.texts[i], models, "plain text, ", scores);
    }
  }
  for (const Page& page : data.pages) scores["HTML, by gold labels"].add(page, page.labels);
  for (const Page& page : data.texts) scores["plain text, by gold labels"].add(page, page.labels);
  report("cross-validated", scores);
}

/// Pages of other countries than the models have learnt from. With them in the training the figures there
/// rise by .002 and those of article-extraction fall by as much, so they stay a test.
void measure_world(const std::vector<Page>& world, const PageModels& models) {
  BodyScores scores;
  for (const Page& page : world) {
    measure_page(page, models, "HTML, ", scores);
    scores["HTML, by gold labels"].add(page, page.labels);
  }
  report("world pages, not trained on", scores);
}

}  // namespace

void train_page(const TrainOptions& options) {
  Data data{read_pages(options), read_texts(options), {}, {}};
  data.page_examples = examples_of_pages(data.pages);
  data.text_examples = examples_of_texts(data.texts);
  if (options.measure) cross_validate(data, options.page);
  const PageModels models = train_models(data, -1, options.page);
  if (options.measure) measure_world(read_world_pages(options), models);
  save_model(options.out / "page.cgm", "page",
             {{std::string(clean::kMarkupSection), clean::write_chain_model(models.markup)},
              {std::string(clean::kTextSection), clean::write_chain_model(models.text)}});
}

}  // namespace claimgraph::training
