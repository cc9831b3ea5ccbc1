// Copied text: five-word shingles that two articles share. A sample of them finds the articles that may have
// any, all of them decide.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/link/relate.hpp"

namespace claimgraph {

namespace {

constexpr double kCopied = 0.15;  // containment
constexpr std::size_t kShingle = 5;
// One shingle in so many is looked up, the same ones in every text; all of them in a text that has few. So
// whether two texts are compared depends on these two alone, and a copy is found however many others there
// are.
constexpr std::uint32_t kSampled = 8;
constexpr std::size_t kFew = 64;
constexpr double kMaybe =
    0.04;  // containment, judged by the sample, from which on two texts are compared as a whole

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

std::vector<std::uint64_t> sorted_once(std::vector<std::uint64_t> hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

/// The sampled shingles of all articles, each with those that have it.
struct Sampled {
  std::vector<std::vector<std::uint32_t>>
      sets_of;                         // of each article: numbers of the shingles that others have too
  std::vector<std::size_t> sizes;      // of each article: all different ones
  std::vector<std::size_t> starts{0};  // shingle s: holders[starts[s]] … holders[starts[s + 1]]
  std::vector<std::uint32_t> holders;  // ascending

  explicit Sampled(const std::vector<const ArticleFacts*>& articles)
      : sets_of(articles.size()), sizes(articles.size()) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
      const std::vector<std::uint64_t> hashes = sorted_once(shingles_of(articles[i]->text).hashes);
      sizes[i] = hashes.size();
      for (const std::uint64_t hash : hashes) {
        if (is_short(i) || (hash >> 32U) % kSampled == 0) entries.emplace_back(hash, i);
      }
    }
    std::sort(entries.begin(), entries.end());
    for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
      while (end < entries.size() && entries[end].first == entries[begin].first) ++end;
      if (end - begin < 2) continue;
      for (std::size_t k = begin; k < end; ++k) {
        holders.push_back(entries[k].second);
        sets_of[entries[k].second].push_back(static_cast<std::uint32_t>(starts.size() - 1));
      }
      starts.push_back(holders.size());
    }
  }
  bool is_short(std::uint32_t article) const { return sizes[article] < kFew; }
  /// For how many shingles one stands that both have.
  std::uint32_t weight(std::uint32_t a, std::uint32_t b) const {
    return is_short(a) && is_short(b) ? 1 : kSampled;
  }
};

/// The different shingles of texts, of the last ones that were asked for.
class Texts {
 public:
  using Hashes = std::vector<std::uint64_t>;
  const Hashes& hashes(const ArticleFacts& article) {
    constexpr std::size_t kKept = 512;
    if (m_known.size() > kKept) m_known.clear();
    const auto [known, fresh] = m_known.try_emplace(&article);
    if (fresh) known->second = sorted_once(shingles_of(article.text).hashes);
    return known->second;
  }

 private:
  std::unordered_map<const ArticleFacts*, Hashes> m_known;
};

std::size_t count_common(const Texts::Hashes& a, const Texts::Hashes& b) {
  std::size_t common = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      ++common, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  return common;
}

/// Finds the earlier articles of which one has text.
class Tracer {
 public:
  struct Source {
    std::uint32_t article = 0;
    std::size_t common = 0;  // shingles
    double part = 0;         // containment
  };

  explicit Tracer(const std::vector<const ArticleFacts*>& order)
      : m_order(order), m_sampled(order), m_shared(order.size()) {}

  /// The one with most of it first: each must give a part that those before it do not. Of copies that give
  /// nearly the same the earliest is taken.
  std::vector<Source> sources_of(std::uint32_t article) {
    std::vector<Source> out;
    std::vector<std::uint32_t> rest = m_sampled.sets_of[article];
    if (rest.empty()) return out;
    Texts::Hashes left = m_texts.hashes(*m_order[article]);
    m_size = left.size();
    while (!rest.empty()) {
      count_shared(article, rest);
      const Source source = best(left);
      for (const std::uint32_t other : m_met) m_shared[other] = 0;
      if (source.part < kCopied) break;
      out.push_back(source);
      std::erase_if(rest, [&](std::uint32_t set) {
        const auto begin = m_sampled.holders.begin() + static_cast<std::ptrdiff_t>(m_sampled.starts[set]);
        const auto end = m_sampled.holders.begin() + static_cast<std::ptrdiff_t>(m_sampled.starts[set + 1]);
        return std::binary_search(begin, end, source.article);
      });
      const Texts::Hashes& given = m_texts.hashes(*m_order[source.article]);
      std::erase_if(left,
                    [&](std::uint64_t hash) { return std::binary_search(given.begin(), given.end(), hash); });
    }
    return out;
  }

 private:
  /// Earlier articles that have some of these shingles: ascending in m_met, about how many in m_shared.
  void count_shared(std::uint32_t article, const std::vector<std::uint32_t>& rest) {
    m_met.clear();
    for (const std::uint32_t set : rest) {
      for (std::size_t k = m_sampled.starts[set]; m_sampled.holders[k] < article; ++k) {
        const std::uint32_t other = m_sampled.holders[k];
        if (m_order[other]->group == m_order[article]->group) continue;
        if (m_shared[other] == 0) m_met.push_back(other);
        m_shared[other] += m_sampled.weight(article, other);
      }
    }
    std::sort(m_met.begin(), m_met.end());
    m_maybe.clear();
    for (const std::uint32_t other : m_met) {
      const auto size = static_cast<double>(std::min(m_sampled.sizes[article], m_sampled.sizes[other]));
      if (m_shared[other] >= kMaybe * size) m_maybe.push_back(other);
    }
  }

  Source compared(const Texts::Hashes& left, std::uint32_t other) {
    const Texts::Hashes& theirs = m_texts.hashes(*m_order[other]);
    const std::size_t common = count_common(left, theirs);
    return {other, common,
            static_cast<double>(common) / static_cast<double>(std::min(m_size, theirs.size()))};
  }

  Source best(const Texts::Hashes& left) {
    constexpr double kNearly = 0.8;
    constexpr double kPerhaps = 0.6;  // in the sample
    std::vector<std::uint32_t> by_count = m_maybe;
    std::stable_sort(by_count.begin(), by_count.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return m_shared[a] > m_shared[b]; });
    Source most;
    for (const std::uint32_t other : by_count) {
      most = compared(left, other);
      if (most.part >= kCopied) break;
    }
    for (const std::uint32_t other : m_maybe) {
      if (other >= most.article || m_shared[other] < kPerhaps * m_shared[most.article]) continue;
      const Source earlier = compared(left, other);
      if (earlier.part >= kCopied &&
          static_cast<double>(earlier.common) >= kNearly * static_cast<double>(most.common))
        return earlier;
    }
    return most;
  }

  const std::vector<const ArticleFacts*>& m_order;
  Sampled m_sampled;
  std::vector<std::uint32_t> m_shared, m_met, m_maybe;
  Texts m_texts;
  std::size_t m_size = 0;  // different shingles of the article at work
};

}  // namespace

std::vector<ArticleRelation> find_copies(const std::vector<ArticleFacts>& articles) {
  std::vector<const ArticleFacts*> order;
  for (const ArticleFacts& article : articles) order.push_back(&article);
  std::sort(order.begin(), order.end(), [](const ArticleFacts* a, const ArticleFacts* b) {
    return std::tie(a->when, a->id) < std::tie(b->when, b->id);
  });
  Tracer tracer(order);
  std::vector<ArticleRelation> out;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    for (const Tracer::Source& source : tracer.sources_of(i)) {
      const ArticleFacts& other = *order[source.article];
      const Shingles mine = shingles_of(order[i]->text);
      const Shingles theirs = shingles_of(other.text);
      out.push_back({EdgeKind::derived_from,
                     order[i]->id,
                     other.id,
                     {},
                     "copied text",
                     fmt::format("containment {:.2f}", source.part),
                     longest_run(mine, theirs),
                     longest_run(theirs, mine),
                     std::min(1.0, source.part),
                     "rule:shingles/3"});
    }
  }
  return out;
}

}  // namespace claimgraph
