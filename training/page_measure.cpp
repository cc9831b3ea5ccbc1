#include "training/page_measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace claimgraph::training {

namespace {

constexpr std::size_t kGram = 4;

/// Hashes of the runs of four words, with their counts; of a shorter text the whole.
std::map<std::uint64_t, int> grams(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  std::map<std::uint64_t, int> out;
  if (words.empty()) return out;
  const std::size_t last = words.size() < kGram ? 1 : words.size() - (kGram - 1);
  for (std::size_t i = 0; i < last; ++i) {
    std::uint64_t hash = 1469598103934665603ULL;  // FNV-1a
    for (std::size_t k = i; k < std::min(i + kGram, words.size()); ++k) {
      for (const char c : words[k]) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
      hash = (hash ^ 0xffU) * 1099511628211ULL;
    }
    ++out[hash];
  }
  return out;
}

struct Counts {
  double both = 0, in_truth = 0, in_body = 0;
  double f1() const { return in_truth + in_body > 0 ? 2 * both / (in_truth + in_body) : 1; }
};

Counts compare(const std::map<std::uint64_t, int>& wanted, const std::map<std::uint64_t, int>& got) {
  Counts counts;
  for (const auto& [hash, count] : wanted) counts.in_truth += count;
  for (const auto& [hash, count] : got) {
    counts.in_body += count;
    const auto found = wanted.find(hash);
    if (found != wanted.end()) counts.both += std::min(count, found->second);
  }
  return counts;
}

}  // namespace

void BodyScore::add(const Page& page, const std::vector<clean::Label>& labels) {
  std::string body;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == clean::Label::body) body.append(page.blocks[i].text).append("\n\n");
  }
  const auto got = grams(body);
  Counts best;
  for (const std::string& truth : page.truths) {
    const Counts counts = compare(grams(truth), got);
    if (counts.f1() > best.f1() || best.in_truth == 0) best = counts;
  }
  if (best.in_body > 0) {
    m_precision += best.both / best.in_body;
    ++m_found;
  }
  m_recall += best.in_truth > 0 ? best.both / best.in_truth : 0;
  m_strict += best.f1();
  ++m_pages;
}

double BodyScore::f1() const {
  const double p = m_precision / m_found, r = m_recall / m_pages;
  return 2 * p * r / (p + r);
}

std::string BodyScore::text() const {
  return fmt::format("F1 {:.4f} P {:.4f} R {:.4f} strict F1 {:.4f}", f1(), m_precision / m_found,
                     m_recall / m_pages, m_strict / m_pages);
}

}  // namespace claimgraph::training
