// Trains the two passes of the name tagger: an averaged perceptron, and the network that sees what the
// perceptron said about the whole document. The network learns from a perceptron that never saw the document.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <thread>

#include "core/text/names.hpp"
#include "core/text/tagger.hpp"
#include "training/encoder_trainer.hpp"
#include "training/memory_model.hpp"
#include "training/name_corpus.hpp"
#include "training/perceptron.hpp"
#include "training/trainers.hpp"

namespace claimgraph::training {

namespace {

using namespace name_label;

constexpr std::uint32_t kTableBits = 21, kSmallTableBits = 18;
constexpr float kDropout = 0.35F;
constexpr int kPasses = 6;
constexpr std::size_t kFolds = 3;
constexpr std::size_t kShards = 2;
constexpr std::size_t kBatch = 16;
constexpr std::size_t kOutputs = 32;

EncoderShape encoder_shape() {
  EncoderShape shape;
  shape.dim = 96;
  shape.layers = 3;
  shape.tables = {{EmbeddingKind::word_a, 8192},  {EmbeddingKind::word_b, 0},
                  {EmbeddingKind::suffix3, 2048}, {EmbeddingKind::suffix5, 4096},
                  {EmbeddingKind::prefix3, 2048}, {EmbeddingKind::shape, 512},
                  {EmbeddingKind::tag, 896}};
  for (const EmbeddingTable& table : NameMemory::tables()) shape.tables.push_back(table);
  return shape;
}

// ---- first pass ----------------------------------------------------------------------------------------
std::uint8_t predict(const std::vector<float>& scores, std::uint8_t before, bool last_word) {
  std::uint8_t best = kOutside;
  float top = -1e30F;
  for (std::uint8_t label = 0; label < kCount; ++label) {
    if (may_follow(before, label) && !(last_word && is_open(label)) && scores[label] > top) {
      top = scores[label];
      best = label;
    }
  }
  return best;
}

struct SentenceOf {
  std::uint32_t document, sentence;
};

std::vector<float> learn_first(const std::vector<NameDocument>& documents, const LinearShape& shape,
                               std::size_t fold) {
  std::vector<SentenceOf> order;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    if (d % kFolds == fold) continue;
    for (std::uint32_t s = 0; s < documents[d].sentences.size(); ++s) order.push_back({d, s});
  }
  AveragedPerceptron model(shape);
  Random random(5);
  std::vector<float> scores(kCount);
  std::vector<std::uint8_t> labels;
  std::uint64_t features[kNameFeatures];
  for (int pass = 0; pass < kPasses; ++pass) {
    random.shuffle(order);
    for (const SentenceOf& at : order) {
      const NameDocument& document = documents[at.document];
      const Sentence& sentence = document.sentences[at.sentence];
      const std::size_t size = sentence.last - sentence.first;
      const auto words = std::span(document.words).subspan(sentence.first, size);
      const auto tokens = std::span(document.tokens).subspan(sentence.first, size);
      labels.assign(size, kOutside);
      for (std::size_t i = 0; i < size; ++i) {
        const std::uint8_t before = i > 0 ? labels[i - 1] : kOutside;
        if (name_skipped(words[i], before)) continue;
        name_features(words, tokens, i, labels.data(), features);
        model.score(features, scores.data());
        labels[i] = predict(scores, before, i + 1 == size);
        const std::uint8_t gold = document.gold[sentence.first + i];
        // Where the way here forbids the gold label there is nothing to learn.
        if (may_follow(before, gold)) model.update(features, gold, labels[i]);
      }
    }
  }
  return model.average();
}

// Labels by the averaged weights as they are (float): close enough to the rounded ones of the product.
std::vector<std::uint8_t> run_first(const NameDocument& document, const LinearShape& shape,
                                    const std::vector<float>& weights) {
  std::vector<std::uint8_t> labels(document.words.size(), kOutside);
  std::vector<float> scores(kCount);
  std::uint64_t features[kNameFeatures];
  for (const Sentence& sentence : document.sentences) {
    const std::size_t size = sentence.last - sentence.first;
    const auto words = std::span(document.words).subspan(sentence.first, size);
    const auto tokens = std::span(document.tokens).subspan(sentence.first, size);
    std::uint8_t* out = labels.data() + sentence.first;
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint8_t before = i > 0 ? out[i - 1] : kOutside;
      if (name_skipped(words[i], before)) continue;
      name_features(words, tokens, i, out, features);
      std::fill(scores.begin(), scores.end(), 0.0F);
      for (const std::uint64_t feature : features) {
        add_scaled(scores.data(), weights.data() + shape.row_start(feature), 1, kCount);
      }
      out[i] = predict(scores, before, i + 1 == size);
    }
  }
  return labels;
}

// ---- second pass ---------------------------------------------------------------------------------------
struct Example {
  EncodedRows encoded;
  std::vector<std::uint8_t> gold;
};

std::vector<Example> make_examples(const std::vector<NameDocument>& documents,
                                   const std::vector<std::vector<std::uint8_t>>& first,
                                   const EncoderShape& shape) {
  std::map<std::uint64_t, std::size_t> counts;
  for (const NameDocument& document : documents) {
    for (const WordFeatures& word : document.words) ++counts[word.lower];
  }
  std::vector<Example> examples;
  const std::size_t tables = shape.tables.size();
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const NameDocument& document = documents[d];
    const NameMemory memory(document.words, first[d], document.sentences);
    for (const Sentence& sentence : document.sentences) {
      Example example;
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        example.encoded.rows.resize(example.encoded.rows.size() + tables);
        shape.lookup(document.words[t], document.tokens[t].upos, document.tokens[t].xpos,
                     &example.encoded.rows[example.encoded.rows.size() - tables], memory.rows(t));
        const auto count = static_cast<float>(counts[document.words[t].lower]);
        example.encoded.word_dropout.push_back(std::max(0.1F, 0.5F / (0.5F + count)));
        example.gold.push_back(document.gold[t]);
      }
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

class NameTrainer {
 public:
  NameTrainer(std::vector<Example> examples, std::size_t epochs, Random& random)
      : m_epochs(epochs),
        m_random(random),
        m_encoder(encoder_shape(), kShards, kDropout, random),
        m_examples(std::move(examples)) {
    m_out.resize(m_encoder.shape().dim * kOutputs, kShards);
    glorot(m_out.value, m_encoder.shape().dim, kCount, random);
    m_bias.resize(kOutputs, kShards);
    m_transition.resize(kCount * kCount, kShards);
    m_transposed.resize(m_out.value.size());
    m_workers.resize(kShards);
  }

  void train(const std::function<void(std::size_t)>& after_epoch) {
    std::vector<std::uint32_t> order(m_examples.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const std::size_t batches = (order.size() + kBatch - 1) / kBatch;
    const std::uint64_t steps = batches * m_epochs;
    std::uint64_t step = 0;
    std::size_t samples = 0;
    for (std::size_t epoch = 1; epoch <= m_epochs; ++epoch) {
      m_random.shuffle(order);
      for (std::size_t b = 0; b < batches; ++b, ++step) {
        run_batch(std::span(order).subspan(b * kBatch, std::min(kBatch, order.size() - b * kBatch)), step);
        const float rate = learning_rate(0.001F, step, steps, 0.4F);
        m_encoder.step(rate, step + 1);
        m_out.step(rate, step + 1, 0);
        m_bias.step(rate, step + 1, 0);
        m_transition.step(rate, step + 1, 0);
        if (step * 10 > steps * 7 && step % 30 == 0) {
          m_encoder.sample(samples);
          m_out.sample(samples);
          m_bias.sample(samples);
          m_transition.sample(samples);
          ++samples;
        }
      }
      after_epoch(epoch);
    }
  }

  void write(SectionWriter& out) const {
    m_encoder.write(out);
    write_affine(out, rows_of_outputs(final_values(m_out), m_encoder.shape().dim, kOutputs),
                 final_values(m_bias));
    out.array(final_values(m_transition));
  }

 private:
  struct Worker {
    EncoderTrainer::Tape tape;
    std::vector<float> scores, forward, backward;
  };

  void run_batch(std::span<const std::uint32_t> batch, std::uint64_t step) {
    m_encoder.prepare();
    transpose(m_out.value.data(), m_transposed.data(), m_encoder.shape().dim, kOutputs);
    for (std::size_t b = 0; b < kCount; ++b) {
      for (std::size_t c = 0; c < kCount; ++c) {
        const bool legal = may_follow(static_cast<std::uint8_t>(b), static_cast<std::uint8_t>(c));
        m_factor[b * kCount + c] = legal ? std::exp(m_transition.value[b * kCount + c]) : 0.0F;
      }
    }
    const auto work = [this, batch, step](std::size_t shard) {
      for (std::size_t i = shard; i < batch.size(); i += kShards) {
        Random random(step * 1000003 + i);
        sentence(m_examples[batch[i]], shard, random);
      }
    };
    std::thread other(work, 1);
    work(0);
    other.join();
  }

  void sentence(const Example& example, std::size_t shard, Random& random) {
    Worker& w = m_workers[shard];
    const std::size_t dim = m_encoder.shape().dim;
    m_encoder.forward(example.encoded, w.tape, random);
    const std::size_t count = w.tape.count;
    const float* x = w.tape.x.back().data() + dim;
    w.scores.resize(count * kOutputs);
    for (std::size_t i = 0; i < count; ++i) {
      std::copy(m_bias.value.begin(), m_bias.value.end(),
                w.scores.begin() + static_cast<std::ptrdiff_t>(i * kOutputs));
    }
    gemm(x, dim, m_out.value.data(), kOutputs, w.scores.data(), kOutputs, count, dim, kOutputs);
    chain(example.gold, w, shard);
    for (std::size_t i = 0; i < count; ++i) {
      add_scaled(m_bias.gradient[shard].data(), w.scores.data() + i * kOutputs, 1, kOutputs);
    }
    gemm_transposed(x, dim, w.scores.data(), kOutputs, m_out.gradient[shard].data(), kOutputs, count, dim,
                    kOutputs);
    w.tape.gradient.assign((count + 2) * dim, 0);
    gemm(w.scores.data(), kOutputs, m_transposed.data(), dim, w.tape.gradient.data() + dim, dim, count,
         kOutputs, dim);
    m_encoder.backward(example.encoded, w.tape, shard);
  }

  // Linear-chain CRF: turns w.scores into its gradient, and adds that of the transitions. Probabilities are
  // scaled token by token; what may_follow() forbids has none.
  void chain(const std::vector<std::uint8_t>& gold, Worker& w, std::size_t shard) {
    const std::size_t count = gold.size();
    w.forward.assign(count * kCount, 0);
    w.backward.assign(count * kCount, 0);
    for (std::size_t i = 0; i < count; ++i) {
      float* row = w.scores.data() + i * kOutputs;
      const float top = *std::max_element(row, row + kCount);
      for (std::size_t c = 0; c < kCount; ++c) row[c] = std::exp(row[c] - top);
      float* now = w.forward.data() + i * kCount;
      for (std::size_t c = 0; c < kCount; ++c) {
        float sum = 0;
        if (i == 0) {
          sum = m_factor[c];
        } else {
          for (std::size_t b = 0; b < kCount; ++b)
            sum += now[static_cast<std::ptrdiff_t>(b) - static_cast<std::ptrdiff_t>(kCount)] *
                   m_factor[b * kCount + c];
        }
        const bool cut = i + 1 == count && is_open(static_cast<std::uint8_t>(c));
        now[c] = cut ? 0 : sum * row[c];
      }
      normalize(now);
    }
    float* back = w.backward.data() + (count - 1) * kCount;
    for (std::size_t c = 0; c < kCount; ++c) back[c] = is_open(static_cast<std::uint8_t>(c)) ? 0 : 1;
    for (std::size_t i = count - 1; i-- > 0;) {
      const float* next = w.backward.data() + (i + 1) * kCount;
      const float* row = w.scores.data() + (i + 1) * kOutputs;
      float* now = w.backward.data() + i * kCount;
      for (std::size_t b = 0; b < kCount; ++b) {
        float sum = 0;
        for (std::size_t c = 0; c < kCount; ++c) sum += m_factor[b * kCount + c] * row[c] * next[c];
        now[b] = sum;
      }
      normalize(now);
    }
    std::vector<float>& transition = m_transition.gradient[shard];
    for (std::size_t i = 0; i < count; ++i) {
      const float* row = w.scores.data() + i * kOutputs;
      const float* next = w.backward.data() + i * kCount;
      float pairs[kCount * kCount] = {};
      float all = 0;
      const std::size_t befores = i == 0 ? 1 : kCount;  // the start counts as "outside"
      for (std::size_t b = 0; b < befores; ++b) {
        const float before = i == 0 ? 1.0F : w.forward[(i - 1) * kCount + b];
        for (std::size_t c = 0; c < kCount; ++c) {
          all += pairs[b * kCount + c] = before * m_factor[b * kCount + c] * row[c] * next[c];
        }
      }
      all = std::max(all, 1e-30F);
      for (std::size_t p = 0; p < befores * kCount; ++p) transition[p] += pairs[p] / all;
      transition[(i == 0 ? 0U : gold[i - 1]) * kCount + gold[i]] -= 1;
    }
    for (std::size_t i = 0; i < count; ++i) {
      float* row = w.scores.data() + i * kOutputs;
      float all = 0;
      for (std::size_t c = 0; c < kCount; ++c)
        all += row[c] = w.forward[i * kCount + c] * w.backward[i * kCount + c];
      all = std::max(all, 1e-30F);
      for (std::size_t c = 0; c < kOutputs; ++c) row[c] = c < kCount ? row[c] / all : 0.0F;
      row[gold[i]] -= 1;
    }
  }

  static void normalize(float* row) {
    float sum = 0;
    for (std::size_t c = 0; c < kCount; ++c) sum += row[c];
    sum = std::max(sum, 1e-30F);
    for (std::size_t c = 0; c < kCount; ++c) row[c] /= sum;
  }

  std::size_t m_epochs;
  Random& m_random;
  EncoderTrainer m_encoder;
  std::vector<Example> m_examples;
  Parameters m_out, m_bias, m_transition;
  float m_factor[kCount * kCount] = {};  // exp of the transitions, 0 where forbidden
  std::vector<float> m_transposed;
  std::vector<Worker> m_workers;
};

// ---- measuring -----------------------------------------------------------------------------------------
using NameKey = std::tuple<std::size_t, std::uint32_t, std::uint32_t, NameType>;

void collect(const std::vector<std::uint8_t>& labels, const std::vector<Sentence>& sentences,
             std::size_t document, std::set<NameKey>& names) {
  for (const Sentence& sentence : sentences) {
    std::uint32_t first = 0;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      const std::uint8_t label = labels[t];
      if (label == kOutside || type_of(label) == NameType::other) continue;
      if (part_of(label) == begin || part_of(label) == unit) first = t;
      if (!is_open(label)) names.insert({document, first, t + 1, type_of(label)});
    }
  }
}

std::string f1(const std::set<NameKey>& gold, const std::set<NameKey>& found) {
  std::size_t right = 0;
  for (const NameKey& key : found) right += gold.count(key);
  const double p =
      100.0 * static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(found.size(), 1));
  const double r =
      100.0 * static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(gold.size(), 1));
  return fmt::format("F1 {:.2f} (P {:.2f} R {:.2f})", right == 0 ? 0 : 2 * p * r / (p + r), p, r);
}

std::string score(std::vector<NameDocument>& documents, const NameTagger& tagger) {
  std::set<NameKey> gold, found;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    NameDocument& document = documents[d];
    collect(document.gold, document.sentences, d, gold);
    AnnotatedText doc;
    doc.tokens = document.tokens;
    doc.sentences = document.sentences;
    tagger.tag(document.words, doc);
    for (const NameSpan& name : doc.names) {
      if (name.type != NameType::other) found.insert({d, name.first, name.last, name.type});
    }
  }
  return f1(gold, found);
}

std::string score_first(const std::vector<NameDocument>& documents, const LinearShape& shape,
                        const std::vector<float>& weights) {
  std::set<NameKey> gold, found;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    collect(documents[d].gold, documents[d].sentences, d, gold);
    collect(run_first(documents[d], shape, weights), documents[d].sentences, d, found);
  }
  return f1(gold, found);
}

}  // namespace

void train_names(const TrainOptions& options) {
  const std::vector<NameDocument> documents = training_names(options);
  std::vector<NameDocument> wwn = dev_names(options, "wwn"), uner = dev_names(options, "uner");
  const LinearShape shape{options.set == ModelSet::news ? kTableBits : kSmallTableBits, kCount};
  say(fmt::format("names: {} documents", documents.size()));
  std::vector<std::vector<std::uint8_t>> first(documents.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const std::vector<float> weights = learn_first(documents, shape, fold);
    for (std::size_t d = fold; d < documents.size(); d += kFolds)
      first[d] = run_first(documents[d], shape, weights);
  }
  const std::vector<float> weights = learn_first(documents, shape, kFolds);
  if (options.measure) {
    say(fmt::format("names: first pass alone: wwn dev {} · uner dev {}", score_first(wwn, shape, weights),
                    score_first(uner, shape, weights)));
  }
  Random random(23);
  const std::size_t tokens = token_count(documents);
  const std::size_t epochs = tokens > 300000 ? 7 : 15;
  NameTrainer trainer(make_examples(documents, first, encoder_shape()), epochs, random);
  const auto section = [&] {
    SectionWriter out;
    out.number(std::uint32_t{1});
    write_linear_table(out, shape, weights);
    trainer.write(out);
    return out.take();
  };
  trainer.train([&](std::size_t epoch) {
    if (!options.measure) return;
    const MemoryModel model(section());
    const NameTagger tagger(model);
    say(fmt::format("names: epoch {}: wwn dev {} · uner dev {}", epoch, score(wwn, tagger),
                    score(uner, tagger)));
  });
  save_section(options, "names", section());
}

}  // namespace claimgraph::training
