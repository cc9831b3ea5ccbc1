#include "core/extract/claims/claim_features.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/extract/claims/claim_model.hpp"
#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/function_words.hpp"

namespace claimgraph {

namespace {

std::uint64_t hash_of(std::string_view text, std::uint64_t seed = 1469598103934665603ULL) {
  for (const char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return seed;
}

class FeatureWriter {
 public:
  explicit FeatureWriter(const UnitContext& c)
      : m_c(c), m_syntax(c.view.syntax), m_doc(c.view.syntax.doc()) {}

  ClaimFeatures write() {
    add("bias");
    m_shape = shape();
    m_kind = attribution_kind_name(m_c.record.kind);
    of_record();
    of_cue();
    of_content();
    of_head();
    of_source();
    of_place();
    std::sort(m_out.begin(), m_out.end());
    m_out.erase(std::unique(m_out.begin(), m_out.end()), m_out.end());
    return std::move(m_out);
  }

 private:
  void add(std::string_view a, std::string_view b = {}, std::string_view c = {}) {
    std::uint64_t h = hash_of(c, hash_of("|", hash_of(b, hash_of("|", hash_of(a)))));
    h ^= h >> 32;
    h *= 0x9E3779B97F4A7C15ULL;
    m_out.push_back(static_cast<std::uint32_t>(h >> (64 - kClaimFeatureBits)));
  }
  void add_level(std::string_view name, int level, std::string_view with = {}) {
    add(name, std::to_string(level), with);
  }
  std::uint32_t head() const { return m_c.unit.head; }
  bool is_punct(std::uint32_t t) const { return m_syntax.token(t).upos == Upos::PUNCT; }

  /// What kind of phrase the piece is.
  std::string_view shape() const {
    const std::uint32_t h = head();
    const auto subject = m_syntax.own_subject(h);
    const bool own = subject && m_c.unit.content.contains(*subject);
    const std::string_view tag = m_syntax.xpos(h);
    if (m_syntax.is_clause(h)) {
      const bool finite = m_syntax.is_finite(h);
      if (own && finite) return "clause";
      if (own) return "small clause";
      if (finite) return "predicate";
      const std::uint32_t first = first_word();
      const bool to = m_syntax.is_word(first, "to") || (first > 0 && m_syntax.is_word(first - 1, "to"));
      if (tag == "VB" || tag == "VBP") return to ? "infinitive" : "bare verb";
      if (tag == "VBG") return "gerund";
      if (tag == "VBN" || tag == "VBD") return "participle";
      return "verbless clause";
    }
    switch (m_syntax.token(h).upos) {
      case Upos::NOUN:
        return "noun";
      case Upos::PROPN:
        return "name";
      case Upos::PRON:
        return "pronoun";
      case Upos::ADJ:
        return "adjective";
      case Upos::NUM:
        return "number";
      default:
        return "other";
    }
  }

  std::uint32_t first_word() const {
    for (const TokenSegment& s : m_c.unit.content.segments()) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        if (!is_punct(t)) return t;
      }
    }
    return m_c.unit.content.first();
  }

  void of_record() {
    const Attribution& a = m_c.record;
    add("shape", m_shape);
    const char* subject = m_c.draft.has_subject ? "subject" : "none";
    add("subject", subject, m_shape);
    add("subject", subject, m_kind);
    add("form", claim_form_name(m_c.draft.claim.form), stance_name(a.stance));
    if (takes_side(a.stance) && m_shape == "noun")
      add("side on a noun", definiteness(),
          m_c.spans == nullptr || m_c.spans->source.empty() ? "nobody" : "somebody");
    if (asks_for_thing(m_c)) add("asks for a thing");
    if (m_c.cue.passive) add("passive", subject, m_shape);
    add("kind", m_kind, m_shape);
    add("by", a.by);
    add("by", a.by, m_shape);
    add("stance", stance_name(a.stance), m_shape);
    add("realis", realis_name(a.realis), stance_name(a.stance));
    if (a.hedged) add("hedged", m_kind);
    add_level("nesting", std::min(a.nesting, 2), m_kind);
    const int level = static_cast<int>(a.confidence * 10);
    add_level("confidence", level, a.by);
    for (int i = 0; i <= level; ++i) add_level("confidence from", i);
    if (m_c.spans != nullptr && m_c.spans->scored) {
      add_level("cue odds", std::clamp(static_cast<int>(std::floor(m_c.spans->cue_log_odds)), -4, 6));
      std::size_t size = 0;
      for (const TokenSegment& s : m_c.spans->content) size += s.last - s.first;
      const double each =
          m_c.spans->argument_log_probability / static_cast<double>(std::max<std::size_t>(size, 1));
      add_level("argument", std::clamp(static_cast<int>(each * 20), -8, 0));
      add_level("argument in all", std::clamp(static_cast<int>(m_c.spans->argument_log_probability), -8, 0),
                m_kind);
    }
  }

  static bool takes_side(StanceKind stance) {
    return stance == StanceKind::denies || stance == StanceKind::disputes || stance == StanceKind::doubts ||
           stance == StanceKind::supports || stance == StanceKind::concedes || stance == StanceKind::corrects;
  }

  /// Of the piece's noun: "the plan", "its plan", "a plan", "plans".
  std::string_view definiteness() const {
    if (const auto det = m_syntax.child(head(), {"det"}))
      return is_definite_or_whole(m_syntax.lemma(*det)) ? "definite" : "indefinite";
    for (const std::uint32_t c : m_syntax.children(head())) {
      if (m_syntax.relation(c) == "nmod:poss") return "definite";
    }
    return "bare";
  }

  void of_cue() {
    if (m_c.spans == nullptr) return;
    const CueReading& cue = m_c.cue;
    add("cue", cue.lemma);
    const bool states = is_statement_cue(cue.lemma.substr(0, cue.lemma.find(' ')));
    add("states", states ? "yes" : "no", m_shape);
    add("states", states ? "yes" : "no", m_kind);
    add("cue", cue.lemma, m_shape);
    add("cue", cue.lemma, m_kind);
    if (cue.passive) add("passive cue", m_shape);
    if (cue.intended) add("intended", m_shape);
    if (is_hedging_cue(cue.lemma)) add("belief", m_shape);
    if (m_c.spans->cue.empty()) {
      add("no cue", m_kind, m_shape);
      return;
    }
    const std::uint32_t t = m_c.spans->cue_head;
    if (t >= m_doc.tokens.size()) return;
    add("cue tag", m_syntax.xpos(t), m_shape);
    add("cue upos", upos_name(m_syntax.token(t).upos), m_kind);
    const auto above = m_syntax.head(head());
    add("head to cue", above == t ? m_syntax.base_relation(head()) : std::string_view("elsewhere"), m_shape);
    const bool subject = m_syntax.own_subject(t).has_value();
    add("cue has subject", subject ? "yes" : "no", m_kind);
    add("cue relation", m_syntax.base_relation(t), m_shape);
    const bool after = m_c.unit.content.first() > t;
    add("side", after ? "after" : "before", m_kind);
  }

  void of_content() {
    int words = 0, quoted = 0, figures = 0, names = 0;
    bool question = false, modal = false, exclaimed = false, colon = false;
    for (const TokenSegment& s : m_c.unit.content.segments()) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        const Token& token = m_syntax.token(t);
        if (token.upos == Upos::PUNCT) {
          question = question || token.form.find('?') != std::string_view::npos;
          exclaimed = exclaimed || token.form.find('!') != std::string_view::npos;
          colon = colon || token.form == ":";
          continue;
        }
        ++words;
        quoted += token.quotation >= 0;
        figures += token.upos == Upos::NUM;
        names += token.upos == Upos::PROPN;
        modal = modal || m_syntax.xpos(t) == "MD";
      }
    }
    constexpr int kBorders[] = {1, 2, 3, 4, 5, 7, 10, 16, 26, 41};
    int level = 0;
    for (const int border : kBorders) level += words > border;
    add_level("words", level);
    add_level("words", level, m_shape);
    add("quoted", quoted == 0 ? "none" : quoted == words ? "all" : "part", m_shape);
    if (question) add("question", m_kind, m_shape);
    if (exclaimed) add("exclaimed", m_shape);
    if (colon) add("colon", m_shape);
    if (modal) add("modal", m_shape);
    add("figures", figures > 0 ? "some" : "none", m_shape);
    add("names", names > 0 ? "some" : "none", m_shape);
    add_level("segments", std::min<int>(static_cast<int>(m_c.unit.content.segments().size()), 3), m_kind);
    const std::uint32_t first = first_word();
    add("first", m_syntax.lemma(first), m_kind);
    add("first tag", m_syntax.xpos(first), m_shape);
    if (is_question_word(m_syntax.lemma(first))) add("asks", m_shape, stance_name(m_c.record.stance));
    std::uint32_t last = m_c.unit.content.last();
    add("ends sentence",
        last < m_doc.tokens.size() && m_syntax.token(last).sentence == m_syntax.token(last - 1).sentence
            ? "no"
            : "yes",
        m_kind);
  }

  void of_head() {
    const std::uint32_t h = head();
    add("head", m_syntax.lemma(h));
    add("head tag", m_syntax.xpos(h), m_kind);
    add("relation", m_syntax.base_relation(h), m_shape);
    if (m_syntax.is_negated(h)) add("negated", m_shape);
    if (const auto subject = m_syntax.own_subject(h)) {
      add("subject", upos_name(m_syntax.token(*subject).upos), m_shape);
      if (m_syntax.token(*subject).upos == Upos::PRON) add("subject word", m_syntax.lemma(*subject), m_kind);
    }
    add("tense", m_syntax.is_finite(h) ? "finite" : "not", m_kind);
    if (in_list(" thank hope wish welcome congratulate look love like happy proud glad excited sorry ",
                m_syntax.lemma(h)))
      add("feeling", m_kind);
  }

  void of_source() {
    if (m_c.spans == nullptr) return;
    const std::string kind = std::to_string(static_cast<int>(source_kind(m_c)));
    add("source kind", kind);
    add("source kind", kind, m_shape);
    const auto& speakers = m_c.record.speakers;
    add_level("speakers", static_cast<int>(std::min<std::size_t>(speakers.size(), 3)), m_kind);
    for (const std::uint32_t s : speakers) {
      const Entity& who = m_c.view.analysis.entities[s];
      add("speaker type", entity_type_name(who.type), who.anonymous ? "unnamed" : "named");
      add("speaker type and shape", entity_type_name(who.type), m_shape);
    }
    if (m_c.spans->source.empty()) {
      add("no source", m_kind, m_shape);
      return;
    }
    const TokenSet source(m_c.spans->source);
    const std::uint32_t h = content_head(m_syntax, source);
    add("source upos", upos_name(m_syntax.token(h).upos), m_kind);
    if (m_syntax.token(h).upos != Upos::PROPN) add("source word", m_syntax.lemma(h));
    add_level("source size",
              static_cast<int>(std::min<std::uint32_t>(source.last() - source.first(), 12) / 3));
    const std::uint32_t mention = m_c.view.mentions.mention_at_head(h);
    if (mention == kNone) {
      add("source mention", "none");
    } else {
      const Mention& m = m_c.view.analysis.mentions[mention];
      add("source mention", mention_kind_name(m.kind));
      add_level("source sure", static_cast<int>(m.confidence * 10), mention_kind_name(m.kind));
    }
    if (m_syntax.is_clause(h)) add("source is clause", m_shape);
    const bool quoted = m_syntax.token(h).quotation >= 0;
    if (quoted) add("source quoted", m_kind);
  }

  void of_place() {
    add_level("index", static_cast<int>(std::min(m_c.index, 3U)), m_kind);
    add_level("count", static_cast<int>(std::min(m_c.count, 4U)), m_kind);
    const std::uint32_t sentence = m_syntax.token(head()).sentence;
    const std::uint32_t paragraph = m_doc.sentences[sentence].paragraph;
    if (paragraph == 0) add("first paragraph", m_shape);
    const Sentence& own = m_doc.sentences[sentence];
    const std::string_view end = m_doc.tokens[own.last - 1].form;
    if (is_punct(own.last - 1)) {
      add("sentence end", end, m_kind);
    } else {
      add("sentence end", "none", m_kind);
    }
    if (m_c.spans == nullptr || m_c.spans->cue_head >= m_doc.tokens.size()) return;
    const std::uint32_t cue = m_syntax.token(m_c.spans->cue_head).sentence;
    const int away = std::clamp(static_cast<int>(sentence) - static_cast<int>(cue), -3, 4);
    add_level("sentences away", away, m_kind);
  }

  const UnitContext& m_c;
  const Syntax& m_syntax;
  const AnnotatedText& m_doc;
  std::string_view m_shape, m_kind;
  ClaimFeatures m_out;
};

}  // namespace

ClaimFeatures claim_features(const UnitContext& context) {
  return FeatureWriter(context).write();
}

}  // namespace claimgraph
