#include "core/extract/attribution/speech_owners.hpp"

#include <algorithm>

namespace claimgraph::attribution {

SpeechOwners::SpeechOwners(const DocView& view, std::vector<AttributionSpans>& found)
    : m_view(view), m_found(found), m_owner(view.size(), kNone), m_cue(view.size(), kNone) {
  for (std::size_t i = 0; i < m_found.size(); ++i) {
    keep_inside(m_found[i]);
    note(i);
  }
}

/// “Roe replied that he left,” Bell said: a saying inside a quotation has nothing outside it.
void SpeechOwners::keep_inside(AttributionSpans& a) const {
  if (a.cue.empty() || a.source.empty()) return;
  const std::int32_t q = m_view[a.cue.front().first].outer;
  if (q < 0 || m_view[a.source.front().first].outer != q) return;
  std::vector<TokenSegment> kept;
  for (const TokenSegment& s : a.content) {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      if (m_view[t].outer != q) continue;
      if (!kept.empty() && kept.back().last == t && t > s.first) {
        ++kept.back().last;
      } else {
        kept.push_back({t, t + 1});
      }
    }
  }
  if (!kept.empty()) a.content = std::move(kept);
}

void SpeechOwners::note(std::size_t i) {
  for (const TokenSegment& s : m_found[i].content) {
    for (std::uint32_t t = s.first; t < s.last; ++t) m_owner[t] = static_cast<std::uint32_t>(i);
  }
  for (const TokenSegment& s : m_found[i].cue) {
    for (std::uint32_t t = s.first; t < s.last; ++t) m_cue[t] = static_cast<std::uint32_t>(i);
  }
}

std::uint32_t SpeechOwners::owner_of(TokenSegment s) const {
  std::uint32_t covered = 0, words = 0;
  std::uint32_t owner = kNone;
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (m_view[t].mark != Mark::none) continue;
    ++words;
    if (m_owner[t] == kNone || cue_inside(m_owner[t], s)) continue;
    ++covered;
    owner = m_owner[t];
  }
  return 2 * covered >= words && words > 0 ? owner : kNone;
}

/// A saying inside the quotation is not whose the quotation is.
bool SpeechOwners::cue_inside(std::uint32_t i, TokenSegment s) const {
  const AttributionSpans& a = (*this)[i];
  return !a.cue.empty() && s.first <= a.cue.front().first && a.cue.front().first < s.last;
}

bool SpeechOwners::covered(TokenSegment s, std::uint32_t but) const {
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (m_owner[t] != kNone && m_owner[t] != but) return true;
  }
  return false;
}

std::optional<TokenSegment> SpeechOwners::source_in(const Sentence& sentence) const {
  std::optional<TokenSegment> out;
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    if (m_cue[t] == kNone) continue;
    const AttributionSpans& a = (*this)[m_cue[t]];
    if (a.content.empty()) continue;
    if (a.source.size() != 1 || (out && *out != a.source.front())) return std::nullopt;
    out = a.source.front();
  }
  return out;
}

void SpeechOwners::give(Quote& quote, std::uint32_t owner) {
  quote.owner = owner;
  AttributionSpans& a = (*this)[owner];
  TokenSegment whole = quote.tokens;  // with what the attribution held of it already
  std::erase_if(a.content, [&](const TokenSegment& s) {
    const bool common = s.first < whole.last && whole.first < s.last;
    if (common) whole = {std::min(s.first, whole.first), std::max(s.last, whole.last)};
    return common;
  });
  a.content.push_back(whole);
  std::sort(a.content.begin(), a.content.end());
  note(static_cast<std::size_t>(owner));
}

void SpeechOwners::take(TokenSegment part, std::uint32_t from) {
  std::vector<TokenSegment> rest;
  for (const TokenSegment& s : (*this)[from].content) {
    if (s.first < std::min(s.last, part.first)) rest.push_back({s.first, std::min(s.last, part.first)});
    if (std::max(s.first, part.last) < s.last) rest.push_back({std::max(s.first, part.last), s.last});
  }
  (*this)[from].content = std::move(rest);
  for (std::uint32_t t = part.first; t < part.last; ++t) {
    if (m_owner[t] == from) m_owner[t] = kNone;
  }
}

std::uint32_t SpeechOwners::add(const SpeakerPhrase& phrase, double confidence, const char* by) {
  AttributionSpans a;
  a.source = {phrase.source};
  if (phrase.cue.first < phrase.cue.last) a.cue = {phrase.cue};
  a.cue_head = phrase.cue_head;
  a.confidence = confidence;
  a.by = by;
  m_found.push_back(std::move(a));
  return static_cast<std::uint32_t>(m_found.size() - 1);
}

}  // namespace claimgraph::attribution
