// From tokens to mentions and entities of one Analysis. Internal to core/extract.
#pragma once

#include <cstdint>
#include <vector>

#include "claimgraph/analysis.hpp"
#include "core/extract/coreference/fuller_phrase.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

/// Built once an article, linear in tokens plus mentions; `doc` and `analysis` must outlive it.
class MentionIndex {
 public:
  MentionIndex(const AnnotatedText& doc, const Analysis& analysis);

  /// The longest mention whose head word is this token (or whose name ends with it), else kNone.
  std::uint32_t mention_at_head(std::uint32_t token) const { return m_by_head[token]; }
  std::uint32_t entity_at_head(std::uint32_t token) const;
  /// Entity of the noun phrase with this head: by the head, a part of its compound name, or an apposition.
  std::uint32_t entity_of_phrase(const Syntax& syntax, std::uint32_t head) const;
  /// Mentions that begin at this token, as indices, longest first.
  const std::vector<std::uint32_t>& starting_at(std::uint32_t token) const;
  TokenSegment tokens_of(std::uint32_t mention) const { return m_tokens[mention]; }
  /// True when the mention has an entity with a name of its own.
  bool is_named(std::uint32_t mention) const;
  /// Some mention of it is a name, and it is no unnamed source.
  bool is_named_entity(std::uint32_t entity) const;
  /// The organisation that the article is about: mentioned at least four times and twice as often as any
  /// other; else kNone.
  std::uint32_t main_organization() const { return m_main_organization; }
  /// Another organisation is named at least half as often as this one.
  bool has_rival(std::uint32_t organization) const;
  /// Countries that the article names.
  std::size_t countries() const { return m_countries; }

 private:
  struct Counts;
  Counts count(bool names_only) const;

  const Analysis& m_analysis;
  std::vector<std::uint32_t> m_by_head;
  std::vector<bool> m_has_name;  // by entity
  /// How often each entity stands in the text, and the organisation that does most often beside the next one.
  struct Counts {
    std::vector<std::size_t> times;  // by entity
    std::uint32_t first = kNone;
    std::size_t first_times = 0, second_times = 0;
  };
  Counts m_named;
  std::size_t m_countries = 0;
  std::uint32_t m_main_organization = kNone;
  std::vector<TokenSegment> m_tokens;     // by mention
  std::vector<std::uint32_t> m_start_of;  // token → slot in m_starts, kNone
  std::vector<std::vector<std::uint32_t>> m_starts;
  std::vector<std::uint32_t> m_none;
};

/// What every stage behind the span finder needs.
struct ArticleView {
  const Syntax& syntax;
  const MentionIndex& mentions;
  const FullerPhrases& phrases;
  const Analysis& analysis;
};

/// Indices of records whose span overlaps `span`, by binary search over records in text order (at most 64
/// back).
template <typename Record>
std::vector<std::uint32_t> overlapping(const std::vector<Record>& records, Span span) {
  std::vector<std::uint32_t> out;
  std::size_t low = 0, high = records.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (records[middle].span.begin < span.begin) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (std::size_t back = low > 8 ? low - 8 : 0; back < records.size() && records[back].span.begin < span.end;
       ++back) {
    if (records[back].span.overlaps(span)) out.push_back(static_cast<std::uint32_t>(back));
  }
  return out;
}

}  // namespace claimgraph
