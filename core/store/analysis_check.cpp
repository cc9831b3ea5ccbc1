#include "core/store/analysis_check.hpp"

#include <fmt/format.h>

#include "claimgraph/error.hpp"
#include "claimgraph/utf8.hpp"
#include "core/store/passages.hpp"

namespace claimgraph {

namespace {

class Checker {
 public:
  explicit Checker(const Article& article) : m_article(article) {}

  void span(Span span, const char* what, std::size_t index) const {
    if (span.begin > span.end || span.end > m_article.text.size()) {
      fail(fmt::format("{} {} has the span [{}, {}) in a text of {} bytes", what, index, span.begin, span.end,
                       m_article.text.size()));
    }
    if (!on_character_border(m_article.text, span.begin) || !on_character_border(m_article.text, span.end)) {
      fail(fmt::format("{} {} has the span [{}, {}), which cuts a character", what, index, span.begin,
                       span.end));
    }
  }
  void spans(const SpanList& list, const char* what, std::size_t index) const {
    for (const Span& one : list) span(one, what, index);
  }
  void reference(std::uint32_t value, std::size_t size, const char* what, std::size_t index,
                 bool may_be_none) const {
    if (value == kNone && may_be_none) return;
    if (value >= size) fail(fmt::format("{} {} refers to record {} of {}", what, index, value, size));
  }
  void id(const std::string& value, const char* what, std::size_t index) const {
    if (value.empty()) fail(fmt::format("{} {} has no id", what, index));
  }
  [[noreturn]] void fail(const std::string& what) const {
    throw DataError(fmt::format("article {}: its analysis is inconsistent: {}", m_article.id, what));
  }

 private:
  const Article& m_article;
};

void check_entities(const Checker& check, const Analysis& analysis) {
  const std::size_t entities = analysis.entities.size();
  for (std::size_t i = 0; i < entities; ++i) {
    const Entity& entity = analysis.entities[i];
    check.id(entity.id, "entity", i);
    for (const Affiliation& a : entity.affiliations) {
      check.span(a.evidence, "affiliation of entity", i);
      check.reference(a.organization, entities, "affiliation of entity", i, true);
    }
  }
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& mention = analysis.mentions[i];
    check.span(mention.span, "mention", i);
    check.span(mention.head, "mention", i);
    check.reference(mention.entity, entities, "mention", i, true);
  }
}

void check_claims(const Checker& check, const Analysis& analysis) {
  const std::size_t entities = analysis.entities.size();
  for (std::size_t i = 0; i < analysis.quantities.size(); ++i)
    check.span(analysis.quantities[i].span, "quantity", i);
  for (std::size_t i = 0; i < analysis.times.size(); ++i) check.span(analysis.times[i].span, "time", i);
  for (std::size_t i = 0; i < analysis.claims.size(); ++i) {
    const Claim& claim = analysis.claims[i];
    check.id(claim.id, "claim", i);
    check.spans(claim.content, "claim", i);
    for (const auto q : claim.quantities) check.reference(q, analysis.quantities.size(), "claim", i, false);
    for (const auto e : claim.about) check.reference(e, entities, "claim", i, false);
    check.reference(claim.subject, entities, "claim", i, true);
  }
  for (std::size_t i = 0; i < analysis.attributions.size(); ++i) {
    const Attribution& a = analysis.attributions[i];
    check.id(a.id, "attribution", i);
    check.spans(a.source, "attribution", i);
    check.spans(a.cue, "attribution", i);
    check.spans(a.content, "attribution", i);
    for (const auto s : a.speakers) check.reference(s, entities, "attribution", i, false);
    for (const StatedClaim& stated : a.claims) {
      check.reference(stated.claim, analysis.claims.size(), "attribution", i, false);
      check.spans(stated.content, "a stated claim of attribution", i);
    }
    for (const Answer& answer : a.answers)
      check.reference(answer.claim, analysis.claims.size(), "attribution", i, false);
    check.reference(a.addressee, entities, "attribution", i, true);
    check.reference(a.relays, analysis.attributions.size(), "attribution", i, true);
  }
}

}  // namespace

void check_analysis(const Article& article, const Analysis& analysis) {
  const Checker check(article);
  if (article.id.empty()) check.fail("the article has no id (seal_article was not called)");
  if (!is_valid_utf8(article.text)) check.fail("the text is not well-formed UTF-8");
  check_entities(check, analysis);
  check_claims(check, analysis);
}

}  // namespace claimgraph
