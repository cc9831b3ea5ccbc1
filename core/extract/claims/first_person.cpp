#include "core/extract/claims/first_person.hpp"

#include <algorithm>
#include <string_view>

#include "core/base/words.hpp"
#include "core/extract/coreference/name_match.hpp"
#include "core/extract/syntax/noun_lexicon.hpp"

namespace claimgraph {

namespace {

bool speaks_for(const std::string& title) {
  static constexpr std::string_view kWords[] = {"chief",    "CEO",    "CFO",     "president",
                                                "chair",    "spokes", "founder", "owner",
                                                "minister", "coach",  "captain"};
  return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view word) {
    return fold_case(title).find(fold_case(word)) != std::string::npos;
  });
}

/// "a Norra spokesman": Norra.
std::string employer_of(const ArticleView& view, const Entity& speaker) {
  const std::vector<Affiliation>& list = speaker.affiliations;
  if (list.size() != 1 || list.front().former || !speaks_for(list.front().title)) return {};
  const Entity& employer = view.analysis.entities[list.front().organization];
  return employer.anonymous || employer.type == EntityType::person ? std::string() : employer.name;
}

/// "chief executive Ana Ruiz" in an article about one company: very likely that one.
std::string likely_employer(const ArticleView& view, const Entity& who) {
  const std::uint32_t main = view.mentions.main_organization();
  if (main == kNone || !who.affiliations.empty() || !speaks_for(who.description)) return {};
  const std::string& name = view.analysis.entities[main].name;
  for (const std::string& word : name_tokens(name)) {  // "Harbour captain" says it
    if (fold_case(who.description).find(word) != std::string::npos) return {};
  }
  return ", " + name + '?';
}

/// "Ana Ruiz, Harbour captain, and others"
std::string with_others(const Entity& who) {
  const std::string& text = who.description;
  const bool title = text.find(' ') == std::string::npos;  // "Dr", "Author"
  if (title || text.size() > kMaxDescription || text.find(',') != std::string::npos)
    return who.name + " and others";
  return who.name + ", " + text + ", and others";
}

std::string of_person(const ArticleView& view, const Entity& who) {
  std::uint32_t organization = kNone;
  bool speaks = false;
  for (const Affiliation& a : who.affiliations) {
    if (a.former || a.organization >= view.analysis.entities.size()) continue;
    const Entity& body = view.analysis.entities[a.organization];  // "the Norlandic negotiator" is of no place
    if (body.type == EntityType::place && lexicon::country_name(fold_case(body.name)).empty()) continue;
    if (organization != kNone && organization != a.organization) return with_others(who);
    organization = a.organization;
    speaks = speaks || speaks_for(a.title);
  }
  if (organization == kNone) return with_others(who) + likely_employer(view, who);
  const std::string& name = view.analysis.entities[organization].name;
  return speaks ? name : who.name + " and others, " + name;
}

}  // namespace

std::string name_of_i(const ArticleView& view, const std::vector<std::uint32_t>& speakers) {
  if (speakers.size() != 1) return {};
  const Entity& who = view.analysis.entities[speakers.front()];
  return who.type == EntityType::person && !who.anonymous ? who.name : std::string();
}

std::string name_of_we(const ArticleView& view, const std::vector<std::uint32_t>& speakers) {
  if (speakers.empty()) return {};
  const std::vector<Entity>& entities = view.analysis.entities;
  const Entity& who = entities[speakers.front()];
  if (speakers.size() == 1 && who.anonymous) return employer_of(view, who);
  const auto unnamed = [&](std::uint32_t s) { return entities[s].anonymous; };
  if (std::any_of(speakers.begin(), speakers.end(), unnamed)) return {};
  if (speakers.size() > 1) {
    std::string out;
    for (std::size_t i = 0; i < speakers.size() && i < 4; ++i) {
      if (i > 0) out += i + 1 == speakers.size() ? " and " : ", ";
      out += entities[speakers[i]].name;
    }
    return out;
  }
  if (who.type == EntityType::place || who.type == EntityType::other) return {};
  return who.type == EntityType::person ? of_person(view, who) : who.name;
}

}  // namespace claimgraph
