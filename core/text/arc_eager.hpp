// Arc-eager transition system (J. Nivre, 2003) with an artificial root behind the last token, and what the
// classifier looks at in a state. Shared by parser and training.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/text/annotated_text.hpp"

namespace claimgraph {

class ArcEagerState {
 public:
  static constexpr std::size_t kSlots = 13;
  static constexpr std::size_t kDiscrete = 12;
  static constexpr std::uint8_t kNoLabel = 60;

  /// Starts on a sentence of `size` tokens; token number `size` is the root.
  void reset(std::size_t size);

  bool finished() const { return at_root() && m_stack.empty(); }
  bool at_root() const { return m_front == m_size; }
  std::int32_t front() const { return static_cast<std::int32_t>(m_front); }
  /// Stack item from the top; -1 when there is none.
  std::int32_t stack(std::size_t depth) const {
    return depth < m_stack.size() ? m_stack[m_stack.size() - 1 - depth] : -1;
  }
  std::span<const std::int32_t> stack_items() const { return m_stack; }
  std::int32_t head(std::int32_t token) const { return m_nodes[static_cast<std::size_t>(token)].head; }
  std::uint8_t label(std::int32_t token) const { return m_nodes[static_cast<std::size_t>(token)].label; }
  bool has_head(std::int32_t token) const { return head(token) >= 0; }

  bool can_shift() const { return !at_root(); }
  bool can_reduce() const { return !m_stack.empty() && has_head(m_stack.back()); }
  bool can_left() const { return !m_stack.empty() && !has_head(m_stack.back()); }
  bool can_right() const { return !m_stack.empty() && !at_root(); }

  void shift();
  void reduce();
  void left(std::uint8_t label);   ///< top of the stack becomes a child of the front
  void right(std::uint8_t label);  ///< front becomes a child of the top of the stack

  /// Tokens in the 13 slots (S0 S1 S2 N0 N1 N2, children and head of S0, children of N0); -1 when empty.
  void slots(std::int32_t* out) const;
  /// Row numbers in the table of discrete features, kDiscreteRows in all.
  void discrete(std::uint32_t* out) const;
  static constexpr std::uint32_t kDiscreteRows = 8 * 64 + 4 * 8;

 private:
  struct Node {
    std::int32_t head = -1;
    std::int32_t left[2] = {-1, -1};   // leftmost and second
    std::int32_t right[2] = {-1, -1};  // rightmost and second
    std::uint8_t label = kNoLabel;
    std::uint8_t left_count = 0, right_count = 0;
  };
  const Node& node(std::int32_t token) const { return m_nodes[static_cast<std::size_t>(token)]; }

  std::size_t m_size = 0, m_front = 0;
  std::vector<std::int32_t> m_stack;
  std::vector<Node> m_nodes;
};

}  // namespace claimgraph
