// Dependency parser: arc-eager transitions chosen by a small network over the encoder's token vectors
// (E. Kiperwasser and Y. Goldberg, TACL 2016, with convolutions in place of the recurrent layers). Linear
// time.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "claimgraph/model_file.hpp"
#include "core/text/arc_eager.hpp"
#include "core/text/encoder.hpp"

namespace claimgraph {

/// Actions of the classifier in the order of its outputs: shift, reduce, left arcs, right arcs.
struct ParserActions {
  std::vector<DeprelId> left, right;  ///< labels of each direction
  std::size_t size() const { return 2 + left.size() + right.size(); }
  std::size_t padded() const { return (size() + 15) / 16 * 16; }
  std::size_t first_right() const { return 2 + left.size(); }
  void apply(ArcEagerState& state, std::size_t action) const;
};

class Parser {
 public:
  explicit Parser(const ModelFile& models);  ///< section "parser"

  struct Workspace {
    Encoder::Workspace encoder;
    std::vector<std::int16_t> slots;
    ArcEagerState state;
  };
  /// Sets head and deprel of one sentence's tagged tokens; heads are document-wide: `first` is the number of
  /// tokens[0]. Every sentence gets exactly one root and no cycle.
  void parse(std::span<const WordFeatures> words, std::span<Token> tokens, std::uint32_t first,
             Workspace& workspace) const;

  // The steps of parse(), for ensembles in training.
  static constexpr std::size_t kMostActions = 256;
  const ParserActions& actions() const { return m_actions; }
  void encode(std::span<const WordFeatures> words, std::span<const Token> tokens, Workspace& workspace) const;
  /// Scores of all actions (valid or not) in units of kActivationUnit; `scores` has kMostActions places.
  void score(const ArcEagerState& state, const Workspace& workspace, std::int16_t* scores) const;
  /// Heads and labels of a state whose buffer holds nothing but the root.
  static void finish(const ArcEagerState& state, std::span<Token> tokens, std::uint32_t first);

 private:
  std::size_t choose(const ArcEagerState& state, const std::int16_t* scores) const;

  ParserActions m_actions;
  Encoder m_encoder;
  std::size_t m_hidden = 0;
  AffineLayer m_slot_layer;  // kSlots · hidden outputs
  AffineLayer m_output;
  std::vector<std::int16_t> m_missing;   // [kSlots][hidden]: the slot is empty
  std::vector<std::int16_t> m_discrete;  // [kDiscreteRows][hidden]
};

}  // namespace claimgraph
