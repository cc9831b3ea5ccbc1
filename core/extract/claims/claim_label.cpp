#include "core/extract/claims/claim_label.hpp"

#include <algorithm>

#include "claimgraph/utf8.hpp"
#include "core/extract/syntax/text_pieces.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kShort = 60;  // needs no shortening
constexpr std::size_t kLimit = 90;
constexpr std::size_t kTolerance = 20;  // rather a little longer than cut

class LabelWriter {
 public:
  LabelWriter(const Syntax& syntax, const std::vector<std::uint32_t>& tokens, std::uint32_t head)
      : m_syntax(syntax), m_head(head) {
    const std::uint32_t sentence = syntax.token(head).sentence;
    for (const std::uint32_t t : tokens) {
      if (syntax.token(t).sentence == sentence) m_tokens.push_back(t);
    }
    if (m_tokens.empty()) m_tokens = tokens;
    m_first = m_tokens.front();
    m_drop.assign(m_tokens.back() - m_first + 1, false);
  }

  std::vector<std::uint32_t> kept() {
    const bool is_short = m_syntax.doc().span_of(m_tokens.front(), m_tokens.back() + 1).size() <= kShort;
    if (is_short) return m_tokens;
    drop_brackets();
    drop_interruption();
    for (const std::uint32_t t : m_tokens) {
      if (t != m_head && t >= m_settled_to && !dropped(t)) consider(t);
    }
    std::vector<std::uint32_t> out;
    for (const std::uint32_t t : m_tokens) {
      if (!dropped(t)) out.push_back(t);
    }
    return out.empty() ? m_tokens : out;
  }

 private:
  bool inside(std::uint32_t t) const { return t >= m_first && t - m_first < m_drop.size(); }
  bool dropped(std::uint32_t t) const { return inside(t) && m_drop[t - m_first]; }
  void drop(std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t t = first; t < last; ++t) {
      if (inside(t)) m_drop[t - m_first] = true;
    }
  }
  bool is_comma(std::uint32_t t) const { return inside(t) && in_list(" , — – -- ", m_syntax.token(t).form); }

  void drop_brackets() {
    std::uint32_t open = kNone;
    for (const std::uint32_t t : m_tokens) {
      const std::string_view form = m_syntax.token(t).form;
      if (form == "(" || form == "[") open = t;
      if ((form == ")" || form == "]") && open != kNone) {
        if (m_head < open || m_head > t) drop(open, t + 1);
        open = kNone;
      }
    }
  }

  /// "its large model, V3, released earlier, cost …" → "V3 cost …", whatever the parser made of it.
  void drop_interruption() {
    const auto found = find_interruption(m_syntax, m_tokens);
    if (!found) return;
    const bool subject_is_name = looks_like_name(m_syntax.token(found->subject));
    if (found->name.first < found->name.last && !subject_is_name) {
      drop(m_first, found->name.first);
      drop(found->name.last, found->predicate_first);
    } else {
      drop(found->subject_last, found->predicate_first);
    }
    m_settled_to = found->predicate_first;
  }

  void consider(std::uint32_t t) {
    const std::string_view relation = m_syntax.base_relation(t);
    if (relation == "appos") {
      apposition(t);
    } else if (relation == "acl" || relation == "advcl" || relation == "parataxis") {
      set_off(t, relation);
    } else if (relation == "conj" && m_syntax.is_clause(t) && t > m_head && m_syntax.head(t) == m_head &&
               m_syntax.own_subject(t)) {
      too_long_conjunct(t);
    }
  }

  void apposition(std::uint32_t t) {
    const auto noun = m_syntax.head(t);
    if (!noun || !inside(*noun) || t < *noun) return;
    const TokenRange range = subtree_range(m_syntax.doc(), t);
    if (range.first <= m_head && m_head < range.last) return;
    if (m_syntax.token(*noun).quotation != m_syntax.token(t).quotation) return;
    if (looks_like_name(m_syntax.token(t)) && !looks_like_name(m_syntax.token(*noun)) && *noun != m_head) {
      // "its large model, V3, …": the name stands for all of it
      const TokenRange whole = subtree_range(m_syntax.doc(), *noun);
      if (m_head < whole.first || m_head >= whole.last) {
        const std::uint32_t first = name_start(t);
        drop(whole.first, first);
        drop(name_end(t), whole.last);
        if (is_comma(whole.last)) drop(whole.last, whole.last + 1);
        return;
      }
    }
    drop_between_commas(range);
  }

  /// First token of the compound or flat name that ends at `t`.
  std::uint32_t name_start(std::uint32_t t) const {
    std::uint32_t first = t;
    for (const std::uint32_t c : m_syntax.children(t)) {
      if (m_syntax.has_relation(c, {"compound", "flat"})) first = std::min(first, c);
    }
    return first;
  }

  /// "Ymir 2": numbers and parts of the name right behind it.
  std::uint32_t name_end(std::uint32_t t) const {
    std::uint32_t last = t + 1;
    while (inside(last) && m_syntax.has_relation(last, {"nummod", "flat", "compound"}) &&
           m_syntax.head(last) == t) {
      ++last;
    }
    return last;
  }

  void set_off(std::uint32_t t, std::string_view relation) {
    const TokenRange range = subtree_range(m_syntax.doc(), t);
    if (range.first <= m_head && m_head < range.last) return;
    if (const auto mark = m_syntax.child(t, {"mark"}); mark && relation == "advcl") {
      if (in_list(" if unless until without ", m_syntax.lemma(*mark)))
        return;  // the claim holds only with it
    }
    const bool before = range.first > m_first && is_comma(range.first - 1);
    const bool at_start = range.first <= m_first && is_comma(range.last);
    if (before || at_start || (relation == "acl" && is_comma(range.first))) drop_between_commas(range);
  }

  /// "…, and the index fell": the second main clause goes when the whole would be cut anyway.
  void too_long_conjunct(std::uint32_t t) {
    const TokenRange range = subtree_range(m_syntax.doc(), t);
    const Span whole = m_syntax.doc().span_of(m_tokens.front(), m_tokens.back() + 1);
    if (whole.size() > kLimit && range.first > m_head) drop_between_commas(range);
  }

  void drop_between_commas(TokenRange range) {
    drop(range.first, range.last);
    if (range.first > m_first && is_comma(range.first - 1)) drop(range.first - 1, range.first);
    if (is_comma(range.last)) drop(range.last, range.last + 1);
  }

  const Syntax& m_syntax;
  std::uint32_t m_head, m_first = 0, m_settled_to = 0;
  std::vector<std::uint32_t> m_tokens;
  std::vector<bool> m_drop;
};

}  // namespace

std::vector<std::uint32_t> label_tokens(const Syntax& syntax, const std::vector<std::uint32_t>& tokens,
                                        std::uint32_t head) {
  return tokens.empty() ? tokens : LabelWriter(syntax, tokens, head).kept();
}

std::string finish_label(std::string text) {
  if (count_code_points(text) > kLimit + kTolerance) text = shortened(text, kLimit);
  return with_closed_quote(std::move(text));
}

}  // namespace claimgraph
