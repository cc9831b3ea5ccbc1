#include "core/extract/claims/records.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/base/hash.hpp"
#include "core/extract/claims/claim_units.hpp"
#include "core/extract/claims/claim_worth.hpp"
#include "core/extract/claims/claims.hpp"
#include "core/extract/claims/kind.hpp"
#include "core/extract/claims/medium.hpp"
#include "core/extract/claims/narration.hpp"
#include "core/extract/claims/said_at.hpp"
#include "core/extract/claims/stance.hpp"
#include "core/extract/coreference/entities.hpp"

namespace claimgraph {

namespace {

SpanList byte_spans(const AnnotatedText& doc, const std::vector<TokenSegment>& segments) {
  SpanList out;
  for (const TokenSegment& segment : segments) {
    if (segment.first < segment.last) out.push_back(doc.span_of(segment.first, segment.last));
  }
  return out;
}

void append_spans(std::string& out, const SpanList& spans) {
  for (const Span& span : spans) out += std::to_string(span.begin) + '-' + std::to_string(span.end) + ' ';
  out += '/';
}

class RecordBuilder {
 public:
  RecordBuilder(const Article& article, const AnnotatedText& doc, const std::vector<AttributionSpans>& spans,
                const ClaimModel* model, const UnitSink& sink, Analysis& out)
      : m_article(article),
        m_doc(doc),
        m_spans(spans),
        m_model(model),
        m_sink(sink),
        m_out(out),
        m_syntax(doc),
        m_mentions(doc, out),
        m_view{m_syntax, m_mentions, out} {}

  void build() {
    const std::vector<NarratedClause> narration = find_narration(m_view, m_spans);
    // Narration goes in by the first token of its content; the order of the spans stays as it is.
    std::vector<std::uint32_t> position(m_spans.size(), kNone);
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < m_spans.size(); ++i) {
      if (m_spans[i].content.empty()) continue;
      const std::uint32_t start = m_spans[i].content.front().first;
      while (next < narration.size() && m_spans[i].nesting == 0 &&
             narration[next].source.content.first() < start) {
        add_narration(narration[next++]);
      }
      position[i] = static_cast<std::uint32_t>(m_out.attributions.size());
      add_attribution(m_spans[i]);
    }
    while (next < narration.size()) add_narration(narration[next++]);
    for (std::uint32_t i = 0; i < m_spans.size(); ++i) {
      const std::uint32_t inner = m_spans[i].relays;
      if (position[i] != kNone && inner < m_spans.size()) {
        m_out.attributions[position[i]].relays = position[inner];
      }
    }
  }

 private:
  void add_attribution(const AttributionSpans& spans) {
    const TokenSet content(spans.content);
    Attribution a;
    a.source = byte_spans(m_doc, spans.source);
    a.cue = byte_spans(m_doc, spans.cue);
    a.content = byte_spans(m_doc, spans.content);
    a.kind = attribution_kind(m_doc, content);
    a.speakers = speakers_of(m_doc, spans, m_out);
    ClaimSource source;
    source.content = content;
    source.attribution = &spans;
    source.cue = read_cue(m_syntax, spans);
    source.speakers = a.speakers;
    a.stance = source.cue.stance;
    a.cue_lemma = source.cue.lemma;
    a.realis = source.cue.realis;
    a.hedged = source.cue.hedged;
    a.said_at = said_at(m_view, spans);
    const Medium medium = medium_of(m_view, spans);
    a.medium = medium.words;
    a.addressee = medium.addressee;
    a.nesting = spans.nesting;
    a.confidence = spans.confidence;
    a.by = spans.by;
    std::uint32_t earlier = earlier_claim(a, source);
    if (earlier == kNone) earlier = claim_of_opponent(a, source);
    if (earlier != kNone) {
      a.claims.push_back({earlier, a.content});
      a.confidence *= 0.8;
    } else {
      add_claims(a, source, claim_units(m_syntax, content));
    }
    finish(std::move(a));
  }

  /// The pieces of the content that are claims. What is none leaves the attribution as it is.
  void add_claims(Attribution& a, ClaimSource& source, const std::vector<ClaimUnit>& units) {
    double sum = 0;
    const Attribution bare = a;  // what features see does not depend on the pieces before
    for (std::uint32_t i = 0; i < units.size(); ++i) {
      source.content = units[i].content;
      source.clause = units[i].head;
      ClaimDraft draft = make_claim(m_view, source);
      const UnitContext context{m_view,
                                bare,
                                source.attribution,
                                source.cue,
                                units[i],
                                draft,
                                i,
                                static_cast<std::uint32_t>(units.size())};
      const Judgement judged = judge(context);
      if (!judged.is_claim) continue;
      if (a.claims.empty()) {
        a.stance = draft.stance;
        a.hedged = a.hedged || draft.claim.modality == Modality::possible;
      }
      sum += judged.right;
      add_claim(a, std::move(draft.claim));
    }
    if (!a.claims.empty()) a.confidence = sum / static_cast<double>(a.claims.size());
  }

  struct Judgement {
    bool is_claim = false;
    double right = 0;
  };

  Judgement judge(const UnitContext& context) const {
    if (context.record.stance == StanceKind::declines) return {};
    const double prior = claim_prior(context);
    if (m_model == nullptr && !m_sink) {
      const double p = 1 / (1 + std::exp(-prior));
      return {p >= 0.5, context.record.confidence * p};
    }
    const ClaimFeatures features = claim_features(context);
    if (m_sink) m_sink(context, features);
    if (m_model == nullptr) return {true, context.record.confidence};
    const double border = m_model->border(context.spans == nullptr);
    return {m_model->proposition(features, prior) >= border, m_model->right(features, prior)};
  }

  /// "denied the claim", "dismissed the report as gossip": the claim that somebody else made up to four
  /// sentences before. kNone when the content is more than such a reference, or nothing fits.
  std::uint32_t earlier_claim(const Attribution& a, const ClaimSource& source) const {
    const StanceKind stance = a.stance;
    if (stance == StanceKind::asserts || stance == StanceKind::predicts || stance == StanceKind::declines)
      return kNone;
    const TokenSet& content = source.content;
    const std::uint32_t first = content.first();
    std::uint32_t last = first;
    while (last < content.last() && content.contains(last) && !m_syntax.is_word(last, "as") &&
           m_doc.tokens[last].upos != Upos::PUNCT) {
      ++last;
    }
    if (last - first < 2 || last - first > 3 ||
        !in_list(" the that this those these ", m_syntax.lemma(first)))
      return kNone;
    if (last < content.last() && !m_syntax.is_word(last, "as")) return kNone;
    const std::string_view noun = m_syntax.lemma(last - 1);
    const bool figure = in_list(" figure estimate number sum amount ", noun);
    if (!figure &&
        !in_list(" claim report allegation accusation assertion statement suggestion rumour rumor charge ",
                 noun)) {
      return kNone;
    }
    const std::uint32_t here = m_doc.tokens[first].sentence;
    for (std::size_t i = m_out.attributions.size(), looked = 0; i > 0 && looked < 8; ++looked) {
      const Attribution& other = m_out.attributions[--i];
      if (other.kind == AttributionKind::narration || other.claims.empty()) continue;
      const std::uint32_t token = m_doc.token_at(other.claims.back().content.front().begin);
      if (token >= first || here - m_doc.tokens[token].sentence > 4) break;
      const bool same_speaker = !a.speakers.empty() && a.speakers == other.speakers;
      const Claim& claim = m_out.claims[other.claims.back().claim];
      if (same_speaker || other.stance == StanceKind::declines || (figure && claim.quantities.empty()))
        continue;
      if (claim.form != ClaimForm::proposition) continue;
      return other.claims.back().claim;
    }
    return kNone;
  }

  /// "disagreed with the governor": what the governor said last, up to six sentences before.
  std::uint32_t claim_of_opponent(const Attribution& a, const ClaimSource& source) const {
    const TokenSet& content = source.content;
    if (!in_list(" agree disagree concur contradict rebut counter echo ", source.cue.lemma)) return kNone;
    if (content.last() - content.first() > 5) return kNone;
    const std::uint32_t head = content_head(m_syntax, content);
    const std::uint32_t opponent = m_mentions.entity_of_phrase(m_syntax, head);
    if (opponent == kNone || m_syntax.is_clause(head)) return kNone;
    const std::uint32_t here = m_doc.tokens[content.first()].sentence;
    for (std::size_t i = m_out.attributions.size(), looked = 0; i > 0 && looked < 12; ++looked) {
      const Attribution& other = m_out.attributions[--i];
      if (other.claims.empty() || a.speakers == other.speakers) continue;
      const StatedClaim& last = other.claims.back();
      const std::uint32_t token = m_doc.token_at(last.content.front().begin);
      if (token < content.first() && here - m_doc.tokens[token].sentence > 6) break;
      const auto& speakers = other.speakers;
      const bool said = std::find(speakers.begin(), speakers.end(), opponent) != speakers.end();
      if (said && m_out.claims[last.claim].form == ClaimForm::proposition) return last.claim;
    }
    return kNone;
  }

  void add_narration(const NarratedClause& clause) {
    Attribution a;
    a.content = byte_spans(m_doc, clause.source.content.segments());
    a.kind = AttributionKind::narration;
    a.confidence = clause.confidence;
    a.by = "rule:narration/1";
    ClaimUnit unit{clause.source.content, *clause.source.clause};
    ClaimDraft draft = make_claim(m_view, clause.source);
    const UnitContext context{m_view, a, nullptr, clause.source.cue, unit, draft};
    const Judgement judged = judge(context);
    if (!judged.is_claim) return;
    a.hedged = draft.claim.modality == Modality::possible;
    if (m_model != nullptr) a.confidence = judged.right;
    add_claim(a, std::move(draft.claim));
    finish(std::move(a));
  }

  void add_claim(Attribution& a, Claim claim) {
    StatedClaim stated;
    stated.content = claim.content;
    claim.worth = claim_worth(m_out, claim, a);
    const auto [known, fresh] = m_claims.emplace(claim.id, static_cast<std::uint32_t>(m_out.claims.size()));
    stated.claim = known->second;
    if (fresh) m_out.claims.push_back(std::move(claim));
    a.claims.push_back(std::move(stated));
  }

  void finish(Attribution a) {
    a.confidence = std::round(std::clamp(a.confidence, 0.0, 1.0) * 10000) / 10000;
    std::string where;
    append_spans(where, a.source);
    append_spans(where, a.cue);
    append_spans(where, a.content);
    const std::string first = a.claims.empty() ? std::string() : m_out.claims[a.claims.front().claim].id;
    a.id = content_id("att", {m_article.id, where, attribution_kind_name(a.kind), first});
    m_out.attributions.push_back(std::move(a));
  }

  const Article& m_article;
  const AnnotatedText& m_doc;
  const std::vector<AttributionSpans>& m_spans;
  const ClaimModel* const m_model;
  const UnitSink& m_sink;
  Analysis& m_out;
  const Syntax m_syntax;
  const MentionIndex m_mentions;
  const ArticleView m_view;
  std::unordered_map<std::string, std::uint32_t> m_claims;
};

}  // namespace

void build_records(const Article& article, const AnnotatedText& doc,
                   const std::vector<AttributionSpans>& spans, const ClaimModel* model, Analysis& out,
                   const UnitSink& sink) {
  RecordBuilder(article, doc, spans, model, sink, out).build();
}

}  // namespace claimgraph
