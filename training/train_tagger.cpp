#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <thread>

#include "core/text/tagger.hpp"
#include "training/memory_model.hpp"
#include "training/perceptron.hpp"
#include "training/trainers.hpp"
#include "training/treebank.hpp"

namespace claimgraph::training {

namespace {

constexpr std::uint32_t kTableBits = 22, kSmallTableBits = 21;
constexpr int kPasses = 10;
constexpr std::uint64_t kSeeds = 3;
constexpr int kFolds = 4;

// All joint tags of the training data; the rare ones that dev has and train lacks are out of reach.
std::vector<JointTag> tag_set(const Treebank& bank) {
  std::map<JointTag, std::size_t> counts;
  for (const TreeSentence& sentence : bank.sentences) {
    for (const JointTag tag : sentence.gold_tag) ++counts[tag];
  }
  std::vector<JointTag> tags;
  for (const auto& [tag, count] : counts) {
    if (count >= 3) tags.push_back(tag);
  }
  return tags;
}

struct Scorer {
  std::vector<std::uint8_t> tags;
  std::vector<float> scores;
  std::uint64_t features[kTaggerFeatures];

  explicit Scorer(std::size_t classes) : scores(classes) {}

  std::uint32_t predict(const AveragedPerceptron& model, const TreeSentence& sentence, std::size_t at) {
    tagger_features(sentence.words, at, tags.data(), features);
    model.score(features, scores.data());
    return static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  }
};

std::uint32_t index_of(const std::vector<JointTag>& tags, JointTag tag) {
  const auto at = std::lower_bound(tags.begin(), tags.end(), tag);
  return at != tags.end() && *at == tag ? static_cast<std::uint32_t>(at - tags.begin()) : ~0U;
}

// Learns from all documents outside the fold; returns the averaged weights.
std::vector<float> learn(const Treebank& bank, const std::vector<JointTag>& tags, const LinearShape& shape,
                         int fold, std::uint64_t seed = 1) {
  AveragedPerceptron model(shape);
  Scorer scorer(tags.size());
  std::vector<std::uint32_t> order;
  for (std::uint32_t s = 0; s < bank.sentences.size(); ++s) {
    if (static_cast<int>(bank.sentences[s].document % kFolds) != fold) order.push_back(s);
  }
  Random random(seed);
  for (int pass = 0; pass < kPasses; ++pass) {
    random.shuffle(order);
    for (const std::uint32_t s : order) {
      const TreeSentence& sentence = bank.sentences[s];
      scorer.tags.assign(sentence.size(), 0);
      for (std::size_t i = 0; i < sentence.size(); ++i) {
        const std::uint32_t best = scorer.predict(model, sentence, i);
        const std::uint32_t gold = index_of(tags, sentence.gold_tag[i]);
        if (gold != ~0U) model.update(scorer.features, gold, best);
        scorer.tags[i] = static_cast<std::uint8_t>(best);
      }
    }
  }
  return model.average();
}

// The sum of several learners' weights is their vote.
std::vector<float> learn_together(const Treebank& bank, const std::vector<JointTag>& tags,
                                  const LinearShape& shape) {
  std::vector<std::vector<float>> weights(kSeeds);
  std::vector<std::thread> threads;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    threads.emplace_back([&, seed] { weights[seed] = learn(bank, tags, shape, -1, seed + 1); });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::uint64_t seed = 1; seed < kSeeds; ++seed) {
    for (std::size_t i = 0; i < weights[0].size(); ++i) weights[0][i] += weights[seed][i];
  }
  return std::move(weights[0]);
}

std::string section(const std::vector<JointTag>& tags, const LinearShape& shape,
                    const std::vector<float>& weights) {
  SectionWriter out;
  out.number(std::uint32_t{1});
  std::vector<std::uint16_t> codes;
  for (const JointTag tag : tags) {
    codes.push_back(static_cast<std::uint16_t>(static_cast<unsigned>(tag.upos) << 8U | tag.xpos));
  }
  out.array(codes);
  write_linear_table(out, shape, weights);
  return out.take();
}

std::vector<JointTag> run_tagger(const Tagger& tagger, const TreeSentence& sentence) {
  std::vector<Token> tokens(sentence.size());
  tagger.tag(sentence.words, tokens);
  std::vector<JointTag> tags;
  for (const Token& token : tokens) tags.push_back({token.upos, token.xpos});
  return tags;
}

void measure(const TrainOptions& options, const Tagger& tagger) {
  for (const char* name : {"ewt", "gum"}) {
    const Treebank bank = dev_treebank(options, name);
    std::size_t upos = 0, xpos = 0;
    for (const TreeSentence& sentence : bank.sentences) {
      const std::vector<JointTag> tags = run_tagger(tagger, sentence);
      for (std::size_t i = 0; i < tags.size(); ++i) {
        upos += tags[i].upos == sentence.gold_tag[i].upos;
        xpos += tags[i].xpos == sentence.gold_tag[i].xpos;
      }
    }
    const double all = static_cast<double>(bank.tokens()) / 100;
    say(fmt::format("tagger on {} dev: UPOS {:.2f} XPOS {:.2f}", name, static_cast<double>(upos) / all,
                    static_cast<double>(xpos) / all));
  }
}

}  // namespace

void train_tagger(const TrainOptions& options) {
  const Treebank bank = training_treebank(options);
  const std::vector<JointTag> tags = tag_set(bank);
  const LinearShape shape{options.set == ModelSet::news ? kTableBits : kSmallTableBits,
                          static_cast<std::uint32_t>(tags.size())};
  say(fmt::format("tagger: {} tokens, {} tags", bank.tokens(), tags.size()));
  const std::string bytes = section(tags, shape, learn_together(bank, tags, shape));
  save_section(options, "tagger", bytes);
  if (options.measure) {
    const MemoryModel model(bytes);
    measure(options, Tagger(model));
  }

  std::string jackknifed;
  std::vector<std::vector<JointTag>> given(bank.sentences.size());
  const auto run_fold = [&](int fold) {
    const MemoryModel model(section(tags, shape, learn(bank, tags, shape, fold)));
    const Tagger tagger(model);
    for (std::size_t s = 0; s < bank.sentences.size(); ++s) {
      if (static_cast<int>(bank.sentences[s].document % kFolds) == fold)
        given[s] = run_tagger(tagger, bank.sentences[s]);
    }
  };
  std::vector<std::thread> threads;
  for (int fold = 0; fold < kFolds; ++fold) threads.emplace_back(run_fold, fold);
  for (std::thread& thread : threads) thread.join();
  say("tagger: treebank tagged by taggers that did not see it");
  for (const auto& sentence : given) {
    for (const JointTag tag : sentence) {
      jackknifed += static_cast<char>(tag.upos);
      jackknifed += static_cast<char>(tag.xpos);
    }
  }
  save_section(options, "_tags", jackknifed);
}

}  // namespace claimgraph::training
