#include "core/extract/claims/no_saying.hpp"

#include <algorithm>

#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/function_words.hpp"
#include "core/extract/syntax/noun_lexicon.hpp"

namespace claimgraph {

namespace {

class Judge {
 public:
  explicit Judge(const UnitContext& context)
      : m_context(context),
        m_syntax(context.view.syntax),
        m_spans(*context.spans),
        m_head(m_spans.cue_head) {}

  bool run() const {
    if (holds_address() || is_quoted_narrator()) return true;
    if (m_spans.cue.empty() || m_head >= m_syntax.doc().tokens.size()) return false;
    return is_idiom() || is_only_shown() || is_only_decided() || is_only_watched() || is_thing_in_the_way() ||
           is_turned_round() || is_nobodys_challenge() || is_left_open() || is_appearance() ||
           is_only_asked() || is_told_on() || is_plain_order() || is_only_topic() || is_only_wanted() ||
           is_of_oneself() || is_other_verb() || is_asked_person() || is_open_question() || is_gap() ||
           is_picture() || is_told_to_do() || is_addressed_to_reader() || is_bare_reason() ||
           (m_context.record.by.starts_with("model:") && !is_quoted() && (is_label() || is_strange()));
  }

 private:
  /// An address that the page glued to the text.
  bool holds_address() const {
    for (const std::uint32_t t : m_context.unit.content.tokens()) {
      const std::string_view form = m_syntax.token(t).form;
      if (form.find("http") != std::string_view::npos || form.find("://") != std::string_view::npos ||
          form.find(".com/") != std::string_view::npos)
        return true;
    }
    return false;
  }

  /// “We urge all residents …” is its speaker's, not a saying of "we".
  bool is_quoted_narrator() const {
    if (m_context.record.nesting > 0 || m_spans.source.size() != 1) return false;
    const std::uint32_t t = m_spans.source.front().first;
    return m_syntax.token(t).quotation >= 0 && in_list(" i we ", fold_case(m_syntax.token(t).form));
  }

  /// In marks as a whole or from its first word on; a title or a word in marks does not count.
  bool is_quoted() const {
    const std::vector<std::uint32_t> tokens = m_context.unit.content.tokens();
    std::size_t words = 0, marked = 0;
    for (const std::uint32_t t : tokens) {
      if (m_syntax.token(t).upos == Upos::PUNCT) continue;
      ++words;
      marked += m_syntax.token(t).quotation >= 0 ? 1 : 0;
    }
    return 2 * marked >= words || m_syntax.token(tokens.front()).quotation >= 0;
  }

  /// "that is to say", "which is to say", "needless to say"
  bool is_idiom() const {
    if (m_syntax.lemma(m_head) != "say" || m_head < 3 || !m_syntax.is_word(m_head - 1, "to")) return false;
    if (is_negation(fold_case(m_syntax.token(m_head - 2).form))) return m_syntax.lemma(m_head - 3) == "be";
    return m_syntax.lemma(m_head - 2) == "be" || m_syntax.is_word(m_head - 2, "needless") ||
           m_syntax.is_word(m_head - 2, "is") || m_syntax.is_word(m_head - 2, "was");
  }

  /// "considered how | to break the news": a question that somebody had.
  bool is_open_question() const {
    std::uint32_t to = m_context.unit.content.first();
    if (!m_syntax.is_word(to, "to")) ++to;
    return to > 0 && to < m_syntax.doc().tokens.size() && !is_quoted() && m_syntax.is_word(to, "to") &&
           in_list(" how what when where which whom whether ", fold_case(m_syntax.token(to - 1).form));
  }

  /// "decided to weigh in", "is eager to sell": what somebody does or wants, in the article's words.
  bool is_only_decided() const {
    if (is_quoted() || m_syntax.is_finite(m_context.unit.head)) return false;
    if (!in_list(" decide eager keen ready choose opt try attempt struggle seek manage want ",
                 m_syntax.lemma(m_head)))
      return false;
    const std::uint32_t first = m_context.unit.content.first();
    return m_syntax.is_word(first, "to") || (first > 0 && m_syntax.is_word(first - 1, "to"));
  }

  /// "showed him the door": what somebody, and no report, shows is a thing.
  bool is_only_shown() const {
    if (!is_showing_verb(m_syntax.lemma(m_head)) || is_quoted()) return false;
    return !m_syntax.is_clause(m_context.unit.head) && source_kind(m_context) == SourceKind::somebody;
  }

  /// "saw the streak come to an end": what is watched is not said.
  bool is_only_watched() const {
    if (!is_perceiving_verb(m_syntax.lemma(m_head)) || m_context.cue.heard || is_quoted()) return false;
    if (m_syntax.is_clause(m_context.unit.head)) return !m_syntax.is_finite(m_context.unit.head);
    // "has seen a burst of building", but "sees the plan as a test" and "sees sales growth of 1.8 percent"
    const auto judges = [&](const std::vector<std::uint32_t>& tokens) {
      return std::any_of(tokens.begin(), tokens.end(), [&](std::uint32_t t) {
        return m_syntax.is_word(t, "as") || m_syntax.token(t).upos == Upos::NUM;
      });
    };
    return !m_context.cue.passive && !judges(m_context.unit.content.tokens()) &&
           !judges(TokenSet(m_spans.cue).tokens());
  }

  /// "nobody knows just how much": a question that nobody answers.
  bool is_left_open() const {
    const bool open =
        m_context.record.realis != Realis::said || m_context.record.stance == StanceKind::predicts;
    return open && is_embedded_question(m_context);
  }

  /// "Asked later for an example, he …": nobody is named who asked.
  bool is_only_asked() const {
    return m_syntax.lemma(m_head) == "ask" && m_context.record.speakers.empty() &&
           !m_syntax.is_clause(m_context.unit.head);
  }

  /// "“We try,” she said. She works in a shop.": the narrator's next sentence, without marks or cue.
  bool is_told_on() const {
    const std::uint32_t first = m_context.unit.content.first();
    const bool label = m_syntax.token(m_head).form == ":";  // a turn of a conversation
    if (label || m_syntax.token(first).sentence <= m_syntax.token(m_head).sentence) return false;
    const std::vector<std::uint32_t> tokens = m_context.unit.content.tokens();
    return std::all_of(tokens.begin(), tokens.end(),
                       [&](std::uint32_t t) { return m_syntax.token(t).quotation < 0; });
  }

  /// “Go out and vote”, “Please don't worry”: what opens with an order states nothing.
  bool is_plain_order() const {
    if (!is_order(m_context) || !is_quoted()) return false;
    for (const std::uint32_t t : m_context.unit.content.tokens()) {
      if (t == m_context.unit.head) return true;
      if (m_syntax.token(t).upos != Upos::PUNCT &&
          !in_list(" please do not n't never always just so and but ", fold_case(m_syntax.token(t).form)))
        return false;
    }
    return false;
  }

  /// "warned her about the closures": what was talked about, not what was said of it.
  bool is_only_topic() const {
    if (m_context.record.stance != StanceKind::asserts || m_syntax.is_clause(m_context.unit.head))
      return false;
    const std::string_view first = m_syntax.lemma(m_context.unit.content.first());
    // "Highly recommended as a great gift": what is recommended is missing.
    if (first == "as" && m_context.record.speakers.empty()) return true;
    if (in_list(" about regarding concerning ", first)) return true;
    // "warned candidates against moving too far": what is warned of is no statement.
    return in_list(" warn caution advise ", m_syntax.lemma(m_head)) && holds_word(" against ");
  }

  template <typename Test>
  bool holds(const Test& test) const {
    const std::vector<std::uint32_t> content = m_context.unit.content.tokens();
    return std::any_of(content.begin(), content.end(), test);
  }
  bool holds_word(std::string_view words) const {
    return holds([&](std::uint32_t t) { return in_list(words, fold_case(m_syntax.token(t).form)); });
  }

  /// "questioned the patient on what he ate": who is asked is not doubted.
  bool is_asked_person() const {
    if (m_syntax.lemma(m_head) != "question" || m_syntax.token(m_head).upos != Upos::VERB) return false;
    const std::uint32_t t = m_context.unit.head;
    const NameSpan* name = m_syntax.doc().name_at(t);
    const bool person = m_syntax.token(t).upos == Upos::PRON ||
                        lexicon::noun_class(m_syntax.lemma(t)) == lexicon::NounClass::person ||
                        (name != nullptr && name->type == NameType::person);
    return person && !m_syntax.is_clause(t) && holds_word(" on about ");
  }
  /// "demanded answers about the plan", "asked for details": who wants to know something says nothing.
  bool is_only_wanted() const {
    if (!in_list(" ask demand request seek want call urge ", m_syntax.lemma(m_head))) return false;
    if (m_syntax.is_clause(m_context.unit.head)) return false;
    const auto is_answer = [&](std::uint32_t t) {
      return in_list(" answer information explanation comment detail clarification help interview response ",
                     m_syntax.lemma(t));
    };
    const std::vector<std::uint32_t> cue = TokenSet(m_spans.cue).tokens();
    return is_answer(m_context.unit.head) || std::any_of(cue.begin(), cue.end(), is_answer);
  }

  /// "shared a clip of her son": what is shown, not what is said.
  bool is_picture() const {
    const std::vector<std::uint32_t> cue = TokenSet(m_spans.cue).tokens();
    return !is_quoted() && std::any_of(cue.begin(), cue.end(), [&](std::uint32_t t) {
      return in_list(" clip photo photograph picture image snap selfie footage ", m_syntax.lemma(t));
    });
  }

  /// "told the man to remove the bedding": an order.
  bool is_told_to_do() const {
    return m_syntax.lemma(m_head) == "tell" && !m_context.cue.passive && !is_quoted() &&
           m_context.unit.head > m_head && m_syntax.xpos(m_context.unit.head) == "VB" &&
           m_syntax.child(m_context.unit.head, {"mark"}) && !m_syntax.is_finite(m_context.unit.head);
  }

  /// "Expect the senator to …", "Read: …": the article speaks to its reader.
  bool is_addressed_to_reader() const {
    const Token& cue = m_syntax.token(m_head);
    if (cue.quotation >= 0 || m_syntax.own_subject(m_head)) return false;
    const std::uint32_t first = m_syntax.doc().sentences[cue.sentence].first;
    if (m_head == first) return m_syntax.xpos(m_head) == "VB";
    // "Roe is eager to speak, but expect …": one person's verb would be "expects".
    const bool base = m_syntax.xpos(m_head) == "VB" || m_syntax.xpos(m_head) == "VBP";
    const bool joined =
        m_syntax.token(m_head - 1).upos == Upos::CCONJ && m_syntax.has_relation(m_head, {"conj"});
    const auto above = m_syntax.head(m_head);
    return base && joined && above && m_syntax.is_finite(*above) && m_syntax.xpos(*above) != "VBP" &&
           m_syntax.xpos(*above) != "VB" && !m_syntax.child(*above, {"aux"});
  }

  /// "citing security worries", "hopes of a truce", "is of concern to the party": no clause, nobody's view of
  /// one.
  bool is_bare_reason() const {
    if (m_context.record.stance != StanceKind::asserts || is_quoted()) return false;
    if (holds([&](std::uint32_t t) { return m_syntax.is_clause(t) && m_syntax.is_finite(t); })) return false;
    const std::string_view cue = m_syntax.lemma(m_head);
    if (cue == "cite") return !holds([&](std::uint32_t t) { return m_syntax.token(t).upos == Upos::NUM; });
    if (in_list(" hope fear ", cue) && m_syntax.token(m_head).upos == Upos::NOUN)
      return m_context.record.speakers.empty();
    return cue == "concern" && m_syntax.token(m_head).upos == Upos::NOUN && m_syntax.child(m_head, {"cop"});
  }
  /// "found herself in the crosshairs", "repeated himself"
  bool is_of_oneself() const {
    const std::uint32_t first = m_context.unit.content.first();
    return m_syntax.head(first) == m_head &&
           in_list(" himself herself itself themselves myself yourself ourselves ",
                   fold_case(m_syntax.token(first).form));
  }

  /// "what a team believes it can do": what is believed is not said.
  bool is_gap() const {
    if (m_spans.source.size() != 1 || is_quoted_alone()) return false;
    const std::uint32_t source = m_spans.source.front().first;
    const std::uint32_t first = m_context.unit.content.first();
    return source > 0 && source < m_head && first > m_head && m_syntax.is_word(source - 1, "what");
  }
  /// The content has marks of its own, which the cue has not.
  bool is_quoted_alone() const {
    return m_syntax.token(m_context.unit.content.first()).quotation != m_syntax.token(m_head).quotation;
  }

  /// "hails from a village", "showed up", "the study was supported by a fund": other verbs than the
  /// lexicon's.
  bool is_other_verb() const {
    const std::string_view verb = m_syntax.lemma(m_head);
    const std::uint32_t next = m_head + 1;
    if (next >= m_syntax.doc().tokens.size()) return false;
    if (verb == "hail") return m_syntax.is_word(next, "from");
    if (verb == "show") return m_syntax.is_word(next, "up");
    if (verb == "allow")  // "the tool allowed researchers to look", but "he allowed that it was late"
      return !is_quoted() && !m_syntax.is_finite(m_context.unit.head);
    if (verb == "tell") return holds_story();
    // "added three assists", "ensures some of the plants close", "claimed the title"
    const bool plain = !is_quoted() && !m_syntax.is_clause(m_context.unit.head);
    if (verb == "add" || verb == "ensure") return plain;
    if (verb == "claim")
      return plain && in_list(" victory win title gold silver bronze medal seat crown prize place spot life ",
                              m_syntax.lemma(m_context.unit.head));
    if (verb == "intend" || verb == "design")  // "the alerts are intended as a second system"
      return m_context.cue.passive && m_context.record.speakers.empty();
    if (verb == "support")
      return m_context.cue.passive && in_list(" study research project work programme program survey ",
                                              m_syntax.lemma(m_context.unit.head));
    // "Several ways were considered because …", but "is considered a success"
    return verb == "consider" && m_context.cue.passive &&
           in_list(" because by for in during at ", m_syntax.lemma(next));
  }

  /// "tells the story of a boy"
  bool holds_story() const {
    return !is_quoted() && !m_syntax.is_clause(m_context.unit.head) &&
           in_list(" story tale ", m_syntax.lemma(m_context.unit.head));
  }

  /// "it doesn't seem that he wants one": the article's own impression.
  bool is_appearance() const {
    if (!is_seeming_verb(m_syntax.lemma(m_head))) return false;
    return m_context.record.speakers.empty() || m_syntax.is_word(m_spans.source.front().first, "it");
  }

  bool takes_side() const {
    switch (m_context.record.stance) {
      case StanceKind::denies:
      case StanceKind::disputes:
      case StanceKind::doubts:
      case StanceKind::supports:
      case StanceKind::concedes:
        return true;
      default:
        return false;
    }
  }

  /// "a presidency that can challenge the party", "the timing raises questions": a thing takes no side.
  /// Several things may be people whom no list knows ("providers").
  bool is_thing_in_the_way() const {
    if (!takes_side() || source_kind(m_context) != SourceKind::thing) return false;
    const std::uint32_t head = content_head(m_syntax, TokenSet(m_spans.source));
    const char letter = m_syntax.token(head).form.front();
    return (m_syntax.xpos(head) == "NN" && letter >= 'a' && letter <= 'z') ||
           m_syntax.has_relation(m_head, {"acl"});
  }

  /// "fighters who had opposed his father", "outspoken in condemning Peru", "choke-slammed": who takes the
  /// side is part of what it is taken on, or the verb is another one.
  bool is_turned_round() const {
    if (!takes_side() || m_spans.source.empty()) return false;
    if (m_head > 0 && m_syntax.token(m_head - 1).form == "-" &&
        m_syntax.token(m_head - 1).span.end == m_syntax.token(m_head).span.begin)
      return true;
    const TokenSet source(m_spans.source);
    const std::uint32_t head = content_head(m_syntax, source);
    if (m_context.unit.content.contains(head)) return true;
    // "the Never Trumpers who oppose him": the phrase before "who" is who opposes
    const std::uint32_t first = m_spans.source.front().first;
    const bool relative = in_list(" who which that ", fold_case(m_syntax.token(first).form));
    if (relative && first > 0 && source.last() == first + 1 && m_context.unit.content.last() >= first &&
        m_context.unit.content.first() < first)
      return true;
    for (const std::uint32_t t : m_context.unit.content.tokens()) {
      if (source.contains(t)) return true;
    }
    const auto above = m_syntax.head(head);
    return m_syntax.has_relation(head, {"obj"}) && above && TokenSet(m_spans.cue).contains(*above) &&
           !m_syntax.is_passive(*above) && m_spans.source.front().first > *above;
  }

  /// "down has been challenged with …": nobody is named who does.
  bool is_nobodys_challenge() const {
    return takes_side() && m_context.cue.passive && m_context.record.speakers.empty() &&
           !m_syntax.is_clause(m_context.unit.head);
  }

  /// "LIMA: …", "Hawks 2: …"
  bool is_label() const { return m_syntax.token(m_head).form == ":"; }

  /// By lemma, or by form where the lemma is off: "ruled" as "rul", "concerns" as a name.
  bool is_listed(std::uint32_t t) const {
    const std::string lemma(m_syntax.lemma(t));
    std::string form = fold_case(m_syntax.token(t).form);
    if (is_listed_cue(lemma) || is_listed_cue(lemma + 'e') || is_listed_cue(form)) return true;
    if (form.ends_with('s')) form.pop_back();
    return is_listed_cue(form);
  }

  /// No word of the cue reports, thinks or takes a side: "the set includes", "scaled a new high".
  bool is_strange() const {
    if (m_context.cue.heard) return false;  // "the inquest heard that"
    if (m_context.cue.passive && is_perceiving_verb(m_syntax.lemma(m_head))) return false;  // "is seen as"
    if (phrase_class(m_syntax, m_head)) return false;            // "distanced themselves from"
    const std::uint32_t first = m_context.unit.content.first();  // "stoked concerns that …"
    if (first > 1 && m_syntax.is_word(first - 1, "that") && is_listed(first - 2)) return false;
    for (const TokenSegment& s : m_spans.cue) {
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        const Upos upos = m_syntax.token(t).upos;
        if (upos == Upos::ADP && !is_reporting_preposition(m_syntax.lemma(t))) continue;
        if (upos == Upos::AUX || upos == Upos::DET || upos == Upos::PART || upos == Upos::PRON) continue;
        if (is_listed(t)) return false;
        if (is_hedging_adverb(m_syntax.lemma(t)) || is_reporting_preposition(m_syntax.lemma(t))) return false;
      }
    }
    return true;
  }

  const UnitContext& m_context;
  const Syntax& m_syntax;
  const AttributionSpans& m_spans;
  const std::uint32_t m_head;
};

}  // namespace

bool is_no_saying(const UnitContext& context) {
  return context.spans != nullptr && Judge(context).run();
}

}  // namespace claimgraph
