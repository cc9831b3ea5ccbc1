#include "core/text/parser.hpp"

#include <algorithm>
#include <cmath>

namespace claimgraph {

namespace {

constexpr std::size_t kSlots = ArcEagerState::kSlots;
constexpr std::size_t kDiscrete = ArcEagerState::kDiscrete;
constexpr std::size_t kMostHidden = 1024;

std::vector<std::int16_t> fixed_point(std::span<const float> values) {
  std::vector<std::int16_t> out;
  out.reserve(values.size());
  for (const float value : values) {
    out.push_back(
        static_cast<std::int16_t>(std::lrintf(std::clamp(value * kActivationUnit, -32768.0F, 32767.0F))));
  }
  return out;
}

// First index of the largest of scores[begin, end); `end` when it is not above `floor`.
struct Best {
  int score = -40000;
  std::size_t action = 0;
  void take(const std::int16_t* scores, std::size_t begin, std::size_t end) {
    int largest = -40000;
    for (std::size_t i = begin; i < end; ++i) largest = std::max(largest, static_cast<int>(scores[i]));
    if (largest <= score) return;
    score = largest;
    action = static_cast<std::size_t>(std::find(scores + begin, scores + end, largest) - scores);
  }
};

}  // namespace

Parser::Parser(const ModelFile& models) {
  SectionReader in(models.section("parser"), "parser");
  in.expect_version(1);
  for (const DeprelId label : in.array<DeprelId>()) m_actions.left.push_back(label);
  for (const DeprelId label : in.array<DeprelId>()) m_actions.right.push_back(label);
  m_hidden = in.number<std::uint32_t>();
  if (m_hidden == 0 || m_hidden % 16 != 0 || m_hidden > kMostHidden || m_actions.padded() > kMostActions)
    in.fail();
  m_encoder = Encoder(in);
  m_slot_layer = AffineLayer(in, kSlots * m_hidden, m_encoder.shape().dim);
  m_output = AffineLayer(in, m_actions.padded(), m_hidden);
  const auto missing = in.array<float>();
  const auto discrete = in.array<float>();
  if (missing.size() != kSlots * m_hidden || discrete.size() != ArcEagerState::kDiscreteRows * m_hidden)
    in.fail();
  m_missing = fixed_point(missing);
  m_discrete = fixed_point(discrete);
}

void ParserActions::apply(ArcEagerState& state, std::size_t action) const {
  if (action == 0) {
    state.shift();
  } else if (action == 1) {
    state.reduce();
  } else if (action < first_right()) {
    state.left(left[action - 2]);
  } else {
    state.right(right[action - first_right()]);
  }
}

void Parser::score(const ArcEagerState& state, const Workspace& workspace, std::int16_t* scores) const {
  std::int32_t slots[kSlots];
  std::uint32_t discrete[kDiscrete];
  state.slots(slots);
  state.discrete(discrete);
  const std::int16_t* rows[kSlots + kDiscrete];
  for (std::size_t s = 0; s < kSlots; ++s) {
    rows[s] = slots[s] < 0
                  ? m_missing.data() + s * m_hidden
                  : workspace.slots.data() + (static_cast<std::size_t>(slots[s]) * kSlots + s) * m_hidden;
  }
  for (std::size_t d = 0; d < kDiscrete; ++d) rows[kSlots + d] = m_discrete.data() + discrete[d] * m_hidden;
  alignas(32) std::int16_t hidden[kMostHidden];
  const Kernels& kernels = active_kernels();
  kernels.sum_relu(rows, kSlots + kDiscrete, m_hidden, hidden);
  AffineJob job = m_output.job();
  job.x = hidden;
  job.rows = 1;
  job.y = scores;
  kernels.affine(job);
}

std::size_t Parser::choose(const ArcEagerState& state, const std::int16_t* scores) const {
  Best best;
  if (state.can_shift()) best.take(scores, 0, 1);
  if (state.can_reduce()) best.take(scores, 1, 2);
  if (state.can_left()) best.take(scores, 2, m_actions.first_right());
  if (state.can_right()) best.take(scores, m_actions.first_right(), m_actions.size());
  return best.action;
}

void Parser::encode(std::span<const WordFeatures> words, std::span<const Token> tokens,
                    Workspace& workspace) const {
  const std::size_t dim = m_encoder.shape().dim;
  const std::int16_t* encoded = m_encoder.run(words, tokens, true, workspace.encoder);
  workspace.slots.resize((tokens.size() + 1) * kSlots * m_hidden);
  AffineJob job = m_slot_layer.job();
  job.x = encoded + dim;
  job.x_stride = dim;
  job.rows = tokens.size() + 1;
  job.y = workspace.slots.data();
  job.y_stride = kSlots * m_hidden;
  active_kernels().affine(job);
}

void Parser::finish(const ArcEagerState& state, std::span<Token> tokens, std::uint32_t first) {
  static const DeprelId kRootLabel = deprel_id("root"), kParataxis = deprel_id("parataxis");
  // Who has no head hangs under the root, the first as the root of the sentence and the others beside it.
  std::int32_t root = kRoot;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto token = static_cast<std::int32_t>(i);
    if (state.has_head(token)) {
      tokens[i].head = state.head(token) + static_cast<std::int32_t>(first);
      tokens[i].deprel = state.label(token);
    } else if (root == kRoot) {
      root = token;
      tokens[i].head = kRoot;
      tokens[i].deprel = kRootLabel;
    } else {
      tokens[i].head = root + static_cast<std::int32_t>(first);
      tokens[i].deprel = kParataxis;
    }
  }
}

void Parser::parse(std::span<const WordFeatures> words, std::span<Token> tokens, std::uint32_t first,
                   Workspace& workspace) const {
  if (tokens.empty()) return;
  encode(words, tokens, workspace);
  ArcEagerState& state = workspace.state;
  state.reset(tokens.size());
  alignas(32) std::int16_t scores[kMostActions];
  while (!state.at_root()) {
    score(state, workspace, scores);
    m_actions.apply(state, choose(state, scores));
  }
  finish(state, tokens, first);
}

}  // namespace claimgraph
