#include "core/text/lemmatizer.hpp"

#include <xxhash.h>

#include <algorithm>

#include "core/text/binary_io.hpp"
#include "core/text/characters.hpp"

namespace claimgraph {

namespace {

// Puts short strings one behind the other into blocks that never move.
class Arena {
 public:
  explicit Arena(std::vector<std::unique_ptr<std::string>>& blocks) : m_blocks(blocks) {}

  std::string_view put(std::string_view head, std::string_view tail) {
    const std::size_t size = head.size() + tail.size();
    if (m_block == nullptr || m_block->capacity() - m_block->size() < size) {
      m_block = m_blocks.emplace_back(std::make_unique<std::string>()).get();
      m_block->reserve(std::max<std::size_t>(size, 1U << 14U));
    }
    const std::size_t at = m_block->size();
    *m_block += head;
    *m_block += tail;
    return std::string_view(*m_block).substr(at, size);
  }

 private:
  std::vector<std::unique_ptr<std::string>>& m_blocks;
  std::string* m_block = nullptr;
};

bool is_proper(const Token& token) {
  return token.upos == Upos::PROPN;
}

}  // namespace

std::uint64_t lemma_form_key(std::string_view lower, XposId xpos) {
  return XXH3_64bits_withSeed(lower.data(), lower.size(), xpos) | 1U;
}

std::uint64_t lemma_suffix_key(std::string_view suffix, XposId xpos) {
  return XXH3_64bits_withSeed(suffix.data(), suffix.size(), 1000U + xpos) | 1U;
}

Lemmatizer::Lemmatizer(const ModelFile& models) {
  SectionReader in(models.section("lemmas"), "lemmas");
  in.expect_version(1);
  m_keys = in.array<std::uint64_t>();
  m_rules = in.array<LemmaRule>();
  m_pool = in.array<char>();
  const bool power_of_two = !m_keys.empty() && (m_keys.size() & (m_keys.size() - 1)) == 0;
  if (!power_of_two || m_rules.size() != m_keys.size()) in.fail();
  if (std::find(m_keys.begin(), m_keys.end(), 0U) == m_keys.end()) in.fail();
  for (const LemmaRule& rule : m_rules) {
    if (rule.add > m_pool.size() || rule.add_size > m_pool.size() - rule.add) in.fail();
  }
}

const LemmaRule* Lemmatizer::find(std::uint64_t key) const {
  const std::size_t mask = m_keys.size() - 1;
  for (std::size_t at = (key >> 20U) & mask;; at = (at + 1) & mask) {
    if (m_keys[at] == key) return &m_rules[at];
    if (m_keys[at] == 0) return nullptr;
  }
}

void Lemmatizer::lemmatize(AnnotatedText& doc) const {
  Arena arena(doc.owned_strings);
  std::string lower;
  for (Token& token : doc.tokens) {
    lower.clear();
    append_normalized_lower(lower, token.form);
    const std::string_view pool(m_pool.data(), m_pool.size());
    if (const LemmaRule* exception = find(lemma_form_key(lower, token.xpos))) {
      token.lemma = pool.substr(exception->add, exception->add_size);
      continue;
    }
    const bool as_written = is_proper(token) || lower == token.form;
    const std::string_view base = as_written ? token.form : std::string_view(lower);
    const LemmaRule* rule = nullptr;
    for (std::size_t size = std::min(kLongestLemmaSuffix, lower.size()) + 1; size-- > 0 && rule == nullptr;) {
      rule = find(lemma_suffix_key(std::string_view(lower).substr(lower.size() - size), token.xpos));
    }
    // Rules count bytes; one that was learnt from ASCII words must not cut into a character.
    const bool unchanged = rule == nullptr || rule->cut >= base.size() ||
                           (rule->cut == 0 && rule->add_size == 0) ||
                           (rule->cut > 0 && (base[base.size() - rule->cut] & 0xC0) == 0x80);
    if (unchanged) {
      token.lemma = as_written ? token.form : arena.put(base, {});
    } else if (rule->add_size == 0 && as_written) {
      token.lemma = token.form.substr(0, token.form.size() - rule->cut);
    } else {
      token.lemma =
          arena.put(base.substr(0, base.size() - rule->cut), pool.substr(rule->add, rule->add_size));
    }
  }
}

}  // namespace claimgraph
