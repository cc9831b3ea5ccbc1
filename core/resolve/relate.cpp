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

#include "core/model/identity.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kMostClaimsAWord = 200;      // a word in more claims leads nowhere
constexpr std::size_t kMostArticlesAShingle = 20;  // neither does a shingle in more articles
constexpr double kSameTopic = 0.6;                 // shared words, of the shorter claim
constexpr double kCopied = 0.15;                   // containment
constexpr double kNear = 0.05;                     // relative difference of a variant
constexpr std::size_t kShingle = 5;

/// Words that carry meaning, without figures; sorted, each once.
std::vector<std::string> content_words(const std::string& text) {
  static const std::set<std::string, std::less<>> kStop{
      "a",     "an",   "the",   "of",      "to",      "in",       "on",       "at",   "by",   "for",
      "with",  "and",  "or",    "its",     "it",      "is",       "was",      "are",  "be",   "been",
      "has",   "have", "had",   "that",    "this",    "as",       "from",     "only", "just", "about",
      "s",     "not",  "did",   "does",    "no",      "us",       "than",     "less", "more", "over",
      "under", "will", "would", "million", "billion", "thousand", "trillion", "per",  "cent", "percent"};
  const std::string folded = normalise_name(text);
  std::set<std::string> words;
  std::string word;
  const auto flush = [&] {
    const bool figure = !word.empty() && word.front() >= '0' && word.front() <= '9';
    if (!figure && !kStop.contains(word) && !word.empty()) {
      if (word.size() > 4 && word.ends_with("s") && !word.ends_with("ss")) word.pop_back();
      words.insert(word);
    }
    word.clear();
  };
  for (const char c : folded) {
    const bool part =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (part) {
      word += c;
    } else {
      flush();
    }
  }
  flush();
  return {words.begin(), words.end()};
}

using Words = std::vector<std::uint32_t>;  // numbers of words, sorted

double overlap(const Words& a, const Words& b) {
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      ++shared, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  const std::size_t shorter = std::min(a.size(), b.size());
  return shared < 2 ? 0 : static_cast<double>(shared) / static_cast<double>(shorter);
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
};

/// All claims by (time, id), so that the first of a pair is the earlier one, and for each word the claims
/// that have it.
struct ClaimIndex {
  std::vector<Prepared> claims;
  std::vector<std::vector<std::uint32_t>> holders;

  explicit ClaimIndex(const std::vector<ClaimFacts>& facts) {
    std::unordered_map<std::string, std::uint32_t> numbers;
    claims.reserve(facts.size());
    for (const ClaimFacts& claim : facts) claims.push_back({&claim, {}});
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

/// The relation of two claims on one topic, `a` the earlier one.
std::optional<ClaimRelation> relation_of(const Prepared& a, const Prepared& b) {
  const ClaimFacts& x = *a.facts;
  const ClaimFacts& y = *b.facts;
  if (!x.about.empty() && !y.about.empty() && !share(x.about, y.about)) return std::nullopt;
  const double likeness = overlap(a.words, b.words);
  if (likeness < kSameTopic) return std::nullopt;
  ClaimRelation out;
  out.source = x.id;
  out.target = y.id;
  out.confidence = likeness;
  out.by = "rule:figures/1";
  // One comparable figure on each side, or it is not clear which changed.
  const Quantity* first = nullptr;
  const Quantity* second = nullptr;
  int pairs = 0;
  for (const Quantity& p : x.quantities) {
    for (const Quantity& q : y.quantities) {
      if (!comparable(p, q)) continue;
      ++pairs;
      first = &p;
      second = &q;
    }
  }
  if (pairs == 1) {
    if (const auto figures = compare(*first, *second)) {
      if (x.polarity != y.polarity) return std::nullopt;
      out.kind = figures->kind;
      out.label = figures->label;
      out.detail = figures->detail;
      // The same source with a later figure has changed it, not contradicted itself.
      if (out.kind == EdgeKind::contradicts && share(x.speakers, y.speakers) && x.when < y.when) {
        out.kind = EdgeKind::variant_of;
        out.detail = "supersedes";
      }
      return out;
    }
  }
  if (x.polarity != y.polarity && a.words == b.words &&
      (pairs == 1 || (x.quantities.empty() && y.quantities.empty()))) {
    out.kind = EdgeKind::contradicts;
    out.label = "contradicts";
    out.detail = "polarity";
    out.by = "rule:polarity/1";
    return out;
  }
  return std::nullopt;
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

struct Word {
  Span span;
  std::uint64_t hash = 0;
};

std::vector<Word> words_with_spans(const std::string& text) {
  std::vector<Word> out;
  Word word;
  const auto flush = [&](std::size_t end) {
    if (word.hash == 0) return;
    word.span.end = static_cast<std::uint32_t>(end);
    out.push_back(word);
    word = {};
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool letter = (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z' && byte < 0x80;
    if (!letter && !(byte >= '0' && byte <= '9') && byte < 0x80) {
      flush(i);
      continue;
    }
    if (word.hash == 0) {
      word.span.begin = static_cast<std::uint32_t>(i);
      word.hash = 14695981039346656037ULL;
    }
    word.hash = (word.hash ^ (letter ? byte | 0x20U : byte)) * 1099511628211ULL;  // FNV-1a
  }
  flush(text.size());
  return out;
}

struct Shingles {
  std::vector<std::uint64_t> hashes;
  std::vector<Span> spans;
};

Shingles shingles_of(const std::string& text) {
  Shingles out;
  const std::vector<Word> words = words_with_spans(text);
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t j = 0; j < kShingle; ++j) hash = (hash ^ words[i + j].hash) * 0x9E3779B97F4A7C15ULL;
    out.hashes.push_back(hash);
    out.spans.push_back({words[i].span.begin, words[i + kShingle - 1].span.end});
  }
  return out;
}

/// The longest run of shingles of `a` that all stand in `b`.
Span longest_run(const Shingles& a, const Shingles& b) {
  std::vector<std::uint64_t> known = b.hashes;
  std::sort(known.begin(), known.end());
  Span best, run;
  for (std::size_t i = 0; i < a.hashes.size(); ++i) {
    if (!std::binary_search(known.begin(), known.end(), a.hashes[i])) {
      run = {};
      continue;
    }
    if (run.empty()) run = a.spans[i];
    run.end = a.spans[i].end;
    if (run.size() > best.size()) best = run;
  }
  return best;
}

/// The shingles that at least two and at most kMostArticlesAShingle articles have. Most have one owner, so
/// they are found by sorting, a part of all hashes at a time: memory stays small, whatever the number of
/// articles.
struct SharedShingles {
  std::vector<std::size_t> sizes;                   // different shingles of each article
  std::vector<std::vector<std::uint32_t>> sets_of;  // for each article, which sets of holders it is in
  std::vector<std::size_t> starts{0};               // set s: holders[starts[s]] … holders[starts[s + 1]]
  std::vector<std::uint32_t> holders;

  explicit SharedShingles(const std::vector<const ArticleFacts*>& articles)
      : sizes(articles.size()), sets_of(articles.size()) {
    std::size_t bytes = 0;
    for (const ArticleFacts* article : articles) bytes += article->text.size();
    const std::size_t parts = 1 + bytes / 6 / kShinglesAtOnce;
    std::vector<Entry> entries;
    for (std::size_t part = 0; part < parts; ++part) {
      entries.clear();
      for (std::uint32_t i = 0; i < articles.size(); ++i) {
        for (const std::uint64_t hash : shingles_of(articles[i]->text).hashes) {
          if ((hash >> 32U) % parts == part) entries.push_back({hash, i});
        }
      }
      take(entries);
    }
  }

 private:
  static constexpr std::size_t kShinglesAtOnce = std::size_t{1} << 21U;
  struct Entry {
    std::uint64_t hash;
    std::uint32_t article;
    auto operator<=>(const Entry&) const = default;
  };
  void take(std::vector<Entry>& entries) {
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
      while (end < entries.size() && entries[end].hash == entries[begin].hash) ++end;
      const bool kept = end - begin > 1 && end - begin <= kMostArticlesAShingle;
      for (std::size_t k = begin; k < end; ++k) {
        ++sizes[entries[k].article];
        if (!kept) continue;
        holders.push_back(entries[k].article);
        sets_of[entries[k].article].push_back(static_cast<std::uint32_t>(starts.size() - 1));
      }
      if (kept) starts.push_back(holders.size());
    }
  }
};

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
      const double likeness = overlap(mine.words, other.words);
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

std::vector<ArticleRelation> find_copies(const std::vector<ArticleFacts>& articles) {
  std::vector<const ArticleFacts*> order;
  for (const ArticleFacts& article : articles) order.push_back(&article);
  std::sort(order.begin(), order.end(), [](const ArticleFacts* a, const ArticleFacts* b) {
    return std::tie(a->when, a->id) < std::tie(b->when, b->id);
  });
  const SharedShingles index(order);
  std::vector<ArticleRelation> out;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    std::map<std::uint32_t, std::size_t> shared;
    for (const std::uint32_t set : index.sets_of[i]) {
      for (std::size_t k = index.starts[set]; k < index.starts[set + 1]; ++k) {
        const std::uint32_t other = index.holders[k];
        if (other < i && order[other]->group != order[i]->group) ++shared[other];
      }
    }
    for (const auto& [other, count] : shared) {  // the earliest one that has enough
      const double part =
          static_cast<double>(count) / static_cast<double>(std::min(index.sizes[i], index.sizes[other]));
      if (part < kCopied) continue;
      const Shingles mine = shingles_of(order[i]->text);
      const Shingles theirs = shingles_of(order[other]->text);
      out.push_back({EdgeKind::derived_from,
                     order[i]->id,
                     order[other]->id,
                     {},
                     "copied text",
                     fmt::format("containment {:.2f}", part),
                     longest_run(mine, theirs),
                     longest_run(theirs, mine),
                     std::min(1.0, part),
                     "rule:shingles/1"});
      break;
    }
  }
  return out;
}

}  // namespace claimgraph
