// What quotations and attributions tell the resolver: who speaks a quotation, who is the subject of what is
// said.
#include "core/extract/coreference/coref_resolver.hpp"

#include <algorithm>

#include "core/extract/coreference/coref_names.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

using namespace coref;

std::uint32_t CorefResolver::quotation_speaker(std::int32_t quotation) const {
  while (quotation >= 0) {
    if (m_speaker_token[static_cast<std::size_t>(quotation)] != kNone)
      return m_speaker_token[static_cast<std::size_t>(quotation)];
    quotation = m_doc.quotations[static_cast<std::size_t>(quotation)].parent;
  }
  return kNone;
}

/// The mention that heads an attribution's source; kNone when none does.
std::uint32_t CorefResolver::source_mention(const AttributionSpans& attribution) const {
  for (const TokenSegment& segment : attribution.source)
    for (std::uint32_t t = segment.first; t < segment.last && t < m_doc.tokens.size(); ++t) {
      if (m_mention_at[t] == kNone) continue;
      const std::int32_t head = m_doc.tokens[t].head;
      if (head < static_cast<std::int32_t>(segment.first) || head >= static_cast<std::int32_t>(segment.last))
        return m_mention_at[t];
    }
  return kNone;
}

/// Speaker of each quotation: the source of an attribution that covers it; else the subject of a verb of
/// saying in the same sentence outside the quotation; else the speaker of the previous quotation of the
/// paragraph.
void CorefResolver::find_speakers(const std::vector<AttributionSpans>& attributions) {
  const Syntax syntax(m_doc);
  m_speaker_token.assign(m_doc.quotations.size(), kNone);
  for (const AttributionSpans& attribution : attributions) {
    const std::uint32_t source = source_mention(attribution);
    if (source == kNone) continue;
    const std::uint32_t head = m_mentions[source].head;
    for (const TokenSegment& segment : attribution.content)
      for (std::uint32_t t = segment.first; t < segment.last && t < m_doc.tokens.size(); ++t) {
        const std::int32_t q = m_doc.tokens[t].quotation;
        if (q < 0 || m_speaker_token[static_cast<std::size_t>(q)] != kNone) continue;
        const Quotation& quotation = m_doc.quotations[static_cast<std::size_t>(q)];
        if (head >= quotation.first && head < quotation.last) continue;
        m_speaker_token[static_cast<std::size_t>(q)] = head;
      }
  }
  std::uint32_t previous = kNone, paragraph = kNone;
  bool continued = false;
  for (std::size_t q = 0; q < m_doc.quotations.size(); ++q) {
    const Quotation& quotation = m_doc.quotations[q];
    if (quotation.first >= quotation.last) continue;
    const std::uint32_t here = m_doc.sentences[m_doc.tokens[quotation.first].sentence].paragraph;
    if (m_speaker_token[q] == kNone) {
      const auto scan = [&](std::uint32_t s) {
        const Sentence& sentence = m_doc.sentences[s];
        for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
          if (t >= quotation.first && t < quotation.last) continue;
          if (m_doc.tokens[t].quotation >= 0 || !is_speech_verb(m_doc.tokens[t].lemma)) continue;
          for (const std::uint32_t c : syntax.children(t)) {
            if (syntax.is_relation(c, {"nsubj"}) && m_mention_at[c] != kNone) return c;
          }
        }
        return kNone;
      };
      m_speaker_token[q] = scan(m_doc.tokens[quotation.first].sentence);
      if (m_speaker_token[q] == kNone) m_speaker_token[q] = scan(m_doc.tokens[quotation.last - 1].sentence);
      if (m_speaker_token[q] == kNone && (here == paragraph || continued)) m_speaker_token[q] = previous;
    }
    if (quotation.parent < 0) {
      previous = m_speaker_token[q];
      paragraph = here;
      continued = quotation.continued;
    }
  }
}

namespace {

/// "It takes years", "it seems that": the pronoun stands for nothing.
bool is_empty_subject(const Syntax& syntax, std::uint32_t clause) {
  // "It was overdone": as good as an adjective; "it had been attacked" is not.
  if (syntax.is_passive(clause) &&
      std::none_of(syntax.children(clause).begin(), syntax.children(clause).end(),
                   [&](std::uint32_t c) { return syntax.relation(c) == "aux"; }))
    return true;
  if (in_list(" seem appear matter mean happen rain snow depend turn remain ", syntax.lemma(clause)))
    return true;
  const auto object = syntax.child(clause, {"obj"});
  if (syntax.lemma(clause) == "take" && object && lexicon::is_time_word(syntax.lemma(*object))) return true;
  return syntax.child(clause, {"ccomp", "csubj"}).has_value() && syntax.is_passive(clause);
}

}  // namespace

/// Pronouns that are the subject of what somebody is said to have said, or own that subject, and the source.
void CorefResolver::find_said(const std::vector<AttributionSpans>& attributions) {
  const Syntax syntax(m_doc);
  const auto size = static_cast<std::uint32_t>(m_doc.tokens.size());
  const auto note = [&](std::uint32_t t, std::uint32_t source, std::uint32_t cue) {
    if (m_mention_at[t] == kNone) return;
    const std::uint32_t i = m_mention_at[t];
    const CorefMention& mention = m_mentions[i];
    if (mention.kind != MentionKind::pronoun || mention.person != 3 || mention.demonstrative || i <= source ||
        m_doc.tokens[t].quotation != m_doc.tokens[cue].quotation)
      return;
    m_said_by[i] = source;
  };
  for (const AttributionSpans& attribution : attributions) {
    const std::uint32_t cue = attribution.cue_head;
    const std::uint32_t source = source_mention(attribution);
    if (source != kNone) m_is_source[source] = 1;
    if (source == kNone || cue >= size || cue_class(syntax.lemma(cue)) == StanceKind::questions ||
        syntax.lemma(cue) == "quiz")
      continue;
    // "Gil told Bell he was dismissed": either.
    const auto told = syntax.child(cue, {"obj", "iobj"});
    const bool person_told =
        told && m_mention_at[*told] != kNone && m_mentions[m_mention_at[*told]].animacy != Animacy::inanimate;
    const TokenSet content(attribution.content);
    std::size_t looked = 0;
    for (const TokenSegment& segment : content.segments()) {
      for (std::uint32_t t = segment.first; t < std::min(segment.last, size) && looked < 200; ++t, ++looked) {
        const auto above = syntax.head(t);
        if ((above && content.contains(*above)) || !syntax.is_clause(t)) continue;
        const auto subject = syntax.own_subject(t);
        if (!subject || !content.contains(*subject)) continue;
        if (const auto owner = syntax.child(*subject, {"nmod"}); owner && syntax.xpos(*owner) == "PRP$")
          note(*owner, source, cue);
        const bool thing = syntax.is_word(*subject, "it");
        if (thing && (syntax.child(t, {"cop"}) || is_empty_subject(syntax, t))) continue;
        if (person_told && !thing) continue;
        note(*subject, source, cue);
      }
    }
  }
}

/// Quotations of whole sentences, whose third persons are not who speaks, and who speaks them.
void CorefResolver::find_direct() {
  for (std::size_t q = 0; q < m_doc.quotations.size(); ++q) {
    const Quotation& quotation = m_doc.quotations[q];
    if (quotation.last < quotation.first + 4) continue;
    bool verb = false, open = true;
    for (std::uint32_t t = quotation.first; t < std::min(quotation.last, quotation.first + 60); ++t) {
      const Token& token = m_doc.tokens[t];
      if (open && token.upos != Upos::PUNCT) {
        open = false;
        if (token.form.empty() || token.form[0] < 'A' || token.form[0] > 'Z') break;
      }
      verb = verb || token.upos == Upos::VERB || token.upos == Upos::AUX;
    }
    m_direct[q] = verb;
    const std::uint32_t head = m_speaker_token[q];
    if (verb && head != kNone && m_mention_at[head] != kNone &&
        (head < quotation.first || head >= quotation.last))
      m_speaks[m_mention_at[head]] = static_cast<std::int32_t>(q);
  }
}

/// Mention that speaks the quotation around this mention; kNone when there is none.
std::uint32_t CorefResolver::speaker_mention(std::uint32_t i) const {
  const std::int32_t q = m_mentions[i].quotation;
  if (q < 0) return kNone;
  const std::uint32_t head = quotation_speaker(q);
  return head == kNone ? kNone : m_mention_at[head];
}

/// A third person of a quotation is not its speaker: the mention stands in one that the entity speaks, or it
/// speaks one that the entity is a third person of.
bool CorefResolver::spoken_of(std::uint32_t i, std::uint32_t c) const {
  const CorefMention& mention = m_mentions[i];
  if (mention.quotation >= 0 && m_direct[static_cast<std::size_t>(mention.quotation)] != 0) {
    const std::uint32_t speaker = speaker_mention(i);
    const bool third = mention.kind != MentionKind::pronoun || mention.person == 3;
    return third && speaker != kNone && m_cluster_of[speaker] == c;
  }
  const std::int32_t q = m_speaks[i];
  if (q < 0 || mention.kind == MentionKind::name) return false;
  bool inside_only = true;
  std::size_t looked = 0;
  const CorefCluster& cluster = m_clusters[c];
  for (auto m = cluster.mentions.rbegin(); m != cluster.mentions.rend() && looked < kKeep; ++m, ++looked) {
    const CorefMention& other = m_mentions[*m];
    const bool third = other.kind != MentionKind::pronoun || other.person == 3;
    if (other.quotation == q && third && other.kind != MentionKind::pronoun) return true;
    inside_only = inside_only && other.quotation == q && third;
  }
  return inside_only;
}

}  // namespace claimgraph
