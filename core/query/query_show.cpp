#include <algorithm>

#include "core/query/queries.hpp"

namespace claimgraph {

namespace {

/// The paragraphs that hold the attribution, with its spans moved into them.
ShownPassage shown(const Store& store, AttributionInfo attribution) {
  ShownPassage out;
  if (const auto article = store.article(attribution.article)) {
    const std::string& text = article->text;
    const std::size_t first = std::min<std::size_t>(attribution.passage.bytes.begin, text.size());
    const std::size_t last = std::min<std::size_t>(attribution.passage.bytes.end, text.size());
    const std::size_t line = first == 0 ? std::string::npos : text.rfind('\n', first - 1);
    const std::size_t begin = line == std::string::npos ? 0 : line + 1;
    const std::size_t end = std::min(text.find('\n', last), text.size());
    out.text = text.substr(begin, end - begin);
    const auto move = [&](const SpanList& spans, SpanList& into) {
      for (const Span& span : spans) {
        if (span.begin < begin || span.end > end) continue;
        into.push_back(
            {static_cast<std::uint32_t>(span.begin - begin), static_cast<std::uint32_t>(span.end - begin)});
      }
    };
    move(attribution.source_spans, out.source);
    move(attribution.cue_spans, out.cue);
    move(attribution.content_spans, out.content);
  }
  out.attribution = std::move(attribution);
  return out;
}

NodeKind kind_of(EntityType type) {
  switch (type) {
    case EntityType::person:
      return NodeKind::person;
    case EntityType::organization:
      return NodeKind::organization;
    case EntityType::place:
      return NodeKind::place;
    case EntityType::group:
      return NodeKind::group;
    case EntityType::other:
      break;
  }
  return NodeKind::other;
}

}  // namespace

std::optional<ShowResult> query_show(const Store& store, std::string_view what) {
  const auto id = resolve_id(store, what);
  if (!id) return std::nullopt;
  ShowResult result;
  result.id = *id;
  std::vector<AttributionInfo> attributions;
  if ((result.article = store.article_info(*id))) {
    result.kind = NodeKind::article;
    attributions = store.attributions_of_article(*id);
  } else if ((result.claim = store.claim(*id))) {
    result.kind = NodeKind::claim;
    attributions = store.attributions_of_claim(*id);
  } else if ((result.entity = store.entity(*id))) {
    result.kind = kind_of(result.entity->type);
    attributions = store.attributions_of_entity(*id);
  } else if (auto attribution = store.attribution(*id)) {
    result.kind = NodeKind::attribution;
    result.claim = store.claim(attribution->claim);
    attributions.push_back(std::move(*attribution));
  } else {
    return std::nullopt;
  }
  for (AttributionInfo& a : attributions) result.passages.push_back(shown(store, std::move(a)));
  return result;
}

}  // namespace claimgraph
