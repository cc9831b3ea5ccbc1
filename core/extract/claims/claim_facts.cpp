#include "core/extract/claims/claim_facts.hpp"

#include <algorithm>
#include <set>

#include "core/extract/claims/claim_references.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/function_words.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kMaxAbout = 32;

bool speaks_of_itself(const Syntax& syntax, std::uint32_t t) {
  return is_first_person(syntax.lemma(t)) || syntax.is_word(t, "I") || syntax.is_word(t, "we");
}

class FactReader {
 public:
  FactReader(const ClaimFrame& frame, ClaimDraft& draft)
      : m_frame(frame),
        m_syntax(frame.view.syntax),
        m_doc(frame.view.syntax.doc()),
        m_entity(frame.outer_subject),
        m_draft(draft) {}

  void fill_about() {
    if (m_frame.subject) m_entity = m_frame.view.mentions.entity_of_phrase(m_syntax, *m_frame.subject);
    if (m_frame.subject && m_entity == kNone && speaks_of_itself(m_syntax, *m_frame.subject) &&
        m_frame.source.speakers.size() == 1) {
      m_entity = m_frame.source.speakers.front();
    }
    if (m_frame.subject && m_entity != kNone && is_unsure_at(*m_frame.subject)) m_entity = kNone;
    if (m_entity != kNone) {
      claim().subject = m_entity;
      claim().about.push_back(m_entity);
    }
    std::set<std::uint32_t> seen(claim().about.begin(), claim().about.end());
    for (const TokenSegment& segment : m_frame.source.content.segments()) {
      for (std::uint32_t t = segment.first; t < segment.last; ++t) {
        for (const std::uint32_t m : m_frame.view.mentions.starting_at(t)) {
          if (!m_frame.view.mentions.is_named(m) || is_unsure(m) || claim().about.size() >= kMaxAbout)
            continue;
          const std::uint32_t index = m_frame.view.analysis.mentions[m].entity;
          if (seen.insert(index).second) claim().about.push_back(index);
        }
      }
    }
  }

  /// "the club", which may be another club: about the one that its mention was put to would say too much.
  bool is_unsure(std::uint32_t mention) const {
    const Mention& m = m_frame.view.analysis.mentions[mention];
    const std::vector<std::uint32_t>& speakers = m_frame.source.speakers;
    if (m.kind == MentionKind::pronoun && speakers.size() == 1 && speakers.front() == m.entity) return false;
    return m.kind != MentionKind::name && m.confidence < kSureReference &&
           m_frame.view.mentions.is_named(mention);
  }
  bool is_unsure_at(std::uint32_t head) const {
    const std::uint32_t mention = m_frame.view.mentions.mention_at_head(head);
    return mention != kNone && is_unsure(mention);
  }

  void fill_figures() {
    for (const TokenSegment& segment : m_frame.source.content.segments()) {
      const Span span = m_doc.span_of(segment.first, segment.last);
      for (const std::uint32_t i : overlapping(m_frame.view.analysis.quantities, span)) {
        const Quantity& q = m_frame.view.analysis.quantities[i];
        if (q.kind == "ordinal" || is_part_of_date(q.span)) continue;
        if (claim().quantities.empty() || claim().quantities.back() < i) claim().quantities.push_back(i);
      }
      for (const std::uint32_t i : overlapping(m_frame.view.analysis.times, span)) {
        const TimeExpression& time = m_frame.view.analysis.times[i];
        if (!time.anchored || time.type == "SET" || time.type == "DURATION" || !claim().valid_time.empty())
          continue;
        if (hangs_on_head(m_doc.token_at(time.span.begin))) claim().valid_time = time.value;
      }
    }
  }

  void fill_modality() {
    if (m_syntax.is_clause(m_frame.head) && m_syntax.is_negated(m_frame.head))
      claim().polarity = Polarity::negative;
    bool will = false, would = false, have = false;
    for (const std::uint32_t c : m_syntax.children(m_frame.head)) {
      if (!m_frame.source.content.contains(c)) continue;
      if (m_syntax.has_relation(c, {"aux"})) {
        const std::string_view word = m_syntax.lemma(c);
        if (is_possibility_auxiliary(word)) claim().modality = Modality::possible;
        will = will || is_future_auxiliary(word) || m_syntax.is_word(c, "'ll");
        would = would || word == "would" || m_syntax.is_word(c, "would");
        have = have || word == "have";
      }
      if (m_syntax.has_relation(c, {"advmod"}) && is_hedging_adverb(m_syntax.lemma(c))) {
        claim().modality = Modality::possible;
      }
    }
    if (would && have) claim().modality = Modality::counterfactual;
    if (m_frame.source.cue.intended) claim().modality = Modality::intended;
    if (!will) return;
    if (is_own_act()) {
      claim().modality = Modality::intended;
    } else if (m_draft.stance == StanceKind::asserts && m_frame.source.attribution != nullptr) {
      m_draft.stance = StanceKind::predicts;
    }
  }

 private:
  Claim& claim() { return m_draft.claim; }

  /// The 20 of "January 20" is no figure of the claim.
  bool is_part_of_date(Span span) const {
    for (const std::uint32_t i : overlapping(m_frame.view.analysis.times, span)) {
      const TimeExpression& time = m_frame.view.analysis.times[i];
      if (time.type != "DURATION" && time.span.contains(span)) return true;
    }
    return false;
  }

  /// The way up from `t` to the main clause crosses no other clause.
  bool hangs_on_head(std::uint32_t t) const {
    for (int step = 0; step < 8; ++step) {
      if (t == m_frame.head) return true;
      if (step > 0 && m_syntax.has_relation(t, {"acl", "advcl", "ccomp", "parataxis", "appos"})) return false;
      const auto next = m_syntax.head(t);
      if (!next) return false;
      t = *next;
    }
    return false;
  }

  /// "We will open shops", not "we will see prices fall": what one does, not what happens to one.
  bool is_own_act() const {
    if (in_list(" see be have need know get feel find hear face lose win like become remain ",
                m_syntax.lemma(m_frame.head)))
      return false;
    if (m_frame.subject && speaks_of_itself(m_syntax, *m_frame.subject)) return true;
    const auto& speakers = m_frame.source.speakers;
    return m_entity != kNone && std::find(speakers.begin(), speakers.end(), m_entity) != speakers.end();
  }

  const ClaimFrame& m_frame;
  const Syntax& m_syntax;
  const AnnotatedText& m_doc;
  std::uint32_t m_entity;  // of the subject
  ClaimDraft& m_draft;
};

}  // namespace

void fill_facts(const ClaimFrame& frame, ClaimDraft& draft) {
  FactReader reader(frame, draft);
  reader.fill_about();
  reader.fill_figures();
  reader.fill_modality();
}

}  // namespace claimgraph
