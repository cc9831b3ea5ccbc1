#include "core/extract/claims/earlier_claims.hpp"

#include <algorithm>

namespace claimgraph {

namespace {

constexpr std::size_t kMaxAttributions = 16, kMaxClaims = 8;  // looked at, and of one attribution

bool shares(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](std::uint32_t one) { return std::find(b.begin(), b.end(), one) != b.end(); });
}

/// Somebody stands behind what it states.
bool stands_behind(const Attribution& a) {
  if (a.kind == AttributionKind::narration || a.realis != Realis::said) return false;
  if (in_list(" ask demand urge request seek want ", a.cue_lemma)) return false;  // what should be done
  return a.stance == StanceKind::asserts || a.stance == StanceKind::predicts ||
         a.stance == StanceKind::concedes || a.stance == StanceKind::corrects;
}

/// No "whether …", no infinitive without its subject: there is nothing that could be denied.
bool is_statement(const Syntax& syntax, const TokenSet& content, const Claim& claim) {
  const std::string_view first = syntax.lemma(content.first());
  if (in_list(" whether if how why ", first)) return false;
  return first != "to" && !claim.text.starts_with("to ");
}

}  // namespace

bool EarlierClaims::is_about(const Claim& claim, const std::vector<std::uint32_t>& who) const {
  if (shares(claim.about, who)) return true;
  for (const std::uint32_t one : who) {
    for (const Affiliation& a : m_view.analysis.entities[one].affiliations) {
      const auto& about = claim.about;
      if (!a.former && std::find(about.begin(), about.end(), a.organization) != about.end()) return true;
    }
  }
  return false;
}

std::vector<EarlierClaim> EarlierClaims::of_others(const std::vector<std::uint32_t>& answering,
                                                   const Wanted& wanted) const {
  const AnnotatedText& doc = m_view.syntax.doc();
  const Analysis& found = m_view.analysis;
  const std::uint32_t here = doc.tokens[wanted.before].sentence;
  std::vector<EarlierClaim> out;
  std::size_t looked = 0;
  for (std::size_t i = found.attributions.size(); i > 0 && looked < kMaxAttributions; ++looked) {
    const Attribution& other = found.attributions[--i];
    if (!stands_behind(other) || shares(answering, other.speakers)) continue;
    std::size_t taken = 0;
    for (std::size_t k = other.claims.size(); k > 0 && taken < kMaxClaims; ++taken) {
      const StatedClaim& stated = other.claims[--k];
      if (stated.content.empty()) continue;
      std::vector<TokenSegment> segments;
      for (const Span& span : stated.content) {
        TokenSegment segment{doc.token_at(span.begin), 0};
        segment.last = std::max(segment.first + 1, doc.token_at(span.end > 0 ? span.end - 1 : 0) + 1);
        segments.push_back(segment);
      }
      TokenSet content(std::move(segments));
      if (content.last() > wanted.before) continue;
      const std::uint32_t sentences = here - doc.tokens[content.last() - 1].sentence;
      const Claim& claim = found.claims[stated.claim];
      if (sentences > std::max({wanted.sentences, wanted.unrelated, wanted.alone})) continue;
      if (claim.form != ClaimForm::proposition || !is_statement(m_view.syntax, content, claim)) continue;
      out.push_back({static_cast<std::uint32_t>(i), stated.claim, std::move(content), sentences,
                     is_about(claim, answering)});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const EarlierClaim& a, const EarlierClaim& b) {
    return a.content.last() > b.content.last();
  });
  return out;
}

EarlierChoice EarlierClaims::choose(const std::vector<std::uint32_t>& answering, const Wanted& wanted) const {
  if (answering.empty()) return {};
  std::vector<EarlierClaim> list = of_others(answering, wanted);
  const Analysis& found = m_view.analysis;
  std::erase_if(list, [&](const EarlierClaim& one) {
    const auto& speakers = found.attributions[one.attribution].speakers;
    const bool said = wanted.speaker == kNone ||
                      std::find(speakers.begin(), speakers.end(), wanted.speaker) != speakers.end();
    return !said || (wanted.figure && found.claims[one.claim].quantities.empty());
  });
  // Who answers speaks of what concerns him, if there is such a claim.
  const auto about = std::find_if(list.begin(), list.end(), [&](const EarlierClaim& one) {
    return one.about_answerer && one.sentences <= wanted.sentences;
  });
  const bool named = wanted.speaker != kNone;
  const bool alone = named && std::all_of(list.begin(), list.end(), [&](const EarlierClaim& one) {
                       return one.attribution == list.front().attribution && one.sentences <= wanted.alone;
                     });
  const auto pick = about == list.end() ? list.begin() : about;
  if (pick == list.end() || (!alone && !pick->about_answerer && pick->sentences > wanted.unrelated))
    return {};
  EarlierChoice out;
  out.sure = named || pick->about_answerer ? 0.9 : pick->sentences <= 1 ? 0.8 : 0.7;
  for (const EarlierClaim& one : list) {
    const bool together = one.attribution == pick->attribution &&
                          (wanted.all || one.sentences == pick->sentences) &&
                          std::find(out.claims.begin(), out.claims.end(), one.claim) == out.claims.end();
    if (together) out.claims.push_back(one.claim);
  }
  if (wanted.two && out.claims.size() != 2) return {};
  if (out.claims.size() > 1 && !wanted.all) out.sure *= 0.8;
  return out;
}

}  // namespace claimgraph
