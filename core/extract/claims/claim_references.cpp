#include "core/extract/claims/claim_references.hpp"

#include <algorithm>
#include <set>

namespace claimgraph {

namespace {

constexpr std::size_t kMaxDescription = 48;

class ReferenceResolver {
 public:
  ReferenceResolver(const ArticleView& view, const std::vector<std::uint32_t>& speakers)
      : m_view(view), m_syntax(view.syntax), m_speakers(speakers) {}

  Replacements resolve(const std::vector<std::uint32_t>& tokens, std::uint32_t already_named) const {
    Replacements out;
    std::set<std::uint32_t> named;
    if (already_named != kNone) named.insert(already_named);
    const std::set<std::uint32_t> kept(tokens.begin(), tokens.end());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::uint32_t t = tokens[i];
      for (const std::uint32_t m : m_view.mentions.starting_at(t)) {
        const Mention& mention = m_view.analysis.mentions[m];
        if (!can_stand_for(m)) continue;
        if (mention.kind == MentionKind::name) {
          named.insert(mention.entity);
          continue;
        }
        const TokenSegment range = m_view.mentions.tokens_of(m);
        if (quoted(t) || range.last == range.first || kept.count(range.last - 1) == 0) continue;
        if (named.count(mention.entity) > 0) continue;
        std::string text = reference_text(mention, range);
        if (text.empty()) continue;
        out[t] = {range.last, std::move(text)};
        named.insert(mention.entity);
        break;
      }
    }
    return out;
  }

 private:
  const Entity& entity(std::uint32_t index) const { return m_view.analysis.entities[index]; }
  bool quoted(std::uint32_t t) const { return m_syntax.token(t).quotation >= 0; }

  /// "the figure" is no company and "the report" no person, whatever the coreference has made of it.
  bool is_abstract(const Mention& mention) const {
    const EntityType type = entity(mention.entity).type;
    if (type == EntityType::other) return false;
    const std::uint32_t head = m_syntax.doc().token_at(mention.head.begin);
    return head < m_syntax.doc().tokens.size() &&
           in_list(
               " figure number claim report statement decision plan result loss increase rise fall cost "
               "price day week "
               "month year part deal move case issue problem question answer delay survey study finding "
               "proposal call "
               "contract charge order attack war election law bill rule measure rate share sale market "
               "industry time way "
               "money fund loss profit data news story article page word name ",
               m_syntax.lemma(head));
  }

  /// Names stand for all references; an unnamed source's description ("The government") for pronouns only.
  bool can_stand_for(std::uint32_t m) const {
    if (m_view.mentions.is_named(m)) return true;
    const Mention& mention = m_view.analysis.mentions[m];
    if (mention.kind != MentionKind::pronoun || mention.entity == kNone) return false;
    if (std::find(m_speakers.begin(), m_speakers.end(), mention.entity) == m_speakers.end()) return false;
    const std::string& name = entity(mention.entity).name;
    return entity(mention.entity).anonymous && name.size() <= kMaxDescription &&
           name.find(',') == std::string::npos;
  }

  std::string reference_text(const Mention& mention, TokenSegment range) const {
    const std::string& name = entity(mention.entity).name;
    const std::uint32_t first = range.first;
    if (name.empty()) return {};
    if (mention.kind == MentionKind::pronoun) {
      if (range.last - range.first != 1 || m_syntax.has_relation(first, {"expl"})) return {};
      const bool possessive = m_syntax.xpos(first) == "PRP$" ||
                              (m_syntax.has_relation(first, {"nmod"}) && !m_syntax.is_word(first, "it"));
      if (in_list(" its his their ", m_syntax.token(first).form) ||
          (possessive && m_syntax.is_word(first, "her")) || m_syntax.is_word(first, "its") ||
          m_syntax.is_word(first, "his") || m_syntax.is_word(first, "their")) {
        return name + "'s";
      }
      for (const std::string_view word : {"it", "he", "she", "they", "him", "her", "them"}) {
        if (m_syntax.is_word(first, word)) return name;
      }
      return {};
    }
    if (is_abstract(mention)) return {};
    if (range.last - range.first > 7 || !in_list(" the this that these those ", m_syntax.lemma(first)))
      return {};
    for (std::uint32_t t = first; t < range.last; ++t) {
      const bool hyphen = m_syntax.token(t).form == "-";  // "start-up" is three tokens
      if (m_syntax.has_relation(t, {"appos"}) || (m_syntax.token(t).upos == Upos::PUNCT && !hyphen))
        return {};
      for (const std::uint32_t inner : m_view.mentions.starting_at(t)) {
        const Mention& other = m_view.analysis.mentions[inner];
        if (other.kind == MentionKind::name && other.entity == mention.entity) return {};
      }
    }
    const std::string_view last = m_syntax.token(range.last - 1).form;
    return last == "'s" || last == "’s" || last == "'" || last == "’" ? name + "'s" : name;
  }

  const ArticleView& m_view;
  const Syntax& m_syntax;
  const std::vector<std::uint32_t>& m_speakers;
};

}  // namespace

Replacements resolve_references(const ArticleView& view, const std::vector<std::uint32_t>& tokens,
                                std::uint32_t already_named, const std::vector<std::uint32_t>& speakers) {
  return ReferenceResolver(view, speakers).resolve(tokens, already_named);
}

}  // namespace claimgraph
