#include <string_view>

#include "core/text/characters.hpp"
#include "core/text/tokenizer.hpp"

namespace claimgraph {

namespace {

enum class Mark : std::uint8_t { none, open, close, straight };
enum class Level : std::uint8_t { outer, inner };  // double or single marks

struct QuoteToken {
  Mark mark = Mark::none;
  Level level = Level::outer;
};

constexpr std::size_t kDeepest = 8;

class Pairing {
 public:
  explicit Pairing(AnnotatedText& doc) : m_doc(doc) {}

  void run() {
    std::int32_t unclosed = -1;  // outermost quotation that the paragraph before left open
    for (const Paragraph& paragraph : m_doc.paragraphs) {
      if (paragraph.first == paragraph.last) continue;
      const std::uint32_t first = m_doc.sentences[paragraph.first].first;
      const std::uint32_t last = m_doc.sentences[paragraph.last - 1].last;
      const std::size_t before = m_doc.quotations.size();
      pair_paragraph(first, last);
      const bool reopened = m_doc.quotations.size() > before && m_doc.quotations[before].first == first;
      if (unclosed >= 0 && reopened) m_doc.quotations[static_cast<std::size_t>(unclosed)].continued = true;
      unclosed = -1;
      for (std::size_t q = before; q < m_doc.quotations.size() && unclosed < 0; ++q) {
        const Quotation& quotation = m_doc.quotations[q];
        if (!quotation.closed && quotation.last == last && quotation.parent < 0)
          unclosed = static_cast<std::int32_t>(q);
      }
    }
  }

 private:
  const Token& token(std::uint32_t t) const { return m_doc.tokens[t]; }
  bool gap_before(std::uint32_t t) const {
    return t == m_first || token(t).span.begin > token(t - 1).span.end;
  }
  bool gap_behind(std::uint32_t t) const {
    return t + 1 == m_last || token(t + 1).span.begin > token(t).span.end;
  }
  bool word_behind(std::uint32_t t) const {
    return t + 1 < m_last && is_alnum(decode_char(token(t + 1).form, 0).kind);
  }

  QuoteToken classify(std::uint32_t t) const {
    const std::string_view form = token(t).form;
    const auto lead = static_cast<unsigned char>(form[0]);
    if (form.size() > 3 || (lead < 0x80 && lead != '"' && lead != '\'' && lead != '`')) return {};
    if (form == "\"") return {Mark::straight, Level::outer};
    if (form == "«" || form == "»") return {angle(t), Level::outer};
    if (form == "“" && t > m_first && closes_german(t)) return {Mark::close, Level::outer};
    if (form == "``" || form == "“" || form == "„") return {Mark::open, Level::outer};
    if (form == "''" || form == "”") return {Mark::close, Level::outer};
    if (form == "‘" || form == "‹") return {Mark::open, Level::inner};
    if (form == "`") return {word_behind(t) ? Mark::open : Mark::none, Level::inner};
    if (form == "’" || form == "›" || form == "'") {
      if (!gap_before(t)) return {after_opener(t) ? Mark::open : Mark::close, Level::inner};
      const bool opening = form == "'" && !gap_behind(t) && word_behind(t);
      return {opening ? Mark::open : Mark::none, Level::inner};
    }
    return {};
  }

  // «…» in most languages, »…« in others: the gaps tell.
  Mark angle(std::uint32_t t) const {
    const bool before = gap_before(t), behind = gap_behind(t);
    if (before != behind) return before ? Mark::open : Mark::close;
    return token(t).form == "«" ? Mark::open : Mark::close;
  }

  // „…“: the mark that opens an English quotation closes a German one.
  bool closes_german(std::uint32_t t) const {
    if (gap_before(t) || m_open.empty()) return false;
    const Quotation& last = m_doc.quotations[static_cast<std::size_t>(m_open.back().quotation)];
    return token(last.first).form == "„";
  }

  bool after_opener(std::uint32_t t) const {
    if (token(t).form != "'" || !word_behind(t) || gap_behind(t)) return false;
    const CharKind before = decode_char(token(t - 1).form, 0).kind;
    return before == CharKind::double_quote || before == CharKind::dash || token(t - 1).form == "(" ||
           token(t - 1).form == "[";
  }

  void pair_paragraph(std::uint32_t first, std::uint32_t last) {
    m_first = first;
    m_last = last;
    m_open.clear();
    find_last_closers();
    for (std::uint32_t t = first; t < last; ++t) {
      QuoteToken quote = classify(t);
      if (quote.mark == Mark::straight) quote.mark = straight(t);
      if (quote.mark == Mark::open) {
        open(t, quote.level);
      } else if (quote.mark == Mark::close) {
        close(t, quote.level);
      } else {
        m_doc.tokens[t].quotation = m_open.empty() ? -1 : m_open.back().quotation;
      }
    }
    while (!m_open.empty()) end_top(last, false);
  }

  // Toggles; where spaces say plainly that it is the other way round, they win.
  Mark straight(std::uint32_t t) const {
    const bool is_open = find_open(Level::outer) != m_open.size();
    const bool before = gap_before(t), behind = gap_behind(t);
    if (!is_open && !before && behind && t > m_first && t + 1 < m_last) return Mark::none;
    return is_open ? Mark::close : Mark::open;
  }

  // Position in m_open of the innermost open quotation of that level; m_open.size() when there is none.
  std::size_t find_open(Level level) const {
    for (std::size_t i = m_open.size(); i > 0; --i) {
      if (m_open[i - 1].level == level) return i - 1;
    }
    return m_open.size();
  }

  void open(std::uint32_t t, Level level) {
    // The same mark again means that the end of the first was lost.
    const std::size_t same = find_open(level);
    if (same != m_open.size() && same + 1 == m_open.size()) end_top(t, false);
    if (m_open.size() >= kDeepest) {
      m_doc.tokens[t].quotation = m_open.back().quotation;
      return;
    }
    Quotation quotation;
    quotation.first = t;
    quotation.parent = m_open.empty() ? -1 : m_open.back().quotation;
    m_open.push_back({static_cast<std::int32_t>(m_doc.quotations.size()), level});
    m_doc.quotations.push_back(quotation);
    m_doc.tokens[t].quotation = m_open.back().quotation;
  }

  void close(std::uint32_t t, Level level) {
    const std::size_t at = find_open(level);
    const bool apostrophe = level == Level::inner && is_possessive(t);
    if (at == m_open.size() || apostrophe) {
      m_doc.tokens[t].quotation = m_open.empty() ? -1 : m_open.back().quotation;
      return;
    }
    while (m_open.size() > at + 1) end_top(t, false);
    m_doc.tokens[t].quotation = m_open.back().quotation;
    end_top(t + 1, true);
  }

  // "the voters’ choice’": a mark behind s, a word after it, and a better end later in the paragraph.
  bool is_possessive(std::uint32_t t) const {
    if (t == m_first || t + 1 >= m_last) return false;
    const std::string_view before = token(t - 1).form;
    const bool s = before.back() == 's' || before.back() == 'S';
    return s && decode_char(token(t + 1).form, 0).kind == CharKind::lower && t < m_last_single;
  }

  void find_last_closers() {
    m_last_single = m_first;
    for (std::uint32_t t = m_last; t > m_first; --t) {
      const std::string_view form = token(t - 1).form;
      if ((form == "’" || form == "'") && (t == m_first + 1 || !gap_before(t - 1))) {
        m_last_single = t - 1;
        return;
      }
    }
  }

  void end_top(std::uint32_t last, bool closed) {
    Quotation& quotation = m_doc.quotations[static_cast<std::size_t>(m_open.back().quotation)];
    quotation.last = last;
    quotation.closed = closed;
    m_open.pop_back();
  }

  struct Open {
    std::int32_t quotation;
    Level level;
  };
  AnnotatedText& m_doc;
  std::uint32_t m_first = 0, m_last = 0, m_last_single = 0;
  std::vector<Open> m_open;
};

}  // namespace

void pair_quotations(AnnotatedText& doc) {
  doc.quotations.clear();
  for (Token& token : doc.tokens) token.quotation = -1;
  Pairing(doc).run();
}

}  // namespace claimgraph
