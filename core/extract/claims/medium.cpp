#include "core/extract/claims/medium.hpp"

#include <algorithm>

#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/text_pieces.hpp"

namespace claimgraph {

namespace {

bool is_medium_noun(std::string_view lemma) {
  return in_list(
      " statement interview post blog tweet thread session conference briefing letter email e-mail mail "
      "report speech "
      "note memo memorandum filing podcast video message testimony court hearing show program programme "
      "broadcast call "
      "article column op-ed essay book document release announcement rally debate paper study newsletter "
      "forum "
      "newspaper magazine event summit remark presentation address webcast livestream stream radio "
      "television tv text "
      "lecture keynote panel comment response reply affidavit lawsuit complaint submission memoir "
      "documentary "
      "blogpost communique bulletin circular editorial transcript meeting townhall appearance recording "
      "prospectus "
      "deposition motion ruling judgment opinion dispatch survey poll ",
      lemma);
}

bool is_platform(std::string_view word) {
  return in_list(
      " x twitter facebook instagram telegram reddit weibo linkedin tiktok youtube threads mastodon bluesky "
      "whatsapp "
      "wechat snapchat vk medium substack truth discord twitch slack github ",
      word);
}

class MediumReader {
 public:
  MediumReader(const ArticleView& view, const AttributionSpans& attribution)
      : m_view(view), m_syntax(view.syntax), m_cue(attribution.cue), m_head(attribution.cue_head) {
    std::vector<TokenSegment> segments = attribution.content;
    segments.insert(segments.end(), attribution.source.begin(), attribution.source.end());
    m_taken = TokenSet(std::move(segments));
    if (!m_cue.empty() && !m_cue.contains(m_head)) m_head = m_cue.first();
  }

  Medium read() {
    if (m_cue.empty()) return {};
    Medium out;
    read_addressee(out);
    TokenRange words{0, 0};
    for (const std::uint32_t phrase : phrases()) {
      if (m_taken.contains(phrase) || !is_medium(phrase)) continue;
      const TokenRange range = phrase_range(phrase);
      if (range.first >= range.last) continue;
      if (words.first == words.last) {
        words = range;
      } else if (range.first >= words.last && range.first - words.last <= 1) {
        words.last = range.last;  // "in an interview" "on Fox News"
      }
      if (out.addressee == kNone) out.addressee = interviewer(phrase);
    }
    if (words.first == words.last) words = phrase_by_words();
    if (words.first < words.last) {
      out.words = plain_text(m_syntax.doc(), words.first, words.last);
      // "on X." keeps its stop in the token, as initials do.
      if (out.words.size() == 2 && out.words.back() == '.') out.words.pop_back();
    } else if (is_organization(out.addressee)) {
      out.words = m_view.analysis.entities[out.addressee].name;
    }
    return out;
  }

 private:
  /// Heads of prepositional phrases on the cue, and of those right behind it when the parse hung them
  /// elsewhere.
  std::vector<std::uint32_t> phrases() const {
    std::vector<std::uint32_t> out;
    const auto add_children = [&](std::uint32_t t) {
      for (const std::uint32_t c : m_syntax.children(t)) {
        if (m_syntax.has_relation(c, {"obl", "nmod", "advmod"}) && preposition(c) != kNone) out.push_back(c);
      }
    };
    add_children(m_head);
    for (const std::uint32_t t : m_cue.tokens()) {
      if (t != m_head) add_children(t);
    }
    // Phrases hang on times and on the source's noun now and then: take what follows the cue within six
    // tokens.
    const AnnotatedText& doc = m_syntax.doc();
    const std::uint32_t end = doc.sentences[doc.tokens[m_head].sentence].last;
    for (std::uint32_t t = m_cue.last(); t < std::min(end, m_cue.last() + 7); ++t) {
      if (m_taken.contains(t)) break;
      const auto head = m_syntax.has_relation(t, {"case"}) ? m_syntax.head(t) : std::nullopt;
      if (head && *head > t) out.push_back(*head);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  /// Where the tree does not help ("in an “Ask Me Anything” session on Reddit"): the words behind the cue,
  /// from a preposition to the end of the phrase, when a medium is named among them.
  TokenRange phrase_by_words() const {
    const AnnotatedText& doc = m_syntax.doc();
    const std::uint32_t end = doc.sentences[doc.tokens[m_head].sentence].last;
    std::uint32_t t = m_cue.last();
    while (t < end && t < m_cue.last() + 4 && !m_taken.contains(t) && is_time(t)) ++t;
    // The cue may have taken the phrase: "said in a statement".
    for (const std::uint32_t c : m_cue.tokens()) {
      if (c > m_head && in_list(" in on at during via ", fold_case(m_syntax.token(c).form))) {
        t = c;
        break;
      }
    }
    if (t >= end || !in_list(" in on at during via ", fold_case(m_syntax.token(t).form))) return {0, 0};
    const std::uint32_t first = t + 1;
    bool named = false;
    for (t = first; t < std::min(end, first + 24); ++t) {
      const Token& token = m_syntax.token(t);
      if (m_taken.contains(t) || (is_time(t) && token.quotation < 0)) break;
      if (token.quotation >= 0) continue;
      const bool stop =
          token.upos == Upos::PUNCT && token.form != "-" && token.form != "’" && token.form != "'";
      const bool verb = token.upos == Upos::VERB || token.upos == Upos::AUX;
      if (stop || (verb && t > first) || token.upos == Upos::SCONJ) break;
      const std::string word = fold_case(token.form);
      named = named || is_medium_noun(fold_case(m_syntax.lemma(t))) ||
              (is_platform(word) && token.form.size() > 1);
    }
    if (!named) return {0, 0};
    while (t > first && is_loose_end(t - 1)) --t;
    return {first, t};
  }

  std::uint32_t preposition(std::uint32_t phrase) const {
    for (const std::uint32_t c : m_syntax.children(phrase)) {
      if (m_syntax.has_relation(c, {"case"}) && c < phrase) return c;
    }
    return kNone;
  }

  bool is_medium(std::uint32_t phrase) const {
    const std::uint32_t adposition = preposition(phrase);
    if (adposition == kNone) return false;
    const std::string word = fold_case(m_syntax.token(adposition).form);
    if (!in_list(" in on at via through during by over to from ", word)) return false;
    const std::string lemma = fold_case(m_syntax.lemma(phrase));
    if (is_medium_noun(lemma)) return word != "to" && word != "from";
    std::string form = fold_case(m_syntax.token(phrase).form);
    if (form.size() == 2 && form.back() == '.') form.pop_back();
    if (is_platform(form)) return word == "on" || word == "via" || word == "in";
    // "on CNN", "on Fox News’s “Fox and Friends”"
    const bool name = m_syntax.token(phrase).upos == Upos::PROPN;
    if (word == "on" && name && !is_time(phrase) && !is_weekday(lemma) && !is_month(lemma)) return true;
    return word == "by" && in_list(" phone telephone ", lemma);
  }

  bool is_time(std::uint32_t t) const {
    const Span span = m_syntax.token(t).span;
    return !overlapping(m_view.analysis.times, span).empty();
  }

  /// The phrase without its preposition, relative clauses and times.
  TokenRange phrase_range(std::uint32_t phrase) const {
    TokenRange range = subtree_range(m_syntax.doc(), phrase);
    const std::uint32_t adposition = preposition(phrase);
    range.first = std::max(range.first, adposition + 1);
    range.last = std::min(range.last, range.first + 24);
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      const bool clause = m_syntax.base_relation(t) == "acl" && t > phrase;
      const std::uint32_t start = clause ? std::max(subtree_range(m_syntax.doc(), t).first, phrase + 1) : t;
      if (t > phrase && (clause || is_time(t) || m_taken.contains(t))) {
        range.last = start;
        break;
      }
    }
    while (range.last > range.first && is_loose_end(range.last - 1)) --range.last;
    return range;
  }

  bool is_loose_end(std::uint32_t t) const {
    const Token& token = m_syntax.token(t);
    if (token.upos == Upos::PUNCT) return token.quotation < 0 || in_list(" , . ; : ", token.form);
    return token.upos == Upos::ADP || token.upos == Upos::SCONJ || token.upos == Upos::CCONJ;
  }

  void read_addressee(Medium& out) const {
    if (!is_addressing_cue(m_syntax.lemma(m_head)) && !m_syntax.is_word(m_head, "speaking")) {
      // "said to reporters": a phrase with "to"
      for (const std::uint32_t c : m_syntax.children(m_head)) {
        const std::uint32_t to = preposition(c);
        const bool person = to != kNone && m_syntax.is_word(to, "to") && m_syntax.has_relation(c, {"obl"});
        if (person && !m_taken.contains(c)) set_addressee(out, c);
      }
      return;
    }
    for (const std::uint32_t c : m_syntax.children(m_head)) {
      if (m_syntax.has_relation(c, {"obj", "iobj"}) && !m_taken.contains(c)) set_addressee(out, c);
    }
    // A parse may hang "Reuters" elsewhere: the name right behind "told".
    const std::uint32_t next = m_cue.last();
    if (out.addressee == kNone && next < m_syntax.doc().tokens.size() && !m_taken.contains(next) &&
        m_syntax.token(next).upos == Upos::PROPN) {
      set_addressee(out, next);
    }
    // … or the cue itself holds it: "told Reuters".
    for (const std::uint32_t t : m_cue.tokens()) {
      if (out.addressee == kNone && t > m_head && m_syntax.token(t).upos == Upos::PROPN && !is_time(t)) {
        set_addressee(out, t);
      }
    }
  }

  void set_addressee(Medium& out, std::uint32_t t) const {
    if (out.addressee == kNone) out.addressee = m_view.mentions.entity_of_phrase(m_syntax, t);
  }

  /// "in an interview with Reuters"
  std::uint32_t interviewer(std::uint32_t phrase) const {
    if (!in_list(" interview call meeting conversation ", m_syntax.lemma(phrase))) return kNone;
    for (const std::uint32_t c : m_syntax.children(phrase)) {
      const std::uint32_t with = preposition(c);
      if (with == kNone || !m_syntax.is_word(with, "with")) continue;
      return m_view.mentions.entity_of_phrase(m_syntax, c);
    }
    return kNone;
  }

  bool is_organization(std::uint32_t entity) const {
    return entity != kNone && !m_view.analysis.entities[entity].anonymous &&
           m_view.analysis.entities[entity].type == EntityType::organization;
  }

  const ArticleView& m_view;
  const Syntax& m_syntax;
  TokenSet m_cue, m_taken;
  std::uint32_t m_head;
};

}  // namespace

Medium medium_of(const ArticleView& view, const AttributionSpans& attribution) {
  return MediumReader(view, attribution).read();
}

}  // namespace claimgraph
