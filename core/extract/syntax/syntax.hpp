// Look-ups in the dependency tree and the token sets that spans of an attribution are. Internal to
// core/extract.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/words.hpp"
#include "core/extract/syntax/attribution_spans.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// A few token ranges with fast membership; segments are sorted and do not overlap.
class TokenSet {
 public:
  TokenSet() = default;
  explicit TokenSet(std::vector<TokenSegment> segments);
  bool contains(std::uint32_t token) const;
  bool empty() const { return m_segments.empty(); }
  std::uint32_t first() const { return m_segments.front().first; }
  std::uint32_t last() const { return m_segments.back().last; }  ///< one past the last token
  const std::vector<TokenSegment>& segments() const { return m_segments; }
  std::vector<std::uint32_t> tokens() const;

 private:
  std::vector<TokenSegment> m_segments;
};

using Relations = std::initializer_list<std::string_view>;

/// Read-only view; `doc` must outlive it. Works on texts without a parse too: then nothing has children.
class Syntax {
 public:
  explicit Syntax(const AnnotatedText& doc) : m_doc(doc) {}

  const AnnotatedText& doc() const { return m_doc; }
  bool is_parsed() const { return m_doc.child_start.size() == m_doc.tokens.size() + 1; }
  const Token& token(std::uint32_t t) const { return m_doc.tokens[t]; }
  std::string_view lemma(std::uint32_t t) const { return m_doc.tokens[t].lemma; }
  std::string_view xpos(std::uint32_t t) const { return xpos_name(m_doc.tokens[t].xpos); }
  std::string_view relation(std::uint32_t t) const { return deprel_name(m_doc.tokens[t].deprel); }
  /// Without the subtype: "nsubj" for "nsubj:pass".
  std::string_view base_relation(std::uint32_t t) const;
  bool has_relation(std::uint32_t t, Relations bases) const;
  /// One of these to the letter: "nsubj" is not "nsubj:pass" here.
  bool is_relation(std::uint32_t t, Relations full) const;
  bool is_sentence_root(std::uint32_t t) const { return m_doc.tokens[t].head == kRoot; }
  std::optional<std::uint32_t> head(std::uint32_t t) const;

  std::span<const std::uint32_t> children(std::uint32_t t) const;
  /// The first child with one of these base relations.
  std::optional<std::uint32_t> child(std::uint32_t t, Relations bases) const;
  /// A child with one of these relations to the letter.
  bool has_child(std::uint32_t t, Relations full) const;
  /// Lower-case form equals `word`, which is ASCII.
  bool is_word(std::uint32_t t, std::string_view word) const;

  /// Subject of a clause's head: its own, or through conj and xcomp that of the clause above (at most 4
  /// steps).
  std::optional<std::uint32_t> subject(std::uint32_t clause) const;
  /// The clause's own subject only.
  std::optional<std::uint32_t> own_subject(std::uint32_t clause) const {
    return child(clause, {"nsubj", "csubj"});
  }
  /// A verb, or a predicate with a copula or a subject.
  bool is_clause(std::uint32_t t) const;
  bool is_passive(std::uint32_t clause) const;
  /// "not", "n't", "never", "no longer" on the clause, or a subject or object with "no", "none", "nobody".
  bool is_negated(std::uint32_t clause) const;
  bool is_plural(std::uint32_t noun) const;
  /// The word itself is finite by its tag, or has a finite auxiliary or copula.
  bool is_finite(std::uint32_t clause) const;
  /// True when `above` is `t` or one of its heads (at most 64 steps).
  bool is_under(std::uint32_t t, std::uint32_t above) const;

 private:
  const AnnotatedText& m_doc;
};

/// A sentence broken by phrases between commas: "its rocket, Ymir 2, unveiled in May, | cost €40 million".
/// Read off the surface, because parsers lose the subject there.
struct Interruption {
  std::uint32_t subject = 0;          ///< head noun of the first phrase
  std::uint32_t subject_last = 0;     ///< one past the first phrase
  TokenSegment name;                  ///< the insertion that is a name, or empty
  std::uint32_t predicate_first = 0;  ///< first token of the predicate
};
std::optional<Interruption> find_interruption(const Syntax& syntax, const std::vector<std::uint32_t>& tokens);

/// Mends what parsers get wrong about names in apposition: "its model, R1." read as a conjunction without
/// "and". Changes relations only, no heads. Linear.
void mend_appositions(AnnotatedText& doc);

/// The Penn tag of a finite verb or modal: VBD, VBZ, VBP, MD.
bool is_finite_tag(std::string_view xpos);

/// Has one of the tokens [first, last) such a tag?
bool has_finite(const Syntax& syntax, std::uint32_t first, std::uint32_t last);

/// Do the tokens [first, last) open like "hours after the talks", "a day before …"? Behind a saying that
/// tells when it was said.
bool opens_time_after(const Syntax& syntax, std::uint32_t first, std::uint32_t last);

/// A word that names something: a proper noun, or a capital with a digit ("V3").
bool looks_like_name(const Token& token);

}  // namespace claimgraph
