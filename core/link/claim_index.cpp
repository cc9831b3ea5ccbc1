#include "core/link/claim_index.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

namespace claimgraph {

namespace {

/// How many words two claims must share, of which the shorter one has so many.
std::size_t needed(std::size_t words) {
  return (words * 3 + 4) / 5;  // kSameTopic of them, rounded up
}
static_assert(kSameTopic == 0.6);

/// How many of a claim's rarest words must be looked up.
std::size_t rarest(std::size_t words) {
  return words == 0 ? 0 : words - needed(words) + 1;
}

std::size_t shared_words(const WordNumbers& a, const WordNumbers& b) {
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      ++shared, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  return shared;
}

}  // namespace

double overlap(const WordNumbers& a, const WordNumbers& b, bool of_longer) {
  const std::size_t shared = shared_words(a, b);
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
    PreparedClaim claim{&facts[i], {}};
    for (const std::string& word : words[i]) claim.words.push_back(m_numbers.at(word));
    std::sort(claim.words.begin(), claim.words.end());
    m_claims.push_back(std::move(claim));
  }
  std::sort(m_claims.begin(), m_claims.end(), [](const PreparedClaim& a, const PreparedClaim& b) {
    return std::tie(a.facts->when, a.facts->id) < std::tie(b.facts->when, b.facts->id);
  });
  for (const PreparedClaim& claim : m_claims) m_signatures.push_back(signature_of(claim.words));
  m_holders.resize(order.size());
  m_seen.resize(facts.size());
  m_rare.resize(order.size());
  for (std::uint32_t i = 0; i < m_claims.size(); ++i) {
    const WordNumbers& own = m_claims[i].words;
    for (const std::uint32_t word : own) m_holders[word].push_back(i);
    for (std::size_t k = 0; k < rarest(own.size()); ++k) m_rare[own[k]].push_back(i);
  }
}

WordNumbers ClaimIndex::numbers(const Strings& words) const {
  WordNumbers out;
  auto unknown = static_cast<std::uint32_t>(m_holders.size());
  for (const std::string& word : words) {
    const auto found = m_numbers.find(word);
    out.push_back(found == m_numbers.end() ? unknown++ : found->second);
  }
  std::sort(out.begin(), out.end());
  return out;
}

void ClaimIndex::alike(const WordNumbers& words, std::uint32_t from, std::vector<std::uint32_t>& out) const {
  out.clear();
  if (++m_round == 0) {
    std::fill(m_seen.begin(), m_seen.end(), 0U);
    m_round = 1;
  }
  const Signature mine = signature_of(words);
  for (std::size_t k = 0; k < words.size() && words[k] < m_holders.size(); ++k) {
    const auto& found = k < rarest(words.size()) ? m_holders[words[k]] : m_rare[words[k]];
    for (auto at = std::lower_bound(found.begin(), found.end(), from); at != found.end(); ++at) {
      const Signature& own = m_signatures[*at];
      const std::size_t least = needed(std::min(words.size(), std::size_t{own.words}));
      if (static_cast<std::size_t>(std::popcount(mine.bits & own.bits)) + mine.doubled < least) continue;
      if (m_seen[*at] == m_round) continue;
      m_seen[*at] = m_round;
      const WordNumbers& theirs = m_claims[*at].words;
      if (shared_words(words, theirs) >= needed(std::min(words.size(), theirs.size()))) out.push_back(*at);
    }
  }
  std::sort(out.begin(), out.end());
}

std::span<const std::uint32_t> ClaimIndex::later_alike(std::uint32_t i) const {
  if (m_starts.empty()) {
    std::vector<std::uint32_t> found;
    m_starts.push_back(0);
    for (std::uint32_t k = 0; k < m_claims.size(); ++k) {
      alike(m_claims[k].words, k + 1, found);
      m_later.insert(m_later.end(), found.begin(), found.end());
      m_starts.push_back(m_later.size());
    }
  }
  return {m_later.data() + m_starts[i], m_starts[i + 1] - m_starts[i]};
}

ClaimIndex::Signature ClaimIndex::signature_of(const WordNumbers& words) {
  Signature out;
  for (const std::uint32_t word : words) out.bits |= 1ULL << (word * 0x9E3779B1U >> 26U);
  const auto most = [](std::size_t n) { return static_cast<std::uint8_t>(std::min<std::size_t>(n, 255)); };
  out.words = most(words.size());
  out.doubled = most(words.size() - static_cast<std::size_t>(std::popcount(out.bits)));
  return out;
}

}  // namespace claimgraph
