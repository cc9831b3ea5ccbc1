// A read-only hash table from short lower-case words to small values. Built once, then shared by all threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph::detail {

template <typename Value>
class WordTable {
 public:
  /// The first value given to a word stays.
  void add(std::string word, Value value) {
    if (word.empty() || find(word) != nullptr) return;
    if ((m_entries.size() + 1) * 2 > m_slots.size()) grow();
    m_longest = word.size() > m_longest ? word.size() : m_longest;
    m_entries.emplace_back(std::move(word), std::move(value));
    insert(m_entries.size());
  }

  const Value* find(std::string_view word) const {
    if (word.empty() || word.size() > m_longest) return nullptr;
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = hash(word) & mask;; i = (i + 1) & mask) {
      if (m_slots[i] == 0) return nullptr;
      const auto& entry = m_entries[m_slots[i] - 1];
      if (entry.first == word) return &entry.second;
    }
  }

  std::size_t longest() const { return m_longest; }

 private:
  static std::size_t hash(std::string_view word) {
    std::uint64_t h = 1469598103934665603ULL;
    for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return static_cast<std::size_t>(h ^ (h >> 29U));
  }

  void insert(std::size_t number) {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t i = hash(m_entries[number - 1].first) & mask;
    while (m_slots[i] != 0) i = (i + 1) & mask;
    m_slots[i] = static_cast<std::uint32_t>(number);
  }

  void grow() {
    m_slots.assign(m_slots.size() * 2, 0);
    for (std::size_t i = 1; i <= m_entries.size(); ++i) insert(i);
  }

  std::vector<std::pair<std::string, Value>> m_entries;
  std::vector<std::uint32_t> m_slots = std::vector<std::uint32_t>(64, 0);  // entry number, 0 = free
  std::size_t m_longest = 0;
};

}  // namespace claimgraph::detail
