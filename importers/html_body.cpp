#include "importers/html_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "claimgraph/utf8.hpp"
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
std::vector<float> votes_of_rules(std::span<const BodyChoice::Voter> rules, std::size_t blocks) {
  std::vector<float> votes(blocks, -1.0F);
  for (const BodyChoice::Voter& rule : rules) {
    for (std::size_t i = 0; i < blocks; ++i) votes[i] += rule.labels[i] == Label::body ? 0.5F : 0.0F;
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

/// What a paragraph stands in.
std::uint32_t around(const Block& block, std::span<const HtmlElement> elements) {
  const HtmlElement& own = elements[block.element];
  return own.tag == Tag::p ? own.parent : block.element;
}

/// Calls to subscribe and share, notices, the author's biography.
bool reads_like_notice(const BlockStats& s) {
  const std::uint32_t calls =
      s.classes[kSubscribe] + s.classes[kShare] + s.classes[kLegal] + s.classes[kAdvert] + s.classes[kCall];
  return calls * 8 >= s.words || s.classes[kBio] >= 2 || s.classes[kPerson] * 8 >= s.words || s.mail ||
         s.url || s.handle || s.copyright || s.credit;
}

/// The text goes on behind a box in it (a call to subscribe, a promotion): paragraphs in the same element
/// that most rules take.
void keep_beyond_boxes(std::span<const Block> blocks, std::span<const BlockStats> stats,
                       std::span<const HtmlElement> elements, std::span<const float> votes, Labels& labels) {
  constexpr std::uint32_t kBox = kHintChrome | kHintAside | kHintNoiseName | kHintEmbed;
  std::size_t last = labels.size();
  while (last > 0 && labels[last - 1] != Label::body) --last;
  if (last == 0) return;
  const std::uint32_t text = around(blocks[last - 1], elements);
  const std::uint32_t marks = blocks[last - 1].hints & kBox;
  bool box = false;
  std::size_t end = last;
  for (std::size_t i = last; i < labels.size(); ++i) {
    const bool beside = around(blocks[i], elements) == text;
    box = box || (!beside && (blocks[i].hints & kBox & ~marks) != 0);
    if (!box || !beside || votes[i] < 0.5F || !stats[i].sentence_like() || stats[i].words < 12 ||
        reads_like_notice(stats[i]))
      continue;
    labels[i] = Label::body;
    end = i;
  }
  for (std::size_t i = last; i < end; ++i) {
    if (labels[i] == Label::after) labels[i] = Label::gap;
  }
}

std::size_t body_words(const Labels& labels, std::span<const BlockStats> stats) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) words += labels[i] == Label::body ? stats[i].words : 0;
  return words;
}

BodyChoice choose(std::span<const Block> blocks, std::span<const BlockStats> stats,
                  std::span<const HtmlElement> elements, const PageModels* models) {
  // The rules are a strong push unless two models that read different features agree to the word, and the
  // rules do not say that this is only a small part (a live blog's first update). Where no rule takes
  // anything, they say nothing.
  constexpr float kStrong = 4.0F;
  constexpr float kWeak = 1.0F;
  constexpr double kAgreed = 0.98;
  constexpr double kSmallPart = 0.5;
  constexpr std::size_t kRules = 4;
  BodyChoice choice;
  choice.voters = {{"container", container_candidate(blocks, stats)},
                   {"wide", wide_candidate(blocks, stats, elements)},
                   {"points", points_candidate(blocks, stats, elements)},
                   {"marked", marked_candidate(blocks, stats, elements)}};
  const std::vector<float> votes = votes_of_rules(choice.voters, blocks.size());
  std::vector<float> lean = votes;
  const bool voted = std::any_of(lean.begin(), lean.end(), [](float vote) { return vote > -1; });
  if (models == nullptr) {
    choice.labels = majority(lean);
  } else {
    const ChainScores by_markup = score(models->markup, features(blocks, stats, true));
    const ChainScores by_text = score(models->text, features(blocks, stats, false));
    choice.voters.push_back({"model with markup", decode(by_markup)});
    choice.voters.push_back({"model without", decode(by_text)});
    const Labels& markup_body = choice.voters[kRules].labels;
    const bool agreed = overlap(markup_body, choice.voters[kRules + 1].labels, stats) > kAgreed &&
                        overlap(markup_body, majority(lean), stats) > kSmallPart;
    for (float& vote : lean) vote *= !voted ? 0.0F : agreed ? kWeak : kStrong;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if ((blocks[i].hints & kHintChrome) != 0) lean[i] -= kStrong;
    }
    choice.labels = decode(mean(by_markup, by_text), lean);
  }
  keep_beyond_boxes(blocks, stats, elements, votes, choice.labels);
  drop_dangling_end(blocks, stats, choice.labels);
  choice.words = body_words(choice.labels, stats);
  for (BodyChoice::Voter& voter : choice.voters) voter.words = body_words(voter.labels, stats);
  std::vector<std::size_t> by_rules;
  std::vector<std::size_t> by_models;
  for (std::size_t v = 0; v < choice.voters.size(); ++v)
    (v < kRules ? by_rules : by_models).push_back(choice.voters[v].words);
  choice.wanted = doubt(choice.words, std::move(by_rules), std::move(by_models));
  return choice;
}

/// Labels of the blocks `kept` as labels of all `count` blocks.
Labels spread(const Labels& labels, const std::vector<std::size_t>& kept, std::size_t count) {
  Labels all(count, Label::before);
  std::size_t next = 0;
  for (std::size_t k = 0; k < kept.size(); ++k) {
    // What was left out between two blocks is a gap in the body, else what stands beside it.
    const Label left_out = k == 0 || labels[k] == labels[k - 1] ? labels[k] : labels[k - 1];
    const Label fill =
        left_out == Label::body ? (labels[k] == Label::after ? Label::after : Label::gap) : left_out;
    for (; next < kept[k]; ++next) all[next] = k == 0 ? Label::before : fill;
    all[next++] = labels[k];
  }
  const bool body = !kept.empty() && labels.back() != Label::before;
  for (; next < count; ++next) all[next] = body ? Label::after : Label::before;
  return all;
}

}  // namespace

std::size_t doubt(std::size_t kept, std::vector<std::size_t> rules, std::vector<std::size_t> models) {
  constexpr std::size_t kFew = 60;  // less is a stub, whoever is right
  for (std::vector<std::size_t>* group : {&rules, &models}) {
    if (group->empty()) continue;
    std::sort(group->begin(), group->end());
    // Half of them want as much or more, half as much or less.
    const std::size_t low = (*group)[(group->size() - 1) / 2];
    const std::size_t high = (*group)[group->size() / 2];
    if (std::max(low, kept) < kFew) continue;
    if (low > 2 * kept) return low;
    // Models that want less than the rules took see a part of a live blog.
    if (kept > 2 * high && group == &rules) return std::max<std::size_t>(high, 1);
  }
  return 0;
}

std::vector<std::size_t> own_blocks(std::span<const Block> blocks) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if ((blocks[i].hints & (kHintForeign | kHintFigure)) == 0) kept.push_back(i);
  }
  return kept;
}

BodyChoice choose_body(std::span<const Block> blocks, std::span<const BlockStats> stats,
                       std::span<const HtmlElement> elements, const PageModels* models) {
  const std::vector<std::size_t> kept = own_blocks(blocks);
  if (kept.size() == blocks.size()) return choose(blocks, stats, elements, models);
  std::vector<Block> own;
  std::vector<BlockStats> own_stats;
  for (const std::size_t i : kept) {
    own.push_back(blocks[i]);
    own_stats.push_back(stats[i]);
  }
  BodyChoice choice = choose(own, own_stats, elements, models);
  choice.labels = spread(choice.labels, kept, blocks.size());
  for (BodyChoice::Voter& voter : choice.voters) voter.labels = spread(voter.labels, kept, blocks.size());
  return choice;
}

std::string explain_body(const BodyChoice& choice, std::span<const Block> blocks) {
  constexpr const char* kNames[] = {"before", "body", "gap", "after"};
  constexpr std::size_t kShown = 60;
  std::string out = fmt::format("body: {} words;", choice.words);
  for (std::size_t v = 0; v < choice.voters.size(); ++v)
    out +=
        fmt::format("{} {} {}: {}", v == 0 ? "" : ",", v + 1, choice.voters[v].name, choice.voters[v].words);
  out += choice.wanted > 0 ? "; in doubt\n" : "\n";
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    std::string votes;
    for (std::size_t v = 0; v < choice.voters.size(); ++v)
      votes += choice.voters[v].labels[i] == Label::body ? static_cast<char>('1' + v) : '.';
    const char* part = (blocks[i].hints & kHintComments) != 0     ? "comments"
                       : (blocks[i].hints & kHintNotice) != 0     ? "notice"
                       : (blocks[i].hints & kHintOtherStory) != 0 ? "other story"
                       : (blocks[i].hints & kHintFigure) != 0     ? "caption"
                                                                  : "";
    const std::string_view text = utf8_prefix(blocks[i].text, kShown);
    out += fmt::format("{:6} {} {:11} {}{}\n", kNames[static_cast<std::size_t>(choice.labels[i])], votes,
                       part, text, text.size() < blocks[i].text.size() ? "…" : "");
  }
  return out;
}

}  // namespace claimgraph::clean
