#include "training/train_attribution_measure.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>

namespace claimgraph::training {

using attribution::Candidate;
using attribution::Cue;

namespace {

bool is_word(const Token& token) {
  return std::any_of(token.form.begin(), token.form.end(),
                     [](char c) {
                       const auto u = static_cast<unsigned char>(c);
                       return std::isalnum(u) || (u >= 0x80 && u != 0xE2);
                     }) ||
         (token.form.size() > 3 && static_cast<unsigned char>(token.form[0]) == 0xE2);
}

std::vector<std::uint32_t> words_of(const AnnotatedText& doc, const std::vector<TokenSegment>& segments) {
  std::vector<std::uint32_t> out;
  for (const TokenSegment& s : segments) {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (is_word(doc.tokens[t])) out.push_back(t);
    }
  }
  return out;
}

std::size_t common_of(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

struct Counts {
  std::size_t gold = 0, found = 0, soft = 0, exact = 0, end_to_end = 0;
  void print(const char* what) const {
    const auto f1 = [&](std::size_t hits) {
      return 200.0 * static_cast<double>(hits) / static_cast<double>(std::max<std::size_t>(1, gold + found));
    };
    std::fprintf(stderr, "           %s: soft %.1f (P %.1f R %.1f) exact %.1f end-to-end %.1f\n", what,
                 f1(soft),
                 100.0 * static_cast<double>(soft) / static_cast<double>(std::max<std::size_t>(1, found)),
                 100.0 * static_cast<double>(soft) / static_cast<double>(std::max<std::size_t>(1, gold)),
                 f1(exact), f1(end_to_end));
  }
};

/// Greedy one-to-one matching by overlap: within a few tenths of the exact matching.
void count(const GoldArticle& article, const std::vector<const Candidate*>& found, Counts& counts) {
  struct Pair {
    double overlap;
    bool source;
    std::size_t g, f;
  };
  std::vector<Pair> pairs;
  const auto& gold = article.attributions;
  for (std::size_t g = 0; g < gold.size(); ++g) {
    for (std::size_t f = 0; f < found.size(); ++f) {
      const double o = overlap_of(article.annotated, gold[g].content, found[f]->content);
      if (o >= 0.5)
        pairs.push_back({o, same_source(article.annotated, gold[g].source, found[f]->source), g, f});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return a.overlap != b.overlap ? a.overlap > b.overlap : a.source > b.source;
  });
  std::vector<bool> used_gold(gold.size()), used_found(found.size());
  for (const Pair& p : pairs) {
    if (used_gold[p.g] || used_found[p.f]) continue;
    used_gold[p.g] = used_found[p.f] = true;
    ++counts.soft;
    counts.exact += gold[p.g].content == found[p.f]->content;
    counts.end_to_end += p.source;
  }
  counts.gold += gold.size();
  counts.found += found.size();
}

}  // namespace

double overlap_of(const AnnotatedText& doc, const std::vector<TokenSegment>& a,
                  const std::vector<TokenSegment>& b) {
  if (attribution::count_common(a, b) == 0) return 0;
  const auto x = words_of(doc, a), y = words_of(doc, b);
  const std::size_t common = common_of(x, y);
  const std::size_t all = x.size() + y.size() - common;
  return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

bool same_source(const AnnotatedText& doc, const std::vector<TokenSegment>& a,
                 const std::vector<TokenSegment>& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty();
  return common_of(words_of(doc, a), words_of(doc, b)) > 0;
}

void report_cues(const std::vector<GoldArticle>& articles, const FoundCues& cues) {
  std::size_t gold = 0, found = 0, hits = 0, oracle = 0, all = 0;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    std::vector<TokenSegment> want;
    for (const auto& g : articles[a].attributions) want.insert(want.end(), g.cue.begin(), g.cue.end());
    gold += want.size();
    const auto touches = [&](const Cue& c) {
      return std::any_of(want.begin(), want.end(), [&](const TokenSegment& s) {
        return s.first < c.segment.last && c.segment.first < s.last;
      });
    };
    for (const Cue& c : cues[a]) {
      ++all;
      found += c.confident;
      const bool hit = touches(c);
      hits += c.confident && hit;
      oracle += hit;
    }
  }
  const double p = static_cast<double>(hits) / static_cast<double>(std::max<std::size_t>(found, 1)),
               r = static_cast<double>(hits) / static_cast<double>(gold);
  std::fprintf(stderr, "           cues (overlap): P %.1f R %.1f F1 %.1f; %zu candidates hold %.1f %%\n",
               100 * p, 100 * r, 200 * p * r / (p + r), all,
               100.0 * static_cast<double>(oracle) / static_cast<double>(gold));
}

void report_plain(const std::vector<GoldArticle>& articles, const FoundCandidates& candidates) {
  Counts counts;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    std::vector<const Candidate*> found;
    for (const Candidate& c : candidates[a]) {
      if (c.cue.confident && c.rank == 0) found.push_back(&c);
    }
    count(articles[a], found, counts);
  }
  counts.print("confident cues");
}

void report_reranked(const std::vector<GoldArticle>& articles, const FoundCandidates& candidates) {
  for (const float threshold : {0.29F, 0.32F, 0.35F, 0.38F, 0.41F, 0.44F}) {
    Counts counts;
    for (std::size_t a = 0; a < articles.size(); ++a) {
      std::vector<const Candidate*> found;
      for (const std::uint32_t i : attribution::choose(candidates[a], threshold))
        found.push_back(&candidates[a][i]);
      count(articles[a], found, counts);
    }
    char name[32];
    std::snprintf(name, sizeof name, "threshold %.2f", static_cast<double>(threshold));
    counts.print(name);
  }
}

}  // namespace claimgraph::training
