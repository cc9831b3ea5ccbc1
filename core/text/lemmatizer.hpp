// Lemmas: a dictionary of exceptions by (form, XPOS), else the commonest (cut, add) rule of the longest known
// suffix with that tag.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "claimgraph/model_file.hpp"
#include "core/text/annotated_text.hpp"

namespace claimgraph {

/// Keys shared with training. `lower` is the normalised lower-case form.
std::uint64_t lemma_form_key(std::string_view lower, XposId xpos);
std::uint64_t lemma_suffix_key(std::string_view suffix, XposId xpos);
inline constexpr std::size_t kLongestLemmaSuffix = 5;

/// Value of both tables: cut so many bytes of the form, then add pool[add, add + add_size). For an exception
/// the whole form is cut.
struct LemmaRule {
  std::uint32_t add = 0;
  std::uint16_t add_size = 0;
  std::uint16_t cut = 0;
};

class Lemmatizer {
 public:
  explicit Lemmatizer(const ModelFile& models);  ///< section "lemmas"

  /// Sets `lemma` of all tokens from form and xpos. Lemmas that are neither in the text nor in the model file
  /// live in doc.owned_strings, packed.
  void lemmatize(AnnotatedText& doc) const;

 private:
  const LemmaRule* find(std::uint64_t key) const;

  std::span<const std::uint64_t> m_keys;  // open addressing, 0 = empty, size a power of two
  std::span<const LemmaRule> m_rules;     // beside the keys
  std::span<const char> m_pool;
};

}  // namespace claimgraph
