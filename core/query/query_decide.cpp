// What a person means who decides: the thing with an id or a name, and the link between two things.
#include <algorithm>
#include <set>

#include "claimgraph/error.hpp"
#include "claimgraph/queries.hpp"
#include "core/model/identity.hpp"

namespace claimgraph {

namespace {

constexpr std::size_t kListed = 20;

[[noreturn]] void say_which(const std::string& start, const std::vector<std::string>& lines) {
  std::string list;
  for (std::size_t i = 0; i < lines.size() && i < kListed; ++i) list += "\n  " + lines[i];
  throw UsageError(start + "; say which:" + list + (lines.size() > kListed ? "\n  …" : ""));
}

/// At most 60 code points.
std::string cut(const std::string& text) {
  constexpr std::size_t kMost = 60;
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && ++points > kMost)
      return text.substr(0, i) + "…";
  }
  return text;
}

Thing thing_of(const Store& store, const std::string& id) {
  if (id.starts_with("clm-")) {
    const auto claim = store.claim(id);
    return {id, claim ? claim->text : std::string()};
  }
  if (id.starts_with("att-")) {
    const auto saying = store.attribution(id);
    return {id, saying ? saying->passage.exact : std::string()};
  }
  if (id.starts_with("art-")) {
    const auto article = store.article_info(id);
    return {id, !article ? std::string() : article->headline.empty() ? article->doc : article->headline};
  }
  const auto entity = store.entity(id);
  if (!entity) return {id, {}};
  for (const EntityRef& member : entity->merged) {
    if (member.id == id) return {id, member.name};
  }
  return {id, entity->name};
}

/// The entities that are called so; of one that others were merged into, the one that articles call so.
std::vector<std::string> bearers(const Store& store, std::string_view name) {
  std::vector<std::string> out;
  for (const EntityRef& one : find_named(store, name)) {
    out.push_back(one.id);
    const auto entity = store.entity(one.id);
    if (!entity || normalise_name(entity->name) == normalise_name(name)) continue;
    for (const EntityRef& member : entity->merged) {
      if (normalise_name(member.name) == normalise_name(name)) out.back() = member.id;
    }
  }
  return out;
}

DecisionTarget saying_target(const Store& store, const std::string& id) {
  return {kAspectSaying, id, {}, thing_of(store, id).label};
}

std::string both(const Store& store, const std::string& one, const std::string& other) {
  return decision_label(thing_of(store, one).label, thing_of(store, other).label);
}

/// An edge of the graph, as an export shows it, by its id or the start of one.
std::optional<DecisionTarget> edge_target(const Store& store, std::string_view id) {
  const GraphData graph = store.load_graph({.evidence = false});
  const Edge* found = nullptr;
  std::vector<std::string> ids;
  for (const Edge& e : graph.edges) {
    if (!e.id.starts_with(id)) continue;
    ids.push_back(e.id);
    found = &e;
  }
  if (ids.size() > 1) say_which("several edges start with '" + std::string(id) + "'", ids);
  if (!found) return std::nullopt;
  const std::string& source = graph.nodes[found->source].id;
  const std::string& target = graph.nodes[found->target].id;
  if (!found->attribution.empty() && found->kind != EdgeKind::relays) {
    const auto saying = store.attribution(found->attribution);
    const auto is = [&](const auto& answer) { return answer.id == target; };
    const bool aimed = saying && (std::find(saying->targets.begin(), saying->targets.end(), target) !=
                                      saying->targets.end() ||
                                  std::any_of(saying->answers.begin(), saying->answers.end(), is));
    if (aimed)
      return DecisionTarget{kAspectStance, found->attribution, target,
                            both(store, found->attribution, target)};
    return saying_target(store, found->attribution);
  }
  DecisionTarget out{edge_kind_name(found->kind), source, target, both(store, source, target)};
  Decision probe;
  probe.kind = DecisionKind::confirm;
  probe.aspect = out.aspect;
  probe.subject = source;
  probe.object = target;
  probe.by = "x";
  probe.at = "2000-01-01T00:00:00.000Z";
  try {
    check_decision(probe);
  } catch (const UsageError&) {
    throw UsageError("edges of kind '" + out.aspect +
                     "' are not decided on; sayings and links between claims, names and "
                     "articles are");
  }
  return out;
}

/// The names of the links between two things.
std::set<std::string> links_between(const Store& store, const std::string& one, const std::string& other) {
  std::set<std::string> out;
  const auto are = [&](const std::string& a, const std::string& b) {
    return (a == one && b == other) || (a == other && b == one);
  };
  if (one.starts_with("clm-")) {
    for (const ClaimRelation& r : store.relations_of_claim(one)) {
      if (are(r.source, r.target)) out.insert(edge_kind_name(r.kind));
    }
  } else if (one.starts_with("att-")) {
    const auto saying = store.attribution(one);
    const auto aimed = [&](const std::string& id) { return id == other; };
    if (saying && (std::any_of(saying->targets.begin(), saying->targets.end(), aimed) ||
                   std::any_of(saying->answers.begin(), saying->answers.end(),
                               [&](const AnswerInfo& a) { return aimed(a.id); })))
      out.insert(kAspectStance);
  } else if (one.starts_with("art-")) {
    const GraphData graph = store.load_graph({.evidence = false});
    for (const Edge& e : graph.edges) {
      if ((e.kind == EdgeKind::derived_from || e.kind == EdgeKind::cites) &&
          are(graph.nodes[e.source].id, graph.nodes[e.target].id))
        out.insert(edge_kind_name(e.kind));
    }
  } else if (const auto entity = store.entity(one)) {
    for (const EntityRef& same : entity->same_as) {
      if (same.id == other) out.insert(edge_kind_name(EdgeKind::same_as));
    }
  }
  return out;
}

/// A saying that only asserts is aimed at nobody's claim.
void check_stance(const Store& store, const std::string& saying_id, const std::string& claim) {
  const auto saying = store.attribution(saying_id);
  if (!saying || meaning_of(saying->stance, saying->realis, ClaimTie::target).edge) return;
  const auto answers = [&](const AnswerInfo& answer) { return answer.id == claim; };
  if (std::any_of(saying->answers.begin(), saying->answers.end(), answers)) return;
  throw UsageError(saying_id + " takes no stance on a claim of somebody else: it " +
                   stance_name(saying->stance));
}

}  // namespace

std::string decision_label(const std::string& one, const std::string& other) {
  return other.empty() ? cut(one) : "“" + cut(one) + "” – “" + cut(other) + "”";
}

std::optional<Thing> find_thing(const Store& store, std::string_view what) {
  if (const auto id = find_id(store, what)) return thing_of(store, *id);
  const std::vector<std::string> named = bearers(store, what);
  if (named.size() > 1) {
    std::vector<std::string> lines;
    for (const std::string& id : named) lines.push_back(id + "  " + thing_of(store, id).label);
    say_which("several are called '" + std::string(what) + "'", lines);
  }
  if (!named.empty()) return thing_of(store, named.front());
  if (what.find(' ') == std::string_view::npos) return std::nullopt;  // one word is a name that nobody bears
  bool some_words_only = false;
  const std::vector<std::string> claims = find_claims(store, what, kListed, some_words_only);
  if (claims.empty() || some_words_only) return std::nullopt;
  if (claims.size() > 1) {
    std::vector<std::string> lines;
    for (const std::string& id : claims) lines.push_back(id + "  " + thing_of(store, id).label);
    say_which("several claims have the words '" + std::string(what) + "'", lines);
  }
  return thing_of(store, claims.front());
}

std::optional<DecisionTarget> find_decidable(const Store& store, std::string_view what) {
  if (what.starts_with("edg-")) return edge_target(store, what);
  const auto thing = find_thing(store, what);
  if (!thing) return std::nullopt;
  if (!thing->id.starts_with("att-")) {
    throw UsageError("what is right or wrong of " + thing->id +
                     "? Name a saying (att-…), two ends of a link, or with a "
                     "name --type or --alias");
  }
  return saying_target(store, thing->id);
}

DecisionTarget find_link(const Store& store, const Thing& one, const Thing& other, std::string_view link) {
  std::string subject = one.id;
  std::string object = other.id;
  if (subject.starts_with("clm-") && object.starts_with("att-")) std::swap(subject, object);
  std::string aspect(link);
  if (aspect.empty()) {
    const std::set<std::string> links = links_between(store, subject, object);
    if (links.empty()) {
      throw UsageError("there is no link between " + subject + " and " + object +
                       "; 'merge' says that they are one, --link what else they are");
    }
    if (links.size() > 1)
      say_which("several links join these two; --link names one", {links.begin(), links.end()});
    aspect = *links.begin();
  }
  if (aspect == kAspectStance) check_stance(store, subject, object);
  return {aspect, subject, object, both(store, subject, object)};
}

}  // namespace claimgraph
