#include "core/text/transformer_chain.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "core/text/projective_tree.hpp"

namespace claimgraph {

namespace {

constexpr std::uint32_t kLayout = 1;

constexpr std::size_t kCueLabels = 3;  // none, begins, goes on
constexpr std::size_t kNameLabels = TransformerChain::kNameLabels;
constexpr std::size_t kTokensAtOnce = 2000;  // whose vectors are held
constexpr std::size_t kNameClasses = 5;      // none, then the NameTypes
constexpr std::size_t class_of(std::size_t label) {
  return (label + 1) / 2;
}
constexpr bool is_inside(std::size_t label) {
  return label > 0 && label % 2 == 0;
}
constexpr bool may_follow(std::size_t before, std::size_t label) {
  return !is_inside(label) || class_of(before) == class_of(label);
}

SectionReader reader_of(const ModelFile& models, std::string_view section) {
  return {models.section(section), section};
}

std::vector<std::string_view> lines_of(SectionReader& in) {
  const auto bytes = in.array<char>();
  std::string_view rest(bytes.data(), bytes.size());
  std::vector<std::string_view> lines;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

std::vector<float> affine(const FloatAffine& layer, std::span<const float> x) {
  std::vector<float> y;
  FloatAffine::Workspace workspace;
  layer.run(x, y, workspace);
  return y;
}

std::vector<float> hidden(const FloatAffine& layer, std::span<const float> x) {
  std::vector<float> y = affine(layer, x);
  active_kernels().gelu(y.data(), y.size());
  return y;
}

std::size_t best_of(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

using NameScores = TransformerChain::NameScores;

// Logarithms of probabilities.
NameScores log_probabilities(const float* scores) {
  NameScores out{};
  const float most = *std::max_element(scores, scores + kNameLabels);
  float sum = 0;
  for (std::size_t l = 0; l < kNameLabels; ++l) sum += std::exp(scores[l] - most);
  for (std::size_t l = 0; l < kNameLabels; ++l) out[l] = scores[l] - most - std::log(sum);
  return out;
}

using ClassScores = std::array<float, kNameClasses>;

ClassScores classes_of(const NameScores& labels) {
  ClassScores out;
  out[0] = labels[0];
  for (std::size_t c = 1; c < kNameClasses; ++c) {
    const float a = labels[2 * c - 1], b = labels[2 * c], most = std::max(a, b);
    out[c] = most + std::log(std::exp(a - most) + std::exp(b - most));
  }
  return out;
}

bool has_capital(std::string_view form) {
  return std::any_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// What the other occurrences of a word say of its class, added to each occurrence's own scores.
void hear_echo(const AnnotatedText& doc, float weight, std::vector<NameScores>& scores) {
  struct Sum {
    ClassScores total{};
    int count = 0;
  };
  std::unordered_map<std::string_view, Sum> sums;
  std::vector<ClassScores> own(scores.size());
  for (std::size_t t = 0; t < scores.size(); ++t) {
    if (!has_capital(doc.tokens[t].form)) continue;
    own[t] = classes_of(scores[t]);
    Sum& sum = sums[doc.tokens[t].form];
    for (std::size_t c = 0; c < kNameClasses; ++c) sum.total[c] += std::max(own[t][c], -8.0F);
    ++sum.count;
  }
  for (std::size_t t = 0; t < scores.size(); ++t) {
    if (!has_capital(doc.tokens[t].form)) continue;
    const Sum& sum = sums[doc.tokens[t].form];
    if (sum.count < 2) continue;
    for (std::size_t l = 0; l < kNameLabels; ++l) {
      const std::size_t c = class_of(l);
      const float others = (sum.total[c] - std::max(own[t][c], -8.0F)) / static_cast<float>(sum.count - 1);
      scores[t][l] += weight * others;
    }
  }
}

// The best sequence of labels of one sentence.
void decode(std::span<const NameScores> scores, std::span<std::uint8_t> labels) {
  NameScores best{};
  std::vector<std::array<std::uint8_t, kNameLabels>> from(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    NameScores next;
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      std::size_t top = kNameLabels;
      for (std::size_t before = 0; before < kNameLabels; ++before) {
        const bool allowed = i == 0 ? before == 0 && !is_inside(label) : may_follow(before, label);
        if (allowed && (top == kNameLabels || best[before] > best[top])) top = before;
      }
      from[i][label] = static_cast<std::uint8_t>(top == kNameLabels ? 0 : top);
      next[label] = (top == kNameLabels ? -1e9F : best[top]) + scores[i][label];
    }
    best = next;
  }
  auto label = static_cast<std::uint8_t>(best_of(best.data(), kNameLabels));
  for (std::size_t i = scores.size(); i-- > 0;) {
    labels[i] = label;
    label = from[i][label];
  }
}

}  // namespace

TransformerChain::TransformerChain(const ModelFile& models) {
  SectionReader encoder = reader_of(models, "encoder");
  m_encoder = Transformer(encoder);
  SectionReader in = reader_of(models, "heads");
  in.expect_version(kLayout);
  const std::size_t width = m_encoder.width();
  const auto arc = in.number<std::uint32_t>(), relation = in.number<std::uint32_t>();
  m_echo = in.number<float>();
  for (const std::string_view tag : lines_of(in)) {
    const std::size_t bar = std::min(tag.find('|'), tag.size());
    m_tags.push_back({upos_from(tag.substr(0, bar)), xpos_id(tag.substr(std::min(bar + 1, tag.size())))});
  }
  for (const std::string_view relation_name : lines_of(in)) m_relations.push_back(deprel_id(relation_name));
  const bool sound = arc % 16 == 0 && relation % 16 == 0 && arc > 0 && relation > 0 && arc <= 1024 &&
                     relation <= 512 && !m_tags.empty() && !m_relations.empty();
  if (!sound) in.fail();
  m_tag = FloatAffine(in, m_tags.size(), width);
  m_name = FloatAffine(in, kNameLabels, width);
  m_cue = FloatAffine(in, kCueLabels, width);
  m_arc_head = FloatAffine(in, arc, width);
  m_arc_child = FloatAffine(in, arc, width);
  m_arc = FloatAffine(in, arc, arc);
  m_relation_head = FloatAffine(in, relation, width);
  m_relation_child = FloatAffine(in, relation, width);
  m_relation = FloatAffine(in, m_relations.size() * relation, relation);
  const auto bias = in.array<float>();  // [relation][child's part and 1]
  if (bias.size() != m_relations.size() * (relation + 1)) in.fail();
  m_relation_bias.assign(bias.begin(), bias.end());
  constexpr std::size_t reference = ReferenceScores::kWidth;
  m_reference_later = FloatAffine(in, reference, width);
  m_reference = FloatAffine(in, reference, reference);
  m_reference_earlier = FloatAffine(in, reference, width);
  const auto distances = in.array<float>();
  if (distances.size() != ReferenceScores::kDistances) in.fail();
  m_distances.assign(distances.begin(), distances.end());
}

void TransformerChain::annotate(AnnotatedText& doc, bool parse_too, bool names) const {
  doc.cue_odds.clear();
  doc.references = {};
  doc.references.set_distances(m_distances.data());
  std::vector<NameScores> name_scores;
  for (std::size_t first = 0, last = 0; first < doc.sentences.size(); first = last) {
    for (last = first; last < doc.sentences.size(); ++last) {
      if (last > first && doc.sentences[last].last - doc.sentences[first].first > kTokensAtOnce) break;
    }
    const Vectors vectors = m_encoder.run(doc, first, last);
    tag(vectors, doc);
    if (parse_too) {
      parse(vectors, std::span(doc.sentences).subspan(first, last - first), doc);
      cue(vectors, doc);
      refer(vectors, doc);
    }
    if (names) score_names(vectors, name_scores);
  }
  if (names) name(std::move(name_scores), doc);
}

void TransformerChain::tag(const Vectors& vectors, AnnotatedText& doc) const {
  const std::vector<float> scores = affine(m_tag, vectors.words);
  for (std::size_t t = vectors.first; t < vectors.last; ++t) {
    const JointTag best =
        m_tags[best_of(scores.data() + (t - vectors.first) * m_tag.stride(), m_tags.size())];
    doc.tokens[t].upos = best.upos;
    doc.tokens[t].xpos = best.xpos;
  }
}

struct TransformerChain::Arcs {
  const Vectors& vectors;
  std::vector<float> wanted, heads, roots;  // [token or window][arc]
};

void TransformerChain::parse(const Vectors& vectors, std::span<const Sentence> sentences,
                             AnnotatedText& doc) const {
  const Arcs arcs{vectors, affine(m_arc, hidden(m_arc_child, vectors.words)),
                  hidden(m_arc_head, vectors.words), hidden(m_arc_head, vectors.roots)};
  for (const Sentence& sentence : sentences) parse_sentence(arcs, sentence, doc.tokens);
}

void TransformerChain::parse_sentence(const Arcs& arcs, const Sentence& sentence,
                                      std::span<Token> tokens) const {
  const Kernels& kernels = active_kernels();
  const std::size_t count = sentence.last - sentence.first, size = m_arc.stride(), width = m_encoder.width();
  const std::size_t start = sentence.first - arcs.vectors.first;
  std::vector<float> scores(count * (count + 1));
  for (std::size_t c = 0; c < count; ++c) {
    const float* wanted = arcs.wanted.data() + (start + c) * size;
    float* row = scores.data() + c * (count + 1);
    row[0] = kernels.dot(wanted, arcs.roots.data() + arcs.vectors.window[start + c] * size, size);
    for (std::size_t h = 0; h < count; ++h)
      row[h + 1] = kernels.dot(wanted, arcs.heads.data() + (start + h) * size, size);
  }
  const std::vector<std::int32_t> heads = projective_tree(scores, count);

  // Relations of each word under its head.
  std::vector<float> above(count * width);
  for (std::size_t c = 0; c < count; ++c) {
    const float* from =
        heads[c] < 0 ? arcs.vectors.roots.data() + arcs.vectors.window[start + c] * width
                     : arcs.vectors.words.data() + (start + static_cast<std::size_t>(heads[c])) * width;
    std::copy(from, from + width, above.begin() + static_cast<long>(c * width));
  }
  const std::span<const float> words(arcs.vectors.words.data() + start * width, count * width);
  const std::vector<float> child = hidden(m_relation_child, words), head = hidden(m_relation_head, above);
  const std::vector<float> wanted = affine(m_relation, child);
  const std::size_t part = m_relation_child.stride();
  std::vector<float> of_relation(m_relations.size());
  for (std::size_t c = 0; c < count; ++c) {
    const float* c_part = child.data() + c * part;
    const float* h_part = head.data() + c * part;
    for (std::size_t r = 0; r < m_relations.size(); ++r) {
      const float* bias = m_relation_bias.data() + r * (part + 1);
      float alone = bias[part];
      for (std::size_t i = 0; i < part; ++i) alone += bias[i] * c_part[i];
      of_relation[r] = alone + kernels.dot(wanted.data() + c * m_relation.stride() + r * part, h_part, part);
    }
    Token& token = tokens[sentence.first + c];
    token.head = heads[c] < 0 ? kRoot : static_cast<std::int32_t>(sentence.first) + heads[c];
    token.deprel = m_relations[best_of(of_relation.data(), m_relations.size())];
    static const DeprelId root = deprel_id("root"), loose = deprel_id("dep");
    if (heads[c] < 0) token.deprel = root;
    if (heads[c] >= 0 && token.deprel == root) token.deprel = loose;
  }
}

void TransformerChain::cue(const Vectors& vectors, AnnotatedText& doc) const {
  const std::vector<float> scores = affine(m_cue, vectors.words);
  for (std::size_t t = 0; t < vectors.window.size(); ++t) {
    const float* of_token = scores.data() + t * m_cue.stride();
    doc.cue_odds.push_back({of_token[1] - of_token[0], of_token[2] - of_token[0]});
  }
}

void TransformerChain::refer(const Vectors& vectors, AnnotatedText& doc) const {
  const auto heads_phrases = [](Upos upos) {
    return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::DET ||
           upos == Upos::NUM || upos == Upos::ADJ;
  };
  const std::vector<float> later = affine(m_reference, hidden(m_reference_later, vectors.words));
  const std::vector<float> earlier = hidden(m_reference_earlier, vectors.words);
  for (std::size_t t = 0; t < vectors.window.size(); ++t) {
    const bool known = heads_phrases(doc.tokens[vectors.first + t].upos);
    doc.references.add(known ? later.data() + t * ReferenceScores::kWidth : nullptr,
                       earlier.data() + t * ReferenceScores::kWidth);
  }
}

void TransformerChain::score_names(const Vectors& vectors, std::vector<NameScores>& scores) const {
  const std::vector<float> raw = affine(m_name, vectors.words);
  for (std::size_t t = 0; t < vectors.window.size(); ++t)
    scores.push_back(log_probabilities(raw.data() + t * m_name.stride()));
}

void TransformerChain::name(std::vector<NameScores> scores, AnnotatedText& doc) const {
  const std::vector<NameScores> alone = scores;
  if (m_echo > 0) hear_echo(doc, m_echo, scores);
  std::vector<std::uint8_t> labels(scores.size());
  for (const Sentence& s : doc.sentences) {
    const std::size_t size = s.last - s.first;
    decode(std::span(scores).subspan(s.first, size), std::span(labels).subspan(s.first, size));
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      const std::uint8_t label = labels[t];
      if (label == 0) continue;
      if (!is_inside(label))
        doc.names.push_back({t, t + 1, static_cast<NameType>(class_of(label) - 1), 1.0F});
      NameSpan& name = doc.names.back();
      name.last = t + 1;
      name.confidence = std::min(name.confidence, std::exp(alone[t][label]));
    }
  }
}

}  // namespace claimgraph
