#include "core/text/names.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace claimgraph {

namespace {

using namespace name_label;

constexpr std::size_t kPadded = 32;  // kCount rounded up for the kernels
constexpr int kForbidden = -1'000'000'000;

const WordFeatures& edge_word() {
  static const WordFeatures kEdge = [] {
    WordFeatures word;
    word.lower = word.form = 5;
    word.shape = 5;
    return word;
  }();
  return kEdge;
}

struct Seen {
  std::uint16_t counts[5] = {};  // person, organization, place, other, no name
};

// Counts by hash, open addressing. Sized for the number of entries that can come.
template <typename Value>
class HashCounts {
 public:
  explicit HashCounts(std::size_t entries) {
    std::size_t size = 16;
    while (size < entries * 2) size *= 2;
    m_keys.resize(size);
    m_values.resize(size);
  }
  Value& at(std::uint64_t key) {
    key |= 1U;
    const std::size_t mask = m_keys.size() - 1;
    std::size_t i = (key >> 24U) & mask;
    while (m_keys[i] != 0 && m_keys[i] != key) i = (i + 1) & mask;
    m_keys[i] = key;
    return m_values[i];
  }
  const Value* find(std::uint64_t key) const {
    key |= 1U;
    const std::size_t mask = m_keys.size() - 1;
    for (std::size_t i = (key >> 24U) & mask; m_keys[i] != 0; i = (i + 1) & mask) {
      if (m_keys[i] == key) return &m_values[i];
    }
    return nullptr;
  }

 private:
  std::vector<std::uint64_t> m_keys;
  std::vector<Value> m_values;
};

std::size_t kind_of(std::uint8_t label) {
  return label == kOutside ? 4 : static_cast<std::size_t>(type_of(label));
}

bool is_capital(const WordFeatures& word) {
  return (word.flags & WordFeatures::initial_capital) != 0;
}

void count(Seen& seen, std::uint8_t label) {
  std::uint16_t& number = seen.counts[kind_of(label)];
  if (number < 60000) ++number;
}

// Row of what was seen without the token's own occurrence: nothing 0, else type × sure × how often.
std::uint8_t summary(const Seen* seen, std::uint8_t own) {
  if (seen == nullptr) return 0;
  int best = -1, best_kind = 0, all = 0;
  for (int kind = 0; kind < 5; ++kind) {
    int number = seen->counts[kind];
    if (static_cast<std::size_t>(kind) == kind_of(own)) --number;
    all += number;
    if (number > best) {
      best = number;
      best_kind = kind;
    }
  }
  if (all <= 0) return 0;
  const int sure = best * 4 >= all * 3 ? 1 : 0;
  const int often = all >= 4 ? 2 : all >= 2 ? 1 : 0;
  return static_cast<std::uint8_t>(1 + (best_kind * 2 + sure) * 3 + often);
}

std::uint64_t pair_key(const WordFeatures& left, const WordFeatures& right) {
  return mix_hash(left.form, right.form);
}

}  // namespace

bool name_skipped(const WordFeatures& word, std::uint8_t label_before) {
  if (is_open(label_before)) return false;
  const bool plain = (word.flags & (WordFeatures::initial_capital | WordFeatures::has_digit)) == 0;
  // A shape without X: no capital inside either.
  for (std::uint64_t shape = word.shape; plain && shape != 0; shape >>= 8U) {
    if ((shape & 0xFF) == 'X') return false;
  }
  return plain;
}

void name_features(std::span<const WordFeatures> words, std::span<const Token> tokens, std::size_t at,
                   const std::uint8_t* labels, std::uint64_t* features) {
  const auto size = static_cast<std::ptrdiff_t>(words.size());
  const auto word = [&](std::ptrdiff_t offset) -> const WordFeatures& {
    const std::ptrdiff_t i = static_cast<std::ptrdiff_t>(at) + offset;
    return i < 0 || i >= size ? edge_word() : words[static_cast<std::size_t>(i)];
  };
  const auto tag = [&](std::ptrdiff_t offset) -> std::uint64_t {
    const std::ptrdiff_t i = static_cast<std::ptrdiff_t>(at) + offset;
    return i < 0 || i >= size ? 254U : tokens[static_cast<std::size_t>(i)].xpos;
  };
  const WordFeatures &w = word(0), &l1 = word(-1), &l2 = word(-2), &r1 = word(1), &r2 = word(2);
  const std::uint64_t y1 = at >= 1 ? labels[at - 1] : 100U, y2 = at >= 2 ? labels[at - 2] : 100U;
  std::uint64_t capitals = at == 0 ? 32 : 0;
  for (std::ptrdiff_t offset = -2; offset <= 2; ++offset) {
    capitals = capitals * 2 + (is_capital(word(offset)) ? 1 : 0);
  }
  std::uint64_t* out = features;
  std::uint64_t number = 501;
  const auto one = [&](std::uint64_t a) { *out++ = mix_hash(a, number++); };
  const auto two = [&](std::uint64_t a, std::uint64_t b) {
    *out++ = mix_hash(a * kHashFactor + b, number++);
  };
  one(w.form);
  one(w.lower);
  one(l1.form);
  one(l2.form);
  one(r1.form);
  one(r2.form);
  one(w.shape);
  one(l1.shape);
  one(l2.shape);
  one(r1.shape);
  one(r2.shape);
  for (int k = 1; k < 5; ++k) one(w.suffix[k]);
  for (int k = 1; k < 4; ++k) one(w.prefix[k]);
  one(tag(0));
  one(tag(-1));
  one(tag(1));
  two(tag(0), tag(1));
  two(tag(-1), tag(0));
  one(y1);
  two(y1, y2);
  two(y1, w.form);
  two(y1, w.shape);
  two(y1, tag(0));
  two(y1, r1.lower);
  two(y1 * 256 + y2, w.lower);
  one(capitals);
  two(capitals, y1);
  two(l2.lower, l1.lower);
  two(r1.lower, r2.lower);
  two(l1.lower, w.lower);
  two(w.lower, r1.lower);
  two(l1.lower, r1.lower);
  two(w.shape, r1.shape);
  two(w.shape, l1.lower);
  two(w.shape, r1.lower);
  two(w.suffix[2], l1.lower);
  two(w.suffix[2], r1.suffix[2]);
  two(w.suffix[2], y1);
  two(w.flags, at == 0 ? 1 : 0);
}

std::vector<EmbeddingTable> NameMemory::tables() {
  return {{EmbeddingKind::extra, 32},
          {EmbeddingKind::extra, 32},
          {EmbeddingKind::extra, 32},
          {EmbeddingKind::extra, 4},
          {EmbeddingKind::extra, kCount}};
}

NameMemory::NameMemory(std::span<const WordFeatures> words, std::span<const std::uint8_t> labels,
                       std::span<const Sentence> sentences)
    : m_rows(words.size() * kExtras) {
  HashCounts<Seen> single(words.size()), pairs(words.size());
  HashCounts<std::uint32_t> lower(words.size());
  for (const Sentence& sentence : sentences) {
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (is_capital(words[t])) {
        count(single.at(words[t].form), labels[t]);
      } else {
        ++lower.at(words[t].lower);
      }
      const bool pair = t + 1 < sentence.last && is_capital(words[t]) && is_capital(words[t + 1]);
      if (pair) count(pairs.at(pair_key(words[t], words[t + 1])), labels[t + 1]);
    }
  }
  for (const Sentence& sentence : sentences) {
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      std::uint8_t* row = m_rows.data() + t * kExtras;
      row[4] = labels[t];
      if (!is_capital(words[t])) continue;
      row[0] = summary(single.find(words[t].form), labels[t]);
      if (t > sentence.first && is_capital(words[t - 1])) {
        row[1] = summary(pairs.find(pair_key(words[t - 1], words[t])), labels[t]);
      }
      if (t + 1 < sentence.last && is_capital(words[t + 1])) {
        row[2] = summary(pairs.find(pair_key(words[t], words[t + 1])), labels[t + 1]);
      }
      const std::uint32_t* plain = lower.find(words[t].lower);
      row[3] = plain == nullptr ? 1 : *plain == 1 ? 2 : 3;
    }
  }
}

NameTagger::NameTagger(const ModelFile& models) {
  SectionReader in(models.section("names"), "names");
  in.expect_version(1);
  m_table = LinearTable(in);
  m_encoder = Encoder(in);
  m_output = AffineLayer(in, kPadded, m_encoder.shape().dim);
  const auto transitions = in.array<float>();
  if (transitions.size() != m_transitions.size()) in.fail();
  for (std::size_t i = 0; i < transitions.size(); ++i) {
    const bool legal =
        may_follow(static_cast<std::uint8_t>(i / kCount), static_cast<std::uint8_t>(i % kCount));
    m_transitions[i] =
        legal ? static_cast<int>(std::lrintf(std::clamp(transitions[i], -30.0F, 30.0F) * kActivationUnit))
              : kForbidden;
  }
  if (m_table.shape().classes != kCount || m_encoder.shape().extras() != NameMemory::kExtras) in.fail();
}

void NameTagger::first_pass(std::span<const WordFeatures> words, std::span<const Token> tokens,
                            std::uint8_t* labels) const {
  const Kernels& kernels = active_kernels();
  std::uint64_t features[kNameFeatures];
  const std::uint8_t* rows[kNameFeatures];
  alignas(32) std::int16_t sums[kPadded];
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint8_t before = i > 0 ? labels[i - 1] : kOutside;
    if (name_skipped(words[i], before)) {
      labels[i] = kOutside;
      continue;
    }
    name_features(words, tokens, i, labels, features);
    for (std::size_t f = 0; f < kNameFeatures; ++f) {
      rows[f] = m_table.row(features[f]);
      __builtin_prefetch(rows[f]);
    }
    kernels.sum_rows(rows, kNameFeatures, kPadded, sums);
    int best = -40000;
    for (std::uint8_t label = 0; label < kCount; ++label) {
      const bool allowed = may_follow(before, label) && (i + 1 < words.size() || !is_open(label));
      if (allowed && sums[label] > best) {
        best = sums[label];
        labels[i] = label;
      }
    }
  }
}

// Best sequence of labels that obeys may_follow (Viterbi).
void NameTagger::decode(const std::int16_t* scores, std::size_t count, std::uint8_t* labels) const {
  std::array<int, kCount> best{};
  std::vector<std::array<std::uint8_t, kCount>> from(count);
  best.fill(kForbidden);
  best[kOutside] = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::array<int, kCount> next{};
    next.fill(kForbidden);
    for (std::size_t before = 0; before < kCount; ++before) {
      if (best[before] <= kForbidden / 2) continue;
      const int* transitions = m_transitions.data() + before * kCount;
      for (std::size_t label = 0; label < kCount; ++label) {
        const int sum = transitions[label] == kForbidden ? kForbidden : best[before] + transitions[label];
        if (sum > next[label]) {
          next[label] = sum;
          from[i][label] = static_cast<std::uint8_t>(before);
        }
      }
    }
    for (std::size_t label = 0; label < kCount; ++label) {
      if (next[label] > kForbidden) next[label] += scores[i * kPadded + label];
    }
    best = next;
  }
  std::uint8_t label = kOutside;
  for (std::uint8_t other = 1; other < kCount; ++other) {
    if (!is_open(other) && best[other] > best[label]) label = other;
  }
  for (std::size_t i = count; i-- > 0;) {
    labels[i] = label;
    label = from[i][label];
  }
}

namespace {

// Probability of `label` among a token's scores.
float probability(const std::int16_t* scores, std::uint8_t label) {
  float sum = 0;
  for (std::size_t other = 0; other < kCount; ++other) {
    sum += std::exp(static_cast<float>(scores[other] - scores[label]) / kActivationUnit);
  }
  return 1 / sum;
}

}  // namespace

void NameTagger::tag(std::span<const WordFeatures> words, AnnotatedText& doc) const {
  doc.names.clear();
  std::vector<std::uint8_t> labels(words.size());
  const std::span<const Token> tokens(doc.tokens);
  for (const Sentence& s : doc.sentences) {
    first_pass(words.subspan(s.first, s.last - s.first), tokens.subspan(s.first, s.last - s.first),
               labels.data() + s.first);
  }
  const NameMemory memory(words, labels, doc.sentences);
  Encoder::Workspace workspace;
  std::vector<std::int16_t> scores;
  for (const Sentence& s : doc.sentences) {
    const std::size_t size = s.last - s.first, dim = m_encoder.shape().dim;
    const std::int16_t* encoded = m_encoder.run(words.subspan(s.first, size), tokens.subspan(s.first, size),
                                                false, workspace, memory.rows(s.first));
    scores.resize(size * kPadded);
    AffineJob job = m_output.job();
    job.x = encoded + dim;
    job.x_stride = dim;
    job.rows = size;
    job.y = scores.data();
    job.y_stride = kPadded;
    active_kernels().affine(job);
    decode(scores.data(), size, labels.data() + s.first);
    NameSpan name;
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint8_t label = labels[s.first + i];
      if (label == kOutside) continue;
      const auto token = static_cast<std::uint32_t>(s.first + i);
      const float sure = probability(scores.data() + i * kPadded, label);
      if (part_of(label) == begin || part_of(label) == unit) name = {token, token, type_of(label), 1};
      name.confidence = std::min(name.confidence, sure);
      name.last = token + 1;
      if (!is_open(label)) doc.names.push_back(name);
    }
  }
}

}  // namespace claimgraph
