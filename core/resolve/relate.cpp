#include "core/resolve/relate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <compare>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "core/resolve/claim_words.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kMostClaimsAWord = 200;  // a word in more claims leads nowhere
constexpr double kSameTopic = 0.6;             // shared words, of the shorter claim
constexpr double kSameClaim = 0.5;             // shared words, of the longer claim, of a contradiction
constexpr double kSameWords = 0.8;             // likewise, where nothing names what they are about
constexpr double kDisputed = 0.4;              // the same, of a dispute inside one article
constexpr double kNear = 0.05;                 // relative difference of a variant

using Words = std::vector<std::uint32_t>;  // numbers of words, sorted

/// Shared words, of the shorter list or (`of_longer`) of the longer one; 0 when fewer than two.
double overlap(const Words& a, const Words& b, bool of_longer) {
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

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& one) { return std::find(b.begin(), b.end(), one) != b.end(); });
}

bool comparable(const Quantity& a, const Quantity& b) {
  return a.kind == b.kind && a.currency == b.currency && a.unit == b.unit;
}

std::string short_figure(const Quantity& q) {
  const double size = std::fabs(q.value);
  const auto scaled = [&](double by, const char* letter) {
    return fmt::format("{:.6g}{}", q.value / by, letter);
  };
  if (q.unit == "percent") return fmt::format("{:.6g}%", q.value * 100);
  if (size >= 1e9) return scaled(1e9, "B");
  if (size >= 1e6) return scaled(1e6, "M");
  if (size >= 1e4) return scaled(1e3, "K");
  return fmt::format("{:.6g}", q.value);
}

/// True when `precise` rounded (or cut) to as many digits as `rough` shows gives `rough`.
bool rounds_to(const Quantity& precise, const Quantity& rough, bool truncate) {
  if (precise.significant_digits <= rough.significant_digits || rough.significant_digits <= 0 ||
      precise.value == 0) {
    return false;
  }
  const double scale =
      std::pow(10.0, rough.significant_digits - 1 - std::floor(std::log10(std::fabs(precise.value))));
  const double scaled = precise.value * scale;
  const double got = (truncate ? std::trunc(scaled) : std::round(scaled)) / scale;
  return std::fabs(got - rough.value) <= std::fabs(rough.value) * 1e-9;
}

std::pair<double, double> interval(const Quantity& q) {
  double low = q.low.value_or(q.value);
  double high = q.high.value_or(q.value);
  const double slack = std::fabs(q.value) * (q.approximate == Approximation::about ? 0.1 : 1e-9);
  low -= slack;
  high += slack;
  if (q.approximate == Approximation::under) low = -INFINITY;
  if (q.approximate == Approximation::over) high = INFINITY;
  return {low, high};
}

struct FigureResult {
  EdgeKind kind = EdgeKind::variant_of;
  std::string label, detail;
};

/// What two different figures of the same kind mean; nothing when they agree.
std::optional<FigureResult> compare(const Quantity& a, const Quantity& b) {
  if (a.value == b.value && a.low == b.low && a.high == b.high) return std::nullopt;
  FigureResult out;
  out.label = short_figure(a) + " → " + short_figure(b);
  if (rounds_to(a, b, false) || rounds_to(b, a, false)) {
    out.detail = "rounds-to";
    return out;
  }
  if (rounds_to(a, b, true) || rounds_to(b, a, true)) {
    out.detail = "truncates-to";
    return out;
  }
  const auto [low_a, high_a] = interval(a);
  const auto [low_b, high_b] = interval(b);
  if (low_a <= high_b && low_b <= high_a) {
    out.detail = "compatible";
    return out;
  }
  const double greater = std::max(std::fabs(a.value), std::fabs(b.value));
  const double smaller = std::min(std::fabs(a.value), std::fabs(b.value));
  if (greater - smaller <= kNear * greater && a.value * b.value > 0) {
    out.detail = "near";
    return out;
  }
  const double ratio = smaller > 0 ? greater / smaller : 0;
  const bool slip = std::fabs(ratio - 1e3) < 1e-6 || std::fabs(ratio - 1e6) < 1e-3;
  out.kind = EdgeKind::contradicts;
  out.detail = slip ? "scale-slip" : "disjoint";
  return out;
}

struct Prepared {
  const ClaimFacts* facts = nullptr;
  Words words;
  Strings names, periods;
};

/// All claims by (time, id), so that the first of a pair is the earlier one, and for each word the claims
/// that have it.
struct ClaimIndex {
  std::vector<Prepared> claims;
  std::vector<std::vector<std::uint32_t>> holders;

  explicit ClaimIndex(const std::vector<ClaimFacts>& facts) {
    std::unordered_map<std::string, std::uint32_t> numbers;
    claims.reserve(facts.size());
    for (const ClaimFacts& claim : facts)
      claims.push_back({&claim, {}, names_in(claim.text), periods_in(claim.text)});
    std::sort(claims.begin(), claims.end(), [](const Prepared& a, const Prepared& b) {
      return std::tie(a.facts->when, a.facts->id) < std::tie(b.facts->when, b.facts->id);
    });
    for (std::uint32_t i = 0; i < claims.size(); ++i) {
      for (std::string& word : content_words(claims[i].facts->text)) {
        const auto number =
            numbers.try_emplace(std::move(word), static_cast<std::uint32_t>(numbers.size())).first->second;
        if (number == holders.size()) holders.emplace_back();
        // One more than the limit says as much as all.
        if (holders[number].size() <= kMostClaimsAWord) holders[number].push_back(i);
        claims[i].words.push_back(number);
      }
      std::sort(claims[i].words.begin(), claims[i].words.end());
      claims[i].words.shrink_to_fit();
    }
  }

  /// Claims that share two words with `words`, ascending.
  void candidates(const Words& words, std::vector<std::uint32_t>& out) const {
    out.clear();
    for (const std::uint32_t word : words) {
      if (holders[word].size() <= kMostClaimsAWord)
        out.insert(out.end(), holders[word].begin(), holders[word].end());
    }
    std::sort(out.begin(), out.end());
    std::size_t kept = 0;
    for (std::size_t i = 0; i + 1 < out.size(); ++i) {
      if (out[i] == out[i + 1] && (kept == 0 || out[kept - 1] != out[i])) out[kept++] = out[i];
    }
    out.resize(kept);
  }
};

/// "2031" and "2031-03-11" may be the same period; "2030" and "2031" are not.
bool periods_agree(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || a.starts_with(b) || b.starts_with(a);
}

bool is_subset(const Strings& a, const Strings& b) {
  return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

/// Whether two claims may speak of the same thing at the same time. `hard`: as sure as a contradiction asks.
bool same_matter(const Prepared& a, const Prepared& b, bool hard) {
  const ClaimFacts& x = *a.facts;
  const ClaimFacts& y = *b.facts;
  if (!x.subject.empty() && !y.subject.empty() && x.subject != y.subject) return false;
  if (!periods_agree(x.valid_time, y.valid_time)) return false;
  if (hard ? a.periods != b.periods : !is_subset(a.periods, b.periods) && !is_subset(b.periods, a.periods))
    return false;
  return is_subset(a.names, b.names) || is_subset(b.names, a.names);
}

/// The one figure of each claim that can be compared; nothing when there are none or several.
std::optional<std::pair<std::size_t, std::size_t>> comparable_figures(const ClaimFacts& x,
                                                                      const ClaimFacts& y) {
  std::optional<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t i = 0; i < x.quantities.size(); ++i) {
    for (std::size_t k = 0; k < y.quantities.size(); ++k) {
      if (!comparable(x.quantities[i], y.quantities[k])) continue;
      if (found) return std::nullopt;  // it is not clear which changed
      found = {i, k};
    }
  }
  return found;
}

/// "900 jobs" and "200 new jobs", not "12 schools hit" and "12 shops hit".
bool count_the_same(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return false;
  return std::find(b.begin(), b.end(), a.front()) != b.end() ||
         std::find(a.begin(), a.end(), b.front()) != a.end();
}

/// Both figures stand among the same words, and a bare number counts the same things.
bool figures_do_the_same(const ClaimFacts& x, std::size_t i, const ClaimFacts& y, std::size_t k) {
  if (i >= x.figure_words.size() || k >= y.figure_words.size()) return true;  // not known
  const FigureWords& a = x.figure_words[i];
  const FigureWords& b = y.figure_words[k];
  const Quantity& figure = x.quantities[i];
  const bool bare = figure.unit.empty() && figure.currency.empty();
  return share(a.around, b.around) && (!bare || count_the_same(a.counted, b.counted));
}

/// Something says that both are about one thing: whom or what they are about, a name, or nearly all words.
bool same_subject(const Prepared& a, const Prepared& b) {
  const ClaimFacts& x = *a.facts;
  const ClaimFacts& y = *b.facts;
  return (!x.subject.empty() && x.subject == y.subject) || share(x.about, y.about) ||
         share(a.names, b.names) || overlap(a.words, b.words, true) >= kSameWords;
}

std::optional<ClaimRelation> relation_of_figures(const Prepared& a, const Prepared& b, std::size_t i,
                                                 std::size_t k, ClaimRelation out) {
  const ClaimFacts& x = *a.facts;
  const ClaimFacts& y = *b.facts;
  const auto figures = compare(x.quantities[i], y.quantities[k]);
  if (!figures || x.polarity != y.polarity || !figures_do_the_same(x, i, y, k)) return std::nullopt;
  // "about 5.6 million" for "5.58 million" is a matter of words; all else must speak of one thing at one
  // time.
  const bool wording = figures->detail == "rounds-to" || figures->detail == "truncates-to";
  if (!same_matter(a, b, !wording) || !(wording || same_subject(a, b))) return std::nullopt;
  out.kind = figures->kind;
  out.label = figures->label;
  out.detail = figures->detail;
  if (out.kind != EdgeKind::contradicts) return out;
  if (share(x.speakers, y.speakers)) {
    // The same source with a later figure has changed it; at one time it speaks of two things.
    if (x.when >= y.when) return std::nullopt;
    out.kind = EdgeKind::variant_of;
    out.detail = "supersedes";
    return out;
  }
  // A short claim may be part of many long ones.
  return overlap(a.words, b.words, true) < kSameClaim ? std::nullopt : std::optional(out);
}

/// The relation of two claims on one topic, `a` the earlier one.
std::optional<ClaimRelation> relation_of(const Prepared& a, const Prepared& b) {
  const ClaimFacts& x = *a.facts;
  const ClaimFacts& y = *b.facts;
  if (!x.about.empty() && !y.about.empty() && !share(x.about, y.about)) return std::nullopt;
  const double likeness = overlap(a.words, b.words, false);
  if (likeness < kSameTopic) return std::nullopt;
  ClaimRelation out;
  out.source = x.id;
  out.target = y.id;
  out.confidence = likeness;
  out.by = "rule:figures/2";
  const auto figures = comparable_figures(x, y);
  if (figures) {
    if (auto found = relation_of_figures(a, b, figures->first, figures->second, out)) return found;
    if (compare(x.quantities[figures->first], y.quantities[figures->second])) return std::nullopt;
  }
  const bool no_figures = x.quantities.empty() && y.quantities.empty();
  if (x.polarity == y.polarity || a.words != b.words || !(figures || no_figures)) return std::nullopt;
  if (!same_matter(a, b, true) || share(x.speakers, y.speakers)) return std::nullopt;
  out.kind = EdgeKind::contradicts;
  out.label = "contradicts";
  out.detail = "polarity";
  out.by = "rule:polarity/2";
  return out;
}

bool share_figure(const ClaimFacts& a, const ClaimFacts& b) {
  return std::any_of(a.quantities.begin(), a.quantities.end(), [&](const Quantity& p) {
    return std::any_of(b.quantities.begin(), b.quantities.end(),
                       [&](const Quantity& q) { return comparable(p, q) && p.value == q.value; });
  });
}

bool figures_differ(const ClaimFacts& a, const ClaimFacts& b) {
  for (const Quantity& p : a.quantities) {
    const bool any = std::any_of(b.quantities.begin(), b.quantities.end(),
                                 [&](const Quantity& q) { return comparable(p, q); });
    const bool equal = std::any_of(b.quantities.begin(), b.quantities.end(),
                                   [&](const Quantity& q) { return comparable(p, q) && p.value == q.value; });
    if (any && !equal) return true;
  }
  return false;
}

}  // namespace

std::vector<ClaimRelation> relate_claims(const std::vector<ClaimFacts>& claims) {
  const ClaimIndex index(claims);
  const std::vector<Prepared>& prepared = index.claims;
  std::vector<ClaimRelation> out;
  std::vector<std::uint32_t> others;
  for (std::uint32_t i = 0; i < prepared.size(); ++i) {
    index.candidates(prepared[i].words, others);
    for (const std::uint32_t j : others) {
      if (j <= i) continue;
      if (auto relation = relation_of(prepared[i], prepared[j])) out.push_back(std::move(*relation));
    }
  }
  return out;
}

std::vector<StanceTarget> stance_targets(const std::vector<ClaimFacts>& claims,
                                         const std::vector<StanceFacts>& stances) {
  const ClaimIndex index(claims);
  const std::vector<Prepared>& prepared = index.claims;
  std::vector<std::uint32_t> others;
  std::unordered_map<std::string, std::uint32_t> place;
  for (std::uint32_t i = 0; i < prepared.size(); ++i) place.emplace(prepared[i].facts->id, i);
  std::vector<StanceTarget> out;
  for (const StanceFacts& stance : stances) {
    const auto own = place.find(stance.claim);
    if (own == place.end()) continue;
    const Prepared& mine = prepared[own->second];
    if (!mine.facts->speakers.empty() && stance.stance != StanceKind::corrects)
      continue;  // the same words: one node
    double best = 0;
    const Prepared* target = nullptr;
    index.candidates(mine.words, others);
    for (const std::uint32_t j : others) {
      const Prepared& other = prepared[j];
      const bool said_by_others = std::any_of(
          other.facts->speakers.begin(), other.facts->speakers.end(), [&](const std::string& speaker) {
            return std::find(stance.speakers.begin(), stance.speakers.end(), speaker) ==
                   stance.speakers.end();
          });
      if (j == own->second || !said_by_others) continue;
      if (stance.stance != StanceKind::corrects && figures_differ(*mine.facts, *other.facts)) continue;
      // Inside one article extraction has joined what is surely meant; a few shared words are no more than
      // the article's subject, unless the figure is among them or somebody denies it outright.
      const bool same_article = !stance.article.empty() && stance.article == other.facts->only_article;
      const bool part =
          stance.stance != StanceKind::denies && overlap(mine.words, other.words, true) < kDisputed;
      if (same_article && part && !share_figure(*mine.facts, *other.facts)) continue;
      const double likeness = overlap(mine.words, other.words, false);
      if (likeness >= kSameTopic && likeness > best) {
        best = likeness;
        target = &other;
      }
    }
    if (target)
      out.push_back({stance.attribution, target->facts->id, "overlap", best, "rule:stance-target/1"});
  }
  return out;
}

}  // namespace claimgraph
