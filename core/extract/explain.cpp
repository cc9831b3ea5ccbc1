#include "core/extract/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "claimgraph/utf8.hpp"
#include "core/extract/syntax/text_pieces.hpp"

namespace claimgraph {

namespace {

class Explainer {
 public:
  Explainer(const AnnotatedText& doc, const std::vector<AttributionSpans>& spans, const Analysis& found,
            const std::vector<ExplainedPiece>& pieces)
      : m_doc(doc), m_spans(spans), m_found(found), m_pieces(pieces) {}

  std::string run(const std::string& id) {
    bool any = false;
    for (const Attribution& a : m_found.attributions) {
      if (!id.empty() && a.id != id) continue;
      any = true;
      attribution(a);
    }
    if (!any) {
      return id.empty() ? "No attributions were found.\n" : fmt::format("There is no attribution {}.\n", id);
    }
    return std::move(m_out);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(m_out), format, std::forward<Args>(args)...);
    m_out += '\n';
  }

  std::string words(const SpanList& spans) const {
    std::string out;
    for (const Span& span : spans) {
      if (!out.empty()) out += " … ";
      const std::uint32_t first = m_doc.token_at(span.begin);
      std::uint32_t last = first;
      while (last < m_doc.tokens.size() && m_doc.tokens[last].span.begin < span.end) ++last;
      out += plain_text(m_doc, first, last);
    }
    return out.empty() ? "–" : shortened(out, 160);
  }

  void attribution(const Attribution& a) {
    line("{}  {}, {}  confidence {:.2f}  {}", a.id, attribution_kind_name(a.kind), stance_name(a.stance),
         a.confidence, a.by);
    if (const AttributionSpans* scored = scores_of(a)) {
      line("  scores   cue {:+.2f} log-odds, arguments {:.2f} log-probability, re-ranked {:.2f}",
           scored->cue_log_odds, scored->argument_log_probability, scored->confidence);
    }
    line("  source   {}", words(a.source));
    line("  cue      {}{}", words(a.cue), a.cue_lemma.empty() ? "" : "  (" + a.cue_lemma + ")");
    line("  content  {}", words(a.content));
    std::string speakers;
    for (const std::uint32_t s : a.speakers) {
      const Entity& entity = m_found.entities[s];
      speakers += fmt::format("{}{} ({}{})", speakers.empty() ? "" : "; ", entity.name,
                              entity.anonymous ? "unnamed, " : "", entity_type_name(entity.type));
    }
    if (speakers.empty()) speakers = a.kind == AttributionKind::narration ? "the publisher" : "not stated";
    line("  speaker  {}", speakers);
    for (const ExplainedPiece& piece : m_pieces) {
      if (piece.cue != a.cue || piece.content != a.content) continue;
      line("  piece    claim {:.2f}, right {:.2f}: {}", piece.claim, piece.right, shortened(piece.text, 120));
    }
    for (const StatedClaim& stated : a.claims) claim(m_found.claims[stated.claim]);
    std::string notes;
    const auto note = [&](const std::string& text) { notes += (notes.empty() ? "" : " · ") + text; };
    if (!a.said_at.empty()) note("said " + a.said_at);
    if (!a.medium.empty()) note("in " + a.medium);
    if (a.addressee < m_found.entities.size()) note("to " + m_found.entities[a.addressee].name);
    if (a.hedged) note("hedged");
    if (a.realis != Realis::said) note(realis_name(a.realis));
    if (a.relays < m_found.attributions.size()) note("relays " + m_found.attributions[a.relays].id);
    if (!notes.empty()) line("  notes    {}", notes);
    table(a);
    m_out += '\n';
  }

  void claim(const Claim& c) {
    line("  claim    {}", c.text);
    if (c.label != c.text) line("  label    {}", c.label);
    std::string about;
    for (const std::uint32_t e : c.about) about += (about.empty() ? "" : ", ") + m_found.entities[e].name;
    if (!about.empty()) line("  about    {}", about);
    for (const std::uint32_t q : c.quantities) {
      const Quantity& quantity = m_found.quantities[q];
      line("  figure   {} {}", quantity.value_text,
           quantity.currency.empty() ? quantity.unit : quantity.currency);
    }
  }

  /// The finder's spans behind a record, when a model scored them: those with the same cue.
  const AttributionSpans* scores_of(const Attribution& a) const {
    for (const AttributionSpans& spans : m_spans) {
      if (!spans.scored || spans.cue.empty() || a.cue.empty() || a.by != spans.by) continue;
      if (m_doc.tokens[spans.cue.front().first].span.begin == a.cue.front().begin) return &spans;
    }
    return nullptr;
  }

  static bool inside(const SpanList& spans, Span span) {
    return std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.overlaps(span); });
  }

  static std::string padded(std::string_view text, std::size_t width) {
    std::string out(text);
    const std::size_t points = count_code_points(text);
    if (points < width) out.append(width - points, ' ');
    return out;
  }

  /// The sentences that the attribution touches, at most six.
  void table(const Attribution& a) {
    std::set<std::uint32_t> sentences;
    for (const SpanList* list : {&a.source, &a.cue, &a.content}) {
      for (const Span& span : *list) {
        const std::uint32_t t = m_doc.token_at(span.begin);
        if (t < m_doc.tokens.size()) sentences.insert(m_doc.tokens[t].sentence);
      }
    }
    int shown = 0;
    for (const std::uint32_t s : sentences) {
      if (++shown > 6) break;
      const Sentence& sentence = m_doc.sentences[s];
      line("  {}",
           "  id  form                lemma               upos   xpos  head  relation      quote  role");
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        const Token& token = m_doc.tokens[t];
        const char* role = inside(a.cue, token.span)       ? "cue"
                           : inside(a.source, token.span)  ? "source"
                           : inside(a.content, token.span) ? "content"
                                                           : "";
        const std::int64_t head =
            token.head < 0 ? 0 : token.head - static_cast<std::int64_t>(sentence.first) + 1;
        std::string row = fmt::format("  {:>4}  {}{}{:<7}{:<6}{:>4}  {:<14}{:<7}{}", t - sentence.first + 1,
                                      padded(token.form, 20), padded(token.lemma, 20), upos_name(token.upos),
                                      xpos_name(token.xpos), head, deprel_name(token.deprel),
                                      token.quotation >= 0 ? "inside" : "", role);
        row.erase(row.find_last_not_of(' ') + 1);
        line("{}", row);
      }
    }
  }

  const AnnotatedText& m_doc;
  const std::vector<AttributionSpans>& m_spans;
  const Analysis& m_found;
  const std::vector<ExplainedPiece>& m_pieces;
  std::string m_out;
};

}  // namespace

std::string explain_text(const AnnotatedText& doc, const std::vector<AttributionSpans>& spans,
                         const Analysis& found, const std::vector<ExplainedPiece>& pieces,
                         const std::string& attribution_id) {
  return Explainer(doc, spans, found, pieces).run(attribution_id);
}

}  // namespace claimgraph
