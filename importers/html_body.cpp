#include "importers/html_body.hpp"

#include <array>
#include <cstddef>

#include "importers/html_rules.hpp"

namespace claimgraph::clean {

namespace {

/// F1 of two sets of blocks, by words.
double overlap(const Labels& a, const Labels& b, std::span<const BlockStats> stats) {
  double both = 0;
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double words = stats[i].words;
    const bool x = a[i] == Label::body;
    const bool y = b[i] == Label::body;
    both += x && y ? 2 * words : 0;
    sum += (x ? words : 0) + (y ? words : 0);
  }
  return sum > 0 ? both / sum : 0;
}

/// −1 where no rule takes the block, 1 where all do.
std::vector<float> votes_of_rules(std::span<const Block> blocks, std::span<const BlockStats> stats,
                                  std::span<const HtmlElement> elements) {
  const std::array<Labels, 4> rules = {
      container_candidate(blocks, stats), wide_candidate(blocks, stats, elements),
      points_candidate(blocks, stats, elements), marked_candidate(blocks, stats, elements)};
  std::vector<float> votes(blocks.size(), -1.0F);
  for (const Labels& rule : rules) {
    for (std::size_t i = 0; i < blocks.size(); ++i) votes[i] += rule[i] == Label::body ? 0.5F : 0.0F;
  }
  return votes;
}

/// What more than half of the rules take.
Labels majority(const std::vector<float>& votes) {
  std::size_t end = votes.size();
  while (end > 0 && votes[end - 1] <= 0) --end;
  Labels labels(votes.size(), Label::after);
  bool begun = false;
  for (std::size_t i = 0; i < end; ++i) {
    begun = begun || votes[i] > 0;
    labels[i] = votes[i] > 0 ? Label::body : begun ? Label::gap : Label::before;
  }
  return labels;
}

/// A body does not end with a heading or with a short line that announces something: what they announce is
/// not in it.
void drop_dangling_end(std::span<const Block> blocks, std::span<const BlockStats> stats, Labels& labels) {
  for (std::size_t i = labels.size(); i-- > 0;) {
    if (labels[i] != Label::body) continue;
    const bool heading = blocks[i].heading != 0 && stats[i].words <= 15;
    if (!heading && !(stats[i].end == End::colon && stats[i].words <= 12)) return;
    labels[i] = Label::after;
  }
}

}  // namespace

Labels choose_body(std::span<const Block> blocks, std::span<const BlockStats> stats,
                   std::span<const HtmlElement> elements, const PageModels* models) {
  // The rules are a strong push unless two models that read different features agree to the word, and the
  // rules do not say that this is only a small part (a live blog's first update).
  constexpr float kStrong = 4.0F;
  constexpr float kWeak = 1.0F;
  constexpr double kAgreed = 0.98;
  constexpr double kSmallPart = 0.5;
  std::vector<float> lean = votes_of_rules(blocks, stats, elements);
  if (models == nullptr) {
    Labels labels = majority(lean);
    drop_dangling_end(blocks, stats, labels);
    return labels;
  }
  const ChainScores by_markup = score(models->markup, features(blocks, stats, true));
  const ChainScores by_text = score(models->text, features(blocks, stats, false));
  const Labels markup_body = decode(by_markup);
  const bool agreed = overlap(markup_body, decode(by_text), stats) > kAgreed &&
                      overlap(markup_body, majority(lean), stats) > kSmallPart;
  for (float& vote : lean) vote *= agreed ? kWeak : kStrong;
  Labels labels = decode(mean(by_markup, by_text), lean);
  drop_dangling_end(blocks, stats, labels);
  return labels;
}

}  // namespace claimgraph::clean
