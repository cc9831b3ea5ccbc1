#include "training/parser_trainer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <thread>

#include "core/text/parser.hpp"
#include "training/encoder_trainer.hpp"

namespace claimgraph::training {

namespace {

constexpr std::size_t kSlots = ArcEagerState::kSlots;
constexpr std::size_t kDiscrete = ArcEagerState::kDiscrete;
constexpr std::size_t kShards = 2;
constexpr std::size_t kBatch = 16;
constexpr float kExplore = 0.9F;

EncoderShape encoder_shape(std::uint32_t layers) {
  EncoderShape shape;
  shape.dim = 96;
  shape.layers = layers;
  shape.tables = {{EmbeddingKind::word_a, 8192},  {EmbeddingKind::word_b, 0},
                  {EmbeddingKind::suffix3, 2048}, {EmbeddingKind::suffix5, 4096},
                  {EmbeddingKind::prefix3, 2048}, {EmbeddingKind::shape, 512},
                  {EmbeddingKind::tag, 896}};
  return shape;
}

// One sentence as the network sees it.
struct Example {
  EncodedRows encoded;
  std::vector<std::int32_t> head;  // gold; the root's number is size
  std::vector<std::uint8_t> label;
  std::vector<std::vector<std::int32_t>> children;  // gold, of token or root
};

ParserActions collect_actions(const Treebank& bank) {
  std::map<DeprelId, std::size_t> left, right;
  for (const TreeSentence& sentence : bank.sentences) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      if (sentence.head[i] < 0) continue;
      ++(sentence.head[i] > static_cast<std::int32_t>(i) ? left : right)[sentence.deprel[i]];
    }
  }
  ParserActions actions;
  for (const auto& [label, count] : left) actions.left.push_back(label);
  for (const auto& [label, count] : right) actions.right.push_back(label);
  return actions;
}

std::vector<Example> make_examples(const Treebank& bank, const EncoderShape& shape) {
  std::map<std::uint64_t, std::size_t> counts;
  for (const TreeSentence& sentence : bank.sentences) {
    for (const WordFeatures& word : sentence.words) ++counts[word.lower];
  }
  std::vector<Example> examples;
  const std::size_t tables = shape.tables.size();
  for (const TreeSentence& sentence : bank.sentences) {
    Example example;
    const std::size_t size = sentence.size();
    example.encoded.rows.resize((size + 1) * tables);
    for (std::size_t i = 0; i < size; ++i) {
      shape.lookup(sentence.words[i], sentence.tag[i].upos, sentence.tag[i].xpos,
                   example.encoded.rows.data() + i * tables);
      const auto count = static_cast<float>(counts[sentence.words[i].lower]);
      example.encoded.word_dropout.push_back(std::max(0.05F, 0.25F / (0.25F + count)));
    }
    shape.lookup(root_word(), Upos::X, 255, example.encoded.rows.data() + size * tables);
    example.encoded.word_dropout.push_back(0);
    example.head = sentence.head;
    example.label = sentence.deprel;
    example.children.resize(size + 1);
    for (std::size_t i = 0; i < size; ++i) {
      if (example.head[i] < 0) example.head[i] = static_cast<std::int32_t>(size);
      example.children[static_cast<std::size_t>(example.head[i])].push_back(static_cast<std::int32_t>(i));
    }
    examples.push_back(std::move(example));
  }
  return examples;
}

// Costs of the four kinds of action, labels aside.
struct Costs {
  int shift = 0, reduce = 0, left = 0, right = 0;
  bool left_is_gold = false, right_is_gold = false;
};

Costs costs_of(const ArcEagerState& state, const Example& gold, std::vector<std::uint8_t>& in_stack) {
  Costs costs;
  for (const std::int32_t item : state.stack_items()) in_stack[static_cast<std::size_t>(item)] = 1;
  const std::int32_t s0 = state.stack(0), n0 = state.front();
  const std::int32_t n0_head = state.at_root() ? -1 : gold.head[static_cast<std::size_t>(n0)];
  int orphans = 0;  // gold children of the front that still wait in the stack
  for (const std::int32_t child : gold.children[static_cast<std::size_t>(n0)]) {
    if (child < n0 && in_stack[static_cast<std::size_t>(child)] != 0 && !state.has_head(child)) ++orphans;
  }
  const bool head_in_stack = n0_head >= 0 && n0_head < n0 && in_stack[static_cast<std::size_t>(n0_head)] != 0;
  costs.shift = orphans + (head_in_stack ? 1 : 0);
  if (s0 >= 0) {
    costs.right_is_gold = n0_head == s0;
    const bool head_elsewhere = n0_head > n0 || (head_in_stack && n0_head != s0);
    costs.right = orphans + (head_elsewhere ? 1 : 0);
    int ahead = 0;  // gold children of the top that are still in the buffer
    for (const std::int32_t child : gold.children[static_cast<std::size_t>(s0)]) {
      if (child >= n0) ++ahead;
    }
    costs.reduce = ahead;
    const std::int32_t s0_head = gold.head[static_cast<std::size_t>(s0)];
    costs.left_is_gold = s0_head == n0;
    costs.left = ahead + (s0_head > n0 ? 1 : 0);
  }
  for (const std::int32_t item : state.stack_items()) in_stack[static_cast<std::size_t>(item)] = 0;
  return costs;
}

class ParserTrainer {
 public:
  ParserTrainer(const Treebank& bank, ParserSettings settings, std::uint64_t seed)
      : m_settings(settings),
        m_actions(collect_actions(bank)),
        m_random(seed),
        m_encoder(encoder_shape(settings.layers), kShards, settings.dropout, m_random),
        m_examples(make_examples(bank, m_encoder.shape())) {
    const std::size_t dim = m_encoder.shape().dim, hidden = m_settings.hidden, outs = m_actions.padded();
    m_slots.resize(dim * kSlots * hidden, kShards);
    glorot(m_slots.value, 6 * dim, hidden, m_random);
    m_bias.resize(hidden, kShards);
    m_missing.resize(kSlots * hidden, kShards);
    m_discrete.resize(ArcEagerState::kDiscreteRows * hidden, kShards, hidden);
    for (float& value : m_discrete.value) value = (2 * m_random.uniform() - 1) * 0.05F;
    m_out.resize(hidden * outs, kShards);
    glorot(m_out.value, hidden, outs, m_random);
    m_out_bias.resize(outs, kShards);
    m_slots_transposed.resize(m_slots.value.size());
    m_out_transposed.resize(m_out.value.size());
    m_workers.resize(kShards);
  }

  void train(const std::function<void(std::size_t, const ParserTrainer&)>& after_epoch) {
    std::vector<std::uint32_t> order(m_examples.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const std::size_t batches = (order.size() + kBatch - 1) / kBatch;
    const std::uint64_t steps = batches * m_settings.epochs;
    std::uint64_t step = 0;
    std::size_t samples = 0;
    for (m_epoch = 1; m_epoch <= m_settings.epochs; ++m_epoch) {
      m_random.shuffle(order);
      for (Worker& worker : m_workers) worker.loss = 0;
      for (std::size_t b = 0; b < batches; ++b, ++step) {
        run_batch(std::span(order).subspan(b * kBatch, std::min(kBatch, order.size() - b * kBatch)), step);
        update(learning_rate(m_settings.rate, step, steps, m_settings.decay_from), step + 1);
        const bool late = static_cast<float>(step) > m_settings.mean_from * static_cast<float>(steps);
        if (late && step % 30 == 0) sample(samples++);
      }
      after_epoch(m_epoch, *this);
    }
  }

  double loss() const {
    double sum = 0;
    for (const Worker& worker : m_workers) sum += worker.loss;
    return sum;
  }

  std::string section() const {
    const std::size_t dim = m_encoder.shape().dim, hidden = m_settings.hidden, outs = m_actions.padded();
    SectionWriter out;
    out.number(std::uint32_t{1});
    out.array(m_actions.left);
    out.array(m_actions.right);
    out.number(static_cast<std::uint32_t>(hidden));
    m_encoder.write(out);
    write_affine(out, rows_of_outputs(final_values(m_slots), dim, kSlots * hidden),
                 std::vector<float>(kSlots * hidden, 0));
    write_affine(out, rows_of_outputs(final_values(m_out), hidden, outs), final_values(m_out_bias));
    out.array(final_values(m_missing));
    // The hidden layer's bias goes into a table that every state reads one row of: the bucket of the
    // distance.
    std::vector<float> discrete = final_values(m_discrete);
    const std::vector<float>& bias = final_values(m_bias);
    for (std::size_t row = 512; row < 520; ++row)
      add_scaled(discrete.data() + row * hidden, bias.data(), 1, hidden);
    out.array(discrete);
    return out.take();
  }

 private:
  struct Step {
    std::int32_t slots[kSlots];
    std::uint32_t discrete[kDiscrete];
  };
  struct Worker {
    EncoderTrainer::Tape tape;
    ArcEagerState state;
    std::vector<float> slots, slots_gradient;    // [count][kSlots · hidden]
    std::vector<float> hidden, hidden_gradient;  // [steps][hidden]
    std::vector<float> gate;
    std::vector<float> scores_gradient;  // [steps][outs]
    std::vector<float> scores;
    std::vector<std::uint8_t> in_stack;
    std::vector<Step> steps;
    double loss = 0;
  };

  void run_batch(std::span<const std::uint32_t> batch, std::uint64_t step) {
    m_encoder.prepare();
    transpose(m_slots.value.data(), m_slots_transposed.data(), m_encoder.shape().dim,
              kSlots * m_settings.hidden);
    transpose(m_out.value.data(), m_out_transposed.data(), m_settings.hidden, m_actions.padded());
    std::vector<std::thread> threads;
    const auto work = [this, batch, step](std::size_t shard) {
      for (std::size_t i = shard; i < batch.size(); i += kShards) {
        Random random(step * 1000003 + i);
        sentence(m_examples[batch[i]], shard, random);
      }
    };
    for (std::size_t shard = 1; shard < kShards; ++shard) threads.emplace_back(work, shard);
    work(0);
    for (std::thread& thread : threads) thread.join();
  }

  void update(float rate, std::uint64_t time) {
    m_encoder.step(rate, time);
    for (Parameters* p : {&m_slots, &m_bias, &m_missing, &m_discrete, &m_out, &m_out_bias})
      p->step(rate, time, 0);
  }

  void sample(std::size_t samples) {
    m_encoder.sample(samples);
    for (Parameters* p : {&m_slots, &m_bias, &m_missing, &m_discrete, &m_out, &m_out_bias})
      p->sample(samples);
  }

  void sentence(const Example& example, std::size_t shard, Random& random) {
    Worker& w = m_workers[shard];
    const std::size_t dim = m_encoder.shape().dim, hidden = m_settings.hidden, wide = kSlots * hidden;
    const std::size_t outs = m_actions.padded();
    m_encoder.forward(example.encoded, w.tape, random);
    const std::size_t count = w.tape.count;
    w.slots.assign(count * wide, 0);
    gemm(w.tape.x.back().data() + dim, dim, m_slots.value.data(), wide, w.slots.data(), wide, count, dim,
         wide);
    w.steps.clear();
    w.hidden.clear();
    w.scores_gradient.clear();
    w.in_stack.assign(count, 0);
    w.state.reset(count - 1);
    dropout_gate(w.gate, 2 * count * hidden, m_settings.dropout, random);
    while (!w.state.at_root()) transition(example, w, random);

    // Backwards through all transitions at once.
    const std::size_t steps = w.steps.size();
    gemm_transposed(w.hidden.data(), hidden, w.scores_gradient.data(), outs, m_out.gradient[shard].data(),
                    outs, steps, hidden, outs);
    w.hidden_gradient.assign(steps * hidden, 0);
    gemm(w.scores_gradient.data(), outs, m_out_transposed.data(), hidden, w.hidden_gradient.data(), hidden,
         steps, outs, hidden);
    w.slots_gradient.assign(count * wide, 0);
    for (std::size_t t = 0; t < steps; ++t) {
      add_scaled(m_out_bias.gradient[shard].data(), w.scores_gradient.data() + t * outs, 1, outs);
      float* gradient = w.hidden_gradient.data() + t * hidden;
      for (std::size_t h = 0; h < hidden; ++h) {
        gradient[h] = w.hidden[t * hidden + h] > 0 ? gradient[h] * w.gate[t * hidden + h] : 0;
      }
      spread(w, w.steps[t], gradient, shard);
    }
    w.tape.gradient.assign((count + 2) * dim, 0);
    gemm_transposed(w.tape.x.back().data() + dim, dim, w.slots_gradient.data(), wide,
                    m_slots.gradient[shard].data(), wide, count, dim, wide);
    gemm(w.slots_gradient.data(), wide, m_slots_transposed.data(), dim, w.tape.gradient.data() + dim, dim,
         count, wide, dim);
    m_encoder.backward(example.encoded, w.tape, shard);
  }

  void spread(Worker& w, const Step& step, const float* gradient, std::size_t shard) {
    const std::size_t hidden = m_settings.hidden;
    for (std::size_t s = 0; s < kSlots; ++s) {
      float* to = step.slots[s] < 0 ? m_missing.gradient[shard].data() + s * hidden
                                    : w.slots_gradient.data() +
                                          (static_cast<std::size_t>(step.slots[s]) * kSlots + s) * hidden;
      add_scaled(to, gradient, 1, hidden);
    }
    for (const std::uint32_t row : step.discrete) {
      m_discrete.touch(shard, row);
      add_scaled(m_discrete.gradient[shard].data() + row * hidden, gradient, 1, hidden);
    }
    add_scaled(m_bias.gradient[shard].data(), gradient, 1, hidden);
  }

  void score(Worker& w) {
    const std::size_t hidden = m_settings.hidden, outs = m_actions.padded(), t = w.steps.size();
    Step step;
    w.state.slots(step.slots);
    w.state.discrete(step.discrete);
    w.steps.push_back(step);
    w.hidden.resize((t + 1) * hidden);
    float* h = w.hidden.data() + t * hidden;
    std::copy(m_bias.value.begin(), m_bias.value.end(), h);
    for (std::size_t s = 0; s < kSlots; ++s) {
      const float* from =
          step.slots[s] < 0
              ? m_missing.value.data() + s * hidden
              : w.slots.data() + (static_cast<std::size_t>(step.slots[s]) * kSlots + s) * hidden;
      add_scaled(h, from, 1, hidden);
    }
    for (const std::uint32_t row : step.discrete)
      add_scaled(h, m_discrete.value.data() + row * hidden, 1, hidden);
    for (std::size_t i = 0; i < hidden; ++i) h[i] = h[i] > 0 ? h[i] * w.gate[t * hidden + i] : 0;
    w.scores = m_out_bias.value;
    gemm(h, hidden, m_out.value.data(), outs, w.scores.data(), outs, 1, hidden, outs);
  }

  // Cost of every valid action, 1000 for the others.
  void action_costs(const Example& example, Worker& w, std::vector<int>& costs) const {
    const Costs kinds = costs_of(w.state, example, w.in_stack);
    costs.assign(m_actions.size(), 1000);
    if (w.state.can_shift()) costs[0] = kinds.shift;
    if (w.state.can_reduce()) costs[1] = kinds.reduce;
    const std::int32_t s0 = w.state.stack(0), n0 = w.state.front();
    if (w.state.can_left()) {
      for (std::size_t i = 0; i < m_actions.left.size(); ++i) {
        const bool wrong =
            kinds.left_is_gold && m_actions.left[i] != example.label[static_cast<std::size_t>(s0)];
        costs[2 + i] = kinds.left + (wrong ? 1 : 0);
      }
    }
    if (w.state.can_right()) {
      for (std::size_t i = 0; i < m_actions.right.size(); ++i) {
        const bool wrong =
            kinds.right_is_gold && m_actions.right[i] != example.label[static_cast<std::size_t>(n0)];
        costs[m_actions.first_right() + i] = kinds.right + (wrong ? 1 : 0);
      }
    }
  }

  void transition(const Example& example, Worker& w, Random& random) {
    score(w);
    static thread_local std::vector<int> costs;
    action_costs(example, w, costs);
    const int least = *std::min_element(costs.begin(), costs.end());
    std::size_t best = 0, best_right = 0;
    float top = -1e30F, top_right = -1e30F;
    for (std::size_t a = 0; a < costs.size(); ++a) {
      if (costs[a] < 1000 && w.scores[a] > top) {
        top = w.scores[a];
        best = a;
      }
      if (costs[a] == least && w.scores[a] > top_right) {
        top_right = w.scores[a];
        best_right = a;
      }
    }
    // Loss: minus the log of the summed probability of all actions of least cost.
    float all = 0, good = 0;
    const std::size_t outs = m_actions.padded(), at = w.scores_gradient.size();
    w.scores_gradient.resize(at + outs, 0);
    for (std::size_t a = 0; a < costs.size(); ++a) {
      if (costs[a] >= 1000) continue;
      const float e = std::exp(w.scores[a] - top);
      w.scores_gradient[at + a] = e;
      all += e;
      if (costs[a] == least) good += e;
    }
    good = std::max(good, 1e-20F);
    for (std::size_t a = 0; a < costs.size(); ++a) {
      float& g = w.scores_gradient[at + a];
      g = g / all - (costs[a] == least ? g / good : 0);
    }
    w.loss += std::log(all) - std::log(good);
    const bool explore = m_epoch >= 2 && random.uniform() < kExplore;
    m_actions.apply(w.state, explore ? best : best_right);
  }

  ParserSettings m_settings;
  ParserActions m_actions;
  Random m_random;
  EncoderTrainer m_encoder;
  std::vector<Example> m_examples;
  Parameters m_slots, m_bias, m_missing, m_discrete, m_out, m_out_bias;
  std::vector<float> m_slots_transposed, m_out_transposed;
  std::vector<Worker> m_workers;
  std::size_t m_epoch = 1;
};

}  // namespace

std::string train_parser_network(const Treebank& bank, const ParserSettings& settings, std::uint64_t seed,
                                 const AfterEpoch& after_epoch) {
  ParserTrainer trainer(bank, settings, seed);
  trainer.train([&](std::size_t epoch, const ParserTrainer& now) {
    after_epoch(epoch, now.loss(), [&now] { return now.section(); });
  });
  return trainer.section();
}

}  // namespace claimgraph::training
