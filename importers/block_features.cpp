// Feature numbers of every block: its own counts, its neighbours, the density of prose around it, and where
// it stands relative to the best run of prose. Template t, bucket b → number 16 t + b, so that buckets never
// collide and new templates go to the end of the list (weights are stored by number).
#include <algorithm>
#include <array>
#include <cstddef>

#include "importers/blocks.hpp"

namespace claimgraph::clean {
namespace {

int bucket(std::uint32_t value, std::initializer_list<std::uint32_t> limits) {
  int at = 0;
  for (const std::uint32_t limit : limits) {
    if (value <= limit) return at;
    ++at;
  }
  return at;
}
int words_bucket(std::uint32_t n) {
  return bucket(n, {0, 1, 2, 3, 5, 8, 12, 20, 35, 60, 100});
}
int words_coarse(std::uint32_t n) {
  return bucket(n, {3, 8, 15, 35});
}
int share_bucket(std::uint32_t part, std::uint32_t whole) {
  if (whole == 0) return 7;
  const std::uint32_t tenths = part * 20 / whole;
  return bucket(tenths, {0, 5, 9, 12, 15, 18});
}
int end_coarse(End end) {
  switch (end) {
    case End::stop:
    case End::exclaim:
    case End::quoted_stop:
      return 1;
    case End::colon:
      return 2;
    case End::ellipsis:
      return 3;
    default:
      return 0;
  }
}
int distance_bucket(std::ptrdiff_t d) {
  return bucket(static_cast<std::uint32_t>(d), {0, 1, 2, 3, 5, 8, 15, 40});
}

struct Context {
  std::vector<std::uint32_t> prose_before;  // words of sentence-like blocks in front of block i
  std::vector<std::uint32_t> like_before;   // number of sentence-like blocks in front of block i
  std::vector<std::uint32_t> hits_before;   // title words in sentence-like blocks in front of block i
  std::size_t run_begin = 0, run_end = 0;   // best run of prose (maximum sum)
  std::ptrdiff_t headline = -1;             // the title's last repetition not far before that run
};

Context context_of(std::span<const BlockStats> stats) {
  Context c;
  c.prose_before.assign(stats.size() + 1, 0);
  c.like_before.assign(stats.size() + 1, 0);
  c.hits_before.assign(stats.size() + 1, 0);
  double sum = 0;
  double best = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < stats.size(); ++i) {
    const bool like = stats[i].sentence_like();
    c.prose_before[i + 1] = c.prose_before[i] + (like ? stats[i].words : 0);
    c.like_before[i + 1] = c.like_before[i] + like;
    c.hits_before[i + 1] = c.hits_before[i] + (like ? stats[i].title_hits : 0U);
    sum +=
        like ? std::min<double>(stats[i].words, 50) + 4.0 * std::min<double>(stats[i].title_hits, 5) : -5.0;
    if (sum <= 0) {
      sum = 0;
      begin = i + 1;
    } else if (sum > best) {
      best = sum;
      c.run_begin = begin;
      c.run_end = i + 1;
    }
  }
  for (std::size_t i = c.run_begin < 40 ? 0 : c.run_begin - 40; i < std::min(c.run_begin + 2, stats.size());
       ++i) {
    if (stats[i].words >= 3 && stats[i].words <= 40 && stats[i].title_overlap >= 7 && !stats[i].credit)
      c.headline = static_cast<std::ptrdiff_t>(i);
  }
  return c;
}

class RowWriter {
 public:
  RowWriter(std::span<const Block> blocks, std::span<const BlockStats> stats, bool html)
      : m_blocks(blocks), m_stats(stats), m_context(context_of(stats)), m_html(html) {}

  FeatureRows run() {
    FeatureRows rows;
    rows.ids.reserve(m_blocks.size() * 70);
    rows.starts.push_back(0);
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
      m_template = 0;
      m_out = &rows.ids;
      own(i);
      shape(i);
      for (const int offset : {-1, 1, -2, 2}) neighbour(static_cast<std::ptrdiff_t>(i) + offset);
      densities(i);
      place(i);
      if (m_html) markup(i);
      rows.starts.push_back(static_cast<std::uint32_t>(rows.ids.size()));
    }
    return rows;
  }

 private:
  void put(int value) { m_out->push_back(static_cast<std::uint16_t>(m_template++ * kFeatureWidth + value)); }
  void skip(int templates) { m_template += templates; }
  void put_if(bool yes) { yes ? put(1) : skip(1); }

  void own(std::size_t i) {
    const BlockStats& s = m_stats[i];
    put(0);  // bias
    put(words_bucket(s.words));
    put(static_cast<int>(s.end));
    put(static_cast<int>(s.start));
    put(share_bucket(s.lower_words, s.words));
    put(share_bucket(s.classes[kFunction], s.words));
    put(bucket(s.sentences, {0, 1, 2, 4}));
    put(bucket(s.commas, {0, 1, 2, 4}));
    put(share_bucket(s.number_words, s.words));
    put(words_coarse(s.words) * 3 + end_coarse(s.end) % 3);
    put(words_coarse(s.words) * 3 + std::min(2, share_bucket(s.lower_words, s.words) / 2));
    put(words_coarse(s.words) + (m_blocks[i].gap_before ? 8 : 0));
    for (int c = 0; c < kWordClasses; ++c) {
      const std::uint32_t n = s.classes[static_cast<std::size_t>(c)];
      if (n == 0) {
        skip(2);
        continue;
      }
      put(bucket(n, {1, 2}));
      put(words_coarse(s.words) + (n * 3 >= s.words ? 8 : 0));
    }
  }

  void shape(std::size_t i) {
    const BlockStats& s = m_stats[i];
    put_if(s.url);
    put_if(s.mail);
    put_if(s.handle);
    put_if(s.pipe);
    put_if(s.credit);
    put_if(s.copyright);
    put_if(s.date && s.words < 20);
    put_if(s.starts_by && s.words < 12);
    put_if(s.words > 0 && s.caps_words == s.words);
    put_if(s.words > 2 && s.title_words + s.caps_words == s.words);
    s.quotes > 0 ? put(bucket(s.quotes, {1, 2})) : skip(1);
    s.repeats > 0 ? put(words_coarse(s.words) + (s.repeats > 1 ? 8 : 0)) : skip(1);
    s.title_overlap >= 3 ? put(bucket(s.title_overlap, {4, 6, 8})) : skip(1);
    put_if(s.words < 25 && s.classes[kBio] > 0 && s.classes[kFunction] > 0 && s.end == End::stop);
    put_if(s.start == Start::bracket && s.end == End::bracket);
    put_if(s.start == Start::bracket && s.end == End::quoted_stop);
    put_if(s.classes[kPerson] > 0 && s.classes[kCall] + s.classes[kSubscribe] > 0 && s.words < 30);
    put_if(s.classes[kSubscribe] + s.classes[kShare] + s.classes[kLegal] + s.classes[kAdvert] >= 3);
    put_if(s.words > 0 && s.words <= 6 && s.classes[kRelated] > 0 && s.end == End::colon);
    put_if(s.words == 1 && s.number_words == 1);
  }

  void neighbour(std::ptrdiff_t at) {
    constexpr int kTemplates = 9;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(m_stats.size())) {
      put(15);
      skip(kTemplates - 1);
      return;
    }
    const BlockStats& s = m_stats[static_cast<std::size_t>(at)];
    put(words_bucket(s.words));
    put(words_coarse(s.words) * 3 + end_coarse(s.end) % 3);
    put(share_bucket(s.classes[kFunction], s.words));
    put_if(s.credit);
    put_if(s.date && s.words < 20);
    put_if(s.repeats > 0);
    put_if(s.title_overlap >= 5);
    int strongest = -1;
    std::uint32_t most = 0;
    for (int c = 0; c < kFunction; ++c) {
      if (s.classes[static_cast<std::size_t>(c)] > most) {
        most = s.classes[static_cast<std::size_t>(c)];
        strongest = c;
      }
    }
    if (strongest >= 0 && most * 4 >= s.words)
      put(strongest);
    else
      skip(1);
    put_if(s.starts_by && s.words < 12);
  }

  std::uint32_t like(std::ptrdiff_t from, std::ptrdiff_t to) const {
    const auto n = static_cast<std::ptrdiff_t>(m_stats.size());
    from = std::clamp<std::ptrdiff_t>(from, 0, n);
    to = std::clamp<std::ptrdiff_t>(to, from, n);
    return m_context.like_before[static_cast<std::size_t>(to)] -
           m_context.like_before[static_cast<std::size_t>(from)];
  }

  std::uint32_t hits(std::ptrdiff_t from, std::ptrdiff_t to) const {
    const auto n = static_cast<std::ptrdiff_t>(m_stats.size());
    from = std::clamp<std::ptrdiff_t>(from, 0, n);
    to = std::clamp<std::ptrdiff_t>(to, from, n);
    return m_context.hits_before[static_cast<std::size_t>(to)] -
           m_context.hits_before[static_cast<std::size_t>(from)];
  }

  void densities(std::size_t i) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    put(static_cast<int>(like(at - 3, at)) + 4 * static_cast<int>(like(at + 1, at + 4)));
    put(static_cast<int>(like(at - 8, at)));
    put(static_cast<int>(like(at + 1, at + 9)));
    put(bucket(like(at - 20, at), {0, 1, 2, 4, 8, 14}));
    put(bucket(like(at + 1, at + 21), {0, 1, 2, 4, 8, 14}));
    const std::uint32_t total = m_context.prose_before.back();
    put(share_of_prose(m_context.prose_before[i], total));
    put(share_of_prose(total - m_context.prose_before[i + 1], total));
  }
  static int share_of_prose(std::uint32_t part, std::uint32_t total) {
    if (total == 0) return 9;
    if (part == 0) return 0;
    return 1 + bucket(static_cast<std::uint32_t>(std::uint64_t{part} * 100 / total), {4, 14, 34, 64, 84, 95});
  }

  void place(std::size_t i) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    const auto begin = static_cast<std::ptrdiff_t>(m_context.run_begin);
    const auto end = static_cast<std::ptrdiff_t>(m_context.run_end);
    if (at < begin) {
      put(distance_bucket(begin - at - 1));
      skip(2);
    } else if (at < end) {
      skip(1);
      put(std::min(4, distance_bucket(at - begin)) + (m_stats[i].sentence_like() ? 8 : 0));
      skip(1);
    } else {
      skip(2);
      put(distance_bucket(at - end));
    }
    put(bucket(static_cast<std::uint32_t>(i), {0, 1, 2, 5, 10}));
    put(bucket(static_cast<std::uint32_t>(m_stats.size() - 1 - i), {0, 1, 2, 5, 10}));
    if (m_context.hits_before.back() == 0) {
      put(15);
      put(15);
      put(15);
    } else {
      put(std::min(4, words_coarse(m_stats[i].words)) * 3 + bucket(m_stats[i].title_hits, {0, 2}));
      put(bucket(hits(at - 3, at + 4), {0, 1, 2, 4, 7, 12, 20}));
      put(bucket(hits(at - 10, at + 11) * 20 / m_context.hits_before.back(), {0, 1, 3, 6, 10, 14, 18}));
    }
    const std::ptrdiff_t headline = m_context.headline;
    if (headline < 0) {
      put(0);
    } else if (at < headline) {
      put(1 + std::min(2, distance_bucket(headline - at - 1) / 2));
    } else if (at == headline) {
      put(5);
    } else {
      put(6 + std::min(6, distance_bucket(at - headline - 1)) + (at >= begin && at < end ? 3 : 0));
    }
  }

  void markup(std::size_t i) {
    const Block& b = m_blocks[i];
    const BlockStats& s = m_stats[i];
    const int size = words_coarse(s.words);
    for (int bit = 0; bit < 22; ++bit) {
      if ((b.hints >> static_cast<unsigned>(bit) & 1U) != 0) {
        put(size);
      } else {
        put(8);
      }
    }
    const int links =
        b.link_bytes == 0 ? 0 : share_bucket(b.link_bytes, static_cast<std::uint32_t>(b.text.size())) + 1;
    put(links);
    put(std::min(links, 3) * 4 + std::min(size, 3));
    for (const int offset : {-1, 1}) {
      const auto at = static_cast<std::ptrdiff_t>(i) + offset;
      if (at < 0 || at >= static_cast<std::ptrdiff_t>(m_blocks.size())) {
        skip(4);
        continue;
      }
      const Block& n = m_blocks[static_cast<std::size_t>(at)];
      const int share =
          n.link_bytes == 0 ? 0 : share_bucket(n.link_bytes, static_cast<std::uint32_t>(n.text.size())) + 1;
      put(share);
      put(static_cast<int>(n.hints & 0xfU));
      put((n.hints & kHintBodyParent ? 1 : 0) + (n.hints & kHintChrome ? 2 : 0) +
          (n.hints & kHintNoiseName ? 4 : 0) + (n.hints & kHintBodyAncestor ? 8 : 0));
      put_if(n.heading == 1);
    }
    b.heading > 0 ? put(b.heading + (s.end == End::other ? 8 : 0)) : skip(1);
  }

  std::span<const Block> m_blocks;
  std::span<const BlockStats> m_stats;
  Context m_context;
  bool m_html;
  int m_template = 0;
  std::vector<std::uint16_t>* m_out = nullptr;
};

}  // namespace

FeatureRows features(std::span<const Block> blocks, std::span<const BlockStats> stats, bool html) {
  return RowWriter(blocks, stats, html).run();
}

}  // namespace claimgraph::clean
