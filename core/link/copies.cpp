// Copied text: five-word shingles that two articles share.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "core/link/relate.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kEarliestHolders = 20;  // with whose text a later article is compared, of one shingle
constexpr double kCopied = 0.15;              // containment
constexpr std::size_t kShingle = 5;

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

/// The shingles that at least two articles have, each with the earliest of them: a copy is traced to the
/// first text, so however many copies came later, none hides it. Most shingles have one owner, so they are
/// found by sorting, a part of all hashes at a time: memory stays small, whatever the number of articles.
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
      const bool kept = end - begin > 1;
      for (std::size_t k = begin; k < end; ++k) {
        ++sizes[entries[k].article];
        if (!kept) continue;
        if (k - begin < kEarliestHolders) holders.push_back(entries[k].article);
        sets_of[entries[k].article].push_back(static_cast<std::uint32_t>(starts.size() - 1));
      }
      if (kept) starts.push_back(holders.size());
    }
  }
};

}  // namespace

namespace {

/// Earlier articles of which `article` has text, the one with most of it first: each must give a part that
/// those before it do not. Of copies that give nearly the same the earliest is taken.
std::vector<std::pair<std::uint32_t, std::size_t>> sources_of(const SharedShingles& index,
                                                              const std::vector<const ArticleFacts*>& order,
                                                              std::uint32_t article) {
  constexpr double kNearly = 0.8;
  std::vector<std::pair<std::uint32_t, std::size_t>> out;
  std::vector<std::uint32_t> rest = index.sets_of[article];
  while (!rest.empty()) {
    std::map<std::uint32_t, std::size_t> shared;
    for (const std::uint32_t set : rest) {
      for (std::size_t k = index.starts[set]; k < index.starts[set + 1]; ++k) {
        const std::uint32_t other = index.holders[k];
        if (other < article && order[other]->group != order[article]->group) ++shared[other];
      }
    }
    std::size_t most = 0;
    const auto enough = [&](std::uint32_t other, std::size_t count) {
      return static_cast<double>(count) >=
             kCopied * static_cast<double>(std::min(index.sizes[article], index.sizes[other]));
    };
    for (const auto& [other, count] : shared) {
      if (enough(other, count)) most = std::max(most, count);
    }
    if (most == 0) break;
    const auto source = std::find_if(shared.begin(), shared.end(), [&](const auto& one) {
      return enough(one.first, one.second) &&
             static_cast<double>(one.second) >= kNearly * static_cast<double>(most);
    });
    out.emplace_back(*source);
    std::erase_if(rest, [&](std::uint32_t set) {
      const auto begin = index.holders.begin() + static_cast<std::ptrdiff_t>(index.starts[set]);
      const auto end = index.holders.begin() + static_cast<std::ptrdiff_t>(index.starts[set + 1]);
      return std::find(begin, end, source->first) != end;
    });
  }
  return out;
}

}  // namespace

std::vector<ArticleRelation> find_copies(const std::vector<ArticleFacts>& articles) {
  std::vector<const ArticleFacts*> order;
  for (const ArticleFacts& article : articles) order.push_back(&article);
  std::sort(order.begin(), order.end(), [](const ArticleFacts* a, const ArticleFacts* b) {
    return std::tie(a->when, a->id) < std::tie(b->when, b->id);
  });
  const SharedShingles index(order);
  std::vector<ArticleRelation> out;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    for (const auto& [other, count] : sources_of(index, order, i)) {
      const double part =
          static_cast<double>(count) / static_cast<double>(std::min(index.sizes[i], index.sizes[other]));
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
                     "rule:shingles/2"});
    }
  }
  return out;
}

}  // namespace claimgraph
