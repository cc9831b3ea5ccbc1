#include "core/text/tagger.hpp"

#include <algorithm>

namespace claimgraph {

namespace {

const WordFeatures& word_at(std::span<const WordFeatures> words, std::ptrdiff_t at) {
  static const WordFeatures kBefore = [] {
    WordFeatures word;
    word.lower = word.form = 1;
    word.shape = 1;
    return word;
  }();
  static const WordFeatures kBehind = [] {
    WordFeatures word;
    word.lower = word.form = 2;
    word.shape = 2;
    return word;
  }();
  if (at < 0) return kBefore;
  if (at >= static_cast<std::ptrdiff_t>(words.size())) return kBehind;
  return words[static_cast<std::size_t>(at)];
}

}  // namespace

void tagger_features(std::span<const WordFeatures> words, std::size_t at, const std::uint8_t* tags,
                     std::uint64_t* features) {
  const auto i = static_cast<std::ptrdiff_t>(at);
  const WordFeatures& w = words[at];
  const WordFeatures& l1 = word_at(words, i - 1);
  const WordFeatures& l2 = word_at(words, i - 2);
  const WordFeatures& r1 = word_at(words, i + 1);
  const WordFeatures& r2 = word_at(words, i + 2);
  const std::uint64_t t1 = at >= 1 ? tags[at - 1] : 250U;
  const std::uint64_t t2 = at >= 2 ? tags[at - 2] : 250U;
  const std::uint64_t t12 = t1 + 256 * t2;
  std::uint64_t* out = features;
  std::uint64_t number = 1;
  const auto one = [&](std::uint64_t a) { *out++ = mix_hash(a, number++); };
  const auto two = [&](std::uint64_t a, std::uint64_t b) {
    *out++ = mix_hash(a * kHashFactor + b, number++);
  };
  one(w.lower);
  one(w.form);
  for (int k = 0; k < 5; ++k) one(w.suffix[k]);
  for (int k = 0; k < 4; ++k) one(w.prefix[k]);
  one(w.shape);
  one(t1);
  one(t12);
  two(w.lower, t1);
  two(w.lower, t12);
  one(l2.lower);
  one(l1.lower);
  one(r1.lower);
  one(r2.lower);
  one(l1.suffix[2]);
  one(r1.suffix[2]);
  one(r2.suffix[2]);
  two(l1.lower, w.lower);
  two(w.lower, r1.lower);
  two(r1.lower, r2.lower);
  two(l1.lower, r1.lower);
  two(l2.lower, l1.lower);
  one(l1.shape);
  one(r1.shape);
  two(w.shape, l1.shape * kHashFactor + r1.shape);
  two(w.flags, at == 0 ? 1 : 0);
  two(t1, r1.lower);
  two(t1, w.suffix[2]);
  two(t1, r1.suffix[2]);
  two(w.suffix[2], r1.suffix[2]);
  two(w.lower, r1.suffix[1]);
  two(w.suffix[2], l1.lower);
  two(w.suffix[1], static_cast<std::uint64_t>(w.flags) + 256 * t1 + (at == 0 ? 65536U : 0U));
  two(w.shape, t12);
}

Tagger::Tagger(const ModelFile& models) {
  SectionReader in(models.section("tagger"), "tagger");
  in.expect_version(1);
  for (const std::uint16_t code : in.array<std::uint16_t>()) {
    m_tags.push_back({static_cast<Upos>(code >> 8), static_cast<XposId>(code & 0xFF)});
  }
  m_table = LinearTable(in);
  if (m_table.shape().classes != m_tags.size() || m_tags.size() > 250) in.fail();
}

void Tagger::tag(std::span<const WordFeatures> words, std::span<Token> tokens) const {
  const Kernels& kernels = active_kernels();
  const std::size_t width = m_table.shape().padded();
  std::vector<std::uint8_t> tags(words.size());
  std::uint64_t features[kTaggerFeatures];
  const std::uint8_t* rows[kTaggerFeatures];
  alignas(32) std::int16_t sums[256];
  for (std::size_t i = 0; i < words.size(); ++i) {
    tagger_features(words, i, tags.data(), features);
    for (std::size_t f = 0; f < kTaggerFeatures; ++f) {
      rows[f] = m_table.row(features[f]);
      __builtin_prefetch(rows[f]);
      __builtin_prefetch(rows[f] + 64);
    }
    kernels.sum_rows(rows, kTaggerFeatures, width, sums);
    const auto best = std::max_element(sums, sums + m_tags.size()) - sums;
    tags[i] = static_cast<std::uint8_t>(best);
    tokens[i].upos = m_tags[static_cast<std::size_t>(best)].upos;
    tokens[i].xpos = m_tags[static_cast<std::size_t>(best)].xpos;
  }
}

}  // namespace claimgraph
