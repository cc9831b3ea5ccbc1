#include "core/text/projective_tree.hpp"

#include <algorithm>
#include <limits>

namespace claimgraph {

namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

// Each word's best head, if those make a projective tree with one root; else empty.
std::vector<std::int32_t> best_heads(std::span<const float> scores, std::size_t count) {
  std::vector<std::int32_t> heads(count);
  std::size_t roots = 0;
  for (std::size_t child = 0; child < count; ++child) {
    const auto row = scores.subspan(child * (count + 1), count + 1);
    std::size_t best = 0;
    for (std::size_t h = 1; h <= count; ++h) {
      if (h != child + 1 && row[h] > row[best]) best = h;
    }
    heads[child] = static_cast<std::int32_t>(best) - 1;
    roots += best == 0;
  }
  if (roots != 1) return {};
  // No arc may cross another or stand over the root, which also rules out all cycles but those inside
  // one arc: climbing must end.
  for (std::size_t child = 0; child < count; ++child) {
    std::int32_t at = static_cast<std::int32_t>(child);
    for (std::size_t steps = 0; heads[static_cast<std::size_t>(at)] >= 0; ++steps) {
      if (steps > count) return {};
      at = heads[static_cast<std::size_t>(at)];
    }
  }
  for (std::size_t child = 0; child < count; ++child) {
    if (heads[child] < 0) continue;
    const auto own = static_cast<std::int32_t>(child);
    const std::int32_t left = std::min(own, heads[child]), right = std::max(own, heads[child]);
    for (std::int32_t inside = left + 1; inside < right; ++inside) {
      const std::int32_t head = heads[static_cast<std::size_t>(inside)];
      if (head < left || head > right) return {};
    }
  }
  return heads;
}

// Eisner's table: the best trees over a stretch with its head at the left or the right end, and those where
// the other end is already a child of the head ("open").
class Chart {
 public:
  Chart(std::span<const float> scores, std::size_t count) : m_scores(scores), m_count(count) {
    for (auto* table : {&m_open_left, &m_open_right, &m_left, &m_right}) table->assign(count * count, {});
    for (std::size_t i = 0; i < count; ++i) m_left[at(i, i)].score = m_right[at(i, i)].score = 0;
    for (std::size_t width = 1; width < count; ++width) {
      for (std::size_t first = 0; first + width < count; ++first) fill(first, first + width);
    }
  }

  std::vector<std::int32_t> heads() const {
    std::size_t root = 0;
    float top = kNever;
    for (std::size_t r = 0; r < m_count; ++r) {
      const float score =
          m_scores[r * (m_count + 1)] + m_right[at(0, r)].score + m_left[at(r, m_count - 1)].score;
      if (score > top) {
        top = score;
        root = r;
      }
    }
    std::vector<std::int32_t> out(m_count, -1);
    std::vector<Item> todo{{0, root, false, true}, {root, m_count - 1, false, false}};
    while (!todo.empty()) {
      const Item item = todo.back();
      todo.pop_back();
      if (item.first == item.last) continue;
      const std::size_t split = table(item)[at(item.first, item.last)].split;
      if (item.open) {
        const std::size_t head = item.head_right ? item.last : item.first;
        out[item.head_right ? item.first : item.last] = static_cast<std::int32_t>(head);
        todo.push_back({item.first, split, false, false});
        todo.push_back({split + 1, item.last, false, true});
      } else if (item.head_right) {
        todo.push_back({item.first, split, false, true});
        todo.push_back({split, item.last, true, true});
      } else {
        todo.push_back({item.first, split, true, false});
        todo.push_back({split, item.last, false, false});
      }
    }
    return out;
  }

 private:
  struct Cell {
    float score = kNever;
    std::uint32_t split = 0;
  };
  struct Item {
    std::size_t first, last;
    bool open, head_right;
  };

  std::size_t at(std::size_t first, std::size_t last) const { return first * m_count + last; }
  float arc(std::size_t child, std::size_t head) const { return m_scores[child * (m_count + 1) + head + 1]; }
  const std::vector<Cell>& table(const Item& item) const {
    if (item.open) return item.head_right ? m_open_right : m_open_left;
    return item.head_right ? m_right : m_left;
  }

  // "left": the head stands at the left end.
  void fill(std::size_t first, std::size_t last) {
    Cell open;
    for (std::size_t split = first; split < last; ++split)
      improve(open, m_left[at(first, split)].score + m_right[at(split + 1, last)].score, split);
    m_open_left[at(first, last)] = {open.score + arc(last, first), open.split};
    m_open_right[at(first, last)] = {open.score + arc(first, last), open.split};
    Cell left, right;
    for (std::size_t split = first + 1; split <= last; ++split)
      improve(left, m_open_left[at(first, split)].score + m_left[at(split, last)].score, split);
    for (std::size_t split = first; split < last; ++split)
      improve(right, m_right[at(first, split)].score + m_open_right[at(split, last)].score, split);
    m_left[at(first, last)] = left;
    m_right[at(first, last)] = right;
  }
  static void improve(Cell& cell, float score, std::size_t split) {
    if (score > cell.score) cell = {score, static_cast<std::uint32_t>(split)};
  }

  std::span<const float> m_scores;
  std::size_t m_count;
  std::vector<Cell> m_open_left, m_open_right, m_left, m_right;
};

}  // namespace

std::vector<std::int32_t> projective_tree(std::span<const float> scores, std::size_t count) {
  if (count == 0) return {};
  std::vector<std::int32_t> heads = best_heads(scores, count);
  return heads.empty() ? Chart(scores, count).heads() : heads;
}

}  // namespace claimgraph
