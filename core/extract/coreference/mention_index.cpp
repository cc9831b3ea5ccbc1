#include "core/extract/coreference/mention_index.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/extract/syntax/noun_lexicon.hpp"

namespace claimgraph {

MentionIndex::MentionIndex(const AnnotatedText& doc, const Analysis& analysis)
    : m_analysis(analysis), m_by_head(doc.tokens.size(), kNone), m_start_of(doc.tokens.size(), kNone) {
  m_tokens.reserve(analysis.mentions.size());
  m_has_name.assign(analysis.entities.size(), false);
  for (std::uint32_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& mention = analysis.mentions[i];
    TokenSegment range{doc.token_at(mention.span.begin), 0};
    range.last = range.first;
    while (range.last < doc.tokens.size() && doc.tokens[range.last].span.begin < mention.span.end)
      ++range.last;
    m_tokens.push_back(range);
    if (mention.kind == MentionKind::name && mention.entity < m_has_name.size())
      m_has_name[mention.entity] = true;
    if (range.first == range.last) continue;
    // A name's head is all of it: its tokens find it, the longest mention wins.
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      const Token& token = doc.tokens[t];
      const bool is_head = mention.kind == MentionKind::name || mention.head.overlaps(token.span);
      if (!is_head) continue;
      std::uint32_t& slot = m_by_head[t];
      if (slot == kNone || m_tokens[slot].last - m_tokens[slot].first < range.last - range.first) slot = i;
    }
    std::uint32_t& start = m_start_of[range.first];
    if (start == kNone) {
      start = static_cast<std::uint32_t>(m_starts.size());
      m_starts.emplace_back();
    }
    m_starts[start].push_back(i);
  }
  for (auto& list : m_starts) {
    std::stable_sort(list.begin(), list.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return m_tokens[a].last > m_tokens[b].last; });
  }
  m_named = count(true);
  for (std::uint32_t e = 0; e < analysis.entities.size(); ++e) {
    const Entity& entity = analysis.entities[e];
    const bool place = entity.type == EntityType::place && m_named.times[e] > 0;
    if (place && !lexicon::country_name(fold_case(entity.name)).empty()) ++m_countries;
  }
  const Counts all = count(false);
  if (all.first_times >= 4 && all.first_times >= 2 * all.second_times) m_main_organization = all.first;
}

MentionIndex::Counts MentionIndex::count(bool names_only) const {
  Counts out;
  out.times.assign(m_analysis.entities.size(), 0);
  for (const Mention& mention : m_analysis.mentions) {
    const bool counts = !names_only || mention.kind == MentionKind::name;
    if (counts && mention.entity < out.times.size()) ++out.times[mention.entity];
  }
  for (std::uint32_t e = 0; e < out.times.size(); ++e) {
    const Entity& entity = m_analysis.entities[e];
    if (entity.type != EntityType::organization || entity.anonymous) continue;
    if (out.times[e] > out.first_times) {
      out.second_times = out.first_times;
      out.first_times = out.times[e];
      out.first = e;
    } else {
      out.second_times = std::max(out.second_times, out.times[e]);
    }
  }
  return out;
}

bool MentionIndex::has_rival(std::uint32_t organization) const {
  const std::size_t other = organization == m_named.first ? m_named.second_times : m_named.first_times;
  return 2 * other >= m_named.times[organization];
}

std::uint32_t MentionIndex::entity_at_head(std::uint32_t token) const {
  const std::uint32_t mention = m_by_head[token];
  return mention == kNone ? kNone : m_analysis.mentions[mention].entity;
}

std::uint32_t MentionIndex::entity_of_phrase(const Syntax& syntax, std::uint32_t head) const {
  if (const std::uint32_t entity = entity_at_head(head); entity != kNone) return entity;
  for (const std::uint32_t c : syntax.children(head)) {
    if (!syntax.has_relation(c, {"appos", "flat"})) continue;
    if (const std::uint32_t entity = entity_at_head(c); entity != kNone) return entity;
  }
  return kNone;
}

const std::vector<std::uint32_t>& MentionIndex::starting_at(std::uint32_t token) const {
  const std::uint32_t slot = m_start_of[token];
  return slot == kNone ? m_none : m_starts[slot];
}

bool MentionIndex::is_named(std::uint32_t mention) const {
  return is_named_entity(m_analysis.mentions[mention].entity);
}

bool MentionIndex::is_named_entity(std::uint32_t entity) const {
  return entity < m_has_name.size() && m_has_name[entity] && !m_analysis.entities[entity].anonymous;
}

}  // namespace claimgraph
