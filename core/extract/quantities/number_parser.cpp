#include "core/extract/quantities/number_parser.hpp"

#include <string_view>

#include "core/extract/quantities/number_reader.hpp"

namespace claimgraph::detail {

NumberMatch NumberReader::number() {
  NumberMatch out;
  out.first = m_first;
  out.next = m_first;
  const bool negative = sign();
  if (m_at >= m_limit) return out;
  const std::size_t start = m_at;
  m_words = m_tokens[m_at].kind == TokenKind::word;
  if (!(m_tokens[m_at].kind == TokenKind::number ? numeral() : worded())) return out;
  if (m_at == start) return out;
  out.value = m_value;
  out.value.negative = out.value.negative != negative;
  out.next = m_at;
  out.words = m_words;
  out.scaled = m_scale > 0;
  out.scale_power = m_scale;
  out.decimal = m_decimal;
  out.fraction = m_fraction;
  return out;
}

NumberMatch NumberReader::ordinal() {
  NumberMatch out;
  out.first = m_first;
  out.next = m_first;
  if (m_at >= m_limit) return out;
  if (m_segment.is_number(m_at)) {
    const LexToken& token = m_tokens[m_at];
    if (!token.plain || !m_segment.glued(m_at + 1) || !suffix_of(m_at)) return out;
    out.value = m_segment.numbers[token.number];
    out.next = m_at + 2;
  } else {
    Decimal value;
    const std::size_t end = ordinal_words(m_at, value, nullptr);
    if (end == m_at) return out;
    out.value = value;
    out.next = end;
    out.words = true;
  }
  out.ordinal = true;
  return out;
}

bool NumberReader::suffix_of(std::size_t at) const {
  const std::string_view suffix = m_segment.lower_of(at + 1);
  return (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") && !m_segment.glued(at + 2);
}

bool NumberReader::sign() {
  const LexToken* first = token(m_at);
  if (first == nullptr) return false;
  if (first->word.kind == WordClass::minus) {
    ++m_at;
    return true;
  }
  if (first->kind != TokenKind::symbol || (first->symbol != U'-' && first->symbol != 0x2212)) return false;
  ++m_at;
  return true;
}

NumberMatch parse_number(const Segment& segment, std::size_t token, bool money) {
  return NumberReader(segment, token, money).number();
}

NumberMatch parse_ordinal(const Segment& segment, std::size_t token) {
  return NumberReader(segment, token, false).ordinal();
}

}  // namespace claimgraph::detail
