#include "core/extract/attribution/mend_spans.hpp"

#include "core/extract/syntax/cue_lexicon.hpp"
#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

namespace {

/// "Jurors were told that …": the finder has put them into what was said.
void drop_listener(const AnnotatedText& doc, const Syntax& syntax, AttributionSpans& a) {
  if (a.content.size() < 2 || !in_list(" tell inform ", syntax.lemma(a.cue_head)) ||
      !syntax.is_passive(a.cue_head))
    return;
  const auto subject = syntax.own_subject(a.cue_head);
  if (!subject) return;
  const TokenRange range = subtree_range(doc, *subject);
  const TokenSegment& first = a.content.front();
  if (first.first >= range.first && first.last <= range.last) a.content.erase(a.content.begin());
}

}  // namespace

void drop_passive_subjects(const AnnotatedText& doc, std::vector<AttributionSpans>& spans) {
  const Syntax syntax(doc);
  for (AttributionSpans& a : spans) {
    if (a.cue_head >= doc.tokens.size()) continue;
    drop_listener(doc, syntax, a);
    if (a.source.empty()) continue;
    const bool hidden = hides_source_in_passive(syntax.lemma(a.cue_head));
    // "areas, thought to be mud, …", "a world considered dead": nobody is said to think so.
    const auto above = syntax.head(a.cue_head);
    if (hidden && above && syntax.xpos(a.cue_head) == "VBN" && syntax.has_relation(a.cue_head, {"acl"}) &&
        a.source.front().first < a.cue_head && TokenSet(a.source).contains(*above)) {
      a.source.clear();
      continue;
    }
    if (!hidden || !syntax.is_passive(a.cue_head)) continue;
    // Through "…, but was said to be": the subject may stand with the first of two verbs.
    const auto subject = syntax.subject(a.cue_head);
    if (subject && TokenSet(a.source).contains(*subject)) a.source.clear();
  }
}

}  // namespace claimgraph
