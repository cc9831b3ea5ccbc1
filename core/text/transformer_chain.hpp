// Tags, dependencies, names and hints of reporting cues of a document from one run of the encoder
// (transformer.hpp): linear layers for tags, names and cues, biaffine scores for heads and relations (T.
// Dozat and C. Manning, ICLR 2017).
#pragma once

#include <array>
#include <span>
#include <vector>

#include "claimgraph/model_file.hpp"
#include "core/text/annotated_text.hpp"
#include "core/text/tagger.hpp"
#include "core/text/transformer.hpp"

namespace claimgraph {

/// Immutable after construction; any number of threads may use it.
class TransformerChain {
 public:
  explicit TransformerChain(const ModelFile& models);  ///< sections "encoder" and "heads"

  /// Sets tags; with `parse` heads, relations (one projective tree with one root a sentence), cue_odds and
  /// references; with `names` the names, in text order, where the same word elsewhere in the document has a
  /// say. Linear time, but for sentences whose best heads are no projective tree (projective_tree.hpp).
  void annotate(AnnotatedText& doc, bool parse, bool names) const;

  const Transformer& encoder() const { return m_encoder; }

  /// Labels of names: none, then "begins" and "goes on" of each NameType.
  static constexpr std::size_t kNameLabels = 9;
  using NameScores = std::array<float, kNameLabels>;

 private:
  using Vectors = Transformer::Vectors;

  void tag(const Vectors& vectors, AnnotatedText& doc) const;
  void parse(const Vectors& vectors, std::span<const Sentence> sentences, AnnotatedText& doc) const;
  void cue(const Vectors& vectors, AnnotatedText& doc) const;
  void refer(const Vectors& vectors, AnnotatedText& doc) const;
  void score_names(const Vectors& vectors, std::vector<NameScores>& scores) const;
  void name(std::vector<NameScores> scores, AnnotatedText& doc) const;
  struct Arcs;
  void parse_sentence(const Arcs& arcs, const Sentence& sentence, std::span<Token> tokens) const;

  Transformer m_encoder;
  std::vector<JointTag> m_tags;
  std::vector<DeprelId> m_relations;
  FloatAffine m_tag, m_name, m_cue;
  FloatAffine m_arc_head, m_arc_child, m_arc;  // m_arc: child's vector → the head's that it looks for
  FloatAffine m_relation_head, m_relation_child, m_relation;  // m_relation: [relation][relation_head's outs]
  FloatAffine m_reference_later, m_reference, m_reference_earlier;
  std::vector<float> m_distances;
  std::vector<float> m_relation_bias;  // [relation][relation_child's outs], what the head alone says
  float m_echo = 0;                    // weight of the same word's other occurrences
};

}  // namespace claimgraph
