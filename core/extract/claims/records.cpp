#include "core/extract/claims/records.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/base/hash.hpp"
#include "core/extract/claims/answers.hpp"
#include "core/extract/claims/claim_units.hpp"
#include "core/extract/claims/claim_worth.hpp"
#include "core/extract/claims/claims.hpp"
#include "core/extract/claims/judged_claim.hpp"
#include "core/extract/claims/kind.hpp"
#include "core/extract/claims/medium.hpp"
#include "core/extract/claims/narration.hpp"
#include "core/extract/claims/no_saying.hpp"
#include "core/extract/claims/said_at.hpp"
#include "core/extract/claims/stance.hpp"
#include "core/extract/coreference/entities.hpp"
#include "core/extract/coreference/source_speakers.hpp"
#include "core/model/identity.hpp"

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

/// Least confidence of what is a claim by its form; above the border of the lists.
constexpr double kRightByForm = 0.6;

/// Claims that lean on what stands before them are of their article alone when they are shorter.
constexpr std::size_t kOwnWords = 8;

std::size_t claim_words(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
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
        m_phrases(m_syntax),
        m_view{m_syntax, m_mentions, m_phrases, out},
        m_answers(m_view) {}

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
    a.kind = spans.verbatim ? AttributionKind::direct : attribution_kind(m_doc, content);
    a.speakers = speakers_of(m_doc, spans, m_out);
    ClaimSource source;
    source.content = content;
    source.attribution = &spans;
    source.cue = read_cue(m_syntax, spans);
    if (source.cue.heard) a.speakers.clear();
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
    if (const auto earlier = m_answers.reference(a, source)) {
      a.stance = earlier->stance;
      for (const std::uint32_t claim : earlier->claims)
        a.claims.push_back({claim, byte_spans(m_doc, earlier->place.segments())});
      a.confidence = earlier->sure;
    } else {
      std::vector<ClaimUnit> units = claim_units(m_syntax, content);
      if (units.size() == 1 && !settle_judgement(a, source, units.front())) units.clear();
      add_claims(a, source, std::move(units));
      for (const Answer& answer : m_answers.continued(a, source)) add_answer(a, answer);
    }
    finish(std::move(a));
  }

  /// "described the idea that … as absurd"; false when nobody can say on which side the speaker stands.
  bool settle_judgement(Attribution& a, ClaimSource& source, ClaimUnit& unit) const {
    const Judged judged = cut_judgement(m_syntax, source, unit);
    if (judged == Judged::no || a.stance != StanceKind::asserts) return true;
    if (judged == Judged::open) return false;
    a.stance = source.cue.stance = StanceKind::disputes;
    return true;
  }

  /// The pieces of the content that are claims. What is none leaves the attribution as it is.
  void add_claims(Attribution& a, ClaimSource& source, std::vector<ClaimUnit> units) {
    double sum = 0;
    std::size_t predicted = 0;   // claims about what will be
    const Attribution bare = a;  // what features see does not depend on the pieces before
    for (std::uint32_t i = 0; i < units.size(); ++i) {
      if (is_bare_pronoun(units[i])) continue;
      cut_aside(units[i], topic_of(bare, source, units[i]), takes_side(bare));
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
      for (const Answer& answer : m_answers.answers(bare, source, units[i], draft.claim))
        add_answer(a, answer);
      const Judgement judged = judge(context);
      if (!judged.is_claim) continue;
      if (a.claims.empty()) a.hedged = a.hedged || draft.claim.modality == Modality::possible;
      predicted += draft.stance == StanceKind::predicts;
      sum += judged.right;
      add_claim(a, std::move(draft.claim));
    }
    if (a.claims.empty()) return;
    a.confidence = sum / static_cast<double>(a.claims.size());
    // One stance for claims that differ in it is less sure of each.
    if (predicted > 0 && predicted < a.claims.size()) a.confidence *= 0.95;
    if (2 * predicted > a.claims.size()) a.stance = StanceKind::predicts;
  }

  static void add_answer(Attribution& a, const Answer& answer) {
    const bool known = std::any_of(a.answers.begin(), a.answers.end(),
                                   [&](const Answer& other) { return other.claim == answer.claim; });
    if (!known) a.answers.push_back(answer);
  }

  /// "questioned the judgment of a witness, Ana Ruiz, | who leads the team", "criticised the misuse of
  /// networks, | blaming others", "rejects all signs | even as he shouts": what is told beside it is not what
  /// is questioned.
  void cut_aside(ClaimUnit& unit, std::uint32_t topic, bool side) const {
    if (topic == kNone) return;
    if (side &&
        unit.content.segments().size() > 1) {  // "the shift … “dangerous consequences”" of somebody else
      for (const TokenSegment& segment : unit.content.segments()) {
        if (segment.first <= topic && topic < segment.last) {
          unit.content = TokenSet({segment});
          break;
        }
      }
    }
    for (const std::uint32_t t : unit.content.tokens()) {
      if (t <= topic || !unit.content.contains(t + 1) || !opens_aside(t)) continue;
      std::vector<TokenSegment> kept;
      for (TokenSegment segment : unit.content.segments()) {
        if (segment.first >= t) break;
        segment.last = std::min(segment.last, t);
        kept.push_back(segment);
      }
      unit.content = TokenSet(std::move(kept));
      return;
    }
  }

  static bool takes_side(const Attribution& record) {
    return record.stance == StanceKind::disputes || record.stance == StanceKind::supports ||
           record.stance == StanceKind::denies;
  }

  /// The noun that a side is taken on, or that heads a piece without a verb; else kNone.
  std::uint32_t topic_of(const Attribution& record, const ClaimSource& source, const ClaimUnit& unit) const {
    if (!m_syntax.is_clause(unit.head)) return unit.head;
    if (!takes_side(record) || source.attribution == nullptr ||
        source.attribution->cue_head >= m_doc.tokens.size())
      return kNone;
    const auto object = m_syntax.child(source.attribution->cue_head, {"obj"});
    const bool noun = object && m_doc.tokens[*object].upos == Upos::NOUN && unit.content.contains(*object);
    return noun && !m_syntax.is_clause(*object) ? *object : kNone;
  }

  bool opens_aside(std::uint32_t t) const {
    const std::uint32_t next = t + 1;
    if (m_syntax.is_word(t, "even")) return m_syntax.is_word(next, "as");
    if (m_doc.tokens[t].form != ",") return false;
    return in_list(" who which where whose whom with despite ", m_syntax.lemma(next)) ||
           (m_syntax.xpos(next) == "VBG" && m_doc.tokens[next].quotation < 0);
  }

  /// "it", "this" alone: nobody could read what is claimed.
  bool is_bare_pronoun(const ClaimUnit& unit) const {
    for (const std::uint32_t t : unit.content.tokens()) {
      const Upos upos = m_syntax.token(t).upos;
      if (upos != Upos::PUNCT && upos != Upos::PRON && upos != Upos::DET && upos != Upos::ADP) return false;
    }
    return true;
  }

  struct Judgement {
    bool is_claim = false;
    double right = 0;
  };

  Judgement judge(const UnitContext& context) const {
    // A question claims nothing, and nobody is against what is asked.
    // What the article's own "we" and "you" say is the article's voice: nobody is quoted.
    if (source_kind(context) == SourceKind::author) return {};
    if (is_no_saying(context)) return {};
    if (context.record.stance == StanceKind::declines || context.record.stance == StanceKind::questions)
      return {};
    // "faced criticism over the plan", "drew praise for helping": nobody is named who takes the side.
    if (context.cue.heard && !m_syntax.is_finite(context.unit.head)) return {};
    const double prior = claim_prior(context);
    if (m_model == nullptr && !m_sink) {
      const double p = 1 / (1 + std::exp(-prior));
      return {p >= 0.5, context.record.confidence * p};
    }
    const ClaimFeatures features = claim_features(context);
    if (m_sink) m_sink(context, features);
    if (m_model == nullptr) return {true, context.record.confidence};
    const double border = m_model->border(context.spans == nullptr);
    const Judgement out{m_model->proposition(features, prior) >= border, m_model->right(features, prior)};
    return out.is_claim || !is_claim_by_form(context) ? out
                                                      : Judgement{true, std::max(out.right, kRightByForm)};
  }

  /// "R1 was said to be built at a low cost", "Norra denies wrongdoing": what the words themselves make a
  /// claim.
  bool is_claim_by_form(const UnitContext& context) const {
    if (context.spans == nullptr || context.spans->cue_head >= m_doc.tokens.size()) return false;
    const std::uint32_t head = context.unit.head, first = context.unit.content.first();
    if (context.record.realis != Realis::said) return false;
    const std::string_view cue = context.record.cue_lemma;
    if (!context.record.speakers.empty() && !m_syntax.is_clause(head)) {
      const bool against =
          context.record.stance == StanceKind::denies || context.record.stance == StanceKind::disputes;
      if (context.record.stance == StanceKind::denies &&
          in_list(" wrongdoing allegation accusation charge claim involvement guilt liability report rumour "
                  "rumor ",
                  m_syntax.lemma(head)))
        return true;
      // "criticised the policy shift", "called for a recount"
      const bool thing = m_syntax.token(head).upos == Upos::NOUN;
      if (against && thing && context.unit.content.last() > context.unit.content.first() + 1)
        return in_list(" criticise criticize condemn denounce deplore decry oppose reject ", cue);
      return thing && cue == "call" && calls_for(context);
    }
    return context.cue.passive && in_list(" say report believe think allege rumor rumour ", cue) &&
           m_syntax.is_word(first, "to") && m_syntax.is_clause(head) &&
           context.draft.claim.text.starts_with('[');
  }

  bool calls_for(const UnitContext& context) const {
    const std::uint32_t next = context.spans->cue_head + 1;
    return next < m_doc.tokens.size() && m_syntax.is_word(next, "for");
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
    // "his work" of two articles is not one matter.
    if (claim.unresolved && claim_words(without_guesses(claim.text)) < kOwnWords)
      claim.id = content_id("clm", {claim.id, m_article.id});
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
  const FullerPhrases m_phrases;
  const ArticleView m_view;
  const AnswerReader m_answers;
  std::unordered_map<std::string, std::uint32_t> m_claims;
};

}  // namespace

void build_records(const Article& article, const AnnotatedText& doc,
                   const std::vector<AttributionSpans>& spans, const ClaimModel* model, Analysis& out,
                   const UnitSink& sink) {
  RecordBuilder(article, doc, spans, model, sink, out).build();
}

}  // namespace claimgraph
