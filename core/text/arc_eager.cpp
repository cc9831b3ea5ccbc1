#include "core/text/arc_eager.hpp"

#include <algorithm>

namespace claimgraph {

void ArcEagerState::reset(std::size_t size) {
  m_size = size;
  m_front = 0;
  m_stack.clear();
  m_nodes.assign(size + 1, Node{});
}

void ArcEagerState::shift() {
  m_stack.push_back(static_cast<std::int32_t>(m_front++));
}

void ArcEagerState::reduce() {
  m_stack.pop_back();
}

void ArcEagerState::left(std::uint8_t label) {
  const std::int32_t child = m_stack.back();
  m_stack.pop_back();
  Node& head = m_nodes[m_front];
  head.left[1] = head.left[0];
  head.left[0] = child;
  head.left_count = static_cast<std::uint8_t>(std::min(head.left_count + 1, 7));
  Node& node = m_nodes[static_cast<std::size_t>(child)];
  node.head = static_cast<std::int32_t>(m_front);
  node.label = label;
}

void ArcEagerState::right(std::uint8_t label) {
  const std::int32_t top = m_stack.back();
  const auto child = static_cast<std::int32_t>(m_front);
  Node& head = m_nodes[static_cast<std::size_t>(top)];
  head.right[1] = head.right[0];
  head.right[0] = child;
  head.right_count = static_cast<std::uint8_t>(std::min(head.right_count + 1, 7));
  m_nodes[m_front].head = top;
  m_nodes[m_front].label = label;
  m_stack.push_back(child);
  ++m_front;
}

void ArcEagerState::slots(std::int32_t* out) const {
  const std::int32_t s0 = stack(0);
  const auto ahead = [this](std::size_t offset) {
    return m_front + offset <= m_size ? static_cast<std::int32_t>(m_front + offset) : -1;
  };
  out[0] = s0;
  out[1] = stack(1);
  out[2] = stack(2);
  out[3] = ahead(0);
  out[4] = ahead(1);
  out[5] = ahead(2);
  if (s0 >= 0) {
    const Node& top = node(s0);
    out[6] = top.left[0];
    out[7] = top.left[1];
    out[8] = top.right[0];
    out[9] = top.right[1];
    out[10] = top.head;
  } else {
    std::fill(out + 6, out + 11, -1);
  }
  out[11] = m_nodes[m_front].left[0];
  out[12] = m_nodes[m_front].left[1];
}

void ArcEagerState::discrete(std::uint32_t* out) const {
  const std::int32_t s0 = stack(0), s1 = stack(1);
  const Node& front = m_nodes[m_front];
  static const Node kEmpty;
  const Node& top = s0 >= 0 ? node(s0) : kEmpty;
  const auto label_of = [this](std::int32_t token) -> std::uint32_t {
    return token >= 0 ? node(token).label : kNoLabel + 1;
  };
  std::uint32_t labels[8] = {top.label,
                             label_of(s1),
                             label_of(top.left[0]),
                             label_of(top.left[1]),
                             label_of(top.right[0]),
                             label_of(top.right[1]),
                             label_of(front.left[0]),
                             label_of(front.left[1])};
  for (std::uint32_t i = 0; i < 8; ++i) out[i] = i * 64 + labels[i];
  const auto distance = static_cast<std::uint32_t>(s0 < 0 ? 0 : static_cast<std::int32_t>(m_front) - s0);
  const std::uint32_t bucket = distance <= 4 ? distance : distance <= 6 ? 5 : distance <= 10 ? 6 : 7;
  out[8] = 512 + bucket;
  out[9] = 520 + top.left_count;
  out[10] = 528 + top.right_count;
  out[11] = 536 + front.left_count;
}

}  // namespace claimgraph
