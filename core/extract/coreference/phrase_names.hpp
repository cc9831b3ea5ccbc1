// The names of a text and the noun phrases they stand in: which name a phrase bears, how far it reaches, and
// what kind of thing the words beside it say it is. Internal to core/extract/coreference.
#pragma once

#include <cstdint>
#include <vector>

#include "core/extract/coreference/mentions.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

/// The names that the tagger found, by token. Nationalities used as adjectives and titles behind an article
/// are left out. `doc` must outlive it; immutable after construction, which is linear.
class PhraseNames {
 public:
  explicit PhraseNames(const AnnotatedText& doc);

  bool has_name(std::uint32_t t) const { return m_name_at[t] >= 0; }
  bool same_name(std::uint32_t a, std::uint32_t b) const {
    return m_name_at[a] >= 0 && m_name_at[a] == m_name_at[b];
  }
  /// Inside a name, and not the token of it that hangs on something outside.
  bool is_inside_name(std::uint32_t t) const { return has_name(t) && m_name_head[index_at(t)] != t; }
  /// By the name there, else by the noun.
  bool is_person(std::uint32_t t) const;
  /// Both are named, one of them a person: an apposition that names a second thing.
  bool are_two_things(std::uint32_t head, std::uint32_t apposition) const;

  /// Finds the name that the phrase bears, if any, and sets its extent, alias and type. The phrase's own
  /// extent, head and appositions must be set.
  void set_name(CorefMention& mention) const;
  /// Names that no phrase of `found` took: "the [LibriVox] website", "[US] officials".
  std::vector<CorefMention> left_over(const std::vector<CorefMention>& found) const;

 private:
  const Token& token(std::uint32_t t) const { return m_doc.tokens[t]; }
  std::size_t index_at(std::uint32_t t) const { return static_cast<std::size_t>(m_name_at[t]); }
  bool is_bare_title(const NameSpan& name) const;
  bool is_nationality(const NameSpan& name) const;
  void find_heads();
  bool is_named_alone(const CorefMention& mention) const;
  bool stands_beside(std::uint32_t head, std::uint32_t name) const;
  std::int32_t name_of(const CorefMention& mention) const;
  void take_name(CorefMention& mention, std::int32_t name) const;
  void take_proper_noun(CorefMention& mention) const;
  void widen_name(CorefMention& mention) const;
  void correct_type(CorefMention& mention) const;

  const AnnotatedText& m_doc;
  const Syntax m_syntax;
  std::vector<std::int32_t> m_name_at;     // by token: index of its name, -1
  std::vector<std::uint32_t> m_name_head;  // by name
};

/// Titles, ages and adjectives between a comma and a name, tokens [first, name): "Gen.", "67-year-old".
bool leads_to_name(const AnnotatedText& doc, std::uint32_t first, std::uint32_t name);

}  // namespace claimgraph
