#include "core/extract/attribution/attribution_view.hpp"

#include <algorithm>

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph::attribution {

namespace {

constexpr std::uint32_t kSeed = 2166136261U;

/// Reads the next byte as features see it: lower case, digits collapsed, typographic marks as ASCII.
unsigned char plain_byte(std::string_view form, std::size_t& at) {
  const auto c = static_cast<unsigned char>(form[at]);
  if (c == 0xE2 && at + 2 < form.size() && static_cast<unsigned char>(form[at + 1]) == 0x80) {
    const auto third = static_cast<unsigned char>(form[at + 2]);
    at += 3;
    if (third == 0x98 || third == 0x99) return '\'';
    if (third >= 0x9C && third <= 0x9F) return '"';
    if (third >= 0x92 && third <= 0x95) return '-';
    return third;
  }
  ++at;
  if (c >= 'A' && c <= 'Z') return static_cast<unsigned char>(c + 32);
  if (c >= '0' && c <= '9') return '0';
  return c;
}

std::uint32_t hash_from(std::string_view form, std::size_t at) {
  std::uint32_t h = kSeed;
  unsigned char last = 0;
  while (at < form.size()) {
    const unsigned char c = plain_byte(form, at);
    if (c == '0' && last == '0') continue;
    h = (h ^ c) * 16777619U;
    last = c;
  }
  return h;
}

std::uint8_t shape_of(std::string_view form) {
  bool upper = false, lower = false, digit = false, other = false, hyphen = false;
  for (const char ch : form) {
    const auto c = static_cast<unsigned char>(ch);
    if (c >= 'A' && c <= 'Z') {
      upper = true;
    } else if ((c >= 'a' && c <= 'z') || c >= 0x80) {
      lower = true;
    } else if (c >= '0' && c <= '9') {
      digit = true;
    } else if (c == '-') {
      hyphen = true;
    } else {
      other = true;
    }
  }
  return static_cast<std::uint8_t>(upper | lower << 1 | digit << 2 | other << 3 | hyphen << 4 |
                                   (!form.empty() && form[0] >= 'A' && form[0] <= 'Z') << 5);
}

Mark mark_of(std::string_view form) {
  if (form.empty()) return Mark::other;
  const auto c = static_cast<unsigned char>(form[0]);
  if (c == 0xE2 && form.size() >= 3) {
    std::size_t at = 0;
    switch (plain_byte(form, at)) {
      case '"':
        return Mark::quote;
      case '\'':
        return form.size() == 3 ? Mark::quote : Mark::none;
      case '-':
        return Mark::dash;
      case 0xA6:
        return Mark::stop;  // ellipsis
      default:
        return Mark::other;
    }
  }
  if (c == 0xC2 && form.size() >= 2 &&
      (static_cast<unsigned char>(form[1]) == 0xAB || static_cast<unsigned char>(form[1]) == 0xBB)) {
    return Mark::quote;
  }
  switch (c) {
    case ',':
      return Mark::comma;
    case '.':
      return Mark::stop;
    case ':':
      return form.size() == 1 ? Mark::colon : Mark::other;
    case ';':
      return Mark::semicolon;
    case '?':
    case '!':
      return Mark::question;
    case '-':
      return Mark::dash;
    case '(':
    case ')':
    case '[':
    case ']':
      return form.size() == 1 ? Mark::bracket : Mark::other;
    case '"':
    case '`':
      return Mark::quote;
    case '\'':
      return form.size() == 1 || form == "''" ? Mark::quote : Mark::none;
    default:
      return Mark::none;
  }
}

std::uint8_t distance_bucket(std::uint32_t distance) {
  if (distance <= 2) return static_cast<std::uint8_t>(distance);
  return distance <= 5 ? 3 : distance <= 8 ? 4 : 5;
}

}  // namespace

std::uint32_t word_hash(std::string_view form) {
  return hash_from(form, 0);
}

const FeatureRelations& FeatureRelations::get() {
  static const FeatureRelations table = {.acl = deprel_id("acl"),
                                         .advcl = deprel_id("advcl"),
                                         .aux = deprel_id("aux"),
                                         .aux_pass = deprel_id("aux:pass"),
                                         .ccomp = deprel_id("ccomp"),
                                         .conj = deprel_id("conj"),
                                         .cop = deprel_id("cop"),
                                         .csubj = deprel_id("csubj"),
                                         .iobj = deprel_id("iobj"),
                                         .mark = deprel_id("mark"),
                                         .nsubj = deprel_id("nsubj"),
                                         .nsubj_pass = deprel_id("nsubj:pass"),
                                         .obj = deprel_id("obj"),
                                         .obl = deprel_id("obl"),
                                         .obl_agent = deprel_id("obl:agent"),
                                         .parataxis = deprel_id("parataxis"),
                                         .xcomp = deprel_id("xcomp")};
  return table;
}

DocView::DocView(const AnnotatedText& doc)
    : m_doc(doc), m_parsed(Syntax(doc).is_parsed() && !doc.child_list.empty()) {
  fill_tokens();
  fill_quotes();
  fill_subtrees();
  fill_sentences();
}

void DocView::fill_tokens() {
  tokens.resize(m_doc.tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& from = m_doc.tokens[i];
    TokenView& to = tokens[i];
    to.word = word_hash(from.form);
    to.lemma = from.lemma.empty() ? to.word : word_hash(from.lemma);
    std::size_t cut = from.form.size() > 3 ? from.form.size() - 3 : 0;
    while (cut > 0 && (static_cast<unsigned char>(from.form[cut]) & 0xC0) == 0x80) --cut;
    to.suffix = hash_from(from.form, cut);
    to.head = m_parsed ? from.head : kRoot;
    to.xpos = from.xpos;
    to.upos = static_cast<std::uint8_t>(from.upos);
    to.deprel = from.deprel;
    to.shape = shape_of(from.form);
    to.capital = (to.shape & 32) != 0;
    to.mark = mark_of(from.form);
  }
}

void DocView::fill_quotes() {
  const auto n = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t q = 0; q < m_doc.quotations.size(); ++q) {
    const Quotation& quotation = m_doc.quotations[q];
    if (quotation.parent >= 0 || quotation.first >= quotation.last || quotation.last > n) continue;
    outer_quotations.push_back(q);
    for (std::uint32_t t = quotation.first; t < quotation.last; ++t) {
      tokens[t].outer = static_cast<std::int32_t>(outer_quotations.size() - 1);
    }
    tokens[quotation.first].opens = true;
    if (quotation.closed && quotation.last - quotation.first > 1) tokens[quotation.last - 1].closes = true;
  }
  for (const Sentence& s : m_doc.sentences) {
    std::uint32_t last_mark = kNone;
    const auto code = [&](std::uint32_t mark, std::uint32_t t) {
      const std::uint32_t distance = mark == kNone ? 99 : mark > t ? mark - t : t - mark;
      const std::uint8_t bucket = distance_bucket(distance);
      const bool close = mark != kNone && tokens[mark].closes;
      return static_cast<std::uint8_t>(bucket == 5 ? 10 : bucket * 2 + close);
    };
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      tokens[t].quote_left = code(last_mark, t);
      if (tokens[t].opens || tokens[t].closes) last_mark = t;
    }
    last_mark = kNone;
    for (std::uint32_t t = s.last; t-- > s.first;) {
      tokens[t].quote_right = code(last_mark, t);
      if (tokens[t].opens || tokens[t].closes) last_mark = t;
    }
  }
}

void DocView::fill_subtrees() {
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    tokens[t].sub_first = t;
    tokens[t].sub_last = t + 1;
  }
  if (!m_parsed) return;
  for (const Sentence& s : m_doc.sentences) {
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      // Climbing stops where an ancestor's range already holds t: its own ancestors hold it too.
      std::int32_t up = tokens[t].head;
      for (std::uint32_t guard = s.last - s.first; up >= 0 && guard > 0; --guard) {
        TokenView& above = tokens[static_cast<std::uint32_t>(up)];
        if (above.sub_first <= t && t < above.sub_last) break;
        above.sub_first = std::min(above.sub_first, t);
        above.sub_last = std::max(above.sub_last, t + 1);
        up = above.head;
      }
    }
  }
}

void DocView::fill_sentences() {
  sentences.resize(m_doc.sentences.size());
  for (const Paragraph& p : m_doc.paragraphs) {
    if (p.first >= p.last) continue;
    const Sentence& end = m_doc.sentences[p.last - 1];
    const Mark end_mark = end.last > end.first ? tokens[end.last - 1].mark : Mark::none;
    for (std::uint32_t s = p.first; s < p.last; ++s) {
      SentenceView& view = sentences[s];
      const Sentence& sentence = m_doc.sentences[s];
      view.headline = p.first == 0;
      view.paragraph_end = static_cast<std::uint8_t>(end_mark);
      for (std::uint32_t t = sentence.first; t < sentence.last && !view.has_quote; ++t) {
        view.has_quote = tokens[t].outer >= 0;
      }
      if (s > p.first && m_doc.sentences[s - 1].last > m_doc.sentences[s - 1].first) {
        view.after_quote = tokens[m_doc.sentences[s - 1].last - 1].outer >= 0;
      }
    }
  }
}

std::uint32_t DocView::head_of(TokenSegment segment) const {
  const auto rank = [&](std::uint32_t t) {
    const auto upos = static_cast<Upos>(tokens[t].upos);
    const std::int32_t head = tokens[t].head;
    const bool outside = m_parsed && (head < static_cast<std::int32_t>(segment.first) ||
                                      head >= static_cast<std::int32_t>(segment.last));
    const int kind = upos == Upos::VERB                                            ? 4
                     : upos == Upos::NOUN                                          ? 3
                     : upos == Upos::ADP || upos == Upos::AUX || upos == Upos::ADJ ? 2
                     : tokens[t].mark == Mark::none                                ? 1
                                                                                   : 0;
    return (outside ? 8 : 0) + kind;
  };
  std::uint32_t best = segment.first;
  for (std::uint32_t t = segment.first + 1; t < segment.last; ++t) {
    if (rank(t) > rank(best) || (!m_parsed && rank(t) == rank(best) && rank(t) >= 4)) best = t;
  }
  return best;
}

std::uint64_t link_between(const DocView& view, std::uint32_t t) {
  const std::int32_t before = view[t - 1].head, own = view[t].head;
  if (own == static_cast<std::int32_t>(t) - 1) return 1;
  if (before == static_cast<std::int32_t>(t)) return 2;
  return before == own ? 3 : 0;
}

std::uint32_t DocView::subject_of(std::uint32_t t) const {
  const FeatureRelations& rel = FeatureRelations::get();
  for (const std::uint32_t* c = children_begin(t); c != children_end(t); ++c) {
    if (rel.is_subject(tokens[*c].deprel)) return *c;
  }
  return kNone;
}

}  // namespace claimgraph::attribution
