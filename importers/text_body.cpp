#include "importers/text_body.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace claimgraph::clean {

namespace {

/// A line that sells, shares or credits.
bool is_notice(const BlockStats& s) {
  if (s.credit || s.copyright) return true;
  if (s.words >= 25) return false;
  std::uint32_t words = 0;
  for (const WordClass c : {kShare, kSubscribe, kAdvert, kLegal, kRelated, kComment}) words += s.classes[c];
  return words * 4 >= s.words;
}

}  // namespace

std::vector<Label> run_candidate(std::span<const Block> blocks, std::span<const BlockStats> stats) {
  constexpr double kLoss = 12;      // a line that is no prose
  constexpr double kLongest = 50;   // words of one line that count
  constexpr double kTitleWord = 4;  // what a word of the title is worth
  std::vector<Label> labels(blocks.size(), Label::before);
  double sum = 0;
  double best = 0;
  std::size_t begin = 0;
  std::size_t from = 0;
  std::size_t to = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (stats[i].sentence_like() && !is_notice(stats[i])) {
      sum +=
          std::min<double>(stats[i].words, kLongest) + kTitleWord * std::min<double>(stats[i].title_hits, 5);
    } else {
      sum -= kLoss;
    }
    if (sum <= 0) {
      sum = 0;
      begin = i + 1;
    } else if (sum > best) {
      best = sum;
      from = begin;
      to = i + 1;
    }
  }
  for (std::size_t i = from; i < to; ++i) labels[i] = is_notice(stats[i]) ? Label::gap : Label::body;
  std::fill(labels.begin() + static_cast<std::ptrdiff_t>(to), labels.end(), Label::after);
  return labels;
}

std::vector<Label> choose_text_body(std::span<const Block> blocks, std::span<const BlockStats> stats,
                                    const PageModels* models) {
  constexpr double kMeeting = 0.3;
  std::vector<Label> by_run = run_candidate(blocks, stats);
  if (models == nullptr) return by_run;
  std::vector<Label> by_model = decode(score(models->text, features(blocks, stats, false)));
  double both = 0;
  double sum = 0;
  std::uint32_t model_hits = 0;
  std::uint32_t run_hits = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool a = by_model[i] == Label::body;
    const bool b = by_run[i] == Label::body;
    both += a && b ? 2.0 * stats[i].words : 0;
    sum += (a ? stats[i].words : 0.0) + (b ? stats[i].words : 0.0);
    model_hits += a ? stats[i].title_hits : 0U;
    run_hits += b ? stats[i].title_hits : 0U;
  }
  return both < kMeeting * sum && run_hits > model_hits ? by_run : by_model;
}

}  // namespace claimgraph::clean
