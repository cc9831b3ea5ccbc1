#include "core/link/claim_index.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace claimgraph {

namespace {

/// How many of a claim's rarest words must be looked up.
std::size_t rarest(std::size_t words) {
  if (words == 0) return 0;
  const auto needed = static_cast<std::size_t>(std::ceil(kSameTopic * static_cast<double>(words) - 1e-9));
  return words - needed + 1;
}

}  // namespace

double overlap(const WordNumbers& a, const WordNumbers& b, bool of_longer) {
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      ++shared, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  const std::size_t size = of_longer ? std::max(a.size(), b.size()) : std::min(a.size(), b.size());
  return shared < 2 ? 0 : static_cast<double>(shared) / static_cast<double>(size);
}

ClaimIndex::ClaimIndex(const std::vector<ClaimFacts>& facts) {
  std::map<std::string, std::uint32_t> holders;  // of each word
  std::vector<Strings> words(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    words[i] = content_words(facts[i].text);
    for (const std::string& word : words[i]) ++holders[word];
  }
  std::vector<std::pair<std::uint32_t, std::string_view>> order;
  for (const auto& [word, count] : holders) order.emplace_back(count, word);
  std::sort(order.begin(), order.end());
  for (std::uint32_t i = 0; i < order.size(); ++i) m_numbers.emplace(order[i].second, i);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    PreparedClaim claim{&facts[i], {}, names_in(facts[i].text), periods_in(facts[i].text)};
    for (const std::string& word : words[i]) claim.words.push_back(m_numbers.at(word));
    std::sort(claim.words.begin(), claim.words.end());
    m_claims.push_back(std::move(claim));
  }
  std::sort(m_claims.begin(), m_claims.end(), [](const PreparedClaim& a, const PreparedClaim& b) {
    return std::tie(a.facts->when, a.facts->id) < std::tie(b.facts->when, b.facts->id);
  });
  m_holders.resize(order.size());
  m_rare.resize(order.size());
  for (std::uint32_t i = 0; i < m_claims.size(); ++i) {
    const WordNumbers& own = m_claims[i].words;
    for (const std::uint32_t word : own) m_holders[word].push_back(i);
    for (std::size_t k = 0; k < rarest(own.size()); ++k) m_rare[own[k]].push_back(i);
  }
}

WordNumbers ClaimIndex::numbers(const Strings& words) const {
  WordNumbers out;
  for (const std::string& word : words) {
    if (const auto found = m_numbers.find(word); found != m_numbers.end()) out.push_back(found->second);
  }
  std::sort(out.begin(), out.end());
  return out;
}

void ClaimIndex::candidates(const WordNumbers& words, std::vector<std::uint32_t>& out) const {
  out.clear();
  for (std::size_t k = 0; k < words.size(); ++k) {
    const auto& found = k < rarest(words.size()) ? m_holders[words[k]] : m_rare[words[k]];
    out.insert(out.end(), found.begin(), found.end());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

}  // namespace claimgraph
