// Trains the two models that find a page's body (importers/page_models.hpp) and measures the whole choice,
// models and rules, on pages that its models have not seen.
#include <fmt/format.h>

#include <algorithm>
#include <map>
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

/// What one page gives to train on, and the fold that it is left out of.
struct Examples {
  int fold = 0;
  std::vector<ChainExample> markup;  ///< with the hints of HTML
  std::vector<ChainExample> text;    ///< without: of a scraped text also cuts around its body
};

/// Groups in the order of their names, dealt out to the folds; as articles of one paper are alike, so are
/// papers of one country.
std::map<std::string, int> folds_of(const std::vector<Page>& pages) {
  std::map<std::string, int> folds;
  for (const Page& page : pages) folds[page.group] = 0;
  int next = 0;
  for (auto& [group, fold] : folds) fold = next++ % kFolds;
  return folds;
}

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

/// On all pages but those of one fold; fold −1: on all.
clean::ChainModel train_model(const std::vector<Examples>& examples,
                              std::vector<ChainExample> Examples::*kind, int fold,
                              const PageSettings& settings) {
  std::vector<const ChainExample*> chosen;
  for (const Examples& page : examples) {
    if (page.fold == fold) continue;
    for (const ChainExample& example : page.*kind) chosen.push_back(&example);
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
  std::vector<Page> world;
  std::vector<Examples> examples;
};

/// Pages that are there as scraped text, too, are examples of both kinds.
void add_examples(Data& data) {
  constexpr int kCuts = 3;
  std::mt19937 random(7);
  const std::map<std::string, int> folds = folds_of(data.pages);
  for (std::size_t i = 0; i < data.pages.size(); ++i) {
    const Page& page = data.pages[i];
    const Page& text = data.texts[i];
    Examples examples{folds.at(page.group), {}, {}};
    examples.markup.push_back(example_of(page.blocks, page.labels, page.title(), true));
    examples.text.push_back(example_of(text.blocks, text.labels, {}, false));
    for (int k = 0; k < kCuts; ++k) {
      ChainExample cut = cut_around_body(text, random);
      if (!cut.labels.empty()) examples.text.push_back(std::move(cut));
    }
    data.examples.push_back(std::move(examples));
  }
  const std::map<std::string, int> countries = folds_of(data.world);
  for (const Page& page : data.world) {
    // A page that a script fills has nothing to learn from.
    if (std::find(page.labels.begin(), page.labels.end(), Label::body) == page.labels.end()) continue;
    Examples examples{countries.at(page.group), {}, {}};
    examples.markup.push_back(example_of(page.blocks, page.labels, page.title(), true));
    if (std::getenv("WT")) examples.text.push_back(example_of(page.blocks, page.labels, page.title(), false));
    if (!std::getenv("NOW")) data.examples.push_back(std::move(examples));
  }
}

PageModels train_models(const Data& data, int fold, const PageSettings& settings) {
  return {train_model(data.examples, &Examples::markup, fold, settings),
          train_model(data.examples, &Examples::text, fold, settings)};
}

/// Every page by models that have seen neither it nor its group, and the best that the alignment lets anybody
/// reach.
void cross_validate(const Data& data, const PageSettings& settings) {
  BodyScores scores;
  const std::map<std::string, int> folds = folds_of(data.pages);
  const std::map<std::string, int> countries = folds_of(data.world);
  for (int fold = 0; fold < kFolds; ++fold) {
    const PageModels models = train_models(data, fold, settings);
    for (std::size_t i = 0; i < data.pages.size(); ++i) {
      if (folds.at(data.pages[i].group) != fold) continue;
      measure_page(data.pages[i], models, "HTML, ", scores);
      measure_text(data.texts[i], models, "plain text, ", scores);
    }
    for (const Page& page : data.world) {
      if (countries.at(page.group) == fold) measure_page(page, models, "world, ", scores);
    }
  }
  for (const Page& page : data.pages) scores["HTML, by gold labels"].add(page, page.labels);
  for (const Page& page : data.world) scores["world, by gold labels"].add(page, page.labels);
  for (const Page& page : data.texts) scores["plain text, by gold labels"].add(page, page.labels);
  for (const auto& [name, score] : scores)
    say(fmt::format("page: cross-validated: {}: {}", name, score.text()));
}

}  // namespace

void train_page(const TrainOptions& options) {
  Data data{read_pages(options), read_texts(options), read_world_pages(options), {}};
  add_examples(data);
  if (options.measure) cross_validate(data, options.page);
  const PageModels models = train_models(data, -1, options.page);
  save_model(options.out / "page.cgm", "page",
             {{std::string(clean::kMarkupSection), clean::write_chain_model(models.markup)},
              {std::string(clean::kTextSection), clean::write_chain_model(models.text)}});
}

}  // namespace claimgraph::training
