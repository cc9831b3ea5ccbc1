// The coreference ranker: a log-linear model over "which earlier entity, or a new one", trained left to right
// on the program's own partial entities with a cost for each kind of mistake (Durrett and Klein 2013),
// Adagrad.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "core/extract/coreference/coref_model.hpp"
#include "core/extract/coreference/coref_resolver.hpp"
#include "core/text/annotator.hpp"
#include "training/coref_corpus.hpp"
#include "training/trainers.hpp"
#include "training/treebank.hpp"

namespace claimgraph::training {

namespace {

constexpr int kEpochs = 4, kSeeds = 5;
constexpr float kRate = 0.08F, kStart = 0.5F, kOwnChoice = 0.7F;
constexpr float kCostFalseLink = 0.1F, kCostMissedLink = 3.0F, kCostWrongLink = 0.5F;

/// An annotated document with the corpus's chain for every mention of ours, -1 for none.
struct Example {
  CorefDocument corpus;
  AnnotatedText doc;
  std::vector<CorefMention> mentions;
  std::vector<int> chain;
};

bool is_possessive(std::string_view token) {
  return token == "'s" || token == "’s" || token == "'" || token == "’";
}

void align(Example& example) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> chain_of;  // by bytes
  const auto& tokens = example.corpus.tokens;
  for (std::size_t c = 0; c < example.corpus.clusters.size(); ++c) {
    for (const auto& [first, last] : example.corpus.clusters[c]) {
      const auto a = static_cast<std::size_t>(first);
      auto b = static_cast<std::size_t>(last);
      const Span end = tokens[b];
      if (b > a && is_possessive(std::string_view(example.corpus.text).substr(end.begin, end.size()))) --b;
      chain_of[{tokens[a].begin, tokens[b].end}] = static_cast<int>(c);
    }
  }
  for (const CorefMention& mention : example.mentions) {
    const Span span = example.doc.span_of(mention.first, mention.last);
    const auto at = chain_of.find({span.begin, span.end});
    example.chain.push_back(at == chain_of.end() ? -1 : at->second);
  }
}

class RankerTrainer {
 public:
  explicit RankerTrainer(std::uint64_t seed)
      : m_random(seed), m_weights(CorefModel::kSize, 0.0F), m_squares(CorefModel::kSize, kStart) {}

  std::vector<float> run(const std::vector<Example>& examples) {
    std::vector<const Example*> order;
    for (const Example& example : examples) order.push_back(&example);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      m_random.shuffle(order);
      for (const Example* example : order) learn(*example, epoch == 0 ? 0.0F : kOwnChoice);
    }
    return m_weights;
  }

 private:
  static bool is_right(const Example& example, const CorefCluster& cluster, int chain) {
    std::size_t same = 0;
    for (const std::uint32_t m : cluster.mentions) same += example.chain[m] == chain;
    return same * 2 > cluster.mentions.size() ||
           (example.chain[cluster.mentions.back()] == chain && same * 3 > cluster.mentions.size());
  }

  void learn(const Example& example, float own_choice) {
    CorefResolver resolver(example.doc, example.mentions, {});
    resolver.run([&](std::uint32_t mention, const std::vector<CorefCandidate>& candidates) {
      return step(example, resolver, mention, candidates, own_choice);
    });
  }

  std::size_t step(const Example& example, const CorefResolver& resolver, std::uint32_t mention,
                   const std::vector<CorefCandidate>& candidates, float own_choice) {
    const std::size_t count = candidates.size();
    std::vector<char> right(count, 0);
    const int chain = example.chain[mention];
    for (std::size_t k = 1; k < count && chain >= 0; ++k)
      right[k] = is_right(example, resolver.clusters()[candidates[k].cluster], chain);
    const bool fresh = std::find(right.begin(), right.end(), 1) == right.end();
    if (fresh) right[0] = 1;
    std::vector<double> score(count);
    std::size_t own = 0, best_right = 0;
    double own_score = 0, right_score = 0, largest = -1e30;
    for (std::size_t k = 0; k < count; ++k) {
      score[k] = score_of(candidates[k]);
      if (k == 0 || score[k] > own_score) own = k, own_score = score[k];
      if (right[k] != 0 && (right[best_right] == 0 || best_right == k || score[k] > right_score))
        best_right = k, right_score = score[k];
      if (right[k] == 0) score[k] += k == 0 ? kCostMissedLink : fresh ? kCostFalseLink : kCostWrongLink;
      largest = std::max(largest, score[k]);
    }
    double all = 0, good = 0;
    for (std::size_t k = 0; k < count; ++k) {
      score[k] = std::exp(score[k] - largest);
      all += score[k];
      if (right[k] != 0) good += score[k];
    }
    for (std::size_t k = 0; k < count; ++k)
      update(candidates[k], score[k] / all - (right[k] != 0 && good > 0 ? score[k] / good : 0));
    return m_random.uniform() < own_choice ? own : best_right;
  }

  double score_of(const CorefCandidate& candidate) const {
    float sum = 0;
    for (const std::uint32_t f : candidate.features) sum += m_weights[f & (CorefModel::kSize - 1)];
    return sum;
  }

  void update(const CorefCandidate& candidate, double gradient) {
    if (std::fabs(gradient) < 1e-4) return;
    const auto g = static_cast<float>(gradient);
    for (const std::uint32_t f : candidate.features) {
      const std::uint32_t cell = f & (CorefModel::kSize - 1);
      m_squares[cell] += g * g;
      m_weights[cell] -= kRate * g / std::sqrt(m_squares[cell]);
    }
  }

  Random m_random;
  std::vector<float> m_weights, m_squares;
};

}  // namespace

void train_coref(const TrainOptions& options) {
  const Annotator annotator(ModelFile::open(options.model_path()));
  std::vector<Example> examples;
  for (CorefDocument& document : read_coref_corpus(options.corpora / "news-coref" / "train.jsonl")) {
    examples.emplace_back();
    examples.back().corpus = std::move(document);
  }
  std::size_t linked = 0, mentions = 0;
  for (Example& example : examples) {  // the text must stay where it is from here on
    example.doc = annotator.annotate(example.corpus.text);
    example.mentions = find_mentions(example.doc);
    align(example);
    mentions += example.mentions.size();
    linked += static_cast<std::size_t>(
        std::count_if(example.chain.begin(), example.chain.end(), [](int c) { return c >= 0; }));
  }
  say(fmt::format("coref: {} documents, {} mentions, {} in chains", examples.size(), mentions, linked));
  std::vector<float> mean(CorefModel::kSize, 0.0F);
  for (int seed = 0; seed < kSeeds; ++seed) {
    const std::vector<float> weights = RankerTrainer(static_cast<std::uint64_t>(seed) + 1).run(examples);
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += weights[i] / static_cast<float>(kSeeds);
  }
  save_section(options, "coref", CorefModel::encode(mean));
}

}  // namespace claimgraph::training
