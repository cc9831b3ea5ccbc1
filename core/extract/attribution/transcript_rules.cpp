#include "core/extract/attribution/transcript_rules.hpp"

#include <map>
#include <optional>
#include <string>

#include "core/base/words.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph::attribution {

namespace {

constexpr std::uint32_t kLongestLabel = 14;   // tokens before the colon
constexpr std::uint32_t kLongestSpeaker = 6;  // words of the label that name the speaker
constexpr std::uint32_t kFarthest = 3;        // paragraphs between two turns of one conversation

enum class LabelStyle : std::uint8_t { capitals, name, letter };

struct Turn {
  std::uint32_t paragraph = 0;
  TokenSegment speaker, content;
  std::uint32_t colon = 0;
  LabelStyle style = LabelStyle::name;
  std::string key;  ///< what makes two labels the same: the last word, folded
  bool asks = false;
  bool after_question = false;  ///< the paragraph before has no label and ends with a question mark
};

/// Words that announce something and name nobody.
bool is_notice(std::string_view word) {
  return in_list(
      " note update updated correction clarification read more watch related photo photos photograph picture "
      "pictures video videos credit caption source sources breaking editor tip tips warning summary recap "
      "review rating verdict score result results date time place location venue where when what who why how "
      "cost price tickets info information contact email phone address website about topics tags category "
      "published posted filed share advertisement disclaimer key also see listen sign subscribe ps ",
      word);
}

bool has_letter(std::string_view form) {
  for (const char c : form) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80)
      return true;
  }
  return false;
}

bool has_lower(std::string_view form) {
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] >= 'a' && form[i] <= 'z' && !(i == 1 && form.size() > 3 && form.starts_with("Mc")))
      return true;
  }
  return false;
}

bool has_digit(std::string_view form) {
  for (const char c : form) {
    if (c >= '0' && c <= '9') return true;
  }
  return false;
}

class TurnFinder {
 public:
  explicit TurnFinder(const DocView& view) : m_view(view), m_doc(view.doc()) {}

  std::vector<AttributionSpans> find() {
    bool question = false;
    for (std::uint32_t p = 0; p < m_doc.paragraphs.size(); ++p) {
      const Paragraph& paragraph = m_doc.paragraphs[p];
      if (paragraph.first >= paragraph.last) continue;
      const TokenSegment tokens{m_doc.sentences[paragraph.first].first,
                                m_doc.sentences[paragraph.last - 1].last};
      if (auto turn = read(p, tokens)) {
        turn->after_question = question;
        question = false;
        m_turns.push_back(std::move(*turn));
      } else {
        question = ends_with_question(tokens);
      }
    }
    for (std::size_t first = 0; first < m_turns.size();) {
      std::size_t last = first + 1;
      while (last < m_turns.size() && m_turns[last].paragraph - m_turns[last - 1].paragraph <= kFarthest)
        ++last;
      accept(first, last);
      first = last;
    }
    return std::move(m_out);
  }

 private:
  bool ends_with_question(TokenSegment tokens) const {
    std::uint32_t t = tokens.last;
    while (t > tokens.first && (m_view[t - 1].mark == Mark::quote || m_view[t - 1].mark == Mark::bracket))
      --t;
    return t > tokens.first && m_doc.tokens[t - 1].form.find('?') != std::string_view::npos;
  }

  std::optional<Turn> read(std::uint32_t p, TokenSegment tokens) const {
    Turn turn;
    turn.paragraph = p;
    while (tokens.first + 1 < tokens.last && m_view[tokens.first].mark == Mark::quote) ++tokens.first;
    turn.speaker = {tokens.first, tokens.first};
    if (read_letter(tokens, turn)) return turn;
    if (!read_label(tokens, turn) || !name_speaker(turn)) return std::nullopt;
    turn.content = {turn.colon + 1, tokens.last};
    if (turn.content.first >= turn.content.last) return std::nullopt;
    turn.asks = ends_with_question(turn.content);
    return turn;
  }

  /// "Q. Why did you leave?"
  bool read_letter(TokenSegment tokens, Turn& turn) const {
    const std::string word = fold_case(m_view.form(tokens.first));
    const bool stop = tokens.first + 1 < tokens.last && m_view[tokens.first + 1].mark == Mark::stop;
    if (word != "q." && word != "a." && !((word == "q" || word == "a") && stop)) return false;
    turn.colon = word.size() == 1 ? tokens.first + 1 : tokens.first;
    turn.content = {turn.colon + 1, tokens.last};
    if (turn.content.first >= turn.content.last) return false;
    turn.key = word.substr(0, 1);
    turn.style = LabelStyle::letter;
    turn.asks = ends_with_question(turn.content);
    return true;
  }

  /// The label up to its colon: a name, then perhaps ", HOST" or "(through a translator)".
  bool read_label(TokenSegment tokens, Turn& turn) const {
    const std::uint32_t limit = std::min(tokens.last, tokens.first + kLongestLabel);
    std::uint32_t t = tokens.first;
    bool named = true;  // still in the name itself
    int brackets = 0;
    for (; t < limit; ++t) {
      const Mark mark = m_view[t].mark;
      if (brackets == 0 && mark == Mark::colon) break;
      if (mark == Mark::bracket) {
        const bool opens = m_view.form(t) == "(" || m_view.form(t) == "[";
        brackets += opens ? 1 : -1;
        named = false;
      } else if (mark == Mark::comma || mark == Mark::dash) {
        if (t == tokens.first) return false;
        if (mark == Mark::comma || t + 1 >= limit || !glued(t)) named = false;
      } else if (mark != Mark::none && mark != Mark::stop) {
        return false;
      } else if (has_digit(m_view.form(t))) {
        return false;
      } else if (named) {
        turn.speaker.last = t + 1;
      }
    }
    turn.colon = t;
    return t < limit && t > tokens.first && brackets == 0;
  }

  /// "Ji-woo": a hyphen inside a word.
  bool glued(std::uint32_t dash) const {
    return m_doc.tokens[dash].span.begin == m_doc.tokens[dash - 1].span.end &&
           m_doc.tokens[dash].span.end == m_doc.tokens[dash + 1].span.begin;
  }

  /// Style and key of the label's name; false when it is none.
  bool name_speaker(Turn& turn) const {
    while (turn.speaker.last > turn.speaker.first && m_view[turn.speaker.last - 1].mark == Mark::stop)
      --turn.speaker.last;
    std::uint32_t words = 0, letters = 0;
    bool upper = true;
    for (std::uint32_t t = turn.speaker.first; t < turn.speaker.last; ++t) {
      const std::string_view form = m_view.form(t);
      if (!has_letter(form)) continue;
      const std::string folded = fold_case(form);
      if (is_notice(folded)) return false;
      const bool small =
          in_list(" of the de van von der den del la le di da al el bin 's ’s and for ", folded);
      if (!m_view[t].capital && !(small && words > 0)) return false;
      upper = upper && (!has_lower(form) || folded == "mr." || folded == "ms." || folded == "dr.");
      letters += static_cast<std::uint32_t>(form.size());
      ++words;
      turn.key = folded;
    }
    if (words == 0 || words > kLongestSpeaker) return false;
    if (turn.key == "q" || turn.key == "a" || turn.key == "question" || turn.key == "answer") {
      if (words > 1) return false;
      turn.key.resize(1);
      turn.style = LabelStyle::letter;
      return true;
    }
    turn.style = upper && letters > 1 ? LabelStyle::capitals : LabelStyle::name;
    return letters > 1;
  }

  /// Do turns [first, last) look like a conversation? Those that do become attributions.
  void accept(std::size_t first, std::size_t last) {
    if (last - first < 2) return;
    std::map<std::string, std::size_t> keys;
    std::size_t answered = 0, questions = 0, capitals = 0, letters = 0;
    for (std::size_t i = first; i < last; ++i) {
      ++keys[m_turns[i].key];
      capitals += m_turns[i].style == LabelStyle::capitals ? 1 : 0;
      letters += m_turns[i].style == LabelStyle::letter ? 1 : 0;
      questions += m_turns[i].after_question ? 1 : 0;
      const bool answers =
          i > first && m_turns[i - 1].asks && !m_turns[i].asks && m_turns[i].key != m_turns[i - 1].key;
      answered += answers ? 1 : 0;
    }
    // People talk in sentences; "NAME: possession of …" again and again is a list.
    std::size_t talking = 0;
    for (std::size_t i = first; i < last; ++i)
      talking += m_turns[i].asks || has_sentence(m_turns[i].content) ? 1 : 0;
    if (2 * talking < last - first) return;
    const bool repeated = keys.size() < last - first;
    for (std::size_t i = first; i < last; ++i) {
      const LabelStyle style = m_turns[i].style;
      const bool conversation =
          style == LabelStyle::letter
              ? (letters >= 2 && keys.contains("q") && keys.contains("a")) || capitals >= 2
          : style == LabelStyle::capitals ? capitals >= 2
          : questions >= 2                ? true
          : keys.size() < 2               ? false
          : repeated                      ? answered > 0 || last - first >= 4
                                          : answered > 0 && last - first == 2;
      if (conversation) add(m_turns[i]);
    }
  }

  /// A finite verb with a subject or an order: something that one says.
  bool has_sentence(TokenSegment content) const {
    for (std::uint32_t t = content.first; t < content.last; ++t) {
      const std::string_view tag = xpos_name(m_doc.tokens[t].xpos);
      if (is_finite_tag(tag)) return true;
    }
    return content.last - content.first < 6;  // "Yes, sir."
  }

  void add(const Turn& turn) {
    AttributionSpans out;
    if (turn.style != LabelStyle::letter) out.source = {turn.speaker};  // "Q" and "A" are nobody's names
    out.cue = {{turn.colon, turn.colon + 1}};
    out.content = {turn.content};
    out.cue_head = turn.colon;
    out.confidence = 0.9;
    out.by = "rule:transcript-turn/1";
    out.verbatim = true;
    m_out.push_back(std::move(out));
  }

  const DocView& m_view;
  const AnnotatedText& m_doc;
  std::vector<Turn> m_turns;
  std::vector<AttributionSpans> m_out;
};

}  // namespace

std::vector<AttributionSpans> find_turns(const DocView& view) {
  return TurnFinder(view).find();
}

}  // namespace claimgraph::attribution
