#include "core/extract/attribution/attribution_finder.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/extract/attribution/adjunct_rules.hpp"
#include "core/extract/attribution/attribution_nesting.hpp"
#include "core/extract/attribution/cited_sources.hpp"
#include "core/extract/attribution/content_completion.hpp"
#include "core/extract/attribution/joined_cues.hpp"
#include "core/extract/attribution/mend_spans.hpp"
#include "core/extract/attribution/named_things.hpp"
#include "core/extract/attribution/postposed_rule.hpp"
#include "core/extract/attribution/quote_rules.hpp"
#include "core/extract/attribution/quoted_speech.hpp"
#include "core/extract/attribution/rerank.hpp"
#include "core/extract/attribution/rule_attributions.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

using namespace attribution;

struct AttributionFinder::Impl {
  explicit Impl(std::shared_ptr<const ModelFile> set) : models(std::move(set)) {
    if (!models || !models->has_section("attribution.cue")) return;
    auto bytes = models->section("attribution.cue");
    CodedTable state(bytes);
    CodedTable pair(bytes);
    cue = CueTagger(state, pair);
    bytes = models->section("attribution.argument");
    state = CodedTable(bytes);
    pair = CodedTable(bytes);
    argument = ArgumentTagger(state, pair);
    reranker = Reranker(models->section("attribution.rank"));
    trained = true;
  }

  std::shared_ptr<const ModelFile> models;
  CueTagger cue;
  ArgumentTagger argument;
  Reranker reranker;
  bool trained = false;
};

namespace {

/// Adds what rules find where the models found nothing, or less. Token by token, so that offering one more
/// costs its own length.
class Additions {
 public:
  Additions(std::uint32_t tokens, std::vector<AttributionSpans>& found)
      : m_found(found), m_content(tokens, kNone), m_cue(tokens, kNone), m_absorbed(found.size(), false) {
    for (std::uint32_t i = 0; i < found.size(); ++i) note(i);
  }

  void offer(AttributionSpans rule) {
    std::vector<std::uint32_t> held;
    if (clashes(rule, held)) return;
    for (const std::uint32_t i : held) m_absorbed[i] = true;
    rule.relays = kNone;
    m_found.push_back(std::move(rule));
    m_absorbed.push_back(false);
    note(static_cast<std::uint32_t>(m_found.size() - 1));
  }

  /// Takes out and returns what larger ones hold now.
  std::vector<AttributionSpans> finish() {
    std::vector<AttributionSpans> out, kept;
    for (std::size_t i = 0; i < m_found.size(); ++i) {
      (m_absorbed[i] ? out : kept).push_back(std::move(m_found[i]));
    }
    m_found = std::move(kept);
    return out;
  }

 private:
  void note(std::uint32_t i) {
    mark(m_content, m_found[i].content, i);
    mark(m_cue, m_found[i].cue, i);
  }
  static void mark(std::vector<std::uint32_t>& at, const std::vector<TokenSegment>& segments,
                   std::uint32_t i) {
    for (const TokenSegment& s : segments) {
      for (std::uint32_t t = s.first; t < s.last; ++t) at[t] = i;
    }
  }

  /// Is its cue taken, or more than half of its content, but for attributions that lie wholly inside the
  /// content of a saying with a clause? Those are `held`: "has estimated that … people reported a disorder".
  bool clashes(const AttributionSpans& rule, std::vector<std::uint32_t>& held) const {
    for (const TokenSegment& s : rule.cue) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        if (m_content[t] != kNone || m_cue[t] != kNone) return true;
      }
    }
    std::uint32_t covered = 0;
    bool cues = false;
    for (const TokenSegment& s : rule.content) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        covered += m_content[t] != kNone ? 1 : 0;
        cues = cues || m_cue[t] != kNone;
        for (const std::uint32_t i : {m_content[t], m_cue[t]}) {
          if (i != kNone && std::find(held.begin(), held.end(), i) == held.end()) held.push_back(i);
        }
      }
    }
    const bool may_hold = rule.by == "rule:clause/1" && !rule.source.empty();
    if (may_hold && std::all_of(held.begin(), held.end(), [&](std::uint32_t i) {
          return inside(m_found[i].content, rule.content) && inside(m_found[i].cue, rule.content) &&
                 (m_found[i].source.empty() || inside(m_found[i].source, rule.content));
        })) {
      return false;
    }
    held.clear();
    return cues || 2 * covered > count_tokens(rule.content);
  }

  static bool inside(const std::vector<TokenSegment>& inner, const std::vector<TokenSegment>& outer) {
    return !inner.empty() && count_common(inner, outer) == count_tokens(inner);
  }

  std::vector<AttributionSpans>& m_found;
  std::vector<std::uint32_t> m_content, m_cue;
  std::vector<bool> m_absorbed;
};

bool is_covered(const std::vector<AttributionSpans>& found, const AttributionSpans& a) {
  return std::any_of(found.begin(), found.end(), [&](const AttributionSpans& other) {
    return count_common(a.content, other.content) > 0;
  });
}

/// "in talks with Tarn AI | about | a contract": a preposition alone reports nothing, but for "per" and
/// "via".
bool is_lone_preposition(const AnnotatedText& doc, const TokenSegment& cue) {
  const Token& token = doc.tokens[cue.first];
  return cue.last == cue.first + 1 && token.upos == Upos::ADP && !is_reporting_preposition(token.lemma);
}

AttributionSpans scored_spans_of(const Candidate& c) {
  AttributionSpans out = spans_of(c);
  out.scored = true;
  out.cue_log_odds = static_cast<double>(c.cue.log_odds);
  out.argument_log_probability = static_cast<double>(c.log_probability);
  return out;
}

constexpr float kSupportedThreshold = 0.2F;

/// A verb of saying, a speaker of its own and a clause right behind it: the words themselves support a
/// candidate that the re-ranker doubts.
bool is_supported(const DocView& view, const Candidate& c) {
  if (c.score < kSupportedThreshold || c.source.empty() || c.source_by_rule || c.content.size() != 1)
    return false;
  const TokenView& head = view[c.cue.head];
  if (head.upos != static_cast<std::uint8_t>(Upos::VERB) ||
      !in_list(" say tell write claim stress state announce report add argue warn insist explain note reveal "
               "estimate inform advise conclude testify admit ",
               view.lemma(c.cue.head)))
    return false;
  if (in_list(" it that this which you ", view.lemma(c.source.front().first))) return false;
  const TokenSegment content = c.content.front();
  if (content.first < c.cue.segment.last || content.first > c.cue.segment.last + 6) return false;
  for (std::uint32_t t = content.first; t < content.last; ++t) {
    const std::string_view tag = xpos_name(view[t].xpos);
    if (is_finite_tag(tag)) return true;
  }
  return false;
}

}  // namespace

AttributionFinder::AttributionFinder(std::shared_ptr<const ModelFile> models)
    : m_impl(std::make_unique<const Impl>(std::move(models))) {}
AttributionFinder::~AttributionFinder() = default;

std::vector<AttributionSpans> AttributionFinder::find(const AnnotatedText& doc) const {
  if (!m_impl->trained) return find_by_rules(doc);
  const DocView view(doc);
  if (!view.parsed()) return find_by_rules(doc);
  std::vector<AttributionSpans> out = find_by_quote_rules(view);
  for (AttributionSpans& a : find_according_to(doc)) {
    // What the models know best they do best: "according to" alone waits for them.
    if (doc.tokens[a.cue_head].lemma != "accord" && !is_covered(out, a)) out.push_back(std::move(a));
  }
  const std::vector<Cue> cues = m_impl->cue.candidates(view, kCueBias);
  std::vector<Candidate> candidates = make_candidates(view, cues, m_impl->argument, kAnswersPerCue);
  m_impl->reranker.score(view, candidates);
  for (const std::uint32_t i : choose(candidates, m_impl->reranker.threshold())) {
    const Candidate& c = candidates[i];
    if (taken_by_rule(out, c) || is_lone_preposition(doc, c.cue.segment)) continue;
    out.push_back(scored_spans_of(c));
  }
  std::erase_if(out, [&](const AttributionSpans& a) { return names_a_thing(view, a); });
  Additions additions(view.size(), out);
  for (const Candidate& c : candidates) {
    if (c.score < m_impl->reranker.threshold() && is_supported(view, c)) additions.offer(scored_spans_of(c));
  }
  for (auto* find : {find_postposed, find_by_rules, find_reportedly}) {
    for (AttributionSpans& rule : find(doc)) {
      if (rule.nesting == 0 && !names_a_thing(view, rule)) additions.offer(std::move(rule));
    }
  }
  std::vector<AttributionSpans> absorbed = additions.finish();
  attribute_quotations(view, out);
  restore_inverted_sources(doc, out);
  take_speakers_out_of_contents(doc, out);
  part_joined_cues(doc, out);
  complete_contents(doc, out);
  part_relative_denials(doc, out);
  absorb_held(view.size(), out, absorbed);
  add_nested(view, candidates, absorbed, out);
  add_cited_sources(doc, out);
  return out;
}

}  // namespace claimgraph
