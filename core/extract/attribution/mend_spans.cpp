#include "core/extract/attribution/mend_spans.hpp"

#include "core/extract/syntax/syntax.hpp"

namespace claimgraph {

void drop_passive_subjects(const AnnotatedText& doc, std::vector<AttributionSpans>& spans) {
  const Syntax syntax(doc);
  for (AttributionSpans& a : spans) {
    if (a.source.empty() || a.cue_head >= doc.tokens.size()) continue;
    const bool reporting = in_list(
        " say believe think report expect understand rumour rumor allege consider know estimate tell suppose "
        "claim deem "
        "inform ",
        syntax.lemma(a.cue_head));
    if (!reporting || !syntax.is_passive(a.cue_head)) continue;
    // Through "…, but was said to be": the subject may stand with the first of two verbs.
    const auto subject = syntax.subject(a.cue_head);
    if (subject && TokenSet(a.source).contains(*subject)) a.source.clear();
  }
}

}  // namespace claimgraph
